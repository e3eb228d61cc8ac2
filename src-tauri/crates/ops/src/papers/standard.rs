//! The standard texts that the program comes with.

use domain::PaperKind;
use serde::Deserialize;

use crate::{Code, Failure};

/// A paper before anything is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Standard {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) note: String,
    pub(super) section: Vec<StandardSection>,
}

/// A section of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StandardSection {
    pub(super) id: String,
    pub(super) heading: String,
    pub(super) hint: String,
    pub(super) text: String,
}

/// The standard text of a paper.
pub(super) fn of(paper: PaperKind) -> Result<Standard, Failure> {
    let text = match paper {
        PaperKind::Notice => include_str!("standard/notice.toml"),
        PaperKind::Worksheet => include_str!("standard/worksheet.toml"),
    };
    let mut standard: Standard = toml::from_str(text).map_err(|error| {
        let what = paper.label();
        Failure::new(
            Code::Internal,
            format!("The standard text of the {what} cannot be read: {error}"),
        )
    })?;
    for section in &mut standard.section {
        section.text = section.text.trim().to_owned();
    }
    Ok(standard)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn r34_every_section_has_an_id_of_its_own_a_hint_and_a_text() {
        for &paper in PaperKind::ALL {
            let standard = of(paper).unwrap();
            let mut ids = HashSet::new();
            for section in standard.section {
                assert!(ids.insert(section.id.clone()), "{} twice", section.id);
                assert!(!section.heading.is_empty() && !section.hint.is_empty());
                assert!(section.text.len() > 40, "{}: {}", section.id, section.text);
                assert_eq!(
                    section.text.matches('[').count(),
                    section.text.matches(']').count()
                );
                assert_eq!(section.text.matches("**").count() % 2, 0, "{}", section.id);
            }
        }
    }

    #[test]
    fn r34_neither_passes_for_legal_advice() {
        for &paper in PaperKind::ALL {
            let standard = of(paper).unwrap();
            assert!(format!("{} {}", standard.lead, standard.note).contains("a help and not legal advice"));
        }
    }
}
