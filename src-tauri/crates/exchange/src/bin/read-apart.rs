//! Reads a file apart, as the programs do that are started with `--read-apart`: for the tests, which need such a program
//! that starts quickly, and that can misbehave. How it does is told by the name it is copied to.

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use exchange::apart::{ARGUMENT, serve, serve_with};

fn main() -> ExitCode {
    let mut arguments = std::env::args_os();
    let name = arguments.next().unwrap_or_default();
    if arguments.next().as_deref() != Some(ARGUMENT.as_ref()) {
        return ExitCode::from(2);
    }
    match Path::new(&name).file_stem().and_then(|name| name.to_str()) {
        Some("sleeps") => serve_with(|_, _| {
            loop {
                std::thread::sleep(Duration::from_mins(1));
            }
        }),
        Some("loops") => serve_with(|bytes, _| {
            loop {
                std::hint::black_box(bytes);
            }
        }),
        Some("devours") => serve_with(|_, _| {
            let mut all = Vec::new();
            loop {
                all.push(std::hint::black_box(vec![1_u8; 16 * 1024 * 1024]));
            }
        }),
        Some("panics") => serve_with(|bytes, _| panic!("{bytes:?}")),
        Some("aborts") => std::process::abort(),
        Some("quits") => ExitCode::from(3),
        Some("chatters") => serve_with(|bytes, name| {
            use std::io::Write as _;
            let _ = std::io::stdout().write_all(b"Here it comes:\n");
            exchange::open(bytes, name)
        }),
        _ => serve(),
    }
}
