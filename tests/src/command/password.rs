//! A protected workspace at the command line.

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use harness::cli_binary;
use serde_json::json;

use super::run::{Said, Shell, bytes};

const FIRST: &str = "lorry mauve quince ferret";
const SECOND: &str = "amber kettle drift pylon";
const NAME: &str = "Zyxwhilda Quorn";

/// Runs it with these variables set, and something to read.
fn with(shell: &Shell, variables: &[(&str, &str)], arguments: &[&str], input: &str) -> Said {
    let mut child = Command::new(cli_binary())
        .args(arguments)
        .current_dir(shell.path(""))
        .env("SOUNDINGS_TODAY", "2026-03-09")
        .env("SOUNDINGS_HOME", shell.path("home"))
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // What does not read its input may be gone already.
    child.stdin.take().unwrap().write_all(input.as_bytes()).ok();
    child.wait_with_output().unwrap().into()
}

fn protected() -> Shell {
    let shell = Shell::new();
    let said = with(
        &shell,
        &[("SOUNDINGS_NEW_PASSWORD", FIRST)],
        &["new", "afon.soundings", "--encrypt"],
        "",
    );
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.err.contains("forgotten, the content is lost"),
        "{}",
        said.err
    );
    let add = json!([{ "op": "stakeholder_add", "request": { "name": NAME } }]);
    shell.write("add.json", add.to_string());
    let added = with(
        &shell,
        &[("SOUNDINGS_PASSWORD", FIRST)],
        &["apply", "afon.soundings", "add.json"],
        "",
    );
    assert_eq!(added.code, 0, "{}", added.err);
    shell
}

fn people(shell: &Shell, variables: &[(&str, &str)]) -> Said {
    with(
        shell,
        variables,
        &["list", "afon.soundings", "people", "--json"],
        "",
    )
}

/// No answer repeats a password, whatever came of it.
fn keeps_quiet(said: &Said) {
    for secret in [FIRST, SECOND] {
        assert!(
            !said.out.contains(secret) && !said.err.contains(secret),
            "{}{}",
            said.out,
            said.err
        );
    }
}

#[test]
fn the_password_comes_from_the_environment_or_a_descriptor() {
    let shell = protected();
    assert!(
        !bytes(&shell.path("afon.soundings"))
            .windows(8)
            .any(|part| part == b"Zyxwhild")
    );
    let by_environment = people(&shell, &[("SOUNDINGS_PASSWORD", FIRST)]);
    assert_eq!(by_environment.document()["total"], 1);
    for line_end in ["", "\n", "\r\n"] {
        let by_descriptor = with(
            &shell,
            &[],
            &["list", "afon.soundings", "people", "--json", "--password-fd", "0"],
            &format!("{FIRST}{line_end}"),
        );
        assert_eq!(by_descriptor.document()["total"], 1);
    }
    shell.write("secret", FIRST);
    let other_descriptor = Command::new("sh")
        .args([
            "-c",
            "exec \"$0\" check afon.soundings --json --password-fd 5 5<secret",
        ])
        .arg(cli_binary())
        .current_dir(shell.path(""))
        .output()
        .unwrap();
    assert_eq!(Said::from(other_descriptor).document()["ok"], true);
}

#[test]
fn a_missing_and_a_wrong_password_are_refused_with_the_remedy() {
    let shell = protected();
    let before = bytes(&shell.path("afon.soundings"));
    let missing = people(&shell, &[]);
    assert_eq!(missing.code, 3);
    assert_eq!(missing.document()["error"]["code"], "locked");
    assert!(missing.out.contains("SOUNDINGS_PASSWORD"), "{}", missing.out);
    let wrong = people(&shell, &[("SOUNDINGS_PASSWORD", SECOND)]);
    assert_eq!(wrong.code, 3);
    assert_eq!(wrong.document()["error"]["code"], "wrong_password");
    assert!(wrong.out.contains("wrong password, or"), "{}", wrong.out);
    let closed = with(
        &shell,
        &[],
        &["check", "afon.soundings", "--password-fd", "77"],
        "",
    );
    assert_eq!(closed.code, 3, "{}", closed.err);
    let nobody = with(
        &shell,
        &[],
        &[
            "check",
            "afon.soundings",
            "--password-prompt",
            "--password-fd",
            "0",
        ],
        "",
    );
    assert_eq!(nobody.code, 2, "{}", nobody.err);
    for said in [missing, wrong, closed, nobody] {
        keeps_quiet(&said);
    }
    assert!(bytes(&shell.path("afon.soundings")) == before);
}

#[test]
fn a_damaged_file_is_told_from_a_wrong_password_and_put_back() {
    let shell = protected();
    let file = shell.path("afon.soundings");
    let first = [("SOUNDINGS_PASSWORD", FIRST)];
    assert_eq!(with(&shell, &first, &["backup", "afon.soundings"], "").code, 0);
    let whole = bytes(&file);
    let mut damaged = whole.clone();
    damaged[2_000..2_010].fill(0x5a);
    fs::write(&file, &damaged).unwrap();
    let said = people(&shell, &first);
    assert_eq!(said.document()["error"]["code"], "damaged", "{}", said.out);
    let wrong = people(&shell, &[("SOUNDINGS_PASSWORD", SECOND)]);
    assert_eq!(wrong.document()["error"]["code"], "wrong_password");

    // Of the beginning nothing is left that a password could be tried on.
    damaged[..16].fill(0x5a);
    fs::write(&file, &damaged).unwrap();
    let said = people(&shell, &first);
    assert_eq!(said.document()["error"]["code"], "wrong_password");
    assert!(
        said.out.contains("is damaged") && said.out.contains("soundings restore"),
        "{}",
        said.out
    );
    let by_itself = with(&shell, &first, &["restore", "afon.soundings"], "");
    assert_eq!(by_itself.code, 3, "nobody knows that the file is at fault");
    let id = fs::read_dir(shell.path("home/Backups"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let backup = fs::read_dir(id).unwrap().next().unwrap().unwrap().path();
    let named = backup.to_str().unwrap();
    let refused = with(
        &shell,
        &[("SOUNDINGS_PASSWORD", SECOND)],
        &["restore", "afon.soundings", "--backup", named],
        "",
    );
    assert_eq!(refused.code, 3, "a password that is wrong opens no backup either");
    assert!(bytes(&file) == damaged);
    let restored = with(
        &shell,
        &first,
        &["restore", "afon.soundings", "--backup", named],
        "",
    );
    assert_eq!(restored.code, 0, "{}", restored.err);
    assert_eq!(people(&shell, &first).document()["total"], 1);
    assert_eq!(
        shell.names().len(),
        4,
        "what was there is kept: {:?}",
        shell.names()
    );
}

#[test]
fn a_password_is_set_changed_and_removed() {
    let shell = Shell::new();
    assert_eq!(shell.run(&["new", "afon.soundings", "--sample"]).code, 0);
    let total = people(&shell, &[]).document()["total"].clone();
    let password = |variables: &[(&str, &str)], what: &str, more: &[&str], input: &str| {
        let said = with(
            &shell,
            variables,
            &[&["password", "afon.soundings", what, "--json"], more].concat(),
            input,
        );
        keeps_quiet(&said);
        said
    };

    assert_eq!(
        password(&[], "change", &[], "").document()["error"]["code"],
        "conflict"
    );
    assert_eq!(password(&[], "set", &[], "").code, 2, "there is no new password");
    let short = password(&[("SOUNDINGS_NEW_PASSWORD", "1234567")], "set", &[], "");
    assert_eq!(
        (short.code, &short.document()["error"]["code"]),
        (3, &json!("invalid"))
    );

    let set = password(&[], "set", &["--new-password-fd", "0"], &format!("{FIRST}\n"));
    assert_eq!(
        (&set.document()["encrypted"], &set.document()["strength"]["score"]),
        (&json!(true), &json!(4))
    );
    assert_eq!(people(&shell, &[]).document()["error"]["code"], "locked");
    assert_eq!(
        people(&shell, &[("SOUNDINGS_PASSWORD", FIRST)]).document()["total"],
        total
    );

    let both = [("SOUNDINGS_PASSWORD", FIRST), ("SOUNDINGS_NEW_PASSWORD", SECOND)];
    assert_eq!(
        password(&both, "set", &[], "").document()["error"]["code"],
        "conflict"
    );
    assert_eq!(password(&both, "change", &[], "").code, 0);
    assert_eq!(people(&shell, &[("SOUNDINGS_PASSWORD", FIRST)]).code, 3);

    let wrong = password(&[("SOUNDINGS_PASSWORD", FIRST)], "remove", &[], "");
    assert_eq!(wrong.document()["error"]["code"], "wrong_password");
    let removed = password(&[("SOUNDINGS_PASSWORD", SECOND)], "remove", &[], "");
    assert_eq!(removed.document()["encrypted"], false);
    assert_eq!(people(&shell, &[]).document()["total"], total);
    assert_eq!(shell.names(), ["afon.soundings", "home"]);
}

#[test]
fn a_weak_password_is_warned_about_and_taken() {
    let shell = Shell::new();
    let said = with(
        &shell,
        &[("SOUNDINGS_NEW_PASSWORD", "password1")],
        &["new", "afon.soundings", "--encrypt"],
        "",
    );
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("This password is weak"), "{}", said.err);
    assert!(!said.err.contains("password1") && !said.out.contains("password1"));
}

#[test]
fn plain_backups_are_named_and_deleted_when_asked() {
    let shell = Shell::new();
    let made = shell.json(&["new", "afon.soundings"]);
    assert_eq!(made["encrypted"], false);
    let overview = shell.path("overview.json");
    fs::write(&overview, r#"[{"op": "workspace_overview"}]"#).unwrap();
    let applied = shell.json(&["apply", "afon.soundings", "overview.json"]);
    let id = applied["results"][0]["id"].as_str().unwrap().to_owned();
    let folder = shell.path("home").join("Backups").join(id);
    fs::create_dir_all(&folder).unwrap();
    let name = "2026-03-08T09-00-00Z hourly.soundings";
    fs::copy(shell.path("afon.soundings"), folder.join(name)).unwrap();

    let set = with(
        &shell,
        &[("SOUNDINGS_NEW_PASSWORD", FIRST)],
        &["password", "afon.soundings", "set"],
        "",
    );
    assert!(set.code == 0 && set.out.contains(name), "{}{}", set.out, set.err);
    let changed = with(
        &shell,
        &[("SOUNDINGS_PASSWORD", FIRST), ("SOUNDINGS_NEW_PASSWORD", SECOND)],
        &[
            "password",
            "afon.soundings",
            "change",
            "--delete-plain-backups",
            "--json",
        ],
        "",
    );
    assert_eq!(changed.document()["deleted_backups"], 1);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
}

#[test]
fn no_argument_takes_a_password_and_none_is_seen_among_them() {
    let shell = protected();
    for argument in ["--password", "--key", "--new-password"] {
        let said = shell.run(&["list", "afon.soundings", "people", argument, FIRST]);
        assert_eq!(said.code, 2, "{argument}");
    }
    let mut child = Command::new(cli_binary())
        .args(["list", "afon.soundings", "people", "--password-fd", "0"])
        .current_dir(shell.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    input.write_all(FIRST.as_bytes()).unwrap();
    // It waits for the rest of the password, and so can be looked at.
    let arguments = fs::read(format!("/proc/{}/cmdline", child.id())).unwrap();
    let arguments = String::from_utf8_lossy(&arguments).into_owned();
    drop(input);
    assert!(child.wait_with_output().unwrap().status.success());
    assert!(!arguments.contains("lorry"), "{arguments}");
}
