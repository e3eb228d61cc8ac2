//! Journeys in the real window.

mod backups;
mod importing;
mod journey;
mod keyboard;
mod locking;
mod naughty;
mod opening;
mod places;
mod redaction;
mod safety;
mod tables;
