//! The key of a workspace in the key store of the system, at the command line.

use std::process::Command;

use harness::{KeyStore, cli_binary};
use serde_json::json;

use super::run::{Said, Shell};

const FIRST: &str = "lorry mauve quince ferret";
const SECOND: &str = "amber kettle drift pylon";

/// Runs it with this key store, or where there is none.
fn with(shell: &Shell, store: Option<&KeyStore>, variables: &[(&str, &str)], arguments: &[&str]) -> Said {
    let mut command = Command::new(cli_binary());
    command
        .args(arguments)
        .current_dir(shell.path(""))
        .env("SOUNDINGS_TODAY", "2026-03-09")
        .env("SOUNDINGS_HOME", shell.path("home"))
        .env("XDG_RUNTIME_DIR", shell.path("nowhere"))
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .envs(variables.iter().copied());
    if let Some(store) = store {
        command.envs(store.variables());
    }
    let said = Said::from(command.output().unwrap());
    for secret in [FIRST, SECOND] {
        assert!(!said.out.contains(secret) && !said.err.contains(secret));
    }
    said
}

fn protected() -> Shell {
    let shell = Shell::new();
    let made = with(
        &shell,
        None,
        &[("SOUNDINGS_NEW_PASSWORD", FIRST)],
        &["new", "afon.soundings", "--encrypt"],
    );
    assert_eq!(made.code, 0, "{}", made.err);
    shell
}

const LIST: [&str; 6] = [
    "list",
    "afon.soundings",
    "people",
    "--json",
    "--key-from",
    "store",
];

#[test]
fn a_key_is_remembered_used_followed_and_forgotten() {
    let Some(store) = KeyStore::start() else { return };
    let shell = protected();
    let store = Some(&store);
    let before = with(&shell, store, &[], &LIST);
    assert_eq!(
        (before.code, &before.document()["error"]["code"]),
        (3, &json!("not_found"))
    );

    let password = |variables: &[(&str, &str)], more: &[&str]| {
        with(
            &shell,
            store,
            variables,
            &[&["password", "afon.soundings", "--json"], more].concat(),
        )
    };
    let wrong = password(&[("SOUNDINGS_PASSWORD", SECOND)], &["--remember"]);
    assert_eq!(wrong.document()["error"]["code"], "wrong_password");
    let remembered = password(&[("SOUNDINGS_PASSWORD", FIRST)], &["--remember"]);
    assert_eq!(remembered.document()["remembered"], true, "{}", remembered.out);
    assert_eq!(with(&shell, store, &[], &LIST).document()["total"], 0);
    let elsewhere = with(
        &shell,
        store,
        &[],
        &["list", "afon.soundings", "people", "--json"],
    );
    assert_eq!(
        elsewhere.document()["error"]["code"],
        "locked",
        "only when it is asked for"
    );
    assert!(elsewhere.out.contains("--key-from store"), "{}", elsewhere.out);

    let salvaged = with(
        &shell,
        store,
        &[],
        &[
            "salvage",
            "afon.soundings",
            "--out",
            "saved.soundings",
            "--json",
            "--key-from",
            "store",
        ],
    );
    assert_eq!(salvaged.document()["complete"], true, "{}", salvaged.out);
    let saved = ["list", "saved.soundings", "people", "--json"];
    assert_eq!(
        with(&shell, store, &[], &saved).document()["error"]["code"],
        "locked"
    );
    let opened = with(&shell, store, &[("SOUNDINGS_PASSWORD", FIRST)], &saved);
    assert_eq!(
        opened.document()["total"],
        0,
        "under the password it had: {}",
        opened.out
    );

    let new = ("SOUNDINGS_NEW_PASSWORD", SECOND);
    let changed = password(&[new], &["change", "--key-from", "store"]);
    assert_eq!(changed.document()["remembered"], true, "{}", changed.out);
    assert_eq!(with(&shell, store, &[], &LIST).document()["total"], 0);

    let forgotten = password(&[], &["--forget"]);
    assert_eq!(forgotten.document()["was_remembered"], true);
    assert_eq!(with(&shell, store, &[], &LIST).code, 3);
    assert_eq!(password(&[], &["--forget"]).document()["was_remembered"], false);

    assert_eq!(
        password(&[("SOUNDINGS_PASSWORD", SECOND)], &["--remember"]).code,
        0
    );
    let removed = password(&[], &["remove", "--key-from", "store"]);
    assert_eq!(
        (
            &removed.document()["encrypted"],
            &removed.document()["remembered"]
        ),
        (&json!(false), &json!(false))
    );
    let open = with(&shell, store, &[], &LIST);
    assert_eq!(
        open.document()["total"],
        0,
        "what has no password asks for no key"
    );
}

#[test]
fn what_was_locked_in_the_window_asks_for_its_password_here_too() {
    let Some(store) = KeyStore::start() else { return };
    let shell = protected();
    let store = Some(&store);
    let first = [("SOUNDINGS_PASSWORD", FIRST)];
    let remember = ["password", "afon.soundings", "--remember"];
    assert_eq!(with(&shell, store, &first, &remember).code, 0);
    assert_eq!(with(&shell, store, &[], &LIST).document()["total"], 0);
    // As the window marks it.
    let marks = shell.path("home").join("remembered.json");
    let text = std::fs::read_to_string(&marks).unwrap();
    let mut page: serde_json::Value = serde_json::from_str(&text).unwrap();
    page["workspaces"][0]["locked"] = json!(true);
    std::fs::write(&marks, page.to_string()).unwrap();

    for command in [
        &LIST[..],
        &[
            "password",
            "afon.soundings",
            "remove",
            "--json",
            "--key-from",
            "store",
        ],
    ] {
        let refused = with(&shell, store, &[], command);
        assert_eq!(
            (refused.code, &refused.document()["error"]["code"]),
            (3, &json!("locked")),
            "{command:?}"
        );
        assert!(refused.out.contains("SOUNDINGS_PASSWORD"), "{}", refused.out);
    }
    let wrong = [("SOUNDINGS_PASSWORD", SECOND)];
    assert_eq!(with(&shell, store, &wrong, &remember).code, 3);
    assert_eq!(with(&shell, store, &[], &LIST).code, 3, "locked still");
    assert_eq!(with(&shell, store, &first, &remember).code, 0);
    assert_eq!(with(&shell, store, &[], &LIST).document()["total"], 0);
}

#[test]
fn a_key_without_its_mark_is_forgotten_by_the_id_of_its_workspace() {
    let Some(store) = KeyStore::start() else { return };
    let shell = protected();
    let store = Some(&store);
    let first = [("SOUNDINGS_PASSWORD", FIRST)];
    let remember = ["password", "afon.soundings", "--remember"];
    let forget = ["password", "afon.soundings", "--forget", "--json"];
    let marks = shell.path("home").join("remembered.json");
    // Its mark is lost, the key is there; gives the mark.
    let lose = || {
        assert_eq!(with(&shell, store, &first, &remember).code, 0);
        let text = std::fs::read_to_string(&marks).unwrap();
        std::fs::remove_file(&marks).unwrap();
        text
    };
    let was = |variables: &[(&str, &str)]| {
        let said = with(&shell, store, variables, &forget);
        said.document()["was_remembered"].clone()
    };
    let text = lose();
    assert_eq!(was(&[]), false, "nobody says which workspace it is");
    assert_eq!(was(&first), true, "the file does, opened with its password");
    assert_eq!(was(&first), false);
    // The mark alone finds nothing there any more.
    std::fs::write(&marks, &text).unwrap();
    assert_eq!(
        with(&shell, store, &[], &LIST).document()["error"]["code"],
        "not_found"
    );

    lose();
    let id = serde_json::from_str::<serde_json::Value>(&text).unwrap()["workspaces"][0]["workspace"].clone();
    let file = std::fs::canonicalize(shell.path("afon.soundings")).unwrap();
    let recent = json!({ "recent": [{ "path": file, "id": id, "name": "Afon", "opened_on": "2026-03-01" }] });
    shell.write("home/desk.json", recent.to_string());
    assert_eq!(was(&[]), true, "the window remembers which workspace is there");
    assert_eq!(was(&[]), false);
}

#[test]
fn without_a_key_store_it_is_said_and_nothing_is_remembered() {
    let shell = protected();
    let first = [("SOUNDINGS_PASSWORD", FIRST)];
    let refused = with(
        &shell,
        None,
        &first,
        &["password", "afon.soundings", "--remember"],
    );
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("no key store"), "{}", refused.err);
    let bus = [
        ("SOUNDINGS_PASSWORD", FIRST),
        ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all"),
    ];
    let silent = with(&shell, None, &bus, &["password", "afon.soundings", "--remember"]);
    assert!(
        silent.code == 3 && silent.err.contains("answers"),
        "{}",
        silent.err
    );
    // By itself nothing asks for one.
    let listed = with(
        &shell,
        None,
        &first,
        &["list", "afon.soundings", "people", "--json"],
    );
    assert_eq!(listed.document()["total"], 0);
    assert_eq!(
        with(&shell, None, &[], &LIST).document()["error"]["code"],
        "not_found"
    );
}

#[test]
fn one_place_is_asked_and_no_other() {
    let shell = protected();
    let first = [("SOUNDINGS_PASSWORD", FIRST)];
    let both = with(
        &shell,
        None,
        &first,
        &[&LIST[..], &["--password-prompt"]].concat(),
    );
    assert_eq!(both.code, 2, "{}", both.err);
    let store = with(&shell, None, &first, &LIST);
    assert_eq!(store.code, 3, "the environment stands in for nothing");
    let environment = with(
        &shell,
        None,
        &first,
        &["check", "afon.soundings", "--key-from", "env"],
    );
    assert_eq!(environment.code, 0, "{}", environment.err);
    let salvage = [
        "salvage",
        "afon.soundings",
        "--out",
        "b.soundings",
        "--key-from",
        "store",
    ];
    let needs = with(&shell, None, &[], &salvage);
    assert_eq!(needs.code, 3, "nothing is remembered: {}", needs.err);
    assert!(!shell.path("b.soundings").exists());
}
