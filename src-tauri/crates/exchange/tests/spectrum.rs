//! The cases of csv-spectrum: every file gives the cells that its JSON says.
//!
//! Two of its files do not quite agree with themselves. Line breaks in cells are line feeds in all JSON, also where the
//! CSV has them as Windows does; and the JSON of `location_coordinates` is one row instead of a list, with another
//! telephone number.

use std::fs;
use std::path::Path;

use exchange::open;
use serde_json::{Map, Value};

#[test]
fn every_case_of_csv_spectrum_is_read_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/csv-spectrum");
    let mut cases = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "csv") {
            continue;
        }
        let book = open(&fs::read(&path).unwrap(), "case.csv").unwrap();
        let mut rows = book.sheets()[0].rows();
        let headings = rows.next().unwrap();
        let read = rows.map(|row| {
            let cells = headings.cells().enumerate();
            let cells = cells.map(|(at, name)| (name.to_owned(), row.cell(at).replace("\r\n", "\n").into()));
            Value::Object(cells.collect::<Map<_, _>>())
        });
        let read = Value::Array(read.collect());
        let wanted = fs::read_to_string(path.with_extension("json")).unwrap();
        let wanted = wanted
            .replace("\\r\\n", "\\n")
            .replace("1234567890", "2095257564");
        let wanted = match serde_json::from_str(&wanted).unwrap() {
            one @ Value::Object(_) => Value::Array(vec![one]),
            all => all,
        };
        assert_eq!(read, wanted, "{}", path.display());
        cases += 1;
    }
    assert_eq!(cases, 12);
}
