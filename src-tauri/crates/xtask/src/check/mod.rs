//! `cargo xtask check`: one line a check, all of them, then the verdict.

mod arrows;
mod imports;
mod locks;
mod places;
mod rules;
mod tidy;
mod versions;

use std::io::Write;
use std::time::Instant;

use crate::shell::{Fault, House, Outcome, Step, spoken};
use crate::{notices, setup, ui};

/// What a check found: nothing, or lines for the person who has to act.
type Found = Outcome<Vec<String>>;

struct Check {
    name: &'static str,
    shows: &'static str,
    look: fn(&House) -> Found,
}

/// The quick ones first, so that the earliest failure comes early.
const CHECKS: [Check; 13] = [
    Check {
        name: "arrows",
        shows: "who may use whom",
        look: arrows::look,
    },
    Check {
        name: "locks",
        shows: "lock files name the public registries only",
        look: locks::look,
    },
    Check {
        name: "versions",
        shows: "Tauri's crates and npm packages agree",
        look: versions::look,
    },
    Check {
        name: "tidy",
        shows: "a file is one idea",
        look: tidy::look,
    },
    Check {
        name: "rules",
        shows: "every cited rule is in RULES.md, every rule there is cited",
        look: rules::look,
    },
    Check {
        name: "rustfmt",
        shows: "Rust is formatted",
        look: rustfmt,
    },
    Check {
        name: "biome",
        shows: "the web part is formatted and linted",
        look: biome,
    },
    Check {
        name: "tsc",
        shows: "its types hold",
        look: tsc,
    },
    Check {
        name: "knip",
        shows: "nothing in it is unused",
        look: knip,
    },
    Check {
        name: "notices",
        shows: "THIRD_PARTY.md is current",
        look: notices::look,
    },
    Check {
        name: "deny",
        shows: "licences, bans and sources of crates",
        look: deny,
    },
    Check {
        name: "clippy",
        shows: "no warning in Rust",
        look: clippy,
    },
    Check {
        name: "bindings",
        shows: "generated types are current",
        look: bindings,
    },
];

pub(crate) fn command(house: &House, args: &[String]) -> Outcome {
    if args.iter().any(|arg| arg == "--list") {
        for check in &CHECKS {
            println!("{:<9} {}", check.name, check.shows);
        }
        return Ok(());
    }
    let names: Vec<&str> = args
        .iter()
        .map(String::as_str)
        .filter(|arg| *arg != "--fix")
        .collect();
    let chosen = choose(&names)?;
    setup::to_check(house)?;
    if names.len() < args.len() {
        Step::cargo(house).args(["fmt", "--all"]).run()?;
        Step::npm(house).args(["run", "--silent", "format"]).run()?;
    }
    if house.dry_run {
        chosen
            .iter()
            .for_each(|check| println!("would check {}", check.name));
        return Ok(());
    }
    let failed: Vec<&str> = chosen
        .iter()
        .filter(|check| !passes(house, check))
        .map(|check| check.name)
        .collect();
    if failed.is_empty() {
        println!("\nAll {} checks passed.", chosen.len());
        return Ok(());
    }
    Err(Fault::new(format!(
        "{} of {} checks failed: {}.",
        failed.len(),
        chosen.len(),
        failed.join(", ")
    )))
}

fn choose(names: &[&str]) -> Outcome<Vec<&'static Check>> {
    if names.is_empty() {
        return Ok(CHECKS.iter().collect());
    }
    let find = |name: &&str| {
        CHECKS.iter().find(|check| check.name == *name).ok_or_else(|| {
            Fault::new(format!(
                "There is no check “{name}”. `cargo xtask check --list` names them."
            ))
        })
    };
    names.iter().map(find).collect()
}

fn passes(house: &House, check: &Check) -> bool {
    print!("{:<9} ", check.name);
    std::io::stdout().flush().ok();
    let begun = Instant::now();
    let found = (check.look)(house);
    let time = spoken(begun.elapsed());
    match found {
        Ok(lines) if lines.is_empty() => {
            println!("ok      {time}");
            true
        }
        Ok(lines) => {
            println!("failed  {time}");
            lines
                .iter()
                .flat_map(|text| text.lines())
                .for_each(|line| println!("    {line}"));
            false
        }
        Err(fault) => {
            println!("failed  {time}\n    {fault}");
            false
        }
    }
}

/// A check that is another program's.
fn outside(step: Step<'_>) -> Found {
    Ok(step.quiet()?.err().into_iter().collect())
}

fn rustfmt(house: &House) -> Found {
    outside(Step::cargo(house).args(["fmt", "--all", "--check"]))
}

fn biome(house: &House) -> Found {
    outside(Step::npm(house).args(["run", "--silent", "lint"]))
}

fn tsc(house: &House) -> Found {
    outside(Step::npm(house).args(["run", "--silent", "typecheck"]))
}

fn knip(house: &House) -> Found {
    outside(Step::npm(house).args(["run", "--silent", "knip"]))
}

/// Without advisories: their database is fetched from the network at a time of its own choosing.
fn deny(house: &House) -> Found {
    outside(Step::cargo(house).args(["deny", "--locked", "check", "bans", "licenses", "sources"]))
}

/// Warnings are refused here and not through `RUSTFLAGS`, which would rebuild every dependency.
fn clippy(house: &House) -> Found {
    ui::build(house)?;
    let step = Step::cargo(house).args(["clippy", "--workspace", "--all-targets", "--quiet", "--"]);
    outside(step.args(["--deny", "warnings"]))
}

/// Every test that compares a generated file with what would be generated now has this in its name.
fn bindings(house: &House) -> Found {
    const NAME: &str = "bindings_are_current";
    ui::build(house)?;
    let step = Step::cargo(house);
    outside(if setup::has_nextest(house) {
        let filter = format!("test({NAME})");
        step.args([
            "nextest",
            "run",
            "--workspace",
            "--all-targets",
            "--no-fail-fast",
            "--filterset",
            &filter,
        ])
    } else {
        step.args(["test", "--workspace", "--all-targets", "--quiet", NAME])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_are_chosen_by_name_and_an_unknown_name_is_refused() {
        assert_eq!(choose(&[]).unwrap().len(), CHECKS.len());
        assert_eq!(choose(&["locks"]).unwrap()[0].name, "locks");
        assert!(choose(&["lock"]).is_err());
    }

    #[test]
    fn no_two_checks_share_a_name() {
        let names: std::collections::BTreeSet<&str> = CHECKS.iter().map(|check| check.name).collect();
        assert_eq!(names.len(), CHECKS.len());
    }
}
