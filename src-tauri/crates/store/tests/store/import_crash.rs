//! Killed while a backup is made or a register comes in, the program has all of it or nothing.

use std::env;
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::Duration;

use store::{Reason, StoreError, Workspace, backups};
use uuid::Uuid;

use crate::kit::*;

const FILE: &str = "SOUNDINGS_STORE_IMPORT_CRASH_FILE";

/// As many rows as let the indexes be put off.
const ROWS: u128 = 2_100;

/// Does nothing in an ordinary run. As the child of the next test, it backs up, brings in and takes back until it is
/// killed, and says where it is.
#[test]
fn child_backs_up_and_brings_in_until_it_is_killed() {
    let Ok(file) = env::var(FILE) else { return };
    let file = Path::new(&file);
    let ws = Workspace::open(file, &opening()).unwrap();
    let mut out = std::io::stdout();
    let mut say = |what: &str| {
        writeln!(out, "done {what} {}", people(&ws).len()).unwrap();
        out.flush().unwrap();
    };
    loop {
        ws.back_up(&file.with_file_name("backups"), Reason::Import, now())
            .unwrap();
        say("backed up");
        if people(&ws).is_empty() {
            let number = u128::from(1_000 + ws.journal(0, 0).unwrap().0) << 32;
            ws.write(&stamp(), |change| {
                change.in_bulk(u64::try_from(ROWS).unwrap_or(u64::MAX))?;
                (0..ROWS).try_for_each(|row| insert(change, number + row, "Ann Smith"))
            })
            .unwrap();
            say("brought in");
        } else {
            ws.undo(&stamp()).unwrap();
            say("taken back");
        }
    }
}

#[test]
fn a_backup_and_an_import_are_whole_or_not_there_when_the_program_is_killed() {
    let desk = Desk::new();
    desk.create().close().unwrap();
    let folder = desk.folder.path().join("backups");
    let mut random = seeded(44);
    let all = usize::try_from(ROWS).unwrap();
    let (mut whole, mut none) = (0, 0);
    for round in 0..rounds(12) {
        let (mut child, mut lines) = child(
            "import_crash::child_backs_up_and_brings_in_until_it_is_killed",
            FILE,
            &desk.file(),
        );
        // What was said last, and how often: within a backup, an import, or the way back.
        for _ in 0..1 + random(3) {
            lines
                .find(|line| line.as_ref().unwrap().contains("done "))
                .unwrap()
                .unwrap();
        }
        thread::sleep(Duration::from_micros(random(120_000)));
        child.kill().unwrap();
        child.wait().unwrap();
        let said: Vec<String> = lines
            .map_while(Result::ok)
            .filter(|line| line.contains("done "))
            .collect();

        let ws = desk.open();
        let there = people(&ws).len();
        assert!(
            there == 0 || there == all,
            "round {round}: {there} of {all}, after {said:?}"
        );
        *(if there == 0 { &mut none } else { &mut whole }) += 1;
        assert_eq!(ws.integrity().unwrap(), [], "round {round}");
        assert_eq!(hits(&ws, "ann"), i64::try_from(there).unwrap(), "round {round}");
        let indexes: i64 = ws
            .read(|conn| {
                Ok::<_, StoreError>(conn.query_row(
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'stakeholder' AND sql IS NOT NULL",
                    [],
                    |row| row.get(0),
                )?)
            })
            .unwrap();
        assert_eq!(indexes, 11, "round {round}");
        // Every backup that is listed is one that opens, with all that was there.
        for backup in backups(&folder, Uuid::from_u128(1)).unwrap() {
            let then = Workspace::open(&backup.path, &read_only()).unwrap();
            let held = people(&then).len();
            assert!(held == 0 || held == all, "round {round}: {held} in a backup");
            assert_eq!(then.integrity().unwrap(), [], "round {round}");
            then.close().unwrap();
            store::remove(&backup).unwrap();
        }
        ws.close().unwrap();
    }
    assert!(
        whole > 0 && none > 0,
        "the kills were all alike: {whole} whole, {none} none"
    );
}
