//! Conversations with stakeholders (R24).

pub mod edit;
pub mod list;

pub(crate) use edit::{NewEngagement, insert};
