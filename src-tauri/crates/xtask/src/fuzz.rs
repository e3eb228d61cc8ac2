//! `cargo xtask fuzz`: the readers of files (spreadsheets, mappings, exports) under random bytes, each for some minutes.
//!
//! Needs `cargo-fuzz`. The targets live in `tests/fuzz`, a workspace of its own, with small files of every kind to begin
//! with; what they find more is kept in `tests/fuzz/corpus`, and what breaks them in `tests/fuzz/artifacts`.

use crate::shell::{Fault, House, Outcome, Step};

/// Every target, in the order in which they are run.
const TARGETS: [&str; 6] = ["text", "xlsx", "xls", "ods", "mapping", "export"];
/// The one that needs more than the readers of spreadsheets, by a feature of the same name: it takes long to build.
const LARGE: &str = "export";
const MINUTES: u64 = 10;

/// What a single input may take: seconds, and MiB of memory.
const SECONDS: u64 = 20;
const MEMORY: u64 = 1_024;
/// Longest input, in bytes: more only makes it slower.
const LONGEST: u64 = 16_384;

pub(crate) fn command(house: &House, args: &[String]) -> Outcome {
    let asked = Asked::from(args)?;
    if !house.dry_run && !Step::cargo(house).args(["fuzz", "--version"]).succeeds() {
        return Err(Fault::new(
            "cargo-fuzz is not there. Install it with `cargo install cargo-fuzz`, and try again.",
        ));
    }
    for target in asked.targets {
        let folder = house.root.join("tests/fuzz");
        if !house.dry_run {
            let corpus = folder.join("corpus").join(target);
            std::fs::create_dir_all(&corpus)
                .map_err(|error| Fault::new(format!("{} could not be made: {error}.", corpus.display())))?;
        }
        let features: &[&str] = if target == LARGE {
            &["--features", LARGE]
        } else {
            &[]
        };
        Step::cargo(house)
            .folder(folder)
            // Coverage is measured by flags of the compiler that only its nightly form takes as they are.
            .env("RUSTC_BOOTSTRAP", "1")
            .args(["fuzz", "run", "--sanitizer", "none", "--fuzz-dir", "."])
            .args(features.iter().copied())
            .args([target])
            .args([
                format!("corpus/{target}"),
                format!("seeds/{target}"),
                "--".to_owned(),
            ])
            .args([
                format!("-max_total_time={}", asked.minutes * 60),
                format!("-timeout={SECONDS}"),
                format!("-rss_limit_mb={MEMORY}"),
                format!("-max_len={LONGEST}"),
            ])
            .run()?;
    }
    Ok(())
}

/// What is to be run.
struct Asked {
    targets: Vec<&'static str>,
    minutes: u64,
}

impl Asked {
    fn from(args: &[String]) -> Outcome<Self> {
        let mut asked = Self {
            targets: Vec::new(),
            minutes: MINUTES,
        };
        let mut args = args.iter();
        while let Some(arg) = args.next() {
            if arg == "--minutes" {
                let minutes = args.next().and_then(|minutes| minutes.parse().ok());
                asked.minutes = minutes
                    .filter(|minutes| (1..=1_440).contains(minutes))
                    .ok_or_else(|| Fault::new("--minutes needs a whole number from 1 to 1440 after it."))?;
            } else if let Some(target) = TARGETS.into_iter().find(|target| target == arg) {
                asked.targets.push(target);
            } else {
                return Err(Fault::new(format!(
                    "There is no target “{arg}”. There are: {}.",
                    TARGETS.join(", ")
                )));
            }
        }
        if asked.targets.is_empty() {
            asked.targets.extend(TARGETS);
        }
        Ok(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(args: &[&str]) -> Outcome<(Vec<&'static str>, u64)> {
        let args: Vec<String> = args.iter().map(|arg| (*arg).to_owned()).collect();
        Asked::from(&args).map(|asked| (asked.targets, asked.minutes))
    }

    #[test]
    fn all_targets_are_run_unless_some_are_named() {
        assert_eq!(asked(&[]).unwrap(), (TARGETS.to_vec(), 10));
        assert_eq!(asked(&["xls", "--minutes", "2"]).unwrap(), (vec!["xls"], 2));
        for wrong in [
            &["pdf"][..],
            &["--minutes"],
            &["--minutes", "0"],
            &["--minutes", "x"],
        ] {
            assert!(asked(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn every_target_has_its_program_and_its_seeds() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fuzz");
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml")).unwrap();
        assert_eq!(manifest.matches("[[bin]]").count(), TARGETS.len());
        for target in TARGETS {
            assert!(manifest.contains(&format!("name = \"{target}\"")), "{target}");
            assert!(
                std::fs::read_dir(folder.join("seeds").join(target))
                    .unwrap()
                    .next()
                    .is_some(),
                "{target}"
            );
        }
    }
}
