//! The key of a workspace in the key store.

use keys::Trouble;

use super::locking::{FIRST, SECOND, protected};
use super::*;

fn remembered() -> Desk {
    let desk = protected(&["Mill", "Mill.soundings"]);
    assert_eq!(desk.call("desk_state", json!({}))["open"]["remembered"], false);
    let state = desk.call("desk_remember", json!({}));
    assert_eq!(state["open"]["remembered"], true);
    desk
}

#[test]
fn a_remembered_workspace_opens_without_its_password_at_the_next_start() {
    let desk = remembered();
    desk.call("desk_close", json!({}));
    let later = desk.again(&[]);
    later.begin(Start::File(desk.path("Mill.soundings")));
    let waiting = call(&later, "desk_state", json!({})).unwrap();
    assert_eq!(
        (
            &waiting["locked"]["remembered"],
            &waiting["locked"]["no_key_store"]
        ),
        (&json!("yes"), &Value::Null)
    );
    let state = call(&later, "desk_unlock_remembered", json!({})).unwrap();
    assert_eq!(
        (&state["open"]["name"], &state["open"]["remembered"]),
        (&json!("The mill"), &json!(true))
    );
    let kept = std::fs::read_to_string(desk.path("home").join("remembered.json")).unwrap();
    assert!(!kept.contains("mill") && !kept.contains(FIRST), "{kept}");
}

#[test]
fn a_lock_asks_for_the_password_whatever_is_remembered_and_after_another_start_too() {
    let desk = remembered();
    let locked = desk.call("desk_lock", json!({ "idle": true }));
    assert_eq!(locked["locked"]["remembered"], "locked");
    assert_eq!(desk.refused("desk_unlock_remembered", json!({})), Code::Locked);
    desk.call("desk_close", json!({}));
    let again = desk.call("desk_open_recent", json!({ "index": 0 }));
    assert_eq!(again["locked"]["remembered"], "locked");
    let later = desk.again(&[]);
    call(&later, "desk_open_recent", json!({ "index": 0 })).unwrap();
    let refused = call(&later, "desk_unlock_remembered", json!({})).unwrap_err();
    assert_eq!(refused.code, Code::Locked);
    call(&later, "desk_unlock", json!({ "password": FIRST })).unwrap();
    later.close().unwrap();
    let last = desk.call("desk_open_recent", json!({ "index": 0 }));
    assert_eq!(last["locked"]["remembered"], "yes", "the password came once");
}

#[test]
fn it_follows_a_new_password_and_goes_with_the_last_one() {
    let desk = remembered();
    let change = json!({ "current": FIRST, "password": SECOND });
    let changed = desk.call("desk_password_change", change);
    assert_eq!(
        (&changed["not_told"], &changed["desk"]["open"]["remembered"]),
        (&Value::Null, &json!(true))
    );
    desk.call("desk_close", json!({}));
    desk.call("desk_open_recent", json!({ "index": 0 }));
    desk.call("desk_unlock_remembered", json!({}));
    let removed = desk.call("desk_password_change", json!({ "current": SECOND }));
    assert_eq!(removed["desk"]["open"]["remembered"], false);
    assert_eq!(desk.store.count(), 0);
    assert_eq!(desk.refused("desk_remember", json!({})), Code::Conflict);
}

#[test]
fn a_key_store_that_was_not_told_of_a_new_password_is_said() {
    let desk = remembered();
    desk.store.be_in(Some(Trouble::Silent));
    let change = json!({ "current": FIRST, "password": SECOND });
    let changed = desk.call("desk_password_change", change);
    assert_eq!(changed["not_told"]["code"], "io");
    assert_eq!(changed["desk"]["open"]["remembered"], false);
    desk.call("desk_lock", json!({ "idle": false }));
    desk.call("desk_unlock", json!({ "password": SECOND }));
}

#[test]
fn without_an_answer_the_password_is_asked_for_and_the_reason_said() {
    let desk = remembered();
    desk.call("desk_close", json!({}));
    desk.call("desk_open_recent", json!({ "index": 0 }));
    desk.store.be_in(Some(Trouble::Locked));
    let refused = call(&desk.shell, "desk_unlock_remembered", json!({})).unwrap_err();
    assert!(refused.message.contains("stayed locked"), "{refused:?}");
    let waiting = desk.call("desk_state", json!({}));
    assert_eq!(waiting["locked"]["remembered"], "no", "not tried again by itself");
    assert_eq!(desk.refused("desk_key_store", json!({})), Code::Io);
    desk.call("desk_unlock", json!({ "password": FIRST }));
    assert_eq!(desk.refused("desk_remember", json!({})), Code::Io);
    desk.store.be_in(None);
    assert_eq!(desk.call("desk_key_store", json!({})), Value::Null);
}

#[test]
fn what_is_forgotten_is_gone_from_the_key_store() {
    let desk = remembered();
    let state = desk.call("desk_forget_key", json!({}));
    assert_eq!(
        (&state["open"]["remembered"], desk.store.count()),
        (&json!(false), 0)
    );
    desk.call("desk_close", json!({}));
    let waiting = desk.call("desk_open_recent", json!({ "index": 0 }));
    assert_eq!(waiting["locked"]["remembered"], "no");
    assert_eq!(desk.refused("desk_unlock_remembered", json!({})), Code::NotFound);
}

#[test]
fn a_backup_that_is_looked_at_is_not_remembered_in_place_of_its_workspace() {
    let desk = protected(&["Mill"]);
    let made = desk.call("desk_backup_make", json!({}));
    let file_name = made["list"][0]["file_name"].as_str().unwrap().to_owned();
    desk.call("desk_backup_look", json!({ "file_name": file_name }));
    assert_eq!(desk.refused("desk_remember", json!({})), Code::Conflict);
    assert_eq!(desk.store.count(), 0);
}
