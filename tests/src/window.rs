//! Journeys in the real window.

mod assessing;
mod backups;
mod discreet;
mod erasing;
mod importing;
mod journey;
mod leaving_the_spreadsheet;
mod lenses;
mod locking;
mod naughty;
mod network;
mod opening;
mod own_axes;
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
mod supposing;
mod tables;
mod twice;
