//! What is proposed of workbooks: which sheets, which rows of headings, which end.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot write its fixture should stop there"
)]

use exchange::{About, Book, Draft, Mapping, check, fit, interpret, open, shape, suggest};
use rust_xlsxwriter::{Format, Workbook, Worksheet};

fn rows(sheet: &mut Worksheet, from: u32, rows: &[&[&str]]) {
    for (line, row) in (from..).zip(rows) {
        for (column, cell) in (0..).zip(*row) {
            if !cell.is_empty() {
                sheet.write(line, column, *cell).unwrap();
            }
        }
    }
}

fn merged(sheet: &mut Worksheet, first: (u32, u16), last: (u32, u16), text: &str) {
    sheet
        .merge_range(first.0, first.1, last.0, last.1, text, &Format::new())
        .unwrap();
}

fn book(mut workbook: Workbook) -> Book {
    open(&workbook.save_to_buffer().unwrap(), "register.xlsx").unwrap()
}

fn read(book: &Book) -> (Mapping, Draft) {
    let mapping = suggest(book, &[]).mapping;
    assert_eq!(check(&mapping, book), []);
    let draft = interpret(book, &mapping).unwrap();
    assert_eq!(draft.accounted_rows(), draft.rows());
    (mapping, draft)
}

/// A title across the sheet, headings merged over two rows, a banner among the data, a total and a legend below.
fn ugly() -> Workbook {
    let mut workbook = Workbook::new();
    let cover = workbook.add_worksheet().set_name("Cover").unwrap();
    rows(
        cover,
        0,
        &[&["Stakeholder register"], &["Name", "Version"], &["Harbour", "3"]],
    );
    let sheet = workbook.add_worksheet().set_name("Register").unwrap();
    merged(sheet, (0, 0), (0, 5), "Stakeholders of the harbour, March");
    merged(sheet, (2, 0), (3, 0), "Stakeholder");
    merged(sheet, (2, 1), (3, 1), "Role");
    merged(sheet, (2, 2), (2, 3), "Engagement");
    merged(sheet, (2, 4), (2, 5), "Assessment");
    rows(sheet, 3, &[&["", "", "Current", "Desired", "Power", "Interest"]]);
    merged(sheet, (4, 0), (4, 5), "Board");
    rows(
        sheet,
        5,
        &[
            &["Ann Moor", "Chair", "neutral", "supportive", "High", "Low"],
            &["Bo Lund", "Clerk", "unaware", "neutral", "Low", "High"],
        ],
    );
    rows(
        sheet,
        8,
        &[
            &["Cy Hale", "Pilot", "supportive", "leading", "Medium", "High"],
            &["Total", "", "", "", "3"],
        ],
    );
    rows(sheet, 11, &[&["Key"], &["High = can stop it"]]);
    let _ = workbook.add_worksheet().set_name("Sheet3").unwrap();
    let lists = workbook.add_worksheet().set_name("Lists").unwrap();
    rows(
        lists,
        0,
        &[&["Name", "Kind"], &["High", "Person"], &["Low", "Group"]],
    );
    let hidden = workbook.add_worksheet().set_name("Old copy of people").unwrap();
    rows(hidden, 0, &[&["Name", "Role"], &["Zed Quill", "Clerk"]]);
    hidden.set_hidden(true);
    workbook
}

#[test]
fn the_sheet_the_headings_and_the_end_are_found() {
    let book = book(ugly());
    let (mapping, draft) = read(&book);
    let abouts: Vec<Option<About>> = mapping.sheets.iter().map(|sheet| sheet.about).collect();
    assert_eq!(abouts, [None, Some(About::Stakeholders), None, None, None]);
    let sheet = &mapping.sheets[1];
    assert_eq!(
        (sheet.header_line, sheet.header_rows, sheet.last_line),
        (4, 2, Some(9))
    );
    let headings: Vec<&str> = sheet
        .columns
        .iter()
        .map(|column| column.header.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "Stakeholder",
            "Role",
            "Engagement – Current",
            "Engagement – Desired",
            "Assessment – Power",
            "Assessment – Interest"
        ]
    );
    let names: Vec<&str> = draft.proposals.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ann Moor", "Bo Lund", "Cy Hale"]);
    assert!(draft.proposals.iter().all(|one| one.assessments.len() == 4));
    assert!(
        draft
            .notes
            .iter()
            .any(|note| note.reason.contains("one heading across the sheet"))
    );
    assert_eq!(fit(&mapping, &book).unwrap(), mapping);
    assert_eq!(shape(&book), mapping.shape);
}

#[test]
fn sheets_of_several_kinds_come_in_together() {
    let mut workbook = Workbook::new();
    let people = workbook.add_worksheet().set_name("People").unwrap();
    rows(
        people,
        0,
        &[&["Name", "Role", "E-mail"], &["Ann Moor", "Chair", "a@x.example"]],
    );
    let log = workbook.add_worksheet().set_name("Contact log").unwrap();
    rows(
        log,
        0,
        &[
            &["Date", "Stakeholder", "Channel", "Notes"],
            &["2026-03-01", "Ann Moor", "Phone", "Said yes"],
        ],
    );
    let pivot = workbook.add_worksheet().set_name("Sheet4").unwrap();
    rows(
        pivot,
        0,
        &[
            &["Row Labels", "Count of Name"],
            &["Chair", "1"],
            &["Grand Total", "1"],
        ],
    );
    let book = book(workbook);
    let (mapping, draft) = read(&book);
    let abouts: Vec<Option<About>> = mapping.sheets.iter().map(|sheet| sheet.about).collect();
    assert_eq!(
        abouts,
        [Some(About::Stakeholders), Some(About::Engagements), None]
    );
    assert_eq!((draft.proposals.len(), draft.records.len()), (1, 1));
    assert!(
        draft
            .sheets
            .iter()
            .take(2)
            .all(|sheet| sheet.source == "register")
    );
}
