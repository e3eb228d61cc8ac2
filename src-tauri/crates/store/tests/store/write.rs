//! Writing and reading.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};
use std::thread;

use store::{Change, EntryKind, EntryState, StoreError, Workspace};

use crate::kit::*;

/// Counts what the listeners hear.
fn ears(ws: &Workspace) -> Arc<AtomicUsize> {
    let heard = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&heard);
    ws.on_commit(Box::new(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
    }));
    heard
}

#[test]
fn a_change_is_journalled_and_told_after_the_commit() {
    let desk = Desk::new();
    let ws = Arc::new(desk.create());
    let told = Arc::new(Mutex::new(Vec::new()));
    let (log, other) = (Arc::clone(&told), Arc::downgrade(&ws));
    ws.on_commit(Box::new(move |committed| {
        // The listener may use the workspace, and sees what was committed.
        let people = people(&other.upgrade().unwrap());
        log.lock()
            .unwrap()
            .push((committed.label.clone(), committed.tags.clone(), people));
    }));
    let written = ws
        .write(&stamp(), |change| {
            change.label("Added two people");
            change.tag("people");
            insert(change, 10, "Ann")?;
            change.tag("people");
            change.tag("journal");
            insert(change, 11, "Ben")?;
            Ok::<_, StoreError>(42)
        })
        .unwrap();
    assert_eq!(written.value, 42);
    let journalled = written.journalled.unwrap();
    assert_eq!(journalled.tags, ["journal", "people"]);
    let tags = vec!["journal".to_owned(), "people".to_owned()];
    let names = vec!["Ann".to_owned(), "Ben".to_owned()];
    assert_eq!(
        *told.lock().unwrap(),
        [("Added two people".to_owned(), tags.clone(), names)]
    );

    let (total, lines) = ws.journal(0, 10).unwrap();
    assert_eq!((total, lines.len()), (1, 1));
    let line = &lines[0];
    assert_eq!(
        (line.seq, line.id, line.changes),
        (journalled.seq, journalled.id, 2)
    );
    assert_eq!(
        (line.at, line.author.as_str(), line.label.as_str()),
        (now(), "Tester", "Added two people")
    );
    assert_eq!(
        (line.kind, line.state, line.of_seq),
        (EntryKind::Change, EntryState::Done, None)
    );
    assert_eq!(line.tags, tags);
    assert_eq!(ws.journal_about(&id(11), 5).unwrap().1.len(), 1);
    assert_eq!(ws.journal_about(&id(12), 5).unwrap().1.len(), 0);
}

#[test]
fn the_journal_is_read_in_windows_newest_first() {
    let desk = Desk::new();
    let ws = desk.create();
    for number in 10..20 {
        add(&ws, number, &format!("Person {number}"));
    }
    let (total, lines) = ws.journal(2, 3).unwrap();
    let labels: Vec<&str> = lines.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(total, 10);
    assert_eq!(labels, ["Added Person 17", "Added Person 16", "Added Person 15"]);
}

#[test]
fn work_that_changes_nothing_leaves_no_trace() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let heard = ears(&ws);
    let nothing = ws.write(&stamp(), |change| {
        change.label("Nothing");
        change.execute("UPDATE stakeholder SET name = name", [])?;
        insert(change, 11, "Ben")?;
        change.execute("DELETE FROM stakeholder WHERE name = 'Ben'", [])?;
        Ok::<_, StoreError>(())
    });
    assert!(nothing.unwrap().journalled.is_none());
    assert_eq!(
        (heard.load(Ordering::SeqCst), ws.journal(0, 9).unwrap().0),
        (0, 1)
    );
    assert_eq!(ws.integrity().unwrap(), []);
}

#[test]
fn an_error_or_a_panic_takes_everything_back_and_tells_nobody() {
    let desk = Desk::new();
    let ws = desk.create();
    let heard = ears(&ws);
    let before = dump(&ws);
    let failed = ws.write(&stamp(), |change| {
        insert(change, 10, "Ann")?;
        Err::<(), _>(StoreError::NothingToUndo)
    });
    assert!(matches!(failed, Err(StoreError::NothingToUndo)));
    let panicked = catch_unwind(AssertUnwindSafe(|| {
        ws.write(&stamp(), |change| -> Result<(), StoreError> {
            insert(change, 10, "Ann")?;
            panic!("as intended");
        })
    }));
    assert!(panicked.is_err());
    assert_eq!(
        (dump(&ws), heard.load(Ordering::SeqCst), hits(&ws, "Ann")),
        (before, 0, 0)
    );
    add(&ws, 10, "Ann");
    assert_eq!(heard.load(Ordering::SeqCst), 1);
}

#[test]
fn a_rehearsal_shows_the_outcome_and_keeps_nothing() {
    let desk = Desk::new();
    let ws = desk.create();
    let heard = ears(&ws);
    let before = dump(&ws);
    let count: i64 = ws
        .rehearse(|change| {
            insert(change, 10, "Ann")?;
            Ok::<_, StoreError>(change.query_row("SELECT count(*) FROM stakeholder", [], |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!((count, dump(&ws), heard.load(Ordering::SeqCst)), (1, before, 0));
    assert_eq!(add(&ws, 10, "Ann"), 1);
}

#[test]
fn references_to_nothing_are_refused() {
    let desk = Desk::new();
    let ws = desk.create();
    let dangling = ws.write(&stamp(), |change: &mut Change<'_>| {
        insert(change, 10, "Ann")?;
        change.execute("UPDATE stakeholder SET unit_id = ?1", [id(99)])?;
        Ok::<_, StoreError>(())
    });
    assert!(dangling.is_err());
    assert_eq!(people(&ws), Vec::<String>::new());
}

#[test]
fn a_write_inside_a_write_is_refused_at_once() {
    let desk = Desk::new();
    let ws = desk.create();
    let outcome = ws.write(&stamp(), |_| {
        ws.write(&stamp(), |change| insert(change, 10, "Ann")).map(|_| ())
    });
    assert!(matches!(outcome, Err(StoreError::Nested)));
    add(&ws, 10, "Ann");
}

#[test]
fn work_cannot_slip_out_of_its_transaction() {
    let desk = Desk::new();
    let ws = desk.create();
    let outcome = ws.write(&stamp(), |change| {
        change.execute_batch("ROLLBACK")?;
        Ok::<_, StoreError>(())
    });
    assert!(matches!(outcome, Err(StoreError::Nested)));
    add(&ws, 10, "Ann");
}

#[test]
fn a_read_sees_one_state_while_another_thread_writes() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let (started, wait) = channel();
    let (done, resume) = channel();
    thread::scope(|scope| {
        let ws = &ws;
        scope.spawn(move || {
            wait.recv().unwrap();
            add(ws, 11, "Ben");
            done.send(()).unwrap();
        });
        let count = |conn: &store::rusqlite::Connection| -> i64 {
            conn.query_row("SELECT count(*) FROM stakeholder", [], |row| row.get(0))
                .unwrap()
        };
        let (before, after) = ws
            .read(|conn| {
                let before = count(conn);
                started.send(()).unwrap();
                resume.recv().unwrap();
                Ok::<_, StoreError>((before, count(conn)))
            })
            .unwrap();
        assert_eq!((before, after), (1, 1));
    });
    assert_eq!(people(&ws), ["Ann", "Ben"]);
}

#[test]
fn a_read_cannot_write() {
    let desk = Desk::new();
    let ws = desk.create();
    let outcome = ws.read(|conn| Ok::<_, StoreError>(conn.execute("DELETE FROM workspace", [])?));
    assert!(matches!(outcome, Err(StoreError::ReadOnly)), "{outcome:?}");
}

#[test]
fn a_listener_that_panics_does_no_harm() {
    let desk = Desk::new();
    let ws = desk.create();
    ws.on_commit(Box::new(|_| panic!("as intended")));
    let heard = ears(&ws);
    add(&ws, 10, "Ann");
    assert_eq!(
        (people(&ws), heard.load(Ordering::SeqCst)),
        (vec!["Ann".to_owned()], 1)
    );
}

#[test]
fn many_threads_write_one_after_another() {
    let desk = Desk::new();
    let ws = desk.create();
    thread::scope(|scope| {
        for thread in 0..4_u128 {
            let ws = &ws;
            scope.spawn(move || {
                for number in 0..10 {
                    add(ws, 100 * thread + number + 10, "Ann");
                }
            });
        }
    });
    assert_eq!((people(&ws).len(), ws.journal(0, 1).unwrap().0), (40, 40));
    assert_eq!(ws.integrity().unwrap(), []);
}

#[test]
fn the_index_follows_the_rows_and_can_be_rebuilt() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Zoë Ångström");
    assert_eq!(
        (
            hits(&ws, "zoe ang"),
            hits(&ws, "ZOË"),
            hits(&ws, "p10@example"),
            hits(&ws, "ben")
        ),
        (1, 1, 1, 0)
    );
    rename(&ws, 10, "Ben");
    assert_eq!((hits(&ws, "zoe"), hits(&ws, "ben")), (0, 1));
    ws.undo(&stamp()).unwrap();
    assert_eq!((hits(&ws, "zoe"), hits(&ws, "ben")), (1, 0));
    ws.rebuild_search().unwrap();
    assert_eq!((hits(&ws, "zoe"), ws.integrity().unwrap().len()), (1, 0));
    ws.undo(&stamp()).unwrap();
    assert_eq!((hits(&ws, "zoe"), ws.integrity().unwrap().len()), (0, 0));
}

#[test]
fn work_can_find_what_it_has_just_written() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let found = |change: &Change<'_>, text: &str| -> Result<i64, StoreError> {
        let sql = "SELECT count(*) FROM search WHERE search MATCH ?1";
        Ok(change.query_row(sql, [store::search_terms(text)], |row| row.get(0))?)
    };
    let counts = |change: &mut Change<'_>| {
        insert(change, 11, "Ben")?;
        change.execute("DELETE FROM stakeholder WHERE name = 'Ann'", [])?;
        change.index()?;
        insert(change, 12, "Cleo")?;
        change.index()?;
        Ok::<_, StoreError>([
            found(change, "ann")?,
            found(change, "ben")?,
            found(change, "cleo")?,
        ])
    };
    assert_eq!(ws.rehearse(counts).unwrap(), [0, 1, 1]);
    assert_eq!(
        (hits(&ws, "ann"), hits(&ws, "ben"), ws.integrity().unwrap()),
        (1, 0, vec![])
    );
    assert_eq!(ws.write(&stamp(), counts).unwrap().value, [0, 1, 1]);
    assert_eq!(
        (hits(&ws, "ann"), hits(&ws, "ben"), ws.integrity().unwrap()),
        (0, 1, vec![])
    );
}

#[test]
fn what_a_workspace_starts_with_is_indexed_but_no_change() {
    let desk = Desk::new();
    let ws = desk.create();
    let heard = ears(&ws);
    ws.furnish(|change| insert(change, 10, "Ann")).unwrap();
    ws.furnish(|change| insert(change, 11, "Ben")).unwrap();
    assert_eq!(
        (hits(&ws, "ann"), hits(&ws, "ben"), heard.load(Ordering::SeqCst)),
        (1, 1, 0)
    );
    assert!(matches!(ws.undo(&stamp()), Err(StoreError::NothingToUndo)));
    add(&ws, 12, "Cleo");
    let late = ws.furnish(|change| insert(change, 13, "Dan"));
    assert!(matches!(late, Err(StoreError::Begun)));
    assert_eq!((people(&ws).len(), ws.integrity().unwrap()), (3, vec![]));
}
