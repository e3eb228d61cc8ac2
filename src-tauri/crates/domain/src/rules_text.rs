//! `RULES.md` and the code name the same rules.

use std::collections::BTreeSet;
use std::path::Path;

const RULES: &str = include_str!("../RULES.md");

/// The rule ids in a text: `R` and a number, with nothing that continues a word before or after.
fn cited(text: &str) -> BTreeSet<u32> {
    let mut found = BTreeSet::new();
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    for (at, _) in text.match_indices('R') {
        let digits: String = text[at + 1..].chars().take_while(char::is_ascii_digit).collect();
        let after = text[at + 1 + digits.len()..].chars().next();
        let before = text[..at].chars().next_back();
        if !before.is_some_and(is_word) && !after.is_some_and(is_word) {
            found.extend(digits.parse::<u32>());
        }
    }
    found
}

fn sources(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push((
                path.display().to_string(),
                std::fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

fn all_sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    found
}

#[test]
fn every_rule_cited_in_the_code_is_in_the_rules_text() {
    let told = cited(RULES);
    for (path, source) in all_sources() {
        let untold: Vec<_> = cited(&source).difference(&told).copied().collect();
        assert!(
            untold.is_empty(),
            "{path} cites rules that RULES.md does not tell: {untold:?}"
        );
    }
}

#[test]
fn every_rule_told_at_length_is_cited_in_the_code_and_proved_by_a_test() {
    let code: String = all_sources().into_iter().map(|(_, source)| source).collect();
    let headings: BTreeSet<u32> = RULES
        .lines()
        .filter(|line| line.starts_with("## R"))
        .flat_map(cited)
        .collect();
    assert!(headings.contains(&1) && headings.contains(&37), "{headings:?}");
    let in_code = cited(&code);
    for rule in headings {
        assert!(in_code.contains(&rule), "R{rule} is told but not cited");
        assert!(
            code.contains(&format!("fn r{rule}_")),
            "no test is named for R{rule}"
        );
    }
}

#[test]
fn every_setting_is_told_as_a_house_rule() {
    let settings = serde_json::to_value(crate::Settings::default()).unwrap();
    for name in settings.as_object().unwrap().keys() {
        assert!(
            RULES.contains(&format!("`{name}`")),
            "RULES.md does not tell the house rule {name}"
        );
    }
}

#[test]
fn every_number_that_crosses_to_typescript_is_a_number() {
    let config = ts_rs::Config::default();
    macro_rules! declared {
        ($($kind:path),+ $(,)?) => { [$(<$kind as ts_rs::TS>::inline(&config)),+] };
    }
    let types = declared![
        crate::Settings,
        crate::adoption::Cell,
        crate::adoption::FirstBarrier,
        crate::adoption::BarrierCounts,
        crate::agreement::Agreement,
        crate::conversations::Sentiment,
        crate::engagement::Gap,
        crate::engagement::EngagementConsensus,
        crate::power_interest::Consensus,
        crate::power_interest::Placement,
        crate::readiness_index::IndexResult,
        crate::readiness_index::Portfolio,
        crate::readiness_index::Trend,
        crate::salience::Salience,
        crate::report_page::Bar,
        crate::report_page::Blocker,
        crate::report_page::ProposedDecision,
        crate::scales::Likert,
        crate::support::TakeUp,
        crate::suppression::PublishedCell,
    ];
    for declared in types {
        assert!(!declared.contains("bigint"), "{declared}");
    }
}
