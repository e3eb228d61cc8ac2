//! A project that is role-only (R34): nobody is named in what is answered of it, whatever the operation, nor in what
//! leaves it.

use ops::domain::{Holds, Profile, ProjectId};
use ops::redact::{List, MarkedColumn, MarkedRow, MarkedTable, rows, table};
use ops::report::{ReportRequest, pdf};
use ops::{Code, Kind, OPERATIONS};
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};
use crate::redact::planted::{NAME, Planted, planted};

const PARTS: [&str; 3] = ["zyxwvut", "qwertzuiop", "ann ek"];

fn names(text: &str) -> bool {
    let lower = text.to_lowercase();
    PARTS.iter().any(|part| lower.contains(part))
}

/// The planted workspace, its project role-only.
fn hidden() -> Planted {
    let planted = planted();
    role_only(&planted.house, &planted.project, true);
    planted
}

fn role_only(house: &House, project: &Value, on: bool) -> Value {
    house.ok(
        "project_privacy_change",
        json!({ "project": project, "role_only": on }),
    )
}

fn id(value: &Value) -> ProjectId {
    serde_json::from_value(value.clone()).unwrap()
}

fn within(planted: &Planted, op: &str, request: Value) -> Value {
    planted
        .house
        .session
        .call_within(&on(TODAY), Some(id(&planted.project)), op, request.clone())
        .unwrap_or_else(|failure| panic!("{op} was not answered {request}: {failure}"))
}

/// What each read is asked about the project, where it takes one. A new one that takes a project has to be told here.
fn about_the_project(op: &str, planted: &Planted) -> Option<Value> {
    let project = &planted.project;
    Some(match op {
        "people_list" => json!({ "filter": { "project": project } }),
        "people_groups" => json!({ "filter": { "project": project }, "group": "unit" }),
        "people_locate" => {
            json!({ "id": planted.person, "query": { "filter": { "project": project } } })
        }
        "groups_list" | "ties_list" | "assessments_list" | "needs_list" | "requests_list" | "plan_list"
        | "engagements_list" | "commitments_list" | "decisions_list" | "map_view" | "network_view"
        | "network_layout" | "readiness_view" | "support_view" | "report_model" | "report_pages" => {
            json!({ "project": project })
        }
        "map_moves" => json!({ "project": project, "since": "2000-01-01" }),
        "map_suppose" => json!({ "project": project, "without": [planted.person] }),
        "person_brief" => json!({ "id": planted.person, "project": project }),
        "custom_values_list" => json!({ "subject": "project", "id": project }),
        "map_picture" => json!({ "project": project, "lens": "power_interest", "profile": "full" }),
        "redaction_preview" => {
            json!({ "of": { "report": { "project": project } }, "profile": "roles" })
        }
        _ => return None,
    })
}

/// What a read is asked that is not about a project.
fn about_anything(op: &str, planted: &Planted) -> Value {
    match op {
        "person_profile" | "person_history" | "person_timeline" => json!({ "id": planted.person }),
        "search_everywhere" => json!({ "text": NAME }),
        "saved_views_list" => json!({ "kind": "people" }),
        "people_condition_read" => json!({ "text": "not archived" }),
        "private_notes_list" => json!({ "stakeholder": planted.person }),
        "paper_read" => json!({ "paper": "notice" }),
        "paper_text" => json!({ "paper": "worksheet", "format": "markdown" }),
        _ => json!({}),
    }
}

/// Whether a request takes a project anywhere.
fn takes_a_project(schema: &Value) -> bool {
    match schema {
        Value::Object(fields) => {
            fields
                .get("properties")
                .and_then(Value::as_object)
                .is_some_and(|properties| properties.contains_key("project"))
                || fields.values().any(takes_a_project)
        }
        Value::Array(items) => items.iter().any(takes_a_project),
        _ => false,
    }
}

fn furnish(planted: &Planted) {
    let house = &planted.house;
    house.ok(
        "engagement_add",
        json!({ "stakeholder": planted.person, "said": { "project": planted.project, "issues": format!("As {NAME} says"),
            "attendees": NAME, "follow_up_owner": NAME } }),
    );
    house.ok(
        "commitment_add",
        json!({ "stakeholder": planted.person, "project": planted.project, "direction": "ours",
            "what": format!("A visit to {NAME}"), "owner": NAME }),
    );
    let decision = house.ok(
        "decisions_add",
        json!({ "project": planted.project, "decisions": [{ "what": format!("Whether {NAME} leads"), "note": format!("Ask {NAME}") }] }),
    )["ids"][0]
        .clone();
    house.ok(
        "decision_parts_set",
        json!({ "decisions": [{ "decision": decision, "holders": [{ "stakeholder": planted.person, "parts": ["accountable"] }] }] }),
    );
    let field = house.ok(
        "custom_field_add",
        json!({ "subject": "project", "name": "Contact", "kind": "text" }),
    )["id"]
        .clone();
    house.ok(
        "custom_value_set",
        json!({ "id": planted.project, "field": field, "value": format!("Ask {NAME}") }),
    );
}

#[test]
fn r34_no_read_about_a_role_only_project_names_anybody() {
    let planted = hidden();
    furnish(&planted);
    let mut asked = 0;
    for operation in OPERATIONS.iter().filter(|operation| operation.kind == Kind::Read) {
        let schema = serde_json::to_value((operation.request_schema)()).unwrap();
        let Some(request) = about_the_project(operation.name, &planted) else {
            assert!(
                !takes_a_project(&schema),
                "{} takes a project: say here how it is asked about one",
                operation.name
            );
            continue;
        };
        let answer = planted.house.ok(operation.name, request).to_string();
        assert!(!names(&answer), "{}: {answer}", operation.name);
        asked += 1;
    }
    assert!(asked >= 15, "{asked}");
}

/// The window says with every call which project is looked at.
#[test]
fn r34_no_answer_names_anybody_while_a_role_only_project_is_looked_at() {
    let planted = hidden();
    furnish(&planted);
    for operation in OPERATIONS.iter().filter(|operation| operation.kind == Kind::Read) {
        // What somebody is owed about themselves names them.
        if operation.name == "person_pack" {
            continue;
        }
        let request = about_the_project(operation.name, &planted)
            .unwrap_or_else(|| about_anything(operation.name, &planted));
        let answer = within(&planted, operation.name, request).to_string();
        assert!(!names(&answer), "{}: {answer}", operation.name);
    }
    let undone = within(&planted, "undo", json!({})).to_string();
    assert!(!names(&undone), "{undone}");
}

#[test]
fn r34_elsewhere_the_register_names_and_rows_of_the_project_do_not() {
    let planted = hidden();
    let house = &planted.house;
    let register = house.ok("people_list", json!({})).to_string();
    assert!(register.contains(NAME) && register.contains("zyxwvut@example.org"));
    assert!(house.ok("search_everywhere", json!({ "text": NAME }))["stakeholders"][0]["name"] == NAME);
    for list in [
        "assessments_list",
        "requests_list",
        "plan_list",
        "needs_list",
        "projects_list",
    ] {
        let answer = house.ok(list, json!({})).to_string();
        assert!(!names(&answer), "{list}: {answer}");
    }
    // A profile names whose it is; what is in it of the project names nobody.
    let profile = house.ok("person_profile", json!({ "id": planted.person }));
    assert_eq!(profile["person"]["name"], NAME);
    assert!(!names(&profile["stakes"].to_string()), "{}", profile["stakes"]);
    // By name again, nothing was lost.
    role_only(house, &planted.project, false);
    let map = house
        .ok("map_view", json!({ "project": planted.project }))
        .to_string();
    assert!(map.contains(NAME) && map.contains(&format!("Note of {NAME}")));
}

#[test]
fn r34_two_of_one_position_are_told_apart_the_same_way_everywhere() {
    let house = House::new();
    let project = house.project("Meters");
    let add = |name: &str, role: &str| {
        house.ok("stakeholder_add", json!({ "name": name, "role": role }))["id"].clone()
    };
    // The order of names is not the order they were added in.
    let (zoe, bea, cy) = (
        add("Zoe Quill", "Depot manager"),
        add("Bea Finch", "depot manager"),
        add("Cy Vole", ""),
    );
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [zoe, bea, cy] }),
    );
    role_only(&house, &project, true);
    let called = |view: &Value, list: &str| {
        let mut names: Vec<String> = view[list]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| format!("{} {}", row["id"], row["name"].as_str().unwrap()))
            .collect();
        names.sort();
        names
    };
    let map = house.ok("map_view", json!({ "project": project }));
    let list = house.ok("people_list", json!({ "filter": { "project": project } }));
    let expected = [
        format!("{zoe} Depot manager"),
        format!("{bea} depot manager (2)"),
        format!("{cy} A person"),
    ];
    let mut expected = expected.to_vec();
    expected.sort();
    assert_eq!(called(&map, "marks"), expected);
    assert_eq!(called(&list, "items"), expected);
    // In words they are told apart as well, and a first name alone is no way round it.
    house.ok(
        "assess",
        json!({ "stakeholder": zoe, "project": project, "values": [{ "axis": "power", "value": 4 }],
            "note": "Bea Finch asks Zoe", "assessor": "Bea Finch" }),
    );
    let rows = house.ok("assessments_list", json!({ "project": project }));
    assert_eq!(
        rows["items"][0]["note"],
        "[depot manager (2)] asks [Depot manager]"
    );
    assert_eq!(rows["items"][0]["assessor"], "depot manager (2)");
    // The order of the register tells nothing of the names.
    assert_eq!(
        list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].clone())
            .collect::<Vec<_>>(),
        [cy, zoe, bea]
    );
}

#[test]
fn r34_what_the_history_keeps_of_the_project_from_then_on_names_nobody() {
    let planted = hidden();
    let house = &planted.house;
    house.ok(
        "place",
        json!({ "stakeholder": planted.person, "project": planted.project, "power": 2, "interest": 2 }),
    );
    let label = house.ok("journal_list", json!({ "limit": 1 }))["items"][0]["label"].clone();
    assert!(
        label.as_str().unwrap().contains("Depot manager") && !names(&label.to_string()),
        "{label}"
    );
}

#[test]
fn r34_what_is_only_shown_is_not_written_back() {
    let planted = hidden();
    let (house, project) = (&planted.house, Some(id(&planted.project)));
    let refused = |op: &str, request: Value| {
        let failure = house
            .session
            .call_within(&on(TODAY), project, op, request)
            .unwrap_err();
        assert_eq!(failure.code, Code::Invalid, "{failure}");
        assert!(!names(&failure.to_string()));
        failure.fields.unwrap()[0].field.clone()
    };
    let person = &planted.person;
    assert_eq!(
        refused(
            "stakeholder_edit",
            json!({ "id": person, "changes": { "name": "Depot manager" } })
        ),
        "changes.name"
    );
    let notes = within(&planted, "person_profile", json!({ "id": person }))["notes"].clone();
    assert_eq!(notes, "Notes of [Depot manager], said [Depot manager]");
    assert_eq!(
        refused(
            "stakeholder_edit",
            json!({ "id": person, "changes": { "notes": format!("{}!", notes.as_str().unwrap()) } })
        ),
        "changes.notes"
    );
    // What names nobody is changed, and where all is named everything is.
    within(
        &planted,
        "stakeholder_edit",
        json!({ "id": person, "changes": { "notes": "Likes maps" } }),
    );
    house.ok(
        "stakeholder_edit",
        json!({ "id": person, "changes": { "name": format!("{NAME} Junior") } }),
    );
    // Nor does a refusal tell a name.
    let mark = json!({ "stakeholder": person, "kind": "objected" });
    within(&planted, "mark_set", mark.clone());
    let failure = house
        .session
        .call_within(&on(TODAY), project, "mark_set", mark)
        .unwrap_err();
    assert!(!names(&failure.to_string()), "{failure}");
}

fn report(planted: &Planted, profile: Profile) -> ReportRequest {
    ReportRequest {
        profile,
        ..ReportRequest::of(id(&planted.project))
    }
}

#[test]
fn r34_nothing_leaves_a_role_only_project_by_name() {
    let planted = hidden();
    let (house, context) = (&planted.house, on(TODAY));
    let made = pdf(&house.session, &context, report(&planted, Profile::Full)).unwrap();
    assert_eq!(made.profile, Profile::Roles);
    assert!(!names(&made.file_stem));
    let model = house.ok("report_model", json!(report(&planted, Profile::Full)));
    assert_eq!(model["header"]["profile"], "roles");
    let treatment = model["method"]["treatment"][0].as_str().unwrap();
    assert!(treatment.starts_with("This project is role-only"), "{treatment}");
    assert!(!names(&model.to_string()), "{model}");
    let own = pdf(&house.session, &context, report(&planted, Profile::Own)).unwrap_err();
    assert_eq!(own.fields.unwrap()[0].field, "profile");

    // A list, as the command line prints it.
    let list = List {
        operation: "people_list",
        project: Some(id(&planted.project)),
        as_of: None,
        wordings: &[],
    };
    let register = house.ok("people_list", json!({}))["items"]
        .as_array()
        .unwrap()
        .clone();
    let left = rows(&house.session, &context, Profile::Full, list, register).unwrap();
    assert_eq!(left.told.profile, Profile::Roles);
    assert!(
        !names(&json!([left.items, left.told]).to_string()),
        "{:?}",
        left.items
    );

    // A table, as the window hands it over: even if it came with names.
    let column = |header: &str, holds| MarkedColumn {
        header: header.into(),
        kind: serde_json::from_value(json!("text")).unwrap(),
        holds,
    };
    let named = MarkedTable {
        title: format!("Map of {NAME}"),
        columns: vec![
            column("Name", Holds::Subject),
            column("Owner", Holds::Owner),
            column("Note", Holds::Said),
            column("Address", Holds::Contact),
        ],
        rows: vec![MarkedRow {
            cells: serde_json::from_value(json!([
                NAME,
                NAME,
                format!("{NAME} frowns"),
                "zyxwvut@example.org"
            ]))
            .unwrap(),
            about: vec![Some(serde_json::from_value(planted.person.clone()).unwrap())],
            by: None,
        }],
        project: Some(id(&planted.project)),
        as_of: None,
    };
    let left = table(&house.session, &context, Profile::Full, named, &[]).unwrap();
    let text = json!([left.table, left.told]).to_string();
    assert!(!names(&text) && text.contains("Depot manager"), "{text}");
}

#[test]
fn r34_role_only_is_recorded_undone_and_said_of_the_project() {
    let house = House::new();
    let project = house.project("Meters");
    let of = |house: &House| house.ok("projects_list", json!({}))["items"][0]["role_only"].clone();
    assert_eq!(of(&house), false);
    assert_eq!(role_only(&house, &project, true)["role_only"], true);
    assert_eq!(of(&house), true);
    assert_eq!(house.ok("undo", json!({}))["label"], "Made Meters role-only");
    assert_eq!(of(&house), false);
    let unknown = json!({ "project": "019b0000-0000-7000-8000-000000000001", "role_only": true });
    assert_eq!(
        house.refused("project_privacy_change", unknown).code,
        Code::Invalid
    );
}
