//! The tasks of the house: set-up, run, test, check, bench, fuzz, look, package and notices.
//!
//! One file is one command. Apart from `serde_json` nothing but the standard library is used, so that the
//! tasks compile in seconds on a machine that has Rust and nothing else.
#![allow(clippy::print_stdout, reason = "a task speaks to the person who started it")]

mod bench;
mod check;
mod fuzz;
mod look;
mod notices;
mod package;
mod run;
mod setup;
mod shell;
mod test;
mod ui;

use std::process::ExitCode;

use shell::{Fault, House, Outcome};

const HELP: &str = "\
The tasks of Soundings. Each does the set-up it needs first; set-up that is done takes no time.

  cargo xtask run [ARGS]          open the app on the sample workspace (no display: make its readiness report)
  cargo xtask test [PART] [ARGS]  all tests, or one PART: rust, ui, window, cli, slow; ARGS go to the test runner
  cargo xtask check [NAME] [--fix] every check, or one; --fix formats; --list names them
  cargo xtask bench [ARGS]        the measurements, in a release build
  cargo xtask fuzz [TARGET] [--minutes N]
                                  the readers of files under random bytes, ten minutes each; needs cargo-fuzz
  cargo xtask look [ARGS]         a picture of every place in the window
  cargo xtask package             release builds with licences and notices, in target/package
  cargo xtask notices             write THIRD_PARTY.md from the lock files
  cargo xtask setup               only the set-up

  --dry-run, before the command, prints what would be run.
";

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    let dry_run = args.first().is_some_and(|first| first == "--dry-run");
    if dry_run {
        args.remove(0);
    }
    match House::find(dry_run).and_then(|house| dispatch(&house, &args)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\n{fault}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(house: &House, args: &[String]) -> Outcome {
    let Some((command, rest)) = args.split_first() else {
        print!("{HELP}");
        return Ok(());
    };
    match command.as_str() {
        "setup" => setup::to_check(house),
        "run" => run::command(house, rest),
        "test" => test::command(house, rest),
        "check" => check::command(house, rest),
        "bench" => bench::command(house, rest),
        "fuzz" => fuzz::command(house, rest),
        "look" => look::command(house, rest),
        "package" => package::command(house),
        "notices" => notices::command(house),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(Fault::new(format!(
            "There is no task “{other}”. `cargo xtask help` lists them."
        ))),
    }
}
