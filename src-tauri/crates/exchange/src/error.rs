//! Why a file cannot be read.

use thiserror::Error;

/// A file that cannot be read at all. Each message names the place and what to do; none holds a cell's text.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum ReadError {
    /// No bytes, or nothing but white space and empty rows.
    #[error("{file} is empty: it holds no heading row and no data.")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// A heading row and nothing below it.
    #[error("{file} has a heading row (line {line}) but no rows below it, so there is nothing to import.")]
    NoRows {
        /// The file's name.
        file: String,
        /// The line of the heading row.
        line: u64,
    },
    /// The first bytes are those of another kind of file.
    #[error("{file} is {what}, whatever its name says, and that cannot be read yet. {remedy}")]
    NotText {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        what: &'static str,
        /// What to do about it.
        remedy: &'static str,
    },
    /// Larger than [`crate::MAX_BYTES`].
    #[error("{file} is {size_mib} MiB; at most {limit_mib} MiB can be read. Split it into several files.")]
    TooLarge {
        /// The file's name.
        file: String,
        /// Its size, rounded up.
        size_mib: u64,
        /// The limit.
        limit_mib: u64,
    },
    /// A row wider than [`crate::MAX_COLUMNS`].
    #[error(
        "Line {line} of {file} has more than {limit} columns. Delete the columns that are not needed, or check that \
         the cells are separated by commas, semicolons or tabs."
    )]
    TooManyColumns {
        /// The file's name.
        file: String,
        /// The line the row starts on.
        line: u64,
        /// The limit.
        limit: usize,
    },
    /// A cell longer than [`crate::MAX_CELL_BYTES`].
    #[error(
        "Column {column} of the row at line {line} of {file} holds more than {limit_kib} KiB of text. Shorten it, or \
         look for a quotation mark that is never closed."
    )]
    CellTooLong {
        /// The file's name.
        file: String,
        /// The line the row starts on.
        line: u64,
        /// The column, counted from 1.
        column: usize,
        /// The limit in KiB.
        limit_kib: usize,
    },
    /// More rows than [`crate::MAX_ROWS`].
    #[error("{file} has more than {limit} rows (line {line}). Split it into several files.")]
    TooManyRows {
        /// The file's name.
        file: String,
        /// The line of the first row that is too many.
        line: u64,
        /// The limit.
        limit: usize,
    },
    /// A row longer than [`crate::MAX_ROW_BYTES`].
    #[error(
        "The row at line {line} of {file} holds more than {limit_mib} MiB of text. Shorten its cells, or look for a \
         quotation mark that is never closed."
    )]
    RowTooLong {
        /// The file's name.
        file: String,
        /// The line the row starts on.
        line: u64,
        /// The limit in MiB.
        limit_mib: usize,
    },
    /// More cells than [`crate::MAX_CELLS`].
    #[error(
        "{file} has more than {limit} cells. Delete the columns and sheets that are not needed, or split it into \
         several files."
    )]
    TooManyCells {
        /// The file's name.
        file: String,
        /// The limit.
        limit: usize,
    },
    /// A NUL character.
    #[error(
        "Line {line} of {file} holds a NUL character, which text never does: the file is damaged, or it is text in an \
         encoding that was not declared. Save it again as “CSV UTF-8”."
    )]
    Nul {
        /// The file's name.
        file: String,
        /// The line it is on.
        line: u64,
    },
    /// Bytes that the declared encoding does not allow.
    #[error(
        "{file} says that it is {encoding}, but line {line} is not: the file is damaged or cut short. Save it again as \
         “CSV UTF-8”."
    )]
    Garbled {
        /// The file's name.
        file: String,
        /// The encoding its first bytes declare.
        encoding: &'static str,
        /// The first line at fault.
        line: u64,
    },
    /// A quoted cell without its end.
    #[error(
        "Line {line} of {file} opens a quotation mark that is never closed. Close it there, or double it (\"\") if it \
         is part of the text."
    )]
    UnclosedQuote {
        /// The file's name.
        file: String,
        /// The line of the opening mark.
        line: u64,
    },
    /// No column says who a row is about.
    #[error(
        "None of the headings on line {line} of {file} says who the rows are about ({found}). Name one column “Name”, \
         “Role” or “Group” in the first row."
    )]
    NoNameColumn {
        /// The file's name.
        file: String,
        /// The line of the heading row.
        line: u64,
        /// The headings found, as a readable list.
        found: String,
    },
}
