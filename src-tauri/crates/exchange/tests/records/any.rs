//! Whatever stands in the cells, every row is in exactly one place.

use exchange::{About, ColumnMapping, Field, Says, Scale};
use proptest::prelude::*;

use super::{column, draft};

/// Cells that say something to some reader, and any text.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "(Ann|Bob|<a@b.example>)(; ?(Cy|Ann))?",
        "[0-3]?[0-9]/[01]?[0-9]/20[0-9]{2}",
        "(very )?(low|high|open|done|ours|theirs|advises|reports to|yes|n/a|supporter)",
        "[-+]?[0-9]{1,2}(\\.5)?(/10|%)?",
        Just(String::new()),
    ]
}

/// A cell of delimited text.
fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace(['"', '\0'], "'"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_row_is_a_record_or_refused(
        about in 1..About::ALL.len(),
        rows in proptest::collection::vec(proptest::collection::vec(cell(), 16), 1..6),
        scale in 0_usize..4,
    ) {
        let about = About::ALL[about];
        let mut text = String::new();
        for field in about.fields() {
            text.push_str(&quoted(field.label()));
            text.push(',');
        }
        for row in &rows {
            text.push('\n');
            for (at, _) in about.fields().iter().enumerate() {
                text.push_str(&quoted(&row[at % row.len()]));
                text.push(',');
            }
        }
        let scale = [Scale::Own, Scale::Words, Scale::OneToTen, Scale::Percent][scale];
        let columns: Vec<ColumnMapping> = about
            .fields()
            .iter()
            .map(|field: &Field| ColumnMapping {
                split: Some(";".to_owned()),
                scale: Some(scale),
                ..column(*field)
            })
            .collect();
        // That every row is accounted for is checked there.
        let draft = draft(&text, about, columns);
        for refusal in &draft.refused {
            prop_assert!(!refusal.reason.is_empty());
        }
        for record in &draft.records {
            match &record.says {
                Says::Unit { path } => prop_assert!(!path.is_empty() && path.iter().all(|step| !step.is_empty())),
                Says::Project { name, .. } => prop_assert!(!name.is_empty()),
                Says::Tie { from, to, .. } => prop_assert!(from != to),
                Says::Assessment { values, .. } => {
                    prop_assert!(!values.is_empty());
                    prop_assert!(values.iter().all(|(axis, value)| axis.allows(*value)));
                }
                Says::Engagement { sentiment, .. } => prop_assert!(sentiment.is_none_or(|mood| (-2..=2).contains(&mood))),
                Says::Commitment { what, .. } => prop_assert!(!what.is_empty()),
                Says::Readiness { scores, .. } => {
                    prop_assert!(!scores.is_empty());
                    prop_assert!(scores.iter().all(|(_, score)| (1.0..=5.0).contains(score)));
                }
                Says::PlanLine { service, what, .. } => prop_assert!(!service.is_empty() || !what.is_empty()),
            }
        }
    }
}
