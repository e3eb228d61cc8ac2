//! What holds for any table and any mapping.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its fixture should stop there"
)]

use std::collections::BTreeMap;

use domain::CustomKind;
use exchange::{
    About, ColumnMapping, DateOrder, Field, Layout, Mapping, Scale, SheetMapping, Target, check, describe,
    fit, interpret, open, questions, renew, suggest,
};
use proptest::prelude::*;
use proptest::sample::select;

/// Cells that mean something somewhere, and some that never do.
const CELLS: &[&str] = &[
    "",
    "",
    "Name",
    "Role",
    "Power",
    "Influences",
    "E-mail",
    "Date",
    "Unit",
    "Group",
    "Project",
    "From",
    "To",
    "Ann Moor",
    "Bo Lund",
    "Ann Moor / Bo Lund",
    "Ann Moor; Cy Hale",
    "a@x.example",
    "4",
    "-1",
    "High",
    "supportive",
    "01/02/2026",
    "2026-13-45",
    "yes",
    "✓",
    "Total",
    "Vacant",
    "Eliminated",
    "N/D",
    "'=1",
    "=1+1",
    "🧑‍🚀",
    "\u{202e}x",
    "50%",
    "1e400",
    "\u{0}",
    "Key",
    "Stakeholder",
    "What",
    "Service",
];

fn field() -> impl Strategy<Value = Field> {
    select(Field::ALL)
}

fn target() -> impl Strategy<Value = Target> {
    prop_oneof![
        1 => Just(Target::LeaveOut),
        6 => field().prop_map(|field| Target::Field { field }),
        2 => (select(&["Colour", "colour", "", "Power"][..]), select(CustomKind::ALL))
            .prop_map(|(name, kind)| Target::Custom { name: name.to_owned(), kind }),
        1 => select(&["Trust", "trust", "", "Power"][..])
            .prop_map(|name| Target::Axis { name: name.to_owned() }),
    ]
}

fn column() -> impl Strategy<Value = ColumnMapping> {
    let split = proptest::option::of(select(&[";", "/", "", "\n", " and ", "é"][..]));
    let dates = proptest::option::of(select(
        &[DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst][..],
    ));
    let scale = proptest::option::of(select(
        &[
            Scale::Own,
            Scale::Words,
            Scale::OneToThree,
            Scale::OneToFive,
            Scale::OneToTen,
            Scale::Percent,
        ][..],
    ));
    let values = proptest::collection::btree_map(select(CELLS), select(CELLS), 0..3);
    let index = prop_oneof![12 => 0_u32..6, 1 => any::<u32>()];
    (index, select(CELLS), target(), split, dates, scale, values).prop_map(
        |(index, header, target, split, dates, scale, values)| ColumnMapping {
            index,
            header: header.to_owned(),
            target,
            split: split.map(str::to_owned),
            dates,
            scale,
            values: values
                .into_iter()
                .map(|(written, means)| (written.to_owned(), means.to_owned()))
                .collect::<BTreeMap<_, _>>(),
        },
    )
}

fn mapping() -> impl Strategy<Value = Mapping> {
    let about = prop_oneof![1 => Just(None), 9 => select(About::ALL).prop_map(Some)];
    let line = prop_oneof![9 => 0_u64..5, 1 => any::<u64>()];
    let layout = select(
        &[
            Layout::PlainList,
            Layout::PlainList,
            Layout::PostsAndHolders,
            Layout::StaffGroups,
        ][..],
    );
    let last = proptest::option::of(prop_oneof![9 => 0_u64..9, 1 => any::<u64>()]);
    let sheet = (
        about,
        line,
        any::<u8>(),
        last,
        layout,
        proptest::collection::vec(column(), 0..7),
    )
        .prop_map(
            |(about, header_line, header_rows, last_line, layout, columns)| SheetMapping {
                sheet: String::new(),
                about,
                header_line,
                header_rows,
                last_line,
                layout,
                columns,
            },
        );
    proptest::collection::vec(sheet, 0..3).prop_map(|sheets| Mapping {
        version: 1,
        shape: String::new(),
        sheets,
    })
}

fn table() -> impl Strategy<Value = String> {
    let row = proptest::collection::vec(select(CELLS), 1..7);
    proptest::collection::vec(row, 1..12).prop_map(|rows| {
        let lines: Vec<String> = rows
            .iter()
            .map(|row| {
                let cells: Vec<String> = row.iter().map(|cell| cell.replace('\u{0}', "")).collect();
                cells.join(",")
            })
            .collect();
        lines.join("\n") + "\n"
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_row_is_accounted_for_under_any_mapping(text in table(), mapping in mapping()) {
        let Ok(book) = open(text.as_bytes(), "any.csv") else { return Ok(()) };
        if let Ok(draft) = interpret(&book, &mapping) {
            prop_assert_eq!(draft.accounted_rows(), draft.rows());
        }
        let _ = check(&mapping, &book);
        let _ = describe(&book, &mapping);
        let _ = questions(&book, &mapping);
        let _ = renew(&mapping, &book, &[]);
        let _ = fit(&mapping, &book);
        let json = serde_json::to_string(&mapping).unwrap();
        prop_assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
    }

    #[test]
    fn every_proposal_can_be_used_as_it_is(text in table()) {
        let Ok(book) = open(text.as_bytes(), "any.csv") else { return Ok(()) };
        let mapping = suggest(&book, &[]).mapping;
        if let Ok(draft) = interpret(&book, &mapping) {
            prop_assert_eq!(draft.accounted_rows(), draft.rows());
        }
        // At most a column that every row needs may be missing: everything else that is proposed can stand.
        for fault in check(&mapping, &book) {
            prop_assert!(fault.reason.contains("Choose"), "{}", fault.reason);
            prop_assert!(fault.column.is_none(), "{}", fault.reason);
        }
        let again = fit(&mapping, &book);
        if check(&mapping, &book).is_empty() {
            prop_assert_eq!(again, Some(mapping));
        }
    }

    #[test]
    fn any_text_can_be_looked_at(text in any::<String>()) {
        let Ok(book) = open(text.as_bytes(), "any.csv") else { return Ok(()) };
        let mapping = suggest(&book, &[]).mapping;
        let _ = describe(&book, &mapping);
        let _ = interpret(&book, &mapping);
    }
}
