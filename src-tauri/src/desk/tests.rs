//! The shell without a window: dialogs answered beforehand, and a listener instead of the page.

mod files;
mod locking;
mod recovering;
mod remembering;
mod rights;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use ops::Code;
use serde_json::{Value, json};

use super::find;
use super::preferences::Theme;
use crate::arguments::Start;
use crate::ask::prepared::Prepared;
use crate::home::Home;
use crate::shell::Shell;
use crate::tell::{Changed, Progress, Tell};

/// What a shell said, in order.
#[derive(Clone, Default)]
struct Heard(Arc<Mutex<Vec<String>>>);

impl Heard {
    fn say(&self, text: String) {
        self.0.lock().unwrap().push(text);
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

impl Tell for Heard {
    fn changed(&self, changed: &Changed) {
        self.say(format!(
            "changed {} {}",
            changed.tags.join(","),
            changed.elsewhere
        ));
    }

    fn progress(&self, progress: &Progress) {
        self.say(format!("progress {}/{}", progress.done, progress.total));
    }

    fn desk(&self) {
        self.say("desk".to_owned());
    }

    fn title(&self, title: &str) {
        self.say(format!("title {title}"));
    }

    fn theme(&self, _: Theme) {}
}

struct Desk {
    store: Arc<keys::InMemory>,
    folder: tempfile::TempDir,
    shell: Arc<Shell>,
    heard: Heard,
}

impl Desk {
    /// A shell whose dialogs give these answers; a bare name is a file in its folder.
    fn new(answers: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Arc::new(keys::InMemory::default());
        let shell = make(folder.path(), &store, answers);
        Self {
            store,
            shell: Arc::new(shell.0),
            heard: shell.1,
            folder,
        }
    }

    /// Another start of the program in the same folder.
    fn again(&self, answers: &[&str]) -> Arc<Shell> {
        Arc::new(make(self.folder.path(), &self.store, answers).0)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn call(&self, command: &str, request: Value) -> Value {
        call(&self.shell, command, request).unwrap()
    }

    fn refused(&self, command: &str, request: Value) -> Code {
        call(&self.shell, command, request).unwrap_err().code
    }

    fn total(&self) -> u64 {
        self.shell.operation("people_list", json!({})).unwrap()["total"]
            .as_u64()
            .unwrap()
    }
}

fn make(folder: &Path, store: &Arc<keys::InMemory>, answers: &[&str]) -> (Shell, Heard) {
    let heard = Heard::default();
    let answers: Vec<String> = answers
        .iter()
        .map(|answer| {
            if answer.is_empty() {
                String::new()
            } else {
                folder.join(answer).display().to_string()
            }
        })
        .collect();
    let home = Home::new(folder.join("home"));
    let keys = keys::Keys::new(Arc::clone(store), home.folder());
    (
        Shell::new(
            home,
            keys,
            Box::new(Prepared::new(&answers.join("\n"))),
            Box::new(heard.clone()),
        ),
        heard,
    )
}

/// A shell with a new workspace open, for other tests of this crate.
pub(crate) fn with_a_workspace() -> (tempfile::TempDir, Arc<Shell>) {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    (desk.folder, desk.shell)
}

fn call(shell: &Shell, command: &str, request: Value) -> Result<Value, ops::Failure> {
    (find(command).unwrap().run)(shell, request)
}

#[test]
fn the_first_start_shows_nothing_open_and_the_users_name() {
    let desk = Desk::new(&[]);
    let state = desk.call("desk_state", json!({}));
    assert_eq!(state["open"], Value::Null);
    assert_eq!(state["recent"], json!([]));
    assert_eq!(state["trouble"], Value::Null);
    assert!(state["preferences"]["author"].is_string());
    assert!(
        state["today"]
            .as_str()
            .unwrap()
            .parse::<chrono::NaiveDate>()
            .is_ok()
    );
    assert_eq!(
        desk.shell.operation("people_list", json!({})).unwrap_err().code,
        Code::NoWorkspace
    );
}

#[test]
fn a_new_workspace_is_made_where_the_dialog_says_and_opened() {
    let desk = Desk::new(&["Mill"]);
    let state = desk.call("desk_new_dialog", json!({ "name": " The mill " }));
    assert_eq!(state["open"]["name"], "The mill");
    assert_eq!(state["open"]["file_name"], "Mill.soundings");
    assert_eq!(state["open"]["folder"], state["recent"][0]["folder"]);
    assert_ne!(state["open"]["folder"], "");
    assert_eq!(state["open"]["read_only"], false);
    assert_eq!(state["recent"][0]["name"], "The mill");
    assert_eq!(state["recent"][0]["exists"], true);
    assert_eq!(desk.heard.all(), ["title The mill", "desk"]);
}

#[test]
fn a_new_workspace_never_takes_the_place_of_a_file() {
    let desk = Desk::new(&["Mill.soundings"]);
    std::fs::write(desk.path("Mill.soundings"), "kept").unwrap();
    assert_eq!(
        desk.refused("desk_new_dialog", json!({ "name": "The mill" })),
        Code::Exists
    );
    assert_eq!(
        std::fs::read_to_string(desk.path("Mill.soundings")).unwrap(),
        "kept"
    );
    assert_eq!(
        desk.refused("desk_new_dialog", json!({ "name": " " })),
        Code::Invalid
    );
}

#[test]
fn a_cancelled_dialog_changes_nothing() {
    let desk = Desk::new(&["Mill", "", "", ""]);
    let open = desk.call("desk_new_dialog", json!({ "name": "The mill" }))["open"].clone();
    assert_eq!(desk.call("desk_open_dialog", json!({}))["open"], open);
    assert_eq!(
        desk.call("desk_new_dialog", json!({ "name": "Other" }))["open"],
        open
    );
    assert_eq!(desk.call("desk_import_dialog", json!({})), Value::Null);
}

#[test]
fn a_file_that_cannot_be_opened_leaves_the_open_one_open() {
    let desk = Desk::new(&["Mill", "nonsense.soundings"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    std::fs::write(
        desk.path("nonsense.soundings"),
        "nonsense, but long enough to be looked at".repeat(50),
    )
    .unwrap();
    assert_eq!(desk.refused("desk_open_dialog", json!({})), Code::NotAWorkspace);
    assert_eq!(desk.call("desk_state", json!({}))["open"]["name"], "The mill");
}

#[test]
fn closing_leaves_one_file_and_the_next_start_finds_it() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    desk.shell
        .operation(
            "stakeholder_add",
            json!({ "kind": "person", "name": "Ann Smith" }),
        )
        .unwrap();
    assert_eq!(desk.call("desk_close", json!({}))["open"], Value::Null);
    let files: Vec<_> = std::fs::read_dir(desk.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(
        files
            .iter()
            .filter(|name| name.to_string_lossy().starts_with("Mill"))
            .count(),
        1,
        "{files:?}"
    );

    let later = desk.again(&[]);
    assert_eq!(
        call(&later, "desk_open_recent", json!({ "index": 0 })).unwrap()["open"]["name"],
        "The mill"
    );
    assert_eq!(later.operation("people_list", json!({})).unwrap()["total"], 1);
    assert_eq!(
        call(&later, "desk_open_recent", json!({ "index": 7 }))
            .unwrap_err()
            .code,
        Code::NotFound
    );
    assert_eq!(
        call(&later, "desk_forget_recent", json!({ "index": 0 })).unwrap()["recent"],
        json!([])
    );
    assert!(desk.path("Mill.soundings").exists());
}

#[test]
fn changes_are_told_after_the_commit_and_a_new_name_reaches_the_title() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    desk.shell
        .operation("workspace_rename", json!({ "name": "The old mill" }))
        .unwrap();
    desk.shell.look_around();
    let heard = desk.heard.all();
    assert_eq!(
        heard[2..],
        ["changed workspace false", "title The old mill", "desk"]
    );
    desk.shell.look_around();
    assert_eq!(desk.heard.all().len(), heard.len(), "nothing happened since");
}

#[test]
fn what_another_program_changes_is_told_as_such() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let other = desk.again(&[]);
    call(&other, "desk_open_recent", json!({ "index": 0 })).unwrap();
    other
        .operation(
            "stakeholder_add",
            json!({ "kind": "person", "name": "Ann Smith" }),
        )
        .unwrap();
    desk.shell.look_around();
    let heard = desk.heard.all();
    assert!(
        heard
            .iter()
            .any(|said| said.starts_with("changed") && said.ends_with("true")),
        "{heard:?}"
    );
    assert_eq!(desk.total(), 1);
}

#[test]
fn the_sample_is_made_once_and_said_to_be_invented() {
    let desk = Desk::new(&[]);
    let state = desk.call("desk_open_sample", json!({}));
    assert_eq!(state["open"]["fiction"], true);
    assert!(desk.total() > 0);
    let renamed = json!({ "name": "Mine now" });
    desk.shell.operation("workspace_rename", renamed).unwrap();
    desk.call("desk_close", json!({}));
    assert_eq!(
        desk.call("desk_open_sample", json!({}))["open"]["name"],
        "Mine now"
    );
}

#[test]
fn a_start_with_a_file_has_it_open_before_the_first_answer() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    desk.call("desk_close", json!({}));
    let later = desk.again(&[]);
    later.begin(Start::File(desk.path("Mill.soundings")));
    assert_eq!(
        call(&later, "desk_state", json!({})).unwrap()["open"]["name"],
        "The mill"
    );

    let lost = desk.again(&[]);
    lost.begin(Start::File(desk.path("Lost.soundings")));
    let state = call(&lost, "desk_state", json!({})).unwrap();
    assert_eq!(state["open"], Value::Null);
    assert_eq!(state["trouble"]["code"], "not_found");
}

#[test]
fn preferences_are_checked_kept_and_told() {
    let desk = Desk::new(&[]);
    let set = desk.call(
        "desk_preferences",
        json!({ "theme": "dark", "text_size": 1.25, "author": " Ann " }),
    );
    assert_eq!(
        set,
        json!({ "author": "Ann", "theme": "dark", "text_size": 1.25, "discreet": false, "lock_after": 15 })
    );
    assert_eq!(desk.heard.all(), ["desk"]);
    assert_eq!(
        call(&desk.again(&[]), "desk_state", json!({})).unwrap()["preferences"],
        set
    );
    assert_eq!(
        desk.refused("desk_preferences", json!({ "text_size": 9 })),
        Code::Invalid
    );
    assert_eq!(
        desk.refused("desk_preferences", json!({ "colour": "red" })),
        Code::Invalid
    );
    assert_eq!(desk.call("desk_preferences", json!({})), set);
}

const REGISTER: &str = "Name,Role,Unit\nAnn Smith,Miller,Works\nBo Jones,Carter,Works\n";

#[test]
fn a_register_is_looked_at_first_and_then_brought_in() {
    let desk = Desk::new(&["Mill", "people.csv"]);
    std::fs::write(desk.path("people.csv"), REGISTER).unwrap();
    assert_eq!(desk.refused("desk_import_dialog", json!({})), Code::NoWorkspace);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let offer = desk.call("desk_import_dialog", json!({}));
    assert_eq!(offer["file_name"], "people.csv");
    assert_eq!(offer["size"], REGISTER.len());
    assert_eq!(offer["look"]["sheets"][0]["rows"], 2);
    assert_eq!(desk.total(), 0);

    let token = &offer["token"];
    let mapping = offer["look"]["mapping"].clone();
    let mapped = desk.call("desk_import_map", json!({ "token": token, "mapping": mapping }));
    assert_eq!(mapped["from"], "by_hand");
    let asked = json!({ "token": token, "choices": { "on_match": "update" } });
    assert_eq!(desk.call("desk_import_plan", asked.clone())["created"], 2);
    let rows = desk.call(
        "desk_import_rows",
        json!({ "token": token, "query": { "limit": 1, "offset": 1 } }),
    );
    assert_eq!(
        (&rows["total"], &rows["items"][0]["name"]),
        (&json!(2), &json!("Bo Jones"))
    );
    assert_eq!(desk.total(), 0);
    assert_eq!(desk.call("desk_import_run", asked.clone())["created"], 2);
    assert_eq!(desk.total(), 2);
    assert!(desk.heard.all().iter().any(|said| said == "progress 2/2"));
    // The file stays at hand for its refused rows, of which it has none, until it is put away.
    assert_eq!(
        desk.refused("desk_import_refused_save", json!({ "token": token })),
        Code::NotFound
    );
    desk.call("desk_import_cancel", json!({ "token": token }));
    assert_eq!(desk.refused("desk_import_run", asked), Code::NotFound);
}

#[test]
fn a_dropped_register_can_be_put_away() {
    let desk = Desk::new(&["Mill"]);
    desk.call("desk_new_dialog", json!({ "name": "The mill" }));
    let text = "TmFtZQpBbm4gU21pdGgK";
    let offer = desk.call(
        "desk_import_drop",
        json!({ "file_name": "C:\\lists\\a.csv", "text_base64": text }),
    );
    assert_eq!(offer["file_name"], "a.csv");
    assert_eq!(
        desk.call("desk_import_cancel", json!({ "token": offer["token"] })),
        Value::Null
    );
    let run = json!({ "token": offer["token"], "choices": {} });
    assert_eq!(desk.refused("desk_import_run", run), Code::NotFound);
    let broken = json!({ "file_name": "a.csv", "text_base64": "*" });
    assert_eq!(desk.refused("desk_import_drop", broken), Code::Invalid);
    assert_eq!(desk.total(), 0);
}

#[test]
fn a_report_is_written_where_the_dialog_says() {
    let desk = Desk::new(&["out/report", ""]);
    std::fs::create_dir(desk.path("out")).unwrap();
    desk.call("desk_open_sample", json!({}));
    let project = desk.shell.operation("projects_list", json!({})).unwrap()["items"][0]["id"].clone();
    let saved = desk.call("desk_report_save", json!({ "project": project }));
    assert_eq!(saved["file_name"], "report.pdf");
    assert!(
        std::fs::read(desk.path("out/report.pdf"))
            .unwrap()
            .starts_with(b"%PDF")
    );
    assert_eq!(
        desk.call("desk_report_save", json!({ "project": project })),
        Value::Null
    );
}
