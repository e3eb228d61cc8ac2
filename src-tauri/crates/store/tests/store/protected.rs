//! A file with a password: what it lets be seen, who opens it, and how the password changes.

use std::fs;
use std::path::Path;

use store::{Key, Opening, Password, StoreError, Workspace, is_protected};

use crate::kit::*;

pub(crate) fn password(text: &str) -> Password {
    Password::new(text).unwrap()
}

pub(crate) fn with(key: Option<Key>) -> Opening {
    Opening { key, ..opening() }
}

/// How to open the file with this password.
pub(crate) fn with_password(file: &Path, text: &str) -> Opening {
    with(Key::of(file, &password(text)).unwrap())
}

pub(crate) fn create_protected(desk: &Desk, text: &str) -> Workspace {
    let key = Some(Key::new(&password(text)).unwrap());
    Workspace::create(
        desk.file(),
        &store::NewWorkspace {
            key,
            ..new_workspace()
        },
    )
    .unwrap()
}

/// The files in these folders, and those this process has open, that hold these words.
fn files_with(words: &str, folders: &[&Path]) -> Vec<String> {
    let open = Path::new("/proc/self/fd");
    let folders = folders.iter().copied().chain(open.exists().then_some(open));
    let mut found = Vec::new();
    for entry in folders.flat_map(|folder| fs::read_dir(folder).unwrap()) {
        let path = entry.unwrap().path();
        if !fs::metadata(&path).is_ok_and(|meta| meta.is_file()) {
            continue;
        }
        // Read by another process, so that closing it here does not drop the locks on it.
        let output = std::process::Command::new("grep")
            .args(["-c", "-a", "-i", words])
            .arg(&path)
            .output()
            .unwrap();
        if output.status.success() {
            found.push(path.display().to_string());
        }
    }
    found
}

fn now_in_nanoseconds() -> u128 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.unwrap().as_nanos()
}

#[test]
fn nothing_plain_is_on_the_disk_while_it_is_open_or_after() {
    // A word of this run alone: the folders looked through are everybody's.
    let word = &format!("Zyxwhilda{:x}n{:x}", std::process::id(), now_in_nanoseconds());
    let desk = Desk::new();
    let ws = create_protected(&desk, "correct horse");
    assert!(ws.is_encrypted());
    add(&ws, 10, &format!("{word} Quorn"));
    ws.write(&stamp(), |change| {
        // A large change inside a savepoint, so that whatever can spill does.
        change.execute_batch("SAVEPOINT a")?;
        for number in 100..4_100 {
            insert(change, number, &format!("{word} Quorn {number}"))?;
        }
        change.execute_batch("UPDATE stakeholder SET notes = 'About ' || name; RELEASE a")?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
    assert_eq!(hits(&ws, &word.to_lowercase()), 4_001);
    ws.read(|conn| {
        conn.query_row(
            "SELECT count(*) FROM (SELECT name FROM stakeholder ORDER BY notes || name DESC)",
            [],
            |_| Ok(()),
        )
        .map_err(StoreError::from)
    })
    .unwrap();
    assert!(
        desk.names().iter().any(|name| name.ends_with("-wal")),
        "{:?}",
        desk.names()
    );
    let temp = std::env::temp_dir();
    let look = || files_with(word, &[desk.folder.path(), &temp, Path::new("/var/tmp")]);
    assert_eq!(look(), [""; 0]);
    ws.rehearse(|change| {
        for number in 5_000..9_000 {
            insert(change, number, &format!("{word} Quorn {number}"))?;
        }
        assert_eq!(look(), [""; 0]);
        Ok::<_, StoreError>(())
    })
    .unwrap();
    ws.undo(&stamp()).unwrap();
    ws.close().unwrap();
    assert_eq!(look(), [""; 0]);
    // That the look would find something is shown by a file without a password.
    let plain = Desk::new();
    add(&plain.create(), 10, &format!("{word} Quorn"));
    assert_eq!(files_with(word, &[plain.folder.path()]).len(), 1);
}

#[test]
fn it_opens_with_its_password_only() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "correct horse");
    add(&ws, 10, "Ann");
    // While it is open here, too.
    assert!(is_protected(desk.file()).unwrap());
    assert!(matches!(
        Workspace::open(desk.file(), &opening()),
        Err(StoreError::Locked { .. })
    ));
    let second = Workspace::open(desk.file(), &with_password(&desk.file(), "correct horse")).unwrap();
    add(&second, 11, "Ben");
    assert_eq!(ws.changes_elsewhere().unwrap(), Some(vec!["people".to_owned()]));
    second.close().unwrap();
    ws.close().unwrap();
    let before = fs::read(desk.file()).unwrap();
    for (how, wrong) in [
        (opening(), false),
        (with_password(&desk.file(), "correct hors"), true),
        (with(Some(Key::new(&password("correct horse")).unwrap())), true),
    ] {
        let error = Workspace::open(desk.file(), &how).unwrap_err();
        assert!(
            matches!(error, StoreError::WrongPassword { .. }) == wrong
                && matches!(error, StoreError::Locked { .. }) != wrong,
            "{error:?}"
        );
        assert!(error.to_string().contains("test.soundings"));
        assert!(fs::read(desk.file()).unwrap() == before);
        assert_eq!(desk.names(), ["test.soundings"]);
    }
    for read_only in [false, true] {
        let how = Opening {
            read_only,
            ..with_password(&desk.file(), "correct horse")
        };
        let ws = Workspace::open(desk.file(), &how).unwrap();
        assert_eq!(
            (people(&ws), hits(&ws, "ben"), ws.integrity().unwrap()),
            (vec!["Ann".into(), "Ben".into()], 1, vec![])
        );
        ws.close().unwrap();
        assert!(fs::read(desk.file()).unwrap() == before);
    }
}

#[test]
fn a_key_kept_as_text_opens_it() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "correct horse");
    let text = ws.key().unwrap().to_secret();
    ws.close().unwrap();
    let ws = Workspace::open(desk.file(), &with(Key::from_secret(&text))).unwrap();
    assert!(ws.is_encrypted());
}

#[test]
fn a_key_is_of_no_consequence_to_a_file_without_a_password() {
    let desk = Desk::new();
    desk.create().close().unwrap();
    assert!(!is_protected(desk.file()).unwrap());
    assert!(Key::of(desk.file(), &password("a")).unwrap().is_none());
    let ws = Workspace::open(desk.file(), &with(Some(Key::new(&password("a")).unwrap()))).unwrap();
    assert!(!ws.is_encrypted() && ws.key().is_none());
}

#[test]
fn a_wrong_password_leaves_what_was_not_closed_as_it_is() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "correct horse");
    add(&ws, 10, "Ann");
    // As after a crash: the file and its log as they are now.
    let other = Desk::new();
    for ending in ["", "-wal"] {
        let name = |desk: &Desk| format!("{}{ending}", desk.file().display());
        let status = std::process::Command::new("cp")
            .args([name(&desk), name(&other)])
            .status();
        assert!(status.unwrap().success());
    }
    let bytes =
        || ["", "-wal"].map(|ending| fs::read(format!("{}{ending}", other.file().display())).unwrap());
    let before = bytes();
    assert!(before[1].len() > 4096);
    let error = Workspace::open(other.file(), &with_password(&other.file(), "wrong")).unwrap_err();
    assert!(matches!(error, StoreError::WrongPassword { .. }), "{error:?}");
    assert!(bytes() == before);
    let ws = Workspace::open(other.file(), &with_password(&other.file(), "correct horse")).unwrap();
    assert_eq!(people(&ws), ["Ann"]);
}

#[test]
fn damage_under_the_right_password_is_not_called_a_wrong_one_as_long_as_a_page_is_left() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "correct horse");
    for number in 10..60 {
        add(&ws, number, &format!("Person {number}"));
    }
    ws.close().unwrap();
    let (right, wrong) = (
        with_password(&desk.file(), "correct horse"),
        with_password(&desk.file(), "correct hors"),
    );
    let whole = fs::read(desk.file()).unwrap();
    let refused = |content: &[u8], how: &Opening| {
        fs::write(desk.file(), content).unwrap();
        Workspace::open(desk.file(), how).unwrap_err()
    };
    let mut first_page = whole.clone();
    first_page[2_000..2_010].fill(0x5a);
    let error = refused(&first_page, &right);
    assert!(matches!(error, StoreError::Damaged { .. }), "{error:?}");
    assert!(error.to_string().contains("the password is right"), "{error}");
    assert!(matches!(
        refused(&first_page, &wrong),
        StoreError::WrongPassword { .. }
    ));
    // Every page of it: nobody can tell any more, and both are said.
    let mut every_page = whole.clone();
    for page in every_page.chunks_mut(4096) {
        page[2_000..2_010].fill(0x5a);
    }
    let error = refused(&every_page, &right);
    assert!(matches!(error, StoreError::WrongPassword { .. }), "{error:?}");
    assert!(error.to_string().contains("damaged"), "{error}");
}

#[test]
fn a_truncated_or_scribbled_protected_file_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    let ws = create_protected(&desk, "correct horse");
    for number in 10..60 {
        add(&ws, number, &format!("Person {number}"));
    }
    ws.close().unwrap();
    let how = with_password(&desk.file(), "correct horse");
    let whole = fs::read(desk.file()).unwrap();
    let mut scribbled = whole.clone();
    scribbled[40_000..40_010].fill(0x5a);
    let mut headless = whole.clone();
    headless[..4096].fill(0);
    let cut = |length: usize| whole[..length].to_vec();
    for content in [
        cut(1),
        cut(100),
        cut(4096),
        cut(8192),
        cut(whole.len() / 2),
        cut(whole.len() - 1),
        headless,
    ] {
        fs::write(desk.file(), &content).unwrap();
        for how in [&how, &opening()] {
            let error = Workspace::open(desk.file(), how).unwrap_err();
            assert!(
                matches!(
                    error,
                    StoreError::Damaged { .. }
                        | StoreError::NotAWorkspace { .. }
                        | StoreError::WrongPassword { .. }
                        | StoreError::Locked { .. }
                ),
                "{}: {error:?}",
                content.len()
            );
            assert!(fs::read(desk.file()).unwrap() == content);
            assert_eq!(desk.names(), ["test.soundings"]);
        }
    }
    // One page that was tampered with is noticed when it is read.
    fs::write(desk.file(), &scribbled).unwrap();
    let found = Workspace::open(desk.file(), &how).and_then(|ws| ws.integrity());
    assert!(
        !matches!(&found, Ok(findings) if findings.is_empty()),
        "{found:?}"
    );
}

/// A workspace with people, a change taken back, and everything that can be compared.
fn furnished(desk: &Desk) -> Workspace {
    let ws = desk.create();
    for number in 10..60 {
        add(&ws, number, &format!("Person {number}"));
    }
    rename(&ws, 10, "Ann Ek");
    add(&ws, 60, "Ben");
    ws.undo(&stamp()).unwrap();
    ws
}

#[test]
fn a_password_is_set_changed_and_removed_with_everything_kept() {
    let desk = Desk::new();
    let ws = furnished(&desk);
    let (rows, history) = (dump(&ws), ws.journal(0, 100).unwrap().0);
    ws.close().unwrap();
    let holds = |how: &Opening, encrypted: bool| {
        let ws = Workspace::open(desk.file(), how).unwrap();
        assert_eq!(ws.is_encrypted(), encrypted);
        assert!(dump(&ws) == rows);
        assert_eq!(ws.integrity().unwrap(), []);
        assert_eq!((ws.journal(0, 0).unwrap().0, hits(&ws, "ann ek")), (history, 1));
        let steps = ws.undo_state().unwrap();
        assert_eq!(
            (steps.undo.unwrap().label, steps.redo.unwrap().label),
            ("Renamed to Ann Ek".into(), "Added Ben".into())
        );
        ws.close().unwrap();
        assert_eq!(desk.names(), ["test.soundings"]);
    };
    let key = Workspace::protect(desk.file(), &opening(), Some(&password("one"))).unwrap();
    holds(&with(key.clone()), true);
    holds(&with_password(&desk.file(), "one"), true);
    assert_eq!(files_with("Ann Ek", &[desk.folder.path()]), [""; 0]);
    let salt = |bytes: Vec<u8>| bytes[..16].to_vec();
    let first = salt(fs::read(desk.file()).unwrap());
    Workspace::protect(desk.file(), &with(key.clone()), Some(&password("two"))).unwrap();
    assert_ne!(salt(fs::read(desk.file()).unwrap()), first);
    assert!(matches!(
        Workspace::open(desk.file(), &with(key)),
        Err(StoreError::WrongPassword { .. })
    ));
    assert!(matches!(
        Workspace::open(desk.file(), &with_password(&desk.file(), "one")),
        Err(StoreError::WrongPassword { .. })
    ));
    holds(&with_password(&desk.file(), "two"), true);
    let none = Workspace::protect(desk.file(), &with_password(&desk.file(), "two"), None).unwrap();
    assert!(none.is_none());
    holds(&opening(), false);
}

#[test]
fn an_open_workspace_goes_on_under_the_new_password() {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    let desk = Desk::new();
    let ws = furnished(&desk);
    let heard = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&heard);
    ws.on_commit(Box::new(move |_| {
        count.fetch_add(1, Ordering::SeqCst);
    }));
    let ws = ws.change_password(Some(&password("one"))).unwrap();
    add(&ws, 70, "Cleo");
    assert!(ws.is_encrypted() && heard.load(Ordering::SeqCst) == 1);
    ws.undo(&stamp()).unwrap();
    ws.undo(&stamp()).unwrap();
    assert_eq!(hits(&ws, "ann"), 0);
    let ws = ws.change_password(None).unwrap();
    assert!(!ws.is_encrypted());
}

#[test]
fn a_password_is_not_changed_under_somebody_elses_hands() {
    let desk = Desk::new();
    let ws = furnished(&desk);
    let other = desk.open();
    assert!(matches!(
        ws.change_password(Some(&password("one"))),
        Err(StoreError::Busy)
    ));
    add(&other, 70, "Cleo");
    other.close().unwrap();
    assert_eq!(desk.names(), ["test.soundings"]);
    let before = fs::read(desk.file()).unwrap();
    let reader = Workspace::open(desk.file(), &read_only()).unwrap();
    assert!(matches!(
        reader.change_password(Some(&password("one"))),
        Err(StoreError::ReadOnly)
    ));
    assert!(fs::read(desk.file()).unwrap() == before);
    assert!(people(&desk.open()).contains(&"Cleo".to_owned()));
}

#[test]
fn what_an_interrupted_attempt_left_is_cleared_away() {
    let desk = Desk::new();
    furnished(&desk).close().unwrap();
    for ending in ["", "-journal"] {
        let name = format!("test.soundings.part{ending}");
        fs::write(desk.folder.path().join(name), "half of it").unwrap();
    }
    Workspace::open(desk.file(), &read_only())
        .unwrap()
        .close()
        .unwrap();
    assert_eq!(desk.names().len(), 3);
    desk.open().close().unwrap();
    assert_eq!(desk.names(), ["test.soundings"]);
}

#[test]
fn a_change_that_fails_leaves_the_file_as_it_was() {
    let desk = Desk::new();
    furnished(&desk).close().unwrap();
    let before = fs::read(desk.file()).unwrap();
    // A folder that cannot be removed stands in the way of the new file.
    let in_the_way = desk.folder.path().join("test.soundings.part");
    fs::create_dir(&in_the_way).unwrap();
    assert!(matches!(
        Workspace::protect(desk.file(), &opening(), Some(&password("one"))),
        Err(StoreError::Io { .. })
    ));
    fs::remove_dir(in_the_way).unwrap();
    assert!(fs::read(desk.file()).unwrap() == before);
    assert_eq!(desk.names(), ["test.soundings"]);
    assert!(matches!(
        Workspace::protect(desk.file(), &with(None), Some(&password("one"))),
        Ok(Some(_))
    ));
}

#[test]
fn a_wrong_password_is_told_from_damage_while_the_file_is_open_as_well() {
    let desk = Desk::new();
    let ws = desk.create().change_password(Some(&password("one"))).unwrap();
    let wrong = store::Key::of(desk.file(), &password("two")).unwrap();
    let refused = Workspace::open(desk.file(), &with(wrong)).unwrap_err();
    assert!(matches!(refused, StoreError::WrongPassword { .. }), "{refused:?}");
    ws.close().unwrap();
}
