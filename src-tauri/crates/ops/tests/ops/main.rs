//! The operations, through the one door.

mod support;
