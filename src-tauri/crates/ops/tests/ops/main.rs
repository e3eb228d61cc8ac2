//! The operations, through the one door.
#![allow(clippy::unwrap_used, clippy::print_stdout, unreachable_pub)]

mod backups;
mod bindings;
mod catalogue;
mod commitments;
mod condition;
mod custom;
mod diagnostics;
mod engagements;
mod export;
mod health;
mod holidays;
mod house;
mod import;
mod map;
mod notes;
mod papers;
mod password;
mod people;
mod readiness;
mod redact;
mod register;
mod report;
mod retention;
mod rights;
mod role_only;
mod role_shown;
mod sample;
mod search;
mod support;
mod tags;
mod travel;
mod units;
mod views;
