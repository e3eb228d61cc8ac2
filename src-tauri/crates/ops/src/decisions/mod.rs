//! Decisions and deliverables of projects, and who is responsible, accountable, consulted and informed (R6).

pub mod edit;
pub mod list;
pub mod parts;
