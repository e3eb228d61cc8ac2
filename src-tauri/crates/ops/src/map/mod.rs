//! The map: where stakeholders stand in a project, as dated assessments say (R1, R4).

pub mod assess;
pub mod standing;
pub mod view;
