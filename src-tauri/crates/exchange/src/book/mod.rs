//! A file as it was found: its sheets and their cells, before anything is said about what they mean.

mod fill;
mod foreign;
pub(crate) mod limits;
mod ods;
mod package;
mod sheet;
mod text;
mod values;
mod xls;
mod xlsx;
mod xml;

pub use limits::{
    MAX_BYTES, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ENTRIES, MAX_INFLATED_BYTES, MAX_INFLATION,
    MAX_ROW_BYTES, MAX_ROWS, MAX_SHEETS, MAX_TEXT_BYTES,
};
pub use sheet::{CellKind, Merged, Row, Sheet};

use serde::{Deserialize, Serialize};

use crate::error::ReadError;
use foreign::Kind;
use limits::MIB;

/// What is said of a workbook with links to other files.
const LINKS_NOT_FOLLOWED: &str =
    "Links to other files were not followed: their cells hold what was last saved in this file.";

/// How the bytes of a text became characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Windows-1252: assumed where the bytes are not UTF-8.
    Windows1252,
}

impl Encoding {
    /// The name people know it by.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le | Self::Utf16Be => "UTF-16",
            Self::Windows1252 => "Windows-1252",
        }
    }
}

/// What a file is, told by its content and not by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Delimited text.
    Text {
        /// How its bytes became characters.
        encoding: Encoding,
        /// What separates its cells.
        delimiter: char,
    },
    /// An Excel workbook (XLSX, XLSM).
    Xlsx,
    /// An Excel workbook of the old kind (XLS).
    Xls,
    /// An OpenDocument spreadsheet (ODS).
    Ods,
}

impl Format {
    /// As a person says it: "CSV, separated by semicolons, UTF-8".
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Text { encoding, delimiter } => {
                let separated = match delimiter {
                    ',' => "CSV, separated by commas",
                    ';' => "CSV, separated by semicolons",
                    '\t' => "text, separated by tabs",
                    '|' => "text, separated by bars",
                    _ => "delimited text",
                };
                format!("{separated}, {}", encoding.label())
            }
            Self::Xlsx => "Excel workbook (XLSX)".to_owned(),
            Self::Xls => "old Excel workbook (XLS)".to_owned(),
            Self::Ods => "OpenDocument spreadsheet (ODS)".to_owned(),
        }
    }
}

/// A file that was read: its sheets, in its order.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Book {
    file_name: String,
    format: Format,
    sheets: Vec<Sheet>,
    remarks: Vec<String>,
}

impl Book {
    pub(crate) fn new(file_name: String, format: Format, sheets: Vec<Sheet>) -> Self {
        Self {
            file_name,
            format,
            sheets,
            remarks: Vec::new(),
        }
    }

    /// The file's name, without its folder.
    #[must_use]
    pub fn file_name(&self) -> &str {
        &self.file_name
    }

    /// What the file is.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Its sheets, hidden and empty ones included; of delimited text there is one.
    #[must_use]
    pub fn sheets(&self) -> &[Sheet] {
        &self.sheets
    }

    /// What a person should know about how the file was read, such as that links to other files were not followed.
    #[must_use]
    pub fn remarks(&self) -> &[String] {
        &self.remarks
    }

    /// True where every sheet's indices point into its buffers.
    pub(crate) fn is_sound(&self) -> bool {
        self.sheets.iter().all(Sheet::is_sound)
    }
}

/// Reads a file, by its content and not by its name: delimited text (commas, semicolons, tabs or bars), an Excel
/// workbook or an OpenDocument spreadsheet.
///
/// The encoding of a text is told by a byte order mark (UTF-8, UTF-16); without one it is UTF-8 if it can be, else
/// Windows-1252. Cells may be quoted and then hold delimiters and line breaks; lines end in LF, CRLF or CR. A first
/// line `sep=;` names the delimiter. `file_name` is used in messages only.
///
/// # Errors
/// If the file is empty, of a kind that cannot be read, damaged, protected, or beyond a limit: the message names the
/// place and the remedy.
pub fn open(bytes: &[u8], file_name: &str) -> Result<Book, ReadError> {
    let file = base_name(file_name);
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge {
            file,
            size_mib: bytes.len().div_ceil(MIB) as u64,
            limit_mib: (MAX_BYTES / MIB) as u64,
        });
    }
    let book = match foreign::kind(bytes, &file)? {
        Kind::Xlsx(package, main) => xlsx::read(*package, &main, &file)?,
        Kind::Ods(package) => ods::read(*package, &file)?,
        Kind::Xls(stream) => xls::read(&stream, &file)?,
        Kind::Text => text::read(bytes, &file)?,
    };
    if book.sheets.iter().all(|sheet| sheet.height() == 0) {
        return Err(ReadError::Empty { file });
    }
    Ok(book)
}

/// A file's name without its folder.
pub(crate) fn base_name(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name);
    name.to_owned()
}
