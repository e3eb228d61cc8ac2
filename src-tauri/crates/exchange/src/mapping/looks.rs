//! What the cells of a column look like, whatever its heading says.

use std::collections::HashSet;

use domain::CustomKind;

use crate::book::{CellKind, Row};
use crate::text::{folded, tidy};
use crate::values;

/// At most this many rows of a sheet are looked at.
const MOST_ROWS: usize = 1_000;
/// Of those, this many from the top.
const FROM_TOP: usize = 200;
/// More different values than this are no choice.
const MOST_CHOICES: usize = 12;
/// No longer value is one to choose.
const LONGEST_CHOICE: usize = 60;

/// The rows to look at: the first ones, and others spread evenly over the rest.
pub(crate) fn sample<'r, 'a>(rows: &'r [Row<'a>]) -> impl Iterator<Item = Row<'a>> + 'r {
    let (top, rest) = rows.split_at(rows.len().min(FROM_TOP));
    let step = rest.len().div_ceil(MOST_ROWS - FROM_TOP).max(1);
    top.iter().copied().chain(rest.iter().copied().step_by(step))
}

/// The cells of a column that say something.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cells<'a> {
    pub(crate) cells: Vec<(&'a str, CellKind)>,
    /// How many rows were looked at.
    pub(crate) rows: usize,
}

impl<'a> Cells<'a> {
    pub(crate) fn of(rows: &[Row<'a>], column: usize) -> Self {
        let mut cells = Self::default();
        for row in sample(rows) {
            cells.rows += 1;
            let cell = row.cell(column).trim();
            if !says_nothing(cell) {
                cells.cells.push((cell, row.kind(column)));
            }
        }
        cells
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    pub(crate) fn texts(&self) -> impl Iterator<Item = &'a str> {
        self.cells.iter().map(|(cell, _)| *cell)
    }

    /// The share of the cells of which something is true; 0 where there are none.
    #[allow(clippy::cast_precision_loss, reason = "at most a few thousand cells")]
    pub(crate) fn share(&self, is: impl Fn(&str, CellKind) -> bool) -> f64 {
        if self.cells.is_empty() {
            return 0.0;
        }
        let so = self.cells.iter().filter(|(cell, kind)| is(cell, *kind)).count();
        so as f64 / self.cells.len() as f64
    }

    pub(crate) fn are_addresses(&self) -> bool {
        self.share(|cell, _| values::email(cell).is_some()) >= 0.6
    }

    pub(crate) fn are_phones(&self) -> bool {
        self.share(is_phone) >= 0.6
    }

    pub(crate) fn are_names(&self) -> bool {
        self.share(|cell, kind| kind == CellKind::Text && is_personal_name(cell)) >= 0.6
    }

    /// True for 1, 2, 3 … down the column: the program's own numbers of the rows.
    pub(crate) fn number_rows(&self) -> bool {
        let mut last = None;
        self.cells.len() * 10 >= self.rows * 9
            && self.cells.iter().all(|(cell, kind)| {
                let number = values::whole(cell, *kind).ok().flatten();
                let next = number.is_some() && last.is_none_or(|last| number > Some(last));
                let close = number.is_none_or(|number| last.is_some() || (0..=2).contains(&number));
                last = number;
                next && close
            })
    }

    /// How many different values there are, up to a limit.
    fn different(&self, most: usize) -> usize {
        let mut seen = HashSet::new();
        for (cell, _) in &self.cells {
            seen.insert(folded(cell));
            if seen.len() > most {
                break;
            }
        }
        seen.len()
    }

    /// What a custom field for them holds.
    pub(crate) fn custom_kind(&self) -> CustomKind {
        if self.cells.is_empty() {
            return CustomKind::Text;
        }
        if self.share(is_date) >= 1.0 {
            return CustomKind::Date;
        }
        let flags = self.share(|cell, kind| values::yes_no(cell, kind).is_ok_and(|yes| yes.is_some()));
        let numbers = self.share(is_number);
        if flags >= 1.0 && numbers < 0.5 {
            return CustomKind::YesNo;
        }
        if numbers >= 1.0 {
            return CustomKind::Number;
        }
        let different = self.different(MOST_CHOICES);
        let short = self
            .texts()
            .all(|cell| cell.chars().count() <= LONGEST_CHOICE && !cell.contains('\n'));
        if different <= MOST_CHOICES && short && self.cells.len() >= 4 && different * 2 <= self.cells.len() {
            return CustomKind::Choice;
        }
        CustomKind::Text
    }
}

/// As [`values::says_nothing`], without a closer look at the many cells that begin as no word for nothing does.
pub(crate) fn says_nothing(cell: &str) -> bool {
    let says = cell.as_bytes().first().is_some_and(|byte| {
        byte.is_ascii_digit()
            || (byte.is_ascii_alphabetic() && !b"nbeutd".contains(&byte.to_ascii_lowercase()))
    });
    debug_assert!(!says || !values::says_nothing(cell));
    !says && values::says_nothing(cell)
}

/// Whether a cell is a date, in whatever order.
pub(crate) fn is_date(cell: &str, kind: CellKind) -> bool {
    use values::DateOrderFound::{NoDates, NotNeeded, Order, Unclear};
    kind == CellKind::Date
        || match values::order_of([(cell, kind)]) {
            NoDates => false,
            Order(_) | NotNeeded | Unclear { .. } => !is_number(cell, kind),
        }
}

/// Whether a cell is a number, and not digits that name something: `007`, a telephone number.
fn is_number(cell: &str, kind: CellKind) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let named = kind != CellKind::Number
        && ((cell.starts_with('0') && cell.len() > 1 && !cell.starts_with("0.") && !cell.starts_with("0,"))
            || cell.starts_with('+')
            || digits > 15);
    !named && matches!(values::number(cell, kind), Ok(Some(_)))
}

/// Whether a cell is a telephone number: digits with what people put between them, beginning with a zero or a plus.
fn is_phone(cell: &str, kind: CellKind) -> bool {
    let digits = cell.bytes().filter(u8::is_ascii_digit).count();
    let begins = cell.starts_with(['+', '0', '(']);
    let plain = cell.chars().all(|c| {
        c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | ' ' | '-' | '.' | '/' | 'x' | 'e' | 't')
    });
    kind == CellKind::Text && (7..=16).contains(&digits) && begins && plain && !is_date(cell, kind)
}

/// Whether a cell looks like somebody's name: two to four words in capitals, no digits.
pub(crate) fn is_personal_name(cell: &str) -> bool {
    let cell = tidy(cell);
    if cell.len() > 60
        || cell.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | ':' | '?' | '!' | '&' | '/'))
    {
        return false;
    }
    let words: Vec<&str> = cell.split(' ').collect();
    let particle = |word: &str| {
        matches!(
            word,
            "de" | "da"
                | "di"
                | "del"
                | "la"
                | "le"
                | "van"
                | "der"
                | "den"
                | "von"
                | "zu"
                | "bin"
                | "ap"
                | "y"
                | "e"
        )
    };
    (2..=5).contains(&words.len())
        && words
            .iter()
            .all(|word| particle(word) || word.chars().next().is_some_and(char::is_uppercase))
}
