//! `cargo xtask look`: a picture of every place in the window, to be looked at.

use crate::display::Hidden;
use crate::shell::{House, Outcome, Step};
use crate::{setup, test, ui};

pub(crate) fn command(house: &House, args: &[String]) -> Outcome {
    setup::to_test(house)?;
    ui::build(house)?;
    test::build(house)?;
    let hidden = Hidden::start(house)?;
    let look = Step::new(house, house.built("debug", "look"))
        .here()
        .args(args.iter().cloned());
    hidden.on(test::with_programs(house, look, "debug")).run()
}
