//! Drives the real program from outside: its window through WebDriver on a display of its own. The journeys in this
//! package and the `look` tool share it.
//!
//! A helper that cannot do its part panics with what it was waiting for, what the page shows and where the program's
//! output is: that is what a failing journey needs to say.

mod app;
mod axe;
mod display;
mod driver;
mod environment;
mod key_store;
mod keyboard;
mod keys;
mod page;
mod process;
mod setup;
mod turn;
mod wait;

pub use app::App;
pub use axe::Violation;
pub use key_store::KeyStore;
pub use keyboard::{tab_to, tab_to_exactly};
pub use page::{
    Target, button, cell, checkbox, column, dialog, field, grid, heading, link, menu_choice, menu_item,
    option, role, row, tab,
};
pub use process::cli_binary;
pub use setup::Setup;
pub use wait::{eventually, patience};
