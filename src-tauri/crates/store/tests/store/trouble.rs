//! A disk that is full, a file that goes away, a folder that takes nothing: each has its words, and nothing that was
//! acknowledged is lost.

use std::fs;
use std::path::Path;
use std::process::Command;

use store::{NewWorkspace, Reason, StoreError, Workspace};

use crate::kit::*;
use crate::protected::{create_protected, password, with};

/// What a file would look like that took the place of ours.
fn replacement(desk: &Desk) -> Vec<u8> {
    let other = desk.folder.path().join("other.soundings");
    let ws = Workspace::create(&other, &new_workspace()).unwrap();
    add(&ws, 90, "Somebody else");
    ws.close().unwrap();
    let bytes = fs::read(&other).unwrap();
    fs::remove_file(other).unwrap();
    bytes
}

#[cfg(unix)]
#[test]
fn a_file_that_is_gone_is_not_written_to_and_can_be_saved_elsewhere() {
    for protected in [false, true] {
        for replaced in [false, true] {
            let desk = Desk::new();
            let ws = if protected {
                create_protected(&desk, "one")
            } else {
                desk.create()
            };
            add(&ws, 10, "Ann");
            let other = replacement(&desk);
            fs::remove_file(desk.file()).unwrap();
            if replaced {
                fs::write(desk.folder.path().join("new"), &other).unwrap();
                fs::rename(desk.folder.path().join("new"), desk.file()).unwrap();
            }
            assert!(!ws.is_there());
            let error = ws
                .write(&stamp(), |change| insert(change, 11, "Ben"))
                .unwrap_err();
            assert!(matches!(error, StoreError::Gone { .. }), "{error:?}");
            assert!(
                error.to_string().contains("test.soundings") && error.to_string().contains("save a copy")
            );
            assert!(matches!(ws.undo(&stamp()), Err(StoreError::Gone { .. })));
            let copy = desk.folder.path().join("copy.soundings");
            ws.backup(&copy).unwrap();
            let key = ws.key().cloned();
            ws.close().unwrap();
            let saved = Workspace::open(&copy, &with(key)).unwrap();
            assert_eq!(
                (people(&saved), saved.is_encrypted()),
                (vec!["Ann".to_owned()], protected)
            );
            saved.close().unwrap();
            // What took its place is as it was.
            if replaced {
                assert!(fs::read(desk.file()).unwrap() == other);
                assert_eq!(people(&desk.open()), ["Somebody else"]);
            } else {
                assert!(!desk.file().exists());
            }
        }
    }
}

#[cfg(unix)]
#[test]
fn what_took_the_place_of_the_file_is_never_read_for_it() {
    let desk = Desk::new();
    let ws = desk.create();
    let other = replacement(&desk);
    fs::write(desk.folder.path().join("new"), other).unwrap();
    fs::rename(desk.folder.path().join("new"), desk.file()).unwrap();
    // No connection was there yet for reading.
    let outcome = ws.read(|_| Ok::<_, StoreError>(()));
    assert!(matches!(outcome, Err(StoreError::Gone { .. })), "{outcome:?}");
    assert!(ws.changes_elsewhere().is_err());
}

/// How many MiB a small disk has: a new workspace and a few changes fit.
const MIB: usize = 3;

/// A small disk of its own; `None` where that takes rights we do not have.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={MIB}m"), "tmpfs"])
            .arg(folder.path())
            .output()
            .is_ok_and(|output| output.status.success());
        if !mounted {
            println!("not tried: a small disk takes the right to mount one");
        }
        mounted.then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Leaves this much room.
    fn leave(&self, bytes: usize) {
        let filler = self.path().join("filler");
        let _ = fs::remove_file(&filler);
        let mut size = MIB << 20;
        while fs::write(&filler, vec![1; size]).is_err() {
            size -= 4096;
        }
        fs::write(&filler, vec![1; size.saturating_sub(bytes)]).unwrap();
    }

    fn make_room(&self) {
        fs::remove_file(self.path().join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}

fn full(error: &StoreError) -> bool {
    matches!(error, StoreError::Disk) && error.to_string().contains("make room")
}

#[test]
fn on_a_full_disk_nothing_acknowledged_is_lost() {
    for protected in [false, true] {
        let Some(disk) = SmallDisk::new() else { return };
        let file = disk.path().join("test.soundings");
        let key = protected.then(|| store::Key::new(&password("one")).unwrap());
        let ws = Workspace::create(
            &file,
            &NewWorkspace {
                key: key.clone(),
                ..new_workspace()
            },
        )
        .unwrap();
        for number in 10..30 {
            add(&ws, number, "Ann");
        }
        // Small changes, until there is no room.
        disk.leave(64 * 1024);
        let mut acknowledged = 20;
        let error = (1_000..)
            .find_map(|number| {
                let written = ws.write(&stamp(), |change| insert(change, number, "Ben"));
                acknowledged += usize::from(written.is_ok());
                written.err()
            })
            .unwrap();
        assert!(full(&error), "{error:?}");
        assert_eq!(people(&ws).len(), acknowledged);
        // A large one, as an import is.
        let error = ws
            .write(&stamp(), |change| {
                for number in 5_000..20_000 {
                    insert(change, number, "Cleo")?;
                }
                Ok::<_, StoreError>(())
            })
            .unwrap_err();
        assert!(full(&error), "{error:?}");
        // A backup to the same disk leaves nothing behind.
        let error = ws
            .back_up(&disk.path().join("backups"), Reason::Hourly, now())
            .unwrap_err();
        assert!(
            matches!(error, StoreError::Io { .. }) && error.to_string().contains("backups"),
            "{error:?}"
        );
        assert_eq!(
            store::backups(&disk.path().join("backups"), ws.id().unwrap()).unwrap(),
            []
        );
        // Neither does a new password.
        let error = ws.change_password(Some(&password("two"))).unwrap_err();
        assert!(
            full(&error) || matches!(error, StoreError::Io { .. }),
            "{error:?}"
        );
        assert!(
            !fs::read_dir(disk.path()).unwrap().any(|entry| entry
                .unwrap()
                .file_name()
                .to_string_lossy()
                .contains("part"))
        );
        // Once there is room, all is there and goes on.
        disk.make_room();
        let ws = Workspace::open(&file, &with(key)).unwrap();
        assert_eq!(
            (people(&ws).len(), ws.integrity().unwrap()),
            (acknowledged, vec![])
        );
        assert_eq!(ws.journal(0, 0).unwrap().0 as usize, acknowledged);
        add(&ws, 40_000, "Dora");
        let ws = ws.change_password(Some(&password("two"))).unwrap();
        assert_eq!(people(&ws).len(), acknowledged + 1);
        ws.close().unwrap();
    }
}

#[test]
fn a_workspace_goes_on_after_its_disk_was_full() {
    let Some(disk) = SmallDisk::new() else { return };
    let ws = Workspace::create(disk.path().join("test.soundings"), &new_workspace()).unwrap();
    add(&ws, 10, "Ann");
    disk.leave(8 * 1024);
    while ws.write(&stamp(), |change| insert(change, 11, "Ben")).is_ok() {
        ws.undo(&stamp()).unwrap_or_else(|error| panic!("{error:?}"));
        disk.leave(0);
    }
    disk.make_room();
    add(&ws, 12, "Cleo");
    assert_eq!(
        (people(&ws), ws.integrity().unwrap()),
        (vec!["Ann".to_owned(), "Cleo".to_owned()], vec![])
    );
}

#[test]
fn a_new_workspace_on_a_full_disk_leaves_nothing() {
    let Some(disk) = SmallDisk::new() else { return };
    disk.leave(40 * 1024);
    let error = Workspace::create(disk.path().join("test.soundings"), &new_workspace()).unwrap_err();
    assert!(full(&error), "{error:?}");
    assert_eq!(fs::read_dir(disk.path()).unwrap().count(), 1);
}

/// A folder on a disk that was mounted for reading only, so that it holds for everybody.
#[test]
fn in_a_folder_that_takes_nothing_a_workspace_is_read() {
    let Some(disk) = SmallDisk::new() else { return };
    let file = disk.path().join("test.soundings");
    let ws = create_at(&file);
    ws.close().unwrap();
    let status = Command::new("mount")
        .args(["-o", "remount,ro"])
        .arg(disk.path())
        .status()
        .unwrap();
    assert!(status.success());
    for key in [None, store::Key::of(&file, &password("one")).unwrap()] {
        let opened = Workspace::open(&file, &with(key.clone()));
        let Some(_) = key else {
            assert!(matches!(opened, Err(StoreError::Locked { .. })));
            continue;
        };
        let ws = opened.unwrap();
        assert!(ws.is_read_only());
        assert_eq!(
            (people(&ws), ws.integrity().unwrap()),
            (vec!["Ann".to_owned()], vec![])
        );
        assert!(matches!(
            ws.write(&stamp(), |change| insert(change, 11, "Ben")),
            Err(StoreError::ReadOnly)
        ));
        let error = ws
            .back_up(&disk.path().join("backups"), Reason::Hourly, now())
            .unwrap_err();
        assert!(error.to_string().contains("backups"), "{error}");
        assert!(matches!(ws.change_password(None), Err(StoreError::ReadOnly)));
    }
}

fn create_at(file: &Path) -> Workspace {
    let key = Some(store::Key::new(&password("one")).unwrap());
    let ws = Workspace::create(
        file,
        &NewWorkspace {
            key,
            ..new_workspace()
        },
    )
    .unwrap();
    add(&ws, 10, "Ann");
    ws
}

#[test]
fn a_clock_set_back_changes_nothing_but_the_dates() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let back = store::Stamp {
        at: now() - chrono::TimeDelta::days(400),
        ..stamp()
    };
    ws.write(&back, |change| {
        change.label("Added Ben");
        insert(change, 11, "Ben")
    })
    .unwrap();
    let labels = |ws: &Workspace| {
        ws.journal(0, 10)
            .unwrap()
            .1
            .into_iter()
            .map(|line| line.label)
            .collect::<Vec<_>>()
    };
    assert_eq!(labels(&ws), ["Added Ben", "Added Ann"]);
    assert_eq!(ws.undo(&back).unwrap().label, "Added Ben");
    assert_eq!(ws.redo(&stamp()).unwrap().label, "Added Ben");
    assert_eq!(people(&ws), ["Ann", "Ben"]);
}

#[test]
fn a_disk_that_was_taken_away_is_told_and_what_is_open_can_be_saved() {
    let Some(disk) = SmallDisk::new() else { return };
    let desk = Desk::new();
    let ws = create_at(&disk.path().join("test.soundings"));
    assert!(
        Command::new("umount")
            .arg("-l")
            .arg(disk.path())
            .status()
            .unwrap()
            .success()
    );
    let error = ws
        .write(&stamp(), |change| insert(change, 11, "Ben"))
        .unwrap_err();
    assert!(matches!(error, StoreError::Gone { .. }), "{error:?}");
    ws.backup(&desk.file()).unwrap();
    let key = ws.key().cloned();
    drop(ws);
    assert_eq!(
        people(&Workspace::open(desk.file(), &with(key)).unwrap()),
        ["Ann"]
    );
}
