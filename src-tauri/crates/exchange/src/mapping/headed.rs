//! Headings as they stand in a sheet, those of several rows joined.

use crate::book::{CellKind, Merged, Row, Sheet};
use crate::columns::{JOINT, is_known};
use crate::text::tidy;

/// The headings by column: of `rows` rows ending at `line`, an upper one joined with what it stands above ("Engagement –
/// current"). Blank ones at the end are left out; columns without one are empty.
pub(crate) fn headings(sheet: &Sheet, line: u64, rows: u8) -> Vec<String> {
    let Some(lowest) = sheet.row_at(line) else {
        return Vec::new();
    };
    let first = line.saturating_sub(u64::from(rows.clamp(1, 3)) - 1).max(1);
    let upper: Vec<Row<'_>> = (first..line).filter_map(|line| sheet.row_at(line)).collect();
    let width = upper
        .iter()
        .map(Row::width)
        .chain([lowest.width()])
        .max()
        .unwrap_or(0);
    let spread: Vec<Vec<String>> = upper
        .iter()
        .map(|row| spread(sheet, *row, lowest, width))
        .collect();
    let mut headings: Vec<String> = (0..width)
        .map(|at| {
            let mut parts: Vec<String> = Vec::new();
            let own = tidy(lowest.cell(at));
            for part in spread.iter().map(|row| row[at].clone()).chain([own]) {
                if !part.is_empty() && parts.last() != Some(&part) {
                    parts.push(part);
                }
            }
            parts.join(JOINT)
        })
        .collect();
    while headings.last().is_some_and(String::is_empty) {
        headings.pop();
    }
    headings
}

/// A row of upper headings, each spread over the columns it stands above: those it is merged over, or without merged
/// cells those to its right that have a heading below and none of their own above.
fn spread(sheet: &Sheet, row: Row<'_>, lowest: Row<'_>, width: usize) -> Vec<String> {
    let merged: Vec<&Merged> = across(sheet, row.line()).collect();
    let mut out: Vec<String> = (0..width).map(|at| tidy(row.cell(at))).collect();
    if merged.is_empty() {
        for at in 1..width {
            if out[at].is_empty()
                && !lowest.cell(at).trim().is_empty()
                && !lowest.cell(at - 1).trim().is_empty()
            {
                out[at] = out[at - 1].clone();
            }
        }
    }
    for block in merged {
        let text = tidy(row.cell(block.first_column));
        for cell in out
            .iter_mut()
            .take(block.last_column + 1)
            .skip(block.first_column + 1)
        {
            cell.clone_from(&text);
        }
    }
    out
}

/// The blocks merged over several columns that begin on a line.
fn across(sheet: &Sheet, line: u64) -> impl Iterator<Item = &Merged> {
    sheet
        .merged()
        .iter()
        .filter(move |block| block.first_line == line && block.last_column > block.first_column)
}

/// Whether a row holds upper headings over the row of headings right below it.
pub(super) fn is_group_row(sheet: &Sheet, row: Row<'_>, below: Row<'_>) -> bool {
    let said = |row: Row<'_>, at: usize| !row.cell(at).trim().is_empty();
    let own: Vec<usize> = (0..row.width()).filter(|at| said(row, *at)).collect();
    let texts = |row: Row<'_>| {
        (0..row.width()).all(|at| row.kind(at) == CellKind::Text && !row.cell(at).contains('@'))
    };
    if own.is_empty() || !texts(row) || !texts(below) {
        return false;
    }
    let width = row.width().max(below.width());
    let filled_below = (0..width).filter(|at| said(below, *at)).count();
    let blocks: Vec<&Merged> = across(sheet, row.line())
        .filter(|block| block.first_line == block.last_line)
        .collect();
    let over = |at: usize| {
        blocks
            .iter()
            .any(|block| (block.first_column..=block.last_column).contains(&at))
    };
    let whole_width = blocks
        .iter()
        .any(|block| own.len() == 1 && block.last_column + 1 >= below.width() && block.first_column == 0);
    let down = |at: usize| {
        sheet.merged().iter().any(|block| {
            block.first_line <= row.line()
                && block.last_line >= below.line()
                && (block.first_column..=block.last_column).contains(&at)
        })
    };
    if whole_width {
        return false;
    }
    if !blocks.is_empty() || own.iter().any(|at| down(*at)) {
        // Below a heading that is merged downwards there is nothing; what is below stands under a merged block.
        return filled_below > 0
            && (0..width).all(|at| !said(below, at) || !down(at))
            && (0..width).filter(|at| said(below, *at) && over(*at)).count() > 0;
    }
    // Without merged cells: an upper row has gaps that the lower one fills, and the lower one has gaps, or headings that
    // repeat, that only the upper one can tell apart.
    let mut lower: Vec<String> = (0..width)
        .filter(|at| said(below, *at))
        .map(|at| tidy(below.cell(at)).to_lowercase())
        .collect();
    let all = lower.len();
    lower.sort();
    lower.dedup();
    let repeats = lower.len() < all;
    let fills = own.iter().any(|at| !said(below, *at));
    let gaps = (0..width).any(|at| !said(row, at) && said(below, at));
    let headed = (0..width)
        .filter(|at| said(below, *at))
        .all(|at| is_known(&tidy(below.cell(at))) || below.cell(at).trim().len() <= 30);
    let upper_known = own.iter().all(|at| is_known(&tidy(row.cell(*at))));
    let known = known_below(below, width);
    own.len() >= 2 && filled_below >= 2 && gaps && headed && (repeats || ((fills || upper_known) && known))
}

/// Whether most cells of a row are known headings.
fn known_below(row: Row<'_>, width: usize) -> bool {
    let said: Vec<String> = (0..width)
        .map(|at| tidy(row.cell(at)))
        .filter(|cell| !cell.is_empty())
        .collect();
    said.iter().filter(|cell| is_known(cell)).count() * 2 >= said.len()
}
