//! Conditions on stakeholders, against a slow evaluation of the same.

mod said;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::house::{House, TODAY};

/// What is known of somebody, by field: texts, numbers as texts, dates, words; tags apart.
type Known = BTreeMap<String, String>;

struct Register {
    house: House,
    project: Value,
    people: Vec<(String, Known, BTreeSet<String>)>,
    tags: Vec<String>,
    customs: BTreeMap<&'static str, String>,
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// Twenty-four stakeholders who differ in everything that can be asked.
fn register() -> Register {
    let house = House::new();
    let project = house.project("Meters");
    let customs: BTreeMap<&str, String> = [
        ("text", json!([])),
        ("number", json!([])),
        ("date", json!([])),
        ("choice", json!(["It's north", "South"])),
        ("yes_no", json!([])),
    ]
    .into_iter()
    .map(|(kind, choices)| {
        let field = json!({ "subject": "stakeholder", "name": format!("Own {kind}"), "kind": kind, "choices": choices });
        (kind, text(&house.ok("custom_field_add", field)["id"]))
    })
    .collect();
    let mut people = Vec::new();
    for at in 0..24_usize {
        let mut known = Known::new();
        let name = ["Zoë Ek", "Ann \"A\" Smith", "Bo % O'Neil"][at % 3].to_owned() + &format!(" {at}");
        let kind = ["person", "role", "group"][at / 2 % 3];
        let role = ["", "Clerk", "Head of É"][at / 3 % 3];
        let email = ["", "a@b.example"][at % 2];
        let headcount = (kind == "group").then_some(at as f64 + 0.5);
        let mut request = json!({ "name": name, "kind": kind, "role": role, "email": email,
            "added_on": format!("2026-0{}-0{}", 1 + at % 2, 1 + at % 7) });
        if let Some(headcount) = headcount {
            request["headcount"] = json!(headcount);
            known.insert("headcount".into(), headcount.to_string());
        }
        let id = text(&house.ok("stakeholder_add", request.clone())["id"]);
        for field in ["name", "kind", "role", "email", "added_on"] {
            known.insert(field.into(), text(&request[field]));
        }
        let mut changes = json!({});
        if at % 4 > 0 {
            changes["owner"] = json!(["Åsa", "Ben"][at % 2]);
            known.insert("owner".into(), text(&changes["owner"]));
        }
        if at % 5 > 1 {
            changes["verified_on"] = json!(format!("2026-02-{:02}", 1 + at));
            known.insert("verified_on".into(), text(&changes["verified_on"]));
        }
        if at % 3 == 0 {
            changes["verify_days"] = json!(7 + at);
            known.insert("verify_days".into(), (7 + at).to_string());
        }
        house.ok("stakeholder_edit", json!({ "id": id, "changes": changes }));
        let mut set = |kind: &str, value: String| {
            let request = json!({ "field": customs[kind], "id": id, "value": value });
            house.ok("custom_value_set", request);
            known.insert(kind.to_owned(), value);
        };
        match at % 6 {
            0 => set("text", format!("Café \"{at}\"")),
            1 => set("number", format!("{}.5", at as i64 - 9)),
            2 => set("date", format!("2026-03-{:02}", 1 + at)),
            3 => set("choice", ["It's north", "South"][at / 6 % 2].to_owned()),
            4 => set("yes_no", ["yes", "no"][at / 6 % 2].to_owned()),
            _ => {}
        }
        if at % 5 > 0 {
            let power = 1 + at % 5;
            house.ok(
                "place",
                json!({ "stakeholder": id, "project": project, "power": power, "interest": 1 + at % 4 }),
            );
            known.insert("power".into(), power.to_string());
        }
        let tags: BTreeSet<String> = ["key", "board"]
            .into_iter()
            .enumerate()
            .filter(|(bit, _)| at >> bit & 1 == 1)
            .map(|(_, tag)| tag.to_owned())
            .collect();
        for tag in &tags {
            house.ok("tag_add", json!({ "name": tag, "stakeholders": [id] }));
        }
        people.push((id, known, tags));
    }
    let tags = house.ok("tags_list", json!({}));
    let tags = ["board", "key"].map(|name| {
        let all = tags["items"].as_array().unwrap();
        text(&all.iter().find(|tag| tag["name"] == name).unwrap()["id"])
    });
    Register {
        house,
        project,
        people,
        tags: tags.to_vec(),
        customs,
    }
}

/// A test of a field: its name here, how, and the values; of tags, their places among [`Register::tags`].
#[derive(Debug, Clone)]
enum Tree {
    All(Vec<Tree>),
    Any(Vec<Tree>),
    Not(Box<Tree>),
    Test(&'static str, &'static str, Vec<String>),
}

fn trees() -> impl Strategy<Value = Tree> {
    let one = |fields: &'static [&'static str], hows: &'static [&'static str], values: Vec<&'static str>| {
        (select(fields), select(hows), select(values))
            .prop_map(|(field, how, value)| Tree::Test(field, how, vec![value.to_owned()]))
    };
    let texts = one(
        &["name", "role", "email", "owner", "text"],
        &["is", "is_not", "contains", "starts_with", "one_of"],
        vec![
            "zoe",
            "ÉK",
            "clerk",
            "of e",
            "a@b.example",
            "ASA",
            "ann \"a\"",
            "bo %",
            "café \"0\"",
            "é",
        ],
    );
    let numbers = one(
        &["headcount", "number", "power", "verify_days"],
        &["is", "is_not", "at_least", "at_most"],
        vec!["-8.5", "0", "3", "4.5", "13", "16.5"],
    );
    let dates = one(
        &["added_on", "verified_on", "date"],
        &["is", "is_not", "before", "after"],
        vec!["2026-01-03", "2026-02-10", "2026-03-09", "2026-03-15"],
    );
    let within = one(
        &["added_on", "verified_on", "date"],
        &["within_last", "within_next"],
        vec!["0", "7", "40"],
    );
    let between = (
        select(&["headcount", "number", "power"][..]),
        (-9..9_i32),
        (-9..20_i32),
    )
        .prop_map(|(field, from, to)| Tree::Test(field, "between", vec![from.to_string(), to.to_string()]));
    let words = prop_oneof![
        one(
            &["kind"],
            &["is", "is_not", "one_of"],
            vec!["person", "group", "organisation"]
        ),
        one(
            &["choice"],
            &["is", "is_not", "one_of"],
            vec!["It's north", "South"]
        ),
        one(&["yes_no", "stale"], &["is"], vec!["yes", "no"]),
        one(&["tags"], &["is", "is_not", "one_of"], vec!["0", "1"]),
    ];
    let empty = (
        select(
            &[
                "role",
                "email",
                "owner",
                "headcount",
                "verified_on",
                "text",
                "number",
                "date",
                "choice",
                "yes_no",
                "power",
                "tags",
            ][..],
        ),
        select(&["is_empty", "is_not_empty"][..]),
    )
        .prop_map(|(field, how)| Tree::Test(field, how, Vec::new()));
    let leaf = prop_oneof![texts, numbers, dates, within, between, words, empty];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Tree::All),
            prop::collection::vec(inner.clone(), 0..3).prop_map(Tree::Any),
            inner.prop_map(|tree| Tree::Not(Box::new(tree))),
        ]
    })
}

impl Register {
    fn asked(&self, tree: &Tree) -> Value {
        let all = |parts: &[Tree]| parts.iter().map(|part| self.asked(part)).collect::<Vec<_>>();
        match tree {
            Tree::All(parts) => json!({ "all": all(parts) }),
            Tree::Any(parts) => json!({ "any": all(parts) }),
            Tree::Not(part) => json!({ "not": self.asked(part) }),
            Tree::Test(field, how, values) => {
                let id = self.customs.get(field);
                let id = id.map_or((*field).to_owned(), |id| format!("custom:{id}"));
                let tag = |place: &String| self.tags[place.parse::<usize>().unwrap()].clone();
                let values = match *field {
                    "tags" => values.iter().map(tag).collect(),
                    _ => values.clone(),
                };
                json!({ "test": { "field": id, "how": how, "values": values } })
            }
        }
    }

    fn found(&self, condition: &Value) -> BTreeSet<String> {
        let filter = json!({ "project": null, "where": condition });
        let mut query = json!({ "filter": filter });
        // Everybody, with the standings of one project: nobody has a stake by having been assessed alone.
        query["filter"]["project"] = self.project.clone();
        let page = self.house.ok("people_list", query);
        page["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| text(&row["id"]))
            .collect()
    }
}

fn holds(tree: &Tree, known: &Known, tags: &BTreeSet<String>) -> bool {
    match tree {
        Tree::All(parts) => parts.iter().all(|part| holds(part, known, tags)),
        Tree::Any(parts) => parts.iter().any(|part| holds(part, known, tags)),
        Tree::Not(part) => !holds(part, known, tags),
        Tree::Test("tags", how, values) => {
            let has = values
                .iter()
                .any(|at| tags.contains(["board", "key"][at.parse::<usize>().unwrap()]));
            match *how {
                "is_empty" => tags.is_empty(),
                "is_not_empty" => !tags.is_empty(),
                "is_not" => !has,
                _ => has,
            }
        }
        Tree::Test("stale", _, values) => {
            let from = known.get("verified_on").unwrap_or(&known["added_on"]);
            let days = known.get("verify_days").map_or(180, |days| days.parse().unwrap());
            let until = day(from) + chrono::Days::new(days);
            (until < day(TODAY)) == (values[0] == "yes")
        }
        Tree::Test(field, how, values) => {
            let value = known.get(*field).filter(|value| !value.is_empty());
            let Some(value) = value else {
                return matches!(*how, "is_empty" | "is_not");
            };
            let is_text = ["name", "role", "email", "owner", "text"].contains(field);
            let number = |text: &String| text.parse::<f64>().unwrap();
            let same = |other: &String| match *field {
                "headcount" | "number" | "power" | "verify_days" => number(value) == number(other),
                _ if is_text => store::fold_key(value) == store::fold_key(other),
                _ => value == other,
            };
            let span = |days: &String| chrono::Days::new(days.parse().unwrap());
            match *how {
                "is" | "one_of" => values.iter().any(same),
                "is_not" => !values.iter().any(same),
                "contains" => store::fold_key(value).contains(&store::fold_key(&values[0])),
                "starts_with" => store::fold_key(value).starts_with(&store::fold_key(&values[0])),
                "at_least" => number(value) >= number(&values[0]),
                "at_most" => number(value) <= number(&values[0]),
                "between" => number(value) >= number(&values[0]) && number(value) <= number(&values[1]),
                "before" => day(value) < day(&values[0]),
                "after" => day(value) > day(&values[0]),
                "within_last" => day(value) <= day(TODAY) && day(value) >= day(TODAY) - span(&values[0]),
                "within_next" => day(value) >= day(TODAY) && day(value) <= day(TODAY) + span(&values[0]),
                "is_not_empty" => true,
                _ => false,
            }
        }
    }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

#[test]
fn a_condition_finds_whom_a_slow_look_at_everybody_finds() {
    let register = register();
    let everybody: Vec<&String> = register.people.iter().map(|(id, ..)| id).collect();
    register.house.ok(
        "stake_add",
        json!({ "project": register.project, "stakeholders": everybody }),
    );
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 400,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    runner
        .run(&trees(), |tree| {
            let found = register.found(&register.asked(&tree));
            let slow = register
                .people
                .iter()
                .filter(|(_, known, tags)| holds(&tree, known, tags));
            let slow: BTreeSet<String> = slow.map(|(id, ..)| id.clone()).collect();
            prop_assert_eq!(found, slow);
            Ok(())
        })
        .unwrap();
}
