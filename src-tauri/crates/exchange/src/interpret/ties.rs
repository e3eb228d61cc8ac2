//! Whom each row is tied to, and what becomes of those whose superior was eliminated.

use std::collections::{HashMap, HashSet};

use super::Harvest;
use super::cells::says_nobody;
use super::references::Entry;
use crate::columns::heading_keys;
use crate::draft::{Pointer, Proposal};
use crate::mapping::Field;
use crate::table::Table;
use crate::text::{folded, shortened};

/// Rows reporting to an eliminated post are named in its refusal up to this number.
const REPORTING_TOLD: usize = 50;

/// The rows that one reference, name or address stands for.
#[derive(Default)]
struct Found {
    rows: usize,
    /// The reference that all of them carry, if they are one stakeholder.
    reference: Option<String>,
    /// True for a shared address.
    shared: bool,
}

impl Found {
    fn add(&mut self, proposal: &Proposal) {
        let own = Some(&proposal.reference).filter(|reference| !reference.is_empty());
        if self.rows == 0 {
            self.reference = own.cloned();
        } else if self.reference.as_ref() != own {
            self.reference = None;
        }
        self.rows += 1;
        self.shared |= proposal.email_shared;
    }
}

/// The rows by everything another row can name them by.
struct Directory {
    by_reference: HashMap<String, Found>,
    by_name: HashMap<String, Found>,
    by_email: HashMap<String, Found>,
    eliminated: HashMap<String, usize>,
    /// True where the heading says that managers are given by reference.
    references_only: bool,
}

/// What a cell that names another comes to.
enum Outcome {
    Tie(Pointer),
    /// No tie, and why not.
    Lost(String),
}

/// Resolves every cell that names another, and refuses the eliminated posts with the names of those who reported to them.
pub(super) fn resolve(entries: &mut [Entry], table: &Table<'_>, harvest: &mut Harvest) {
    if entries
        .iter()
        .all(|entry| entry.manager.is_empty() && entry.tied.is_empty())
    {
        return refuse_eliminated(entries, table, harvest);
    }
    let directory = Directory::of(entries, table);
    for at in 0..entries.len() {
        let entry = &entries[at];
        let Some(proposal) = entry.proposal.as_ref() else {
            continue;
        };
        let mut lost = |field: Field, reason: String| {
            if !proposal.also {
                harvest.note(entry.line, &table.heading(field), reason);
            }
        };
        let mut reports_to = None;
        if !says_nobody(&entry.manager) {
            match directory.look_up(
                entries,
                entry,
                proposal,
                &entry.manager,
                directory.references_only,
            ) {
                Outcome::Lost(reason) => lost(Field::ReportsTo, reason),
                Outcome::Tie(pointer) => reports_to = Some(pointer),
            }
        }
        let mut ties: Vec<(Field, Pointer)> = Vec::new();
        for (field, to) in entry.tied.iter().filter(|(_, to)| !says_nobody(to)) {
            match directory.look_up(entries, entry, proposal, to, false) {
                Outcome::Lost(reason) => lost(*field, reason),
                Outcome::Tie(pointer) => {
                    if !ties.iter().any(|(known, to)| known == field && *to == pointer) {
                        ties.push((*field, pointer));
                    }
                }
            }
        }
        if let Some(proposal) = &mut entries[at].proposal {
            proposal.reports_to = reports_to;
            proposal.ties = ties;
        }
    }
    refuse_eliminated(entries, table, harvest);
}

impl Directory {
    fn of(entries: &[Entry], table: &Table<'_>) -> Self {
        let mut directory = Self {
            by_reference: HashMap::new(),
            by_name: HashMap::new(),
            by_email: HashMap::new(),
            eliminated: HashMap::new(),
            references_only: table.column(Field::ReportsTo).is_some_and(|column| {
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
                .add(proposal);
            if !entry.reference.is_empty() {
                directory
                    .by_reference
                    .entry(entry.reference.clone())
                    .or_default()
                    .add(proposal);
            }
            if !proposal.email.is_empty() {
                directory
                    .by_email
                    .entry(proposal.email.to_lowercase())
                    .or_default()
                    .add(proposal);
            }
        }
        directory
    }

    /// The tie that a row's cell stands for: its reports-to cell, or one of those that name others.
    fn look_up(
        &self,
        entries: &[Entry],
        entry: &Entry,
        own: &Proposal,
        cell: &str,
        references_only: bool,
    ) -> Outcome {
        if let Some(found) = self.by_reference.get(cell) {
            return match &found.reference {
                _ if entry.reference == cell => Outcome::Lost(itself()),
                Some(one) => Outcome::Tie(Pointer::Reference(one.clone())),
                None => Outcome::Lost(ambiguous(found.rows, "reference", cell)),
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
        if cell.contains('@') && !cell.contains(' ') {
            return match self.by_email.get(&cell.to_lowercase()) {
                Some(found) if found.shared => Outcome::Lost(ambiguous(found.rows, "address", cell)),
                Some(_) if own.email.to_lowercase() == cell.to_lowercase() => Outcome::Lost(itself()),
                _ => Outcome::Tie(Pointer::Email(cell.to_owned())),
            };
        }
        if references_only {
            return Outcome::Tie(Pointer::Reference(cell.to_owned()));
        }
        match self.by_name.get(&folded(cell)) {
            Some(_) if folded(&own.name) == folded(cell) => Outcome::Lost(itself()),
            Some(Found {
                reference: Some(known),
                ..
            }) => Outcome::Tie(Pointer::Reference(known.clone())),
            Some(found) if found.rows > 1 => Outcome::Lost(ambiguous(found.rows, "name", cell)),
            _ => Outcome::Tie(Pointer::Name(cell.to_owned())),
        }
    }
}

fn itself() -> String {
    "The row names itself; it came in without that tie.".to_owned()
}

fn ambiguous(rows: usize, what: &str, cell: &str) -> String {
    format!(
        "{rows} rows carry the {what} “{}”, so whom this one means is open; it came in without that tie.",
        shortened(cell)
    )
}

/// Refuses every eliminated post, naming all that reports to it.
fn refuse_eliminated(entries: &[Entry], table: &Table<'_>, harvest: &mut Harvest) {
    if !entries.iter().any(|entry| entry.eliminated) {
        return;
    }
    let mut reporting: HashMap<&str, Vec<&Entry>> = HashMap::new();
    for entry in entries.iter().filter(|entry| !says_nobody(&entry.manager)) {
        reporting.entry(&entry.manager).or_default().push(entry);
    }
    let still_there: HashSet<&str> = entries
        .iter()
        .filter(|entry| entry.proposal.is_some())
        .map(|entry| entry.reference.as_str())
        .collect();
    let heading = table.heading(Field::Name);
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
                let told: Vec<String> = below
                    .iter()
                    .take(REPORTING_TOLD)
                    .map(|one| described(one))
                    .collect();
                let verb = if count == 1 { "row reports" } else { "rows report" };
                let more = count - told.len();
                let more = if more == 0 {
                    String::new()
                } else {
                    format!("; and {more} more")
                };
                format!(
                    "The post{title} was eliminated. {count} {verb} to it: {}{more}.",
                    told.join("; ")
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
