//! The register: stakeholders listed, found, added, changed and deleted.

pub(crate) mod asked;
pub mod delete;
pub mod edit;
pub mod list;
pub mod profile;
pub mod roles;
