//! A workspace that does not open, and the ways back to it.

use std::fs;

use ops::Code;
use serde_json::{Value, json};

use super::{Desk, call};

fn add(desk: &Desk, name: &str) {
    let add = json!({ "kind": "person", "name": name });
    desk.shell.operation("stakeholder_add", add).unwrap();
}

/// A workspace with Ann, a backup, and then Bea; closed.
fn mill(answers: &[&str]) -> Desk {
    let desk = Desk::new(answers);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    add(&desk, "Ann Smith");
    desk.call("desk_backup_make", json!({}));
    add(&desk, "Bea Jones");
    desk.call("desk_close", json!({}));
    desk
}

/// Overwrites the beginning of a file.
fn damage(desk: &Desk) -> Vec<u8> {
    let file = desk.path("Mill.soundings");
    let mut bytes = fs::read(&file).unwrap();
    bytes[..100].fill(0x5a);
    fs::write(&file, &bytes).unwrap();
    bytes
}

#[test]
fn a_damaged_workspace_is_put_back_from_a_backup_and_kept_aside() {
    let desk = mill(&["Mill"]);
    assert_eq!(desk.call("desk_recovery", json!({})), Value::Null);
    let bytes = damage(&desk);
    assert_eq!(
        desk.refused("desk_open_recent", json!({ "index": 0 })),
        Code::NotAWorkspace
    );
    let ways = desk.call("desk_recovery", json!({}));
    assert_eq!(
        (
            &ways["name"],
            &ways["file_name"],
            &ways["exists"],
            &ways["readable"]
        ),
        (
            &json!("The mill"),
            &json!("Mill.soundings"),
            &json!(true),
            &json!(true)
        )
    );
    assert_eq!(ways["folders"][0]["exists"], true);
    let backup = ways["backups"][0].clone();
    assert_eq!(backup["reason"], "by_hand", "{ways}");

    assert_eq!(
        desk.refused("desk_recovery_restore", json!({ "file_name": "../x" })),
        Code::NotFound
    );
    let done = desk.call(
        "desk_recovery_restore",
        json!({ "file_name": backup["file_name"] }),
    );
    assert_eq!(done["state"]["open"]["name"], "The mill");
    let kept = done["kept"]["file_name"].as_str().unwrap();
    assert!(
        kept.starts_with("Mill (damaged ") && kept.ends_with(").soundings"),
        "{kept}"
    );
    assert_eq!(fs::read(desk.path(kept)).unwrap(), bytes);
    assert_eq!(desk.total(), 1);
    assert_eq!(desk.call("desk_recovery", json!({})), Value::Null);
}

#[test]
fn a_workspace_that_is_gone_is_found_by_what_is_remembered_of_it() {
    let desk = mill(&["Mill"]);
    fs::remove_file(desk.path("Mill.soundings")).unwrap();
    let later = desk.again(&[]);
    let refused = call(&later, "desk_open_recent", json!({ "index": 0 })).unwrap_err();
    assert_eq!(refused.code, Code::NotFound);
    let ways = call(&later, "desk_recovery", json!({})).unwrap();
    assert_eq!(
        (&ways["exists"], &ways["readable"]),
        (&json!(false), &json!(false))
    );
    let name = ways["backups"][0]["file_name"].clone();
    let done = call(&later, "desk_recovery_restore", json!({ "file_name": name })).unwrap();
    assert_eq!(done["kept"], Value::Null);
    assert_eq!(later.operation("people_list", json!({})).unwrap()["total"], 1);
}

#[test]
fn what_can_be_read_is_saved_where_the_dialog_says_and_opened() {
    let desk = mill(&["Mill", "", "saved"]);
    let bytes = damage(&desk);
    desk.refused("desk_open_recent", json!({ "index": 0 }));
    assert_eq!(desk.call("desk_recovery_salvage", json!({})), Value::Null);
    let saved = desk.call("desk_recovery_salvage", json!({}));
    assert_eq!(saved["file"]["file_name"], "saved.soundings");
    let parts = saved["outcome"]["parts"].as_array().unwrap();
    assert!(
        parts
            .iter()
            .any(|part| part["part"] == "people and groups" && part["saved"] == 2),
        "{parts:?}"
    );
    let state = desk.call("desk_recovery_open", json!({}));
    assert_eq!(state["open"]["file_name"], "saved.soundings");
    assert_eq!(desk.total(), 2);
    assert_eq!(fs::read(desk.path("Mill.soundings")).unwrap(), bytes);
}

#[test]
fn a_protected_backup_asks_for_its_password() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    desk.call(
        "desk_password_change",
        json!({ "password": "lorry mauve quince" }),
    );
    add(&desk, "Ann Smith");
    desk.call("desk_backup_make", json!({}));
    desk.call("desk_close", json!({}));
    let file = desk.path("Mill.soundings");
    let mut bytes = fs::read(&file).unwrap();
    bytes[..4096].reverse();
    fs::write(&file, &bytes).unwrap();
    // Nobody can tell it from one that is sound: it waits for its password, which opens it no more.
    let state = desk.call("desk_open_recent", json!({ "index": 0 }));
    assert_eq!(state["locked"]["file_name"], "Mill.soundings");
    assert_eq!(desk.call("desk_recovery", json!({})), Value::Null);
    assert_eq!(
        desk.refused("desk_unlock", json!({ "password": "lorry mauve quince" })),
        Code::WrongPassword
    );
    let ways = desk.call("desk_recovery", json!({}));
    assert_eq!(ways["encrypted"], true);
    let mut asked = json!({ "file_name": ways["backups"][0]["file_name"] });
    assert_eq!(desk.refused("desk_recovery_restore", asked.clone()), Code::Locked);
    asked["password"] = json!("another");
    assert_eq!(
        desk.refused("desk_recovery_restore", asked.clone()),
        Code::WrongPassword
    );
    asked["password"] = json!("lorry mauve quince");
    let done = desk.call("desk_recovery_restore", asked);
    assert_eq!(done["state"]["open"]["encrypted"], true);
    assert_eq!(done["state"]["locked"], Value::Null);
    assert_eq!(desk.total(), 1);
}

#[test]
fn a_mistyped_password_never_sets_a_sound_file_aside() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    desk.call(
        "desk_password_change",
        json!({ "password": "lorry mauve quince" }),
    );
    desk.call("desk_backup_make", json!({}));
    desk.call("desk_close", json!({}));
    desk.call("desk_open_recent", json!({ "index": 0 }));
    desk.refused("desk_unlock", json!({ "password": "lorry" }));
    let name = desk.call("desk_recovery", json!({}))["backups"][0]["file_name"].clone();
    let asked = json!({ "file_name": name, "password": "lorry mauve quince" });
    assert_eq!(desk.refused("desk_recovery_restore", asked), Code::Conflict);
    assert_eq!(fs::read_dir(desk.folder.path()).unwrap().count(), 2);
}

#[test]
fn what_is_shown_of_the_program_is_what_is_saved() {
    let desk = mill(&["Mill", "told"]);
    damage(&desk);
    desk.refused("desk_open_recent", json!({ "index": 0 }));
    let shown = desk.call("desk_diagnostics", json!({}))["text"].clone();
    let shown = shown.as_str().unwrap();
    assert!(
        shown.contains("\"not_a_workspace\"") && !shown.contains("Ann") && !shown.contains("mill"),
        "{shown}"
    );
    desk.call("desk_diagnostics_save", json!({}));
    assert_eq!(fs::read_to_string(desk.path("told.json")).unwrap(), shown);
}

#[test]
fn no_way_back_is_offered_where_none_would_help() {
    let desk = mill(&["Mill", "note.soundings"]);
    let mut bytes = fs::read(desk.path("Mill.soundings")).unwrap();
    bytes[60..64].copy_from_slice(&9_000_u32.to_be_bytes());
    fs::write(desk.path("Mill.soundings"), &bytes).unwrap();
    assert_eq!(
        desk.refused("desk_open_recent", json!({ "index": 0 })),
        Code::NewerVersion
    );
    assert_eq!(desk.call("desk_recovery", json!({})), Value::Null);
    fs::write(desk.path("note.soundings"), "a note").unwrap();
    desk.refused("desk_open_dialog", json!({}));
    let ways = desk.call("desk_recovery", json!({}));
    assert_eq!(
        (&ways["name"], &ways["backups"], &ways["readable"]),
        (&Value::Null, &json!([]), &json!(false))
    );
    assert_eq!(
        desk.refused("desk_recovery_restore", json!({ "file_name": "x.soundings" })),
        Code::NotFound
    );
}
