//! The whole program, tested from outside: each module drives one part of it as a person would.
#![allow(unreachable_pub)]

#[cfg(test)]
mod command;
#[cfg(test)]
mod window;
