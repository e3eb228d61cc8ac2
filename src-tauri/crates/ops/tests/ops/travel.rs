//! Undo and redo over whatever a user may do.

use ops::{OpenOptions, Session};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

/// A step a user may take, on whichever of the things made so far the numbers fall.
#[derive(Debug, Clone)]
enum Step {
    AddPerson(String),
    AddGroup(u8),
    AddUnit(u8),
    Rename(u8, String),
    Move(u8, u8),
    Place(u8, u8, u8),
    Judge(u8, u8),
    Join(u8, u8),
    Tie(u8, u8),
    Need(u8, bool),
    Delete(u8),
    DeleteUnit(u8),
    Import(String),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let name = "[A-Za-zÀ-ž '\"<>=]{1,12}[a-z]";
    let step = prop_oneof![
        3 => name.prop_map(Step::AddPerson),
        2 => any::<u8>().prop_map(Step::AddGroup),
        1 => any::<u8>().prop_map(Step::AddUnit),
        2 => (any::<u8>(), name).prop_map(|(who, name)| Step::Rename(who, name)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(who, unit)| Step::Move(who, unit)),
        3 => (any::<u8>(), 1..=5u8, 1..=5u8).prop_map(|(who, power, interest)| Step::Place(who, power, interest)),
        2 => (any::<u8>(), 10..=50u8).prop_map(|(group, score)| Step::Judge(group, score)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(group, member)| Step::Join(group, member)),
        1 => (any::<u8>(), any::<u8>()).prop_map(|(from, to)| Step::Tie(from, to)),
        1 => (0..=3u8, any::<bool>()).prop_map(|(level, wanted)| Step::Need(level, wanted)),
        1 => any::<u8>().prop_map(Step::Delete),
        1 => any::<u8>().prop_map(Step::DeleteUnit),
        1 => name.prop_map(Step::Import),
    ];
    prop::collection::vec(step, 1..12)
}

fn pick(items: &[Value], which: u8) -> Option<&Value> {
    (!items.is_empty()).then(|| &items[usize::from(which) % items.len()])
}

/// Takes the step; a refusal is a fine outcome, it only must not change anything.
fn take(house: &House, project: &Value, step: &Step) {
    let ids = |op: &str, kinds: Value| -> Vec<Value> {
        let request = if kinds.is_null() {
            json!({})
        } else {
            json!({ "filter": { "kinds": kinds } })
        };
        house.ok(op, request)["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["id"].clone())
            .collect()
    };
    let everyone = ids("people_list", json!(["person", "group"]));
    let groups = ids("people_list", json!(["group"]));
    let units = ids("units_tree", Value::Null);
    let request = match step {
        Step::AddPerson(name) => Some(("stakeholder_add", json!({ "name": name, "projects": [project] }))),
        Step::AddGroup(number) => Some((
            "stakeholder_add",
            json!({ "name": format!("Group {number}"), "kind": "group", "headcount": f64::from(*number) + 0.5, "projects": [project] }),
        )),
        Step::AddUnit(number) => Some((
            "unit_add",
            json!({ "name": format!("Unit {number}"), "parent": pick(&units, *number) }),
        )),
        Step::Rename(who, name) => pick(&everyone, *who).map(|id| {
            (
                "stakeholder_edit",
                json!({ "id": id, "changes": { "name": name } }),
            )
        }),
        Step::Move(who, unit) => pick(&everyone, *who).map(|id| {
            (
                "stakeholder_edit",
                json!({ "id": id, "changes": { "unit": pick(&units, *unit) } }),
            )
        }),
        Step::Place(who, power, interest) => pick(&everyone, *who).map(|id| {
            (
                "place",
                json!({ "stakeholder": id, "project": project, "power": power, "interest": interest }),
            )
        }),
        Step::Judge(group, score) => pick(&groups, *group).map(|id| {
            (
                "judge",
                json!({ "group": id, "project": project, "reason": "Seen at work",
                "scores": [{ "measure": "willingness", "score": f64::from(*score) / 10.0 }] }),
            )
        }),
        Step::Join(group, member) => pick(&groups, *group).map(|id| {
            (
                "membership_add",
                json!({ "group": id, "member": pick(&everyone, *member) }),
            )
        }),
        Step::Tie(from, to) => pick(&everyone, *from).map(|id| {
            (
                "tie_add",
                json!({ "kind": "influences", "from": id, "to": pick(&everyone, *to) }),
            )
        }),
        Step::Need(level, wanted) => Some((
            "need_record",
            json!({ "project": project, "family": "people", "level": level, "wanted": wanted }),
        )),
        Step::Delete(who) => {
            pick(&everyone, *who).map(|id| ("stakeholders_delete", json!({ "selection": { "ids": [id] } })))
        }
        Step::DeleteUnit(unit) => pick(&units, *unit).map(|id| ("unit_delete", json!({ "id": id }))),
        Step::Import(name) => Some((
            "import_text",
            json!({ "file_name": "list.csv", "project": project,
                "text": format!("Name,Unit,Power,Interest\n\"{}\",Finance,4,2\nBeti,Finance,1,1\n", name.replace('"', "\"\"")) }),
        )),
    };
    if let Some((op, request)) = request {
        let before = house.dump();
        if house.call(op, request).is_err() {
            assert_eq!(house.dump(), before, "a refused {op} changed something");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any sequence of operations undone equals the start, redone equals the end.
    #[test]
    fn whatever_was_done_can_be_undone_to_the_start_and_redone_to_the_end(steps in steps()) {
        let house = House::new();
        let project = house.project("Meters");
        let start = house.dump();
        let already = house.ok("journal_list", json!({}))["total"].as_u64().unwrap();
        for step in &steps {
            take(&house, &project, step);
        }
        let end = house.dump();
        let changes = house.ok("journal_list", json!({}))["total"].as_u64().unwrap() - already;
        for _ in 0..changes {
            house.ok("undo", json!({}));
        }
        prop_assert_eq!(house.dump(), start);
        for _ in 0..changes {
            house.ok("redo", json!({}));
        }
        prop_assert_eq!(house.dump(), end);
        let check = house.ok("check", json!({}));
        prop_assert!(check["ok"] == json!(true), "{}", check);
    }
}

#[test]
fn undo_and_redo_survive_a_restart_with_their_labels() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("house.soundings");
    let session = Session::create(&path, "Afon Water", &on(TODAY)).unwrap();
    session
        .call(&on(TODAY), "stakeholder_add", json!({ "name": "Ann Smith" }))
        .unwrap();
    session.close().unwrap();
    let files: Vec<_> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(files, ["house.soundings"], "one file after the last close");

    let session = Session::open(&path, OpenOptions::default(), &on(TODAY)).unwrap();
    assert_eq!(
        session.call(&on(TODAY), "undo_state", json!({})).unwrap()["undo"]["label"],
        "Added Ann Smith"
    );
    assert_eq!(
        session.call(&on(TODAY), "undo", json!({})).unwrap()["label"],
        "Added Ann Smith"
    );
    session.close().unwrap();

    let session = Session::open(&path, OpenOptions::default(), &on(TODAY)).unwrap();
    assert_eq!(
        session.call(&on(TODAY), "undo_state", json!({})).unwrap()["redo"]["label"],
        "Added Ann Smith"
    );
    session.call(&on(TODAY), "redo", json!({})).unwrap();
    assert_eq!(
        session.call(&on(TODAY), "people_list", json!({})).unwrap()["total"],
        1
    );
}

#[test]
fn an_older_change_is_reversed_alone_unless_something_stands_on_it() {
    let house = House::new();
    let ann = house.person("Ann Smith");
    let seq = house.ok("undo_state", json!({}))["undo"]["seq"].clone();
    house.person("Beti Rees");
    house.ok("reverse", json!({ "seq": seq }));
    assert_eq!(
        house.ok("people_list", json!({}))["items"][0]["name"],
        "Beti Rees"
    );
    house.ok("undo", json!({}));
    house.ok(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "name": "Ann Jones" } }),
    );
    assert_eq!(
        house.refused("reverse", json!({ "seq": seq })).code,
        ops::Code::Conflict
    );
    assert_eq!(
        house.ok("people_list", json!({}))["items"][0]["name"],
        "Ann Jones"
    );
}

#[test]
fn a_new_change_clears_redo() {
    let house = House::new();
    house.person("Ann Smith");
    house.ok("undo", json!({}));
    house.person("Beti Rees");
    assert_eq!(house.refused("redo", json!({})).code, ops::Code::NothingToRedo);
}

#[test]
fn a_fresh_workspace_has_its_menu_and_nothing_to_undo() {
    let house = House::new();
    assert!(house.ok("services_list", json!({}))["total"].as_u64().unwrap() >= 14);
    assert_eq!(house.refused("undo", json!({})).code, ops::Code::NothingToUndo);
}

fn last(house: &House) -> Value {
    house.ok("undo_state", json!({}))["undo"]["seq"].clone()
}

#[test]
fn what_would_break_a_rule_is_not_reversed() {
    let house = House::new();
    let (ann, project) = (house.person("Ann"), house.project("Meters"));
    house.ok("stake_add", json!({ "project": project, "stakeholders": [ann] }));
    let stake = last(&house);
    house.ok(
        "place",
        json!({ "stakeholder": ann, "project": project, "power": 4, "interest": 3 }),
    );

    let unit = |name: &str| house.ok("unit_add", json!({ "name": name }))["id"].clone();
    let (upper, lower) = (unit("Upper"), unit("Lower"));
    let below = |id: &Value, parent: &Value| {
        house.ok("unit_edit", json!({ "id": id, "parent": parent }));
        last(&house)
    };
    below(&upper, &lower);
    let apart = below(&upper, &Value::Null);
    below(&lower, &upper);

    let before = house.dump();
    let entries = house.ok("journal_list", json!({}))["total"].clone();
    for (seq, why) in [(stake, "not in the project"), (apart, "below themselves")] {
        let failure = house.refused("reverse", json!({ "seq": seq }));
        assert_eq!(failure.code, ops::Code::Conflict);
        assert!(failure.message.contains(why), "{failure}");
    }
    assert_eq!(house.dump(), before);
    assert_eq!(house.ok("journal_list", json!({}))["total"], entries);
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn a_reversed_change_is_not_in_force_until_that_is_reversed_too() {
    let house = House::new();
    house.person("Ann Smith");
    let seq = last(&house);
    house.person("Beti Rees");
    let in_force = || {
        let entries = house.ok("journal_list", json!({}))["items"].clone();
        let entries = entries.as_array().unwrap();
        entries.iter().find(|entry| entry["seq"] == seq).unwrap()["in_force"].clone()
    };
    assert_eq!(in_force(), true);
    let reverse = house.ok("reverse", json!({ "seq": seq }))["seq"].clone();
    assert_eq!(in_force(), false);
    house.person("Cai Parry");
    house.ok("reverse", json!({ "seq": reverse }));
    assert_eq!(in_force(), true);
    house.ok("undo", json!({}));
    assert_eq!(in_force(), false);
}
