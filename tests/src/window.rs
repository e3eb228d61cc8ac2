//! Journeys in the real window.

mod importing;
mod journey;
mod keyboard;
mod locking;
mod naughty;
mod opening;
mod places;
mod safety;
mod tables;
