//! The operations, through the one door.

mod bindings;
mod support;
