//! `cargo xtask setup`: what a fresh machine with Rust and Node still needs. Every other task does it first;
//! each step looks before it acts, so that a step that is done costs a few milliseconds.

mod debian;
mod elsewhere;

use std::path::Path;

use crate::shell::{Fault, House, Outcome, Step};

/// The oldest Node the web part is built with: major and minor.
const NODE: (u32, u32) = (20, 19);

/// What a build needs, in the order in which one thing needs another.
pub(crate) fn to_build(house: &House) -> Outcome {
    node(house)?;
    system(house)?;
    npm_packages(house)
}

/// What the tests need besides.
pub(crate) fn to_test(house: &House) -> Outcome {
    to_build(house)?;
    nextest(house)
}

/// What the checks need besides.
pub(crate) fn to_check(house: &House) -> Outcome {
    to_test(house)?;
    toolchain_parts(house)?;
    deny(house)
}

fn node(house: &House) -> Outcome {
    const REMEDY: &str = "Install it from https://nodejs.org or with your system's packages, then try again.";
    let needed = format!("Node.js {}.{} or newer is needed", NODE.0, NODE.1);
    let Ok(told) = Step::new(house, "node").args(["--version"]).output() else {
        return Err(Fault::new(format!(
            "{needed}, and `node` was not found. {REMEDY}"
        )));
    };
    if version(&told).is_none_or(|found| found < NODE) {
        return Err(Fault::new(format!("{needed}; this is {}. {REMEDY}", told.trim())));
    }
    if Step::npm(house)
        .folder(house.root.clone())
        .args(["--version"])
        .succeeds()
    {
        return Ok(());
    }
    Err(Fault::new(format!(
        "npm, which comes with Node.js, was not found. {REMEDY}"
    )))
}

/// `v20.20.2` is (20, 20).
fn version(told: &str) -> Option<(u32, u32)> {
    let mut numbers = told.trim().trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn system(house: &House) -> Outcome {
    if debian::is_here() {
        debian::packages(house)
    } else {
        elsewhere::libraries(house)
    }
}

/// Packages of the web part, from its lock file. The stamp is a copy of the lock file they came from.
fn npm_packages(house: &House) -> Outcome {
    let stamp = house.ui().join("node_modules/.stamp");
    if !lock_changed(&house.ui().join("package-lock.json"), &stamp)? {
        return Ok(());
    }
    Step::npm(house).args(["ci", "--no-audit", "--no-fund"]).run()?;
    if house.dry_run {
        return Ok(());
    }
    std::fs::copy(house.ui().join("package-lock.json"), &stamp)
        .map(|_| ())
        .map_err(|error| Fault::new(format!("{} could not be written: {error}.", stamp.display())))
}

fn lock_changed(lock: &Path, stamp: &Path) -> Outcome<bool> {
    let locked = std::fs::read(lock)
        .map_err(|error| Fault::new(format!("{} could not be read: {error}.", lock.display())))?;
    Ok(std::fs::read(stamp).map_or(true, |installed| installed != locked))
}

/// The test runner. Without it the tests still run, on cargo's own.
fn nextest(house: &House) -> Outcome {
    if has_nextest(house) {
        return Ok(());
    }
    if let Err(fault) = install(house, "cargo-nextest") {
        println!("{fault}\ncargo-nextest could not be installed; the tests will use cargo's own runner.");
    }
    Ok(())
}

pub(crate) fn has_nextest(house: &House) -> bool {
    Step::cargo(house).args(["nextest", "--version"]).succeeds()
}

/// Formatter and linter, which a minimal toolchain leaves out.
fn toolchain_parts(house: &House) -> Outcome {
    for (tool, part) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !Step::cargo(house).args([tool, "--version"]).succeeds() {
            let command = format!("rustup component add {part}");
            return Err(by_hand(&format!("The Rust toolchain lacks {part}."), &command));
        }
    }
    Ok(())
}

/// Licences, sources and bans of dependencies.
fn deny(house: &House) -> Outcome {
    if Step::cargo(house).args(["deny", "--version"]).succeeds() {
        return Ok(());
    }
    install(house, "cargo-deny")
}

fn install(house: &House, tool: &str) -> Outcome {
    let tools = house.root.join("target/xtask/tools");
    Step::cargo(house)
        .args(["install", tool, "--locked"])
        .env("CARGO_TARGET_DIR", tools)
        .run()
}

/// The failure of a set-up that a person must finish by hand.
fn by_hand(what: &str, command: &str) -> Fault {
    Fault::new(format!("{what}\nRun this, then try again:\n\n  {command}\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_node_is_read_as_node_prints_it() {
        assert_eq!(version("v20.20.2\n"), Some((20, 20)));
        assert!(version("v9.11.0") < Some(NODE));
        assert_eq!(version("not a version"), None);
    }

    #[test]
    fn packages_are_installed_again_only_when_the_lock_file_changed() {
        let folder = std::env::temp_dir().join(format!("soundings-xtask-npm-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (lock, stamp) = (folder.join("package-lock.json"), folder.join(".stamp"));
        assert!(lock_changed(&lock, &stamp).is_err());
        std::fs::write(&lock, "1").unwrap();
        assert!(lock_changed(&lock, &stamp).unwrap());
        std::fs::copy(&lock, &stamp).unwrap();
        assert!(!lock_changed(&lock, &stamp).unwrap());
        std::fs::write(&lock, "2").unwrap();
        assert!(lock_changed(&lock, &stamp).unwrap());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
