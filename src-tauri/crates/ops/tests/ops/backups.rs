//! Backups through the one door: made, listed, checked, compared and put back.

use std::fs;
use std::path::PathBuf;

use chrono::TimeDelta;
use ops::backups::{BackupReason, restore};
use ops::{Code, Context, OpenOptions, Password, Session, Unlock};
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

    fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    fn folders(&self) -> Vec<PathBuf> {
        vec![self.folder.path().join("elsewhere"), self.backups()]
    }

    fn create(&self, password: Option<&str>) -> Session {
        let password = password.map(word);
        Session::create_protected(&self.file(), "Afon Water", password.as_ref(), &on(TODAY)).unwrap()
    }

    fn open(&self) -> Session {
        Session::open(&self.file(), OpenOptions::default(), &on(TODAY)).unwrap()
    }
}

fn word(typed: &str) -> Password {
    Password::new(typed).unwrap()
}

fn add(session: &Session, name: &str, context: &Context) {
    session
        .call(context, "stakeholder_add", json!({ "name": name }))
        .unwrap();
}

fn names(session: &Session) -> Vec<String> {
    let listed = session.call(&on(TODAY), "people_list", json!({})).unwrap();
    let names = listed["items"].as_array().unwrap().iter();
    names
        .map(|item| item["name"].as_str().unwrap().to_owned())
        .collect()
}

/// So many minutes after the first moment.
fn later(minutes: i64) -> Context {
    let first = on(TODAY);
    Context {
        now: first.now + TimeDelta::minutes(minutes),
        ..first
    }
}

#[test]
fn a_backup_is_due_an_hour_after_the_last_and_only_when_something_changed() {
    let desk = Desk::new();
    let session = desk.create(None);
    let folder = desk.backups();
    let due = |minutes| session.back_up_if_due(&folder, &later(minutes)).unwrap();
    assert_eq!(due(0), None, "nothing was changed yet");
    add(&session, "Ann", &later(1));
    let first = due(2).unwrap();
    assert_eq!((first.reason, first.encrypted), (BackupReason::Hourly, false));
    add(&session, "Ben", &later(30));
    assert_eq!(due(61), None, "the hour is not over");
    assert!(due(62).is_some());
    assert_eq!(due(200), None, "nothing was changed since");
    let list = session.backups(&desk.folders()).unwrap();
    assert_eq!(list.len(), 2);
    assert!(list[0].at > list[1].at);
    // One that seems to come from the future, as after the clock was set back, does not end it.
    add(&session, "Cai", &later(210));
    session
        .back_up(&folder, BackupReason::ByHand, &later(90_000))
        .unwrap();
    assert!(due(211).is_some());
    // One in another folder is listed among them, by its time.
    let other = &desk.folders()[0];
    session.back_up(other, BackupReason::ByHand, &later(212)).unwrap();
    let reasons: Vec<BackupReason> = session
        .backups(&desk.folders())
        .unwrap()
        .iter()
        .map(|one| one.reason)
        .collect();
    use BackupReason::{ByHand, Hourly};
    assert_eq!(reasons, [ByHand, ByHand, Hourly, Hourly, Hourly]);
}

#[test]
fn what_differs_is_told_and_putting_back_can_be_taken_back() {
    let desk = Desk::new();
    let folder = desk.backups();
    let session = desk.create(None);
    add(&session, "Ann", &later(0));
    let made = session.back_up(&folder, BackupReason::ByHand, &later(1)).unwrap();
    let backup = session.backup_named(&desk.folders(), &made.file_name).unwrap();
    assert_eq!(session.difference_from(&backup, None).unwrap(), []);
    add(&session, "Ben", &later(2));
    let id = session.call(&on(TODAY), "people_list", json!({})).unwrap()["items"][0]["id"].clone();
    let edit = json!({ "id": id, "changes": { "role": "Clerk" } });
    session.call(&later(3), "stakeholder_edit", edit).unwrap();
    let found = session.difference_from(&backup, None).unwrap();
    let told: Vec<(&str, u64, u64, u64)> = found
        .iter()
        .map(|one| (one.part.as_str(), one.added, one.removed, one.changed))
        .collect();
    assert_eq!(told, [("people and groups", 1, 0, 1)]);
    session.close().unwrap();

    let put = |backup: &PathBuf, minutes| {
        restore(
            &desk.file(),
            OpenOptions::default(),
            backup,
            None,
            &folder,
            &later(minutes),
        )
    };
    let before = put(&backup, 10).unwrap();
    assert_eq!(before.reason, BackupReason::Restore);
    let session = desk.open();
    assert_eq!(names(&session), ["Ann"]);
    let undo = session.backup_named(&desk.folders(), &before.file_name).unwrap();
    session.close().unwrap();
    put(&undo, 11).unwrap();
    assert_eq!(names(&desk.open()), ["Ann", "Ben"]);
}

#[test]
fn a_backup_under_another_password_asks_for_it_and_comes_back_under_that_of_now() {
    let desk = Desk::new();
    let folder = desk.backups();
    let session = desk.create(Some(FIRST));
    add(&session, "Ann", &later(0));
    let made = session.back_up(&folder, BackupReason::ByHand, &later(1)).unwrap();
    assert!(made.encrypted);
    let session = session.change_password(Some(&word(SECOND))).unwrap();
    add(&session, "Ben", &later(2));
    let backup = session.backup_named(&desk.folders(), &made.file_name).unwrap();
    let refused = session.difference_from(&backup, None).unwrap_err();
    assert_eq!(refused.code, Code::WrongPassword);
    let told = session.verify_backups(&desk.folders(), &later(3)).unwrap();
    assert!(
        told[0]
            .problem
            .as_deref()
            .is_some_and(|problem| problem.contains("another password"))
    );
    let first = || Some(Unlock::Password(word(FIRST)));
    assert_eq!(session.difference_from(&backup, first()).unwrap().len(), 1);
    session.close().unwrap();
    let options = || OpenOptions {
        unlock: Some(Unlock::Password(word(SECOND))),
        ..OpenOptions::default()
    };
    restore(&desk.file(), options(), &backup, first(), &folder, &later(4)).unwrap();
    let session = Session::open(&desk.file(), options(), &on(TODAY)).unwrap();
    assert_eq!(names(&session), ["Ann"]);
}

#[test]
fn each_backup_is_read_from_end_to_end_and_a_damaged_one_is_told() {
    let desk = Desk::new();
    let folder = desk.backups();
    let session = desk.create(None);
    for person in 0..200 {
        add(&session, &format!("Person {person}"), &later(0));
    }
    let names: Vec<String> = (1..=2)
        .map(|minutes| {
            session
                .back_up(&folder, BackupReason::ByHand, &later(minutes))
                .unwrap()
                .file_name
        })
        .collect();
    let sound = session.verify_backups(&desk.folders(), &later(3)).unwrap();
    assert!(sound.iter().all(|one| one.problem.is_none()), "{sound:?}");
    let hurt = session.backup_named(&desk.folders(), &names[0]).unwrap();
    let mut bytes = fs::read(&hurt).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8192].fill(0x5a);
    fs::write(&hurt, bytes).unwrap();
    let told = session.verify_backups(&desk.folders(), &later(3)).unwrap();
    assert_eq!(told.len(), 2);
    assert!(told[0].problem.is_none() && told[1].problem.is_some(), "{told:?}");
}

#[test]
fn a_name_that_is_no_backup_of_this_workspace_leads_nowhere() {
    let desk = Desk::new();
    let session = desk.create(None);
    fs::write(desk.folder.path().join("secret.txt"), "x").unwrap();
    for name in [
        "../secret.txt",
        "secret.txt",
        "",
        "/etc/passwd",
        "..",
        "2026-03-09T09-30-00Z hourly.soundings",
    ] {
        let refused = session.backup_named(&desk.folders(), name).unwrap_err();
        assert_eq!(refused.code, Code::NotFound, "{name}");
    }
}
