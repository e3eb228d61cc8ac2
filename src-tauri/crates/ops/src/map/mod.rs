//! The map: where stakeholders stand in a project, as dated assessments say (R1 to R5).

pub mod assess;
pub mod moves;
pub mod pass;
pub mod picture;
pub mod recorded;
pub mod standing;
pub mod suppose;
pub mod view;
