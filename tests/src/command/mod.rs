//! The `soundings` command, as somebody in a shell meets it.

mod backup;
mod broken_files;
mod decisions;
mod diagnostics;
mod health;
mod journey;
mod manners;
mod map;
mod network;
mod papers;
mod password;
mod person;
mod purpose;
mod redact;
mod register;
mod registers;
mod remembering;
mod retention;
mod role_only;
mod run;
mod twice;
mod ugly;
