//! The register: stakeholders listed, found, added, changed and deleted.

pub(crate) mod asked;
pub mod columns;
pub mod delete;
pub mod edit;
pub mod filter;
pub mod list;
mod order;
pub mod profile;
pub mod roles;
