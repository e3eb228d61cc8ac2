//! The workspace file, on real files.

mod crash;
mod elsewhere;
mod file;
mod kit;
mod property;
mod speed;
mod undo;
mod write;
