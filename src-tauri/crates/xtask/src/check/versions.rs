//! Tauri's halves: a crate and its npm package must be of the same minor version, or calls fail at run time.

use serde_json::Value;

use super::Found;
use crate::shell::{Fault, House};

pub(super) fn look(house: &House) -> Found {
    let npm: Value = serde_json::from_str(&house.text("ui/package-lock.json")?)
        .map_err(|error| Fault::new(format!("ui/package-lock.json is not JSON: {error}.")))?;
    Ok(disagreements(&house.text("Cargo.lock")?, &npm))
}

fn disagreements(cargo_lock: &str, npm: &Value) -> Vec<String> {
    let mut breaches = Vec::new();
    for (path, package) in npm["packages"].as_object().into_iter().flatten() {
        let Some(name) = path.strip_prefix("node_modules/@tauri-apps/") else {
            continue;
        };
        let Some(half) = crate_of(name) else { continue };
        let web = package["version"].as_str().unwrap_or_default();
        match crate_version(cargo_lock, &half) {
            Some(rust) if minor(rust) == minor(web) => {}
            Some(rust) => breaches.push(format!(
                "@tauri-apps/{name} is {web}, but the crate {half} is {rust}"
            )),
            None => breaches.push(format!(
                "@tauri-apps/{name} is {web}, but there is no crate {half}"
            )),
        }
    }
    breaches
}

/// The crate that answers an npm package; none for tools of the build.
fn crate_of(npm_name: &str) -> Option<String> {
    if npm_name == "api" {
        return Some("tauri".to_owned());
    }
    npm_name
        .strip_prefix("plugin-")
        .map(|plugin| format!("tauri-plugin-{plugin}"))
}

fn crate_version<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let named = format!("name = \"{name}\"");
    let mut lines = lock.lines().skip_while(|line| *line != named).skip(1);
    lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')
}

fn minor(version: &str) -> Vec<&str> {
    version.split('.').take(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "[[package]]\nname = \"tauri\"\nversion = \"2.12.5\"\n\n[[package]]\nname = \"tauri-plugin-dialog\"\nversion = \"2.8.4\"\n";

    #[test]
    fn the_same_minor_version_agrees() {
        let npm = serde_json::json!({"packages": {"node_modules/@tauri-apps/api": {"version": "2.12.1"}}});
        assert!(disagreements(LOCK, &npm).is_empty());
    }

    #[test]
    fn another_minor_version_or_a_missing_crate_is_reported() {
        let npm = serde_json::json!({"packages": {
            "node_modules/@tauri-apps/plugin-dialog": {"version": "2.7.0"},
            "node_modules/@tauri-apps/plugin-store": {"version": "2.1.0"}}});
        assert_eq!(
            disagreements(LOCK, &npm),
            [
                "@tauri-apps/plugin-dialog is 2.7.0, but the crate tauri-plugin-dialog is 2.8.4",
                "@tauri-apps/plugin-store is 2.1.0, but there is no crate tauri-plugin-store"
            ]
        );
    }
}
