//! The readiness index (R32), 0–100, for a group and a change: every weight visible, nothing missing counted as 0.
//!
//! Weights are judgements, components compensate for one another, there is no predictive validation, the data is
//! ordinal and can be gamed: [`CAVEATS`] is printed beside every index.

mod components;
mod confidence;
mod index;
mod portfolio;
mod sensitivity;
mod trend;

pub use components::*;
pub use confidence::*;
pub use index::*;
pub use portfolio::*;
pub use sensitivity::*;
pub use trend::*;

/// What is printed beside every readiness index (R32).
pub const CAVEATS: [&str; 5] = [
    "The weights are judgements.",
    "Components compensate for one another: a strong one can hide a weak one.",
    "The index has not been validated against outcomes.",
    "The scores are ordinal; their distances are an assumption.",
    "Whoever is measured by it can game it.",
];
