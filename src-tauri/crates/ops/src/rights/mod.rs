//! The rights of the people in the file: what they ask, what is held of them, marks on it, and erasing them (R33).

pub mod erase;
mod find;
pub mod gone;
pub mod holidays;
pub mod marks;
mod named;
pub mod pack;
pub mod requests;

pub use find::{find, find_to_erase};
