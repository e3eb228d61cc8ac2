//! THIRD_PARTY.md: whose work is in what we hand out, and on which terms. Written from the lock files.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::PathBuf;

use serde_json::Value;

use crate::setup;
use crate::shell::{Fault, House, Outcome, Step};

const FILE: &str = "THIRD_PARTY.md";

/// The programs we hand out.
const PROGRAMS: [&str; 2] = ["soundings", "soundings-cli"];

/// A crate or package that is part of a program.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) version: String,
    pub(crate) licence: String,
    /// Where its sources, and so the text of its licence, are on this machine.
    pub(crate) folder: PathBuf,
}

pub(crate) fn command(house: &House) -> Outcome {
    setup::to_build(house)?;
    if house.dry_run {
        println!("would write {FILE}");
        return Ok(());
    }
    std::fs::write(house.root.join(FILE), document(house)?)
        .map_err(|error| Fault::new(format!("{FILE} could not be written: {error}.")))?;
    println!("{FILE} is written.");
    Ok(())
}

/// The check: the file is what would be written now.
pub(crate) fn look(house: &House) -> Outcome<Vec<String>> {
    if house
        .text(FILE)
        .is_ok_and(|kept| kept == document(house).unwrap_or_default())
    {
        return Ok(Vec::new());
    }
    Ok(vec![format!(
        "{FILE} is not what the lock files say: run `cargo xtask notices` and commit it"
    )])
}

/// Everything that is part of a program: crates, then npm packages, each in order of name.
pub(crate) fn parts(house: &House) -> Outcome<(Vec<Part>, Vec<Part>)> {
    let told = Step::cargo(house)
        .args(["metadata", "--format-version", "1", "--locked"])
        .output()?;
    let metadata = parsed("cargo metadata", &told)?;
    let lock = parsed("ui/package-lock.json", &house.text("ui/package-lock.json")?)?;
    Ok((crates(&metadata), packages(&lock, &house.ui())))
}

fn parsed(what: &str, text: &str) -> Outcome<Value> {
    serde_json::from_str(text).map_err(|error| Fault::new(format!("{what} is not JSON: {error}.")))
}

fn document(house: &House) -> Outcome<String> {
    let (crates, packages) = parts(house)?;
    Ok(written(&crates, &packages))
}

fn written(crates: &[Part], packages: &[Part]) -> String {
    let mut text = String::from(
        "# Third-party notices\n\n\
         Soundings is made with the work of others. Listed here is everything that is part of the programs\n\
         themselves, with its licence as its authors state it; `cargo xtask package` puts the full texts beside\n\
         the programs. The file is written by `cargo xtask notices`.\n",
    );
    for (title, parts) in [("Rust crates", crates), ("npm packages", packages)] {
        let _ = write!(
            text,
            "\n## {title}\n\n| name | version | licence |\n|---|---|---|\n"
        );
        for part in parts {
            let _ = writeln!(text, "| {} | {} | {} |", part.name, part.version, part.licence);
        }
    }
    text
}

/// What the programs link: normal dependencies on every system, without macros, which run only in the build.
/// A crate named `…-src` is named by a build script, but carries the C sources of a library that is linked.
fn crates(metadata: &Value) -> Vec<Part> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let packages: BTreeMap<String, Value> = list(&metadata["packages"])
        .into_iter()
        .map(|package| (word(&package["id"]), package))
        .collect();
    let nodes: BTreeMap<String, Value> = list(&metadata["resolve"]["nodes"])
        .into_iter()
        .map(|node| (word(&node["id"]), node))
        .collect();
    let mut open: Vec<String> = packages
        .iter()
        .filter(|(_, package)| {
            package["source"].is_null() && PROGRAMS.contains(&word(&package["name"]).as_str())
        })
        .map(|(id, _)| id.clone())
        .collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if packages.get(&id).is_some_and(is_macro) || !seen.insert(id.clone()) {
            continue;
        }
        let Some(node) = nodes.get(&id) else { continue };
        for dependency in list(&node["deps"]) {
            let pkg = word(&dependency["pkg"]);
            let carries_sources = packages
                .get(&pkg)
                .is_some_and(|package| word(&package["name"]).ends_with("-src"));
            let kinds = list(&dependency["dep_kinds"]);
            let linked = kinds
                .iter()
                .any(|kind| kind["kind"].is_null() || (kind["kind"] == "build" && carries_sources));
            if linked {
                open.push(pkg);
            }
        }
    }
    let foreign = seen
        .iter()
        .filter_map(|id| packages.get(id))
        .filter(|package| !package["source"].is_null());
    let mut parts: Vec<Part> = foreign
        .map(|package| Part {
            name: word(&package["name"]),
            version: word(&package["version"]),
            licence: licence(&package["license"]),
            folder: PathBuf::from(word(&package["manifest_path"]))
                .parent()
                .map(PathBuf::from)
                .unwrap_or_default(),
        })
        .collect();
    parts.sort();
    parts
}

fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array().into_iter().flatten();
    targets
        .flat_map(|target| target["kind"].as_array().into_iter().flatten())
        .any(|kind| kind == "proc-macro")
}

/// The packages the window is made of, and not those that only build or test it.
fn packages(lock: &Value, ui: &std::path::Path) -> Vec<Part> {
    let listed = lock["packages"].as_object().into_iter().flatten();
    let used = listed.filter(|(path, package)| {
        !path.is_empty() && package["dev"] != Value::Bool(true) && package["devOptional"] != Value::Bool(true)
    });
    let mut parts: Vec<Part> = used
        .map(|(path, package)| Part {
            name: path.rsplit("node_modules/").next().unwrap_or(path).to_owned(),
            version: word(&package["version"]),
            licence: licence(&package["license"]),
            folder: ui.join(path),
        })
        .collect();
    parts.sort();
    parts.dedup_by(|a, b| (&a.name, &a.version) == (&b.name, &b.version));
    parts
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn licence(stated: &Value) -> String {
    match stated.as_str() {
        // An old way to write OR, which the licence names themselves never contain.
        Some(licence) => licence.replace(" / ", " OR ").replace('/', " OR "),
        None => "see its licence file".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(parts: &[Part]) -> Vec<&str> {
        parts.iter().map(|part| part.name.as_str()).collect()
    }

    #[test]
    fn crates_are_those_a_program_links() {
        let package = |name: &str, source: Option<&str>, kind: &str| {
            serde_json::json!({"id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0",
                "source": source, "manifest_path": format!("/r/{name}/Cargo.toml"), "targets": [{"kind": [kind]}]})
        };
        let edge =
            |name: &str, kind: Option<&str>| serde_json::json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        let metadata = serde_json::json!({
            "packages": [package("soundings", None, "bin"), package("linked", Some("r"), "lib"),
                package("deep", Some("r"), "lib"), package("builds", Some("r"), "lib"),
                package("clib-src", Some("r"), "lib"),
                package("tests", Some("r"), "lib"), package("macros", Some("r"), "proc-macro"),
                package("syn", Some("r"), "lib")],
            "resolve": {"nodes": [
                {"id": "soundings", "deps": [edge("linked", None), edge("builds", Some("build")),
                    edge("tests", Some("dev")), edge("macros", None)]},
                {"id": "linked", "deps": [edge("deep", None), edge("clib-src", Some("build"))]},
                {"id": "clib-src", "deps": []},
                {"id": "macros", "deps": [edge("syn", None)]},
                {"id": "deep", "deps": []}]}});
        let parts = crates(&metadata);
        assert_eq!(names(&parts), ["clib-src", "deep", "linked"]);
        assert_eq!(parts[1].licence, "MIT OR Apache-2.0");
        assert_eq!(parts[1].folder, PathBuf::from("/r/deep"));
    }

    #[test]
    fn npm_packages_are_those_that_are_not_only_for_development() {
        let lock = serde_json::json!({"packages": {
            "": {"name": "ui"},
            "node_modules/react": {"version": "19.3.1", "license": "MIT"},
            "node_modules/a/node_modules/@ibm/plex": {"version": "1.1.0", "license": "OFL-1.1"},
            "node_modules/vite": {"version": "8.0.0", "license": "MIT", "dev": true}}});
        let parts = packages(&lock, std::path::Path::new("ui"));
        assert_eq!(names(&parts), ["@ibm/plex", "react"]);
        assert_eq!(parts[0].licence, "OFL-1.1");
    }

    #[test]
    fn the_document_is_a_table_of_names_versions_and_licences() {
        let part = Part {
            name: "serde".into(),
            version: "1.0.0".into(),
            licence: "MIT OR Apache-2.0".into(),
            folder: PathBuf::new(),
        };
        assert!(written(&[part], &[]).contains("| serde | 1.0.0 | MIT OR Apache-2.0 |\n"));
    }
}
