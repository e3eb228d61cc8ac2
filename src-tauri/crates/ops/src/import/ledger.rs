//! The account of an import: what became, or would become, of every row of the file.

use std::collections::HashMap;

use domain::StakeholderId;
use exchange::{About, Draft, Mapping};

use super::plan::{FieldChange, FieldRemark, ImportMatch, ImportMatchedBy, ImportPlan, ImportRow};
use super::{ImportOutcome, Made, RowFate, RowRemark};
use crate::Failure;

/// One stakeholder or record of the file, with the rows it is made of.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    pub(super) sheet: usize,
    pub(super) lines: Vec<u64>,
    pub(super) about: About,
    pub(super) fate: RowFate,
    pub(super) name: String,
    pub(super) detail: String,
    pub(super) matched: Option<ImportMatch>,
    pub(super) changes: Vec<FieldChange>,
    pub(super) remarks: Vec<FieldRemark>,
}

impl Entry {
    pub(super) fn new(sheet: usize, lines: Vec<u64>, about: About, fate: RowFate) -> Self {
        Self {
            sheet,
            lines,
            about,
            fate,
            name: String::new(),
            detail: String::new(),
            matched: None,
            changes: Vec::new(),
            remarks: Vec::new(),
        }
    }
}

/// Why a row does not fit: the heading of the column at fault, and what would help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misfit {
    pub(super) field: String,
    pub(super) reason: String,
}

impl Misfit {
    pub(super) fn new(field: impl Into<String>, reason: impl Into<String>) -> Self {
        Self {
            field: field.into(),
            reason: reason.into(),
        }
    }
}

/// What ends the work on a row.
#[derive(Debug)]
pub(super) enum Stop {
    /// The row cannot come in; the others can.
    Row(Misfit),
    /// Nothing can come in.
    All(Failure),
}

impl From<Misfit> for Stop {
    fn from(misfit: Misfit) -> Self {
        Self::Row(misfit)
    }
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::All(failure)
    }
}

/// The account while it is being written.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    entries: Vec<Entry>,
    pub(super) made: Made,
}

impl Ledger {
    /// Opens an entry; its number.
    pub(super) fn open(&mut self, entry: Entry) -> usize {
        self.entries.push(entry);
        self.entries.len() - 1
    }

    pub(super) fn entry(&mut self, number: usize) -> &mut Entry {
        &mut self.entries[number]
    }

    /// Something of what the rows say changes what is there.
    pub(super) fn touch(&mut self, number: usize) {
        self.lift(number, RowFate::Updated);
    }

    /// The rows become something new.
    pub(super) fn created(&mut self, number: usize) {
        self.lift(number, RowFate::Created);
    }

    /// A row may say several things; what came in first decides, and that something came in counts more than that
    /// something could not.
    fn lift(&mut self, number: usize, to: RowFate) {
        let fate = &mut self.entries[number].fate;
        if matches!(fate, RowFate::Skipped | RowFate::Refused) {
            *fate = to;
        }
    }

    /// A field that the rows change.
    pub(super) fn change(
        &mut self,
        number: usize,
        field: &str,
        old: impl Into<String>,
        new: impl Into<String>,
    ) {
        self.touch(number);
        let entry = &mut self.entries[number];
        if entry.fate == RowFate::Updated {
            entry.changes.push(FieldChange {
                field: field.to_owned(),
                old: old.into(),
                new: new.into(),
            });
        }
    }

    /// Something that comes in differently from what the rows say.
    pub(super) fn remark(&mut self, number: usize, field: impl Into<String>, reason: impl Into<String>) {
        self.entries[number].remarks.push(FieldRemark {
            field: field.into(),
            reason: reason.into(),
        });
    }

    /// What a row says cannot come in; the row is refused, unless something else that it says came in.
    pub(super) fn turn_away(&mut self, number: usize, misfit: Misfit) {
        match self.entries[number].fate {
            RowFate::Created | RowFate::Updated => self.remark(number, misfit.field, misfit.reason),
            _ => self.refuse(number, misfit),
        }
    }

    /// The rows cannot come in.
    pub(super) fn refuse(&mut self, number: usize, misfit: Misfit) {
        let entry = &mut self.entries[number];
        entry.fate = RowFate::Refused;
        entry.changes.clear();
        entry.matched = None;
        // Why a row is refused is said before what else is to be known of it.
        entry.remarks.insert(
            0,
            FieldRemark {
                field: misfit.field,
                reason: misfit.reason,
            },
        );
    }

    /// The rows are about something that is there.
    pub(super) fn matched(
        &mut self,
        number: usize,
        stakeholder: Option<StakeholderId>,
        name: impl Into<String>,
        by: ImportMatchedBy,
    ) {
        let entry = &mut self.entries[number];
        if entry.fate != RowFate::Created {
            entry.matched = Some(ImportMatch {
                stakeholder,
                name: name.into(),
                by,
            });
        }
    }

    /// Closes the account: rows in the order of the file, with what was said of them when they were read.
    pub(super) fn close(self, draft: &Draft, mapping: &Mapping, file_name: &str) -> Account {
        let mut account = Account {
            file_name: file_name.to_owned(),
            sheets: draft.sheets.iter().map(|sheet| sheet.name.clone()).collect(),
            entries: self.entries,
            order: Vec::new(),
            notes: Vec::new(),
            made: self.made,
        };
        let mut of_row: HashMap<(usize, u64), u32> = HashMap::new();
        for (number, entry) in account.entries.iter().enumerate() {
            for line in &entry.lines {
                of_row.insert((entry.sheet, *line), number as u32);
                account.order.push((entry.sheet as u32, *line, number as u32));
            }
        }
        account.order.sort_unstable();
        for note in &draft.notes {
            let (sheet, line) = (note.origin.sheet, note.origin.line);
            match of_row.get(&(sheet, line)) {
                Some(number) => account.entries[*number as usize].remarks.push(FieldRemark {
                    field: note.field.clone(),
                    reason: note.reason.clone(),
                }),
                None => account.notes.push(RowRemark {
                    sheet: account.sheets.get(sheet).cloned().unwrap_or_default(),
                    line: line.max(mapping.sheets.get(sheet).map_or(0, |sheet| sheet.header_line)),
                    field: note.field.clone(),
                    reason: note.reason.clone(),
                }),
            }
        }
        account
    }
}

/// A finished account.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Account {
    pub(super) file_name: String,
    sheets: Vec<String>,
    pub(super) entries: Vec<Entry>,
    /// Sheet, line and entry of every row, in the order of the file.
    pub(super) order: Vec<(u32, u64, u32)>,
    /// What concerns the whole file or sheet.
    notes: Vec<RowRemark>,
    pub(super) made: Made,
}

impl Account {
    pub(super) fn entry(&self, number: u32) -> &Entry {
        &self.entries[number as usize]
    }

    pub(super) fn row(&self, (sheet, line, number): (u32, u64, u32)) -> ImportRow {
        let entry = self.entry(number);
        ImportRow {
            sheet,
            line,
            fate: entry.fate,
            about: entry.about,
            name: entry.name.clone(),
            detail: entry.detail.clone(),
            matched: entry.matched.clone(),
            changes: entry.changes.clone(),
            remarks: entry.remarks.clone(),
        }
    }

    /// Rows that came, or come, to this.
    pub(super) fn count(&self, fate: RowFate) -> u64 {
        self.order
            .iter()
            .filter(|(.., number)| self.entry(*number).fate == fate)
            .count() as u64
    }

    pub(super) fn plan(&self) -> ImportPlan {
        ImportPlan {
            file_name: self.file_name.clone(),
            rows: self.order.len() as u64,
            created: self.count(RowFate::Created),
            updated: self.count(RowFate::Updated),
            skipped: self.count(RowFate::Skipped),
            refused: self.count(RowFate::Refused),
            left_out: self.count(RowFate::LeftOut),
            made: self.made,
            notes: self.notes.clone(),
        }
    }

    pub(super) fn outcome(&self) -> ImportOutcome {
        let mut refused = Vec::new();
        let mut notes = self.notes.clone();
        for (sheet, line, number) in &self.order {
            let entry = self.entry(*number);
            let first_of_several = entry.lines.first() == Some(line);
            for (at, remark) in entry.remarks.iter().enumerate() {
                let told = RowRemark {
                    sheet: self.sheets.get(*sheet as usize).cloned().unwrap_or_default(),
                    line: *line,
                    field: remark.field.clone(),
                    reason: remark.reason.clone(),
                };
                match entry.fate {
                    // One refusal a row, so that their number is the number of rows.
                    RowFate::Refused if at == 0 => refused.push(told),
                    RowFate::LeftOut => {}
                    _ if first_of_several => notes.push(told),
                    _ => {}
                }
            }
        }
        ImportOutcome {
            file_name: self.file_name.clone(),
            rows: self.order.len() as u64,
            created: self.count(RowFate::Created),
            updated: self.count(RowFate::Updated),
            skipped: self.count(RowFate::Skipped),
            left_out: self.count(RowFate::LeftOut),
            refused,
            notes,
            change_set: None,
            made: self.made,
        }
    }
}
