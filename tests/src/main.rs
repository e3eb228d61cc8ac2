//! The whole program, tested from outside: each module drives one part of it as a person would.
#![allow(unreachable_pub)]

mod command;
mod window;
