//! The shell's side of the TypeScript types, and the lists the window's permissions come from. Run the tests with
//! UPDATE_BINDINGS=1 to write them anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use ts_rs::{Config, TS};

use super::DESK;
use crate::tell::{Changed, Progress};

/// The TypeScript side of a command.
pub(super) struct Types {
    request: String,
    response: String,
    imports: BTreeSet<(String, String)>,
    exported: Result<(), ts_rs::ExportError>,
}

pub(super) fn types_of<Request: TS + 'static, Response: TS + 'static>(config: &Config) -> Types {
    Types {
        request: Request::name(config),
        response: Response::name(config),
        imports: [named::<Request>(config), named::<Response>(config)]
            .concat()
            .into_iter()
            .collect(),
        exported: exported::<Request>(config).and_then(|()| exported::<Response>(config)),
    }
}

/// Writes the file of a type, or of what it is made of when it has no file of its own, as `()` and options have none.
fn exported<T: TS + 'static>(config: &Config) -> Result<(), ts_rs::ExportError> {
    struct Parts<'a>(&'a Config, Result<(), ts_rs::ExportError>);
    impl ts_rs::TypeVisitor for Parts<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            if self.1.is_ok() && T::output_path().is_some() {
                self.1 = T::export_all(self.0);
            }
        }
    }
    if T::output_path().is_some() {
        return T::export_all(config);
    }
    let mut parts = Parts(config, Ok(()));
    T::visit_generics(&mut parts);
    parts.1
}

/// The files that the name of a type needs: its own, or those of what it is made of.
fn named<T: TS + 'static>(config: &Config) -> Vec<(String, String)> {
    let place = |path: &Path| match path.strip_prefix("desk") {
        Ok(own) => format!("./{}", own.with_extension("").display()),
        Err(_) => format!("../{}", path.with_extension("").display()),
    };
    struct Parts<'a>(&'a Config, Vec<ts_rs::Dependency>);
    impl ts_rs::TypeVisitor for Parts<'_> {
        fn visit<T: TS + 'static + ?Sized>(&mut self) {
            self.1.extend(ts_rs::Dependency::from_ty::<T>(self.0));
        }
    }
    let mut parts = Parts(config, Vec::new());
    T::visit_generics(&mut parts);
    let own = T::output_path().map(|path| (T::ident(config), place(&path)));
    own.into_iter()
        .chain(
            parts
                .1
                .iter()
                .map(|part| (part.ts_name.clone(), place(&part.output_path))),
        )
        .collect()
}

/// Every generated file, by its path in `ui/src/api/bindings/desk`.
fn generated() -> BTreeMap<PathBuf, String> {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::new().with_large_int("number").with_out_dir(folder.path());
    let mut imports = BTreeSet::new();
    let mut lines = String::new();
    for command in DESK {
        let types = (command.types)(&config);
        types.exported.unwrap();
        imports.extend(types.imports);
        let (name, doc) = (command.name, command.doc);
        writeln!(
            lines,
            "  /** {doc} */\n  {name}: {{ request: {}; response: {} }};",
            types.request, types.response
        )
        .unwrap();
    }
    Changed::export_all(&config).unwrap();
    Progress::export_all(&config).unwrap();
    let mut files: BTreeMap<PathBuf, String> = fs::read_dir(folder.path().join("desk"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                PathBuf::from(path.file_name().unwrap()),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    let imports: String = imports
        .iter()
        .map(|(name, from)| format!("import type {{ {name} }} from '{from}';\n"))
        .collect();
    let text = format!(
        "// Generated from the shell's list of desk commands in Rust. Do not edit.\n{imports}\n\
         /** Every desk command with what it is asked and what it answers. */\n\
         export interface DeskCommands {{\n{lines}}}\n"
    );
    files.insert("DeskCommands.ts".into(), text);
    files
}

fn here() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn updating() -> bool {
    std::env::var_os("UPDATE_BINDINGS").is_some()
}

#[test]
fn the_desks_types_are_current() {
    let folder = here().join("../ui/src/api/bindings/desk");
    let new = generated();
    if updating() {
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).unwrap();
        for (path, text) in &new {
            fs::write(folder.join(path), text).unwrap();
        }
    }
    let old: BTreeMap<PathBuf, String> = fs::read_dir(&folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            (
                PathBuf::from(path.file_name().unwrap()),
                fs::read_to_string(&path).unwrap(),
            )
        })
        .collect();
    let stale: Vec<_> = new
        .keys()
        .chain(old.keys())
        .filter(|path| new.get(*path) != old.get(*path))
        .collect();
    assert!(
        stale.is_empty(),
        "not current; run with UPDATE_BINDINGS=1: {stale:?}"
    );
}

/// Every command there is: the operations, then the desk's.
fn commands() -> Vec<&'static str> {
    let operations = ops::OPERATIONS.iter().map(|operation| operation.name);
    operations
        .chain(DESK.iter().map(|command| command.name))
        .collect()
}

fn capability() -> Value {
    let by_name = commands()
        .into_iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")));
    let events = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
    json!({
        "$schema": "../gen/schemas/desktop-schema.json",
        "identifier": "main",
        "description": "What the main window may call: every operation and desk command by name, and listening to events.",
        "local": true,
        "windows": [crate::window::MAIN],
        "permissions": events.into_iter().chain(by_name).collect::<Vec<_>>(),
    })
}

fn is_current(file: &str, wanted: &Value) {
    let path = here().join(file);
    if updating() {
        fs::write(&path, serde_json::to_string_pretty(wanted).unwrap() + "\n").unwrap();
    }
    let found: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!(
        &found, wanted,
        "{file} is not current; run with UPDATE_BINDINGS=1, then build again"
    );
}

#[test]
fn the_permissions_are_made_from_every_command_there_is() {
    is_current("commands.json", &json!(commands()));
}

#[test]
fn the_window_may_call_each_command_by_name_and_nothing_else() {
    is_current("capabilities/main.json", &capability());
    let files: Vec<_> = fs::read_dir(here().join("capabilities"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(files, ["main.json"], "one window, one capability");
}

#[test]
fn no_name_is_used_twice() {
    let names = commands();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn the_page_is_closed_to_everything_from_outside() {
    let config: Value =
        serde_json::from_str(&fs::read_to_string(here().join("tauri.conf.json")).unwrap()).unwrap();
    let app = &config["app"];
    assert_eq!(app["withGlobalTauri"], false);
    assert_eq!(app["windows"], json!([]), "the window is made in Rust");
    assert_eq!(
        config["build"].get("devUrl"),
        None,
        "the page is never loaded from a server"
    );
    let security = &app["security"];
    let keys: Vec<_> = security.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        ["csp"],
        "no asset protocol, no weaker rules while developing"
    );
    let csp = json!({
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data: blob:",
        "font-src": "'self'",
        "connect-src": "ipc: http://ipc.localhost",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    });
    assert_eq!(security["csp"], csp);
}
