//! The table of scales, as tests.

use domain::Axis;

use super::ScaleFound::{self, NoRatings};
use super::{Rated, scale_in_heading, scale_of, signs_of};
use crate::book::CellKind::Text;
use crate::mapping::Scale::{self, OneToFive, OneToTen, OneToThree, Own, Percent, Words};

fn found(rated: impl Into<Rated>, cells: &[&str]) -> ScaleFound {
    scale_of(rated, cells.iter().map(|cell| (*cell, Text)))
}

fn unclear(sample: &str, likely: Scale) -> ScaleFound {
    ScaleFound::Unclear {
        sample: sample.to_owned(),
        likely,
    }
}

#[test]
fn a_column_tells_its_scale() {
    for (cells, expected) in [
        (&["High", "low", "", "M"][..], Words),
        (&["1", "4", "2"], Own),
        (&["5", "n/a"], Own),
        (&["5 (high)", "1 - Low"], Own),
        (&["1 - Low", "2 - Medium", "3 - High"], OneToThree),
        (&["1 - Low", "3 - Medium"], Own),
        (&["1 - High", "2 - Medium", "3 - Low"], Words),
        (&["1 - High"], Words),
        (&["7", "2"], OneToTen),
        (&["10", "0"], OneToTen),
        (&["80", "45"], Percent),
        (&["80%", "45%"], Percent),
        (&["0.8", "0.45", "1"], Percent),
        (&["0.8", "45%"], Percent),
        (&["3/5", "★★★☆☆"], Own),
        (&["High", "4"], Own),
    ] {
        assert_eq!(
            found(Axis::Power, cells),
            ScaleFound::Scale(expected),
            "{cells:?}"
        );
    }
    assert_eq!(found(Axis::Power, &["1", "2"]), unclear("2", Own));
    assert_eq!(
        found(Axis::Power, &["1", "2", "3", "1", "2", "3"]),
        unclear("3", OneToThree)
    );
    assert_eq!(found(Axis::Power, &["400"]), unclear("400", Own));
    assert_eq!(found(Axis::Power, &["Ann", "", "n/a"]), NoRatings);
    assert_eq!(found(Axis::Power, &[]), NoRatings);
}

#[test]
fn engagement_and_attitude_are_told_by_their_range() {
    let engagement = |cells| found(Axis::CurrentEngagement, cells);
    assert_eq!(engagement(&["0", "4", "2"]), ScaleFound::Scale(Own));
    assert_eq!(engagement(&["1", "5", "2"]), ScaleFound::Scale(OneToFive));
    assert_eq!(engagement(&["1", "4", "2"]), unclear("4", Own));
    assert_eq!(engagement(&["0", "5"]), unclear("5", Own));
    assert_eq!(engagement(&["1 - Unaware", "3"]), ScaleFound::Scale(OneToFive));
    assert_eq!(engagement(&["1 - Resistant", "3"]), ScaleFound::Scale(Own));
    assert_eq!(engagement(&["Supportive", "U"]), ScaleFound::Scale(Own));
    assert_eq!(engagement(&["H", "L"]), ScaleFound::Scale(Words));
    assert_eq!(engagement(&["L", "S"]), ScaleFound::Scale(Own));
    assert_eq!(engagement(&["L"]), unclear("L", Own));
    let desired = |cells| found(Axis::DesiredEngagement, cells);
    assert_eq!(desired(&["2", "4"]), ScaleFound::Scale(Own));
    assert_eq!(desired(&["3", "5"]), ScaleFound::Scale(OneToFive));
    assert_eq!(desired(&["3", "4"]), unclear("4", Own));
    let attitude = |cells| found(Axis::Attitude, cells);
    assert_eq!(attitude(&["-2", "1"]), ScaleFound::Scale(Own));
    assert_eq!(attitude(&["0", "1"]), ScaleFound::Scale(Own));
    assert_eq!(attitude(&["1", "5"]), ScaleFound::Scale(OneToFive));
    assert_eq!(attitude(&["-5", "5"]), unclear("5", Own));
    assert_eq!(attitude(&["1", "2"]), unclear("2", Own));
    assert_eq!(attitude(&["for", "against"]), ScaleFound::Scale(Own));
    assert_eq!(found(Axis::Urgency, &["yes", "no"]), ScaleFound::Scale(Own));
    assert_eq!(found(Axis::Urgency, &["High", "low"]), ScaleFound::Scale(Words));
}

#[test]
fn minus_signs_mean_something_only_beside_plus_signs() {
    let of = |axis: Axis, cells: &[&str]| {
        let signs = signs_of(axis, cells.iter().map(|cell| (*cell, Text)));
        signs.into_iter().collect::<Vec<(String, String)>>()
    };
    let pair = |cell: &str, meaning: &str| (cell.to_owned(), meaning.to_owned());
    assert_eq!(
        of(Axis::Attitude, &["+", "-", "--"]),
        [pair("-", "-1"), pair("--", "-2")]
    );
    assert_eq!(
        of(Axis::CurrentEngagement, &["++", "-"]),
        [pair("-", "resistant")]
    );
    assert_eq!(of(Axis::Attitude, &["1", "-", "supporter"]), []);
    assert_eq!(of(Axis::Power, &["+", "-"]), []);
}

#[test]
fn headings_can_name_a_scale() {
    for (heading, expected) in [
        ("Power (1-5)", Some(Own)),
        ("Power 1 to 10", Some(OneToTen)),
        ("Power (0–10)", Some(OneToTen)),
        ("Influence /10", Some(OneToTen)),
        ("Interest out of 3", Some(OneToThree)),
        ("Interest (1,2,3)", Some(OneToThree)),
        ("Interest %", Some(Percent)),
        ("Power (H/M/L)", Some(Words)),
        ("Power (Low - High)", Some(Words)),
        ("Power", None),
        ("Power 2026", None),
        ("Power/interest", None),
    ] {
        assert_eq!(scale_in_heading(Axis::Power, heading), expected, "{heading}");
    }
    assert_eq!(
        scale_in_heading(Axis::CurrentEngagement, "Engagement 1-5"),
        Some(OneToFive)
    );
    assert_eq!(
        scale_in_heading(Axis::CurrentEngagement, "Engagement (0-4)"),
        Some(Own)
    );
    assert_eq!(scale_in_heading(Axis::Attitude, "Attitude (-2 to +2)"), Some(Own));
}
