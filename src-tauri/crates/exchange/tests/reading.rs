//! From bytes to rows: encodings, delimiters, line numbers, limits.

use exchange::{
    Book, CellKind, Encoding, Format, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS, ReadError, Sheet, interpret,
    open, suggest,
};
use proptest::prelude::*;

fn read(bytes: &[u8], file_name: &str) -> Result<Sheet, ReadError> {
    open(bytes, file_name).map(|book| book.sheets()[0].clone())
}

fn cells(sheet: &Sheet) -> Vec<Vec<String>> {
    let rows = sheet.rows();
    rows.map(|row| row.cells().map(str::to_owned).collect()).collect()
}

fn lines(sheet: &Sheet) -> Vec<u64> {
    sheet.rows().map(|row| row.line()).collect()
}

/// The encoding and the delimiter that were found.
fn found(book: &Book) -> (Encoding, char) {
    match book.format() {
        Format::Text { encoding, delimiter } => (encoding, delimiter),
        other => panic!("{other:?}"),
    }
}

fn fault(bytes: &[u8]) -> ReadError {
    read(bytes, "folder/people.csv").expect_err("a file that cannot be read")
}

#[test]
fn every_encoding_gives_the_same_cells() {
    let text = "Name,Stadt\nZoë,Köln\n";
    let wide = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
        std::iter::once(0xFEFF)
            .chain(text.encode_utf16())
            .flat_map(order)
            .collect()
    };
    let marked: Vec<u8> = [&[0xEF, 0xBB, 0xBF], text.as_bytes()].concat();
    let unmarked = |bytes: Vec<u8>| bytes[2..].to_vec();
    let western = b"Name,Stadt\nZo\xEB,K\xF6ln\n".to_vec();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (marked, Encoding::Utf8),
        (wide(u16::to_le_bytes), Encoding::Utf16Le),
        (wide(u16::to_be_bytes), Encoding::Utf16Be),
        (unmarked(wide(u16::to_le_bytes)), Encoding::Utf16Le),
        (unmarked(wide(u16::to_be_bytes)), Encoding::Utf16Be),
        (western, Encoding::Windows1252),
    ] {
        let book = open(&bytes, "a.csv").unwrap();
        assert_eq!(found(&book).0, encoding);
        assert_eq!(cells(&book.sheets()[0]), [["Name", "Stadt"], ["Zoë", "Köln"]]);
    }
}

#[test]
fn the_delimiter_is_found() {
    for (text, delimiter) in [
        ("a,b\n1,2\n", ','),
        ("a;b\n1,5;2,5\n3,5;4\n", ';'),
        ("a\tb\n1, x\t2; y\n", '\t'),
        ("a|b\n1|2\n", '|'),
        ("sep=;\na;b\n1;2\n", ';'),
        ("Name\nMoor, Ann\nFell, Bo\n", ','),
        ("\"a;x\",\"b;x\",c\n1;,2;,3\n", ','),
        (
            "Register, as of March\n\nName;Role;Notes\nAnn;Chair;\nBo;;x, y, z\nCy;;\n",
            ';',
        ),
        ("Register of stakeholders\n\nName;Role\nAnn;Chair\n", ';'),
        // Lists inside cells: the headings and every row have two columns.
        (
            "From,To\nAnn,Bo; Cy; Di; Ed; Flo; Gus\nBo,Ann; Cy; Di; Ed; Flo; Gus\nCy,Ann; Bo; Di; Ed; Flo; Gus\n",
            ',',
        ),
        ("From;To\nAnn;Bo, Cy, Di, Ed, Flo\nBo;Ann, Cy, Di, Ed, Flo\n", ';'),
        ("Name;Notes;X\nAnn;a,b,c,d;\nBo;a,b,c,d;\nCy;a,b,c,d;\n", ';'),
    ] {
        let book = open(text.as_bytes(), "a").unwrap();
        assert_eq!(found(&book).1, delimiter, "{text}");
    }
}

#[test]
fn each_row_knows_the_line_it_starts_on() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["\"na", "me\",b", "", "\"x", "", "y\",1", "z,2", ",", "w,3", ""].join(end);
        let sheet = read(text.as_bytes(), "a.csv").unwrap();
        assert_eq!(lines(&sheet), [1, 4, 7, 9], "{end:?}");
        assert_eq!(sheet.blank_lines().collect::<Vec<_>>(), [3, 8]);
        let row = sheet.row_at(4).unwrap();
        assert_eq!(row.cell(0), format!("x{end}{end}y"));
        assert_eq!(
            (row.kind(0), row.kind(7), row.cell(7)),
            (CellKind::Text, CellKind::Text, "")
        );
        assert!(sheet.row_at(5).is_none() && sheet.row_at(8).is_none() && sheet.row_at(99).is_none());
    }
    assert_eq!(lines(&read(b"sep=,\na,b\n1,2", "a.csv").unwrap()), [2, 3]);
    assert_eq!(lines(&read(b"\n\na,b\n\n\n1,2\n\n", "a.csv").unwrap()), [3, 6]);
}

#[test]
fn quotation_marks_are_read_as_people_use_them() {
    let sheet = read(b"a,b,c\n\"x, \"\"y\"\"\",5\" pipe,\"Big\" Bob\n", "a.csv").unwrap();
    assert_eq!(cells(&sheet)[1], ["x, \"y\"", "5\" pipe", "Big Bob"]);
}

#[test]
fn files_that_hold_nothing_say_so() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\n\n , \n", b"sep=;\n"] {
        assert!(matches!(fault(bytes), ReadError::Empty { .. }), "{bytes:?}");
    }
    // A row of headings alone is a table; whether it is of use is not for the reader to say.
    assert_eq!(lines(&read(b"\nName,Role\n,\n", "a").unwrap()), [2]);
}

#[test]
fn damage_is_told_with_its_line() {
    assert_eq!(
        fault(b"a,b\n1,2\n3,\0\n"),
        ReadError::Nul {
            file: "people.csv".to_owned(),
            line: 3
        }
    );
    assert!(matches!(
        fault(b"a,b\n1,\"2\n3,4\n"),
        ReadError::UnclosedQuote { line: 2, .. }
    ));
    assert!(matches!(
        fault(b"\xEF\xBB\xBFa\nb\n\xFF"),
        ReadError::Garbled { line: 3, encoding, .. } if encoding == "UTF-8"
    ));
    assert!(matches!(
        fault(b"\xFF\xFEa\0\n\0b"),
        ReadError::Garbled { line: 2, encoding, .. } if encoding == "UTF-16"
    ));
}

#[test]
fn limits_hold_and_name_the_place() {
    let wide = format!("a,b\n{}\n", "x,".repeat(MAX_COLUMNS));
    assert!(matches!(
        fault(wide.as_bytes()),
        ReadError::TooManyColumns { line: 2, .. }
    ));
    let widest = format!("a{}\n1\n", ",a".repeat(MAX_COLUMNS - 1));
    assert!(read(widest.as_bytes(), "a").is_ok());
    let long = format!("a,b\n1,{}\n", "x".repeat(MAX_CELL_BYTES + 1));
    assert!(matches!(
        fault(long.as_bytes()),
        ReadError::CellTooLong {
            line: 2,
            column: 2,
            ..
        }
    ));
    let tall = "x\n".repeat(MAX_ROWS + 1);
    assert!(matches!(
        fault(tall.as_bytes()),
        ReadError::TooManyRows { line: 1_000_001, .. }
    ));
    let large = vec![b'\n'; exchange::MAX_BYTES + 1];
    assert_eq!(
        fault(&large).to_string(),
        "people.csv is 65 MiB; at most 64 MiB can be read. Split it into several files."
    );
}

const HEADINGS: &[&str] = &[
    "Name",
    "Role",
    "Kind",
    "E-mail",
    "Unit",
    "Organisation",
    "FTE",
    "Reference",
    "Manager",
    "Groups",
    "Power",
    "Notes",
    "Post Unique Reference",
    "Reports to Senior Post",
    "Reporting Senior Post",
    "Number of Posts in FTE",
    "",
    "Colour",
];

fn a_cell() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        prop::sample::select(vec![
            "1",
            "2",
            "0",
            "XX",
            "N/D",
            "Eliminated",
            "Vacant",
            "Ann",
            "Bo",
            "a@x.example",
            "group",
            "3.5"
        ])
        .prop_map(str::to_owned),
        "\\PC{0,8}",
        "[a-c \"\n\r,;]{0,6}",
    ]
}

fn quoted(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        row.iter()
            .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
            .collect::<Vec<_>>()
            .join(",")
            + "\n"
    };
    rows.iter().map(line).collect()
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(book) = open(&bytes, "x.csv") {
            let _ = interpret(&book, &suggest(&book, &[]).mapping);
        }
    }

    #[test]
    fn any_table_that_is_written_is_read_again(
        rows in prop::collection::vec(prop::collection::vec("[^\0]{0,6}", 2..5), 1..9),
    ) {
        // A first cell that names the delimiter, or one that makes the file another kind of file, says so itself.
        prop_assume!(!rows.iter().all(|row| row.iter().all(|cell| cell.trim().is_empty())));
        let Ok(sheet) = read(format!("\u{feff}{}", quoted(&rows)).as_bytes(), "x.csv") else { return Ok(()) };
        let filled: Vec<_> = rows.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        prop_assert_eq!(cells(&sheet), filled);
    }

    #[test]
    fn any_text_of_delimiters_is_read_or_refused(text in "[ab,;\t\"\r\n|=]{0,60}") {
        if let Ok(sheet) = read(text.as_bytes(), "x.csv") {
            let lines = lines(&sheet);
            prop_assert!(lines.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }

    #[test]
    fn every_row_of_any_table_is_accounted_for(
        headings in prop::collection::vec(prop::sample::select(HEADINGS), 1..9),
        rows in prop::collection::vec(prop::collection::vec(a_cell(), 0..10), 1..20),
    ) {
        let mut all = vec![headings.iter().map(|heading| (*heading).to_owned()).collect::<Vec<_>>()];
        all.extend(rows);
        let Ok(book) = open(quoted(&all).as_bytes(), "x.csv") else { return Ok(()) };
        let mapping = suggest(&book, &[]).mapping;
        let Ok(draft) = interpret(&book, &mapping) else { return Ok(()) };
        prop_assert_eq!(draft.rows(), draft.accounted_rows());
        prop_assert!(draft.proposals.iter().all(|one| !one.name.is_empty()));
        prop_assert!(draft.proposals.iter().all(|one| one.assessments.iter().all(|(axis, value)| axis.range().contains(value))));
        prop_assert_eq!(interpret(&book, &mapping).ok(), Some(draft));
    }
}
