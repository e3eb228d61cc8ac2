//! Two programs on one file. Within one process, two workspaces stand in for them; SQLite treats them alike.

use std::sync::mpsc::channel;
use std::thread;

use store::{StoreError, Workspace};

use crate::kit::*;

#[test]
fn what_another_commits_is_noticed_once_and_ones_own_never() {
    let desk = Desk::new();
    let here = desk.create();
    let there = desk.open();
    assert_eq!(here.changes_elsewhere().unwrap(), None);
    add(&here, 10, "Ann");
    assert_eq!(here.changes_elsewhere().unwrap(), None);
    assert_eq!(
        there.changes_elsewhere().unwrap(),
        Some(vec!["people".to_owned()])
    );
    assert_eq!(there.changes_elsewhere().unwrap(), None);
    there.undo(&stamp()).unwrap();
    add(&here, 11, "Ben");
    there
        .write(&stamp(), |change| {
            change.tag("units");
            insert(change, 12, "Cleo")
        })
        .unwrap();
    assert_eq!(
        here.changes_elsewhere().unwrap(),
        Some(vec!["people".to_owned(), "units".to_owned()])
    );
    assert_eq!(
        there.changes_elsewhere().unwrap(),
        Some(vec!["people".to_owned()])
    );
    assert_eq!(
        (
            here.changes_elsewhere().unwrap(),
            there.changes_elsewhere().unwrap()
        ),
        (None, None)
    );
    assert_eq!(people(&here), ["Ben", "Cleo"]);
}

#[test]
fn undo_is_shared_as_the_journal_is() {
    let desk = Desk::new();
    let here = desk.create();
    let there = desk.open();
    add(&here, 10, "Ann");
    assert_eq!(there.undo(&stamp()).unwrap().label, "Added Ann");
    assert_eq!(here.redo(&stamp()).unwrap().label, "Added Ann");
}

#[test]
fn a_second_writer_waits_for_the_first() {
    let desk = Desk::new();
    let here = desk.create();
    let there = desk.open();
    let (started, wait) = channel();
    thread::scope(|scope| {
        let there = &there;
        scope.spawn(move || {
            wait.recv().unwrap();
            add(there, 11, "Ben");
        });
        here.write(&stamp(), |change| {
            insert(change, 10, "Ann")?;
            started.send(()).unwrap();
            // The other is waiting meanwhile, or about to; either way it gets its turn.
            for number in 100..400 {
                insert(change, number, "Cleo")?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    });
    assert_eq!(people(&here).len(), 302);
    assert_eq!(here.integrity().unwrap(), []);
}

#[test]
fn the_last_to_close_leaves_one_file() {
    let desk = Desk::new();
    let here = desk.create();
    let there = desk.open();
    add(&here, 10, "Ann");
    here.close().unwrap();
    add(&there, 11, "Ben");
    there.close().unwrap();
    assert_eq!(desk.names(), ["test.soundings"]);
    assert_eq!(people(&desk.open()), ["Ann", "Ben"]);
}

#[test]
fn one_who_only_reads_sees_the_changes_of_one_who_writes() {
    let desk = Desk::new();
    let writer = desk.create();
    let reader = Workspace::open(desk.file(), &read_only()).unwrap();
    assert!(reader.is_read_only());
    add(&writer, 10, "Ann");
    assert_eq!(
        reader.changes_elsewhere().unwrap(),
        Some(vec!["people".to_owned()])
    );
    assert_eq!(people(&reader), ["Ann"]);
    writer.close().unwrap();
    reader.close().unwrap();
    assert_eq!(desk.names(), ["test.soundings"]);
}
