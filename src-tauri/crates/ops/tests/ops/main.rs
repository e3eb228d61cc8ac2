//! The operations, through the one door.
#![allow(clippy::unwrap_used, unreachable_pub)]

mod bindings;
mod catalogue;
mod house;
mod import;
mod map;
mod people;
mod readiness;
mod report;
mod sample;
mod search;
mod support;
mod travel;
mod units;
