//! Workspaces and files of a stated size, the same on every run.

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;

use chrono::{NaiveDate, Offset, TimeZone, Utc};
use ops::import::{ImportChoices, Reader, Staged};
use ops::{Context, OpenOptions, Session};
use rust_xlsxwriter::{Format, Workbook};
use serde_json::json;

const FIRST: [&str; 20] = [
    "Ann", "Beti", "Cai", "Dafydd", "Efa", "Ffion", "Gwen", "Huw", "Ines", "Jac", "Kofi", "Lena", "Mair",
    "Nia", "Owen", "Priya", "Rhys", "Siân", "Tomos", "Zoë",
];
const LAST: [&str; 25] = [
    "Adeyemi",
    "Bevan",
    "Clarke",
    "Davies",
    "Evans",
    "Fischer",
    "Griffiths",
    "Hughes",
    "Iqbal",
    "Jones",
    "Kaur",
    "Lewis",
    "Morgan",
    "Novák",
    "O’Neill",
    "Parry",
    "Quinn",
    "Rees",
    "Smith",
    "Thomas",
    "Usman",
    "Vaughan",
    "Williams",
    "Young",
    "Żak",
];

/// The moment everything happens at.
pub(crate) fn context() -> Context {
    let today = NaiveDate::from_ymd_opt(2026, 3, 9).unwrap_or_default();
    Context {
        today,
        now: Utc
            .with_ymd_and_hms(2026, 3, 9, 9, 0, 0)
            .single()
            .unwrap_or_default(),
        offset: Utc.fix(),
        author: "Bench".to_owned(),
        device: Default::default(),
    }
}

/// A register of `rows` people with twenty columns.
pub(crate) fn csv(rows: usize) -> String {
    let mut text = String::from(
        "Employee number,Name,Job title,Grade,Department,Team,E-mail,Phone,Location,Start date,Contract,Hours,Cost centre,\
         Manager note,Building,Floor,Desk,Notes,Skills,Languages\n",
    );
    for row in 0..rows {
        let first = FIRST[row % FIRST.len()];
        let last = LAST[(row / FIRST.len()) % LAST.len()];
        let _ = writeln!(
            text,
            "E{row:06},{first} {last} {row},\"Officer, level {}\",G{},Department {},Team {},person{row}@afon.example,0{:010},\
             Site {},2020-01-{:02},Permanent,37.5,CC{:04},none,Building {},{},{row},Note {row} about the work,planning,Welsh",
            row % 9,
            row % 7,
            row % 40,
            row % 300,
            row * 7919 % 10_000_000_000,
            row % 12,
            row % 28 + 1,
            row % 500,
            row % 30,
            row % 8,
        );
    }
    text
}

/// A workspace that `rows` people were brought into.
pub(crate) fn workspace(path: &Path, rows: usize) -> Session {
    let session = must(Session::create(path, "Bench", &context()));
    if rows > 0 {
        let text = csv(rows);
        bring_in(&session, &stage(&session, text.as_bytes(), "people.csv"));
    }
    session
}

/// The same register as a workbook: numbers are numbers, days are days.
pub(crate) fn xlsx(rows: usize) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = workbook.add_worksheet();
    let text = csv(rows)
        .replace("\"Officer, level ", "Officer of level ")
        .replace('"', "");
    for (row, line) in (0_u32..).zip(text.lines()) {
        for (column, cell) in (0_u16..).zip(line.split(',')) {
            let number = cell.parse::<f64>().ok().filter(|_| !cell.starts_with('0'));
            match (number, cell.parse::<NaiveDate>()) {
                (Some(number), _) => must(sheet.write_number(row, column, number)),
                (None, Ok(date)) => must(sheet.write_date_with_format(row, column, date, &day)),
                (None, Err(_)) => must(sheet.write_string(row, column, cell)),
            };
        }
    }
    must(workbook.save_to_buffer())
}

/// A file, read and looked at.
pub(crate) fn stage(session: &Session, bytes: &[u8], name: &str) -> Staged {
    must(Staged::open(session, &context(), bytes, name, &Reader::InProcess))
}

/// Brings a file in as its mapping proposes.
pub(crate) fn bring_in(session: &Session, staged: &Staged) {
    must(staged.run(session, &context(), &ImportChoices::default(), &|_| {
        ControlFlow::Continue(())
    }));
}

/// Opens it again.
pub(crate) fn open(path: &Path) -> Session {
    must(Session::open(path, OpenOptions::default(), &context()))
}

/// A workspace with a project that has `groups` judged groups and `people` placed people.
pub(crate) fn assessed(path: &Path, groups: usize, people: usize) -> Session {
    let session = workspace(path, 0);
    let call = |op: &str, request| must(session.call(&context(), op, request));
    let project = call(
        "project_add",
        json!({ "name": "Meters", "goes_live_on": "2026-06-01" }),
    )["id"]
        .clone();
    let measures = [
        "understanding_why",
        "willingness",
        "know_how",
        "practised_ability",
        "sustainment",
        "commitment",
        "efficacy",
    ];
    let mut calls = Vec::new();
    for group in 0..groups {
        let id = call("stakeholder_add", json!({ "name": format!("Group {group}"), "kind": "group", "headcount": 20 + group, "projects": [project] }))["id"].clone();
        let scores: Vec<_> = measures
            .iter()
            .enumerate()
            .map(|(at, measure)| json!({ "measure": measure, "score": 1.0 + ((group * 7 + at * 3) % 40) as f64 / 10.0 }))
            .collect();
        calls.push(json!({ "op": "judge", "request": { "group": id, "project": project, "reason": "Seen at work on three days", "scores": scores } }));
    }
    for person in 0..people {
        let added = call(
            "stakeholder_add",
            json!({ "name": format!("{} {} {person}", FIRST[person % 20], LAST[person % 25]), "role": format!("Officer {}", person % 60), "projects": [project] }),
        );
        calls.push(json!({ "op": "assess", "request": { "stakeholder": added["id"], "project": project, "values": [
            { "axis": "power", "value": person % 5 + 1 }, { "axis": "interest", "value": person / 5 % 5 + 1 },
            { "axis": "current_engagement", "value": person % 4 }, { "axis": "desired_engagement", "value": 2 + person % 3 } ] } }));
    }
    let calls = must(serde_json::from_value(calls.into()));
    must(session.apply(&context(), calls));
    session
}

/// The value, or the end of the run with the reason.
#[allow(clippy::panic)]
pub(crate) fn must<T, E: std::fmt::Display>(outcome: Result<T, E>) -> T {
    outcome.unwrap_or_else(|error| panic!("{error}"))
}
