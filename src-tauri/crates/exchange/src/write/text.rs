//! A table as text for the clipboard.

use super::{TableOut, written};
use crate::guard::protect;

/// The table as tab-separated text, headings first, as spreadsheets take it from the clipboard. A cell that holds a tab,
/// a line break or a quotation mark is quoted. No text can become a formula where it is pasted;
/// [`crate::guard::restore`] gives it back unchanged.
#[must_use]
pub fn tab_separated(table: &TableOut) -> String {
    let headings = table
        .columns
        .iter()
        .map(|column| quoted(&protect(&column.header)));
    let mut out = headings.collect::<Vec<_>>().join("\t");
    for row in &table.rows {
        out.push('\n');
        let cells = (0..table.columns.len()).map(|at| match row.get(at).map(written) {
            Some((text, true)) => quoted(&protect(&text)),
            Some((text, false)) => text,
            None => String::new(),
        });
        out.push_str(&cells.collect::<Vec<_>>().join("\t"));
    }
    out
}

fn quoted(text: &str) -> String {
    if text.contains(['\t', '\n', '\r', '"']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CellOut, ColumnKind, ColumnOut};
    use super::*;

    #[test]
    fn cells_are_parted_by_tabs_and_quoted_where_they_must_be() {
        let column = |header: &str| ColumnOut {
            header: header.to_owned(),
            kind: ColumnKind::Text,
        };
        let table = TableOut {
            title: "People".into(),
            columns: vec![column("Name"), column("Power")],
            rows: vec![
                vec!["Ann\tLee".into(), CellOut::Number(4.0)],
                vec!["@home".into(), CellOut::EMPTY],
            ],
        };
        assert_eq!(tab_separated(&table), "Name\tPower\n\"Ann\tLee\"\t4\n'@home\t");
    }
}
