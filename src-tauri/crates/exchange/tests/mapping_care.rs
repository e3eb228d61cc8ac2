//! Who looks after a relationship and when it was last looked over, as columns of a sheet of stakeholders.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its fixture should stop there"
)]

use exchange::{About, ColumnMapping, Draft, SheetMapping, Target, interpret, open, suggest};

fn sheet(text: &str) -> SheetMapping {
    let book = open(text.as_bytes(), "list.csv").unwrap();
    suggest(&book, &[]).mapping.sheets.remove(0)
}

fn draft(text: &str) -> Draft {
    let book = open(text.as_bytes(), "list.csv").unwrap();
    let mapping = suggest(&book, &[]).mapping;
    interpret(&book, &mapping).unwrap()
}

/// What becomes of a column, in a word: the field, `+name (kind)` of a custom field, `-` for what stays out.
fn fate(column: &ColumnMapping) -> String {
    match &column.target {
        Target::LeaveOut => "-".to_owned(),
        Target::Field { field } => field.as_str().to_owned(),
        Target::Custom { name, kind } => format!("+{name} ({})", kind.as_str()),
        Target::Axis { name } => format!("/{name}"),
    }
}

fn fates(text: &str) -> Vec<String> {
    sheet(text).columns.iter().map(fate).collect()
}

#[test]
fn who_looks_after_a_relationship_and_when_it_was_last_looked_over_have_columns() {
    for heading in [
        "Owner",
        "Relationship owner",
        "Relationship Manager",
        "Account manager",
        "Stakeholder owner",
    ] {
        let text = format!("Name,{heading}\nAnn Moor,Bo Lund\n");
        assert_eq!(fates(&text), ["name", "owner"], "{heading}");
    }
    for heading in [
        "Last verified",
        "Verified on",
        "Date last verified",
        "Last reviewed",
        "Last checked on",
    ] {
        let text = format!("Name,{heading}\nAnn Moor,2026-03-01\n");
        assert_eq!(fates(&text), ["name", "verified_on"], "{heading}");
    }
    // Of a list of promises the owner answers for the promise.
    let promises = "Stakeholder,What,Owner,Due\nAnn Moor,Send the plan,Bo Lund,2026-03-01\n";
    assert_eq!(sheet(promises).about, Some(About::Commitments));
    // What is no date and no name stays a field of its own.
    assert_eq!(
        fates("Name,Verified,Owner\nAnn Moor,yes,1\nBo Lund,no,2\nCy Hale,yes,3\n"),
        ["name", "+Verified (yes_no)", "+Owner (as written) (number)"]
    );
}

#[test]
fn days_of_looking_over_are_read_in_the_order_of_their_column_and_faulty_ones_named() {
    let draft = draft(
        "Name,Owner,Last verified\nAnn Moor,Bo Lund,13/02/2026\nBo Lund,,03/02/2026\nCy Hale,TBC,last spring\n",
    );
    let read: Vec<_> = draft
        .proposals
        .iter()
        .map(|one| (one.owner.as_str(), one.verified_on.map(|on| on.to_string())))
        .collect();
    assert_eq!(
        read,
        [
            ("Bo Lund", Some("2026-02-13".to_owned())),
            ("", Some("2026-02-03".to_owned())),
            ("", None),
        ]
    );
    let notes: Vec<_> = draft
        .notes
        .iter()
        .map(|note| (note.origin.line, note.field.as_str(), note.reason.as_str()))
        .collect();
    assert!(
        matches!(notes[..], [(4, "Last verified", reason)] if reason.contains("last spring") && reason.contains("left out")),
        "{notes:?}"
    );
}
