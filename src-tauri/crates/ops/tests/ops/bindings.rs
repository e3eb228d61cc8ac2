//! The TypeScript types in the window's code are those of the list of operations.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

fn api() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/api")
}

fn files(folder: &Path) -> BTreeMap<PathBuf, String> {
    fn walk(folder: &Path, root: &Path, found: &mut BTreeMap<PathBuf, String>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.map(Result::unwrap) {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, root, found);
            } else {
                found.insert(
                    path.strip_prefix(root).unwrap().to_owned(),
                    fs::read_to_string(&path).unwrap(),
                );
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(&folder.join("bindings"), folder, &mut found);
    if let Ok(text) = fs::read_to_string(folder.join("operations.ts")) {
        found.insert("operations.ts".into(), text);
    }
    found
}

/// With UPDATE_BINDINGS set it writes them instead. The shell's own types are in `bindings/desk` and are its own care.
#[test]
fn bindings_are_current() {
    let made = tempfile::tempdir().unwrap();
    ops::typescript(made.path()).unwrap();
    let new = files(made.path());
    let desk = |path: &Path| path.starts_with("bindings/desk");
    let old: BTreeMap<_, _> = files(&api())
        .into_iter()
        .filter(|(path, _)| !desk(path))
        .collect();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        for gone in old.keys().filter(|path| !new.contains_key(*path)) {
            fs::remove_file(api().join(gone)).unwrap();
        }
        for (path, text) in &new {
            let path = api().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        return;
    }
    let changed: Vec<_> = new
        .keys()
        .chain(old.keys())
        .filter(|path| new.get(*path) != old.get(*path))
        .collect();
    assert!(
        changed.is_empty(),
        "these are not current; run with UPDATE_BINDINGS=1: {changed:?}"
    );
}

#[test]
fn no_number_crosses_as_a_bigint() {
    let made = tempfile::tempdir().unwrap();
    ops::typescript(made.path()).unwrap();
    for (path, text) in files(made.path()) {
        assert!(!text.contains("bigint"), "{}", path.display());
    }
}
