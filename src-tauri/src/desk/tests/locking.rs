//! The password of the open workspace, and locking it.

use super::*;

pub(super) const FIRST: &str = "lorry mauve quince ferret";
pub(super) const SECOND: &str = "amber kettle drift pylon";

pub(super) fn protected(answers: &[&str]) -> Desk {
    let desk = Desk::new(answers);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    desk.shell
        .operation(
            "stakeholder_add",
            json!({ "kind": "person", "name": "Ann Smith" }),
        )
        .unwrap();
    let changed = desk.call("desk_password_change", json!({ "password": FIRST }));
    assert_eq!(changed["desk"]["open"]["encrypted"], true);
    assert_eq!(changed["desk"]["recent"][0]["encrypted"], true);
    desk
}

#[test]
fn a_lock_closes_the_workspace_until_the_password_comes() {
    let desk = protected(&["Mill"]);
    let state = desk.call("desk_lock", json!({ "idle": false }));
    assert_eq!(state["open"], Value::Null);
    assert_eq!(state["locked"]["file_name"], "Mill.soundings");
    assert_eq!(state["locked"]["why"], "asked");
    assert_eq!(
        desk.shell.operation("people_list", json!({})).unwrap_err().code,
        Code::NoWorkspace
    );
    assert_eq!(desk.heard.all().last().unwrap(), "desk");
    assert!(desk.heard.all().contains(&"title Soundings".to_owned()));
    let beside: Vec<_> = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with("Mill"))
        .collect();
    assert_eq!(beside, ["Mill.soundings"], "closed, with one file left");

    for wrong in [SECOND, "x"] {
        assert_eq!(
            desk.refused("desk_unlock", json!({ "password": wrong })),
            Code::WrongPassword
        );
    }
    assert_eq!(
        desk.refused("desk_unlock", json!({ "password": "" })),
        Code::Invalid
    );
    assert_eq!(desk.call("desk_state", json!({}))["locked"]["why"], "asked");
    let state = desk.call("desk_unlock", json!({ "password": FIRST }));
    assert_eq!(
        (&state["open"]["name"], &state["locked"]),
        (&json!("The mill"), &Value::Null)
    );
    assert_eq!(desk.total(), 1);
    assert_eq!(
        desk.refused("desk_unlock", json!({ "password": FIRST })),
        Code::NoWorkspace
    );
}

#[test]
fn a_workspace_without_a_password_is_not_locked() {
    let desk = Desk::new(&["Mill"]);
    assert_eq!(
        desk.refused("desk_lock", json!({ "idle": false })),
        Code::NoWorkspace
    );
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    assert_eq!(
        desk.refused("desk_lock", json!({ "idle": false })),
        Code::Conflict
    );
    desk.shell.lock_if_protected();
    assert_eq!(desk.call("desk_state", json!({}))["open"]["encrypted"], false);
}

#[test]
fn sleep_locks_what_is_protected() {
    let desk = protected(&["Mill"]);
    desk.shell.lock_if_protected();
    assert_eq!(desk.call("desk_state", json!({}))["locked"]["why"], "asleep");
    // Nothing is open any more, and nothing happens.
    desk.shell.lock_if_protected();
    assert_eq!(desk.call("desk_state", json!({}))["locked"]["why"], "asleep");
}

#[test]
fn a_protected_file_waits_for_its_password_wherever_it_is_opened_from() {
    let desk = protected(&["Mill", "Mill.soundings"]);
    desk.call("desk_close", json!({}));
    let by_dialog = desk.call("desk_open_dialog", json!({}));
    assert_eq!(by_dialog["locked"]["why"], "opening");
    assert_eq!(desk.call("desk_close", json!({}))["locked"], Value::Null);
    let by_recent = desk.call("desk_open_recent", json!({ "index": 0 }));
    assert_eq!(by_recent["locked"]["file_name"], "Mill.soundings");

    let later = desk.again(&[]);
    later.begin(Start::File(desk.path("Mill.soundings")));
    let state = call(&later, "desk_state", json!({})).unwrap();
    assert_eq!(
        (&state["trouble"], &state["locked"]["why"]),
        (&Value::Null, &json!("opening"))
    );
    call(&later, "desk_unlock", json!({ "password": FIRST })).unwrap();
    assert_eq!(later.operation("people_list", json!({})).unwrap()["total"], 1);
}

#[test]
fn another_password_and_none_need_the_one_there_is() {
    let desk = protected(&["Mill"]);
    for refused in [
        json!({ "password": SECOND }),
        json!({ "current": SECOND, "password": SECOND }),
        json!({}),
    ] {
        assert_eq!(desk.refused("desk_password_change", refused), Code::WrongPassword);
    }
    let short = json!({ "current": FIRST, "password": "1234567" });
    assert_eq!(desk.refused("desk_password_change", short), Code::Invalid);
    assert_eq!(desk.total(), 1, "it is open as before");

    desk.call(
        "desk_password_change",
        json!({ "current": FIRST, "password": SECOND }),
    );
    desk.call("desk_lock", json!({ "idle": true }));
    assert_eq!(
        desk.refused("desk_unlock", json!({ "password": FIRST })),
        Code::WrongPassword
    );
    desk.call("desk_unlock", json!({ "password": SECOND }));
    let changed = desk.call("desk_password_change", json!({ "current": SECOND }));
    assert_eq!(changed["desk"]["open"]["encrypted"], false);
    assert_eq!(changed["desk"]["recent"][0]["encrypted"], false);
    desk.shell
        .operation("stakeholder_add", json!({ "kind": "person", "name": "Ben Rees" }))
        .unwrap();
    assert!(
        desk.heard.all().last().unwrap().starts_with("changed"),
        "what is committed is still told"
    );
}

#[test]
fn a_change_that_is_refused_leaves_the_workspace_open() {
    let desk = protected(&["Mill"]);
    let other = desk.again(&[]);
    call(&other, "desk_open_recent", json!({ "index": 0 })).unwrap();
    call(&other, "desk_unlock", json!({ "password": FIRST })).unwrap();
    let change = json!({ "current": FIRST, "password": SECOND });
    assert_eq!(desk.refused("desk_password_change", change.clone()), Code::Busy);
    assert_eq!(desk.total(), 1);
    desk.shell
        .operation("stakeholder_add", json!({ "kind": "person", "name": "Ben Rees" }))
        .unwrap();
    assert!(desk.heard.all().last().unwrap().starts_with("changed"));
    other.close().unwrap();
    desk.call("desk_password_change", change);
}

#[test]
fn a_backup_that_is_looked_at_locks_as_its_workspace_and_keeps_its_password() {
    let desk = protected(&["Mill"]);
    let made = desk.call("desk_backup_make", json!({}));
    let file_name = made["list"][0]["file_name"].as_str().unwrap().to_owned();
    let looked = desk.call("desk_backup_look", json!({ "file_name": file_name }));
    assert_eq!(looked["open"]["read_only"], true);
    let change = json!({ "current": FIRST, "password": SECOND });
    assert_eq!(desk.refused("desk_password_change", change), Code::ReadOnly);
    let locked = desk.call("desk_lock", json!({ "idle": false }));
    assert_eq!(locked["locked"]["file_name"], "Mill.soundings");
    let state = desk.call("desk_unlock", json!({ "password": FIRST }));
    assert_eq!(
        (&state["open"]["read_only"], &state["open"]["backup"]),
        (&json!(false), &Value::Null)
    );
}

#[test]
fn plain_backups_are_offered_and_deleted() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let id = desk.shell.operation("workspace_overview", json!({})).unwrap()["id"].clone();
    desk.call("desk_close", json!({}));
    let folder = desk.shell.home.backups().join(id.as_str().unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    let name = "2026-03-08T09-00-00Z hourly.soundings";
    std::fs::copy(desk.path("Mill.soundings"), folder.join(name)).unwrap();
    desk.call("desk_open_recent", json!({ "index": 0 }));
    desk.call("desk_password_change", json!({ "password": FIRST }));
    let found = desk.call("desk_plain_backups", json!({}));
    assert_eq!(found["backups"][0]["file_name"], name);
    let left = desk.call("desk_plain_backups_delete", json!({}));
    assert_eq!(left["backups"], json!([]));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn a_workspace_is_made_protected_from_its_first_byte() {
    let desk = Desk::new(&["Mill", "Other"]);
    let short = json!({ "name": "The mill", "password": "1234567" });
    assert_eq!(desk.refused("desk_new_dialog", short), Code::Invalid);
    assert!(!desk.path("Mill.soundings").exists());
    let state = desk.call(
        "desk_new_dialog",
        json!({ "name": "The mill", "password": FIRST }),
    );
    assert_eq!(
        (&state["open"]["encrypted"], &state["recent"][0]["encrypted"]),
        (&json!(true), &json!(true))
    );
    desk.call("desk_close", json!({}));
    let bytes = std::fs::read(desk.path("Mill.soundings")).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    let waiting = desk.call("desk_open_recent", json!({ "index": 0 }));
    assert_eq!(waiting["locked"]["file_name"], "Mill.soundings");
    desk.call("desk_unlock", json!({ "password": FIRST }));
}

#[test]
fn strength_counts_the_name_of_the_workspace_as_known() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "Brackwater" }));
    let found = desk.call("desk_password_strength", json!({ "password": "Brackwater" }));
    assert_eq!(
        (&found["score"], &found["long_enough"]),
        (&json!(0), &json!(true))
    );
    assert!(!found.to_string().contains("Brackwater"));
    let to_be = json!({ "password": "Zyxwhilda", "name": "Zyxwhilda" });
    assert_eq!(desk.call("desk_password_strength", to_be)["score"], 0);
}

#[test]
fn minutes_until_a_lock_are_a_few_to_choose_from() {
    let desk = Desk::new(&[]);
    assert_eq!(
        desk.call("desk_state", json!({}))["preferences"]["lock_after"],
        15
    );
    assert_eq!(
        desk.call("desk_preferences", json!({ "lock_after": 0 }))["lock_after"],
        0
    );
    assert_eq!(
        desk.refused("desk_preferences", json!({ "lock_after": 7 })),
        Code::Invalid
    );
}
