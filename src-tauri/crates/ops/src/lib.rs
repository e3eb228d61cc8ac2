//! What a user can ask for: one verb a function, declared in one list ([`OPERATIONS`]). This crate is the only door to
//! the workspace file: the window, the command line and the tests all come through [`Session`].

pub mod backups;
mod bindings;
mod catalogue;
pub mod check;
pub mod commitments;
mod context;
pub mod custom;
pub mod diagnostics;
mod door;
pub mod engagements;
pub mod export;
mod failure;
pub mod groups;
pub mod health;
pub mod history;
pub mod import;
pub mod map;
pub mod password;
pub mod people;
pub mod projects;
pub mod readiness;
pub mod report;
pub mod rights;
pub mod salvage;
pub mod sample;
pub mod search;
mod session;
mod sql;
pub mod stakes;
pub mod support;
pub mod tags;
pub mod ties;
pub mod units;
pub mod words;
pub mod workspace;

pub use bindings::typescript;
pub use catalogue::{Kind, OPERATIONS, Operation, Tag};
pub use context::Context;
pub use domain;
pub use door::{Look, MOST_ROWS, Nothing, Page, Work};
pub use failure::{Code, Failure, FieldFault};
pub use session::{Applied, Call, Listener, OpenOptions, Session, Unlock, operation};
pub use store::{Key, Password};
