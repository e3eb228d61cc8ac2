//! Once somebody is erased, nothing in any file that the program made says who it was.

use std::fs;
use std::path::{Path, PathBuf};


use store::rusqlite::{self, Connection};
use store::{
    Change, EntryKind, Erase, Erased, HowMuch, Key, NewWorkspace, Opening, Password, Reason, Stamp, StoreError,
    Workspace, backups,
};
use uuid::Uuid;

use crate::kit::*;

pub(crate) const NAME: &str = "Zyxwvut Qwertzuiop";
const WORDS: [&str; 2] = ["zyxwvut", "qwertzuiop"];
/// The person, somebody else, and the group they are in.
const PERSON: u128 = 0x0199_0000_0000_7000_8000_0000_0000_0005;
const OTHER: u128 = 0x0199_0000_0000_7000_8000_0000_0000_0006;

/// A row in every table; the ids are those of the rows of a table and the number given.
const ROWS: &str = "
    INSERT INTO setting VALUES ('house_rules', '{\"high_from\": 3}');
    INSERT INTO programme VALUES (@02, 'Programme', '2026-01-05');
    INSERT INTO unit VALUES (@03, NULL, 'Operations', 'operations');
    INSERT INTO stakeholder VALUES (@04, 'group', 'Field crews', 'field crews', '', '', '', '', '', @03, 40.5, '', '', '', '2026-01-05');
    INSERT INTO stakeholder VALUES (@06, 'person', 'Ann Ek', 'ann ek', 'Clerk', 'clerk', 'B', 'ann@example.org', '12', @03, NULL, 'A1', 'Register', 'Likes maps', '2026-01-05');
    INSERT INTO project VALUES (@16, @02, 'Meters', 'meters', 'New meters', @05, '2026-01-05', '2026-09-01', 7, 1, '2026-01-05');
    INSERT INTO change VALUES (@07, @16, 'Meters', '2026-09-01', '2026-01-05');
    INSERT INTO membership VALUES (@08, @04, @05, '2026-01-05', NULL);
    INSERT INTO composition VALUES (@09, @04, 1, 'Crew', 'C', 40.5, '');
    INSERT INTO tie VALUES (@0a, @05, @04, 'advises', 3, 'Interview', '2026-01-05', NULL);
    INSERT INTO stake VALUES (@0b, @05, @16, '2026-01-05');
    INSERT INTO assessment VALUES (@0c, @05, @16, 'power', 4, '2026-01-05', 'Tester', 'stated', 'Grumpy at first', '2026-01-05T09:30:00.000Z');
    INSERT INTO judged_score VALUES (@0d, @04, @07, 'commitment', 3.5, '2026-01-05', 'Tester', 'A reason', '2026-01-05T09:30:00.000Z');
    INSERT INTO service VALUES (@0e, 'people', 'Coaching', '', 1, 1, '2026-01-05');
    INSERT INTO need VALUES (@0f, @16, 'people', 2, 1, @0e, 8.0, '2026-01-05', 'Tester', '', '2026-01-05T09:30:00.000Z');
    INSERT INTO request VALUES (@10, @16, @0e, 'pull', 'Ann Ek', 'Why', 'Value', @05, NULL, '2026-01-05', 'accepted', '2026-01-05', '');
    INSERT INTO plan_line VALUES (@11, @16, @0e, @10, 'What', 'Value', @05, 'Ann Ek', '2026-02-01', 'planned', '', NULL, '2026-01-05', NULL);
    INSERT INTO custom_field VALUES (@12, 'stakeholder', 'Shift', 'shift', 'text', '[]', 1, '2026-01-05');
    INSERT INTO custom_values VALUES (@06, '{\"00000000-0000-0000-0000-000000000012\":\"Night\"}');
    INSERT INTO custom_values VALUES (@05, '{\"00000000-0000-0000-0000-000000000012\":\"Day\"}');
    INSERT INTO tag VALUES (@13, 'Key', 'key', '2026-01-05');
    INSERT INTO tagging VALUES (@14, @13, @06);
    INSERT INTO tagging VALUES (@15, @13, @05);
    INSERT INTO engagement_record VALUES (@17, @05, @16, '2026-01-05', 'call', '', '', '', '', '', 'Was cross', 1, 'stated', '', NULL, 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO commitment VALUES (@18, @05, @16, 'ours', 'A visit', '', '2026-01-05', NULL, 'open', NULL, 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO mapping VALUES (@19, 'Staff', 'staff', 'shape', '{}', '2026-01-05');
    INSERT INTO data_request VALUES (@20, @05, 'access', '2026-01-05', '2026-02-05', '', 'open', NULL, '', 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO mark VALUES (@21, @05, 'disputed', 'Tester', 'Power', '', '2026-01-05', 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO remembered_mapping VALUES ('shape', '{\"a\":[\"b\"]}', '2026-01-05');";

fn key_of(number: u128) -> [u8; 16] {
    id((PERSON & !0xff) | number)
}

fn rows() -> String {
    let mut sql = ROWS.to_owned();
    for number in 0..0x30_u128 {
        let hex: String = key_of(number).iter().map(|byte| format!("{byte:02x}")).collect();
        sql = sql.replace(&format!("@{number:02x}"), &format!("x'{hex}'"));
    }
    sql
}

fn named() -> Stamp {
    Stamp {
        author: NAME.into(),
        ..stamp()
    }
}

/// Adds the person, and a row in every table, and then the name to every text that takes it.
pub(crate) fn furnish(ws: &Workspace) {
    ws.write(&named(), |change| {
        change.label(format!("Added {NAME}"));
        change.tag("people");
        insert(change, PERSON, NAME)?;
        change.execute(
            "UPDATE stakeholder SET email = 'zyxwvut.qwertzuiop@example.org', phone = '01234 567 890', notes = 'Zyxwvut likes maps'
             WHERE id = ?1",
            [id(PERSON)],
        )?;
        change.execute_batch(&rows())?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
    ws.write(&named(), |change| {
        change.label(format!("Wrote about {NAME}"));
        plant(change);
        Ok::<_, StoreError>(())
    })
    .unwrap();
    // A word about them that names nobody, changed and so kept by the history alone.
    ws.write(&stamp(), |change| {
        change.execute("UPDATE assessment SET note = 'Fine now'", [])?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
}

/// Writes the name into every column of texts that lets it in, but the names of other people.
fn plant(change: &Change<'_>) -> usize {
    let tables: Vec<String> = change
        .prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1
             AND name NOT IN ('search_key', 'journal', 'journal_change_set', 'erasure')",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut planted = 0;
    for table in tables {
        let columns: Vec<String> = change
            .prepare("SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT'")
            .unwrap()
            .query_map([&table], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for column in columns {
            let text = match column.as_str() {
                "body" | "value" | "choices" => format!("{{\"of {NAME}\":[\"by qwertzuiop, ZYXWVUT\"]}}"),
                "name_key" | "role_key" => "of qwertzuiop zyxwvut".to_owned(),
                _ => format!("Of {NAME}, said Zyxwvut"),
            };
            let whose = match (table.as_str(), column.as_str()) {
                ("stakeholder", "name" | "name_key") => "WHERE kind = 'group'",
                _ => "",
            };
            planted += change
                .execute(&format!("UPDATE {table} SET {column} = ?1 {whose}"), [text])
                .unwrap_or(0);
        }
    }
    planted
}

fn asked(folder: &Path, much: HowMuch) -> Erase {
    Erase {
        stakeholder: id(PERSON),
        much,
        reason: format!("{NAME} asked for it"),
        backups: vec![folder.to_owned()],
    }
}

/// The files below a folder in which the name stands, in one of the ways a file can hold it.
pub(crate) fn traces(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(traces(&path));
        } else if holds(&fs::read(&path).unwrap()) {
            found.push(path);
        }
    }
    found
}

fn holds(bytes: &[u8]) -> bool {
    let lower = bytes.to_ascii_lowercase();
    WORDS.iter().any(|word| {
        let wide = |bytes: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        [word.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes)]
            .iter()
            .any(|needle| lower.windows(needle.len()).any(|window| window == needle))
    })
}

/// How many rows each table has, and the figures that are counted from them.
fn counts(ws: &Workspace) -> Vec<(String, i64)> {
    ws.read(|conn| {
        let count = |table: &str| -> rusqlite::Result<i64> {
            conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
        };
        let tables = ["stakeholder", "membership", "stake", "assessment", "judged_score", "engagement_record", "commitment", "request", "plan_line"];
        let mut counts: Vec<(String, i64)> =
            tables.iter().map(|table| Ok(((*table).to_owned(), count(table)?))).collect::<rusqlite::Result<_>>()?;
        counts.push(("power".into(), conn.query_row("SELECT sum(value) FROM assessment", [], |row| row.get(0))?));
        Ok::<_, StoreError>(counts)
    })
    .unwrap()
}


#[test]
fn nothing_in_any_file_says_who_it_was() {
    for (much, protected) in [
        (HowMuch::Anonymise, false),
        (HowMuch::Erase, false),
        (HowMuch::Erase, true),
    ] {
        let desk = Desk::new();
        let folder = desk.folder.path().join("backups");
        let key = protected.then(|| Key::new(&Password::new("one").unwrap()).unwrap());
        let new = NewWorkspace {
            key: key.clone(),
            ..new_workspace()
        };
        let ws = Workspace::create(desk.file(), &new).unwrap();
        ws.back_up(&folder, Reason::Hourly, now()).unwrap();
        furnish(&ws);
        ws.back_up(&folder, Reason::ByHand, now()).unwrap();
        let before = counts(&ws);
        if !protected {
            assert!(traces(desk.folder.path()).len() >= 2, "the test looks in the right place");
        }

        let rehearsed = ws.rehearse_erasure(&asked(&folder, much)).unwrap();
        assert!(ws.erasures().unwrap().is_empty());
        let done = ws.erase(&stamp(), &asked(&folder, much)).unwrap();
        assert!(done.finished && done.left.is_empty() && done.copies.len() == 1, "{done:?}");
        assert_eq!((&done.rows, done.entries), (&rehearsed.rows, rehearsed.entries));
        assert_eq!((done.called.as_str(), done.entries), ("Erased person 1", 3));
        assert_eq!(counts(&ws), before);
        assert_eq!((hits(&ws, "Zyxwvut"), hits(&ws, "Qwertzuiop"), hits(&ws, "Grumpy")), (0, 0, 0));
        assert_eq!(hits(&ws, "Ann"), 1);
        assert_eq!(ws.integrity().unwrap(), []);
        assert_eq!(traces(desk.folder.path()), Vec::<PathBuf>::new(), "{much:?}, even before it is closed");
        let list = ws.erasures().unwrap();
        assert_eq!(list.len(), 1);
        assert_eq!((list[0].reason.as_str(), list[0].finished), ("Erased person 1 asked for it", true));
        no_word_about_them(&ws);
        ws.close().unwrap();

        // What is behind a password is looked at once more without it.
        for backup in backups(&folder, Uuid::from_u128(1)).unwrap() {
            assert_eq!(backup.encrypted, protected);
            open_up(&backup.path, key.clone());
        }
        open_up(&desk.file(), key);
        assert_eq!(traces(desk.folder.path()), Vec::<PathBuf>::new(), "{much:?} {protected}");
    }
}

/// Nobody is named by it, and yet it is theirs.
fn no_word_about_them(ws: &Workspace) {
    let bytes: i64 = ws
        .read(|conn| {
            Ok::<_, StoreError>(conn.query_row(
                "SELECT count(*) FROM journal_change_set WHERE instr(bytes, CAST('Grumpy' AS BLOB)) OR instr(bytes, CAST('Was cross' AS BLOB))",
                [],
                |row| row.get(0),
            )?)
        })
        .unwrap();
    assert_eq!(bytes, 0);
}

fn open_up(file: &Path, key: Option<Key>) {
    Workspace::protect(file, &Opening { key, ..opening() }, None).unwrap();
}

#[test]
fn undo_stops_there_and_says_so() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, OTHER, "Ben Oak");
    furnish_person(&ws);
    rename(&ws, OTHER, "Ben Ash");
    ws.erase(&stamp(), &Erase { backups: vec![], ..asked(Path::new(""), HowMuch::Anonymise) }).unwrap();
    match ws.undo(&stamp()) {
        Err(StoreError::UndoBlocked { label }) => assert_eq!(label, "Erased somebody, now called Erased person 1"),
        other => panic!("{other:?}"),
    }
    assert_eq!(ws.undo_state().unwrap(), store::UndoState::default());
    let (_, lines) = ws.journal(0, 10).unwrap();
    let labels: Vec<(&str, EntryKind)> = lines.iter().map(|line| (line.label.as_str(), line.kind)).collect();
    assert_eq!(
        labels,
        [
            ("Erased somebody, now called Erased person 1", EntryKind::Barrier),
            ("Renamed to Ben Ash", EntryKind::Change),
            ("Added Erased person 1", EntryKind::Barrier),
            ("Added Ben Oak", EntryKind::Change),
        ]
    );
    // What concerns others alone can be reversed still, and new work be undone.
    let renamed = lines[1].seq;
    ws.reverse(renamed, &stamp()).unwrap();
    assert_eq!(people(&ws), ["Ben Oak", "Erased person 1"]);
    ws.undo(&stamp()).unwrap();
    assert_eq!(people(&ws), ["Ben Ash", "Erased person 1"]);
    assert!(matches!(ws.undo(&stamp()), Err(StoreError::UndoBlocked { .. })));
}

fn furnish_person(ws: &Workspace) {
    add(ws, PERSON, NAME);
}

#[test]
fn an_older_state_that_is_put_back_is_erased_again() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("backups");
    let ws = desk.create();
    furnish(&ws);
    let backup = ws.back_up(&folder, Reason::ByHand, now()).unwrap();
    // A copy that the program does not know of, and cannot reach.
    let elsewhere = tempfile::tempdir().unwrap();
    let kept = elsewhere.path().join("kept.soundings");
    fs::copy(&backup.path, &kept).unwrap();
    ws.erase(&stamp(), &asked(&folder, HowMuch::Erase)).unwrap();
    ws.close().unwrap();
    assert!(!traces(elsewhere.path()).is_empty());

    Workspace::restore(desk.file(), &opening(), &kept, None, &folder).unwrap();
    let ws = desk.open();
    assert!(people(&ws).contains(&"Erased person 1".to_owned()));
    assert_eq!(ws.erasures().unwrap().len(), 1);
    assert_eq!(ws.integrity().unwrap(), []);
    assert!(matches!(ws.undo(&stamp()), Err(StoreError::UndoBlocked { .. })));
    ws.close().unwrap();
    assert_eq!(traces(desk.folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_namesake_keeps_the_name() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, PERSON, "Ann Smith");
    add(&ws, OTHER, "Ann Smith");
    ws.write(&stamp(), |change| {
        change.execute("UPDATE stakeholder SET notes = 'Knows Ann Smith well' WHERE id = ?1", [id(OTHER)])?;
        insert(change, OTHER + 1, "Mary Ann Smith")
    })
    .unwrap();
    let done = ws.erase(&stamp(), &Erase { backups: vec![], ..asked(Path::new(""), HowMuch::Erase) }).unwrap();
    assert_eq!(done.namesakes, 1);
    assert_eq!(people(&ws), ["Ann Smith", "Erased person 1", "Mary Ann Smith"]);
    let (_, lines) = ws.journal(0, 10).unwrap();
    let labels: Vec<&str> = lines.iter().map(|line| line.label.as_str()).rev().collect();
    assert_eq!(labels[..2], ["Added Erased person 1", "Added Ann Smith"]);
    let Erased { called, .. } = ws
        .erase(&stamp(), &Erase { stakeholder: id(OTHER), backups: vec![], ..asked(Path::new(""), HowMuch::Erase) })
        .unwrap();
    assert_eq!(called, "Erased person 2");
    assert_eq!(people(&ws), ["Erased person 1", "Erased person 2", "Mary Ann Smith"]);
}

#[test]
fn erasing_again_changes_nothing_and_nobody_is_no_one() {
    let desk = Desk::new();
    let ws = desk.create();
    furnish(&ws);
    let asked = Erase { backups: vec![], ..asked(Path::new(""), HowMuch::Erase) };
    ws.erase(&stamp(), &asked).unwrap();
    let content = dump(&ws);
    let again = ws.erase(&stamp(), &asked).unwrap();
    assert_eq!((again.called.as_str(), again.rows.len(), again.finished), ("Erased person 1", 0, true));
    assert_eq!(dump(&ws), content);
    let nobody = Erase { stakeholder: id(99), ..asked };
    assert!(matches!(ws.erase(&stamp(), &nobody), Err(StoreError::Nobody)));
    assert!(matches!(ws.rehearse_erasure(&nobody), Err(StoreError::Nobody)));
}

#[test]
fn as_long_as_another_program_reads_it_is_not_finished_and_asking_again_completes_it() {
    let desk = Desk::new();
    let ws = desk.create();
    furnish(&ws);
    let asked = Erase { backups: vec![], ..asked(Path::new(""), HowMuch::Erase) };
    let reader = Connection::open(desk.file()).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM stakeholder").unwrap();
    let _: i64 = reader.query_row("SELECT count(*) FROM stakeholder", [], |row| row.get(0)).unwrap();
    let done = ws.erase(&stamp(), &asked).unwrap();
    assert!(!done.finished);
    assert!(!ws.erasures().unwrap()[0].finished);
    reader.execute_batch("ROLLBACK").unwrap();
    drop(reader);
    assert!(ws.finish_erasures().unwrap());
    assert!(ws.erasures().unwrap()[0].finished);
    assert_eq!(traces(desk.folder.path()), Vec::<PathBuf>::new());
}

#[test]
fn a_backup_that_cannot_be_opened_is_told_and_left() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("backups");
    let ws = desk.create();
    furnish(&ws);
    let damaged = ws.back_up(&folder, Reason::ByHand, now()).unwrap().path;
    ws.back_up(&folder, Reason::Hourly, now()).unwrap();
    let mut bytes = fs::read(&damaged).unwrap();
    bytes[..100].fill(0);
    fs::write(&damaged, bytes).unwrap();
    // It is passed over by the list of backups, and yet it is there.
    let done = ws.erase(&stamp(), &asked(&folder, HowMuch::Erase)).unwrap();
    assert_eq!((done.copies.len(), done.left.len()), (1, 1));
}
