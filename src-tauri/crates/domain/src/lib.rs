//! What the words mean: the types and rules of stakeholder and readiness work, without input or output.
//!
//! Nothing here reads a clock, a file or a database: time and data come in as arguments, so every answer can be
//! worked out again by hand. Each rule carries the id it has in `RULES.md` beside this crate.
//!
//! Two habits hold throughout. *Missing is never 0*: what was not assessed is `None` and stays out of a mean.
//! *Rounding is for display*: comparisons use the unrounded value, and [`rounding`] is applied last.

mod ids;
mod settings;
mod words;

pub use ids::*;
pub use settings::*;
pub use words::*;
