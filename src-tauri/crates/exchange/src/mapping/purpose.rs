//! What the rows of a sheet are about.

use std::collections::HashSet;

use crate::book::{Row, Sheet};
use crate::columns::field_of;
use crate::mapping::looks::Cells;
use crate::mapping::{About, Field};
use crate::text::{folded, key};

/// Names of sheets that hold no data of their own, as keys.
const NO_DATA: &[&str] = &[
    "key", "about", "values", "index", "title", "help", "guide", "contents", "old", "settings", "config",
    "scales", "intro", "legend", "charts", "chart", "versions", "version",
];

/// Words with which the names of such sheets begin or end, as keys.
const NO_DATA_WORDS: &[&str] = &[
    "cover",
    "cover sheet",
    "read me",
    "readme",
    "guidance",
    "how to",
    "instructions",
    "introduction",
    "lists",
    "lookup",
    "lookups",
    "look ups",
    "validation",
    "dropdown",
    "dropdowns",
    "drop downs",
    "pivot",
    "pivot table",
    "dashboard",
    "version control",
    "version history",
    "change log",
    "document control",
    "definitions",
    "glossary",
    "archive",
    "archived",
    "backup",
    "superseded",
    "do not use",
    "example",
    "examples",
    "reference data",
];

/// Words in the name of a sheet that say what it is about, as keys.
const NAMES: &[(About, &[&str])] = &[
    (
        About::Engagements,
        &[
            "engagement record",
            "engagement records",
            "engagement log",
            "contact log",
            "conversations",
            "conversation",
            "meetings",
            "interactions",
            "engagements",
            "contact history",
            "communications log",
        ],
    ),
    (
        About::Assessments,
        &["assessment", "assessments", "ratings", "scores", "scoring"],
    ),
    (
        About::Commitments,
        &["commitment", "commitments", "promises", "actions", "action log"],
    ),
    (
        About::Readiness,
        &[
            "readiness",
            "readiness answers",
            "readiness check",
            "judged scores",
            "adoption",
            "adkar",
        ],
    ),
    (
        About::PlanLines,
        &["support plan", "plan lines", "plan", "support", "services"],
    ),
    (About::Projects, &["projects", "project", "project list"]),
    (
        About::Ties,
        &[
            "ties",
            "tie",
            "relationships",
            "network",
            "influence network",
            "links",
            "connections",
            "edges",
        ],
    ),
    (
        About::Units,
        &[
            "units",
            "unit",
            "departments",
            "org structure",
            "organisation structure",
            "structure",
            "teams",
            "directorates",
        ],
    ),
    (
        About::Stakeholders,
        &[
            "stakeholder",
            "stakeholders",
            "people",
            "contacts",
            "register",
            "stakeholder register",
            "stakeholder list",
            "staff",
            "employees",
            "analysis",
            "stakeholder analysis",
        ],
    ),
];

/// What a name in the list above is worth, in headings.
const BY_NAME: usize = 5;

/// What is known of a sheet when it is asked what it is about.
pub(super) struct Seen<'s, 'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) headings: &'s [String],
    pub(super) rows: &'s [Row<'a>],
}

impl Seen<'_, '_> {
    /// What the rows are about; none for a sheet that holds no data, or of which nothing is known.
    pub(super) fn about(&self) -> Option<About> {
        let name = key(self.sheet.name());
        if self.rows.is_empty() || self.is_pivot() {
            return None;
        }
        if holds_no_data(self.sheet) {
            return None;
        }
        if let Some((about, _)) = self.best(&name) {
            return Some(about);
        }
        // Without a heading that is known the cells may tell: somebody's names or addresses.
        let told = (0..self.sheet.width()).any(|at| {
            let cells = Cells::of(self.rows, at);
            cells.are_names() || cells.are_addresses()
        });
        told.then_some(About::Stakeholders)
    }

    /// The best of all that the sheet has the columns for, and how good it is.
    fn best(&self, name: &str) -> Option<(About, usize)> {
        let named = NAMES
            .iter()
            .find(|(_, words)| says(name, words))
            .map(|(about, _)| *about);
        let mut best: Option<(About, usize)> = None;
        for about in About::ALL.iter().copied() {
            let Some(found) = self.fields(about) else { continue };
            let mut score = found.iter().map(|(_, worth)| worth).sum::<usize>();
            if named == Some(about) {
                score += BY_NAME;
            }
            score += self.more_for(about, &found.iter().map(|(field, _)| *field).collect());
            // At the same score the earlier stands: stakeholders before everything else.
            if best.is_none_or(|(_, most)| score > most) {
                best = Some((about, score));
            }
        }
        best
    }

    /// The fields that the headings name, and what each is worth; none where one that the rows need is not there.
    fn fields(&self, about: About) -> Option<Vec<(Field, usize)>> {
        let mut found: Vec<(Field, usize)> = Vec::new();
        for heading in self.headings {
            if let Some((field, rank)) = field_of(about, heading)
                && !found.iter().any(|(known, _)| *known == field)
            {
                found.push((field, if rank < 100 { 2 } else { 1 }));
            }
        }
        let has = |field: &Field| found.iter().any(|(one, _)| one == field);
        about
            .needs()
            .iter()
            .all(|any| any.iter().any(has))
            .then_some(found)
    }

    /// What speaks for a meaning whose headings stakeholders have as well.
    fn more_for(&self, about: About, found: &HashSet<Field>) -> usize {
        match about {
            About::Units => {
                let levels = Field::UNITS.iter().filter(|field| found.contains(field)).count();
                let person = self
                    .headings
                    .iter()
                    .filter_map(|heading| field_of(About::Stakeholders, heading))
                    .any(|(field, _)| !found.contains(&field));
                usize::from(!person && (found.contains(&Field::ParentUnit) || levels >= 2))
            }
            About::Assessments => {
                let dated = found.contains(&Field::Author) || found.contains(&Field::Date);
                usize::from(dated && self.names_repeat())
            }
            _ => 0,
        }
    }

    /// Whether the column of stakeholders holds somebody twice.
    fn names_repeat(&self) -> bool {
        let column = self.headings.iter().position(|heading| {
            field_of(About::Assessments, heading).is_some_and(|(field, _)| field == Field::Stakeholder)
        });
        column.is_some_and(|at| {
            let mut seen = HashSet::new();
            Cells::of(self.rows, at)
                .texts()
                .any(|cell| !seen.insert(folded(cell)))
        })
    }

    /// Whether the sheet is a pivot table.
    fn is_pivot(&self) -> bool {
        self.headings.iter().map(|heading| key(heading)).any(|heading| {
            heading == "row labels"
                || heading == "column labels"
                || heading.starts_with("count of ")
                || heading.starts_with("sum of ")
        })
    }
}

/// Whether a sheet's name says that it holds no data of its own.
pub(super) fn holds_no_data(sheet: &Sheet) -> bool {
    is_no_data(&key(sheet.name()))
}

fn is_no_data(name: &str) -> bool {
    NO_DATA.contains(&name) || says(name, NO_DATA_WORDS)
}

/// Whether a name is one of the words, or begins or ends with one.
fn says(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        name == *word
            || name.strip_prefix(word).is_some_and(|rest| rest.starts_with(' '))
            || name.strip_suffix(word).is_some_and(|rest| rest.ends_with(' '))
    })
}

#[cfg(test)]
mod tests {
    use super::{NAMES, is_no_data, says};
    use crate::mapping::About;
    use crate::text::key;

    #[test]
    fn every_meaning_is_known_by_its_own_name() {
        for about in About::ALL {
            let name = key(about.label());
            let found = NAMES.iter().find(|(_, words)| says(&name, words));
            assert_eq!(found.map(|(about, _)| about), Some(about), "{name}");
            assert!(!is_no_data(&name), "{name}");
        }
    }

    #[test]
    fn sheets_that_explain_are_told_from_sheets_that_list() {
        for name in [
            "Cover",
            "Guidance notes",
            "READ ME",
            "Key",
            "Drop-downs",
            "Pivot",
            "Examples",
            "Old",
        ] {
            assert!(is_no_data(&key(name)), "{name}");
        }
        for name in [
            "Key contacts",
            "Stakeholder list",
            "Sheet1",
            "Old Street team",
            "Contents team",
            "",
        ] {
            assert!(!is_no_data(&key(name)), "{name}");
        }
    }
}
