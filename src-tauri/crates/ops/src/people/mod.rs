//! The register: stakeholders listed, found, added, changed and deleted.

pub mod alike;
pub(crate) mod asked;
pub mod brief;
pub mod bulk;
pub mod cells;
pub mod columns;
pub mod delete;
pub mod edit;
pub mod filter;
pub mod list;
pub mod merge;
mod order;
pub mod profile;
pub mod roles;
pub mod selection;
pub mod timeline;
