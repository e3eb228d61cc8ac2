//! What a file looks like, put together from what the reader finds and what the workspace knows.

use exchange::{About, Book, CustomColumn, Field, KnownColumn, Mapping, Question, Reason};
use store::rusqlite::Connection;

use super::becomes::becomes;
use super::look::{
    ColumnLook, ColumnReason, FieldChoice, ImportLook, ImportQuestion, KnownField, MappingFault,
    MappingOrigin, RawRow, SheetLook,
};
use super::saved;
use crate::own_axes::OwnAxes;
use crate::{Failure, Look, Nothing, sql};

/// What is said of the file.
pub(super) struct Told<'t> {
    pub(super) mapping: &'t Mapping,
    pub(super) from: MappingOrigin,
    pub(super) saved_as: Option<String>,
    pub(super) proposed: &'t [Vec<Reason>],
}

pub(super) fn look(book: &Book, told: Told<'_>, look: Look<'_>) -> Result<ImportLook, Failure> {
    let mapping = told.mapping;
    let faults = exchange::check(mapping, book);
    let mut becomes = becomes(book, mapping, look, faults.is_empty())?;
    let sheets = exchange::describe(book, mapping)
        .into_iter()
        .enumerate()
        .map(|(at, sheet)| SheetLook {
            name: sheet.name,
            hidden: sheet.hidden,
            height: sheet.height as u64,
            rows: sheet.rows as u64,
            top: sheet
                .top
                .into_iter()
                .map(|(line, cells)| RawRow { line, cells })
                .collect(),
            columns: sheet
                .columns
                .into_iter()
                .enumerate()
                .map(|(column, described)| ColumnLook {
                    letters: described.letters,
                    samples: described.samples,
                    filled: described.filled as u64,
                    why: reason(
                        match told.from {
                            MappingOrigin::Proposed => {
                                told.proposed.get(at).and_then(|sheet| sheet.get(column))
                            }
                            _ => None,
                        }
                        .copied()
                        .unwrap_or(described.reason),
                    ),
                    unreadable: described.unreadable as u64,
                    unreadable_samples: described.unreadable_samples,
                })
                .collect(),
            becomes: becomes.get_mut(at).map(std::mem::take).unwrap_or_default(),
        })
        .collect();
    let known = known_fields(look.conn)?;
    let fitting = saved::list(look, Nothing {})?
        .items
        .into_iter()
        .filter(|saved| exchange::fit(&saved.mapping, book).is_some())
        .map(|saved| saved.name)
        .collect();
    Ok(ImportLook {
        file_name: book.file_name().to_owned(),
        format: book.format().label(),
        sheets,
        mapping: mapping.clone(),
        from: told.from,
        saved_as: told.saved_as,
        fitting,
        questions: exchange::questions(book, mapping)
            .into_iter()
            .map(question)
            .collect(),
        faults: faults
            .into_iter()
            .map(|fault| MappingFault {
                sheet: fault.sheet as u32,
                column: fault.column.map(|column| column as u32),
                reason: fault.reason,
            })
            .collect(),
        custom_fields: known
            .iter()
            .filter_map(|known| match known {
                KnownColumn::Field(field) => Some(KnownField {
                    subject: field.subject,
                    name: field.name.clone(),
                    kind: field.kind,
                }),
                KnownColumn::Axis(_) => None,
            })
            .collect(),
        own_axes: known
            .into_iter()
            .filter_map(|known| match known {
                KnownColumn::Axis(name) => Some(name),
                KnownColumn::Field(_) => None,
            })
            .collect(),
        fields: fields(),
    })
}

/// The custom fields of the workspace, then its axes of one's own.
pub(super) fn known_fields(conn: &Connection) -> Result<Vec<KnownColumn>, Failure> {
    let mut known = sql::rows(
        conn,
        "SELECT subject, name, kind FROM custom_field ORDER BY subject, position, name_key",
        (),
        |row| {
            Ok(KnownColumn::Field(CustomColumn {
                subject: sql::word(row, 0)?,
                name: row.get(1)?,
                kind: sql::word(row, 2)?,
            }))
        },
    )?;
    let axes = OwnAxes::read(conn)?;
    known.extend(axes.all().iter().map(|axis| KnownColumn::Axis(axis.name.clone())));
    Ok(known)
}

/// Every field of every kind of sheet.
fn fields() -> Vec<FieldChoice> {
    let of = |about: &About| {
        let about = *about;
        about.fields().iter().map(move |field: &Field| FieldChoice {
            about,
            field: *field,
            label: field.label().to_owned(),
        })
    };
    About::ALL.iter().flat_map(of).collect()
}

fn reason(reason: Reason) -> ColumnReason {
    match reason {
        Reason::Heading => ColumnReason::Heading,
        Reason::Content => ColumnReason::Content,
        Reason::Mapping => ColumnReason::Mapping,
        Reason::Unknown => ColumnReason::Unknown,
        Reason::Empty => ColumnReason::Empty,
        Reason::Repeated => ColumnReason::Repeated,
        Reason::LeftOut => ColumnReason::LeftOut,
    }
}

fn question(question: Question) -> ImportQuestion {
    match question {
        Question::DateOrder {
            sheet,
            column,
            sample,
        } => ImportQuestion::DateOrder {
            sheet: sheet as u32,
            column: column as u32,
            sample,
        },
        Question::Scale {
            sheet,
            column,
            sample,
        } => ImportQuestion::Scale {
            sheet: sheet as u32,
            column: column as u32,
            sample,
        },
    }
}
