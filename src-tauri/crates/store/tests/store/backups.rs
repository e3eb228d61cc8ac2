//! Backups: made, found, thinned out, compared and put back.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use chrono::{DateTime, TimeDelta, Utc};
use store::{
    Backup, Difference, Key, Opening, Reason, StoreError, Workspace, backups, due, plain_copies, remove,
    thin_out,
};
use uuid::Uuid;

use crate::kit::*;
use crate::protected::{create_protected, password, with, with_password};

const ID: Uuid = Uuid::from_u128(1);

fn folder(desk: &Desk) -> PathBuf {
    desk.folder.path().join("backups")
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn make(desk: &Desk, ws: &Workspace, reason: Reason, time: &str) -> Backup {
    ws.back_up(&folder(desk), reason, at(time)).unwrap()
}

fn list(desk: &Desk) -> Vec<Backup> {
    backups(&folder(desk), ID).unwrap()
}

#[test]
fn a_backup_is_found_by_its_name_and_opens_as_it_was() {
    let desk = Desk::new();
    let ws = desk.create();
    assert_eq!(list(&desk), []);
    add(&ws, 10, "Ann");
    let first = make(&desk, &ws, Reason::Hourly, "2026-11-23T09:00:00.250Z");
    add(&ws, 11, "Ben");
    let second = make(&desk, &ws, Reason::Import, "2026-11-23T09:00:01Z");
    let third = make(&desk, &ws, Reason::Import, "2026-11-23T09:00:01Z");
    assert_eq!(list(&desk), [third.clone(), second.clone(), first.clone()]);
    assert_eq!(
        [&first, &second, &third].map(|backup| backup.path.file_name().unwrap().to_str().unwrap().to_owned()),
        [
            "2026-11-23T09-00-00Z hourly.soundings",
            "2026-11-23T09-00-01Z before import.soundings",
            "2026-11-23T09-00-01Z before import 2.soundings"
        ]
    );
    assert!(!first.encrypted && first.size == fs::metadata(&first.path).unwrap().len());
    // As of then: read only, and nothing is written beside it or into it.
    let bytes = fs::read(&first.path).unwrap();
    let then = Workspace::open(&first.path, &read_only()).unwrap();
    assert_eq!(
        (people(&then), hits(&then, "ann"), then.integrity().unwrap()),
        (vec!["Ann".to_owned()], 1, vec![])
    );
    assert_eq!(then.journal(0, 0).unwrap().0, 1);
    assert_eq!(fs::read_dir(first.path.parent().unwrap()).unwrap().count(), 3);
    then.close().unwrap();
    assert!(fs::read(&first.path).unwrap() == bytes);
    assert_eq!(list(&desk).len(), 3);
}

#[test]
fn what_is_no_backup_is_passed_over_and_left_alone() {
    let desk = Desk::new();
    let ws = desk.create();
    let made = make(&desk, &ws, Reason::ByHand, "2026-11-23T09:00:00Z");
    let place = made.path.parent().unwrap().to_owned();
    let others = [
        "2026-11-23T10-00-00Z hourly.soundings",
        "2026-11-20T08-00-00Z sometimes.soundings",
        "Notes.txt",
        "2026-11-23T08-30-00Z hourly.soundings.part",
    ];
    for name in others {
        fs::write(place.join(name), "something else").unwrap();
    }
    fs::create_dir(place.join("2026-11-23T11-00-00Z hourly.soundings")).unwrap();
    assert_eq!(list(&desk), [made]);
    assert_eq!(
        thin_out(&folder(&desk), ID, at("2027-11-23T09:00:00Z")).unwrap(),
        []
    );
    // The part of an attempt long gone goes with the next backup; one that may be at work stays.
    make(&desk, &ws, Reason::Hourly, "2026-11-23T09:20:00Z");
    assert!(place.join(others[3]).exists());
    make(&desk, &ws, Reason::Hourly, "2026-11-23T10:20:00Z");
    assert!(!place.join(others[3]).exists() && place.join(others[0]).exists());
    assert_eq!(backups(&folder(&desk), Uuid::from_u128(9)).unwrap(), []);
}

#[test]
fn a_backup_is_encrypted_as_the_workspace_is() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "one");
    add(&ws, 10, "Zyxwhilda Quorn");
    let key = ws.key().cloned();
    let backup = make(&desk, &ws, Reason::Hourly, "2026-11-23T09:00:00Z");
    assert!(backup.encrypted && list(&desk) == [backup.clone()]);
    let bytes = fs::read(&backup.path).unwrap();
    assert!(!bytes.windows(9).any(|window| window == b"Zyxwhilda") && !bytes.starts_with(b"SQLite"));
    assert!(matches!(
        Workspace::open(&backup.path, &read_only()),
        Err(StoreError::Locked { .. })
    ));
    for how in [with(key), with_password(&backup.path, "one")] {
        let then = Workspace::open(
            &backup.path,
            &Opening {
                read_only: true,
                ..how
            },
        )
        .unwrap();
        assert_eq!(
            (people(&then), then.integrity().unwrap()),
            (vec!["Zyxwhilda Quorn".to_owned()], vec![])
        );
    }
    assert_eq!(plain_copies(&folder(&desk), ID).unwrap(), []);
}

#[test]
fn plain_backups_of_a_workspace_that_has_a_password_now_are_found_and_removed() {
    let desk = Desk::new();
    let ws = desk.create();
    let plain = make(&desk, &ws, Reason::Hourly, "2026-11-23T09:00:00Z");
    let ws = ws.change_password(Some(&password("one"))).unwrap();
    let protected = make(&desk, &ws, Reason::Hourly, "2026-11-23T10:00:00Z");
    assert_eq!(
        plain_copies(&folder(&desk), ID).unwrap(),
        std::slice::from_ref(&plain)
    );
    remove(&plain).unwrap();
    remove(&plain).unwrap();
    assert_eq!(list(&desk), [protected]);
}

#[test]
fn old_ones_go_and_the_newest_stay_even_when_the_clock_is_set_back() {
    let desk = Desk::new();
    let ws = desk.create();
    let start = at("2026-11-20T00:30:00Z");
    let place = folder(&desk);
    for hour in 0..60 {
        let now = start + TimeDelta::hours(hour);
        assert!(due(&list(&desk), now));
        ws.back_up(&place, Reason::Hourly, now).unwrap();
        assert!(!due(&list(&desk), now + TimeDelta::minutes(59)));
        thin_out(&place, ID, now).unwrap();
    }
    let times = |list: &[Backup]| {
        list.iter()
            .map(|backup| (start.date_naive(), backup.at))
            .collect::<Vec<_>>()
    };
    let before = list(&desk);
    assert_eq!(before.len(), 24 + 1);
    assert_eq!(before[0].at, start + TimeDelta::hours(59));
    // A day back: it is due again, and nothing that seems to come later goes.
    let back = start + TimeDelta::hours(20);
    assert!(due(&before, back));
    let again = ws.back_up(&place, Reason::Hourly, back).unwrap();
    thin_out(&place, ID, back).unwrap();
    let after = list(&desk);
    assert!(after.contains(&again));
    assert!(
        times(&before)
            .iter()
            .filter(|(_, at)| *at > back)
            .all(|time| times(&after).contains(time))
    );
    assert_eq!(after[0].at, before[0].at);
}

fn counts(table: &'static str, added: u64, removed: u64, changed: u64) -> Difference {
    Difference {
        table,
        added,
        removed,
        changed,
    }
}

#[test]
fn the_difference_is_told_and_putting_back_is_itself_undone() {
    let desk = Desk::new();
    let ws = desk.create();
    for number in 10..15 {
        add(&ws, number, &format!("Person {number}"));
    }
    let backup = make(&desk, &ws, Reason::Hourly, "2026-11-23T09:00:00Z");
    assert_eq!(ws.difference(&backup.path, None).unwrap(), []);
    rename(&ws, 10, "Ann");
    add(&ws, 20, "Ben");
    add(&ws, 21, "Cleo");
    ws.write(&stamp(), |change| {
        change.execute("DELETE FROM stakeholder WHERE id = ?1", [id(14)])?;
        change.execute("INSERT INTO setting VALUES ('a', '1')", [])?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
    assert_eq!(
        ws.difference(&backup.path, None).unwrap(),
        [counts("setting", 1, 0, 0), counts("stakeholder", 2, 1, 1)]
    );
    let (now, history) = (dump(&ws), ws.journal(0, 0).unwrap().0);
    ws.close().unwrap();
    let how = Opening {
        at: at("2026-11-23T10:00:00Z"),
        ..opening()
    };
    let before = Workspace::restore(desk.file(), &how, &backup.path, None, &folder(&desk)).unwrap();
    assert_eq!((before.reason, before.at), (Reason::Restore, how.at));
    let ws = desk.open();
    assert_eq!(people(&ws).len(), 5);
    assert_eq!(
        (hits(&ws, "ben"), hits(&ws, "person"), ws.integrity().unwrap()),
        (0, 5, vec![])
    );
    assert_eq!(ws.difference(&backup.path, None).unwrap(), []);
    assert_eq!(
        ws.difference(&before.path, None).unwrap(),
        [counts("setting", 0, 1, 0), counts("stakeholder", 1, 2, 1)]
    );
    ws.close().unwrap();
    Workspace::restore(desk.file(), &how, &before.path, None, &folder(&desk)).unwrap();
    let ws = desk.open();
    assert!(dump(&ws) == now);
    assert_eq!(
        (ws.journal(0, 0).unwrap().0, ws.integrity().unwrap()),
        (history, vec![])
    );
    ws.close().unwrap();
    assert_eq!(desk.names(), ["backups", "test.soundings"]);
}

#[test]
fn what_is_put_back_takes_the_password_of_now() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Zyxwhilda Quorn");
    let plain = make(&desk, &ws, Reason::Hourly, "2026-11-23T09:00:00Z");
    let ws = ws.change_password(Some(&password("one"))).unwrap();
    add(&ws, 11, "Ben");
    let first = make(&desk, &ws, Reason::Hourly, "2026-11-23T10:00:00Z");
    let ws = ws.change_password(Some(&password("two"))).unwrap();
    add(&ws, 12, "Cleo");
    let (now, old) = (ws.key().cloned(), Key::of(&first.path, &password("one")).unwrap());
    assert_eq!(
        ws.difference(&plain.path, None).unwrap(),
        [counts("stakeholder", 2, 0, 0)]
    );
    assert_eq!(
        ws.difference(&first.path, old.as_ref()).unwrap(),
        [counts("stakeholder", 1, 0, 0)]
    );
    assert!(matches!(
        ws.difference(&first.path, now.as_ref()),
        Err(StoreError::WrongPassword { .. })
    ));
    ws.close().unwrap();
    for (backup, key, names) in [(&first, &old, 2), (&plain, &None, 1)] {
        Workspace::restore(
            desk.file(),
            &with(now.clone()),
            &backup.path,
            key.as_ref(),
            &folder(&desk),
        )
        .unwrap();
        let bytes = fs::read(desk.file()).unwrap();
        assert!(!bytes.windows(9).any(|window| window == b"Zyxwhilda"));
        let ws = Workspace::open(desk.file(), &with_password(&desk.file(), "two")).unwrap();
        assert_eq!((people(&ws).len(), ws.integrity().unwrap()), (names, vec![]));
    }
}

#[test]
fn a_backup_that_does_not_fit_changes_nothing() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let backup = make(&desk, &ws, Reason::Hourly, "2026-11-23T09:00:00Z");
    ws.close().unwrap();
    let before = fs::read(desk.file()).unwrap();
    let other = desk.folder.path().join("other.soundings");
    let new = store::NewWorkspace {
        id: Uuid::from_u128(5),
        ..new_workspace()
    };
    Workspace::create(&other, &new).unwrap().close().unwrap();
    let mut damaged = fs::read(&backup.path).unwrap();
    damaged.truncate(damaged.len() / 2);
    let half = desk.folder.path().join("half.soundings");
    fs::write(&half, &damaged).unwrap();
    // Sound at first sight, but not within.
    let mut torn = fs::read(&backup.path).unwrap();
    for page in 8..torn.len() / 4096 {
        torn[page * 4096..page * 4096 + 2_000].fill(0x5a);
    }
    let within = desk.folder.path().join("within.soundings");
    fs::write(&within, &torn).unwrap();
    let restore = |path: &std::path::Path| {
        Workspace::restore(desk.file(), &opening(), path, None, &folder(&desk)).unwrap_err()
    };
    assert!(matches!(restore(&other), StoreError::OtherWorkspace { .. }));
    assert!(matches!(restore(&half), StoreError::Damaged { .. }));
    assert!(matches!(
        restore(&within),
        StoreError::Damaged { .. } | StoreError::Backup { .. }
    ));
    assert!(matches!(
        restore(&desk.folder.path().join("none")),
        StoreError::Missing { .. }
    ));
    assert!(fs::read(desk.file()).unwrap() == before);
    assert!(!desk.names().iter().any(|name| name.contains("part")));
    // Nor while somebody else has it open.
    let open = desk.open();
    assert!(matches!(restore(&backup.path), StoreError::Busy));
    assert_eq!(people(&open), ["Ann"]);
}

#[cfg(unix)]
#[test]
fn a_backup_is_as_private_as_the_workspace() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::new();
    let ws = desk.create();
    fs::set_permissions(desk.file(), fs::Permissions::from_mode(0o600)).unwrap();
    let mode = |path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let backup = make(&desk, &ws, Reason::Hourly, "2026-11-23T09:00:00Z");
    assert_eq!(mode(&backup.path), 0o600);
    let ws = ws.change_password(Some(&password("one"))).unwrap();
    assert_eq!(mode(&desk.file()), 0o600);
    ws.close().unwrap();
}

#[test]
fn a_backup_is_made_while_somebody_goes_on_writing() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 1, "Ann");
    let is_over = AtomicBool::new(false);
    thread::scope(|both| {
        let writing = both.spawn(|| {
            let mut written = 0;
            while !is_over.load(Ordering::Relaxed) {
                written += 1;
                add(&ws, 100 + written, "Bo");
            }
            written
        });
        let made: Vec<_> = (0..12)
            .map(|at| ws.backup(&desk.folder.path().join(format!("copy {at}.soundings"))))
            .collect();
        is_over.store(true, Ordering::Relaxed);
        assert!(writing.join().unwrap() > 12);
        for outcome in made {
            outcome.unwrap();
        }
    });
    ws.close().unwrap();
}
