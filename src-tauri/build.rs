//! Turns commands.json into the window's access list: one permission for each command, none for anything else.

use std::path::Path;

use tauri_build::{AppManifest, Attributes};

fn main() {
    println!("cargo:rerun-if-changed=commands.json");
    println!("cargo:rerun-if-changed=../ui/dist");
    let manifest = AppManifest::new().commands(commands());
    tauri_build::try_build(Attributes::new().app_manifest(manifest)).expect("the shell's build script runs");
}

/// The names in commands.json, for as long as the build script lives.
fn commands() -> &'static [&'static str] {
    let text = std::fs::read_to_string(Path::new("commands.json")).expect("commands.json is beside build.rs");
    let names: Vec<String> = serde_json::from_str(&text).expect("commands.json is a list of names");
    let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
    names.leak()
}
