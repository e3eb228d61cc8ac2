//! Killed while a backup is put back, the program leaves either what was there or what was put back, and backups that
//! can be relied on.

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use store::{Opening, Reason, Workspace, backups, thin_out};
use uuid::Uuid;

use crate::kit::*;

const FOLDER: &str = "SOUNDINGS_STORE_RESTORE_FOLDER";

fn places(folder: &Path) -> (PathBuf, PathBuf) {
    (folder.join("test.soundings"), folder.join("backups"))
}

/// Does nothing in an ordinary run. As the child of the next test, it puts back one of two backups after the other until
/// it is killed.
#[test]
fn child_puts_backups_back_until_it_is_killed() {
    let Ok(folder) = env::var(FOLDER) else { return };
    let (file, place) = places(Path::new(&folder));
    let by_hand: Vec<_> = backups(&place, Uuid::from_u128(1))
        .unwrap()
        .into_iter()
        .filter(|backup| backup.reason == Reason::ByHand)
        .collect();
    let mut out = std::io::stdout();
    for (hours, backup) in (1..).zip(by_hand.iter().cycle()) {
        writeln!(out, "begun").unwrap();
        out.flush().unwrap();
        let at = now() + chrono::TimeDelta::hours(hours);
        let how = Opening { at, ..opening() };
        Workspace::restore(&file, &how, &backup.path, None, &place).unwrap();
        thin_out(&place, Uuid::from_u128(1), at).unwrap();
    }
}

#[test]
fn one_of_the_two_states_is_there_when_the_program_is_killed() {
    let desk = Desk::new();
    let (file, place) = places(desk.folder.path());
    let ws = desk.create();
    ws.write(&stamp(), |change| {
        for number in 100..2_100 {
            insert(change, number, &format!("Ann {number}"))?;
        }
        Ok::<_, store::StoreError>(())
    })
    .unwrap();
    ws.back_up(&place, Reason::ByHand, now()).unwrap();
    let first = dump(&ws);
    rename(&ws, 100, "Ben");
    ws.back_up(&place, Reason::ByHand, now()).unwrap();
    let second = dump(&ws);
    ws.close().unwrap();
    let mut random = seeded(11);
    let mut left_a_part = 0;
    for round in 0..rounds(20) {
        let (mut child, mut lines) = child(
            "restore_crash::child_puts_backups_back_until_it_is_killed",
            FOLDER,
            desk.folder.path(),
        );
        let wanted = 1 + random(3);
        let mut begun = 0;
        while begun < wanted {
            begun += u64::from(lines.next().unwrap().unwrap().contains("begun"));
        }
        thread::sleep(Duration::from_millis(random(250)));
        child.kill().unwrap();
        child.wait().unwrap();
        let parts = |folder: &Path| {
            let names = std::fs::read_dir(folder).unwrap();
            names
                .filter(|entry| {
                    let name = entry.as_ref().unwrap().file_name();
                    name.to_string_lossy().ends_with(".part")
                })
                .count()
        };
        left_a_part +=
            usize::from(parts(desk.folder.path()) + parts(&place.join(Uuid::from_u128(1).to_string())) > 0);

        let ws = Workspace::open(&file, &opening()).unwrap();
        let content = dump(&ws);
        assert!(content == first || content == second, "round {round}");
        assert_eq!(ws.integrity().unwrap(), [], "round {round}");
        let list = backups(&place, Uuid::from_u128(1)).unwrap();
        assert!(list.len() >= 2);
        for backup in list {
            let then = Workspace::open(&backup.path, &read_only()).unwrap();
            let content = dump(&then);
            assert!(content == first || content == second, "round {round}: {backup:?}");
        }
        ws.close().unwrap();
        assert_eq!(desk.names(), ["backups", "test.soundings"], "round {round}");
    }
    assert!(left_a_part > 0, "the kills came too late or too early");
}
