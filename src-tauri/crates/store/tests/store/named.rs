//! Somebody whose name stands in every place of a workspace that takes a text, and finding it in files again.

use std::fs;
use std::path::{Path, PathBuf};

use store::{Change, Stamp, StoreError, Workspace};

use crate::kit::*;

pub(crate) const NAME: &str = "Zyxwvut Qwertzuiop";
const WORDS: [&str; 2] = ["zyxwvut", "qwertzuiop"];
/// The person, somebody else, and the group they are in.
pub(crate) const PERSON: u128 = 0x0199_0000_0000_7000_8000_0000_0000_0005;
pub(crate) const OTHER: u128 = 0x0199_0000_0000_7000_8000_0000_0000_0006;

/// A row in every table; the ids are those of the rows of a table and the number given.
const ROWS: &str = "
    INSERT INTO setting VALUES ('house_rules', '{\"high_from\": 3}');
    INSERT INTO programme VALUES (@02, 'Programme', '2026-01-05');
    INSERT INTO unit VALUES (@03, NULL, 'Operations', 'operations');
    INSERT INTO stakeholder VALUES (@04, 'group', 'Field crews', 'field crews', '', '', '', '', '', @03, 40.5, '', '', '', '2026-01-05', '', '', NULL, NULL, NULL);
    INSERT INTO stakeholder VALUES (@06, 'person', 'Ann Ek', 'ann ek', 'Clerk', 'clerk', 'B', 'ann@example.org', '12', @03, NULL, 'A1', 'Register', 'Likes maps', '2026-01-05', '', '', NULL, NULL, NULL);
    INSERT INTO project VALUES (@16, @02, 'Meters', 'meters', 'New meters', @05, '2026-01-05', '2026-09-01', 7, 1, '2026-01-05');
    INSERT INTO change VALUES (@07, @16, 'Meters', '2026-09-01', '2026-01-05');
    INSERT INTO membership VALUES (@08, @04, @05, '2026-01-05', NULL);
    INSERT INTO composition VALUES (@09, @04, 1, 'Crew', 'C', 40.5, '');
    INSERT INTO tie VALUES (@0a, @05, @04, 'advises', 3, 'Interview', '2026-01-05', NULL);
    INSERT INTO stake VALUES (@0b, @05, @16, '2026-01-05', 'upward');
    INSERT INTO assessment VALUES (@0c, @05, @16, 'power', 4, '2026-01-05', 'Tester', 'stated', 'Grumpy at first', '2026-01-05T09:30:00.000Z');
    INSERT INTO own_axis VALUES (@2a, 'Trust', 'trust', 'None', 'Full', 0);
    INSERT INTO judged_score VALUES (@0d, @04, @07, 'commitment', 3.5, '2026-01-05', 'Tester', 'A reason', '2026-01-05T09:30:00.000Z');
    INSERT INTO service VALUES (@0e, 'people', 'Coaching', '', 1, 1, '2026-01-05');
    INSERT INTO need VALUES (@0f, @16, 'people', 2, 1, @0e, 8.0, '2026-01-05', 'Tester', '', '2026-01-05T09:30:00.000Z');
    INSERT INTO request VALUES (@10, @16, @0e, 'pull', 'Ann Ek', 'Why', 'Value', @05, NULL, '2026-01-05', 'accepted', '2026-01-05', '');
    INSERT INTO plan_line VALUES (@11, @16, @0e, @10, 'What', 'Value', @05, 'Ann Ek', '2026-02-01', 'planned', '', NULL, '2026-01-05', NULL);
    INSERT INTO custom_field VALUES (@12, 'stakeholder', 'Shift', 'shift', 'text', '[]', 1, '2026-01-05');
    INSERT INTO custom_values VALUES (@06, '{\"00000000-0000-0000-0000-000000000012\":\"Night\"}');
    INSERT INTO custom_values VALUES (@05, '{\"00000000-0000-0000-0000-000000000012\":\"Day\"}');
    INSERT INTO tag VALUES (@13, 'Key', 'key', '2026-01-05');
    INSERT INTO tagging VALUES (@14, @13, @06);
    INSERT INTO tagging VALUES (@15, @13, @05);
    INSERT INTO engagement_record VALUES (@17, @05, @16, '2026-01-05', 'call', '', '', '', '', '', 'Was cross', 1, 'stated', '', NULL, 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO commitment VALUES (@18, @05, @16, 'ours', 'A visit', '', '2026-01-05', NULL, 'open', NULL, 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO mapping VALUES (@19, 'Staff', 'staff', 'shape', '{}', '2026-01-05');
    INSERT INTO data_request VALUES (@20, @05, 'access', '2026-01-05', '2026-02-05', '', 'open', NULL, '', 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO mark VALUES (@21, @05, 'disputed', 'Tester', 'Power', '', '2026-01-05', 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO private_note VALUES (@22, @05, '2026-01-05', 'Is shy', 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO private_note VALUES (@23, @06, '2026-01-05', 'Is loud', 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO project_privacy VALUES (@16, 1, '2026-02-01', '2026-08-01');
    INSERT INTO kept_longer VALUES (@25, @05, '2027-01-05', 'Still asks', '2026-01-05', 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO kept_longer VALUES (@26, @06, '2027-01-05', 'Asks as well', '2026-01-05', 'Tester', '2026-01-05T09:30:00.000Z');
    INSERT INTO role_held VALUES (@27, @05, 'Deputy', @03, '2026-01-05', NULL);
    INSERT INTO saved_view VALUES (@28, 'people', 'Key people', 'key people', '{\"text\":\"\"}', '2026-01-05');
    INSERT INTO told_apart VALUES (@05, @06, '2026-01-05', 'Tester');
    INSERT INTO merged VALUES (@29, @06, '2026-01-05', 'Tester');
    INSERT INTO decision VALUES (@2a, @16, 'decision', 'Which meters', 'which meters', '2026-02-01', 'A note', 0, '2026-01-05');
    INSERT INTO decision_part VALUES (@2a, @05, 'accountable');
    INSERT INTO decision_part VALUES (@2a, @06, 'informed');
    INSERT INTO network_place VALUES (@16, @05, 1.0, 2.0);
    INSERT INTO export_record VALUES (@24, 'table', 'People', 'full', 'People.xlsx', '2026-01-05T09:30:00.000Z', 'Tester');
    INSERT INTO remembered_mapping VALUES ('shape', '{\"a\":[\"b\"]}', '2026-01-05');";

fn key_of(number: u128) -> [u8; 16] {
    id((PERSON & !0xff) | number)
}

fn rows() -> String {
    let mut sql = ROWS.to_owned();
    for number in 0..0x30_u128 {
        let hex: String = key_of(number).iter().map(|byte| format!("{byte:02x}")).collect();
        sql = sql.replace(&format!("@{number:02x}"), &format!("x'{hex}'"));
    }
    sql
}

fn named() -> Stamp {
    Stamp {
        author: NAME.into(),
        ..stamp()
    }
}

/// Adds the person, and a row in every table, and then the name to every text that takes it.
pub(crate) fn furnish(ws: &Workspace) {
    ws.write(&named(), |change| {
        change.label(format!("Added {NAME}"));
        change.tag("people");
        insert(change, PERSON, NAME)?;
        change.execute(
            "UPDATE stakeholder SET email = 'zyxwvut.qwertzuiop@example.org', phone = '01234 567 890', notes = 'Zyxwvut likes maps'
             WHERE id = ?1",
            [id(PERSON)],
        )?;
        change.execute_batch(&rows())?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
    ws.write(&named(), |change| {
        change.label(format!("Wrote about {NAME}"));
        assert_eq!(plant(change), Vec::<String>::new(), "columns that refuse a name");
        Ok::<_, StoreError>(())
    })
    .unwrap();
    // A word about them that names nobody, changed and so kept by the history alone.
    ws.write(&stamp(), |change| {
        change.execute("UPDATE assessment SET note = 'Fine now'", [])?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
}

/// Columns with words of the program's own, where no name is ever written.
const CODES: [&str; 14] = [
    "kind",
    "state",
    "family",
    "axis",
    "measure",
    "status",
    "origin",
    "direction",
    "part",
    "basis",
    "subject",
    "mode",
    "profile",
    "key",
];
/// Columns that name something.
const NAMING: [&str; 8] = [
    "name",
    "role",
    "grade",
    "title",
    "shape",
    "source",
    "reference",
    "channel",
];

/// Writes the name into every column of texts but the names of other people; gives those that do not take it.
fn plant(change: &Change<'_>) -> Vec<String> {
    let tables: Vec<String> = change
        .prepare(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 1
             AND name NOT IN ('search_key', 'journal', 'journal_change_set', 'erasure')",
        )
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    let mut refused = Vec::new();
    for table in tables {
        let columns: Vec<String> = change
            .prepare("SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT'")
            .unwrap()
            .query_map([&table], |row| row.get(0))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        for column in columns {
            if CODES.contains(&column.as_str()) {
                continue;
            }
            let text = match column.as_str() {
                // Where a text names something or is read by the program, a first name alone may mean something else.
                "value" | "choices" => format!("{{\"of {NAME}\":[\"by qwertzuiop, ZYXWVUT\"]}}"),
                "body" if table != "custom_values" => format!("[\"Then\\n{NAME} said\"]"),
                "body" => format!("{{\"of {NAME}\":[\"by qwertzuiop, ZYXWVUT\",\"Then\\nZyxwvut said\"]}}"),
                "name_key" | "role_key" | "title_key" => "of qwertzuiop zyxwvut".to_owned(),
                _ if NAMING.contains(&column.as_str()) => format!("Of {NAME}"),
                _ => format!("Of {NAME}, said Zyxwvut"),
            };
            let whose = match (table.as_str(), column.as_str()) {
                ("stakeholder", "name" | "name_key") => "WHERE kind = 'group'",
                _ => "",
            };
            if !change
                .execute(&format!("UPDATE {table} SET {column} = ?1 {whose}"), [text])
                .is_ok_and(|rows| rows > 0)
            {
                refused.push(format!("{table}.{column}"));
            }
        }
    }
    refused
}

/// The files below a folder in which the name stands, in one of the ways a file can hold it.
pub(crate) fn traces(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(traces(&path));
        } else if holds(&fs::read(&path).unwrap()) {
            found.push(path);
        }
    }
    found
}

fn holds(bytes: &[u8]) -> bool {
    let lower = bytes.to_ascii_lowercase();
    WORDS.iter().any(|word| {
        let wide = |bytes: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
        [
            word.as_bytes().to_vec(),
            wide(u16::to_le_bytes),
            wide(u16::to_be_bytes),
        ]
        .iter()
        .any(|needle| lower.windows(needle.len()).any(|window| window == needle))
    })
}
