//! Keys of real workspace files, in a key store in the memory.
#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Offset, Utc};
use keys::{InMemory, KeyStore, Keys, Remembered, Trouble};
use ops::{Code, Context, OpenOptions, Password, Session};

const FIRST: &str = "lorry mauve quince ferret";

fn context() -> Context {
    Context {
        today: NaiveDate::from_ymd_opt(2026, 3, 9).unwrap(),
        now: DateTime::<Utc>::UNIX_EPOCH,
        offset: Utc.fix(),
        author: "Ann".into(),
        device: uuid::Uuid::nil(),
    }
}

fn password(typed: &str) -> Password {
    Password::new(typed).unwrap()
}

fn made(file: &Path) -> Session {
    Session::create_protected(file, "The mill", Some(&password(FIRST)), &context()).unwrap()
}

fn keys(folder: &Path) -> (Arc<InMemory>, Keys) {
    let store = Arc::new(InMemory::default());
    (Arc::clone(&store), Keys::new(store, &folder.join("home")))
}

fn remember(keys: &Keys, session: &Session) -> Result<(), ops::Failure> {
    keys.remember(session.id().unwrap(), session.key())
}

fn open(file: &Path, keys: &Keys) -> Session {
    let options = OpenOptions {
        unlock: Some(keys.unlock(file).unwrap()),
        ..OpenOptions::default()
    };
    Session::open(file, options, &context()).unwrap()
}

#[test]
fn what_is_remembered_opens_the_file_wherever_it_is_moved() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.soundings");
    let (store, keys) = keys(folder.path());
    let session = made(&file);
    assert_eq!(keys.of_file(&file), Remembered::No);
    assert_eq!(keys.unlock(&file).unwrap_err().code, Code::NotFound);
    remember(&keys, &session).unwrap();
    session.close().unwrap();
    let moved = folder.path().join("moved.soundings");
    std::fs::rename(&file, &moved).unwrap();
    assert_eq!(keys.of_file(&moved), Remembered::Yes);
    open(&moved, &keys).close().unwrap();
    let marks = std::fs::read_to_string(keys.place()).unwrap();
    assert_eq!(store.count(), 1);
    assert!(!marks.contains(FIRST) && !marks.contains("mill"), "{marks}");
}

#[test]
fn another_password_is_remembered_in_its_place_and_none_is_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.soundings");
    let (store, keys) = keys(folder.path());
    let session = made(&file);
    remember(&keys, &session).unwrap();
    let session = session.change_password(Some(&password("amber kettle"))).unwrap();
    assert_eq!(keys.of_file(&file), Remembered::No, "the old key is not tried");
    keys.changed(session.id().unwrap(), session.key()).unwrap();
    session.close().unwrap();
    let session = open(&file, &keys).change_password(None).unwrap();
    keys.changed(session.id().unwrap(), session.key()).unwrap();
    assert_eq!((store.count(), keys.of_file(&file)), (0, Remembered::No));
    assert_eq!(remember(&keys, &session).unwrap_err().code, Code::Conflict);
}

#[test]
fn where_the_store_fails_nothing_is_remembered_any_more_and_it_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.soundings");
    let (store, keys) = keys(folder.path());
    let session = made(&file);
    for trouble in [Trouble::Silent, Trouble::Locked, Trouble::Refused] {
        store.be_in(Some(trouble));
        let failure = remember(&keys, &session).unwrap_err();
        assert!(failure.message.starts_with(trouble.told()), "{failure:?}");
        assert_eq!(keys.of_file(&file), Remembered::No);
    }
    store.be_in(None);
    remember(&keys, &session).unwrap();
    store.be_in(Some(Trouble::Silent));
    assert_eq!(keys.unlock(&file).unwrap_err().code, Code::Io);
    assert_eq!(
        keys.of_file(&file),
        Remembered::Yes,
        "it may answer the next time"
    );
    let session = session.change_password(Some(&password("amber kettle"))).unwrap();
    assert_eq!(
        keys.changed(session.id().unwrap(), session.key())
            .unwrap_err()
            .code,
        Code::Io
    );
    assert!(!keys.of_workspace(session.id().unwrap()));
}

#[test]
fn forgetting_needs_no_password_and_says_what_is_left_where_the_store_is_silent() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.soundings");
    let (store, keys) = keys(folder.path());
    let session = made(&file);
    let id = session.id().unwrap();
    remember(&keys, &session).unwrap();
    session.close().unwrap();
    assert!(keys.forget_file(&file).unwrap());
    assert_eq!((store.count(), keys.forget_file(&file)), (0, Ok(false)));

    let session = open_with(&file);
    remember(&keys, &session).unwrap();
    store.be_in(Some(Trouble::Silent));
    let failure = keys.forget(id).unwrap_err();
    assert!(failure.message.contains(&id.to_string()), "{failure:?}");
    assert!(!keys.of_workspace(id), "it is not used all the same");
}

fn open_with(file: &Path) -> Session {
    let options = OpenOptions {
        unlock: Some(ops::Unlock::Password(password(FIRST))),
        ..OpenOptions::default()
    };
    Session::open(file, options, &context()).unwrap()
}

/// A store that takes a key, and then says that it did not.
struct Unsure(Arc<InMemory>);

impl KeyStore for Unsure {
    fn is_likely(&self) -> bool {
        true
    }

    fn answers(&self) -> Result<(), Trouble> {
        Ok(())
    }

    fn keep(&self, workspace: uuid::Uuid, secret: &str) -> Result<(), Trouble> {
        self.0.keep(workspace, secret)?;
        Err(Trouble::Refused)
    }

    fn find(&self, workspace: uuid::Uuid) -> Result<Option<zeroize::Zeroizing<String>>, Trouble> {
        self.0.find(workspace)
    }

    fn forget(&self, workspace: uuid::Uuid) -> Result<(), Trouble> {
        self.0.forget(workspace)
    }
}

#[test]
fn what_is_not_remembered_is_not_left_in_the_store() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.soundings");
    let (store, keys) = keys(folder.path());
    let session = made(&file);
    let id = session.id().unwrap();
    remember(&keys, &session).unwrap();
    let unsure = Keys::new(Unsure(Arc::clone(&store)), &folder.path().join("home"));
    let session = session.change_password(Some(&password("amber kettle"))).unwrap();
    assert_eq!(unsure.changed(id, session.key()).unwrap_err().code, Code::Io);
    assert_eq!((store.count(), keys.of_workspace(id)), (0, false));
    // Nor is one that was left there without a mark, once it is asked to go.
    store.keep(id, "left").unwrap();
    keys.forget(id).unwrap();
    assert_eq!(store.count(), 0);
}

#[test]
fn after_a_lock_the_password_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.soundings");
    let (store, keys) = keys(folder.path());
    let session = made(&file);
    remember(&keys, &session).unwrap();
    session.close().unwrap();
    keys.locked(&file);
    assert_eq!(keys.of_file(&file), Remembered::Locked);
    let copy = folder.path().join("copy.soundings");
    std::fs::copy(&file, &copy).unwrap();
    for file in [&file, &copy] {
        assert_eq!(keys.unlock(file).unwrap_err().code, Code::Locked);
    }
    assert_eq!(store.count(), 1, "it waits for the password");
    let later = Keys::new(InMemory::default(), &folder.path().join("home"));
    assert_eq!(
        later.of_file(&file),
        Remembered::Locked,
        "after another start as well"
    );
    keys.unlocked(&file);
    assert_eq!(keys.of_file(&file), Remembered::Yes);
    open(&file, &keys).close().unwrap();
}

#[test]
fn what_was_taken_out_of_the_store_is_not_remembered_any_more() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.soundings");
    let (store, keys) = keys(folder.path());
    let session = made(&file);
    remember(&keys, &session).unwrap();
    store.forget(session.id().unwrap()).unwrap();
    assert_eq!(keys.unlock(&file).unwrap_err().code, Code::NotFound);
    assert_eq!(keys.of_file(&file), Remembered::No);
}
