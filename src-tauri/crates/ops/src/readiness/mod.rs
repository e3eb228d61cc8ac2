//! Readiness of groups for a change: judged scores, first barriers and the index (R8, R11, R32).

pub mod judge;
pub mod view;
