//! Workbooks put together part by part, sound and otherwise.

#![allow(dead_code, reason = "each test binary uses its own part of it")]
#![allow(clippy::unwrap_used, reason = "in memory nothing fails")]

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use exchange::{Book, CellKind, Row};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these parts.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An Excel workbook; each sheet has a name, attributes, and the XML inside `worksheet`.
pub(crate) struct Xlsx {
    pub(crate) sheets: Vec<(String, String, String)>,
    pub(crate) strings: Option<String>,
    pub(crate) styles: Option<String>,
    pub(crate) properties: String,
    pub(crate) more: Vec<(String, Vec<u8>)>,
}

impl Xlsx {
    /// A workbook of one sheet with this XML inside `sheetData`.
    pub(crate) fn of(rows: &str) -> Self {
        Self {
            sheets: vec![(
                "Sheet1".to_owned(),
                String::new(),
                format!("<sheetData>{rows}</sheetData>"),
            )],
            strings: None,
            styles: None,
            properties: String::new(),
            more: Vec::new(),
        }
    }

    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut parts: Vec<(String, Vec<u8>)> = vec![(
            "_rels/.rels".to_owned(),
            format!(
                r#"<Relationships><Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            )
            .into_bytes(),
        )];
        let mut listed = String::new();
        let mut relations = String::new();
        for (at, (name, attributes, inside)) in self.sheets.iter().enumerate() {
            let _ = write!(
                listed,
                r#"<sheet name="{name}" sheetId="{at}" r:id="rId{at}" {attributes}/>"#
            );
            let _ = write!(
                relations,
                r#"<Relationship Id="rId{at}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{at}.xml"/>"#
            );
            parts.push((
                format!("xl/worksheets/sheet{at}.xml"),
                format!("<?xml version=\"1.0\"?>\n<worksheet>{inside}</worksheet>").into_bytes(),
            ));
        }
        for (kind, part) in [("sharedStrings", &self.strings), ("styles", &self.styles)] {
            if let Some(part) = part {
                let _ = write!(
                    relations,
                    r#"<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>"#
                );
                parts.push((format!("xl/{kind}.xml"), part.clone().into_bytes()));
            }
        }
        let properties = &self.properties;
        parts.push((
            "xl/workbook.xml".to_owned(),
            format!("<workbook>{properties}<sheets>{listed}</sheets></workbook>").into_bytes(),
        ));
        parts.push((
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships>{relations}</Relationships>").into_bytes(),
        ));
        parts.extend(self.more.iter().cloned());
        let parts: Vec<(&str, &[u8])> = parts
            .iter()
            .map(|(name, part)| (name.as_str(), part.as_slice()))
            .collect();
        zipped(&parts)
    }
}

/// An OpenDocument spreadsheet with this XML inside `office:spreadsheet`.
pub(crate) fn ods(tables: &str) -> Vec<u8> {
    ods_with(tables, "")
}

/// As [`ods`], with more in its manifest.
pub(crate) fn ods_with(tables: &str, manifest: &str) -> Vec<u8> {
    zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            format!("<manifest:manifest>{manifest}</manifest:manifest>").as_bytes(),
        ),
        (
            "content.xml",
            format!(
                "<office:document-content><office:automatic-styles><style:style style:name=\"ta2\" \
                 style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>\
                 </office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet>\
                 </office:body></office:document-content>"
            )
            .as_bytes(),
        ),
    ])
}

/// One record of an old workbook.
pub(crate) fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// A file of the old Office's kind with one stream.
pub(crate) fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream(name).unwrap().write_all(stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

/// An old workbook of one sheet `S`: what stands in the part that all sheets share, and in the sheet.
pub(crate) fn xls(version: u16, shared: &[u8], sheet: &[u8]) -> Vec<u8> {
    let begin = |kind: u16| {
        record(
            0x0809,
            &[version.to_le_bytes(), kind.to_le_bytes(), [0, 0], [0, 0]].concat(),
        )
    };
    let end = record(0x000A, &[]);
    let name: &[u8] = if version == 0x0600 { b"\x01\0S" } else { b"\x01S" };
    let listed = |at: u32| record(0x0085, &[&at.to_le_bytes()[..], &[0, 0], name].concat());
    let at = begin(5).len() + shared.len() + listed(0).len() + end.len();
    let at = u32::try_from(at).unwrap();
    let stream = [
        begin(5),
        shared.to_vec(),
        listed(at),
        end.clone(),
        begin(16),
        sheet.to_vec(),
        end,
    ]
    .concat();
    compound(if version == 0x0600 { "Workbook" } else { "Book" }, &stream)
}

/// The rows of a sheet: line, and each cell with its kind.
pub(crate) fn rows(book: &Book, sheet: usize) -> Vec<(u64, Vec<(String, CellKind)>)> {
    let cells = |row: Row<'_>| {
        (0..row.width())
            .map(|at| (row.cell(at).to_owned(), row.kind(at)))
            .collect()
    };
    book.sheets()[sheet]
        .rows()
        .map(|row| (row.line(), cells(row)))
        .collect()
}

/// The texts of a sheet, row by row.
pub(crate) fn texts(book: &Book, sheet: usize) -> Vec<Vec<String>> {
    let rows = book.sheets()[sheet].rows();
    rows.map(|row| row.cells().map(str::to_owned).collect()).collect()
}
