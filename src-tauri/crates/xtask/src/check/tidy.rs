//! A file is one idea: one that has grown past the limit holds two.

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
    }
    Ok(breaches)
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
    fn a_file_past_the_limit_is_reported_and_one_at_it_is_not() {
        assert_eq!(faults("a.rs", &"x\n".repeat(LIMIT)), None);
        assert_eq!(
            faults("a.rs", &"x\n".repeat(LIMIT + 1)).unwrap(),
            "a.rs: 451 lines, more than 450"
        );
    }
}
