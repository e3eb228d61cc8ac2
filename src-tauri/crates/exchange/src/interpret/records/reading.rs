//! Reading the cells of one row.

use chrono::NaiveDate;
use domain::{Basis, Measure};

use crate::book::{CellKind, Row};
use crate::draft::Pointer;
use crate::mapping::{DateOrder, Field, Scale};
use crate::record::Judgement;
use crate::table::Table;
use crate::values::{self, Rated, Unreadable};

/// How many one row can name in one cell. What it says is kept for each of them.
const MOST_NAMED: usize = 50;

/// Why a row cannot come in.
pub(super) struct Wrong {
    /// The field whose column is at fault.
    pub(super) field: Field,
    /// What is wrong and what would help.
    pub(super) reason: String,
}

impl Wrong {
    pub(super) fn new(field: Field, reason: impl Into<String>) -> Self {
        Self {
            field,
            reason: reason.into(),
        }
    }
}

/// One row under its mapping, and the notes made while it is read.
pub(super) struct Reading<'t, 'a> {
    table: &'t Table<'a>,
    row: Row<'a>,
    notes: Vec<(Field, String)>,
}

impl<'t, 'a> Reading<'t, 'a> {
    pub(super) fn of(table: &'t Table<'a>, row: Row<'a>) -> Self {
        Self {
            table,
            row,
            notes: Vec::new(),
        }
    }

    pub(super) fn into_notes(self) -> Vec<(Field, String)> {
        self.notes
    }

    pub(super) fn note(&mut self, field: Field, reason: impl Into<String>) {
        self.notes.push((field, reason.into()));
    }

    pub(super) fn has(&self, field: Field) -> bool {
        self.table.has(field)
    }

    /// A short text, tidied; empty where the cell says nothing.
    pub(super) fn said(&self, field: Field) -> String {
        self.table.said(self.row, field)
    }

    /// Free text with its line breaks; empty where the cell says nothing.
    pub(super) fn text(&self, field: Field) -> String {
        let text = self.table.text(self.row, field);
        if values::says_nothing(&text) {
            String::new()
        } else {
            text
        }
    }

    /// A short text that has to be there.
    pub(super) fn needed(&self, field: Field, reason: &str) -> Result<String, Wrong> {
        let text = self.said(field);
        if text.is_empty() {
            Err(Wrong::new(field, reason))
        } else {
            Ok(text)
        }
    }

    /// The project a row is about.
    pub(super) fn project(&self) -> Option<String> {
        Some(self.said(Field::Project)).filter(|name| !name.is_empty())
    }

    /// Whom a cell names: several where the mapping splits it.
    pub(super) fn pointers(&self, field: Field) -> Vec<Pointer> {
        self.table
            .parts(self.row, field)
            .iter()
            .map(|name| pointer(name))
            .collect()
    }

    /// Whom a cell names that has to name somebody.
    pub(super) fn somebody(&self, field: Field, reason: &str) -> Result<Vec<Pointer>, Wrong> {
        let pointers = self.pointers(field);
        match pointers.len() {
            0 => Err(Wrong::new(field, reason)),
            1..=MOST_NAMED => Ok(pointers),
            count => Err(Wrong::new(
                field,
                format!(
                    "The row names {count} here, and at most {MOST_NAMED} can be named in one row. Split it into several."
                ),
            )),
        }
    }

    /// Whom a cell names where only one can be named; further ones are left out with a note.
    pub(super) fn one(&mut self, field: Field) -> Option<Pointer> {
        let mut pointers = self.pointers(field).into_iter();
        let first = pointers.next();
        let more = pointers.count();
        if more > 0 {
            self.note(
                field,
                format!("Only one can be named here; the first was taken and {more} left out."),
            );
        }
        first
    }

    /// A cell read by a reader of values; what cannot be read keeps the row out.
    pub(super) fn strictly<T>(
        &self,
        field: Field,
        read: impl FnOnce(&Cell<'_>) -> Result<Option<T>, Unreadable>,
    ) -> Result<Option<T>, Wrong> {
        let text = self.table.cell(self.row, field);
        let cell = self.cell(field, &text);
        read(&cell).map_err(|wrong| Wrong::new(field, wrong.reason(&text)))
    }

    /// A cell read by a reader of values; what cannot be read is left out with a note.
    pub(super) fn leniently<T>(
        &mut self,
        field: Field,
        read: impl FnOnce(&Cell<'_>) -> Result<Option<T>, Unreadable>,
    ) -> Option<T> {
        let text = self.table.cell(self.row, field);
        let outcome = read(&self.cell(field, &text));
        outcome.unwrap_or_else(|wrong| {
            self.note(
                field,
                format!("{}; it was left out. {}", wrong.wrong(&text), wrong.remedy),
            );
            None
        })
    }

    fn cell<'c>(&self, field: Field, text: &'c str) -> Cell<'c> {
        let column = self.table.column(field);
        Cell {
            text,
            kind: self.table.kind(self.row, field),
            dates: column.and_then(|column| column.dates),
            scale: column.and_then(|column| column.scale),
        }
    }

    /// A date without which the row says less, but nothing else.
    pub(super) fn date(&mut self, field: Field) -> Option<NaiveDate> {
        self.leniently(field, |cell| cell.date())
    }

    /// What a judgement rests on.
    pub(super) fn basis(&mut self) -> Option<Basis> {
        self.leniently(Field::Basis, |cell| values::basis(cell.text))
    }

    /// The ratings of a row, at least one. One that cannot be read is left out with a note, or keeps the row out where
    /// nothing else is said.
    pub(super) fn ratings<K: Copy, T>(
        &mut self,
        columns: &[(Field, K)],
        read: impl Fn(&Cell<'_>, K) -> Result<Option<T>, Unreadable>,
        silent: &str,
    ) -> Result<Vec<(K, T)>, Wrong> {
        let mut said = Vec::new();
        let mut wrong: Vec<Wrong> = Vec::new();
        for (field, rated) in columns {
            match self.strictly(*field, |cell| read(cell, *rated)) {
                Ok(value) => said.extend(value.map(|value| (*rated, value))),
                Err(one) => wrong.push(one),
            }
        }
        if said.is_empty() {
            let first = columns
                .iter()
                .find(|(field, _)| self.has(*field))
                .or(columns.first());
            let silent = || Wrong::new(first.map_or(Field::Power, |(field, _)| *field), silent);
            return Err(wrong.into_iter().next().unwrap_or_else(silent));
        }
        for Wrong { field, reason } in wrong {
            self.note(field, format!("{reason} It was left out."));
        }
        Ok(said)
    }

    /// How something stands and when it was done: done where only the day is given, and no day where it is not done.
    pub(super) fn standing<S: Copy + PartialEq>(
        &mut self,
        stated: Option<S>,
        open: S,
        done: S,
    ) -> (S, Option<NaiveDate>) {
        let done_on = self.date(Field::DoneOn);
        let status = stated.unwrap_or(if done_on.is_some() { done } else { open });
        if status != done && done_on.is_some() {
            self.note(
                Field::DoneOn,
                "The status says that it is not done, so the date was left out.",
            );
        }
        (status, done_on.filter(|_| status == done))
    }

    /// By whom, when and on what grounds the row judges. A date that cannot be read keeps the row out: the judgement
    /// would be taken for one of another day.
    pub(super) fn judgement(&mut self) -> Result<Judgement, Wrong> {
        Ok(Judgement {
            on_date: self.strictly(Field::Date, |cell| cell.date())?,
            author: self.said(Field::Author),
            basis: self.basis(),
            reason: self.text(Field::Reason),
        })
    }
}

/// A cell with what the mapping says about its column.
pub(super) struct Cell<'c> {
    pub(super) text: &'c str,
    kind: CellKind,
    dates: Option<DateOrder>,
    scale: Option<Scale>,
}

impl Cell<'_> {
    pub(super) fn date(&self) -> Result<Option<NaiveDate>, Unreadable> {
        values::date(self.text, self.kind, self.dates)
    }

    pub(super) fn rating(&self, rated: Rated) -> Result<Option<i64>, Unreadable> {
        values::rating(rated, self.text, self.kind, self.scale)
    }

    pub(super) fn measure(&self, measure: Measure) -> Result<Option<f64>, Unreadable> {
        values::measure(measure, self.text, self.kind, self.scale)
    }

    pub(super) fn whole(&self) -> Result<Option<i64>, Unreadable> {
        values::whole(self.text, self.kind)
    }

    pub(super) fn yes_no(&self) -> Result<Option<bool>, Unreadable> {
        values::yes_no(self.text, self.kind)
    }
}

/// Whom a text names: by e-mail address where it holds one, else by name.
fn pointer(text: &str) -> Pointer {
    match values::email(text) {
        Some(address) => Pointer::Email(address.to_owned()),
        None => Pointer::Name(text.to_owned()),
    }
}
