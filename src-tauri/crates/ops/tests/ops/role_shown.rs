//! A project that is role-only (R34): people nobody is named of in passing – whoever was deleted or renamed, in other
//! orders and scripts, by an address – and what is shown is never written over what is there.

use ops::Code;
use ops::domain::ProjectId;
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

/// A workspace with one project that is role-only.
struct Shown {
    house: House,
    project: Value,
}

impl Shown {
    /// Those of the project, by name and role; then it is role-only.
    fn of(people: &[(&str, &str)]) -> (Self, Vec<Value>) {
        let house = House::new();
        let project = house.project("Meters");
        let ids: Vec<Value> = people
            .iter()
            .map(|(name, role)| {
                house.ok("stakeholder_add", json!({ "name": name, "role": role }))["id"].clone()
            })
            .collect();
        house.ok("stake_add", json!({ "project": project, "stakeholders": ids }));
        house.ok(
            "project_privacy_change",
            json!({ "project": project, "role_only": true }),
        );
        (Self { house, project }, ids)
    }

    fn try_within(&self, op: &str, request: Value) -> Result<Value, ops::Failure> {
        let project: ProjectId = serde_json::from_value(self.project.clone()).unwrap();
        self.house
            .session
            .call_within(&on(TODAY), Some(project), op, request)
    }

    fn within(&self, op: &str, request: Value) -> Value {
        self.try_within(op, request.clone())
            .unwrap_or_else(|failure| panic!("{op} was not answered {request}: {failure}"))
    }

    fn notes(&self, person: &Value) -> Value {
        self.within("person_profile", json!({ "id": person }))["notes"].clone()
    }

    /// What the notes say by name.
    fn by_name(&self, person: &Value) -> Value {
        self.house.ok("person_profile", json!({ "id": person }))["notes"].clone()
    }

    fn note(&self, person: &Value, text: &str) {
        self.house.ok(
            "stakeholder_edit",
            json!({ "id": person, "changes": { "notes": text } }),
        );
    }

    /// What a text is shown as.
    fn shows(&self, person: &Value, text: &str) -> String {
        self.note(person, text);
        self.notes(person).as_str().unwrap().to_owned()
    }
}

#[test]
fn r34_health_tells_no_address_of_a_role_only_project() {
    let (shown, _) = Shown::of(&[("Zoe Quill", "Depot manager")]);
    for name in ["Bea Finch", "Cy Vole"] {
        shown.house.ok(
            "stakeholder_add",
            json!({ "name": name, "email": "bea@afon.example" }),
        );
    }
    let found = shown.within("health", json!({}));
    assert!(found.to_string().contains("same_email"), "{found}");
    assert!(!found.to_string().contains("bea@afon"), "{found}");
    // Nor in words that quote it.
    let refused = shown.house.ok("health", json!({})).to_string();
    assert!(refused.contains("bea@afon.example"), "{refused}");
}

#[test]
fn r34_whoever_was_deleted_or_renamed_is_not_named_by_the_history_either() {
    let (shown, ids) = Shown::of(&[("Zoe Quill", "Depot manager"), ("Bea Finch", "Analyst")]);
    let house = &shown.house;
    let told = |what: &str| {
        for (op, request) in [
            ("journal_list", json!({})),
            ("undo_state", json!({})),
            ("exports_list", json!({})),
            ("gone_people", json!({})),
            ("person_history", json!({ "id": ids[1] })),
        ] {
            let answer = shown.within(op, request).to_string();
            for name in ["Zoe", "Quill", "Finch", "Rowan", "Thistle"] {
                assert!(!answer.contains(name), "{what}: {op} names {name}: {answer}");
            }
        }
    };
    ops::exports::record(
        &house.session,
        &on(TODAY),
        ops::exports::Leaving {
            kind: ops::domain::ExportKind::PersonPack,
            what: "Everything about Zoe Quill",
            profile: ops::domain::Profile::Full,
            file_name: "Zoe Quill.pdf",
        },
    )
    .unwrap();
    let answer = shown.within(
        "stakeholders_delete",
        json!({ "selection": { "ids": [ids[0]] }, "dry_run": false }),
    );
    assert!(!answer.to_string().contains("Quill"), "{answer}");
    let label = house.ok("journal_list", json!({ "limit": 1 }))["items"][0]["label"].clone();
    assert_eq!(label, "Deleted [Depot manager]");
    told("deleted within");

    // By name elsewhere, and only then looked at.
    house.ok(
        "stakeholder_edit",
        json!({ "id": ids[1], "changes": { "name": "Bea Rowan" } }),
    );
    told("renamed elsewhere");
    let added = house.person("Kit Thistle");
    told("added elsewhere");
    let undone = shown.within("undo", json!({}));
    assert!(!undone.to_string().contains("Thistle"), "{undone}");
    told("added and undone");
    let _ = added;
    // A text that speaks of them does not bring the name back.
    assert_eq!(shown.shows(&ids[1], "As Zoe Quill says"), "As [somebody] says");
    assert_eq!(shown.shows(&ids[1], "As Bea Finch says"), "As [Analyst] says");
}

#[test]
fn r34_a_text_that_keeps_a_replaced_piece_is_not_written_back() {
    let (shown, ids) = Shown::of(&[("Maria Lopez", "Lead"), ("Maria Byrne", "Analyst")]);
    let (house, lead) = (&shown.house, &ids[0]);
    let refused = |op: &str, request: Value, field: &str| {
        let failure = shown.try_within(op, request).unwrap_err();
        assert_eq!(failure.code, Code::Invalid, "{failure}");
        assert!(!failure.to_string().contains("Lopez"), "{failure}");
        assert_eq!(failure.fields.unwrap()[0].field, field);
    };
    // Nobody knows which of the two.
    assert_eq!(shown.shows(lead, "Maria frowned"), "[somebody] frowned");
    let notes = |text: &str| json!({ "id": lead, "changes": { "notes": text } });
    refused(
        "stakeholder_edit",
        notes("[somebody] frowned twice"),
        "changes.notes",
    );
    // As it was shown, it is as it was.
    shown.within("stakeholder_edit", notes("[somebody] frowned"));
    assert_eq!(shown.by_name(lead), "Maria frowned");
    // What was in brackets of itself is nobody's name.
    shown.note(lead, "To be told by [somebody]");
    shown.within("stakeholder_edit", notes("To be told by [somebody] soon"));
    assert_eq!(shown.by_name(lead), "To be told by [somebody] soon");

    // A field that is a name alone is shown as a position, without brackets.
    let met = house.ok(
        "engagement_add",
        json!({ "stakeholder": lead, "said": { "project": shown.project, "attendees": "Maria Byrne",
            "issues": "Costs" } }),
    )["id"]
        .clone();
    let of = |said: Value| json!({ "id": met, "changes": said });
    let list = json!({ "project": shown.project });
    let read = shown.within("engagements_list", list.clone());
    assert_eq!(read["items"][0]["attendees"], "Analyst");
    refused(
        "engagement_edit",
        of(json!({ "attendees": "Analyst, Bob" })),
        "changes.attendees",
    );
    shown.within(
        "engagement_edit",
        of(json!({ "attendees": "Analyst", "issues": "Costs and time" })),
    );
    house.ok(
        "project_privacy_change",
        json!({ "project": shown.project, "role_only": false }),
    );
    let read = house.ok("engagements_list", list);
    assert_eq!(read["items"][0]["attendees"], "Maria Byrne");
    assert_eq!(read["items"][0]["issues"], "Costs and time");
}

/// Rows of the project are shown by position wherever they stand.
#[test]
fn r34_a_row_of_the_project_is_not_written_back_from_elsewhere_either() {
    let (shown, ids) = Shown::of(&[("Zoe Quill", "Depot manager")]);
    let promised = shown.house.ok(
        "commitment_add",
        json!({ "stakeholder": ids[0], "project": shown.project, "direction": "ours", "what": "A visit to Zoe Quill" }),
    )["id"]
        .clone();
    let edit = |what: &str| json!({ "id": promised, "changes": { "what": what } });
    let failure = shown
        .house
        .refused("commitment_edit", edit("A long visit to [Depot manager]"));
    assert_eq!(failure.fields.unwrap()[0].field, "changes.what");
    shown
        .house
        .ok("commitment_edit", edit("A visit to [Depot manager]"));
    shown.house.ok(
        "project_privacy_change",
        json!({ "project": shown.project, "role_only": false }),
    );
    let list = shown.house.ok("commitments_list", json!({}));
    assert_eq!(list["items"][0]["what"], "A visit to Zoe Quill");
}

#[test]
fn r34_a_name_is_hidden_in_whatever_form_it_is_written() {
    let (shown, ids) = Shown::of(&[("Zoe Quill", "Depot manager"), ("山田太郎", "Engineer")]);
    let house = &shown.house;
    // These are not in the project.
    house.ok(
        "stakeholder_add",
        json!({ "name": "Maria Anna Lopez", "role": "Clerk", "email": "m.lopez@afon.example", "phone": "01632 960 123" }),
    );
    house.ok(
        "stakeholder_add",
        json!({ "name": "Plato", "role": "Counsellor" }),
    );
    house.ok("stakeholder_add", json!({ "name": "李娜", "role": "Buyer" }));
    house.ok(
        "stakeholder_add",
        json!({ "name": "Help desk", "kind": "group", "email": "help@afon.example" }),
    );
    let person = &ids[0];
    for (said, expected) in [
        ("Lopez, Maria objects", "[Clerk] objects"),
        ("Lopez, Maria Anna objects", "[Clerk] objects"),
        ("Maria Lopez objects", "[Clerk] objects"),
        ("MariaLopez objects", "[Clerk] objects"),
        ("see maria_lopez", "see [Clerk]"),
        ("Quill, Zoe objects", "[Depot manager] objects"),
        ("山田太郎さんは反対", "[Engineer]さんは反対"),
        ("昨日李娜が来た", "昨日[Buyer]が来た"),
        ("As Plato says", "As [Counsellor] says"),
        ("Write to M.Lopez@afon.example now", "Write to [Clerk] now"),
        ("Ring 01632 960123 now", "Ring [Clerk] now"),
        ("Ring +44 (0)1632 960 123.", "Ring [Clerk]."),
        // What is nobody's stays.
        ("Ring 01632 960124 now", "Ring 01632 960124 now"),
        ("Write to help@afon.example", "Write to help@afon.example"),
        ("It is a plato of figs", "It is a plato of figs"),
        ("Not Lopez. Maria is another", "Not Lopez. Maria is another"),
    ] {
        assert_eq!(shown.shows(person, said), expected, "{said}");
    }
}

#[test]
fn r34_a_name_in_a_role_or_a_group_is_a_name_still() {
    let (shown, ids) = Shown::of(&[
        ("Maria Lopez", "Lead"),
        ("Bea Finch", "PA to Maria"),
        ("Will Field", "Field engineer"),
        ("Grace Hall", "field clerk"),
    ]);
    let house = &shown.house;
    let crew = house.group("Maria's crew", 8.0);
    house.ok(
        "stake_add",
        json!({ "project": shown.project, "stakeholders": [crew] }),
    );
    let person = &ids[0];
    assert_eq!(shown.shows(person, "Ask Maria first"), "Ask [Lead] first");
    let list = shown.within("people_list", json!({ "filter": { "project": shown.project } }));
    assert!(!list.to_string().contains("Maria"), "{list}");
    let groups = shown.within("groups_list", json!({ "project": shown.project }));
    assert!(!groups.to_string().contains("Maria"), "{groups}");
    // A word that is one elsewhere stays a word, and one that begins a sentence as any word may.
    for (said, expected) in [
        ("The Field is wet", "The Field is wet"),
        ("Will we be in time?", "Will we be in time?"),
        ("Late. Will it do?", "Late. Will it do?"),
        ("Grace period agreed", "Grace period agreed"),
        ("We ask for grace", "We ask for grace"),
        ("Then Grace left", "Then [field clerk] left"),
        ("Grace objects", "[field clerk] objects"),
        ("Will asked for more", "[Field engineer] asked for more"),
        ("Will's view", "[Field engineer]'s view"),
        ("Will Field objects", "[Field engineer] objects"),
    ] {
        assert_eq!(shown.shows(person, said), expected, "{said}");
    }
}

#[test]
fn r34_no_order_tells_the_alphabet_of_the_names() {
    // The order of names is not the order of positions.
    let (shown, ids) = Shown::of(&[
        ("Zoe Quill", "Analyst"),
        ("Bea Finch", "Depot manager"),
        ("Ann Ek", "Clerk"),
    ]);
    let house = &shown.house;
    let project = &shown.project;
    let by_position = [&ids[0], &ids[2], &ids[1]];
    for sort in ["name", "kind", "unit", "added_on", "headcount", "power"] {
        let query = json!({ "filter": { "project": project }, "query": null, "sort": sort });
        let query = json!({ "filter": query["filter"], "sort": sort });
        let list = house.ok("people_list", query);
        let order: Vec<&Value> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| &row["id"])
            .collect();
        assert_eq!(order, by_position, "{sort}");
    }
    // Nor where the project is only looked at.
    let list = shown.within("people_list", json!({}));
    let order: Vec<&Value> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["id"])
        .collect();
    assert_eq!(order, by_position);
    let post = house.ok("stakeholder_add", json!({ "name": "Board", "kind": "group" }))["id"].clone();
    house.ok("stake_add", json!({ "project": project, "stakeholders": [post] }));
    for id in &ids {
        house.ok("tie_add", json!({ "kind": "advises", "from": id, "to": post }));
        house.ok("membership_add", json!({ "group": post, "member": id }));
        house.ok("mark_set", json!({ "stakeholder": id, "kind": "objected" }));
    }
    let order = |rows: &Value, field: &str| -> Vec<Value> {
        rows.as_array()
            .unwrap()
            .iter()
            .map(|row| row[field].clone())
            .collect()
    };
    let by_position: Vec<Value> = by_position.into_iter().cloned().collect();
    let ties = house.ok("ties_list", json!({ "project": project }));
    assert_eq!(order(&ties["items"], "from"), by_position);
    let profile = shown.within("person_profile", json!({ "id": post }));
    assert_eq!(order(&profile["members"], "stakeholder"), by_position);
    assert_eq!(order(&profile["ties"], "other"), by_position);
    let marks = shown.within("marks_list", json!({}));
    assert_eq!(order(&marks["items"], "stakeholder"), by_position);
    // By name, as before.
    let marks = house.ok("marks_list", json!({}));
    assert_eq!(
        order(&marks["items"], "stakeholder"),
        [ids[2].clone(), ids[1].clone(), ids[0].clone()]
    );
}

#[test]
fn r34_names_of_things_stay_and_what_is_sent_back_unchanged_changes_nothing() {
    for others in [
        &[][..],
        &[("Andrew Byrne", "Analyst"), ("Grace Kerr", "Buyer")][..],
    ] {
        let mut people = vec![("Andrew Hall", "Lead"), ("Grace Lee", "Clerk")];
        people.extend_from_slice(others);
        let (shown, _) = Shown::of(&people);
        let house = &shown.house;
        house.ok(
            "workspace_rename",
            json!({ "name": "Grace Harbour", "purpose": "Ask Andrew Hall" }),
        );
        house.ok(
            "holidays_change",
            json!({ "days": [{ "on": "2026-11-30", "name": "St Andrew's Day" }] }),
        );
        let overview = shown.within("workspace_overview", json!({}));
        assert_eq!(overview["name"], "Grace Harbour");
        assert_eq!(overview["purpose"], "Ask [Lead]");
        shown.within(
            "workspace_rename",
            json!({ "name": overview["name"], "purpose": overview["purpose"] }),
        );
        let kept = house.ok("workspace_overview", json!({}));
        assert_eq!(kept["name"], "Grace Harbour");
        assert_eq!(kept["purpose"], "Ask Andrew Hall");
        let mut days = shown.within("holidays_read", json!({}))["days"].clone();
        assert_eq!(days[0]["name"], "St Andrew's Day");
        days.as_array_mut()
            .unwrap()
            .push(json!({ "on": "2026-12-25", "name": "Christmas Day" }));
        shown.within("holidays_change", json!({ "days": days }));
        let kept = house.ok("holidays_read", json!({}));
        assert_eq!(kept["days"][0]["name"], "St Andrew's Day");
        assert_eq!(kept["days"][1]["name"], "Christmas Day");
    }
}
