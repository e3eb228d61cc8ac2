//! What the words mean: the types and rules of stakeholder and readiness work, without input or output.
//!
//! Nothing here reads a clock, a file or a database: time and data come in as arguments, so every answer can be
//! worked out again by hand. Each rule carries the id it has in `RULES.md` beside this crate.
//!
//! Two habits hold throughout. *Missing is never 0*: what was not assessed is `None` and stays out of a mean.
//! *Rounding is for display*: comparisons use the unrounded value, and [`rounding`] is applied last.
//!
//! | module | rules |
//! |---|---|
//! | [`median`], [`power_interest`] | R1 |
//! | [`AnyAxis`] | R2 |
//! | [`salience`] | R3 |
//! | [`engagement`] | R4 |
//! | [`cube`] | R5 |
//! | [`raci`] | R6 |
//! | [`network`] | R7 |
//! | [`adoption`] | R8 |
//! | [`scales`] | R11, R16 |
//! | [`agreement`] | R14 |
//! | [`suppression`] | R15 |
//! | [`champions`] | R17 |
//! | [`conversations`] | R24 |
//! | [`commitments`] | R25 |
//! | [`support`] | R26, R27 |
//! | [`readiness_index`] | R32 |
//! | [`duties`] | R33 |
//! | [`naming`], [`redaction`], [`retention`] | R34 |
//! | [`report_page`] | R37 |

pub mod adoption;
pub mod agreement;
pub mod alike;
mod axes;
pub mod champions;
pub mod commitments;
pub mod conversations;
pub mod cube;
pub mod custom;
pub mod duties;
pub mod engagement;
mod ids;
pub mod median;
pub mod naming;
pub mod network;
pub mod power_interest;
pub mod raci;
pub mod readiness_index;
pub mod redaction;
pub mod report_page;
pub mod retention;
pub mod rounding;
pub mod salience;
pub mod scales;
mod settings;
pub mod share;
pub mod staleness;
pub mod support;
pub mod suppression;
mod words;

#[cfg(test)]
mod rules_text;

pub use axes::*;
pub use ids::*;
pub use settings::*;
pub use words::*;
