//! The workspace file, on real files.

mod kit;
mod undo;
mod write;
