//! One file a command.

pub(crate) mod apply;
pub(crate) mod backup;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diagnostics;
pub(crate) mod export;
pub(crate) mod health;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod list;
pub(crate) mod map;
pub(crate) mod mapping;
pub(crate) mod network;
pub(crate) mod new;
pub(crate) mod paper;
pub(crate) mod password;
pub(crate) mod person;
pub(crate) mod profile;
mod readiness;
mod recover;
mod remembering;
pub(crate) mod report;
pub(crate) mod retention;
pub(crate) mod salvage;
pub(crate) mod schema;
pub(crate) mod twice;
