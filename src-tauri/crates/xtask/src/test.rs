//! `cargo xtask test`: everything that shows the program does what it says, or one part of it.

use std::time::Instant;

use crate::shell::{Fault, House, Outcome, Step, spoken};
use crate::{setup, ui};

/// A part of the tests that can be asked for by name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Rust,
    Ui,
    Window,
    Cli,
    Slow,
}

impl Part {
    fn named(name: &str) -> Option<Self> {
        match name {
            "rust" => Some(Self::Rust),
            "ui" => Some(Self::Ui),
            "window" => Some(Self::Window),
            "cli" => Some(Self::Cli),
            "slow" => Some(Self::Slow),
            _ => None,
        }
    }

    /// The nextest filter that selects this part of the Rust tests.
    fn filter(self) -> &'static str {
        match self {
            Self::Rust => "not package(soundings-tests)",
            Self::Window => "package(soundings-tests) & test(/^window/)",
            Self::Cli => "package(soundings-tests) & test(/^command/)",
            Self::Slow => "package(soundings-store) & test(/_crash::|^crash::|^faults::/)",
            Self::Ui => "none()",
        }
    }
}

/// What was asked for on the command line.
#[derive(PartialEq, Eq, Debug)]
struct Wanted {
    part: Option<Part>,
    rest: Vec<String>,
}

impl Wanted {
    fn read(args: &[String]) -> Self {
        let mut rest = args.to_vec();
        let part = rest.first().and_then(|first| Part::named(first));
        if part.is_some() {
            rest.remove(0);
        }
        Self { part, rest }
    }

    /// Filters for the Rust tests alone leave the web tests and the documentation out.
    fn covers(&self, part: Part) -> bool {
        match self.part {
            Some(wanted) => wanted == part,
            None => self.rest.is_empty() || part == Part::Rust,
        }
    }
}

pub(crate) fn command(house: &House, args: &[String]) -> Outcome {
    let wanted = Wanted::read(args);
    let begun = Instant::now();
    setup::to_test(house)?;
    let mut done = Vec::new();
    ui::build(house)?;
    if wanted.covers(Part::Ui) {
        timed(&mut done, "ui", || web_tests(house, &wanted))?;
    }
    if wanted.part != Some(Part::Ui) {
        timed(&mut done, "build", || build(house))?;
        timed(&mut done, "tests", || rust_tests(house, &wanted))?;
    }
    if wanted.covers(Part::Rust) && wanted.rest.is_empty() {
        timed(&mut done, "documentation examples", || {
            Step::cargo(house)
                .args(["test", "--workspace", "--doc", "--quiet"])
                .run()
        })?;
    }
    println!(
        "\nAll passed in {}: {}.",
        spoken(begun.elapsed()),
        done.join(", ")
    );
    Ok(())
}

/// Everything there is, as the tests use it. One selection of packages and targets for build, tests and
/// documentation keeps the features the same, so nothing is compiled twice.
pub(crate) fn build(house: &House) -> Outcome {
    Step::cargo(house)
        .args(["build", "--workspace", "--all-targets"])
        .run()
}

/// The step, told where the programs to be tested are.
pub(crate) fn with_programs<'a>(house: &House, step: Step<'a>, profile: &str) -> Step<'a> {
    step.env("SOUNDINGS_APP", house.built(profile, "soundings-app"))
        .env("SOUNDINGS_CLI", house.built(profile, "soundings"))
}

fn web_tests(house: &House, wanted: &Wanted) -> Outcome {
    let step = Step::npm(house).args(["test", "--silent"]);
    if wanted.rest.is_empty() {
        step.run()
    } else {
        step.args(["--"]).args(wanted.rest.iter().cloned()).run()
    }
}

fn rust_tests(house: &House, wanted: &Wanted) -> Outcome {
    let step = if setup::has_nextest(house) {
        nextest(house, wanted)
    } else {
        println!("cargo-nextest is not here: using cargo's own test runner, without limits on time.");
        let step = Step::cargo(house).args(["test", "--workspace"]);
        match wanted.part {
            Some(Part::Window) => step.args(["--test", "soundings", "window"]),
            Some(Part::Cli) => step.args(["--test", "soundings", "command"]),
            Some(Part::Slow) => step.args(["--test", "store", "crash"]),
            _ => step.args(["--all-targets"]).args(wanted.rest.iter().cloned()),
        }
    };
    let step = match wanted.part {
        Some(Part::Slow) => step.env("SOUNDINGS_ROUNDS", "10"),
        _ => step,
    };
    with_programs(house, step, "debug").run()
}

fn nextest<'a>(house: &'a House, wanted: &Wanted) -> Step<'a> {
    let mut step = Step::cargo(house).args(["nextest", "run", "--workspace", "--all-targets"]);
    if wanted.part == Some(Part::Slow) {
        step = step.args(["--profile", "slow"]);
    } else if std::env::var_os("CI").is_some_and(|value| !value.is_empty()) {
        step = step.args(["--profile", "ci"]);
    }
    if let Some(part) = wanted.part {
        step = step.args(["--filterset", part.filter()]);
    }
    step.args(wanted.rest.iter().cloned())
}

fn timed(done: &mut Vec<String>, what: &str, work: impl FnOnce() -> Outcome) -> Outcome {
    let begun = Instant::now();
    println!("\n── {what}");
    work().map_err(|fault| {
        let before = if done.is_empty() {
            String::new()
        } else {
            format!(" Passed before it: {}.", done.join(", "))
        };
        Fault::new(format!("Tests did not pass: {what}.{before}\n{fault}"))
    })?;
    done.push(format!("{what} {}", spoken(begun.elapsed())));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(args: &[&str]) -> Wanted {
        Wanted::read(&args.iter().map(|arg| (*arg).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn without_arguments_every_part_is_tested() {
        let all = wanted(&[]);
        assert!([Part::Rust, Part::Ui].into_iter().all(|part| all.covers(part)));
    }

    #[test]
    fn a_part_is_tested_alone_and_its_filters_passed_on() {
        let window = wanted(&["window", "journey"]);
        assert_eq!(
            window,
            Wanted {
                part: Some(Part::Window),
                rest: vec!["journey".into()]
            }
        );
        assert!(!window.covers(Part::Ui) && !window.covers(Part::Rust));
    }

    #[test]
    fn a_filter_alone_is_for_the_rust_tests() {
        let filtered = wanted(&["quadrant"]);
        assert!(filtered.covers(Part::Rust) && !filtered.covers(Part::Ui));
    }
}
