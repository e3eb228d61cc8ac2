//! A mapping made to fit another file of its kind.

use crate::book::{Book, Sheet};
use crate::mapping::headed::headings;
use crate::mapping::locate::{Located, locate};
use crate::mapping::suggest::described;
use crate::mapping::{ColumnMapping, Field, Mapping, SheetMapping, Target, shape};
use crate::text::{folded, key};

/// Makes a saved mapping fit a file: sheets are found again by their names or places, columns by their headings wherever
/// they stand now. What the saved mapping says of them holds; columns it does not know are proposed as in
/// [`suggest`](crate::suggest). `None` where a sheet, or a column that its rows need, is gone.
#[must_use]
pub fn fit(saved: &Mapping, book: &Book) -> Option<Mapping> {
    let mut sheets: Vec<Option<SheetMapping>> = vec![None; book.sheets().len()];
    for (place, sheet) in saved.sheets.iter().enumerate() {
        if sheet.about.is_none() {
            continue;
        }
        let at = found(sheet, place, saved, book, &sheets)?;
        sheets[at] = Some(fitted(sheet, &book.sheets()[at])?);
    }
    if sheets.iter().all(Option::is_none) {
        return None;
    }
    let sheets = sheets
        .into_iter()
        .zip(book.sheets())
        .map(|(mapping, sheet)| mapping.unwrap_or_else(|| described(sheet, &locate(sheet), None, &[]).0));
    Some(Mapping {
        version: saved.version,
        shape: shape(book),
        sheets: sheets.collect(),
    })
}

/// The sheet of the file that a saved one stands for: of its name, else at its place in a file of as many sheets, else the
/// only one there is.
fn found(
    sheet: &SheetMapping,
    place: usize,
    saved: &Mapping,
    book: &Book,
    taken: &[Option<SheetMapping>],
) -> Option<usize> {
    let free = |at: &usize| taken.get(*at).is_some_and(Option::is_none);
    let named = book
        .sheets()
        .iter()
        .position(|file| key(file.name()) == key(&sheet.sheet));
    let alike = saved.sheets.len() == book.sheets().len();
    let only = (book.sheets().len() == 1).then_some(0);
    named
        .filter(free)
        .or_else(|| Some(place).filter(|at| alike && free(at)))
        .or_else(|| only.filter(free))
}

/// A saved sheet fitted to one of the file.
fn fitted(saved: &SheetMapping, sheet: &Sheet) -> Option<SheetMapping> {
    let located = placed(saved, sheet);
    // Whether it can fit at all is told by the headings, before any cell is looked at.
    let there = |column: &ColumnMapping| {
        let mut headings = located.headings.iter();
        headings.any(|heading| key(heading) == key(&column.header))
            || (column.header.is_empty() && (column.index as usize) < sheet.width())
    };
    let kept = |field: Field| {
        let target = Target::Field { field };
        saved
            .columns
            .iter()
            .any(|column| column.target == target && there(column))
    };
    let needs = saved.about?.needs();
    if !needs
        .iter()
        .all(|any| any.iter().any(|field| kept(*field)) || !any.iter().any(|field| saved.fills(*field)))
    {
        return None;
    }
    let (mut mapping, _) = described(sheet, &located, saved.about, &[]);
    mapping.layout = saved.layout;
    let mut left: Vec<&ColumnMapping> = saved.columns.iter().collect();
    let mut mine: Vec<bool> = Vec::new();
    for column in &mut mapping.columns {
        let same = left.iter().position(|saved| {
            if saved.header.is_empty() || located.header_line == 0 {
                saved.header == column.header && saved.index == column.index
            } else {
                key(&saved.header) == key(&column.header) && folded(&saved.header) == folded(&column.header)
            }
        });
        mine.push(same.is_some());
        if let Some(at) = same {
            let saved = left.remove(at);
            *column = ColumnMapping {
                index: column.index,
                header: column.header.clone(),
                ..saved.clone()
            };
        }
    }
    // What is new gives way to what was said.
    let targets: Vec<Target> = mapping
        .columns
        .iter()
        .map(|column| column.target.clone())
        .collect();
    for at in 0..targets.len() {
        let taken =
            (0..targets.len()).any(|other| mine[other] && says_the_same(&targets[at], &targets[other]));
        if !mine[at] && taken {
            mapping.columns[at].target = Target::LeaveOut;
            mapping.columns[at].split = None;
            mapping.columns[at].scale = None;
            mapping.columns[at].dates = None;
            mapping.columns[at].values.clear();
        }
    }
    // What filled a need when the mapping was saved has to be there; another field would be another meaning.
    needs
        .iter()
        .all(|any| {
            any.iter()
                .any(|field| saved.fills(*field) && mapping.fills(*field))
                || !any.iter().any(|field| saved.fills(*field))
        })
        .then_some(mapping)
}

/// Where the headings of a file are: where the saved mapping says, if most of its headings are there, else wherever they
/// are found.
fn placed(saved: &SheetMapping, sheet: &Sheet) -> Located {
    let found = locate(sheet);
    if found.header_line == saved.header_line && found.header_rows == saved.header_rows {
        return found;
    }
    let there = headings(sheet, saved.header_line, saved.header_rows);
    let known = |heading: &str| saved.columns.iter().any(|column| column.header == heading);
    let hits = there
        .iter()
        .filter(|heading| !heading.is_empty() && known(heading))
        .count();
    let others = found
        .headings
        .iter()
        .filter(|heading| !heading.is_empty() && known(heading))
        .count();
    if (saved.header_line == 0 && others == 0) || hits > others {
        return Located {
            header_line: saved.header_line,
            header_rows: saved.header_rows,
            last_line: found.last_line.filter(|line| *line > saved.header_line),
            headings: there,
        };
    }
    found
}

/// Whether two columns would fill the same place.
fn says_the_same(one: &Target, other: &Target) -> bool {
    match (one, other) {
        (Target::Field { field: one }, Target::Field { field: other }) => one == other && !one.is_list(),
        (Target::Custom { name: one, .. }, Target::Custom { name: other, .. }) => {
            folded(one) == folded(other)
        }
        (Target::Axis { name: one }, Target::Axis { name: other }) => folded(one) == folded(other),
        _ => false,
    }
}
