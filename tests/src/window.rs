//! Journeys in the real window.

mod opening;
mod safety;
