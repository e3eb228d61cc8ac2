//! Once somebody is erased, nothing in any file that the program made says who it was.

use std::fs;
use std::path::{Path, PathBuf};

use store::rusqlite::{self, Connection};
use store::{
    EntryKind, Erase, Erased, HowMuch, Key, NewWorkspace, Opening, Password, Reason, StoreError, Workspace,
    backups,
};
use uuid::Uuid;

use crate::kit::*;
use crate::named::{NAME, OTHER, PERSON, furnish, traces};

fn asked(folder: &Path, much: HowMuch) -> Erase {
    Erase {
        stakeholder: id(PERSON),
        much,
        reason: format!("{NAME} asked for it"),
        backups: vec![folder.to_owned()],
    }
}

/// How many rows each table has, and the figures that are counted from them.
fn counts(ws: &Workspace) -> Vec<(String, i64)> {
    ws.read(|conn| {
        let count = |table: &str| -> rusqlite::Result<i64> {
            conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))
        };
        let tables = [
            "stakeholder",
            "membership",
            "stake",
            "assessment",
            "judged_score",
            "engagement_record",
            "commitment",
            "request",
            "plan_line",
        ];
        let mut counts: Vec<(String, i64)> = tables
            .iter()
            .map(|table| Ok(((*table).to_owned(), count(table)?)))
            .collect::<rusqlite::Result<_>>()?;
        counts.push((
            "power".into(),
            conn.query_row("SELECT sum(value) FROM assessment", [], |row| row.get(0))?,
        ));
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
            assert!(
                traces(desk.folder.path()).len() >= 2,
                "the test looks in the right place"
            );
        }

        let rehearsed = ws.rehearse_erasure(&asked(&folder, much)).unwrap();
        assert!(ws.erasures().unwrap().is_empty());
        let done = ws.erase(&stamp(), &asked(&folder, much)).unwrap();
        assert!(
            done.finished && done.left.is_empty() && done.copies.len() == 1,
            "{done:?}"
        );
        assert_eq!((&done.rows, done.entries), (&rehearsed.rows, rehearsed.entries));
        assert_eq!((done.called.as_str(), done.entries), ("Erased person 1", 3));
        assert_eq!(counts(&ws), before);
        assert_eq!(
            (hits(&ws, "Zyxwvut"), hits(&ws, "Qwertzuiop"), hits(&ws, "Grumpy")),
            (0, 0, 0)
        );
        assert_eq!(hits(&ws, "Ann"), 1);
        assert_eq!(ws.integrity().unwrap(), []);
        assert_eq!(
            traces(desk.folder.path()),
            Vec::<PathBuf>::new(),
            "{much:?}, even before it is closed"
        );
        let list = ws.erasures().unwrap();
        assert_eq!(list.len(), 1);
        assert_eq!(
            (list[0].reason.as_str(), list[0].finished),
            ("Erased person 1 asked for it", true)
        );
        no_word_about_them(&ws);
        ws.close().unwrap();

        // What is behind a password is looked at once more without it.
        for backup in backups(&folder, Uuid::from_u128(1)).unwrap() {
            assert_eq!(backup.encrypted, protected);
            open_up(&backup.path, key.clone());
        }
        open_up(&desk.file(), key);
        assert_eq!(
            traces(desk.folder.path()),
            Vec::<PathBuf>::new(),
            "{much:?} {protected}"
        );
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
    ws.erase(
        &stamp(),
        &Erase {
            backups: vec![],
            ..asked(Path::new(""), HowMuch::Anonymise)
        },
    )
    .unwrap();
    match ws.undo(&stamp()) {
        Err(StoreError::UndoBlocked { label }) => {
            assert_eq!(label, "Erased somebody, now called Erased person 1")
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(ws.undo_state().unwrap(), store::UndoState::default());
    let (_, lines) = ws.journal(0, 10).unwrap();
    let labels: Vec<(&str, EntryKind)> = lines
        .iter()
        .map(|line| (line.label.as_str(), line.kind))
        .collect();
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
        change.execute(
            "UPDATE stakeholder SET notes = 'Knows Ann Smith well' WHERE id = ?1",
            [id(OTHER)],
        )?;
        insert(change, OTHER + 1, "Mary Ann Smith")
    })
    .unwrap();
    let done = ws
        .erase(
            &stamp(),
            &Erase {
                backups: vec![],
                ..asked(Path::new(""), HowMuch::Erase)
            },
        )
        .unwrap();
    assert_eq!(done.namesakes, 1);
    assert_eq!(people(&ws), ["Ann Smith", "Erased person 1", "Mary Ann Smith"]);
    let (_, lines) = ws.journal(0, 10).unwrap();
    let labels: Vec<&str> = lines.iter().map(|line| line.label.as_str()).rev().collect();
    assert_eq!(labels[..2], ["Added Erased person 1", "Added Ann Smith"]);
    let Erased { called, .. } = ws
        .erase(
            &stamp(),
            &Erase {
                stakeholder: id(OTHER),
                backups: vec![],
                ..asked(Path::new(""), HowMuch::Erase)
            },
        )
        .unwrap();
    assert_eq!(called, "Erased person 2");
    assert_eq!(
        people(&ws),
        ["Erased person 1", "Erased person 2", "Mary Ann Smith"]
    );
}

#[test]
fn erasing_again_changes_nothing_and_nobody_is_no_one() {
    let desk = Desk::new();
    let ws = desk.create();
    furnish(&ws);
    let asked = Erase {
        backups: vec![],
        ..asked(Path::new(""), HowMuch::Erase)
    };
    ws.erase(&stamp(), &asked).unwrap();
    let content = dump(&ws);
    let again = ws.erase(&stamp(), &asked).unwrap();
    assert_eq!(
        (again.called.as_str(), again.rows.len(), again.finished),
        ("Erased person 1", 0, true)
    );
    assert_eq!(dump(&ws), content);
    let nobody = Erase {
        stakeholder: id(99),
        ..asked
    };
    assert!(matches!(ws.erase(&stamp(), &nobody), Err(StoreError::Nobody)));
    assert!(matches!(ws.rehearse_erasure(&nobody), Err(StoreError::Nobody)));
}

#[test]
fn as_long_as_another_program_reads_it_is_not_finished_and_asking_again_completes_it() {
    let desk = Desk::new();
    let ws = desk.create();
    furnish(&ws);
    let asked = Erase {
        backups: vec![],
        ..asked(Path::new(""), HowMuch::Erase)
    };
    let reader = Connection::open(desk.file()).unwrap();
    reader
        .execute_batch("BEGIN; SELECT count(*) FROM stakeholder")
        .unwrap();
    let _: i64 = reader
        .query_row("SELECT count(*) FROM stakeholder", [], |row| row.get(0))
        .unwrap();
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
