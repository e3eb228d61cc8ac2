//! Backups at the command line.

use serde_json::json;

use super::run::Shell;

fn add(shell: &Shell, name: &str) {
    let add = json!([{ "op": "stakeholder_add", "request": { "name": name } }]);
    shell.write("add.json", add.to_string());
    shell.json(&["apply", "afon.soundings", "add.json"]);
}

fn people(shell: &Shell) -> Vec<String> {
    let listed = shell.json(&["list", "afon.soundings", "people"]);
    let items = listed["items"].as_array().unwrap().iter();
    items
        .map(|item| item["name"].as_str().unwrap().to_owned())
        .collect()
}

fn afon() -> Shell {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings"]);
    add(&shell, "Ann");
    shell
}

#[test]
fn a_backup_is_made_listed_compared_put_back_and_that_is_undone() {
    let shell = afon();
    let made = shell.json(&["backup", "afon.soundings"]);
    assert_eq!(
        (&made["reason"], &made["encrypted"]),
        (&json!("by_hand"), &json!(false))
    );
    assert!(std::path::Path::new(made["path"].as_str().unwrap()).is_file());
    let list = shell.json(&["backup", "afon.soundings", "--list"]);
    assert_eq!(
        (&list["total"], &list["items"][0]["file_name"]),
        (&json!(1), &made["file_name"])
    );

    add(&shell, "Ben");
    let dry = shell.json(&["restore", "afon.soundings", "--dry-run"]);
    assert_eq!(dry["restored"], json!(false));
    let people_differ = json!([{ "part": "people and groups", "added": 1, "removed": 0, "changed": 0 }]);
    assert_eq!(dry["differences"], people_differ);
    assert_eq!(people(&shell), ["Ann", "Ben"]);

    let name = made["file_name"].as_str().unwrap();
    let done = shell.json(&["restore", "afon.soundings", "--backup", name]);
    assert_eq!(
        (&done["restored"], &done["before"]["reason"]),
        (&json!(true), &json!("restore"))
    );
    assert_eq!(people(&shell), ["Ann"]);
    let before = done["before"]["file_name"].as_str().unwrap();
    shell.json(&["restore", "afon.soundings", "--backup", before]);
    assert_eq!(people(&shell), ["Ann", "Ben"]);
}

#[test]
fn verify_reads_the_file_and_every_backup() {
    let shell = afon();
    let none = shell.json(&["verify", "afon.soundings"]);
    assert_eq!(
        (&none["ok"], &none["backups"]["total"]),
        (&json!(true), &json!(0))
    );
    let made = shell.json(&["backup", "afon.soundings", "--backups", "elsewhere"]);
    let path = made["path"].as_str().unwrap().to_owned();
    assert!(path.contains("elsewhere"));
    let sound = shell.run(&["verify", "afon.soundings", "--backups", "elsewhere"]);
    assert_eq!(sound.code, 0, "{}", sound.out);
    assert!(sound.out.contains("The workspace is sound.") && sound.out.contains(": sound"));
    // A backup that is cut off.
    let path = if std::path::Path::new(&path).is_absolute() {
        path.into()
    } else {
        shell.path(&path)
    };
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    let said = shell.run(&["verify", "afon.soundings", "--backups", "elsewhere", "--json"]);
    assert_eq!(said.code, 1);
    let told = said.document();
    assert_eq!((&told["ok"], &told["file"]["ok"]), (&json!(false), &json!(true)));
    assert_eq!(told["backups"]["items"][0]["ok"], json!(false));
    assert!(
        !told["backups"]["items"][0]["problem"]
            .as_str()
            .unwrap()
            .is_empty()
    );
}

#[test]
fn a_backup_is_made_before_an_import_unless_it_is_done_without() {
    let shell = afon();
    shell.write("people.csv", "Name\nBen\n");
    shell.json(&["import", "afon.soundings", "people.csv", "--dry-run"]);
    shell.json(&["import", "afon.soundings", "people.csv", "--without-backup"]);
    assert_eq!(
        shell.json(&["backup", "afon.soundings", "--list"])["total"],
        json!(0)
    );
    shell.json(&["import", "afon.soundings", "people.csv"]);
    let list = shell.json(&["backup", "afon.soundings", "--list"]);
    assert_eq!(
        (&list["total"], &list["items"][0]["reason"]),
        (&json!(1), &json!("import"))
    );
}

#[test]
fn where_nothing_can_be_backed_up_nothing_is_imported() {
    let shell = afon();
    shell.write("people.csv", "Name\nBen\n");
    // A file where the folder would have to be.
    std::fs::create_dir_all(shell.path("home")).unwrap();
    shell.write("home/Backups", "in the way");
    let said = shell.run(&["import", "afon.soundings", "people.csv"]);
    assert_eq!(said.code, 3, "{}", said.out);
    assert!(
        said.err.contains("There has to be a backup first") && said.err.contains("--without-backup"),
        "{}",
        said.err
    );
    assert_eq!(people(&shell), ["Ann"]);
}

#[test]
fn a_backup_of_another_workspace_or_none_is_refused() {
    let shell = afon();
    let none = shell.run(&["restore", "afon.soundings"]);
    assert!(
        none.code == 3 && none.err.contains("There is no backup"),
        "{}",
        none.err
    );
    shell.json(&["new", "other.soundings"]);
    let refused = shell.run(&["restore", "afon.soundings", "--backup", "other.soundings"]);
    assert_eq!(refused.code, 3, "{}", refused.out);
    assert!(refused.err.contains("another workspace"), "{}", refused.err);
    let unknown = shell.run(&["restore", "afon.soundings", "--backup", "nothing.soundings"]);
    assert_eq!(unknown.code, 3);
    assert_eq!(people(&shell), ["Ann"]);
}

#[test]
fn what_can_be_read_of_a_damaged_file_is_saved_and_the_loss_is_told() {
    let shell = afon();
    shell.write(
        "people.csv",
        "Name,Role\n".to_owned()
            + &(0..400)
                .map(|n| format!("Person {n},Clerk\n"))
                .collect::<String>(),
    );
    shell.json(&["import", "afon.soundings", "people.csv", "--without-backup"]);
    let whole = shell.json(&["salvage", "afon.soundings", "--out", "whole.soundings"]);
    assert_eq!(whole["complete"], json!(true));
    let mut bytes = std::fs::read(shell.path("afon.soundings")).unwrap();
    // Every page of rows that holds some of the people is overwritten.
    const ROWS: u8 = 0x0d;
    for page in bytes.chunks_mut(4096) {
        if page[0] == ROWS && page.windows(9).any(|window| window == b"Person 20") {
            page.fill(0x5a);
        }
    }
    shell.write("hurt.soundings", &bytes);
    let said = shell.run(&["salvage", "hurt.soundings", "--out", "saved.soundings", "--json"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    let told = said.document();
    let people = told["parts"].as_array().unwrap().iter();
    let mut people = people;
    let people = people.find(|part| part["part"] == "people and groups").unwrap();
    let (saved, lost) = (
        people["saved"].as_u64().unwrap(),
        people["lost"].as_u64().unwrap(),
    );
    assert_eq!(told["complete"], json!(false));
    assert!(saved > 0 && lost > 0, "{people}");
    assert_eq!(saved + lost, 401, "{people}");
    assert_eq!(
        std::fs::read(shell.path("hurt.soundings")).unwrap(),
        bytes,
        "never written to"
    );
    let verified = shell.run(&["check", "saved.soundings", "--json"]);
    assert_eq!(verified.code, 0, "{}", verified.out);
    let taken = shell.run(&["salvage", "hurt.soundings", "--out", "saved.soundings"]);
    assert_eq!(taken.code, 3);
    shell.write("noise.soundings", [0x5a; 9000]);
    let hopeless = shell.run(&["salvage", "noise.soundings", "--out", "none.soundings"]);
    assert_eq!(hopeless.code, 3, "{}", hopeless.out);
    assert!(!shell.path("none.soundings").exists());
}

#[test]
fn a_damaged_or_lost_workspace_is_put_back_and_what_was_there_is_kept() {
    let shell = afon();
    let made = shell.json(&["backup", "afon.soundings"]);
    let path = made["path"].as_str().unwrap();
    add(&shell, "Ben");
    shell.write("afon.soundings", "not what it was");
    // Nobody remembers which workspace it was: it says what to do.
    let told = shell.run(&["restore", "afon.soundings"]);
    assert_eq!(told.code, 3, "{}", told.out);
    assert!(
        told.err.contains("name it with --backup") && told.err.contains("soundings salvage"),
        "{}",
        told.err
    );
    let dry = shell.json(&["restore", "afon.soundings", "--backup", path, "--dry-run"]);
    assert_eq!(
        (&dry["restored"], &dry["refused"]["code"]),
        (&json!(false), &json!("not_a_workspace"))
    );
    let done = shell.json(&["restore", "afon.soundings", "--backup", path]);
    let kept = done["kept"].as_str().unwrap();
    assert!(kept.contains("afon (damaged "), "{kept}");
    assert_eq!(
        std::fs::read_to_string(shell.path(kept)).unwrap(),
        "not what it was"
    );
    assert_eq!(people(&shell), ["Ann"]);
    std::fs::remove_file(shell.path("afon.soundings")).unwrap();
    let lost = shell.json(&["restore", "afon.soundings", "--backup", path]);
    assert_eq!(lost["kept"], json!(null));
    assert_eq!(people(&shell), ["Ann"]);

    // The window remembers which workspace is where, and so its backups are found.
    let file = std::fs::canonicalize(shell.path("afon.soundings")).unwrap();
    let id = std::path::Path::new(path).parent().unwrap().file_name().unwrap();
    let recent =
        json!({ "recent": [{ "path": file, "id": id.to_str(), "name": "Afon", "opened_on": "2026-03-01" }] });
    shell.write("home/desk.json", recent.to_string());
    shell.write("afon.soundings", "not what it was");
    shell.json(&["restore", "afon.soundings"]);
    assert_eq!(people(&shell), ["Ann"]);
}

#[test]
fn newer_backups_that_cannot_be_read_are_told_when_one_is_put_back() {
    let shell = afon();
    let made = shell.json(&["backup", "afon.soundings"]);
    let old = std::path::Path::new(made["path"].as_str().unwrap()).to_owned();
    add(&shell, "Ben");
    let newer = shell
        .on("2026-03-10", &["backup", "afon.soundings", "--json"])
        .document();
    let newer = newer["path"].as_str().unwrap();
    assert_ne!(old.to_str(), Some(newer));
    shell.write("afon.soundings", "not what it was");
    let restore = ["restore", "afon.soundings", "--backup", old.to_str().unwrap()];
    let sound = shell.json(&restore);
    assert_eq!(sound["unread"], json!([]));

    let mut bytes = std::fs::read(newer).unwrap();
    bytes[100..].fill(0x5a);
    std::fs::write(newer, bytes).unwrap();
    shell.write("afon.soundings", "not what it was");
    let told = shell.json(&restore);
    assert_eq!(
        (&told["restored"], &told["unread"]),
        (&json!(true), &json!([newer]))
    );
    shell.write("afon.soundings", "not what it was");
    let said = shell.run(&restore);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(
        said.out.contains("Newer backups could not be read") && said.out.contains(newer),
        "{}",
        said.out
    );
    assert!(said.out.contains("erase them again"), "{}", said.out);
    assert_eq!(people(&shell), ["Ann"]);
}
