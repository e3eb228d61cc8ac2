//! `cargo xtask bench`: the measurements, in a release build, each with its baseline.

use crate::shell::{House, Outcome, Step};
use crate::{setup, test, ui};

pub(crate) fn command(house: &House, args: &[String]) -> Outcome {
    setup::to_build(house)?;
    ui::build(house)?;
    Step::cargo(house)
        .args([
            "build",
            "--release",
            "--package=soundings",
            "--package=soundings-cli",
        ])
        .args(["--package=soundings-tests", "--bins"])
        .run()?;
    let bench = Step::new(house, house.built("release", "bench"))
        .here()
        .args(args.iter().cloned());
    test::with_programs(house, bench, "release").run()
}
