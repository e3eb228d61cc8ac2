//! Journeys in the real window.

mod journey;
mod opening;
mod places;
mod safety;
