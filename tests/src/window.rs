//! Journeys in the real window.

mod journey;
mod naughty;
mod opening;
mod places;
mod safety;
