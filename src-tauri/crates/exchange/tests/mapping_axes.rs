//! Columns that rate on axes of one's own (R2).
#![allow(clippy::unwrap_used)]

use exchange::{About, Field, KnownColumn, Reason, Target, check, interpret, open, suggest};

#[test]
fn r2_a_rating_under_the_name_of_an_axis_of_ones_own_goes_there() {
    let known = [KnownColumn::Axis("Trust".to_owned())];
    let book = open(b"Name,TRUST,Author\nAnn Moor,5,Mair\nBo Ek,2,Mair\n", "list.csv").unwrap();
    let suggested = suggest(&book, &known);
    let columns = &suggested.mapping.sheets[0].columns;
    let trust = Target::Axis {
        name: "Trust".to_owned(),
    };
    assert_eq!(columns[1].target, trust);
    assert_eq!(suggested.reasons[0][1], Reason::Heading);
    // Who judged belongs to that rating.
    assert_eq!(columns[2].target, Target::Field { field: Field::Author });
    let draft = interpret(&book, &suggested.mapping).unwrap();
    assert_eq!(draft.axes, ["Trust"]);
    let said: Vec<i64> = draft
        .proposals
        .iter()
        .map(|one| one.own_ratings[0].value)
        .collect();
    assert_eq!(said, [5, 2]);
    assert_eq!(check(&suggested.mapping, &book), []);

    // What is no rating stays a field of its own.
    let book = open(
        b"Name,Trust\nAnn Moor,the county trust\nBo Ek,a bank\n",
        "list.csv",
    )
    .unwrap();
    let columns = suggest(&book, &known).mapping.sheets[0].columns.clone();
    assert!(matches!(columns[1].target, Target::Custom { .. }), "{columns:?}");
}

#[test]
fn r2_an_axis_of_ones_own_rates_stakeholders_alone_and_has_a_name_of_its_own() {
    let book = open(b"Name,Trust,Faith\nAnn Moor,4,3\n", "list.csv").unwrap();
    let mut mapping = suggest(&book, &[]).mapping;
    let axis = |name: &str| Target::Axis {
        name: name.to_owned(),
    };
    for (one, other, wrong) in [
        ("Trust", "TRUST", "Two columns"),
        ("", "Faith", "Give the axis"),
        ("Power", "Faith", "there is anyway"),
    ] {
        mapping.sheets[0].columns[1].target = axis(one);
        mapping.sheets[0].columns[2].target = axis(other);
        let faults = check(&mapping, &book);
        assert!(faults[0].reason.contains(wrong), "{faults:?}");
    }
    mapping.sheets[0].columns[1].target = axis("Trust");
    assert_eq!(check(&mapping, &book), []);
    mapping.sheets[0].about = Some(About::Units);
    let faults = check(&mapping, &book);
    assert!(
        faults
            .iter()
            .any(|fault| fault.reason.contains("axis of your own")),
        "{faults:?}"
    );
}
