//! The cases of csv-spectrum: every file gives the cells that its JSON says.

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
            // The package writes every line break in a cell as a line feed.
            Value::Object(
                cells
                    .map(|(at, name)| (name.to_owned(), row.cell(at).replace("\r\n", "\n").into()))
                    .collect::<Map<_, _>>(),
            )
        });
        let wanted: Value = serde_json::from_slice(&fs::read(path.with_extension("json")).unwrap()).unwrap();
        let wanted = wanted.to_string().replace("\\r\\n", "\\n");
        assert_eq!(
            Value::Array(read.collect()).to_string(),
            wanted,
            "{}",
            path.display()
        );
        cases += 1;
    }
    assert_eq!(cases, 12);
}
