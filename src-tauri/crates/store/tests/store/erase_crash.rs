//! Killed while somebody is erased, the program leaves them as they were or in the list of those erased, and to do it
//! again completes it.

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::TimeDelta;
use store::{Erase, HowMuch, Reason, Workspace};

use crate::faults::{Fault, library};
use crate::kit::*;
use crate::named::{NAME, PERSON, traces};

const FOLDER: &str = "SOUNDINGS_STORE_ERASE_FOLDER";

fn asked(folder: &Path) -> Erase {
    Erase {
        stakeholder: id(PERSON),
        much: HowMuch::Erase,
        reason: "They asked for it".into(),
        backups: vec![folder.join("backups")],
    }
}

/// Does nothing in an ordinary run. As the child of the next test, it erases somebody.
#[test]
fn child_erases_somebody_and_may_be_killed() {
    let Ok(folder) = env::var(FOLDER) else { return };
    let folder = Path::new(&folder);
    let ws = Workspace::open(folder.join("test.soundings"), &opening()).unwrap();
    let mut out = std::io::stdout();
    writeln!(out, "begun").unwrap();
    out.flush().unwrap();
    let done = ws.erase(&stamp(), &asked(folder)).unwrap();
    writeln!(out, "erased {}", done.finished).unwrap();
    out.flush().unwrap();
    ws.close().unwrap();
}

/// A workspace with somebody to erase, and three backups that hold the name.
fn furnished() -> Desk {
    let desk = Desk::new();
    let folder = desk.folder.path().join("backups");
    let ws = desk.create();
    ws.write(&stamp(), |change| {
        insert(change, PERSON, NAME)?;
        for number in 100..700 {
            insert(change, number, &format!("Ann {number}"))?;
        }
        change.execute(
            "UPDATE stakeholder SET notes = 'Knows Zyxwvut Qwertzuiop' WHERE id <> ?1",
            [id(PERSON)],
        )?;
        Ok::<_, store::StoreError>(())
    })
    .unwrap();
    for hour in 0..3 {
        ws.back_up(&folder, Reason::ByHand, now() + TimeDelta::hours(hour))
            .unwrap();
    }
    ws.close().unwrap();
    desk
}

#[cfg(target_os = "linux")]
#[test]
fn they_are_there_or_in_the_list_and_doing_it_again_completes_it() {
    let place = tempfile::tempdir().unwrap();
    let Some(library) = library(place.path()) else {
        println!("skipped: there is no C compiler here");
        return;
    };
    let erase = |folder: &Path, at: u64| {
        let fault = Fault {
            library: &library,
            folder,
            kind: "kill",
            at,
            times: 1,
        };
        let out = fault.child("erase_crash::child_erases_somebody_and_may_be_killed", FOLDER);
        [out.stdout, out.stderr].map(|said| String::from_utf8_lossy(&said).into_owned())
    };
    let desk = furnished();
    let [said, moments] = erase(desk.folder.path(), u64::MAX);
    assert!(said.contains("erased true"), "{said}");
    let moments: u64 = moments.split("moments ").nth(1).unwrap().trim().parse().unwrap();
    assert!(moments > 50, "{moments} writes and syncs");

    let (mut whole, mut erased) = (0, 0);
    let rounds = rounds(10);
    for round in 0..rounds {
        // Through all of it, from its first write to its last.
        let desk = furnished();
        let [said, _] = erase(desk.folder.path(), round * (moments - 1) / (rounds - 1));
        let was_told = said.contains("erased true");
        let ws = desk.open();
        assert_eq!(ws.integrity().unwrap(), [], "round {round}");
        let (names, list) = (people(&ws), ws.erasures().unwrap());
        assert_eq!(names.len(), 601, "round {round}");
        assert_ne!(
            names.contains(&NAME.to_owned()),
            names.contains(&"Erased person 1".to_owned())
        );
        assert_eq!(
            list.len(),
            usize::from(names.contains(&"Erased person 1".to_owned())),
            "round {round}"
        );
        if was_told {
            assert!(list[0].finished, "round {round}");
        }
        if list.is_empty() {
            whole += 1;
        } else {
            erased += 1;
        }
        if list.iter().any(|erasure| erasure.finished) {
            drop(ws);
            assert_eq!(traces(desk.folder.path()), Vec::<PathBuf>::new(), "round {round}");
        } else {
            let done = ws.erase(&stamp(), &asked(desk.folder.path())).unwrap();
            assert!(done.finished && done.left.is_empty(), "round {round}: {done:?}");
            ws.close().unwrap();
            assert_eq!(traces(desk.folder.path()), Vec::<PathBuf>::new(), "round {round}");
        }
    }
    assert!(whole > 0 && erased > 0, "{whole} before, {erased} after");
}
