//! What comes back of a damaged file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use store::rusqlite::params;
use store::rusqlite::types::Value;
use store::{Key, Salvaged, SavedTable, StoreError, Workspace, salvage};
use uuid::Uuid;

use crate::kit::*;
use crate::protected::{create_protected, with};

const PAGE: usize = 4096;

type Rows = Vec<(String, Vec<Vec<Value>>)>;

/// A closed workspace with a few thousand rows that point to one another, and what was in it.
fn full(desk: &Desk, protected: bool) -> (Option<Key>, Rows, u64) {
    let ws = if protected {
        create_protected(desk, "one")
    } else {
        desk.create()
    };
    ws.write(&stamp(), |change| {
        for number in 1..20_u128 {
            change.execute(
                "INSERT INTO unit VALUES (?1, ?2, ?3, ?3)",
                params![id(number), (number > 1).then(|| id(1)), format!("unit {number}")],
            )?;
        }
        change.execute("INSERT INTO custom_field VALUES (?1, 'stakeholder', 'Room', 'room', 'text', '[]', 1, '2026-01-05')", [id(7)])?;
        for number in 100..3_100_u128 {
            insert(change, number, &format!("Person {number}"))?;
            change.execute("UPDATE stakeholder SET unit_id = ?2, notes = ?3 WHERE id = ?1", params![id(number), id(number % 19 + 1), "A note. ".repeat(10)])?;
            change.execute(
                "INSERT INTO membership VALUES (?1, ?2, ?3, '2026-01-05', NULL)",
                params![id(10_000 + number), id(100 + number % 7), id(number)],
            )?;
            change.execute(
                "INSERT INTO custom_values VALUES (?1, json_object(?2, ?3))",
                params![id(number), uuid::Uuid::from_bytes(id(7)).to_string(), format!("room {number}")],
            )?;
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
    for number in 100..140 {
        rename(&ws, number, &format!("Renamed {number}"));
    }
    let (rows, key) = (dump(&ws), ws.key().cloned());
    let history = ws.journal(0, 0).unwrap().0;
    ws.close().unwrap();
    (key, rows, history)
}

fn target(desk: &Desk) -> PathBuf {
    desk.folder.path().join("saved.soundings")
}

/// Salvages the file, looks that it stayed as it was, and opens what was saved.
fn save(desk: &Desk, key: Option<&Key>) -> Result<(Salvaged, Workspace), StoreError> {
    let before = fs::read(desk.file()).unwrap();
    let _ = fs::remove_file(target(desk));
    let new = store::NewWorkspace {
        id: Uuid::from_u128(77),
        name: "Saved".into(),
        key: key.cloned(),
        ..new_workspace()
    };
    let outcome = salvage(&desk.file(), key, &target(desk), &new, now());
    assert!(fs::read(desk.file()).unwrap() == before);
    let salvaged = outcome.inspect_err(|_| assert_eq!(desk.names(), ["test.soundings"]))?;
    assert_eq!(desk.names(), ["saved.soundings", "test.soundings"]);
    let ws = Workspace::open(target(desk), &with(key.cloned())).unwrap();
    assert_eq!(ws.is_encrypted(), key.is_some());
    assert_eq!(ws.integrity().unwrap(), []);
    Ok((salvaged, ws))
}

fn damage(desk: &Desk, how: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(desk.file()).unwrap();
    how(&mut bytes);
    fs::write(desk.file(), bytes).unwrap();
}

fn of<'s>(salvaged: &'s Salvaged, table: &str) -> &'s SavedTable {
    salvaged.tables.iter().find(|saved| saved.table == table).unwrap()
}

/// Every row that came back is one that was there. Gives how many of each hundred did.
fn share(ws: &Workspace, rows: &Rows, but: &[&str]) -> BTreeMap<String, usize> {
    let mut shares = BTreeMap::new();
    for ((table, now), (_, then)) in dump(ws).iter().zip(rows) {
        let told = |row: &Vec<Value>| format!("{row:?}");
        let known: BTreeSet<String> = then.iter().map(told).collect();
        let strange = now.iter().filter(|row| !known.contains(&told(row))).count();
        assert!(
            strange == 0 || but.contains(&table.as_str()),
            "{table}: {strange}"
        );
        if !then.is_empty() {
            shares.insert(table.clone(), now.len() * 100 / then.len());
        }
    }
    shares
}

#[test]
fn of_a_sound_file_everything_comes_back() {
    for protected in [false, true] {
        let desk = Desk::new();
        let (key, rows, history) = full(&desk, protected);
        let (salvaged, ws) = save(&desk, key.as_ref()).unwrap();
        assert!(salvaged.is_complete(), "{salvaged:?}");
        assert!(dump(&ws) == rows);
        assert_eq!(of(&salvaged, "stakeholder").rows, 3_000);
        assert_eq!(ws.journal(0, 0).unwrap().0, history + 1);
        // The history is there to read; but undo stops here.
        assert!(matches!(ws.undo(&stamp()), Err(StoreError::UndoBlocked { .. })));
        assert_eq!((hits(&ws, "renamed"), hits(&ws, "person")), (40, 2_960));
        add(&ws, 50_000, "Ann");
        ws.undo(&stamp()).unwrap();
    }
}

#[test]
fn behind_pages_that_are_lost_it_goes_on() {
    for protected in [false, true] {
        let desk = Desk::new();
        let (key, rows, _) = full(&desk, protected);
        let whole = fs::read(desk.file()).unwrap();
        let pages = whole.len() / PAGE;
        let mut lost_something = 0;
        for round in 1..6 {
            fs::write(desk.file(), &whole).unwrap();
            damage(&desk, |bytes| {
                for part in 1..6 {
                    let page = (pages * part / 6 + round * 7).clamp(40, pages - 1);
                    bytes[page * PAGE..(page + 1) * PAGE].fill(0xa5);
                }
            });
            let (salvaged, ws) = save(&desk, key.as_ref()).unwrap();
            let shares = share(&ws, &rows, &["stakeholder", "unit"]);
            assert!(
                shares
                    .iter()
                    .all(|(table, share)| *share >= 60 || table == "custom_values"),
                "{shares:?} {salvaged:?}"
            );
            lost_something += usize::from(!salvaged.is_complete());
            let stakeholders = of(&salvaged, "stakeholder");
            if let Some(lost) = stakeholders.lost {
                assert_eq!(
                    stakeholders.rows + lost + stakeholders.dropped,
                    3_000,
                    "{salvaged:?}"
                );
            }
        }
        assert!(lost_something > 2, "{lost_something}");
    }
}

#[test]
fn of_half_a_file_what_is_left_comes_back() {
    for protected in [false, true] {
        let desk = Desk::new();
        let (key, rows, _) = full(&desk, protected);
        damage(&desk, |bytes| bytes.truncate(bytes.len() / 2 + 100));
        let opened = Workspace::open(desk.file(), &with(key.clone()));
        assert!(matches!(opened, Err(StoreError::Damaged { .. })), "{opened:?}");
        let (salvaged, ws) = save(&desk, key.as_ref()).unwrap();
        let shares = share(&ws, &rows, &["stakeholder", "unit"]);
        assert!(
            shares["stakeholder"] > 10 && shares["stakeholder"] < 100,
            "{shares:?}"
        );
        assert!(!salvaged.is_complete() && salvaged.named);
    }
}

#[test]
fn a_lost_head_is_made_anew_unless_it_was_encrypted() {
    let desk = Desk::new();
    let (_, rows, _) = full(&desk, false);
    damage(&desk, |bytes| bytes[..100].fill(0));
    let (salvaged, ws) = save(&desk, None).unwrap();
    assert!(salvaged.is_complete() && dump(&ws) == rows);
    drop(ws);
    // With the page behind it, nothing says any more where the rest is.
    damage(&desk, |bytes| bytes[..PAGE].fill(0));
    assert!(matches!(save(&desk, None), Err(StoreError::BeyondSalvage)), "");

    for length in [100, PAGE] {
        let desk = Desk::new();
        let (key, ..) = full(&desk, true);
        damage(&desk, |bytes| bytes[..length].fill(0));
        let outcome = save(&desk, key.as_ref());
        assert!(
            matches!(
                outcome,
                Err(StoreError::BeyondSalvage | StoreError::Damaged { .. })
            ),
            "{outcome:?}"
        );
        let told = outcome.unwrap_err().to_string();
        assert!(told.contains("restore a backup"), "{told}");
        // As long as it can be told that it was encrypted, the other pages say that it is the right key.
        assert_eq!(told.contains("password is right"), length < PAGE, "{told}");
    }
}

#[test]
fn what_pointed_to_lost_rows_is_mended() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    add(&ws, 11, "Ben");
    ws.close().unwrap();
    let conn = store::rusqlite::Connection::open(desk.file()).unwrap();
    conn.execute_batch(
        "PRAGMA foreign_keys = OFF;
         UPDATE stakeholder SET unit_id = x'99' WHERE name = 'Ann';
         INSERT INTO membership VALUES (x'01', x'98', x'97', '2026-01-05', NULL);
         UPDATE journal_change_set SET bytes = x'0102' WHERE seq = 1;",
    )
    .unwrap();
    conn.close().unwrap();
    let (salvaged, ws) = save(&desk, None).unwrap();
    assert_eq!(people(&ws), ["Ann", "Ben"]);
    assert_eq!(
        (
            of(&salvaged, "stakeholder").loosened,
            of(&salvaged, "stakeholder").rows
        ),
        (1, 2)
    );
    assert_eq!(
        (
            of(&salvaged, "membership").dropped,
            of(&salvaged, "membership").rows
        ),
        (1, 0)
    );
    assert_eq!(
        (of(&salvaged, "journal").dropped, of(&salvaged, "journal").rows),
        (1, 1)
    );
    assert!(!salvaged.is_complete());
}

#[test]
fn what_a_log_holds_is_saved_too() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let other = Desk::new();
    for ending in ["", "-wal"] {
        let name = |desk: &Desk| format!("{}{ending}", desk.file().display());
        assert!(
            std::process::Command::new("cp")
                .args([name(&desk), name(&other)])
                .status()
                .unwrap()
                .success()
        );
    }
    let log = other.folder.path().join("test.soundings-wal");
    let before = fs::read(&log).unwrap();
    let to = other.folder.path().join("saved.soundings");
    let salvaged = salvage(&other.file(), None, &to, &new_workspace(), now()).unwrap();
    assert!(salvaged.is_complete() && fs::read(&log).unwrap() == before);
    assert_eq!(people(&Workspace::open(&to, &opening()).unwrap()), ["Ann"]);
}

#[test]
fn nothing_is_replaced_and_nothing_strange_is_read() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "one");
    let to = desk.folder.path().join("saved.soundings");
    let attempt = |key: Option<&Key>| salvage(&desk.file(), key, &to, &new_workspace(), now());
    assert!(matches!(attempt(ws.key()), Err(StoreError::Busy)));
    ws.close().unwrap();
    assert!(matches!(attempt(None), Err(StoreError::Locked { .. })));
    fs::write(&to, "precious").unwrap();
    assert!(matches!(attempt(None), Err(StoreError::Exists { .. })));
    assert_eq!(fs::read(&to).unwrap(), b"precious");
    fs::remove_file(&to).unwrap();
    fs::write(desk.file(), "name;role\nAnn;Analyst\n".repeat(1_000)).unwrap();
    assert!(matches!(attempt(None), Err(StoreError::BeyondSalvage)));
    assert_eq!(desk.names(), ["test.soundings"]);
}

#[test]
fn wherever_one_page_is_lost_the_rest_is_saved() {
    for protected in [false, true] {
        let desk = Desk::new();
        let ws = if protected {
            create_protected(&desk, "one")
        } else {
            desk.create()
        };
        insert_with_notes(&ws, 100..250);
        for number in 300..310 {
            insert_with_notes(&ws, number..number + 1);
        }
        let (key, rows) = (ws.key().cloned(), dump(&ws));
        ws.close().unwrap();
        let whole = fs::read(desk.file()).unwrap();
        let (mut saved, mut beyond) = (0, 0);
        // Each of the first, where the list of tables is, and some of the others.
        for page in (0..whole.len() / PAGE).filter(|page| *page < 16 || page % 4 == 0) {
            fs::write(desk.file(), &whole).unwrap();
            damage(&desk, |bytes| bytes[page * PAGE..(page + 1) * PAGE].fill(0xa5));
            match save(&desk, key.as_ref()) {
                Ok((salvaged, ws)) => {
                    saved += 1;
                    share(&ws, &rows, &["stakeholder", "workspace"]);
                    let stakeholders = salvaged.tables.iter().find(|saved| saved.table == "stakeholder");
                    let back = stakeholders.map_or(0, |saved| saved.rows);
                    assert!(
                        back >= 140 || !salvaged.is_complete(),
                        "page {page}: {salvaged:?}"
                    );
                }
                Err(StoreError::BeyondSalvage) => beyond += 1,
                Err(error) => panic!("page {page}: {error:?}"),
            }
        }
        // The head, and the few pages that say where everything is.
        assert!(
            saved > 40 && beyond <= 12,
            "{protected}: {saved} saved, {beyond} beyond"
        );
    }
}

fn insert_with_notes(ws: &Workspace, numbers: std::ops::Range<u128>) {
    ws.write(&stamp(), |change| {
        for number in numbers {
            insert(change, number, &format!("Person {number}"))?;
            change.execute(
                "UPDATE stakeholder SET notes = ?2 WHERE id = ?1",
                params![id(number), "A note. ".repeat(40)],
            )?;
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
}
