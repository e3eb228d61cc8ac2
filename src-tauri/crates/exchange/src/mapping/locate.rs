//! Where the headings and the rows of data of a sheet are.

use crate::book::{CellKind, Row, Sheet};
use crate::columns::is_known;
use crate::mapping::headed::{headings, is_group_row};
use crate::mapping::looks;
use crate::text::{key, tidy};
use crate::values;

/// Headings are looked for in this many rows from the top.
const TOP: usize = 30;
/// What follows the data is looked for in this many rows from the bottom.
const BOTTOM: usize = 30;
/// No longer cell is a heading.
const LONGEST_HEADING: usize = 80;
/// Headings are told by this many columns.
const COLUMNS: usize = 200;
/// Rows told from one another by how much is in them are looked at up to this number.
const SAMPLE: usize = 200;

/// Words that a row of sums begins with.
const SUMS: &[&str] = &[
    "total",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "sum",
    "average",
    "mean",
    "count",
    "gesamt",
    "summe",
    "cyfanswm",
];

/// Words that a remark below a table begins with.
const REMARKS: &[&str] = &[
    "note",
    "notes",
    "source",
    "sources",
    "key",
    "legend",
    "prepared by",
    "last updated",
    "updated",
    "version",
    "page",
    "end of",
    "printed",
    "exported",
    "generated",
    "report",
    "confidential",
    "copyright",
    "scale",
    "rating",
    "ratings",
];

/// Where the headings and the rows of data of a sheet are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Located {
    /// The line of the last row of headings; 0 where there is none.
    pub(super) header_line: u64,
    pub(super) header_rows: u8,
    /// The line of the last row of data, where something else follows.
    pub(super) last_line: Option<u64>,
    /// By column.
    pub(super) headings: Vec<String>,
}

/// Finds the headings and the end of the data.
pub(super) fn locate(sheet: &Sheet) -> Located {
    let top: Vec<Row<'_>> = sheet.rows().take(TOP).collect();
    let fill = typical_fill(sheet);
    let header = header_row(&top, fill);
    let (header_line, header_rows) = header.map_or((0, 1), |at| taken(sheet, &top, at));
    Located {
        header_line,
        header_rows,
        last_line: last_line(sheet, header_line, fill),
        headings: headings(sheet, header_line, header_rows),
    }
}

/// How many cells of a row say something.
fn filled(row: Row<'_>) -> usize {
    row.cells().filter(|cell| !cell.trim().is_empty()).count()
}

/// How many cells most rows fill: three of four rows fill no more.
fn typical_fill(sheet: &Sheet) -> usize {
    let mut fills: Vec<usize> = sheet.rows().take(SAMPLE).map(filled).collect();
    fills.sort_unstable();
    fills
        .get(fills.len() * 3 / 4)
        .or(fills.last())
        .copied()
        .unwrap_or(0)
}

/// The row that is the headings: the one with the most known headings, or else the first that can be one.
fn header_row(top: &[Row<'_>], fill: usize) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in top.iter().enumerate() {
        let known = known_headings(*row);
        let filled = filled(*row);
        let enough = known >= 2 || (known == 1 && (filled == 1 || known * 2 >= filled) && filled * 2 > fill);
        if enough && best.is_none_or(|(_, most)| known > most) {
            best = Some((at, known));
        }
    }
    if let Some((at, _)) = best {
        return Some(at);
    }
    let at = top.iter().position(|row| filled(*row) * 2 > fill)?;
    let first = top.get(at)?;
    (!is_data(*first, top.get(at + 1..).unwrap_or_default())).then_some(at)
}

/// How many cells of a row are known headings; none where most of them look like data.
fn known_headings(row: Row<'_>) -> usize {
    let mut known = 0;
    let mut data = 0;
    let mut all = 0;
    for at in 0..row.width().min(COLUMNS) {
        let cell = row.cell(at).trim();
        if cell.is_empty() {
            continue;
        }
        all += 1;
        if row.kind(at) != CellKind::Text
            || cell.contains('@')
            || values::number(cell, CellKind::Text).is_ok()
        {
            data += 1;
        } else if cell.len() <= LONGEST_HEADING && is_known(&tidy(cell)) {
            known += 1;
        }
    }
    if data * 2 > all { 0 } else { known }
}

/// Whether a row of unknown words is data rather than headings: one of its cells is of the same sort as those below it.
fn is_data(first: Row<'_>, below: &[Row<'_>]) -> bool {
    (0..first.width().min(COLUMNS)).any(|at| {
        let cell = first.cell(at).trim();
        let kind = first.kind(at);
        let below = || {
            below
                .iter()
                .map(|row| row.cell(at).trim())
                .filter(|cell| !cell.is_empty())
        };
        if cell.is_empty() {
            return false;
        }
        if cell.contains('@') || matches!(kind, CellKind::Number | CellKind::Date | CellKind::Flag) {
            return true;
        }
        let number = |cell: &str| matches!(values::number(cell, CellKind::Text), Ok(Some(_)));
        if number(cell) && below().all(number) {
            return true;
        }
        let names = below().filter(|cell| looks::is_personal_name(cell)).count();
        let all = below().count();
        looks::is_personal_name(cell)
            && names * 3 >= all * 2
            && !key(cell).split(' ').any(|word| is_known(word) || word == "list")
    })
}

/// The line of the last row of headings, and how many rows they take.
fn taken(sheet: &Sheet, top: &[Row<'_>], at: usize) -> (u64, u8) {
    let (mut first, mut last) = (at, at);
    let next = |at: usize| {
        top.get(at + 1)
            .filter(|row| row.line() == top[at].line() + 1)
            .copied()
    };
    // The row with the most known headings may be the upper one of two.
    if let Some(below) = next(last).filter(|below| is_group_row(sheet, top[last], *below)) {
        let data =
            known_headings(below) == 0 && (0..below.width()).any(|at| below.kind(at) != CellKind::Text);
        if !data {
            last += 1;
        }
    }
    while first > 0
        && last - first < 2
        && top[first - 1].line() + 1 == top[first].line()
        && is_group_row(sheet, top[first - 1], top[first])
    {
        first -= 1;
    }
    (top[last].line(), u8::try_from(last - first + 1).unwrap_or(1))
}

/// The line of the last row of data, where sums or remarks follow below it. None where the data ends with the sheet.
fn last_line(sheet: &Sheet, header_line: u64, fill: usize) -> Option<u64> {
    let bottom: Vec<Row<'_>> = sheet
        .rows()
        .rev()
        .take_while(|row| row.line() > header_line)
        .take(BOTTOM)
        .collect();
    // From the bottom up: what is cut off so far.
    let mut cut = 0;
    loop {
        let rest = &bottom[cut..];
        let block = rest
            .windows(2)
            .position(|pair| pair[1].line() + 1 < pair[0].line())
            .map_or(0, |at| at + 1);
        if block > 0 && block < rest.len() && is_legend(&rest[..block], fill) {
            cut += block;
        } else if rest
            .first()
            .is_some_and(|row| is_sum(*row, fill) || is_remark(*row, fill))
        {
            cut += 1;
        } else {
            break;
        }
    }
    bottom.get(cut).filter(|_| cut > 0).map(Row::line)
}

/// Whether rows under a gap (given from the bottom up) explain the table instead of being part of it.
fn is_legend(block: &[Row<'_>], fill: usize) -> bool {
    let sparse = block.iter().all(|row| filled(*row) * 2 <= fill);
    let named = block
        .iter()
        .filter_map(first_cell)
        .any(|cell| looks::is_personal_name(cell) && !cell.contains('='));
    let worded = block.last().and_then(first_cell).is_some_and(begins_remark);
    fill >= 3 && sparse && (worded || !named)
}

/// The first cell of a row that says something.
fn first_cell<'a>(row: &Row<'a>) -> Option<&'a str> {
    row.cells().map(str::trim).find(|cell| !cell.is_empty())
}

/// Whether a row is a row of sums.
fn is_sum(row: Row<'_>, fill: usize) -> bool {
    let mut said = (0..row.width()).filter(|at| !row.cell(*at).trim().is_empty());
    let Some(first) = said.next() else { return false };
    let first = key(row.cell(first));
    let worded = SUMS.contains(&first.as_str())
        || (SUMS.iter().any(|word| first.starts_with(&format!("{word} "))) && filled(row) * 2 <= fill.max(2));
    // Somebody may be called so; but then other cells say more than sums do.
    worded && said.all(|at| values::number(row.cell(at), row.kind(at)).is_ok())
}

/// Whether a row is a remark under the table.
fn is_remark(row: Row<'_>, fill: usize) -> bool {
    let mut said = row.cells().map(str::trim).filter(|cell| !cell.is_empty());
    let (Some(cell), None) = (said.next(), said.next()) else {
        return false;
    };
    let marked = cell.starts_with(['*', '†', '©', '(', '['])
        || cell.to_lowercase().starts_with("http")
        || cell.starts_with("N.B");
    (fill >= 3 && (begins_remark(cell) || marked || cell.chars().count() > 60)) || (fill == 2 && marked)
}

/// Whether a cell begins with a word that remarks begin with.
fn begins_remark(cell: &str) -> bool {
    let key = key(cell);
    REMARKS
        .iter()
        .any(|word| key == *word || key.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}
