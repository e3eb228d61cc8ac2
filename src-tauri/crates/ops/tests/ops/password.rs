//! The password of a workspace, through the one door.

use std::fs;
use std::path::{Path, PathBuf};

use ops::password::{SHORTEST, accepted, strength};
use ops::{Code, Failure, Key, OpenOptions, Password, Session, Unlock};
use serde_json::json;

use crate::house::on;

const TODAY: &str = "2026-03-09";
const FIRST: &str = "lorry mauve quince ferret";
const SECOND: &str = "amber kettle drift pylon";

struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("house.soundings")
    }

    fn open(&self, unlock: Option<Unlock>) -> Result<Session, Failure> {
        let options = OpenOptions {
            unlock,
            ..OpenOptions::default()
        };
        Session::open(&self.file(), options, &on(TODAY))
    }

    fn open_with(&self, typed: &str) -> Result<Session, Failure> {
        self.open(Some(Unlock::Password(password(typed))))
    }

    fn refused(&self, unlock: Option<Unlock>) -> Code {
        self.open(unlock).map(|_| ()).unwrap_err().code
    }
}

fn password(typed: &str) -> Password {
    Password::new(typed).unwrap()
}

fn people(session: &Session) -> serde_json::Value {
    session.call(&on(TODAY), "people_list", json!({})).unwrap()["total"].clone()
}

fn encrypted(session: &Session) -> serde_json::Value {
    session.call(&on(TODAY), "workspace_overview", json!({})).unwrap()["encrypted"].clone()
}

/// Whether the file holds these words as they are.
fn holds(file: &Path, words: &str) -> bool {
    fs::read(file)
        .unwrap()
        .windows(words.len())
        .any(|part| part == words.as_bytes())
}

#[test]
fn a_protected_workspace_says_that_it_is_locked_and_when_the_password_is_wrong() {
    let desk = Desk::new();
    let first = password(FIRST);
    let session = Session::create_protected(&desk.file(), "Afon Water", Some(&first), &on(TODAY)).unwrap();
    session
        .call(
            &on(TODAY),
            "stakeholder_add",
            json!({ "name": "Zyxwhilda Quorn" }),
        )
        .unwrap();
    assert_eq!(encrypted(&session), true);
    assert!(session.opens_with(&first).unwrap() && !session.opens_with(&password(SECOND)).unwrap());
    let key = session.key().unwrap().clone();
    session.close().unwrap();
    assert!(!holds(&desk.file(), "Zyxwhilda"));

    assert_eq!(desk.refused(None), Code::Locked);
    assert_eq!(
        desk.refused(Some(Unlock::Password(password(SECOND)))),
        Code::WrongPassword
    );
    let other = Key::new(&first).unwrap();
    assert_eq!(
        desk.refused(Some(Unlock::Key(other))),
        Code::WrongPassword,
        "a key is of one file"
    );
    for unlock in [Unlock::Password(first), Unlock::Key(key)] {
        let session = desk.open(Some(unlock)).unwrap();
        assert_eq!(people(&session), 1);
        session.close().unwrap();
    }
}

#[test]
fn the_password_is_set_changed_and_removed_and_the_history_knows_nothing_of_it() {
    let desk = Desk::new();
    let session = Session::create(&desk.file(), "Afon Water", &on(TODAY)).unwrap();
    session
        .call(
            &on(TODAY),
            "stakeholder_add",
            json!({ "name": "Zyxwhilda Quorn" }),
        )
        .unwrap();
    let lines = |session: &Session| {
        session
            .call(&on(TODAY), "journal_list", json!({ "limit": 10 }))
            .unwrap()["total"]
            .clone()
    };
    assert_eq!(encrypted(&session), false);
    let before = lines(&session);

    let mut session = session;
    for (new, is) in [(Some(FIRST), true), (Some(SECOND), true), (None, false)] {
        session = session.change_password(new.map(password).as_ref()).unwrap();
        assert_eq!((encrypted(&session), people(&session)), (json!(is), json!(1)));
        assert_eq!(lines(&session), before);
        session.close().unwrap();
        assert_eq!(holds(&desk.file(), "Zyxwhilda"), !is);
        session = match new {
            Some(new) => desk.open_with(new).unwrap(),
            None => desk.open(None).unwrap(),
        };
    }
    session.call(&on(TODAY), "undo", json!({})).unwrap();
    assert_eq!(people(&session), 0, "undo goes back past it");
}

#[test]
fn a_password_given_for_a_plain_file_is_of_no_consequence() {
    let desk = Desk::new();
    Session::create(&desk.file(), "Afon Water", &on(TODAY))
        .unwrap()
        .close()
        .unwrap();
    assert_eq!(encrypted(&desk.open_with(FIRST).unwrap()), false);
}

#[test]
fn a_change_is_refused_while_somebody_else_has_the_file_and_leaves_it_as_it_is() {
    let desk = Desk::new();
    let session = Session::create(&desk.file(), "Afon Water", &on(TODAY)).unwrap();
    let other = desk.open(None).unwrap();
    let refused = session.change_password(Some(&password(FIRST))).map(|_| ());
    assert_eq!(refused.unwrap_err().code, Code::Busy);
    other.close().unwrap();
    assert_eq!(encrypted(&desk.open(None).unwrap()), false);
}

#[test]
fn plain_backups_are_found_and_deleted_once_there_is_a_password() {
    let desk = Desk::new();
    let session = Session::create(&desk.file(), "Afon Water", &on(TODAY)).unwrap();
    let overview = session.call(&on(TODAY), "workspace_overview", json!({})).unwrap();
    session.close().unwrap();
    let backups = desk.folder.path().join("Backups");
    let folders = [desk.folder.path().join("None such"), backups.clone()];
    let mine = backups.join(overview["id"].as_str().unwrap());
    let others = backups.join("00000000-0000-0000-0000-000000000000");
    let name = "2026-03-08T09-00-00Z hourly.soundings";
    for folder in [&mine, &others] {
        fs::create_dir_all(folder).unwrap();
        fs::copy(desk.file(), folder.join(name)).unwrap();
    }

    let session = desk.open(None).unwrap();
    assert_eq!(session.plain_backups(&folders).unwrap()[0].file_name, name);
    assert_eq!(
        session.delete_plain_backups(&folders).unwrap_err().code,
        Code::Conflict,
        "without a password they are all there is"
    );
    let session = session.change_password(Some(&password(FIRST))).unwrap();
    // A backup made from now on is protected, and stays.
    session.close().unwrap();
    fs::copy(desk.file(), mine.join("2026-03-09T09-00-00Z hourly.soundings")).unwrap();
    let session = desk.open_with(FIRST).unwrap();
    assert_eq!(session.plain_backups(&folders).unwrap().len(), 1);
    assert_eq!(session.delete_plain_backups(&folders).unwrap(), 1);
    assert!(session.plain_backups(&folders).unwrap().is_empty());
    assert_eq!(fs::read_dir(&mine).unwrap().count(), 1);
    assert_eq!(fs::read_dir(&others).unwrap().count(), 1);
}

#[test]
fn strength_is_told_honestly() {
    let weak = strength("password1", &[]);
    assert!(weak.score <= 1 && weak.long_enough && weak.warning.is_some() && !weak.suggestions.is_empty());
    let strong = strength(FIRST, &[]);
    assert_eq!((strong.score, strong.warning), (4, None));
    assert_eq!(strong.time, "centuries");
    let own = strength("Brackwater", &["Brackwater"]);
    assert!(own.score == 0, "what is easy to think of here: {own:?}");
    let short = strength("q7#Lx!", &[]);
    assert!(!short.long_enough && short.score <= 1);
    assert_eq!(strength("", &[]).score, 0);
}

#[test]
fn only_an_empty_or_a_short_password_is_refused() {
    assert_eq!(SHORTEST, 8);
    for refused in ["", "1234567", "ÄÖÜäöü7"] {
        let failure = accepted(refused).unwrap_err();
        assert_eq!(failure.code, Code::Invalid);
        assert_eq!(failure.fields.unwrap()[0].field, "password");
        assert!(refused.is_empty() || !failure.message.contains(refused));
    }
    for taken in ["password", "ÄÖÜäöü78", FIRST] {
        assert!(accepted(taken).is_ok());
    }
}

#[test]
fn nothing_secret_is_shown() {
    let options = OpenOptions {
        unlock: Some(Unlock::Password(password(FIRST))),
        ..OpenOptions::default()
    };
    let shown = format!("{options:?}");
    assert!(!shown.contains("lorry"), "{shown}");
}
