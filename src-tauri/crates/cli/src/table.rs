//! A list as columns of text.

use std::io::{self, Write};

use serde_json::Value;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::output::plain;

/// A column: its heading and the field of a row that stands in it.
pub(crate) type Column = (&'static str, &'static str);

/// Fields whose values come from closed lists and are told as words.
const WORDS: [&str; 9] = [
    "kind",
    "basis",
    "quadrant",
    "current",
    "desired",
    "state",
    "status",
    "first_barrier",
    "rag",
];

/// The widest a column gets on a terminal.
const WIDEST: usize = 44;

/// Writes rows under headings. Numbers stand to the right; on a terminal a long cell is cut and marked.
pub(crate) fn write(
    out: &mut dyn Write,
    columns: &[(&str, &str)],
    rows: &[Value],
    on_terminal: bool,
) -> io::Result<()> {
    let cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            columns
                .iter()
                .map(|(_, field)| cut(&told(field, &row[*field]), on_terminal))
                .collect()
        })
        .collect();
    let numeric: Vec<bool> = columns
        .iter()
        .map(|(_, field)| {
            let mut values = rows
                .iter()
                .map(|row| &row[*field])
                .filter(|value| !value.is_null())
                .peekable();
            values.peek().is_some() && values.all(Value::is_number)
        })
        .collect();
    let widths: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(index, (heading, _))| {
            let widest = cells.iter().map(|row| row[index].width()).max().unwrap_or(0);
            widest.max(heading.width())
        })
        .collect();
    let headings: Vec<String> = columns.iter().map(|(heading, _)| (*heading).to_owned()).collect();
    for row in std::iter::once(&headings).chain(&cells) {
        let mut line = String::new();
        for (index, text) in row.iter().enumerate() {
            let room = " ".repeat(widths[index] - text.width());
            line += &if numeric[index] {
                format!("{room}{text}  ")
            } else {
                format!("{text}{room}  ")
            };
        }
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

/// A field as a person reads it: identifiers of closed lists as words, instants to the minute.
fn told(field: &str, value: &Value) -> String {
    let text = cell(value);
    match field {
        "at" => text
            .get(..16)
            .map_or(text.clone(), |minute| minute.replace('T', " ")),
        _ if WORDS.contains(&field) => text.replace('_', " "),
        _ => text,
    }
}

/// A value as text: whole numbers without a fraction.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => plain(text),
        Value::Bool(true) => "yes".to_owned(),
        Value::Bool(false) => "no".to_owned(),
        Value::Number(number) => match number.as_f64() {
            Some(float) if number.is_f64() => shortest(float),
            _ => number.to_string(),
        },
        Value::Array(items) => items.iter().map(cell).collect::<Vec<_>>().join(", "),
        Value::Object(fields) => {
            let named = ["name", "label", "title", "value", "median"]
                .iter()
                .find_map(|name| fields.get(*name));
            named.map_or_else(|| value.to_string(), cell)
        }
    }
}

fn shortest(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn cut(text: &str, on_terminal: bool) -> String {
    if !on_terminal || text.width() <= WIDEST {
        return text.to_owned();
    }
    let mut kept = String::new();
    let mut width = 0;
    for c in text.chars() {
        width += c.width().unwrap_or(0);
        if width >= WIDEST {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(rows: &[Value], on_terminal: bool) -> String {
        let mut out = Vec::new();
        write(
            &mut out,
            &[("name", "name"), ("headcount", "headcount")],
            rows,
            on_terminal,
        )
        .unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn numbers_stand_to_the_right_and_missing_ones_are_empty() {
        let rows = [
            json!({"name": "Depots", "headcount": 120.5}),
            json!({"name": "Laboratory", "headcount": null}),
        ];
        assert_eq!(
            written(&rows, false),
            "name        headcount\nDepots          120.5\nLaboratory\n"
        );
    }

    #[test]
    fn wide_letters_take_two_places() {
        let rows = [
            json!({"name": "水道", "headcount": 3.0}),
            json!({"name": "Zoë", "headcount": 12.0}),
        ];
        assert_eq!(
            written(&rows, false),
            "name  headcount\n水道          3\nZoë          12\n"
        );
    }

    #[test]
    fn a_long_cell_is_cut_on_a_terminal_and_kept_in_a_file() {
        let long = "x".repeat(200);
        let rows = [json!({"name": long, "headcount": 1})];
        assert!(written(&rows, true).contains('…') && !written(&rows, true).contains(&long));
        assert!(written(&rows, false).contains(&long));
    }

    #[test]
    fn identifiers_are_told_as_words_and_instants_to_the_minute() {
        assert_eq!(told("status", &json!("under_way")), "under way");
        assert_eq!(told("name", &json!("snake_case & co")), "snake_case & co");
        assert_eq!(told("at", &json!("2026-03-31T09:05:11.250Z")), "2026-03-31 09:05");
    }

    #[test]
    fn a_cell_with_line_breaks_stays_on_its_line() {
        let rows = [json!({"name": "a\nb", "headcount": 1})];
        assert_eq!(written(&rows, false).lines().count(), 2);
    }
}
