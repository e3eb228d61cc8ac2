//! Stopped at any moment, an import leaves no trace.

use std::cell::Cell;
use std::fmt::Write as _;
use std::ops::ControlFlow;

use ops::Code;
use ops::import::{OnMatch, Progress};

use super::{into, stage};
use crate::house::{House, TODAY, on};

#[test]
fn stopping_at_any_report_leaves_no_trace_and_reports_come_often() {
    let house = House::new();
    let project = house.project("Leak Line");
    let mut text = String::from("Name,Department,Reports to,Power,Tags\n");
    for row in 0..700 {
        let _ = writeln!(
            text,
            "Person {row},Unit {},Person {},{},board",
            row % 9,
            row / 7,
            row % 5 + 1
        );
    }
    let staged = stage(&house, &text);
    let choices = into(&project, OnMatch::Skip);
    let before = house.dump();
    let context = on(TODAY);

    let seen = Cell::new((0_u32, 0_u64));
    let count = |progress: Progress| {
        let (reports, done) = seen.get();
        assert!(
            progress.done >= done && progress.done - done <= 256,
            "{progress:?} after {done}"
        );
        assert_eq!(progress.total, 700);
        seen.set((reports + 1, progress.done));
        ControlFlow::Continue(())
    };
    staged.plan(&house.session, &context, &choices, &count).unwrap();
    let (reports, done) = seen.get();
    assert_eq!(done, 700);
    // Every 256th step, and more than one pass over the rows.
    assert!(reports > 700 / 256 * 3, "{reports}");

    for stop in 0..reports {
        let left = Cell::new(stop);
        let until = |_: Progress| match left.get() {
            0 => ControlFlow::Break(()),
            more => {
                left.set(more - 1);
                ControlFlow::Continue(())
            }
        };
        for failure in [
            staged
                .plan(&house.session, &context, &choices, &until)
                .map(|_| ()),
            {
                left.set(stop);
                staged.run(&house.session, &context, &choices, &until).map(|_| ())
            },
        ] {
            assert_eq!(failure.unwrap_err().code, Code::Cancelled);
        }
        assert_eq!(house.dump(), before, "stopped at report {stop}");
    }
    let outcome = super::run(&house, &staged, &choices);
    assert_eq!(outcome.created, 700);
}
