//! The register: stakeholders listed, found, added, changed and deleted.

mod asked;
pub mod delete;
pub mod edit;
pub mod list;
pub mod profile;
