//! Journeys in the real window.

mod assessing;
mod backups;
mod decisions;
mod discreet;
mod erasing;
mod importing;
mod journey;
mod keyboard;
mod lenses;
mod locking;
mod naughty;
mod network;
mod opening;
mod places;
mod privacy;
mod recovering;
mod redaction;
mod register;
mod remembering;
mod retention;
mod role_only;
mod safety;
mod since;
mod tables;
mod twice;
