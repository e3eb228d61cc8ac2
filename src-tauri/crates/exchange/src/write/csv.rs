//! A table as CSV.

use super::{TableOut, written};
use crate::guard::protect;

/// The table as CSV: UTF-8 with a byte order mark (spreadsheets read accents rightly then), commas, lines ending in CRLF,
/// headings first. No text can become a formula; [`crate::guard::restore`] gives it back unchanged.
#[must_use]
pub fn csv(table: &TableOut) -> Vec<u8> {
    let mut out = Vec::from("\u{feff}".as_bytes());
    {
        let mut writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .from_writer(&mut out);
        // Writing to memory cannot fail, and every record is made as wide as the first.
        let headings = table
            .columns
            .iter()
            .map(|column| protect(&column.header).into_owned());
        let _ = writer.write_record(headings);
        for row in &table.rows {
            let cells = (0..table.columns.len()).map(|at| match row.get(at).map(written) {
                Some((text, true)) => protect(&text).into_owned(),
                Some((text, false)) => text,
                None => String::new(),
            });
            let _ = writer.write_record(cells);
        }
        let _ = writer.flush();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{CellOut, ColumnKind, ColumnOut};
    use super::*;

    #[test]
    fn texts_cannot_become_formulas_and_numbers_stay_numbers() {
        let column = |header: &str| ColumnOut {
            header: header.to_owned(),
            kind: ColumnKind::Text,
        };
        let table = TableOut {
            title: "People".into(),
            columns: vec![column("Name"), column("=Attitude"), column("Seen")],
            rows: vec![
                vec![
                    "=HYPERLINK(\"x\")".into(),
                    CellOut::Number(-2.0),
                    CellOut::Flag(true),
                ],
                vec!["Ann, \"the\" first\nline".into(), CellOut::Number(3.5)],
            ],
        };
        assert_eq!(
            String::from_utf8(csv(&table)).unwrap(),
            "\u{feff}Name,'=Attitude,Seen\r\n\"'=HYPERLINK(\"\"x\"\")\",-2,yes\r\n\"Ann, \"\"the\"\" first\nline\",3.5,\r\n"
        );
    }
}
