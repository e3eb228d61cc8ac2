//! A disk that fails: writes that are refused, cut short or find no room, and syncs that do not go through. Nothing that
//! was acknowledged is lost, the file stays sound, and whoever asked is told.

use std::env;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::TimeDelta;
use store::{Reason, StoreError, Workspace, backups};
use uuid::Uuid;

use crate::kit::*;
use crate::protected::{password, with};

const FOLDER: &str = "SOUNDINGS_STORE_FAULT_FOLDER";
/// What is done before the child is content.
const STEPS: u32 = 24;

fn open(folder: &Path) -> Result<Workspace, StoreError> {
    let file = folder.join("test.soundings");
    let key = match store::is_protected(&file)? {
        true => store::Key::of(&file, &password("one"))?,
        false => None,
    };
    Workspace::open(&file, &with(key))
}

fn say(words: &str) {
    let mut out = std::io::stdout();
    writeln!(out, "{words}").unwrap();
    out.flush().unwrap();
}

/// How many entries the journal has, and what the file holds.
fn state(ws: &Workspace) -> String {
    let people = people(ws);
    format!("{} {}", ws.journal(0, 0).unwrap().0, people.len())
}

fn step(ws: &Workspace, folder: &Path, number: u32) -> Result<(), StoreError> {
    let at = 1_000 + u128::from(number) * 1_000;
    match number % 6 {
        2 => ws.undo(&stamp()).map(drop),
        3 => ws
            .write(&stamp(), |change| {
                (0..800).try_for_each(|more| insert(change, at + more, "Ben"))
            })
            .map(drop),
        5 => ws
            .back_up(
                &folder.join("backups"),
                Reason::ByHand,
                now() + TimeDelta::hours(i64::from(number)),
            )
            .map(drop),
        _ => ws.write(&stamp(), |change| insert(change, at, "Ann")).map(drop),
    }
}

/// Does nothing in an ordinary run. As the child of the next test, it works on a disk that fails, and says what was done
/// and what was refused.
#[test]
fn child_works_on_a_disk_that_fails() {
    let Ok(folder) = env::var(FOLDER) else { return };
    let folder = Path::new(&folder);
    let mut open_now = None;
    for number in 0..STEPS {
        let ws = match open_now.take() {
            Some(ws) => ws,
            None => match open(folder) {
                Ok(ws) => ws,
                Err(error) => {
                    say(&format!("refused {number} {error}"));
                    continue;
                }
            },
        };
        let outcome = step(&ws, folder, number);
        match outcome {
            Ok(()) => say(&format!("done {}", state(&ws))),
            Err(error) => say(&format!("refused {number} {error}")),
        }
        // A password in the middle: another file comes in the place of this one.
        open_now = match number {
            13 => match ws.change_password(Some(&password("one"))) {
                Ok(ws) => {
                    say(&format!("done {}", state(&ws)));
                    Some(ws)
                }
                Err(error) => {
                    say(&format!("refused {number} {error}"));
                    None
                }
            },
            _ => Some(ws),
        };
    }
    say("content");
}

/// A program whose disk fails, or that is killed at one of its writes.
pub(crate) struct Fault<'f> {
    pub(crate) library: &'f Path,
    /// Below which it happens.
    pub(crate) folder: &'f Path,
    pub(crate) kind: &'f str,
    /// The first write or sync that goes wrong, from 0 on.
    pub(crate) at: u64,
    /// How many go wrong.
    pub(crate) times: u64,
}

impl Fault<'_> {
    /// Runs a test as a child, told the folder by this variable, until it ends.
    pub(crate) fn child(&self, test: &str, variable: &str) -> Output {
        Command::new(env::current_exe().unwrap())
            .args(["--exact", test, "--nocapture", "--test-threads=1"])
            .env(variable, self.folder)
            .env("LD_PRELOAD", self.library)
            .env("FAULT_FOLDER", self.folder)
            .env("FAULT_KIND", self.kind)
            .env("FAULT_AT", self.at.to_string())
            .env("FAULT_TIMES", self.times.to_string())
            .output()
            .unwrap()
    }
}

/// The library that makes the disk fail; none where it cannot be made.
pub(crate) fn library(folder: &Path) -> Option<PathBuf> {
    let library = folder.join("faults.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/store/faults.c");
    let made = Command::new("cc")
        .args(["-shared", "-fPIC", "-O1", "-o"])
        .args([&library, &source])
        .arg("-ldl")
        .status();
    made.is_ok_and(|status| status.success()).then_some(library)
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_acknowledged_is_lost_when_the_disk_fails() {
    let place = tempfile::tempdir().unwrap();
    let Some(library) = library(place.path()) else {
        println!("skipped: there is no C compiler here");
        return;
    };
    let mut random = seeded(77);
    let (mut refused, mut content) = (0, 0);
    for round in 0..rounds(16) {
        let kind = ["eio", "full", "short", "sync"][round as usize % 4];
        let desk = Desk::new();
        let ws = desk.create();
        add(&ws, 1, "Cleo");
        ws.close().unwrap();
        let calls = if kind == "sync" { 120 } else { 1_600 };
        let out = Fault {
            library: &library,
            folder: desk.folder.path(),
            kind,
            at: random(calls),
            times: 1 + random(30),
        }
        .child("faults::child_works_on_a_disk_that_fails", FOLDER);
        let said = String::from_utf8_lossy(&out.stdout).into_owned();
        let told = || {
            format!(
                "round {round}, {kind}\n{said}\n{}",
                String::from_utf8_lossy(&out.stderr)
            )
        };
        assert!(said.contains("content"), "{}", told());
        content += 1;
        refused += usize::from(said.contains("refused"));
        let last = said
            .lines()
            .filter_map(|line| line.split("done ").nth(1))
            .next_back();

        let ws = open(desk.folder.path()).unwrap_or_else(|error| panic!("{error} {}", told()));
        assert_eq!(ws.integrity().unwrap(), [], "{}", told());
        let now_there = ws.journal(0, 0).unwrap().0;
        let acknowledged: u64 = last.map_or(1, |line| line.split(' ').next().unwrap().parse().unwrap());
        // What was refused last may have reached the disk all the same.
        assert!(
            now_there == acknowledged || now_there == acknowledged + 1,
            "{now_there} there: {}",
            told()
        );
        if now_there == acknowledged
            && let Some(last) = last
        {
            assert_eq!(state(&ws), last.trim(), "{}", told());
        }
        // Every backup that counts can be read from end to end.
        let kept = backups(&desk.folder.path().join("backups"), Uuid::from_u128(1)).unwrap();
        for backup in kept {
            let key = match backup.encrypted {
                true => store::Key::of(&backup.path, &password("one")).unwrap(),
                false => None,
            };
            let copy = Workspace::open(&backup.path, &with(key))
                .unwrap_or_else(|error| panic!("{error} {}", told()));
            assert_eq!(copy.integrity().unwrap(), [], "{}", told());
        }
        ws.close().unwrap();
    }
    assert!(
        refused > content / 2,
        "the faults came too late: {refused} of {content}"
    );
}
