//! A file is one idea: one that has grown past the limit holds two. And a file that nothing names is never compiled: its
//! tests would pass for ever.

use std::path::{Path, PathBuf};

use super::Found;
use crate::shell::{Fault, House, files_under, house_path};

const LIMIT: usize = 450;

/// Written by machines, for machines.
const GENERATED: [&str; 2] = ["ui/src/api/bindings/", "ui/src/api/operations.ts"];

/// Files that are one idea and longer, each with its reason.
const LONGER: [(&str, &str); 0] = [];

pub(super) fn look(house: &House) -> Found {
    let folders = ["src-tauri/src", "src-tauri/crates", "tests", "ui/src", "ui/phone"];
    let mut breaches = Vec::new();
    for path in folders
        .iter()
        .flat_map(|folder| files_under(&house.root.join(folder), &["rs", "ts", "tsx", "css"]))
    {
        let name = house_path(&house.root, &path);
        if GENERATED.iter().any(|generated| name.starts_with(generated)) || name.contains("/dist/") {
            continue;
        }
        let text = std::fs::read_to_string(&path)
            .map_err(|error| Fault::new(format!("{name} could not be read: {error}.")))?;
        breaches.extend(faults(&name, &text));
        if name.ends_with(".rs") && is_left_out(&path, |file| std::fs::read_to_string(file).ok()) {
            breaches.push(format!(
                "{name}: no file above it names it with `mod`, so it is never compiled"
            ));
        }
    }
    Ok(breaches)
}

/// Folders in which each file is a program or a test of its own.
const PROGRAMS: [&str; 4] = ["bin", "tests", "targets", "examples"];

/// Whether no file has this one as a module.
fn is_left_out(path: &Path, read: impl Fn(&Path) -> Option<String>) -> bool {
    let (Some(folder), Some(stem)) = (path.parent(), path.file_stem().and_then(|stem| stem.to_str())) else {
        return false;
    };
    let (folder, module) = match (stem, folder.parent(), folder.file_name()) {
        ("mod", Some(above), Some(own)) => (above, own.to_string_lossy().into_owned()),
        _ => (folder, stem.to_owned()),
    };
    let is_program = PROGRAMS.iter().any(|name| folder.ends_with(name)) && stem != "mod";
    if is_program || ["main", "lib", "build"].contains(&stem) {
        return false;
    }
    let declared = format!("mod {module};");
    let named = |file: PathBuf| read(&file).is_some_and(|text| text.contains(&declared));
    let above = ["mod.rs", "main.rs", "lib.rs"].map(|name| folder.join(name));
    let beside = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let shared = beside
        .map(|entry| entry.path())
        .filter(|_| PROGRAMS.iter().any(|name| folder.ends_with(name)));
    !above
        .into_iter()
        .chain([folder.with_extension("rs")])
        .chain(shared)
        .any(named)
}

fn faults(name: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    let reasoned = LONGER.iter().any(|(file, _)| *file == name);
    (lines > LIMIT && !reasoned).then(|| format!("{name}: {lines} lines, more than {LIMIT}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_nothing_names_is_reported() {
        let names = |file: &'static str, text: &'static str| {
            move |asked: &Path| (asked == Path::new(file)).then(|| text.to_owned())
        };
        let inner = Path::new("a/src/redact/planted.rs");
        assert!(is_left_out(inner, |_| None));
        assert!(is_left_out(inner, names("a/src/redact.rs", "mod planted_too;")));
        assert!(!is_left_out(inner, names("a/src/redact.rs", "mod planted;")));
        assert!(!is_left_out(
            inner,
            names("a/src/redact/mod.rs", "pub mod planted;")
        ));
        let folder = Path::new("a/src/redact/mod.rs");
        assert!(is_left_out(folder, names("a/src/redact/lib.rs", "mod redact;")));
        assert!(!is_left_out(folder, names("a/src/main.rs", "mod redact;")));
        for root in [
            "a/src/main.rs",
            "a/src/lib.rs",
            "a/build.rs",
            "a/src/bin/one.rs",
            "a/tests/one.rs",
        ] {
            assert!(!is_left_out(Path::new(root), |_| None), "{root}");
        }
    }

    #[test]
    fn a_file_past_the_limit_is_reported_and_one_at_it_is_not() {
        assert_eq!(faults("a.rs", &"x\n".repeat(LIMIT)), None);
        assert_eq!(
            faults("a.rs", &"x\n".repeat(LIMIT + 1)).unwrap(),
            "a.rs: 451 lines, more than 450"
        );
    }
}
