//! A mapping proposed from a file alone.

use std::collections::BTreeMap;

use domain::CustomKind;

use crate::book::{Book, Row, Sheet};
use crate::columns::layout_of;
use crate::draft::CustomColumn;
use crate::mapping::assign::Assigning;
use crate::mapping::headed::headings;
use crate::mapping::locate::{Located, locate};
use crate::mapping::looks::Cells;
use crate::mapping::purpose::{Seen, holds_no_data};
use crate::mapping::questions::{Question, questions};
use crate::mapping::{About, ColumnMapping, Field, Layout, Mapping, Scale, SheetMapping, Target, shape};
use crate::table::Table;
use crate::values::{self, DateOrderFound, Rated, ScaleFound, Several};

/// Where a column of this name goes, since the workspace has it already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KnownColumn {
    /// A custom field.
    Field(CustomColumn),
    /// An axis of one's own, by its name (R2).
    Axis(String),
}

/// A mapping proposed from a file alone, with what a person should know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The mapping.
    pub mapping: Mapping,
    /// By sheet and column of the mapping, why the column was taken for what it was taken for.
    pub reasons: Vec<Vec<Reason>>,
    /// What only a person knows.
    pub questions: Vec<Question>,
}

/// Why a column was taken for what it was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its heading is the field's name or a synonym.
    Heading,
    /// Its cells look like it.
    Content,
    /// The mapping came from elsewhere.
    Mapping,
    /// Its heading is not known.
    Unknown,
    /// It has no heading or no cells.
    Empty,
    /// Another column already says the same.
    Repeated,
    /// It is known and says nothing that belongs in a workspace (pay, for one).
    LeftOut,
}

/// In at most this many rows the kind of a custom field is checked against every cell.
const CHECKED: usize = 20_000;

/// Proposes a mapping of a file. `known` are the custom fields of the workspace and its axes of one's own: a column with
/// the name of one goes there.
///
/// Up to 1,000 rows of each sheet are looked at: the first ones, and others spread evenly over the rest.
///
/// Not guessed at, and kept as custom fields until somebody says otherwise: ratings of several projects side by side
/// ("Power – Project A", "Power – Project B"), since a row belongs to one project; bring such a file in once a project.
#[must_use]
pub fn suggest(book: &Book, known: &[KnownColumn]) -> Suggested {
    let (mut sheets, mut reasons): (Vec<SheetMapping>, Vec<Vec<Reason>>) =
        book.sheets().iter().map(|sheet| proposed(sheet, known)).unzip();
    let shown = |at: usize| !book.sheets()[at].hidden();
    // A hidden sheet stays out, unless there is no other.
    if (0..sheets.len()).any(|at| shown(at) && sheets[at].about.is_some()) {
        for (at, sheet) in sheets.iter_mut().enumerate() {
            if !shown(at) {
                sheet.about = None;
            }
        }
    }
    // Somebody chose this file for something: where no sheet is understood, the first with rows is offered for mapping.
    if sheets.iter().all(|sheet| sheet.about.is_none()) {
        let first = book.sheets().iter().zip(&sheets).position(|(sheet, mapping)| {
            !Table::new(sheet, mapping).rows().is_empty() && !sheet.hidden() && !holds_no_data(sheet)
        });
        if let Some(at) = first.or_else(|| (sheets.len() == 1).then_some(0)) {
            let located = locate(&book.sheets()[at]);
            let (sheet, reason) = described(&book.sheets()[at], &located, Some(About::Stakeholders), known);
            (sheets[at], reasons[at]) = (sheet, reason);
        }
    }
    let mapping = Mapping {
        version: 1,
        shape: shape(book),
        sheets,
    };
    let questions = questions(book, &mapping);
    Suggested {
        mapping,
        reasons,
        questions,
    }
}

/// Proposes the columns anew of every sheet whose headings or meaning were changed by hand: where the line of the headings
/// is another one, so that the mapping's headings are not those of the file, or where a column fills a field that rows
/// about the chosen thing do not have. Sheets to which neither applies stay as they are.
#[must_use]
pub fn renew(mapping: &Mapping, book: &Book, known: &[KnownColumn]) -> Mapping {
    let sheets = mapping.sheets.iter().enumerate().map(|(at, sheet)| {
        let Some(file) = book.sheets().get(at) else {
            return sheet.clone();
        };
        let found = headings(file, sheet.header_line, sheet.header_rows);
        let heading = |index: u32| found.get(index as usize).map_or("", String::as_str);
        let moved = sheet
            .columns
            .iter()
            .any(|column| heading(column.index) != column.header);
        let missing = found.iter().enumerate().any(|(index, heading)| {
            !heading.is_empty() && !sheet.columns.iter().any(|column| column.index as usize == index)
        });
        let strange = sheet.about.is_some_and(|about| {
            sheet.columns.iter().any(|column| match &column.target {
                Target::LeaveOut => false,
                Target::Field { field } => !about.fields().contains(field),
                Target::Custom { .. } => !about.takes_custom_fields(),
                Target::Axis { .. } => about != About::Stakeholders,
            })
        });
        if !(moved || missing || strange) {
            return sheet.clone();
        }
        let located = Located {
            header_line: sheet.header_line,
            header_rows: sheet.header_rows,
            last_line: sheet.last_line,
            headings: found,
        };
        described(file, &located, sheet.about, known).0
    });
    Mapping {
        sheets: sheets.collect(),
        ..mapping.clone()
    }
}

/// The mapping of one sheet, and why each of its columns is what it is.
fn proposed(sheet: &Sheet, known: &[KnownColumn]) -> (SheetMapping, Vec<Reason>) {
    let located = locate(sheet);
    let bare = bare(sheet, &located, None, Layout::PlainList);
    let table = Table::new(sheet, &bare);
    let about = Seen {
        sheet,
        headings: &located.headings,
        rows: table.rows(),
    }
    .about();
    described(sheet, &located, about, known)
}

/// A sheet's mapping without its columns.
fn bare(sheet: &Sheet, located: &Located, about: Option<About>, layout: Layout) -> SheetMapping {
    SheetMapping {
        sheet: sheet.name().to_owned(),
        about,
        header_line: located.header_line,
        header_rows: located.header_rows,
        last_line: located.last_line,
        layout,
        columns: Vec::new(),
    }
}

/// The mapping of a sheet about something; one that stays out is described as if it were about stakeholders, so that it
/// can be taken in by one choice.
pub(super) fn described(
    sheet: &Sheet,
    located: &Located,
    about: Option<About>,
    known: &[KnownColumn],
) -> (SheetMapping, Vec<Reason>) {
    let meant = about.unwrap_or(About::Stakeholders);
    let layout = match meant {
        About::Stakeholders => layout_of(located.headings.iter().map(String::as_str)),
        _ => Layout::PlainList,
    };
    let bare = bare(sheet, located, about, layout);
    let table = Table::new(sheet, &bare);
    let rows = table.rows();
    let mut mapping = bare.clone();
    let mut assigning = Assigning::new(meant, layout, &located.headings, sheet.width(), rows, known);
    let targets = assigning.targets();
    let own = is_own_form(sheet, meant, located);
    let mut reasons = Vec::new();
    for (at, target) in targets.into_iter().enumerate() {
        let Some((target, reason)) = target else { continue };
        let mut column = ColumnMapping {
            index: u32::try_from(at).unwrap_or(u32::MAX),
            header: located.headings.get(at).cloned().unwrap_or_default(),
            target,
            split: None,
            dates: None,
            scale: None,
            values: BTreeMap::new(),
        };
        // A field that the workspace has holds what it holds.
        read_as(&mut column, reason != Reason::Heading, assigning.cells(at), rows);
        let rated = column.target.rated().is_some();
        if own && rated {
            column.scale = column.scale.or(Some(Scale::Own));
        }
        mapping.columns.push(column);
        reasons.push(reason);
    }
    if !own {
        share_scale(&mut mapping.columns, |index| assigning.cells(index as usize));
    }
    if layout == Layout::StaffGroups {
        // The untitled first column numbers the rows.
        let numbers = mapping.columns.iter().position(|column| column.header.is_empty());
        if let Some(at) = numbers {
            mapping.columns[at].target = Target::Field {
                field: Field::Reference,
            };
            reasons[at] = Reason::Content;
        }
    }
    (mapping, reasons)
}

/// Whether a sheet is of the form that Soundings itself hands out: its name and all its headings are in its own words, so
/// that its ratings are on its own scales.
fn is_own_form(sheet: &Sheet, about: About, located: &Located) -> bool {
    let own = |heading: &String| about.fields().iter().any(|field| field.label() == heading);
    sheet.name() == about.label() && located.headings.iter().all(own)
}

/// How the cells of a column are to be read: what separates several, the order of dates, the scale of ratings, what signs
/// mean. The kind of a `new` custom field gives way where a cell cannot be read.
fn read_as(column: &mut ColumnMapping, new: bool, cells: &Cells<'_>, rows: &[Row<'_>]) {
    let field = match &mut column.target {
        Target::LeaveOut => return,
        Target::Axis { .. } => None,
        Target::Field { field } => Some(*field),
        Target::Custom { kind, .. } => {
            let typed = new && !matches!(kind, CustomKind::Text | CustomKind::Choice);
            if typed && !all_read(column.index, *kind, rows) {
                *kind = CustomKind::Text;
            }
            None
        }
    };
    if let Some(field) = field {
        column.split = split_of(field, cells);
    }
    if column.holds_dates() {
        column.dates = match order(column.index, cells, rows) {
            DateOrderFound::Order(order) => Some(order),
            _ => None,
        };
    }
    if let Some(rated) = column.target.rated() {
        let cells = || cells.cells.iter().copied();
        column.scale = values::scale_in_heading(rated, &column.header).or_else(|| {
            match values::scale_of(rated, cells()) {
                ScaleFound::Scale(scale) => Some(scale),
                _ => None,
            }
        });
        column.values = values::signs_of(rated, cells());
    }
    let flags = matches!(field, Some(Field::Legitimacy | Field::Urgency | Field::Pilot))
        || matches!(
            column.target,
            Target::Custom {
                kind: CustomKind::YesNo,
                ..
            }
        );
    if flags {
        column
            .values
            .extend(values::crosses_of(cells.cells.iter().copied()));
    }
}

/// The measures of readiness of one sheet are answers to one form, so what tells the scale of one tells that of the
/// others: a 9 in one column says that a 3 in the next is 3 of 10. Left as they are: columns whose heading names a scale,
/// and those of words or percent.
fn share_scale<'c, 'a: 'c>(columns: &mut [ColumnMapping], cells: impl Fn(u32) -> &'c Cells<'a>) {
    let shares = |column: &ColumnMapping| {
        let Target::Field { field } = column.target else {
            return None;
        };
        let rated = Rated::of(field).filter(|rated| matches!(rated, Rated::Measure(_)))?;
        let counted = matches!(
            column.scale,
            None | Some(Scale::Own | Scale::OneToFive | Scale::OneToTen)
        );
        (counted && values::scale_in_heading(rated, &column.header).is_none()).then_some(rated)
    };
    let sharing: Vec<(usize, Rated)> = (0..columns.len())
        .filter_map(|at| Some((at, shares(&columns[at])?)))
        .collect();
    let [(_, rated), _, ..] = sharing[..] else {
        return;
    };
    let all = sharing
        .iter()
        .flat_map(|(at, _)| cells(columns[*at].index).cells.iter().copied());
    if let ScaleFound::Scale(scale @ (Scale::Own | Scale::OneToFive | Scale::OneToTen)) =
        values::scale_of(rated, all)
    {
        for (at, _) in sharing {
            columns[at].scale = Some(scale);
        }
    }
}

/// Whether every cell of a column can be read as what a custom field of a kind holds, whatever the order of its dates.
fn all_read(index: u32, kind: CustomKind, rows: &[Row<'_>]) -> bool {
    let at = index as usize;
    rows.iter().take(CHECKED).all(|row| {
        let cell = row.cell(at);
        match kind {
            CustomKind::Date => {
                values::says_nothing(cell) || crate::mapping::looks::is_date(cell, row.kind(at))
            }
            kind => values::custom(kind, cell, row.kind(at), None).is_ok(),
        }
    })
}

/// The order of the dates of a column: told by the cells looked at, or where they leave it open by all of them.
fn order(index: u32, cells: &Cells<'_>, rows: &[Row<'_>]) -> DateOrderFound {
    let found = values::order_of(cells.cells.iter().copied());
    if matches!(found, DateOrderFound::Unclear { .. }) && cells.rows < rows.len() {
        let at = index as usize;
        return values::order_of(rows.iter().map(|row| (row.cell(at), row.kind(at))));
    }
    found
}

/// What separates several values in a cell of a field.
fn split_of(field: Field, cells: &Cells<'_>) -> Option<String> {
    let found = |of| values::separator_of(cells.texts(), of);
    let separator = match field {
        Field::Tags => found(Several::Tags).or(Some(";")),
        _ if field.is_list() => found(Several::Names).or(Some(";")),
        // Two names in one cell are two stakeholders only where every part of every such cell is a name.
        Field::Name => found(Several::Names).filter(|separator| {
            matches!(*separator, ";" | "|" | "/" | "\n")
                && cells
                    .texts()
                    .filter(|cell| cell.contains(*separator))
                    .all(|cell| values::split(cell, separator).all(crate::mapping::looks::is_personal_name))
        }),
        _ => None,
    };
    separator.map(str::to_owned)
}
