//! A search by relevance answers from one look at the index; it must find what plain statements find.

use std::sync::LazyLock;

use domain::{ProjectId, StakeholderId, StakeholderKind};
use proptest::prelude::*;
use serde_json::{Value, json};
use store::rusqlite::types::Value as Sql;
use store::rusqlite::{Connection, OpenFlags, params_from_iter};

use crate::house::House;

const FIRST: [&str; 8] = ["Ann", "Anna", "Siân", "Sion", "Tomos", "Zoë", "Œdipe", "Ng"];
const LAST: [&str; 9] = [
    "Smith",
    "Smythe",
    "Thomas",
    "Tomlin",
    "Novák",
    "O’Neill",
    "Żak",
    "An",
    "Roux",
];
const ROLE: [&str; 3] = ["Officer", "Office manager", "Auditor"];
/// More than are ranked.
const PEOPLE: usize = 2_600;

/// What is searched, and a second way into its file.
struct Searched {
    house: House,
    project: Value,
}

/// Made once: every case only looks.
static SEARCHED: LazyLock<Searched> = LazyLock::new(|| {
    let house = House::new();
    let project = house.project("Meters");
    let rows = |range: std::ops::Range<usize>| -> String {
        let row = |at: usize| {
            let name = format!("{} {}", FIRST[at % 8], LAST[at / 8 % 9]);
            format!("{name} {at},{},person{at}@afon.example\n", ROLE[at % 3])
        };
        range.map(row).collect()
    };
    let bring_in = |rows: String, project: Option<&Value>| {
        let text = format!("Name,Job title,E-mail\n{rows}");
        house.ok(
            "import_text",
            json!({ "file_name": "list.csv", "text": text, "project": project }),
        );
    };
    bring_in(rows(0..PEOPLE - 200), None);
    bring_in(rows(PEOPLE - 200..PEOPLE), Some(&project));
    house.group("Anna’s crew", 12.0);
    Searched { house, project }
});

/// What is asked for.
#[derive(Debug, Clone)]
struct Asked {
    text: String,
    groups: bool,
    project: bool,
    offset: usize,
    limit: usize,
}

fn asked() -> impl Strategy<Value = Asked> {
    let numbered = (0..PEOPLE).prop_map(|at| format!("person{at}"));
    let words: Vec<&str> = FIRST.iter().chain(&LAST).chain(&ROLE).copied().collect();
    let word = prop_oneof![
        6 => proptest::sample::select(words).prop_map(str::to_owned),
        2 => numbered,
        1 => proptest::sample::select(vec!["nobody", "-", "\"", "afon", "example"]).prop_map(str::to_owned),
    ];
    let typed =
        (word, 1_usize..12).prop_map(|(word, letters)| word.chars().take(letters).collect::<String>());
    let text = prop::collection::vec(typed, 1..4).prop_map(|words| words.join(" "));
    let offset = prop_oneof![3 => Just(0_usize), 1 => 0_usize..50, 1 => 0_usize..PEOPLE];
    (
        text,
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.3),
        offset,
        1_usize..80,
    )
        .prop_map(|(text, groups, project, offset, limit)| Asked {
            text,
            groups,
            project,
            offset,
            limit,
        })
}

/// The same with one statement that counts and one that sorts and cuts.
fn plainly(asked: &Asked) -> (u64, Vec<StakeholderId>) {
    let searched = &*SEARCHED;
    let path = searched.house.session.path();
    let conn = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let Some(terms) = store::search_terms(&asked.text) else {
        return (0, Vec::new());
    };
    let sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 GROUP BY rowid LIMIT 2001)";
    let by_text: u64 = conn.query_row(sql, [&terms], |row| row.get(0)).unwrap();
    let ranked = by_text <= 2_000
        && asked
            .text
            .split_whitespace()
            .all(|word| word.chars().count() >= 3);
    let order = if ranked { "f.rank, f.rowid" } else { "f.rowid" };
    let mut values = vec![Sql::Text(terms)];
    let mut condition = "search MATCH ?".to_owned();
    if asked.project {
        condition.push_str(" AND s.id IN (SELECT stakeholder_id FROM stake WHERE project_id = ?)");
        let project: ProjectId = serde_json::from_value(searched.project.clone()).unwrap();
        values.push(Sql::Blob(project.as_bytes().to_vec()));
    }
    if asked.groups {
        condition.push_str(" AND s.kind = ?");
        values.push(Sql::Text(StakeholderKind::Group.as_str().to_owned()));
    }
    let from = format!(
        "FROM search f JOIN search_key k ON k.key = f.rowid JOIN stakeholder s ON s.id = k.stakeholder_id \
         WHERE {condition}"
    );
    let sql = format!("SELECT count(*) {from}");
    let total = conn
        .query_row(&sql, params_from_iter(&values), |row| row.get(0))
        .unwrap();
    values.push(Sql::Integer(asked.limit as i64));
    values.push(Sql::Integer(asked.offset as i64));
    let mut window = conn
        .prepare(&format!("SELECT s.id {from} ORDER BY {order} LIMIT ? OFFSET ?"))
        .unwrap();
    let ids = window
        .query_map(params_from_iter(&values), |row| {
            Ok(StakeholderId::from_bytes(row.get(0)?))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    (total, ids)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() })]

    /// The total, the window and where each of its rows stands.
    #[test]
    fn a_search_finds_what_plain_statements_find(asked in asked()) {
        let Searched { house, project } = &*SEARCHED;
        let mut filter = json!({ "text": asked.text });
        if asked.project {
            filter["project"] = project.clone();
        }
        if asked.groups {
            filter["kinds"] = json!(["group"]);
        }
        let page = house.ok(
            "people_list",
            json!({ "filter": filter, "offset": asked.offset, "limit": asked.limit }),
        );
        let (total, ids) = plainly(&asked);
        prop_assert_eq!(&page["total"], &json!(total));
        let found: Vec<_> = page["items"].as_array().unwrap().iter().map(|row| row["id"].clone()).collect();
        prop_assert_eq!(json!(found), json!(ids));
        if let Some(last) = found.last() {
            let place = house.ok("people_locate", json!({ "id": last, "query": { "filter": filter } }));
            prop_assert_eq!(&place["position"], &json!(asked.offset + found.len() - 1));
        }
    }
}
