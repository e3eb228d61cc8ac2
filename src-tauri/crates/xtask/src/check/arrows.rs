//! The arrows of the house run one way: shell, command line, workshop and tests → ops → exchange, network,
//! report and store → domain; and what the web part's places may import of one another.

use std::path::Path;

use serde_json::Value;

use super::Found;
use super::imports;
use super::places::{self, Aliases};
use crate::shell::{Fault, House, Step, files_under, house_path};

/// Every crate of the house and the crates of the house it may use.
const CRATES: [(&str, &[&str]); 12] = [
    ("soundings", &["soundings-keys", "soundings-ops"]),
    ("soundings-cli", &["soundings-keys", "soundings-ops"]),
    ("soundings-keys", &["soundings-ops"]),
    ("soundings-workshop", &["soundings-ops"]),
    ("soundings-tests", &["soundings-ops"]),
    (
        "soundings-ops",
        &[
            "soundings-domain",
            "soundings-exchange",
            "soundings-network",
            "soundings-report",
            "soundings-store",
        ],
    ),
    ("soundings-exchange", &["soundings-domain"]),
    ("soundings-network", &["soundings-domain"]),
    ("soundings-report", &["soundings-domain"]),
    ("soundings-store", &["soundings-domain"]),
    ("soundings-domain", &[]),
    ("soundings-xtask", &[]),
];

/// Crates from outside that belong to one crate of the house.
const KEPT_BY: [(&str, &str); 7] = [
    ("axum", "soundings-workshop"),
    ("keyring-core", "soundings-keys"),
    ("petgraph", "soundings-network"),
    ("rusqlite", "soundings-store"),
    ("tauri", "soundings"),
    ("tauri-plugin-dialog", "soundings"),
    ("typst", "soundings-report"),
];

/// The domain has no clock, no files and no environment: time and data come in as arguments.
const IMPURE: [&str; 7] = [
    "Utc::now",
    "Local::now",
    "SystemTime::now",
    "Instant::now",
    "std::fs",
    "std::env",
    "std::net",
];

pub(super) fn look(house: &House) -> Found {
    let mut breaches = of_crates(&metadata(house)?);
    let domain = house.root.join("src-tauri/crates/domain/src");
    let mut sources = Vec::new();
    for path in files_under(&domain, &["rs"]) {
        sources.push((house_path(&house.root, &path), read(&path)?));
    }
    breaches.extend(of_domain(&sources));
    let package = serde_json::from_str(&house.text("ui/package.json")?)
        .map_err(|error| Fault::new(format!("ui/package.json is not JSON: {error}.")))?;
    let aliases = Aliases::of(&package);
    for path in files_under(&house.ui().join("src"), &["ts", "tsx"]) {
        let name = house_path(&house.root, &path);
        let imported = imports::of(&read(&path)?);
        breaches.extend(
            imported
                .iter()
                .filter_map(|import| places::breach(&aliases, &name, import)),
        );
    }
    Ok(breaches)
}

fn read(path: &Path) -> Result<String, Fault> {
    std::fs::read_to_string(path)
        .map_err(|error| Fault::new(format!("{} could not be read: {error}.", path.display())))
}

fn metadata(house: &House) -> Result<Value, Fault> {
    let told = Step::cargo(house)
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .output()?;
    serde_json::from_str(&told).map_err(|error| Fault::new(format!("cargo metadata is not JSON: {error}.")))
}

fn of_crates(metadata: &Value) -> Vec<String> {
    let mut breaches = Vec::new();
    for package in metadata["packages"].as_array().into_iter().flatten() {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = CRATES.iter().find(|(known, _)| *known == name) else {
            breaches.push(format!(
                "the crate {name} has no place in the house yet: give it one in the table of arrows"
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = dependency["name"].as_str().unwrap_or_default();
            let ours = CRATES.iter().any(|(known, _)| *known == used) || dependency["path"].is_string();
            if ours && !allowed.contains(&used) {
                breaches.push(format!(
                    "{}: {name} may not use {used}",
                    manifest(metadata, package)
                ));
            }
            if let Some((_, keeper)) = KEPT_BY
                .iter()
                .find(|(kept, keeper)| *kept == used && *keeper != name)
            {
                breaches.push(format!(
                    "{}: {used} belongs to {keeper}, not {name}",
                    manifest(metadata, package)
                ));
            }
        }
    }
    breaches
}

fn manifest(metadata: &Value, package: &Value) -> String {
    let root = metadata["workspace_root"].as_str().unwrap_or_default();
    house_path(
        Path::new(root),
        Path::new(package["manifest_path"].as_str().unwrap_or_default()),
    )
}

fn of_domain(sources: &[(String, String)]) -> Vec<String> {
    let tests: Vec<&str> = sources
        .iter()
        .flat_map(|(_, source)| test_modules(source))
        .collect();
    let mut breaches = Vec::new();
    for (file, source) in sources.iter().filter(|(file, _)| !is_module(file, &tests)) {
        let code = source
            .lines()
            .enumerate()
            .take_while(|(_, line)| !opens_tests(line));
        for (index, line) in code.filter(|(_, line)| !line.trim_start().starts_with("//")) {
            let used = IMPURE.iter().filter(|impure| line.contains(**impure));
            breaches
                .extend(used.map(|impure| format!("{file}:{}: the domain may not use {impure}", index + 1)));
        }
    }
    breaches
}

/// Tests stand at the end of a file, or in modules that are compiled for tests only.
fn opens_tests(line: &str) -> bool {
    line.starts_with("mod tests {")
}

fn test_modules(source: &str) -> impl Iterator<Item = &str> {
    let pairs = source.lines().zip(source.lines().skip(1));
    pairs
        .filter(|(attribute, _)| *attribute == "#[cfg(test)]")
        .filter_map(|(_, module)| module.strip_prefix("mod ")?.strip_suffix(';'))
}

fn is_module(file: &str, modules: &[&str]) -> bool {
    file.split('/')
        .any(|part| modules.contains(&part.trim_end_matches(".rs")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_that_reaches_past_its_arrow_is_reported() {
        let metadata = serde_json::json!({"workspace_root": "/h", "packages": [
            {"name": "soundings-cli", "manifest_path": "/h/src-tauri/crates/cli/Cargo.toml", "dependencies": [
                {"name": "soundings-ops", "path": "x"}, {"name": "soundings-store", "path": "x"}, {"name": "rusqlite"}]},
            {"name": "soundings-attic", "manifest_path": "/h/attic/Cargo.toml", "dependencies": []}]});
        assert_eq!(
            of_crates(&metadata),
            [
                "src-tauri/crates/cli/Cargo.toml: soundings-cli may not use soundings-store",
                "src-tauri/crates/cli/Cargo.toml: rusqlite belongs to soundings-store, not soundings-cli",
                "the crate soundings-attic has no place in the house yet: give it one in the table of arrows"
            ]
        );
    }

    #[test]
    fn the_domain_has_no_clock_and_no_files() {
        let source = |file: &str, text: &str| (file.to_owned(), text.to_owned());
        let breaches = of_domain(&[
            source(
                "src/lib.rs",
                "// never Utc::now\nuse std::fs;\n#[cfg(test)]\nmod proofs;\nlet now = Utc::now();\n",
            ),
            source("src/proofs.rs", "std::fs::read();\n"),
            source(
                "src/median.rs",
                "#[cfg(test)]\nmod tests {\n    use std::fs;\n}\n",
            ),
        ]);
        let wanted = [
            "src/lib.rs:2: the domain may not use std::fs",
            "src/lib.rs:5: the domain may not use Utc::now",
        ];
        assert_eq!(breaches, wanted);
    }
}
