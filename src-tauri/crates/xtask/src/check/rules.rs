//! The rules and their code stay together: whatever cites a rule cites one that RULES.md speaks of, and every rule
//! it states under a heading is cited by the code that carries it out.

use std::collections::BTreeSet;

use super::Found;
use crate::shell::{Fault, House, files_under, house_path};

const RULES: &str = "src-tauri/crates/domain/RULES.md";

pub(super) fn look(house: &House) -> Found {
    let text = house.text(RULES)?;
    let known: BTreeSet<String> = ids(&text).into_iter().collect();
    let stated = stated(&text);
    let mut breaches = Vec::new();
    let mut carried_out = BTreeSet::new();
    for folder in ["src-tauri/src", "src-tauri/crates", "tests", "ui/src"] {
        for path in files_under(&house.root.join(folder), &["rs", "ts", "tsx"]) {
            let name = house_path(&house.root, &path);
            if name.contains("/crates/xtask/") || name.contains("/bindings/") {
                continue;
            }
            let text = std::fs::read_to_string(&path)
                .map_err(|error| Fault::new(format!("{name} could not be read: {error}.")))?;
            for (line, rule) in cited(&text) {
                if !known.contains(&rule) {
                    breaches.push(format!(
                        "{name}:{line}: cites {rule}, of which {RULES} says nothing"
                    ));
                } else if name.contains("/crates/domain/") {
                    carried_out.insert(rule);
                }
            }
        }
    }
    let idle = stated.difference(&carried_out);
    breaches.extend(idle.map(|rule| format!("{RULES}: states {rule}, which nothing in the domain cites")));
    Ok(breaches)
}

/// The rules that have a heading of their own.
fn stated(rules: &str) -> BTreeSet<String> {
    rules
        .lines()
        .filter(|line| line.starts_with('#'))
        .flat_map(ids)
        .collect()
}

/// Rules named in comments, each with its line.
fn cited(source: &str) -> Vec<(usize, String)> {
    let comments = source.lines().enumerate().filter_map(|(index, line)| {
        let begins = line
            .find("//")
            .or_else(|| line.trim_start().starts_with('*').then_some(0))?;
        Some((index + 1, &line[begins..]))
    });
    comments
        .flat_map(|(line, comment)| ids(comment).into_iter().map(move |id| (line, id)))
        .collect()
}

/// Words that are an R and a number.
fn ids(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    let rule = |word: &&str| {
        word.strip_prefix('R').is_some_and(|number| {
            (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    words.filter(rule).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_stated_by_headings() {
        let rules = "# Rules\n## R1 Power and interest\nsee R9\n### R32, R33 – index\n";
        assert_eq!(
            stated(rules).into_iter().collect::<Vec<_>>(),
            ["R1", "R32", "R33"]
        );
    }

    #[test]
    fn rules_are_cited_in_comments_and_not_by_type_names() {
        let source = "/// The quadrant (R1).\nfn quadrant<R2>() {} // as R4 says\n * R8 too\nstruct R11;\n";
        let found = cited(source);
        assert_eq!(
            found,
            [(1, "R1".to_owned()), (2, "R4".to_owned()), (3, "R8".to_owned())]
        );
    }

    #[test]
    fn a_word_that_only_begins_like_a_rule_is_none() {
        assert!(ids("R2D2 RFC 3339 R R123 OR7").is_empty());
    }
}
