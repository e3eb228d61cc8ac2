//! The large cases: many rows in one change. How long they take is for the bench to say.

use store::{StoreError, Workspace};

use crate::kit::*;

const MANY: u128 = 20_000;

fn add_many(ws: &Workspace) {
    ws.write(&stamp(), |change| {
        for number in 1000..1000 + MANY {
            insert(change, number, &format!("Given{} Family{}", number % 997, number))?;
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
    assert_eq!(ws.journal(0, 1).unwrap().1[0].changes, MANY as i64);
}

#[test]
fn twenty_thousand_people_come_and_go_as_one_change() {
    let desk = Desk::new();
    let ws = desk.create();
    add_many(&ws);
    ws.undo(&stamp()).unwrap();
    assert_eq!(people(&ws).len(), 0);
    ws.redo(&stamp()).unwrap();
    assert_eq!(hits(&ws, "family20999"), 1);
    ws.rebuild_search().unwrap();
    assert_eq!(hits(&ws, "family20999"), 1);
}

#[test]
fn a_large_file_opens_whole_with_its_history() {
    let desk = Desk::new();
    let ws = desk.create();
    add_many(&ws);
    add(&ws, 1, "Ann");
    ws.close().unwrap();
    let ws = desk.open();
    assert!(ws.undo_state().unwrap().undo.is_some());
    assert_eq!(ws.journal_about(&id(1500), 10).unwrap().1.len(), 1);
    rename(&ws, 1, "Anna");
    assert_eq!(ws.integrity().unwrap(), []);
}

fn size(path: &std::path::Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

#[test]
fn a_long_log_is_brought_into_the_file_when_all_is_quiet() {
    let desk = Desk::new();
    let ws = desk.create();
    assert!(!ws.use_quiet().unwrap(), "nothing was written yet");
    add(&ws, 1, "Ann");
    assert!(!ws.use_quiet().unwrap(), "too little to be worth it");
    add_many(&ws);
    let before = size(&desk.file());
    ws.read(|conn| {
        conn.query_row("SELECT count(*) FROM stakeholder", [], |_| Ok(()))?;
        rename(&ws, 1, "Anna");
        // The rest stays in the log while an older state is read.
        assert!(ws.use_quiet().unwrap());
        Ok::<_, StoreError>(())
    })
    .unwrap();
    assert!(ws.use_quiet().unwrap());
    assert!(!ws.use_quiet().unwrap(), "all of it is in the file");
    assert!(size(&desk.file()) > before + 4_000_000);
    let copy = desk.folder.path().join("copy.soundings");
    std::fs::copy(desk.file(), &copy).unwrap();
    let alone = Workspace::open(&copy, &opening()).unwrap();
    assert_eq!(people(&alone).len(), 1 + MANY as usize);
    assert_eq!(hits(&alone, "anna"), 1);
}
