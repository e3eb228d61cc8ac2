//! A readiness report: one model, and the pages typeset from it.

pub mod figures;
pub mod model;
