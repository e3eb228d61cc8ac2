//! Killed while the password changes, the program leaves a file that opens with one of the two and holds everything.

use std::env;
use std::io::Write;
use std::path::Path;
use std::thread;
use std::time::Duration;

use store::{Key, StoreError, Workspace};

use crate::kit::*;
use crate::protected::{password, with};

const FILE: &str = "SOUNDINGS_STORE_PASSWORD_FILE";
/// The passwords it goes through, round and round. Where there is none, anybody may read it.
const PASSWORDS: [Option<&str>; 3] = [None, Some("one"), Some("two")];

fn key(file: &Path, text: Option<&str>) -> Option<Key> {
    text.and_then(|text| Key::of(file, &password(text)).unwrap())
}

/// Opens the file with whichever password it has, and says which one that is.
fn open(file: &Path) -> (usize, Workspace) {
    let mut opened: Vec<(usize, Workspace)> = Vec::new();
    let protected = store::is_protected(file).unwrap();
    for (number, text) in PASSWORDS.into_iter().enumerate() {
        if text.is_some() != protected {
            continue;
        }
        match Workspace::open(file, &with(key(file, text))) {
            Ok(ws) => opened.push((number, ws)),
            Err(StoreError::WrongPassword { .. } | StoreError::Locked { .. }) => {}
            Err(error) => panic!("{error:?}"),
        }
    }
    assert_eq!(opened.len(), 1);
    opened.remove(0)
}

/// Does nothing in an ordinary run. As the child of the next tests, it changes the password until it is killed.
#[test]
fn child_changes_the_password_until_it_is_killed() {
    let Ok(file) = env::var(FILE) else { return };
    let (mut number, mut ws) = open(Path::new(&file));
    let mut out = std::io::stdout();
    loop {
        number = (number + 1) % PASSWORDS.len();
        let next = PASSWORDS[number].map(password);
        writeln!(out, "begun {number}").unwrap();
        out.flush().unwrap();
        ws = ws.change_password(next.as_ref()).unwrap();
        writeln!(out, "done {number}").unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn one_of_the_two_passwords_opens_it_when_the_program_is_killed() {
    let desk = Desk::new();
    let ws = desk.create();
    ws.write(&stamp(), |change| {
        for number in 100..3_100 {
            insert(change, number, &format!("Ann {number}"))?;
        }
        Ok::<_, StoreError>(())
    })
    .unwrap();
    rename(&ws, 100, "Ben");
    ws.undo(&stamp()).unwrap();
    let rows = dump(&ws);
    let history = ws.journal(0, 0).unwrap().0;
    ws.close().unwrap();
    let mut random = seeded(42);
    let mut left_a_part = 0;
    for round in 0..rounds(20) {
        let (mut child, mut lines) = child(
            "password_crash::child_changes_the_password_until_it_is_killed",
            FILE,
            &desk.file(),
        );
        let mut heard: Vec<String> = Vec::new();
        let wanted = 1 + random(3);
        let begun = |heard: &[String]| heard.iter().filter(|line| line.contains("begun")).count() as u64;
        while begun(&heard) < wanted {
            heard.push(lines.next().unwrap().unwrap());
        }
        thread::sleep(Duration::from_millis(random(400)));
        child.kill().unwrap();
        child.wait().unwrap();
        heard.extend(lines.map_while(Result::ok));
        let last = |word: &str| {
            heard.iter().rev().find_map(|line| {
                let (_, number) = line.split_once(word)?;
                number.trim().parse::<usize>().ok()
            })
        };
        left_a_part += usize::from(desk.names().iter().any(|name| name.contains("part")));

        let (number, ws) = open(&desk.file());
        // The change that was begun last may be done without having been able to say so.
        let before = last("begun ").map(|number| (number + PASSWORDS.len() - 1) % PASSWORDS.len());
        assert!(
            Some(number) == last("begun ") || (Some(number) == before && last("done ") != last("begun ")),
            "round {round}: {number} of {heard:?}"
        );
        assert!(dump(&ws) == rows, "round {round}");
        assert_eq!(ws.journal(0, 0).unwrap().0, history);
        assert_eq!((ws.integrity().unwrap(), hits(&ws, "ann")), (vec![], 3_000));
        ws.close().unwrap();
        assert_eq!(desk.names(), ["test.soundings"], "round {round}");
    }
    assert!(left_a_part > 0, "the kills came too late or too early");
}
