//! Undo, redo, reverse.

use store::rusqlite::params;
use store::{EntryKind, EntryState, Step, StoreError, Workspace};

use crate::kit::*;

fn steps(ws: &Workspace) -> (Option<i64>, Option<i64>) {
    let state = ws.undo_state().unwrap();
    (state.undo.map(|step| step.seq), state.redo.map(|step| step.seq))
}

#[test]
fn undo_and_redo_walk_the_stack_across_a_restart() {
    let desk = Desk::new();
    let ws = desk.create();
    assert!(matches!(ws.undo(&stamp()), Err(StoreError::NothingToUndo)));
    assert!(matches!(ws.redo(&stamp()), Err(StoreError::NothingToRedo)));
    let states = [
        dump(&ws),
        (add(&ws, 10, "Ann"), dump(&ws)).1,
        (rename(&ws, 10, "Anna"), dump(&ws)).1,
    ];
    assert_eq!(steps(&ws), (Some(2), None));
    ws.close().unwrap();

    let ws = desk.open();
    let undone = ws.undo(&stamp()).unwrap();
    assert_eq!(
        (undone.label.as_str(), undone.of_seq, undone.tags),
        ("Renamed to Anna", 2, vec!["people".to_owned()])
    );
    assert_eq!((dump(&ws), steps(&ws)), (states[1].clone(), (Some(1), Some(2))));
    ws.close().unwrap();

    let ws = desk.open();
    ws.undo(&stamp()).unwrap();
    assert_eq!((dump(&ws), steps(&ws)), (states[0].clone(), (None, Some(1))));
    assert!(matches!(ws.undo(&stamp()), Err(StoreError::NothingToUndo)));
    ws.close().unwrap();

    let ws = desk.open();
    assert_eq!(ws.redo(&stamp()).unwrap().label, "Added Ann");
    assert_eq!(dump(&ws), states[1]);
    ws.redo(&stamp()).unwrap();
    assert_eq!((dump(&ws), steps(&ws)), (states[2].clone(), (Some(2), None)));
    assert!(matches!(ws.redo(&stamp()), Err(StoreError::NothingToRedo)));
    ws.undo(&stamp()).unwrap();
    assert_eq!(dump(&ws), states[1]);
    let kinds: Vec<EntryKind> = ws
        .journal(0, 9)
        .unwrap()
        .1
        .iter()
        .rev()
        .map(|line| line.kind)
        .collect();
    use EntryKind::{Change, Redo, Undo};
    assert_eq!(kinds, [Change, Change, Undo, Undo, Redo, Redo, Undo]);
}

#[test]
fn a_new_change_clears_redo() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    add(&ws, 11, "Ben");
    ws.undo(&stamp()).unwrap();
    add(&ws, 12, "Cleo");
    assert!(matches!(ws.redo(&stamp()), Err(StoreError::NothingToRedo)));
    assert_eq!(ws.journal(2, 1).unwrap().1[0].state, EntryState::Dropped);
    ws.undo(&stamp()).unwrap();
    assert_eq!(people(&ws), ["Ann"]);
    ws.undo(&stamp()).unwrap();
    assert_eq!(people(&ws), Vec::<String>::new());
}

#[test]
fn listeners_hear_of_undo_with_the_tags_of_the_change() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let (send, heard) = std::sync::mpsc::channel();
    ws.on_commit(Box::new(move |committed| {
        send.send((committed.seq, committed.tags.clone())).unwrap()
    }));
    ws.undo(&stamp()).unwrap();
    assert!(ws.undo(&stamp()).is_err());
    assert_eq!(
        heard.try_iter().collect::<Vec<_>>(),
        [(2, vec!["people".to_owned()])]
    );
}

#[test]
fn one_older_change_can_be_reversed_alone_and_that_undone() {
    let desk = Desk::new();
    let ws = desk.create();
    let first = add(&ws, 10, "Ann");
    add(&ws, 11, "Ben");
    let reversed = ws.reverse(first, &stamp()).unwrap();
    assert_eq!(
        (reversed.label.as_str(), reversed.of_seq, people(&ws)),
        ("Added Ann", 1, vec!["Ben".to_owned()])
    );
    assert_eq!(steps(&ws).0, Some(reversed.seq));
    ws.undo(&stamp()).unwrap();
    assert_eq!(people(&ws), ["Ann", "Ben"]);
    ws.redo(&stamp()).unwrap();
    assert_eq!(people(&ws), ["Ben"]);
}

#[test]
fn reversing_names_the_later_changes_in_the_way_and_changes_nothing() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let first = rename(&ws, 10, "Anna");
    add(&ws, 11, "Ben");
    let second = rename(&ws, 10, "Annie");
    let before = dump(&ws);
    match ws.reverse(first, &stamp()) {
        Err(StoreError::Conflict { label, later }) => {
            assert_eq!(label, "Renamed to Anna");
            assert_eq!(
                later,
                [Step {
                    seq: second,
                    label: "Renamed to Annie".into()
                }]
            );
        }
        other => panic!("{other:?}"),
    }
    assert_eq!((dump(&ws), ws.journal(0, 1).unwrap().0), (before, 4));
}

#[test]
fn reversing_names_the_later_changes_that_refer_to_a_row() {
    let desk = Desk::new();
    let ws = desk.create();
    let first = add(&ws, 10, "Ann");
    add(&ws, 11, "Ben");
    let tie = ws.write(&stamp(), |change| {
        change.label("Tied");
        change.execute(
            "INSERT INTO tie(id, from_id, to_id, kind, from_on) VALUES (?1, ?2, ?3, 'influences', '2026-01-05')",
            params![id(20), id(10), id(11)],
        )?;
        Ok::<_, StoreError>(())
    });
    let tie = tie.unwrap().journalled.unwrap().seq;
    match ws.reverse(first, &stamp()) {
        Err(StoreError::Conflict { later, .. }) => assert_eq!(
            later,
            [Step {
                seq: tie,
                label: "Tied".into()
            }]
        ),
        other => panic!("{other:?}"),
    }
    assert_eq!(people(&ws), ["Ann", "Ben"]);
    ws.reverse(tie, &stamp()).unwrap();
    ws.reverse(first, &stamp()).unwrap();
    assert_eq!(people(&ws), ["Ben"]);
}

#[test]
fn what_does_not_stand_cannot_be_reversed() {
    let desk = Desk::new();
    let ws = desk.create();
    let first = add(&ws, 10, "Ann");
    ws.undo(&stamp()).unwrap();
    for seq in [first, first + 1, 99, -1] {
        assert!(matches!(ws.reverse(seq, &stamp()), Err(StoreError::NotReversible { seq: at }) if at == seq));
    }
}

#[test]
fn two_names_under_a_unique_index_can_be_swapped_and_swapped_back() {
    let desk = Desk::new();
    let ws = desk.create();
    let project = |change: &store::Change<'_>, number: u128, key: &str| {
        change.execute(
            "INSERT INTO project(id, programme_id, name, name_key, added_on) VALUES (?1, ?2, ?3, ?3, '2026-01-05')",
            params![id(number), id(30), key],
        )
    };
    ws.write(&stamp(), |change| {
        change.execute(
            "INSERT INTO programme(id, name, added_on) VALUES (?1, 'P', '2026-01-05')",
            [id(30)],
        )?;
        project(change, 31, "a")?;
        project(change, 32, "b")?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
    let before = dump(&ws);
    ws.write(&stamp(), |change| {
        for (number, key) in [(31, "x"), (32, "a"), (31, "b")] {
            change.execute(
                "UPDATE project SET name_key = ?2 WHERE id = ?1",
                params![id(number), key],
            )?;
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
    let after = dump(&ws);
    ws.undo(&stamp()).unwrap();
    assert_eq!(dump(&ws), before);
    ws.redo(&stamp()).unwrap();
    assert_eq!(dump(&ws), after);
}
