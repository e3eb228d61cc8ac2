//! What sheets of invented units, projects, ties, ratings, conversations, promises, scores and plans come to.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read its fixture should stop there"
)]

mod any;
mod judged;
mod promised;
mod structure;

use std::collections::BTreeMap;

use domain::CustomKind;
use exchange::{
    About, ColumnMapping, DateOrder, Draft, Field, Layout, Mapping, Pointer, Record, Says, Scale,
    SheetMapping, Target, interpret, open,
};

/// A column that fills a field.
pub(crate) fn column(field: Field) -> ColumnMapping {
    ColumnMapping {
        index: 0,
        header: String::new(),
        target: Target::Field { field },
        split: None,
        dates: Some(DateOrder::DayFirst),
        scale: None,
        values: BTreeMap::new(),
    }
}

pub(crate) fn split(field: Field, separator: &str) -> ColumnMapping {
    ColumnMapping {
        split: Some(separator.to_owned()),
        ..column(field)
    }
}

pub(crate) fn scaled(field: Field, scale: Scale) -> ColumnMapping {
    ColumnMapping {
        scale: Some(scale),
        ..column(field)
    }
}

pub(crate) fn custom(name: &str, kind: CustomKind) -> ColumnMapping {
    ColumnMapping {
        target: Target::Custom {
            name: name.to_owned(),
            kind,
        },
        ..column(Field::Notes)
    }
}

/// What a sheet with one row of headings comes to under a mapping, its columns in order.
pub(crate) fn draft(text: &str, about: About, columns: Vec<ColumnMapping>) -> Draft {
    let book = open(text.as_bytes(), "sheet.csv").unwrap();
    let headings = book.sheets()[0].rows().next().unwrap();
    let columns = columns.into_iter().enumerate().map(|(at, column)| ColumnMapping {
        index: u32::try_from(at).unwrap(),
        header: headings.cell(at).to_owned(),
        ..column
    });
    let mapping = Mapping {
        version: 1,
        shape: String::new(),
        sheets: vec![SheetMapping {
            sheet: String::new(),
            about: Some(about),
            header_line: 1,
            header_rows: 1,
            last_line: None,
            layout: Layout::PlainList,
            columns: columns.collect(),
        }],
    };
    let draft = interpret(&book, &mapping).unwrap();
    assert_eq!(
        draft.accounted_rows(),
        draft.rows(),
        "every row is in exactly one place"
    );
    draft
}

/// Every refusal and note: its line, its column, why.
pub(crate) fn refused(draft: &Draft) -> Vec<String> {
    let refused = draft.refused.iter();
    refused
        .map(|one| format!("{} {}: {}", one.origin.line, one.field, one.reason))
        .collect()
}

pub(crate) fn notes(draft: &Draft) -> Vec<String> {
    let notes = draft.notes.iter();
    notes
        .map(|one| format!("{} {}: {}", one.origin.line, one.field, one.reason))
        .collect()
}

/// What the rows say, with their line; `+` before what a row says of others as well.
pub(crate) fn said<T>(draft: &Draft, shown: impl Fn(&Says) -> T) -> Vec<(String, T)> {
    let line = |record: &Record| format!("{}{}", if record.also { "+" } else { "" }, record.origin.line);
    draft
        .records
        .iter()
        .map(|record| (line(record), shown(&record.says)))
        .collect()
}

pub(crate) fn name(pointer: &Pointer) -> String {
    match pointer {
        Pointer::Name(name) => name.clone(),
        Pointer::Email(address) => format!("<{address}>"),
        Pointer::Reference(reference) => format!("#{reference}"),
    }
}

pub(crate) fn lines(of: &[(String, String)]) -> Vec<String> {
    of.iter().map(|(line, shown)| format!("{line} {shown}")).collect()
}

#[test]
fn a_sheet_without_the_columns_it_needs_is_refused_row_by_row() {
    let text = "With,Said\nAnn,Hello\nBob,Good day\n";
    let book = open(text.as_bytes(), "sheet.csv").unwrap();
    let people = SheetMapping {
        sheet: String::new(),
        about: Some(About::Engagements),
        header_line: 1,
        header_rows: 1,
        last_line: None,
        layout: Layout::PlainList,
        columns: vec![column(Field::Stakeholder)],
    };
    let mapping = Mapping {
        version: 1,
        shape: String::new(),
        sheets: vec![people],
    };
    // Where no sheet at all has what it needs there is nothing to read.
    assert!(interpret(&book, &mapping).is_err());
}

#[test]
fn a_row_cannot_name_so_many_that_it_would_burst() {
    let names: Vec<String> = (0..60).map(|at| format!("Person {at}")).collect();
    let text = format!("From,To\nAnn,{}\nAnn,Bob/Cy\n", names.join("/"));
    let draft = draft(
        &text,
        About::Ties,
        vec![column(Field::From), split(Field::To, "/")],
    );
    assert_eq!(
        refused(&draft),
        ["2 To: The row names 60 here, and at most 50 can be named in one row. Split it into several."]
    );
    assert_eq!(draft.records.len(), 2);
}
