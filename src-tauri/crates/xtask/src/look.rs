//! `cargo xtask look`: a picture of every place in the window, to be looked at.

use crate::shell::{House, Outcome, Step};
use crate::{setup, test, ui};

pub(crate) fn command(house: &House, args: &[String]) -> Outcome {
    setup::to_test(house)?;
    ui::build(house)?;
    test::build(house)?;
    let look = Step::new(house, house.built("debug", "look"))
        .here()
        .args(args.iter().cloned());
    test::with_programs(house, look, "debug").run()
}
