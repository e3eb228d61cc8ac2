//! Whom each row reports to, and what becomes of those whose superior was eliminated.

use std::collections::HashMap;

use super::Harvest;
use super::cells::says_nobody;
use super::references::{Entry, folded};
use crate::columns::{Columns, Field, heading_keys};
use crate::draft::Pointer;
use crate::text::{listed, shortened};

/// Rows reporting to an eliminated post are named in its refusal up to this number.
const REPORTING_TOLD: usize = 50;

/// The rows by everything a reports-to cell can name them by.
struct Directory {
    by_reference: HashMap<String, Vec<usize>>,
    by_name: HashMap<String, Vec<usize>>,
    by_email: HashMap<String, Vec<usize>>,
    eliminated: HashMap<String, usize>,
    /// True where the heading says that managers are given by reference.
    references_only: bool,
}

/// What a reports-to cell comes to.
enum Outcome {
    Tie(Pointer),
    /// No tie, and why not.
    Lost(String),
}

/// Resolves every reports-to cell, and refuses the eliminated posts with the names of those who reported to them.
pub(super) fn resolve(entries: &mut [Entry], columns: &Columns, harvest: &mut Harvest) {
    let directory = Directory::of(entries, columns);
    let heading = columns.heading(Field::ReportsTo, "Reports to");
    for at in 0..entries.len() {
        if entries[at].proposal.is_none() || says_nobody(&entries[at].manager) {
            continue;
        }
        match directory.look_up(entries, at) {
            Outcome::Lost(reason) => harvest.note(entries[at].line, &heading, reason),
            Outcome::Tie(pointer) => {
                if let Some(proposal) = &mut entries[at].proposal {
                    proposal.reports_to = Some(pointer);
                }
            }
        }
    }
    refuse_eliminated(entries, columns, harvest);
}

impl Directory {
    fn of(entries: &[Entry], columns: &Columns) -> Self {
        let mut directory = Self {
            by_reference: HashMap::new(),
            by_name: HashMap::new(),
            by_email: HashMap::new(),
            eliminated: HashMap::new(),
            references_only: columns.of_field(Field::ReportsTo).is_some_and(|column| {
                let [key, _] = heading_keys(&column.header);
                key.split(' ')
                    .any(|word| matches!(word, "post" | "reference" | "id" | "number"))
            }),
        };
        for (at, entry) in entries.iter().enumerate() {
            if entry.eliminated && !entry.reference.is_empty() {
                directory.eliminated.entry(entry.reference.clone()).or_insert(at);
            }
            let Some(proposal) = &entry.proposal else { continue };
            directory
                .by_name
                .entry(folded(&proposal.name))
                .or_default()
                .push(at);
            if !entry.reference.is_empty() {
                directory
                    .by_reference
                    .entry(entry.reference.clone())
                    .or_default()
                    .push(at);
            }
            if !proposal.email.is_empty() {
                directory
                    .by_email
                    .entry(proposal.email.to_lowercase())
                    .or_default()
                    .push(at);
            }
        }
        directory
    }

    /// The tie that the reports-to cell of a row stands for.
    fn look_up(&self, entries: &[Entry], at: usize) -> Outcome {
        let cell = &entries[at].manager;
        if let Some(rows) = self.by_reference.get(cell) {
            let mut own: Vec<&str> = rows.iter().filter_map(|row| reference(&entries[*row])).collect();
            own.dedup();
            return match own[..] {
                _ if rows.contains(&at) => Outcome::Lost(itself()),
                [one] => Outcome::Tie(Pointer::Reference(one.to_owned())),
                _ => Outcome::Lost(ambiguous(rows.len(), "reference", cell)),
            };
        }
        if let Some(gone) = self.eliminated.get(cell) {
            let title = &entries[*gone].title;
            let of = if title.is_empty() {
                String::new()
            } else {
                format!(" ({title})")
            };
            return Outcome::Lost(format!(
                "The row reports to {cell}{of} on line {}, a post that was eliminated; it came in without that tie.",
                entries[*gone].line,
            ));
        }
        if self.references_only && !cell.contains('@') {
            return Outcome::Tie(Pointer::Reference(cell.clone()));
        }
        if cell.contains('@') && !cell.contains(' ') {
            let rows = self
                .by_email
                .get(&cell.to_lowercase())
                .map_or(&[][..], Vec::as_slice);
            let shared = rows.iter().any(|row| {
                entries[*row]
                    .proposal
                    .as_ref()
                    .is_some_and(|one| one.email_shared)
            });
            return match rows {
                _ if shared => Outcome::Lost(ambiguous(rows.len(), "address", cell)),
                _ if rows.contains(&at) => Outcome::Lost(itself()),
                _ => Outcome::Tie(Pointer::Email(cell.clone())),
            };
        }
        match self.by_name.get(&folded(cell)).map_or(&[][..], Vec::as_slice) {
            [] => Outcome::Tie(Pointer::Name(cell.clone())),
            rows if rows.contains(&at) => Outcome::Lost(itself()),
            [first, rest @ ..] => {
                let known = reference(&entries[*first]);
                let one = rest.is_empty()
                    || (known.is_some() && rest.iter().all(|row| reference(&entries[*row]) == known));
                match known {
                    _ if !one => Outcome::Lost(ambiguous(rest.len() + 1, "name", cell)),
                    Some(known) => Outcome::Tie(Pointer::Reference(known.to_owned())),
                    None => Outcome::Tie(Pointer::Name(cell.clone())),
                }
            }
        }
    }
}

fn reference(entry: &Entry) -> Option<&str> {
    entry
        .proposal
        .as_ref()
        .map(|proposal| proposal.reference.as_str())
        .filter(|reference| !reference.is_empty())
}

fn itself() -> String {
    "The row reports to itself; it came in without that tie.".to_owned()
}

fn ambiguous(rows: usize, what: &str, cell: &str) -> String {
    format!(
        "{rows} rows carry the {what} “{}”, so whom this one reports to is open; it came in without that tie.",
        shortened(cell)
    )
}

/// Refuses every eliminated post, naming all that reports to it.
fn refuse_eliminated(entries: &[Entry], columns: &Columns, harvest: &mut Harvest) {
    if !entries.iter().any(|entry| entry.eliminated) {
        return;
    }
    let mut reporting: HashMap<&str, Vec<&Entry>> = HashMap::new();
    for entry in entries.iter().filter(|entry| !says_nobody(&entry.manager)) {
        reporting.entry(&entry.manager).or_default().push(entry);
    }
    let still_there: Vec<&str> = entries
        .iter()
        .filter(|entry| entry.proposal.is_some())
        .map(|entry| entry.reference.as_str())
        .collect();
    let heading = columns.heading(Field::Name, "Name");
    for entry in entries.iter().filter(|entry| entry.eliminated) {
        let succeeded = still_there.contains(&entry.reference.as_str());
        let below = if entry.reference.is_empty() || succeeded {
            None
        } else {
            reporting.get(entry.reference.as_str())
        };
        let below = below.map_or(&[][..], Vec::as_slice);
        let title = if entry.title.is_empty() {
            String::new()
        } else {
            format!(", {},", entry.title)
        };
        let reason = match below.len() {
            0 => format!("The post{title} was eliminated. No row reports to it."),
            count => {
                let each: Vec<String> = below.iter().map(|one| described(one)).collect();
                let verb = if count == 1 { "row reports" } else { "rows report" };
                format!(
                    "The post{title} was eliminated. {count} {verb} to it: {}.",
                    listed(&each, REPORTING_TOLD)
                )
            }
        };
        harvest.refuse(entry.line, &heading, reason);
    }
}

/// A reporting row, for the refusal of its superior.
fn described(entry: &Entry) -> String {
    let mut out = format!("line {}", entry.line);
    if !entry.reference.is_empty() {
        out.push_str(&format!(", reference {}", entry.reference));
    }
    if !entry.title.is_empty() {
        out.push_str(&format!(" ({})", entry.title));
    }
    if entry.eliminated {
        out.push_str(", itself eliminated");
    }
    out
}
