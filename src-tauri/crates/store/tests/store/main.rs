//! The workspace file, on real files.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test may fail and may talk"
)]

mod backups;
mod crash;
mod elsewhere;
mod erase;
mod erase_crash;
mod erase_others;
mod faults;
mod file;
mod import_crash;
mod kit;
mod large;
mod named;
mod password_crash;
mod property;
mod protected;
mod recover;
mod restore_crash;
mod salvage;
mod search;
mod trouble;
mod undo;
mod write;
