//! Any sequence of changes, undone, is the start; redone, the end.

use proptest::prelude::*;
use store::rusqlite::{Connection, OptionalExtension, params};
use store::{Change, StoreError, Workspace};

use crate::kit::*;

/// One row touched: what is done is chosen by numbers, and adapts to what is there.
#[derive(Clone, Copy, Debug)]
enum Act {
    AddPerson(u8),
    Rename(u8, u8),
    RemovePerson(u8),
    AddUnit(u8),
    Move(u8, u8),
    AddTie(u8, u8),
    RemoveTie(u8),
    Setting(u8, u8),
    DropSetting(u8),
}

fn act() -> impl Strategy<Value = Act> {
    let n = 0..6_u8;
    prop_oneof![
        3 => n.clone().prop_map(Act::AddPerson),
        2 => (n.clone(), any::<u8>()).prop_map(|(a, b)| Act::Rename(a, b)),
        2 => n.clone().prop_map(Act::RemovePerson),
        1 => n.clone().prop_map(Act::AddUnit),
        1 => (n.clone(), n.clone()).prop_map(|(a, b)| Act::Move(a, b)),
        2 => (n.clone(), n.clone()).prop_map(|(a, b)| Act::AddTie(a, b)),
        1 => n.clone().prop_map(Act::RemoveTie),
        1 => (n.clone(), any::<u8>()).prop_map(|(a, b)| Act::Setting(a, b)),
        1 => n.prop_map(Act::DropSetting),
    ]
}

fn there(conn: &Connection, table: &str, id: [u8; 16]) -> Result<bool, StoreError> {
    let sql = format!("SELECT 1 FROM {table} WHERE id = ?1");
    Ok(conn.query_row(&sql, [id], |_| Ok(())).optional()?.is_some())
}

fn run(change: &Change<'_>, act: Act) -> Result<(), StoreError> {
    let person = |n: u8| 100 + u128::from(n);
    let unit = |n: u8| id(200 + u128::from(n));
    let tie = |n: u8| id(300 + u128::from(n));
    match act {
        Act::AddPerson(n) if !there(change, "stakeholder", id(person(n)))? => {
            insert(change, person(n), &format!("Person {n}"))?
        }
        Act::Rename(n, to) => {
            let name = format!("Renamed {to}");
            change.execute(
                "UPDATE stakeholder SET name = ?2, headcount = ?3, notes = ?4 WHERE id = ?1",
                params![
                    id(person(n)),
                    name,
                    (to > 128).then_some(f64::from(to) / 3.0),
                    "é".repeat(usize::from(to))
                ],
            )?;
        }
        Act::RemovePerson(n) => {
            change.execute(
                "DELETE FROM tie WHERE from_id = ?1 OR to_id = ?1",
                [id(person(n))],
            )?;
            change.execute("DELETE FROM stakeholder WHERE id = ?1", [id(person(n))])?;
        }
        Act::AddUnit(n) => {
            change.execute(
                "INSERT OR IGNORE INTO unit(id, name, name_key) VALUES (?1, 'Unit', 'unit')",
                [unit(n)],
            )?;
        }
        Act::Move(n, to) if there(change, "unit", unit(to))? => {
            change.execute(
                "UPDATE stakeholder SET unit_id = ?2 WHERE id = ?1",
                params![id(person(n)), unit(to)],
            )?;
        }
        Act::AddTie(a, b)
            if there(change, "stakeholder", id(person(a)))?
                && there(change, "stakeholder", id(person(b)))? =>
        {
            change.execute(
                "INSERT OR IGNORE INTO tie(id, from_id, to_id, kind, from_on) VALUES (?1, ?2, ?3, 'influences', '2026-01-05')",
                params![tie(a), id(person(a)), id(person(b))],
            )?;
        }
        Act::RemoveTie(n) => {
            change.execute("DELETE FROM tie WHERE id = ?1", [tie(n)])?;
        }
        Act::Setting(n, to) => {
            change.execute(
                "INSERT INTO setting(key, value) VALUES (?1, ?2) ON CONFLICT(key) DO UPDATE SET value = excluded.value",
                params![format!("key {n}"), to.to_string()],
            )?;
        }
        Act::DropSetting(n) => {
            change.execute("DELETE FROM setting WHERE key = ?1", [format!("key {n}")])?;
        }
        Act::AddPerson(_) | Act::Move(..) | Act::AddTie(..) => {}
    }
    Ok(())
}

/// Undoes or redoes until there is nothing left.
fn exhaust(ws: &Workspace, step: impl Fn(&Workspace) -> Result<store::Travelled, StoreError>) -> usize {
    let mut steps = 0;
    loop {
        match step(ws) {
            Ok(_) => steps += 1,
            Err(StoreError::NothingToUndo | StoreError::NothingToRedo) => return steps,
            Err(other) => panic!("{other:?}"),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: prop::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]

    #[test]
    fn undone_is_the_start_and_redone_the_end(
        before in prop::collection::vec(prop::collection::vec(act(), 1..6), 0..4),
        changes in prop::collection::vec(prop::collection::vec(act(), 1..12), 1..8),
    ) {
        let desk = Desk::new();
        let mut ws = desk.create();
        let write = |ws: &Workspace, acts: &[Act]| {
            let written = ws.write(&stamp(), |change| acts.iter().try_for_each(|&act| run(change, act)));
            usize::from(written.unwrap().journalled.is_some())
        };
        let earlier: usize = before.iter().map(|acts| write(&ws, acts)).sum();
        let start = dump(&ws);
        let made: usize = changes.iter().map(|acts| write(&ws, acts)).sum();
        let end = dump(&ws);

        for _ in 0..made {
            ws.undo(&stamp()).unwrap();
        }
        prop_assert_eq!(dump(&ws), start);
        ws.close().unwrap();
        ws = desk.open();
        prop_assert_eq!(exhaust(&ws, |ws| ws.redo(&stamp())), made);
        prop_assert_eq!(&dump(&ws), &end);
        prop_assert_eq!(exhaust(&ws, |ws| ws.undo(&stamp())), made + earlier);
        prop_assert_eq!(exhaust(&ws, |ws| ws.redo(&stamp())), made + earlier);
        prop_assert_eq!(&dump(&ws), &end);
        prop_assert_eq!(ws.integrity().unwrap(), vec![]);
    }
}
