//! The influence network through the operations: R7 by its vectors, as of a date, filtered, and without somebody.

use std::collections::HashMap;

use ops::Code;
use ops::domain::Profile;
use ops::redact::{List, rows};
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

/// People by the letters of a vector, tied as it says.
struct Drawn {
    house: House,
    ids: HashMap<char, Value>,
}

impl Drawn {
    fn new(letters: &str, ties: &[&str]) -> Self {
        let house = House::new();
        let ids = letters
            .chars()
            .map(|letter| (letter, house.person(&format!("{letter}."))))
            .collect();
        let drawn = Self { house, ids };
        for tie in ties {
            drawn.tie(tie, json!({}));
        }
        drawn
    }

    fn tie(&self, ends: &str, more: Value) -> Value {
        let mut ends = ends.chars();
        let mut request = json!({ "kind": "influences", "from": self.ids[&ends.next().unwrap()],
            "to": self.ids[&ends.next().unwrap()], "from_on": "2026-01-10" });
        for (field, value) in more.as_object().unwrap() {
            request[field] = value.clone();
        }
        self.house.ok("tie_add", request)["id"].clone()
    }

    fn view(&self, request: Value) -> Value {
        self.house.ok("network_view", request)
    }

    fn project(&self) -> Value {
        let project = self.house.project("Meters");
        let all: Vec<&Value> = self.ids.values().collect();
        self.house.ok(
            "stake_add",
            json!({ "project": project, "stakeholders": all, "added_on": "2026-01-10" }),
        );
        project
    }
}

fn of(view: &Value, letter: char) -> &Value {
    let name = format!("{letter}.");
    let nodes = view["nodes"].as_array().unwrap();
    nodes.iter().find(|node| node["name"] == name.as_str()).unwrap()
}

fn is(value: &Value, expected: f64) -> bool {
    (value.as_f64().unwrap() - expected).abs() < 5e-5
}

const PATH: [&str; 4] = ["AB", "BC", "CD", "DE"];
const TRIANGLES: [&str; 8] = ["AB", "BC", "AC", "CD", "DE", "EF", "FG", "EG"];

#[test]
fn r7_a_path_has_the_measures_of_the_vector() {
    let view = Drawn::new("ABCDE", &PATH).view(json!({}));
    for (letter, betweenness, degree) in [
        ('A', 0.0, 0.25),
        ('B', 0.5, 0.5),
        ('C', 0.6667, 0.5),
        ('D', 0.5, 0.5),
        ('E', 0.0, 0.25),
    ] {
        assert!(is(&of(&view, letter)["betweenness"], betweenness), "{letter}");
        assert!(is(&of(&view, letter)["degree"], degree), "{letter}");
    }
    assert_eq!(
        (&view["n"], &view["components"], &view["pairs"]),
        (&json!(5), &json!(1), &json!(4))
    );
    assert_eq!(
        view["caption"],
        "From recorded ties; missing ties change the result."
    );
    assert_eq!(of(&view, 'A')["role"], "peripheral");
    assert_eq!(of(&view, 'C')["roles"], json!(["broker", "connector", "spanner"]));
}

#[test]
fn r7_joined_triangles_have_the_measures_of_the_vector() {
    let drawn = Drawn::new("ABCDEFG", &TRIANGLES);
    for (unit, letters) in [("North", "ABC"), ("South", "EFG")] {
        let unit = drawn.house.ok("unit_add", json!({ "name": unit }))["id"].clone();
        for letter in letters.chars() {
            drawn.house.ok(
                "stakeholder_edit",
                json!({ "id": drawn.ids[&letter], "changes": { "unit": unit } }),
            );
        }
    }
    let view = drawn.view(json!({}));
    for (letter, betweenness) in [('A', 0.0), ('C', 0.5333), ('D', 0.6), ('E', 0.5333), ('G', 0.0)] {
        assert!(is(&of(&view, letter)["betweenness"], betweenness), "{letter}");
    }
    assert!(is(&of(&view, 'C')["ei"], -1.0 / 3.0));
    assert_eq!(of(&view, 'D')["ei"], 1.0);
    assert_eq!(of(&view, 'D')["roles"], json!(["broker", "spanner"]));
    assert_eq!(of(&view, 'A')["role"], Value::Null);
    let brokers: Vec<&Value> = view["nodes"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|node| node["role"] == "broker")
        .map(|node| &node["name"])
        .collect();
    assert_eq!(brokers, ["C.", "D.", "E."]);
    // Seen by kind, all are of one group.
    assert_eq!(of(&drawn.view(json!({ "group_by": "kind" })), 'D')["ei"], -1.0);
}

#[test]
fn r7_without_the_middle_both_sides_fall_apart_and_nothing_is_kept() {
    let drawn = Drawn::new("ABCDEFG", &TRIANGLES);
    let before = drawn.house.dump();
    let view = drawn.view(json!({ "without": [drawn.ids[&'D']] }));
    assert_eq!((&view["n"], &view["components"]), (&json!(6), &json!(2)));
    let change = &view["change"];
    assert_eq!(
        (&change["components_before"], &change["gone"][0]["name"]),
        (&json!(1), &json!("D."))
    );
    assert_eq!(change["falls_away"].as_array().unwrap().len(), 1);
    assert_eq!(change["falls_away"][0]["n"], 3);
    assert!(is(&of(&view, 'C')["before"]["betweenness"], 0.5333) && is(&of(&view, 'C')["betweenness"], 0.0));
    assert_eq!(drawn.house.dump(), before);
    // On a ring whoever is opposite has to carry more.
    let ring = Drawn::new("ABCD", &["AB", "BC", "CD", "DA"]);
    let change = ring.view(json!({ "without": [ring.ids[&'A']] }))["change"].clone();
    assert_eq!(
        (&change["gaining"], &change["gains"][0]["name"]),
        (&json!(1), &json!("C."))
    );
    assert_eq!(
        (&change["gains"][0]["after"], &change["falls_away"]),
        (&json!(1.0), &json!([]))
    );
    let refused = ring
        .house
        .refused("network_view", json!({ "without": [drawn.ids[&'A']] }));
    assert!(
        refused.code == Code::Invalid && refused.message.contains("without[0]"),
        "{refused}"
    );
}

#[test]
fn r7_several_ties_between_two_count_once_and_filters_take_out_ties_and_nobody() {
    let drawn = Drawn::new("ABC", &["AB"]);
    drawn.tie("BA", json!({ "kind": "advises", "strength": 4 }));
    drawn.tie("BC", json!({ "kind": "works_with", "strength": 2 }));
    let view = drawn.view(json!({}));
    assert_eq!(
        (view["ties"].as_array().unwrap().len(), &view["pairs"]),
        (3, &json!(2))
    );
    let strong = drawn.view(json!({ "strength_from": 3 }));
    assert_eq!(
        (&strong["n"], &strong["pairs"], &strong["alone"]),
        (&json!(3), &json!(1), &json!(1))
    );
    assert_eq!(of(&strong, 'C')["ei"], Value::Null);
    let advice = drawn.view(json!({ "kinds": ["works_with"] }));
    assert_eq!((&advice["n"], &advice["pairs"]), (&json!(3), &json!(1)));
    assert_eq!(
        drawn
            .house
            .refused("network_view", json!({ "strength_from": 6 }))
            .code,
        Code::Invalid
    );
}

#[test]
fn r7_ties_that_ended_before_the_date_are_out_and_of_a_project_all_who_have_a_stake_count() {
    let drawn = Drawn::new("ABCD", &["AB", "BC"]);
    let project = drawn.project();
    let tie = drawn.tie("CD", json!({}));
    drawn
        .house
        .ok("tie_end", json!({ "id": tie, "until_on": "2026-02-01" }));
    let at = |day: &str| drawn.view(json!({ "project": project, "as_of": day }))["pairs"].clone();
    assert_eq!(
        (at("2026-02-01"), at("2026-02-02"), at("2026-01-09")),
        (json!(3), json!(2), json!(0))
    );
    let now = drawn.view(json!({ "project": project }));
    assert_eq!(
        (&now["n"], &now["alone"], &now["components"]),
        (&json!(4), &json!(1), &json!(2))
    );
    // Of the whole programme only who has a tie.
    assert_eq!(drawn.view(json!({}))["n"], 3);
}

#[test]
fn a_tie_is_changed_ended_and_deleted_in_place_and_each_is_undone() {
    let drawn = Drawn::new("ABC", &["AB"]);
    let house = &drawn.house;
    let tie = drawn.view(json!({}))["ties"][0]["id"].clone();
    let before = house.dump();
    house.ok(
        "tie_edit",
        json!({ "id": tie, "changes": { "kind": "advises", "strength": 5, "source": "Mapping session", "from_on": "2026-02-01" } }),
    );
    let changed = drawn.view(json!({}))["ties"][0].clone();
    assert_eq!(
        changed,
        json!({ "id": tie, "from": drawn.ids[&'A'], "to": drawn.ids[&'B'], "kind": "advises", "strength": 5,
            "since": "2026-02-01", "source": "Mapping session" })
    );
    house.ok("tie_edit", json!({ "id": tie, "changes": { "strength": null } }));
    assert_eq!(drawn.view(json!({}))["ties"][0]["strength"], Value::Null);
    for (op, request) in [
        ("tie_end", json!({ "id": tie })),
        ("tie_delete", json!({ "id": tie })),
    ] {
        house.ok(op, request);
        assert_eq!(drawn.view(json!({}))["n"], 0, "{op}");
        house.ok("undo", json!({}));
        assert_eq!(drawn.view(json!({}))["n"], 2, "{op}");
    }
    house.ok("undo", json!({}));
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
}

#[test]
fn what_cannot_be_of_a_tie_is_refused() {
    let drawn = Drawn::new("AB", &["AB"]);
    let advice = drawn.tie("AB", json!({ "kind": "advises" }));
    let refused = |op: &str, request: Value| drawn.house.refused(op, request);
    let edit = |changes: Value| refused("tie_edit", json!({ "id": advice, "changes": changes }));
    assert_eq!(
        edit(json!({ "strength": 9 })).fields.unwrap()[0].field,
        "changes.strength"
    );
    assert_eq!(edit(json!({ "kind": "influences" })).code, Code::Conflict);
    let early = refused("tie_end", json!({ "id": advice, "until_on": "2026-01-01" }));
    assert_eq!(early.fields.unwrap()[0].field, "until_on");
    drawn
        .house
        .ok("tie_end", json!({ "id": advice, "until_on": "2026-02-01" }));
    assert_eq!(
        edit(json!({ "from_on": "2026-02-02" })).fields.unwrap()[0].field,
        "changes.from_on"
    );
    for op in ["tie_end", "tie_delete"] {
        assert_eq!(refused(op, json!({ "id": drawn.ids[&'A'] })).code, Code::NotFound);
    }
}

#[test]
fn where_each_is_drawn_is_the_same_every_time_and_what_was_kept_stays() {
    let drawn = Drawn::new("ABCDEFG", &TRIANGLES);
    let laid = drawn.house.ok("network_layout", json!({}));
    assert_eq!(laid, drawn.house.ok("network_layout", json!({})));
    assert_eq!(laid["spots"].as_array().unwrap().len(), 7);
    let kept: Vec<Value> = laid["spots"].as_array().unwrap()[..6].to_vec();
    let again = drawn.house.ok("network_layout", json!({ "kept": kept }));
    assert_eq!(again["spots"].as_array().unwrap()[..6], kept[..]);
}

#[test]
fn r34_what_leaves_names_nobody_where_names_are_hidden_and_keeps_the_measures() {
    let house = House::new();
    let (ann, bo) = (house.person("Ann Zyxwvut"), house.person("Bo Qwertzuiop"));
    house.ok(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "role": "Planner" } }),
    );
    house.ok(
        "tie_add",
        json!({ "kind": "advises", "from": ann, "to": bo, "source": "Ann Zyxwvut said so" }),
    );
    let view = house.ok("network_view", json!({}));
    let list = List {
        operation: "network_view",
        project: None,
        as_of: None,
        wordings: &[],
    };
    let items = view["nodes"].as_array().unwrap().clone();
    for profile in [Profile::Roles, Profile::Groups, Profile::Counts] {
        let left = rows(&house.session, &on(TODAY), profile, list, items.clone()).unwrap();
        let text = json!(left.items).to_string().to_lowercase();
        assert!(
            !text.contains("zyxwvut") && !text.contains("qwertzuiop"),
            "{text}"
        );
        if profile == Profile::Roles {
            let node = left.items.iter().find(|node| node["title"] == "Planner").unwrap();
            assert_eq!(
                (&node["degree"], &node["role"]),
                (&json!(1.0), &json!("connector"))
            );
        }
    }
}

#[test]
fn r34_the_network_of_a_role_only_project_names_nobody() {
    let drawn = Drawn::new("AB", &["AB"]);
    let project = drawn.project();
    drawn.house.ok(
        "stakeholder_edit",
        json!({ "id": drawn.ids[&'A'], "changes": { "name": "Ann Zyxwvut", "role": "Planner" } }),
    );
    drawn.house.ok(
        "project_privacy_change",
        json!({ "project": project, "role_only": true }),
    );
    let view = drawn.view(json!({ "project": project, "without": [drawn.ids[&'B']] }));
    assert!(!view.to_string().contains("Zyxwvut"), "{view}");
    assert!(
        view["nodes"][0]["name"].as_str().unwrap().contains("Planner"),
        "{view}"
    );
}

#[test]
fn a_network_is_drawn_as_it_was_left_until_it_is_drawn_anew() {
    let house = House::new();
    let (ann, bo) = (house.person("Ann"), house.person("Bo"));
    house.ok("tie_add", json!({ "from": ann, "to": bo, "kind": "influences" }));
    let laid = |request: Value| house.ok("network_layout", request)["spots"].clone();
    let first = laid(json!({}));
    let entries = house.ok("journal_list", json!({}))["total"].clone();
    let left = json!([{ "id": ann, "x": 7.0, "y": -3.0 }, { "id": bo, "x": 40.0, "y": 8.0 }]);
    let request = serde_json::from_value(json!({ "spots": left })).unwrap();
    ops::network::leave(&house.session, &request).unwrap();
    let of = |spots: &Value, id: &Value| {
        let spots = spots.as_array().unwrap();
        spots.iter().find(|spot| spot["id"] == *id).unwrap().clone()
    };
    assert_eq!(of(&laid(json!({})), &ann), left[0]);
    assert_eq!(laid(json!({ "anew": true })), first);
    // What the asker says counts for more.
    let kept = json!([{ "id": ann, "x": 1.0, "y": 1.0 }]);
    let mixed = laid(json!({ "kept": kept }));
    assert_eq!(
        (of(&mixed, &ann), of(&mixed, &bo)),
        (kept[0].clone(), left[1].clone())
    );
    // It is no change: nothing is there to be undone but the tie.
    assert_eq!(house.ok("journal_list", json!({}))["total"], entries);
    for nowhere in [f64::NAN, f64::INFINITY, 1e308] {
        let nowhere = ops::network::NetworkLeft {
            project: None,
            spots: vec![ops::network::NetworkSpot {
                id: serde_json::from_value(ann.clone()).unwrap(),
                x: nowhere,
                y: 0.0,
            }],
        };
        let refused = ops::network::leave(&house.session, &nowhere).unwrap_err();
        assert_eq!(refused.fields.unwrap()[0].field, "spots[0]");
    }
}
