//! What was promised to stakeholders, and by them (R25).

pub mod edit;
pub mod list;
