//! Files made to do harm, and files that are no table: each is refused with a message of its own, at once.

#![allow(clippy::unwrap_used, reason = "a test fails where it cannot go on")]

mod support;

use std::io::{Cursor, Write as _};
use std::time::{Duration, Instant};

use exchange::{
    MAX_BYTES, MAX_CELL_BYTES, MAX_CELLS, MAX_COLUMNS, MAX_ENTRIES, MAX_ROW_BYTES, MAX_SHEETS,
    MAX_TEXT_BYTES, ReadError, open,
};
use support::{Xlsx, compound, ods, ods_with, record, xls, zipped};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Each refusal takes far less than a person notices, here allowing for a debug build on a busy machine.
const AT_ONCE: Duration = Duration::from_secs(20);

fn fault(bytes: &[u8]) -> ReadError {
    let started = Instant::now();
    let fault = open(bytes, "folder/people.xlsx").expect_err("a file that cannot be read");
    assert!(
        started.elapsed() < AT_ONCE,
        "{fault} took {:?}",
        started.elapsed()
    );
    let message = fault.to_string();
    assert!(
        message.contains("people.xlsx") && message.ends_with('.'),
        "{message}"
    );
    fault
}

fn sheet(inside: &str) -> Vec<u8> {
    let mut book = Xlsx::of("");
    book.sheets[0].2 = inside.to_owned();
    book.bytes()
}

fn row(inside: &str) -> Vec<u8> {
    Xlsx::of(&format!("<row>{inside}</row>")).bytes()
}

fn text_cell(text: &str) -> String {
    format!("<c t=\"str\"><v>{text}</v></c>")
}

#[test]
fn limits_on_what_a_workbook_holds() {
    let far_row = |at: usize| format!("<row r=\"{at}\"><c><v>1</v></c></row>");
    let ods_cells = |attributes: &str| {
        ods(&format!(
            r#"<table:table table:name="A"><table:table-row {attributes}><table:table-cell table:number-columns-repeated="900" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#
        ))
    };
    let long = "x".repeat(MAX_CELL_BYTES + 1);
    let full = text_cell(&"x".repeat(MAX_CELL_BYTES));
    let many_sheets = |_| ("S".to_owned(), String::new(), "<sheetData/>".to_owned());
    let mut sheets = Xlsx::of("");
    sheets.sheets = (0..=MAX_SHEETS).map(many_sheets).collect();
    // One text of a mebibyte, shown in 129 cells.
    let mut shared = Xlsx::of(&"<row><c t=\"s\"><v>0</v></c></row>".repeat(129));
    shared.strings = Some(format!(
        "<sst><si><t>{}</t></si></sst>",
        "x".repeat(MAX_CELL_BYTES)
    ));
    for (bytes, told) in [
        (
            row(&"<c><v>1</v></c>".repeat(MAX_COLUMNS + 1)),
            "more than 1000 columns",
        ),
        (row("<c r=\"XFD1\"><v>1</v></c>"), "more than 1000 columns"),
        (
            row("<c r=\"XFE1\"><v>1</v></c>"),
            "a cell lies where no sheet has cells",
        ),
        (
            row("<c r=\"ZZZZZZZZZZZZZZ1\" t=\"s\"><v>0</v></c>"),
            "points to a text that is not there",
        ),
        (
            sheet(&format!("<sheetData>{}</sheetData>", far_row(1_048_577))),
            "a row has a number that no sheet has",
        ),
        (
            sheet(&format!("<sheetData>{}</sheetData>", far_row(0))),
            "a row has a number that no sheet has",
        ),
        (
            sheet(&format!("<sheetData>{}{}</sheetData>", far_row(7), far_row(7))),
            "it holds row 7 twice",
        ),
        (row(&text_cell(&long)), "holds more than 1024 KiB of text"),
        (
            row(&full.repeat(MAX_ROW_BYTES / MAX_CELL_BYTES + 1)),
            "The row at line 1",
        ),
        (sheets.bytes(), "more than 256 sheets"),
        (shared.bytes(), "more than 128 MiB of text"),
        (
            ods(&format!(
                r#"<table:table><table:table-row table:number-rows-repeated="129"><table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row></table:table>"#,
                "x".repeat(MAX_CELL_BYTES)
            )),
            "more than 128 MiB of text",
        ),
        (
            ods_cells("table:number-rows-repeated=\"1000000\""),
            "more than 10000000 cells",
        ),
        (
            ods_cells("table:number-rows-repeated=\"18446744073709551615\""),
            "more than 10000000 cells",
        ),
        (
            ods(
                r#"<table:table><table:table-row table:number-rows-repeated="1000001"><table:table-cell office:value-type="boolean" office:boolean-value="true"/></table:table-row></table:table>"#,
            ),
            "more than 1000000 rows",
        ),
        (
            ods(
                r#"<table:table><table:table-row><table:table-cell table:number-columns-repeated="1001" office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table>"#,
            ),
            "more than 1000 columns",
        ),
    ] {
        let message = fault(&bytes).to_string();
        assert!(message.contains(told), "{message} – not “{told}”");
    }
}

#[test]
fn limits_on_text() {
    let line = format!("{}\n", "x,".repeat(999));
    for (bytes, told) in [
        (line.repeat(MAX_CELLS / 1_000 + 1), "more than 10000000 cells"),
        (
            format!("{}\n", format!("{},", "x".repeat(MAX_CELL_BYTES)).repeat(9)),
            "holds more than 8 MiB of text",
        ),
        (" ".repeat(MAX_BYTES + 1), "at most 64 MiB can be read"),
    ] {
        let message = fault(bytes.as_bytes()).to_string();
        assert!(message.contains(told), "{message} – not “{told}”");
    }
}

#[test]
fn text_that_grows_while_it_is_decoded_is_limited_too() {
    // In Windows-1252 a euro is one byte; in UTF-8 it is three.
    let bytes = b"\x80".repeat(MAX_TEXT_BYTES / 3 + 1);
    let read = open(&bytes, "people.csv").map(drop);
    assert!(
        matches!(read, Err(ReadError::TooMuchText { limit_mib: 128, .. })),
        "{read:?}"
    );
}

#[test]
fn no_more_merged_blocks_are_kept_than_a_sheet_can_use() {
    let blocks = |count: usize| -> String {
        let block = |at: usize| format!("<mergeCell ref=\"A{at}:B{at}\"/>");
        (1..=count).map(block).collect()
    };
    for (there, kept) in [(3, 3), (50_001, 50_000)] {
        let bytes = sheet(&format!(
            "<sheetData><row><c><v>1</v></c></row></sheetData><mergeCells>{}</mergeCells>",
            blocks(there)
        ));
        let book = open(&bytes, "a.xlsx").unwrap();
        assert_eq!(book.sheets()[0].merged().len(), kept);
    }
}

#[test]
fn what_a_workbook_declares_is_not_believed() {
    let mut book = Xlsx::of("<row r=\"1\" spans=\"1:16384\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>");
    book.sheets[0].2 = format!("<dimension ref=\"A1:XFD1048576\"/>{}", book.sheets[0].2);
    book.strings = Some(
        "<sst count=\"4294967295\" uniqueCount=\"18446744073709551615\"><si><t>Ann</t></si></sst>".to_owned(),
    );
    let read = open(&book.bytes(), "a.xlsx").unwrap();
    assert_eq!(read.sheets()[0].cell_count(), 1);
    // A list of four thousand million texts that holds none, and a sheet as large as can be written.
    let shared = record(0x00FC, &[0xFF; 8]);
    let sheet = record(
        0x0200,
        &[0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x7F, 0, 0, 0xFF, 0xFF, 0, 0],
    );
    assert!(matches!(
        fault(&xls(0x0600, &shared, &sheet)),
        ReadError::Empty { .. }
    ));
}

/// A workbook whose sheet is a few bytes that repeat for ever.
fn bomb(inflated: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let sound = Xlsx::of("").bytes();
    let mut sound = zip::ZipArchive::new(Cursor::new(&sound)).unwrap();
    for at in 0..sound.len() {
        let part = sound.by_index_raw(at).unwrap();
        if !part.name().unwrap().ends_with("sheet0.xml") {
            writer.raw_copy_file(part).unwrap();
        }
    }
    writer
        .start_file("xl/worksheets/sheet0.xml", SimpleFileOptions::default())
        .unwrap();
    writer.write_all(b"<worksheet><sheetData>").unwrap();
    let some = b"<row/>".repeat(10_000);
    for _ in 0..inflated / some.len() {
        writer.write_all(&some).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Gives the last part of an archive another declared size, in both places that declare it.
fn lie_about_size(archive: &mut [u8], size: u32) {
    let find = |archive: &[u8], magic: &[u8]| archive.windows(4).rposition(|bytes| bytes == magic).unwrap();
    let (local, central) = (find(archive, b"PK\x03\x04"), find(archive, b"PK\x01\x02"));
    archive[local + 22..local + 26].copy_from_slice(&size.to_le_bytes());
    archive[central + 24..central + 28].copy_from_slice(&size.to_le_bytes());
}

#[test]
fn a_small_file_that_unpacks_to_gigabytes_is_refused_at_once() {
    let mut bytes = bomb(40 * 1024 * 1024);
    assert!(bytes.len() < 200 * 1024);
    // By what it declares.
    assert!(matches!(fault(&bytes), ReadError::Inflates { .. }));
    lie_about_size(&mut bytes, u32::MAX - 1);
    assert!(matches!(
        fault(&bytes),
        ReadError::Inflates { limit_mib: 512, .. }
    ));
    // By what it does, whatever it declares.
    lie_about_size(&mut bytes, 1_000);
    let fault = fault(&bytes);
    assert!(
        matches!(fault, ReadError::Inflates { .. } | ReadError::Damaged { .. }),
        "{fault}"
    );
}

#[test]
fn archives_that_are_not_what_a_workbook_is() {
    let parts: Vec<String> = (0..=MAX_ENTRIES).map(|at| format!("xl/{at}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(matches!(
        fault(&zipped(&parts)),
        ReadError::TooManyEntries { limit: 4_096, .. }
    ));
    for name in [
        "../evil.xml",
        "/etc/passwd",
        "C:/evil.xml",
        "xl\\..\\..\\evil.xml",
        "xl/../../evil.xml",
    ] {
        let mut book = Xlsx::of("<row><c><v>1</v></c></row>");
        book.more.push((name.to_owned(), b"<x/>".to_vec()));
        assert!(
            matches!(fault(&book.bytes()), ReadError::Escapes { .. }),
            "{name}"
        );
    }
    // Two parts of one name, to Windows and to Excel.
    let mut book = Xlsx::of("<row><c><v>1</v></c></row>");
    book.more.push(("XL/Workbook.xml".to_owned(), b"<x/>".to_vec()));
    assert!(
        fault(&book.bytes())
            .to_string()
            .contains("two parts of the same name")
    );
    // An archive inside stays packed.
    let mut book = Xlsx::of("<row><c><v>1</v></c></row>");
    book.more
        .push(("xl/embeddings/inner.zip".to_owned(), bomb(1024 * 1024)));
    assert!(open(&book.bytes(), "a.xlsx").is_ok());
    // Encrypted entries.
    let mut bytes = Xlsx::of("<row><c><v>1</v></c></row>").bytes();
    let central = bytes.windows(4).position(|bytes| bytes == b"PK\x01\x02").unwrap();
    bytes[6] |= 1;
    bytes[central + 8] |= 1;
    assert!(matches!(fault(&bytes), ReadError::Protected { .. }));
}

#[test]
fn document_types_are_refused_in_every_part() {
    let dtd = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]>";
    let mut in_strings = Xlsx::of("<row><c><v>1</v></c></row>");
    in_strings.strings = Some(format!("{dtd}<sst><si><t>&b;</t></si></sst>"));
    let mut in_styles = Xlsx::of("<row><c><v>1</v></c></row>");
    in_styles.styles = Some(format!("{dtd}<styleSheet/>"));
    let in_ods = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        (
            "content.xml",
            format!("{dtd}<office:document-content/>").as_bytes(),
        ),
    ]);
    let in_relations = zipped(&[
        ("_rels/.rels", format!("{dtd}<Relationships/>").as_bytes()),
        ("xl/workbook.xml", b"<workbook/>"),
    ]);
    for bytes in [
        in_strings.bytes(),
        in_styles.bytes(),
        in_ods,
        in_relations,
        sheet(dtd),
    ] {
        assert!(matches!(fault(&bytes), ReadError::Declares { .. }));
    }
    let message = fault(&row(&text_cell("&unknown;"))).to_string();
    assert!(message.contains("an entity that is not declared"), "{message}");
}

#[test]
fn damaged_workbooks_say_so() {
    let sound = Xlsx::of("<row><c><v>1</v></c></row>").bytes();
    let old = include_bytes!("fixtures/people.xls");
    let spreadsheet =
        ods("<table:table><table:table-row><table:table-cell/></table:table-row></table:table>");
    let deep = format!("{}{}", "<a>".repeat(300), "</a>".repeat(300));
    for bytes in [
        sound[..sound.len() / 2].to_vec(),
        sound[..sound.len() - 5].to_vec(),
        b"PK\x03\x04".to_vec(),
        spreadsheet[..spreadsheet.len() - 30].to_vec(),
        ods("<table:table><table:table-row>"),
        ods("<table:table><table:table-row><table:table-cell><text:p>"),
        sheet("<sheetData><row><c><v>1"),
        sheet("<sheetData><row><c a=\"></row></sheetData>"),
        sheet(&deep),
        sheet(&format!(
            "<sheetData><!--{}--></sheetData>",
            "x".repeat(9 * 1024 * 1024)
        )),
        old[..old.len() / 2].to_vec(),
        old[..600].to_vec(),
        compound("Workbook", b""),
        compound("Workbook", &record(0x0809, &[0; 8])),
        xls(0x0600, &[], &record(0x00FD, &[0, 0, 0, 0, 0, 0, 9, 0, 0, 0])),
        xls(0x0600, &[], &record(0x0203, &[0, 0])),
    ] {
        let fault = fault(&bytes);
        assert!(
            matches!(fault, ReadError::Damaged { .. } | ReadError::Inflates { .. }),
            "{fault}"
        );
        assert!(
            !matches!(fault, ReadError::Inflates { .. }) || bytes.len() > 8_000,
            "{fault}"
        );
    }
}

#[test]
fn protected_workbooks_say_how_to_take_the_password_off() {
    for (bytes, how) in [
        (compound("EncryptedPackage", b"secret"), "Protect Workbook"),
        (
            xls(0x0600, &record(0x002F, &[1, 0, 1, 0, 1, 0]), &[]),
            "Protect Workbook",
        ),
        (
            ods_with(
                "",
                "<manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry>",
            ),
            "without “Save with password”",
        ),
    ] {
        let fault = fault(&bytes);
        assert!(matches!(fault, ReadError::Protected { .. }), "{fault}");
        assert!(fault.to_string().contains(how), "{fault}");
    }
}

#[test]
fn every_other_kind_of_file_is_named_with_what_to_do() {
    let empty = &b""[..];
    let archive = |name: &str| zipped(&[(name, empty)]);
    let typed = |kind: &[u8]| zipped(&[("mimetype", kind)]);
    let wide = |text: &str| -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    for (bytes, what, remedy) in [
        (b"%PDF-1.7".to_vec(), "a PDF", "Ask whoever made it"),
        (b"{\\rtf1 x}".to_vec(), "(RTF)", "Copy the table"),
        (b"SQLite format 3\0".to_vec(), "a database", "open it instead"),
        (b"\0\x01\0\0Standard ACE DB\0".to_vec(), "Access", "CSV UTF-8"),
        (b"\x1F\x8B\x08".to_vec(), "gzip", "Unpack"),
        (b"\x89PNG\r\n".to_vec(), "a picture", "Ask"),
        (b"\xFF\xD8\xFF\xE0".to_vec(), "a picture", "Ask"),
        (archive("word/document.xml"), "Word", "Copy the table"),
        (archive("ppt/presentation.xml"), "PowerPoint", "Copy the table"),
        (archive("xl/workbook.bin"), "XLSB", ".xlsx"),
        (archive("Index/Document.iwa"), "Apple Numbers", "Export To"),
        (archive("holiday.jpg"), "no workbook", "Unpack"),
        (typed(b"application/vnd.oasis.opendocument.text"), "ODT", "Copy the table"),
        (typed(b"application/vnd.oasis.opendocument.graphics"), "OpenDocument", "Copy the table"),
        (compound("WordDocument", b"x"), "Word", "Copy the table"),
        (compound("PowerPoint Document", b"x"), "PowerPoint", "Copy the table"),
        (compound("__properties_version1.0", b"x"), "Outlook", "attached"),
        (compound("Other", b"x"), "an Office file", "CSV UTF-8"),
        (b"\x09\x04\x06\0\0\0\x10\0\0\0".to_vec(), "before 1995", ".xlsx"),
        (b"<!doctype html><p>".to_vec(), "a web page", "Download"),
        (b"\n <html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table><tr><td>1".to_vec(), "a web page with a table", ".xlsx"),
        (b"<table border=1><tr><td>Name</table>".to_vec(), "a web page with a table", ".xlsx"),
        (wide("<html><body><TABLE>"), "a web page with a table", ".xlsx"),
        (
            b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">".to_vec(),
            "XML spreadsheet of Excel 2003",
            ".xlsx",
        ),
        (b"<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">".to_vec(), "FODS", ".ods"),
        (b"\xEF\xBB\xBF<?xml version=\"1.0\"?><people/>".to_vec(), "an XML file", "CSV UTF-8"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related".to_vec(), "MHTML", ".xlsx"),
    ] {
        let fault = fault(&bytes);
        assert!(matches!(fault, ReadError::Foreign { .. }), "{fault}");
        let message = fault.to_string();
        assert!(message.contains(what) && message.contains(remedy), "{message}");
    }
    // A table of tags in cells is still a table.
    assert!(open(b"Name,Note\nAnn,<table>\n", "a.csv").is_ok());
    assert!(open(b"<Name>,<Role>\nAnn,Chair\n", "a.csv").is_ok());
}
