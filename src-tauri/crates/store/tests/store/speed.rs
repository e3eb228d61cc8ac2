//! How long the large cases take. The limits are for the optimised build; others only print.

use std::time::{Duration, Instant};

use store::{StoreError, Workspace};

use crate::kit::*;

fn timed<T>(what: &str, limit: Duration, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let value = work();
    let taken = start.elapsed();
    println!("{what}: {taken:?}");
    assert!(
        cfg!(debug_assertions) || taken <= limit,
        "{what} took {taken:?}, more than {limit:?}"
    );
    value
}

fn add_many(ws: &Workspace, numbers: std::ops::Range<u128>) {
    let written = ws.write(&stamp(), |change| {
        for number in numbers.clone() {
            insert(change, number, &format!("Given{} Family{}", number % 997, number))?;
        }
        Ok::<_, StoreError>(())
    });
    assert_eq!(
        ws.journal(0, 1).unwrap().1[0].changes,
        (numbers.end - numbers.start) as i64
    );
    written.unwrap();
}

#[test]
fn twenty_thousand_people_come_and_go_quickly() {
    let desk = Desk::new();
    let ws = desk.create();
    timed(
        "20,000 people added, journalled, indexed",
        Duration::from_millis(1500),
        || add_many(&ws, 1000..21_000),
    );
    timed("undone", Duration::from_secs(1), || ws.undo(&stamp()).unwrap());
    assert_eq!(people(&ws).len(), 0);
    timed("redone", Duration::from_millis(1500), || {
        ws.redo(&stamp()).unwrap()
    });
    assert_eq!(hits(&ws, "family20999"), 1);
    timed("index rebuilt", Duration::from_secs(1), || {
        ws.rebuild_search().unwrap()
    });
}

#[test]
fn a_large_file_opens_at_once() {
    let desk = Desk::new();
    let ws = desk.create();
    let many = if cfg!(debug_assertions) { 20_000 } else { 100_000 };
    timed("many people added", Duration::from_secs(10), || {
        add_many(&ws, 1000..1000 + many)
    });
    add(&ws, 1, "Ann");
    ws.close().unwrap();
    let ws = timed("opened", Duration::from_millis(50), || desk.open());
    timed("undo state", Duration::from_millis(20), || {
        ws.undo_state().unwrap()
    });
    timed("history of one", Duration::from_millis(500), || {
        ws.journal_about(&id(1500), 10).unwrap()
    });
    timed("one written", Duration::from_millis(50), || {
        rename(&ws, 1, "Anna")
    });
    timed("checked", Duration::from_secs(5), || {
        assert_eq!(ws.integrity().unwrap(), [])
    });
}
