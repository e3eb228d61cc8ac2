//! The file: what is refused, what is left, what a read-only opening does.

use std::fs;
use std::path::Path;

use store::rusqlite::Connection;
use store::{FindingKind, StoreError, Workspace};

use crate::kit::*;

/// Opens what is there, expects a refusal, and that neither the file nor its folder changed.
fn refused(desk: &Desk, content: &[u8]) -> StoreError {
    let file = desk.file();
    fs::write(&file, content).unwrap();
    let error = Workspace::open(&file, &opening()).unwrap_err();
    assert!(
        fs::read(&file).unwrap() == content,
        "the file was changed: {error}"
    );
    assert_eq!(desk.names(), ["test.soundings"], "{error}");
    error
}

/// The bytes of a small, proper workspace.
fn proper() -> Vec<u8> {
    let desk = Desk::new();
    let ws = desk.create();
    for number in 10..60 {
        add(&ws, number, &format!("Person {number}"));
    }
    ws.close().unwrap();
    fs::read(desk.file()).unwrap()
}

#[test]
fn what_is_not_a_workspace_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    let sqlite = |marks: &str| {
        let file = desk.folder.path().join("other");
        let conn = Connection::open(&file).unwrap();
        conn.execute_batch(&format!(
            "PRAGMA journal_mode = WAL; {marks}; CREATE TABLE t (a); INSERT INTO t VALUES (1);"
        ))
        .unwrap();
        drop(conn);
        let bytes = fs::read(&file).unwrap();
        fs::remove_file(file).unwrap();
        bytes
    };
    let noise: Vec<u8> = (0..9000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    let mut half_noise = noise.clone();
    half_noise[..100].copy_from_slice(&proper()[..100]);
    for content in [
        vec![],
        b"name;role\nAnn;Analyst\n".to_vec(),
        vec![0; 4096],
        sqlite("PRAGMA user_version = 1"),
    ] {
        let error = refused(&desk, &content);
        assert!(matches!(error, StoreError::NotAWorkspace { .. }), "{error:?}");
        assert!(error.to_string().contains("test.soundings"));
    }
    // Nobody can tell noise from a file with a password.
    let error = refused(&desk, &noise);
    assert!(matches!(error, StoreError::Locked { .. }), "{error:?}");
    // These carry our mark, but nothing of ours behind it.
    for content in [
        sqlite("PRAGMA application_id = 1399745639; PRAGMA user_version = 1"),
        sqlite("PRAGMA application_id = 1399745639"),
        half_noise,
    ] {
        let error = refused(&desk, &content);
        assert!(
            matches!(
                error,
                StoreError::Damaged { .. } | StoreError::NotAWorkspace { .. }
            ),
            "{error:?}"
        );
    }
}

#[test]
fn a_truncated_or_scribbled_file_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    let whole = proper();
    for length in [1, 99, 100, 4095, 4096, whole.len() / 2, whole.len() - 1] {
        let error = refused(&desk, &whole[..length]);
        assert!(
            matches!(
                error,
                StoreError::Damaged { .. } | StoreError::NotAWorkspace { .. }
            ),
            "{length}: {error:?}"
        );
    }
    let mut scribbled = whole;
    scribbled[100..4096].fill(0x5a);
    assert!(matches!(refused(&desk, &scribbled), StoreError::Damaged { .. }));
}

#[test]
fn a_newer_format_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    let mut newer = proper();
    newer[60..64].copy_from_slice(&8_u32.to_be_bytes());
    match refused(&desk, &newer) {
        StoreError::Newer { found, known } => assert_eq!((found, known), (8, store::SCHEMA_VERSION)),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_brings_triggers_is_refused_and_left_as_it_is() {
    let desk = Desk::new();
    desk.create().close().unwrap();
    let conn = Connection::open(desk.file()).unwrap();
    conn.execute_batch("CREATE TRIGGER bite AFTER INSERT ON stakeholder BEGIN DELETE FROM assessment; END")
        .unwrap();
    drop(conn);
    let content = fs::read(desk.file()).unwrap();
    assert!(matches!(refused(&desk, &content), StoreError::Damaged { .. }));
}

#[test]
fn a_missing_file_is_missing_and_stays_so() {
    let desk = Desk::new();
    let error = Workspace::open(desk.file(), &opening()).unwrap_err();
    assert!(matches!(error, StoreError::Missing { .. }));
    assert!(error.to_string().contains("test.soundings"));
    assert_eq!(desk.names(), [""; 0]);
    assert!(matches!(
        Workspace::open(desk.folder.path(), &opening()),
        Err(StoreError::NotAWorkspace { .. })
    ));
}

#[test]
fn creating_never_replaces_a_file_and_leaves_nothing_when_it_fails() {
    let desk = Desk::new();
    fs::write(desk.file(), "precious").unwrap();
    assert!(matches!(
        Workspace::create(desk.file(), &new_workspace()),
        Err(StoreError::Exists { .. })
    ));
    assert_eq!(fs::read(desk.file()).unwrap(), b"precious");
    assert_eq!(desk.names(), ["test.soundings"]);
    let nowhere = desk.folder.path().join("no/such/folder.soundings");
    assert!(matches!(
        Workspace::create(nowhere, &new_workspace()),
        Err(StoreError::Io { .. })
    ));
    assert_eq!(desk.names(), ["test.soundings"]);
}

#[test]
fn closing_or_dropping_leaves_one_file() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    assert_eq!(ws.changes_elsewhere().unwrap(), None);
    assert!(desk.names().len() > 1);
    ws.close().unwrap();
    assert_eq!(desk.names(), ["test.soundings"]);
    let ws = desk.open();
    assert_eq!(people(&ws), ["Ann"]);
    drop(ws);
    assert_eq!(desk.names(), ["test.soundings"]);
}

#[test]
fn opening_and_closing_changes_no_byte() {
    let desk = Desk::new();
    desk.create().close().unwrap();
    let before = fs::read(desk.file()).unwrap();
    for how in [opening(), read_only()] {
        let ws = Workspace::open(desk.file(), &how).unwrap();
        people(&ws);
        ws.close().unwrap();
        assert!(fs::read(desk.file()).unwrap() == before);
        assert_eq!(desk.names(), ["test.soundings"]);
    }
}

#[test]
fn the_path_may_hold_any_sign() {
    let desk = Desk::new();
    let file = desk.folder.path().join("50% of & what? #1 'ä'.soundings");
    let ws = Workspace::create(&file, &new_workspace()).unwrap();
    add(&ws, 10, "Ann");
    ws.close().unwrap();
    let ws = Workspace::open(&file, &opening()).unwrap();
    assert_eq!(people(&ws), ["Ann"]);
}

fn protect(file: &Path, protected: bool) {
    let mut permissions = fs::metadata(file).unwrap().permissions();
    permissions.set_readonly(protected);
    fs::set_permissions(file, permissions).unwrap();
}

#[test]
fn a_write_protected_file_opens_for_reading_only() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    ws.close().unwrap();
    protect(&desk.file(), true);
    for how in [opening(), read_only()] {
        let ws = Workspace::open(desk.file(), &how).unwrap();
        assert!(ws.is_read_only());
        assert_eq!(
            (people(&ws), hits(&ws, "ann"), ws.changes_elsewhere().unwrap()),
            (vec!["Ann".to_owned()], 1, None)
        );
        assert_eq!(ws.undo_state().unwrap().undo.unwrap().label, "Added Ann");
        assert!(matches!(ws.undo(&stamp()), Err(StoreError::ReadOnly)));
        assert!(matches!(
            ws.write(&stamp(), |change| insert(change, 11, "Ben")),
            Err(StoreError::ReadOnly)
        ));
        assert!(matches!(
            ws.rehearse(|change| insert(change, 11, "Ben")),
            Err(StoreError::ReadOnly)
        ));
        assert_eq!(ws.integrity().unwrap(), []);
        assert_eq!(desk.names(), ["test.soundings"]);
        ws.close().unwrap();
        assert_eq!(desk.names(), ["test.soundings"]);
    }
    protect(&desk.file(), false);
    assert!(!desk.open().is_read_only());
}

#[test]
fn a_backup_is_a_workspace_of_its_own() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    let target = desk.folder.path().join("copy.soundings");
    ws.backup(&target).unwrap();
    assert!(matches!(ws.backup(&target), Err(StoreError::Exists { .. })));
    add(&ws, 11, "Ben");
    ws.close().unwrap();
    assert_eq!(desk.names(), ["copy.soundings", "test.soundings"]);
    let copy = Workspace::open(&target, &opening()).unwrap();
    assert_eq!(
        (people(&copy), copy.integrity().unwrap()),
        (vec!["Ann".to_owned()], vec![])
    );
    copy.undo(&stamp()).unwrap();
    assert_eq!(people(&copy), Vec::<String>::new());
    copy.close().unwrap();
    Workspace::open(&target, &read_only())
        .unwrap()
        .backup(&desk.folder.path().join("third.soundings"))
        .unwrap();
}

/// Changes the file behind the back of the store.
fn tamper(desk: &Desk, sql: &str) {
    let conn = Connection::open(desk.file()).unwrap();
    conn.execute_batch(sql).unwrap();
}

#[test]
fn the_check_finds_what_does_not_fit() {
    let kinds = |sql: &str| {
        let desk = Desk::new();
        let ws = desk.create();
        add(&ws, 10, "Ann");
        add(&ws, 11, "Ben");
        ws.close().unwrap();
        tamper(&desk, sql);
        let ws = desk.open();
        let findings = ws.integrity().unwrap();
        assert!(
            findings.iter().all(|finding| !finding.detail.contains("Ann")),
            "{findings:?}"
        );
        findings.iter().map(|finding| finding.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds("SELECT 1"), []);
    assert_eq!(
        kinds("PRAGMA foreign_keys = OFF; UPDATE stakeholder SET unit_id = x'00'"),
        [FindingKind::Reference]
    );
    assert_eq!(kinds("DELETE FROM search WHERE rowid = 1"), [FindingKind::Search]);
    assert_eq!(
        kinds("DELETE FROM search_key WHERE key = 1"),
        [FindingKind::Search, FindingKind::Search]
    );
    assert_eq!(
        kinds("UPDATE journal_change_set SET bytes = x'0102' WHERE seq = 1"),
        [FindingKind::Journal]
    );
}

#[test]
fn a_damaged_index_is_mended_by_building_it_anew() {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    add(&ws, 11, "Ben");
    ws.close().unwrap();
    tamper(&desk, "DELETE FROM search_key WHERE key = 1");
    let ws = desk.open();
    ws.rebuild_search().unwrap();
    assert_eq!(
        (
            ws.integrity().unwrap(),
            hits(&ws, "ann"),
            ws.journal(0, 1).unwrap().0
        ),
        (vec![], 1, 2)
    );
}
