//! Conversations with stakeholders (R24).

pub mod edit;
pub mod list;
