//! Why a file cannot be read.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A file that cannot be read at all. Each message names the place and what to do; none holds a cell's text.
#[derive(Debug, Clone, PartialEq, Eq, Error, Serialize, Deserialize)]
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
    /// The content is that of a kind of file that is not read.
    #[error("{file} is {what}, whatever its name says, and that cannot be read. {remedy}")]
    Foreign {
        /// The file's name.
        file: String,
        /// What it is, with its article.
        what: String,
        /// What to do about it.
        remedy: String,
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
    /// More sheets than [`crate::MAX_SHEETS`].
    #[error(
        "{file} has more than {limit} sheets. Delete the sheets that are not needed, or split it into several files."
    )]
    TooManySheets {
        /// The file's name.
        file: String,
        /// The limit.
        limit: usize,
    },
    /// More text than [`crate::MAX_TEXT_BYTES`].
    #[error("{file} holds more than {limit_mib} MiB of text. Split it into several files.")]
    TooMuchText {
        /// The file's name.
        file: String,
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
        encoding: String,
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
    /// A password is needed to read it.
    #[error(
        "{file} is protected with a password, and cannot be read without it. Open it in the program it came from, take \
         the password off ({how}), save it, and import it again."
    )]
    Protected {
        /// The file's name.
        file: String,
        /// Where the password is taken off.
        how: String,
    },
    /// A workbook whose parts do not hold together.
    #[error(
        "{file} is damaged or was not saved completely: {what}. Open it in the program it came from, save it again \
         under a new name, and import that file."
    )]
    Damaged {
        /// The file's name, and the part or sheet.
        file: String,
        /// What is wrong with it.
        what: String,
    },
    /// More parts than [`crate::MAX_ENTRIES`].
    #[error(
        "{file} is packed from more than {limit} parts, which no ordinary workbook is. Copy the sheet you need into a new \
         workbook, and import that."
    )]
    TooManyEntries {
        /// The file's name.
        file: String,
        /// The limit.
        limit: usize,
    },
    /// It unpacks to more than [`crate::MAX_INFLATED_BYTES`], or to suspiciously more than its size.
    #[error(
        "{file} unpacks to far more than its size (over {limit_mib} MiB), as a file made to harm a computer would. If you \
         trust it, copy the rows you need into a new workbook, and import that."
    )]
    Inflates {
        /// The file's name.
        file: String,
        /// The limit that it passed, in MiB.
        limit_mib: u64,
    },
    /// A part whose name would lead out of the file.
    #[error(
        "{file} holds a part whose name leads out of the file, as a file made to harm a computer would. Nothing was read \
         from it. If you trust where it comes from, copy the rows you need into a new workbook, and import that."
    )]
    Escapes {
        /// The file's name.
        file: String,
    },
    /// A part with a document type or entities of its own.
    #[error(
        "{file} declares a document type (DTD) of its own, which workbooks never need and which can do harm. Nothing was \
         read from it. If you trust where it comes from, copy the rows you need into a new workbook, and import that."
    )]
    Declares {
        /// The file's name.
        file: String,
    },
    /// Reading took too long and was stopped.
    #[error(
        "{file} could not be read within {seconds} seconds and was given up. Copy the rows you need into a new workbook, or \
         save the sheet as “CSV UTF-8”, and import that file."
    )]
    TookTooLong {
        /// The file's name.
        file: String,
        /// The limit.
        seconds: u64,
    },
    /// Reading asked for too much memory and was stopped.
    #[error(
        "{file} needs more memory than a file may take ({limit_mib} MiB), and was given up. Copy the rows you need into a \
         new workbook, or save the sheet as “CSV UTF-8”, and import that file."
    )]
    TooMuchMemory {
        /// The file's name.
        file: String,
        /// The limit in MiB.
        limit_mib: u64,
    },
    /// The process that read it ended without an answer.
    #[error(
        "{file} broke the part of the program that reads files ({how}); nothing else was harmed. The file is probably \
         damaged: save the sheet as “CSV UTF-8”, and import that file."
    )]
    Broke {
        /// The file's name.
        file: String,
        /// How it ended.
        how: String,
    },
    /// The process that reads files cannot be started.
    #[error(
        "{file} was not read, because the program could not start the part that reads files: {reason}. Install it again."
    )]
    NoReader {
        /// The file's name.
        file: String,
        /// What the system says.
        reason: String,
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
