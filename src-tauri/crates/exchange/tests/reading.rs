//! From bytes to rows: encodings, delimiters, line numbers, limits.

use exchange::{Encoding, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS, ReadError, Sheet, interpret, read};
use proptest::prelude::*;

fn cells(sheet: &Sheet) -> Vec<Vec<String>> {
    std::iter::once(sheet.header())
        .chain(sheet.rows())
        .map(|row| row.cells().map(str::to_owned).collect())
        .collect()
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
    let western = b"Name,Stadt\nZo\xEB,K\xF6ln\n".to_vec();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Encoding::Utf8),
        (marked, Encoding::Utf8),
        (wide(u16::to_le_bytes), Encoding::Utf16Le),
        (wide(u16::to_be_bytes), Encoding::Utf16Be),
        (western, Encoding::Windows1252),
    ] {
        let sheet = read(&bytes, "a.csv").unwrap();
        assert_eq!(sheet.encoding(), encoding);
        assert_eq!(cells(&sheet), [["Name", "Stadt"], ["Zoë", "Köln"]]);
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
    ] {
        assert_eq!(
            read(text.as_bytes(), "a").unwrap().delimiter(),
            delimiter,
            "{text}"
        );
    }
}

#[test]
fn each_row_knows_the_line_it_starts_on() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["\"na", "me\",b", "", "\"x", "", "y\",1", "z,2", ",", "w,3", ""].join(end);
        let sheet = read(text.as_bytes(), "a.csv").unwrap();
        assert_eq!(sheet.header().line(), 1);
        assert_eq!(
            sheet.rows().map(|row| row.line()).collect::<Vec<_>>(),
            [4, 7, 9],
            "{end:?}"
        );
        assert_eq!(sheet.blank_lines(), [3, 8]);
        assert_eq!(sheet.rows().next().unwrap().cell(0), format!("x{end}{end}y"));
    }
    let sheet = read(b"sep=,\na,b\n1,2", "a.csv").unwrap();
    assert_eq!(
        (sheet.header().line(), sheet.rows().next().unwrap().line()),
        (2, 3)
    );
}

#[test]
fn quotation_marks_are_read_as_people_use_them() {
    let sheet = read(b"a,b,c\n\"x, \"\"y\"\"\",5\" pipe,\"Big\" Bob\n", "a.csv").unwrap();
    assert_eq!(cells(&sheet)[1], ["x, \"y\"", "5\" pipe", "Big Bob"]);
}

#[test]
fn a_file_of_another_kind_is_named_with_what_to_do() {
    for (bytes, what) in [
        (&b"PK\x03\x04rest"[..], "Excel"),
        (b"%PDF-1.7", "PDF"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "XLS"),
        (b"<!doctype html><p>", "web page"),
        (b"SQLite format 3\0", "database"),
    ] {
        let message = fault(bytes).to_string();
        assert!(
            message.starts_with("people.csv is ") && message.contains(what),
            "{message}"
        );
    }
    assert!(
        fault(b"PK\x03\x04")
            .to_string()
            .contains("save the sheet as “CSV UTF-8”")
    );
}

#[test]
fn files_that_hold_nothing_say_so() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b"\n\n , \n", b"sep=;\n"] {
        assert!(matches!(fault(bytes), ReadError::Empty { .. }), "{bytes:?}");
    }
    assert!(matches!(
        fault(b"\nName,Role\n,\n"),
        ReadError::NoRows { line: 2, .. }
    ));
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
        ReadError::Garbled {
            line: 3,
            encoding: "UTF-8",
            ..
        }
    ));
    assert!(matches!(
        fault(b"\xFF\xFEa\0\n\0b"),
        ReadError::Garbled {
            line: 2,
            encoding: "UTF-16",
            ..
        }
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
        if let Ok(sheet) = read(&bytes, "x.csv") {
            let _ = interpret(&sheet);
        }
    }

    #[test]
    fn any_text_of_delimiters_is_read_or_refused(text in "[ab,;\t\"\r\n|=]{0,60}") {
        if let Ok(sheet) = read(text.as_bytes(), "x.csv") {
            let lines = sheet.rows().map(|row| row.line()).collect::<Vec<_>>();
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
        let Ok(sheet) = read(quoted(&all).as_bytes(), "x.csv") else { return Ok(()) };
        let Ok(draft) = interpret(&sheet) else { return Ok(()) };
        prop_assert_eq!(draft.rows, sheet.rows().len());
        let mut lines: Vec<u64> = draft.proposals.iter().flat_map(|one| one.lines.iter().copied()).collect();
        lines.extend(draft.refused.iter().map(|refusal| refusal.line));
        lines.sort_unstable();
        prop_assert_eq!(lines, sheet.rows().map(|row| row.line()).collect::<Vec<_>>());
        prop_assert!(draft.proposals.iter().all(|one| !one.name.is_empty()));
        prop_assert!(draft.proposals.iter().all(|one| one.assessments.iter().all(|(axis, value)| axis.range().contains(value))));
        prop_assert_eq!(interpret(&sheet).ok(), Some(draft));
    }
}
