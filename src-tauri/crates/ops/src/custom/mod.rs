//! Custom fields: what a workspace wants to know of stakeholders and projects beyond what the program asks.

pub mod edit;
pub mod fields;
pub mod values;

pub(crate) use fields::{Field, find_or_make};
pub(crate) use values::Values;

/// The most fields one subject may have.
pub(crate) const MOST_FIELDS: u64 = 500;
/// The most words a choice may have.
pub(crate) const MOST_CHOICES: usize = 500;
