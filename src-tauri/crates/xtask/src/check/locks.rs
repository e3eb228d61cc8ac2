//! The lock files bind to the public registries and to nothing else, whatever mirror a machine uses.

use serde_json::Value;

use super::Found;
use crate::shell::{Fault, House};

const CRATES_IO: &str = "registry+https://github.com/rust-lang/crates.io-index";

pub(super) fn look(house: &House) -> Found {
    let mut breaches = of_cargo(&house.text("Cargo.lock")?);
    breaches.extend(of_npm(&house.text("ui/package-lock.json")?)?);
    Ok(breaches)
}

fn of_cargo(lock: &str) -> Vec<String> {
    let sources = lock.lines().enumerate().filter_map(|(index, line)| {
        let source = line.strip_prefix("source = \"")?.strip_suffix('"')?;
        (source != CRATES_IO).then(|| format!("Cargo.lock:{}: source {source}, not crates.io", index + 1))
    });
    sources.collect()
}

/// npm takes a package without an address from the registry the machine is set to; its hash stays the proof.
/// For packages of other systems only (`optional`), npm does not learn the hash on this one.
fn of_npm(lock: &str) -> Found {
    let lock: Value = serde_json::from_str(lock)
        .map_err(|error| Fault::new(format!("ui/package-lock.json is not JSON: {error}.")))?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let mut breaches = Vec::new();
    for (path, package) in packages.filter(|(path, _)| !path.is_empty()) {
        if let Some(address) = package["resolved"].as_str() {
            breaches.push(format!(
                "ui/package-lock.json: {path} names the address {address}"
            ));
        }
        let excused = ["inBundle", "optional"].iter().any(|mark| package[*mark] == true);
        if package["integrity"].as_str().is_none() && !excused {
            breaches.push(format!("ui/package-lock.json: {path} has no hash"));
        }
    }
    Ok(breaches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_from_anywhere_but_crates_io_is_reported_with_its_line() {
        let lock = format!(
            "[[package]]\nname = \"a\"\nsource = \"{CRATES_IO}\"\n\n[[package]]\nname = \"b\"\nsource = \"git+https://example.org/b#1\"\n"
        );
        assert_eq!(
            of_cargo(&lock),
            ["Cargo.lock:7: source git+https://example.org/b#1, not crates.io"]
        );
    }

    #[test]
    fn an_address_or_a_missing_hash_in_the_npm_lock_is_reported() {
        let lock = r#"{"packages": {"": {"name": "ui"},
            "node_modules/a": {"integrity": "sha512-x"},
            "node_modules/b": {"integrity": "sha512-y", "resolved": "https://mirror.example.org/b.tgz"},
            "node_modules/c": {},
            "node_modules/@a/darwin-arm64": {"optional": true},
            "node_modules/a/node_modules/d": {"inBundle": true}}}"#;
        assert_eq!(
            of_npm(lock).unwrap(),
            [
                "ui/package-lock.json: node_modules/b names the address https://mirror.example.org/b.tgz",
                "ui/package-lock.json: node_modules/c has no hash"
            ]
        );
    }
}
