//! What a file is, by its content, and what to do instead with kinds that are not read.

use super::package::Package;
use super::xls::Compound;
use super::{ods, xlsx};
use crate::error::ReadError;

const SAVE_AS_CSV: &str =
    "Open it in the program it came from, save the sheet as “CSV UTF-8”, and import that file.";
const SAVE_AS_WORKBOOK: &str =
    "Open it in Excel or LibreOffice, save it as an Excel workbook (.xlsx), and import that file.";
const COPY_TABLE: &str = "Copy the table in it into an empty spreadsheet, save that, and import it.";
const UNPACK: &str = "Unpack it first, and import the file in it.";
const ASK_FOR_TABLE: &str =
    "Ask whoever made it for the table itself as a spreadsheet, and import that file.";

/// First bytes of files that are neither text nor a workbook, and what they are.
const FIRST_BYTES: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", ASK_FOR_TABLE),
    (b"{\\rtf", "a formatted text (RTF)", COPY_TABLE),
    (
        b"SQLite format 3\0",
        "a database",
        "If it is a workspace, open it instead of importing it.",
    ),
    (b"\0\x01\0\0Standard ACE DB", "a database (Access)", SAVE_AS_CSV),
    (b"\0\x01\0\0Standard Jet DB", "a database (Access)", SAVE_AS_CSV),
    (b"\x1F\x8B", "a compressed file (gzip)", UNPACK),
    (b"7z\xBC\xAF\x27\x1C", "a compressed file (7-Zip)", UNPACK),
    (b"Rar!\x1A\x07", "a compressed file (RAR)", UNPACK),
    (b"BZh", "a compressed file (bzip2)", UNPACK),
    (b"\xFD7zXZ\0", "a compressed file (xz)", UNPACK),
    (b"\x89PNG", "a picture", ASK_FOR_TABLE),
    (b"\xFF\xD8\xFF", "a picture", ASK_FOR_TABLE),
    (b"GIF8", "a picture", ASK_FOR_TABLE),
    (b"II*\0", "a picture", ASK_FOR_TABLE),
    (b"MM\0*", "a picture", ASK_FOR_TABLE),
    (
        b"\x7FELF",
        "a program",
        "Look for the spreadsheet itself, and import that.",
    ),
    (
        b"MZ\x90\0",
        "a program",
        "Look for the spreadsheet itself, and import that.",
    ),
    (
        b"\x09\x08\x08\0\0\x05",
        "an Excel workbook without its outer file",
        SAVE_AS_WORKBOOK,
    ),
    (
        b"\x09\0\x04\0",
        "an Excel workbook of before 1995",
        SAVE_AS_WORKBOOK,
    ),
    (
        b"\x09\x02\x06\0",
        "an Excel workbook of before 1995",
        SAVE_AS_WORKBOOK,
    ),
    (
        b"\x09\x04\x06\0",
        "an Excel workbook of before 1995",
        SAVE_AS_WORKBOOK,
    ),
];

/// What a file is.
pub(super) enum Kind<'a> {
    /// A zipped Excel workbook, and the name of its main part.
    Xlsx(Box<Package<'a>>, String),
    /// A zipped OpenDocument spreadsheet.
    Ods(Box<Package<'a>>),
    /// The stream of an old Excel workbook.
    Xls(Vec<u8>),
    /// Delimited text, as far as its first bytes tell.
    Text,
}

/// Finds out what a file is.
///
/// # Errors
/// If it is of a kind that is not read, or damaged.
pub(super) fn kind<'a>(bytes: &'a [u8], file: &'a str) -> Result<Kind<'a>, ReadError> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return zipped(bytes, file);
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return compound(bytes, file);
    }
    for (magic, what, remedy) in FIRST_BYTES {
        let same = bytes
            .get(..magic.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(magic));
        if same {
            return Err(foreign(file, what, remedy));
        }
    }
    match markup(bytes) {
        Some((what, remedy)) => Err(foreign(file, what, remedy)),
        None => Ok(Kind::Text),
    }
}

fn foreign(file: &str, what: &str, remedy: &str) -> ReadError {
    ReadError::Foreign {
        file: file.to_owned(),
        what: what.to_owned(),
        remedy: remedy.to_owned(),
    }
}

/// What a zipped file is, by its parts.
fn zipped<'a>(bytes: &'a [u8], file: &'a str) -> Result<Kind<'a>, ReadError> {
    let mut package = Package::open(bytes, file)?;
    let media_type = package.word("mimetype").unwrap_or_default();
    if media_type.starts_with(ods::MEDIA_TYPE) {
        return Ok(Kind::Ods(Box::new(package)));
    }
    let (what, remedy) = if media_type.starts_with("application/vnd.oasis.opendocument.text") {
        ("a text document (ODT)", COPY_TABLE)
    } else if media_type.starts_with("application/vnd.oasis.opendocument") {
        ("an OpenDocument file without a table", COPY_TABLE)
    } else if package.has("xl/workbook.bin") {
        ("a binary Excel workbook (XLSB)", SAVE_AS_WORKBOOK)
    } else if package.has_folder("word/") {
        ("a text document (Word)", COPY_TABLE)
    } else if package.has_folder("ppt/") {
        ("a presentation (PowerPoint)", COPY_TABLE)
    } else if package.has_folder("visio/") {
        ("a drawing (Visio)", COPY_TABLE)
    } else if package.has_folder("index/") || package.has("index.zip") {
        (
            "a spreadsheet of Apple Numbers",
            "Open it in Numbers, choose File, Export To, Excel, and import that file.",
        )
    } else if let Some(main) = xlsx::main_part(&mut package)? {
        return Ok(Kind::Xlsx(Box::new(package), main));
    } else {
        ("a zipped file that holds no workbook", UNPACK)
    };
    Err(foreign(file, what, remedy))
}

/// What a file of the old Office is, by its streams.
fn compound<'a>(bytes: &'a [u8], file: &'a str) -> Result<Kind<'a>, ReadError> {
    let mut compound = Compound::open(bytes, file)?;
    if let Some(workbook) = compound.workbook(file)? {
        return Ok(Kind::Xls(workbook));
    }
    if compound.has("/EncryptedPackage") {
        return Err(ReadError::Protected {
            file: file.to_owned(),
            how: "in Excel: File, Info, Protect Workbook, Encrypt with Password, and empty the box"
                .to_owned(),
        });
    }
    let (what, remedy) = if compound.has("/WordDocument") {
        ("a text document (Word)", COPY_TABLE)
    } else if compound.has("/PowerPoint Document") {
        ("a presentation (PowerPoint)", COPY_TABLE)
    } else if compound.has("/__properties_version1.0") {
        (
            "an e-mail (Outlook)",
            "Save the spreadsheet attached to it, and import that file.",
        )
    } else {
        ("an Office file without a workbook in it", SAVE_AS_CSV)
    };
    Err(foreign(file, what, remedy))
}

/// What a file of tags is: a page or one of the XML forms of spreadsheets, whatever its name says.
fn markup(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let head = head(bytes);
    let start = head.trim_start();
    if !start.starts_with('<') {
        return start
            .starts_with("mime-version:")
            .then_some(("a web page with its pictures (MHTML)", SAVE_AS_WORKBOOK));
    }
    let named = |name: &str| head.contains(name);
    if named("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some(("an XML spreadsheet of Excel 2003", SAVE_AS_WORKBOOK));
    }
    if named("urn:oasis:names:tc:opendocument") {
        return Some((
            "a flat OpenDocument file (FODS)",
            "Open it in LibreOffice, save it as an OpenDocument spreadsheet (.ods), and import that file.",
        ));
    }
    let page = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<table",
        "<meta",
        "<style",
        "<div",
    ];
    if page.iter().any(|tag| start.starts_with(tag)) || start.starts_with("<?xml") && named("<html") {
        return Some(
            if named("<table") || named("urn:schemas-microsoft-com:office:excel") {
                (
                    "a web page with a table, as many systems export instead of a spreadsheet",
                    SAVE_AS_WORKBOOK,
                )
            } else {
                (
                    "a web page",
                    "Download the table as CSV instead of the page that shows it.",
                )
            },
        );
    }
    let xml = start.starts_with("<?xml") || start.starts_with("<!doctype") || start.starts_with("<!--");
    xml.then_some(("an XML file", SAVE_AS_CSV))
}

/// The start of a file in lower case, in whatever encoding, as far as it is looked at.
fn head(bytes: &[u8]) -> String {
    let head = &bytes[..bytes.len().min(64 * 1024)];
    let plain: Vec<u8> = match head {
        [0xEF, 0xBB, 0xBF, rest @ ..] => rest.to_vec(),
        [0xFF, 0xFE, rest @ ..] | [0xFE, 0xFF, rest @ ..] => {
            rest.iter().copied().filter(|byte| *byte != 0).collect()
        }
        _ => head.to_vec(),
    };
    String::from_utf8_lossy(&plain).to_lowercase()
}
