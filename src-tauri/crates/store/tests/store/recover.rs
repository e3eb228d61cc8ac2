//! A backup in the place of a file that is lost, damaged or something else; what was there is kept.

use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use store::{
    Backup, Erase, HowMuch, Key, Opening, Reason, Recover, Recovered, StoreError, Workspace, told_id,
};
use uuid::Uuid;

use crate::kit::*;
use crate::protected::{create_protected, password, with_password};

const ID: Uuid = Uuid::from_u128(1);

fn folder(desk: &Desk) -> PathBuf {
    desk.folder.path().join("backups")
}

fn back_up(desk: &Desk, ws: &Workspace) -> Backup {
    ws.back_up(&folder(desk), Reason::ByHand, now()).unwrap()
}

fn recover(desk: &Desk, backup: &Backup, key: Option<Key>) -> Result<Option<PathBuf>, StoreError> {
    whole(desk, backup, key).map(|recovered| recovered.kept)
}

fn whole(desk: &Desk, backup: &Backup, key: Option<Key>) -> Result<Recovered, StoreError> {
    let opening = Opening { key, ..opening() };
    let asked = Recover {
        backup: &backup.path,
        workspace: ID,
        folders: &[folder(desk)],
        on: NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(),
    };
    Workspace::recover(desk.file(), &opening, &asked)
}

fn desk_with_backup() -> (Desk, Backup) {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let backup = back_up(&desk, &ws);
    add(&ws, 11, "Ben");
    ws.close().unwrap();
    (desk, backup)
}

#[test]
fn a_damaged_file_and_its_log_go_aside_and_are_never_overwritten() {
    let (desk, backup) = desk_with_backup();
    let kept = |name: &str| desk.folder.path().join(name);
    for (count, name) in [
        (1, "test (damaged 2026-11-23).soundings"),
        (2, "test (damaged 2026-11-23, 2).soundings"),
    ] {
        let broken = format!("broken {count}");
        fs::write(desk.file(), &broken).unwrap();
        let log = desk.folder.path().join("test.soundings-wal");
        fs::write(&log, "a log").unwrap();
        assert_eq!(recover(&desk, &backup, None).unwrap(), Some(kept(name)));
        assert!(!log.exists(), "it would be taken for one of the new file");
        assert_eq!(fs::read_to_string(kept(name)).unwrap(), broken);
        assert_eq!(fs::read_to_string(kept(&format!("{name}-wal"))).unwrap(), "a log");
        let ws = desk.open();
        assert_eq!(
            (people(&ws), ws.integrity().unwrap()),
            (vec!["Ann".to_owned()], vec![])
        );
        ws.close().unwrap();
    }
    assert_eq!(desk.names().len(), 6, "{:?}", desk.names());
}

#[test]
fn a_lost_file_is_put_back_and_nothing_is_kept() {
    let (desk, backup) = desk_with_backup();
    fs::remove_file(desk.file()).unwrap();
    assert_eq!(recover(&desk, &backup, None).unwrap(), None);
    assert_eq!(people(&desk.open()), ["Ann"]);
    assert_eq!(desk.names(), ["backups", "test.soundings"]);
}

#[test]
fn a_file_that_opens_is_left_alone_and_so_is_one_that_is_open() {
    let (desk, backup) = desk_with_backup();
    let bytes = fs::read(desk.file()).unwrap();
    assert!(matches!(
        recover(&desk, &backup, None),
        Err(StoreError::StillOpens { .. })
    ));
    assert!(fs::read(desk.file()).unwrap() == bytes);
    let ws = desk.open();
    assert!(recover(&desk, &backup, None).is_err());
    assert_eq!(people(&ws), ["Ann", "Ben"]);
    assert_eq!(told_id(&desk.file(), None), None, "it is open here");
    ws.close().unwrap();
    assert_eq!(told_id(&desk.file(), None), Some(ID));
}

#[test]
fn a_backup_that_is_no_better_changes_nothing() {
    let (desk, backup) = desk_with_backup();
    fs::write(desk.file(), "broken").unwrap();
    fs::write(&backup.path, "broken as well").unwrap();
    assert!(recover(&desk, &backup, None).is_err());
    assert_eq!(fs::read_to_string(desk.file()).unwrap(), "broken");
    assert_eq!(desk.names(), ["backups", "test.soundings"]);
}

#[test]
fn a_protected_backup_takes_its_password_along() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "hunter22");
    add(&ws, 10, "Ann");
    let backup = back_up(&desk, &ws);
    ws.close().unwrap();
    let mut bytes = fs::read(desk.file()).unwrap();
    bytes[..4096].reverse();
    fs::write(desk.file(), &bytes).unwrap();
    assert!(matches!(
        recover(&desk, &backup, None),
        Err(StoreError::Locked { .. })
    ));
    let key = Key::of(&backup.path, &password("hunter22")).unwrap();
    assert!(recover(&desk, &backup, key.clone()).unwrap().is_some());
    let ws = Workspace::open(desk.file(), &Opening { key, ..opening() }).unwrap();
    assert_eq!(people(&ws), ["Ann"]);
}

#[test]
fn somebody_who_was_erased_stays_erased_though_the_file_cannot_say_so_any_more() {
    let (desk, backup) = desk_with_backup();
    // Out of reach when they were erased, as on a stick.
    let away = desk.folder.path().join("away.soundings");
    fs::rename(&backup.path, &away).unwrap();
    let ws = desk.open();
    let asked = Erase {
        stakeholder: id(10),
        much: HowMuch::Erase,
        reason: "asked".into(),
        backups: vec![folder(&desk)],
    };
    ws.erase(&stamp(), &asked).unwrap();
    ws.back_up(&folder(&desk), Reason::Hourly, now()).unwrap();
    ws.close().unwrap();
    fs::rename(&away, &backup.path).unwrap();
    fs::write(desk.file(), "broken").unwrap();
    recover(&desk, &backup, None).unwrap();
    let ws = desk.open();
    assert_eq!(people(&ws), ["Erased person 1"]);
    ws.close().unwrap();
    let bytes = fs::read(desk.file()).unwrap();
    assert!(!bytes.windows(3).any(|word| word == b"Ann"));
}

#[test]
fn a_newer_backup_under_another_password_that_may_know_of_an_erasure_is_told() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "first password");
    add(&ws, 10, "Ann");
    let key = with_password(&desk.file(), "first password").key;
    let old = ws
        .back_up(&folder(&desk), Reason::ByHand, now() - chrono::TimeDelta::days(1))
        .unwrap();
    let ws = ws.change_password(None).unwrap();
    let asked = Erase {
        stakeholder: id(10),
        much: HowMuch::Erase,
        reason: "asked".into(),
        backups: vec![folder(&desk)],
    };
    // The old one has a password that nobody gives just now: it stays as it is.
    ws.erase(&stamp(), &asked).unwrap();
    let plain = ws.back_up(&folder(&desk), Reason::Hourly, now()).unwrap();
    ws.close().unwrap();
    fs::write(desk.file(), "broken").unwrap();
    // A plain one says who was erased, though the one that is put back has a password.
    let recovered = whole(&desk, &old, key.clone()).unwrap();
    assert_eq!(recovered.unread, Vec::<PathBuf>::new());
    let ws = Workspace::open(
        desk.file(),
        &Opening {
            key: key.clone(),
            ..opening()
        },
    )
    .unwrap();
    assert_eq!(people(&ws), ["Erased person 1"]);
    ws.close().unwrap();
    // One that has another password is told, since it may know of somebody.
    let other = Desk::new();
    create_protected(&other, "another password").close().unwrap();
    fs::copy(other.file(), &plain.path).unwrap();
    fs::write(desk.file(), "broken again").unwrap();
    assert_eq!(whole(&desk, &old, key).unwrap().unread, [plain.path]);
}

#[test]
fn what_was_kept_aside_is_found_again_and_goes_only_when_it_is_named() {
    let (desk, backup) = desk_with_backup();
    fs::write(desk.file(), "broken").unwrap();
    fs::write(desk.folder.path().join("test.soundings-wal"), "a log").unwrap();
    let kept = recover(&desk, &backup, None).unwrap().unwrap();
    let beside = |name: &str, of: &std::path::Path| {
        let path = desk.folder.path().join(name);
        fs::copy(of, &path).unwrap();
        path
    };
    // A whole file of this workspace, kept aside under the name that it had then.
    let renamed = beside("before (damaged 2026-11-01, 2).soundings", &backup.path);
    // Somebody else's, whatever it is called; and what is called otherwise.
    let other = Desk::new();
    let new = store::NewWorkspace {
        id: Uuid::from_u128(2),
        ..new_workspace()
    };
    Workspace::create(other.file(), &new).unwrap().close().unwrap();
    let others = beside("test (damaged 2026-11-02).soundings", &other.file());
    let by_hand = beside("test (damaged 2026-11-23) mine.soundings", &backup.path);
    let broken = beside("other (damaged 2026-11-02).soundings", &kept);

    let ws = desk.open();
    let told = |ws: &Workspace| -> Vec<(PathBuf, bool)> {
        let kept = ws.kept_aside().unwrap();
        kept.into_iter()
            .map(|kept| (kept.path, kept.is_doubtful))
            .collect()
    };
    assert_eq!(
        told(&ws),
        [
            (renamed.clone(), false),
            (broken.clone(), true),
            (kept.clone(), false)
        ]
    );
    for no in [&others, &by_hand, &desk.file()] {
        assert!(matches!(
            ws.delete_kept_aside(no),
            Err(StoreError::Missing { .. })
        ));
        assert!(no.exists());
    }
    ws.delete_kept_aside(&kept).unwrap();
    assert!(
        !kept.exists()
            && !desk
                .names()
                .iter()
                .any(|name| name.ends_with("23).soundings-wal"))
    );
    assert_eq!(told(&ws), [(renamed.clone(), false), (broken.clone(), true)]);
    ws.close().unwrap();

    // Under another name, what says nothing any more is told still.
    fs::copy(&broken, &kept).unwrap();
    let now = desk.folder.path().join("called otherwise.soundings");
    fs::rename(desk.file(), &now).unwrap();
    let ws = Workspace::open(&now, &opening()).unwrap();
    assert_eq!(
        told(&ws),
        [(renamed, false), (broken.clone(), true), (kept, true)]
    );
    ws.delete_kept_aside(&broken).unwrap();
    assert!(!broken.exists());
    ws.close().unwrap();
}
