//! Decisions where names are hidden (R34).

use ops::domain::Profile;
use ops::redact::{List, rows};
use serde_json::{Value, json};

use super::matrix;
use crate::house::{TODAY, on};

#[test]
fn r34_under_a_profile_decisions_name_nobody() {
    let m = matrix();
    m.house.ok(
        "stakeholder_edit",
        json!({ "id": m.ann, "changes": { "role": "Clerk" } }),
    );
    m.set(&m.meters, &[(&m.ann, &["accountable"])], true);
    m.house.ok(
        "decision_change",
        json!({ "id": m.meters, "changes": { "what": "Whether Ann Ek leads" } }),
    );
    let list = List {
        operation: "decisions_list",
        project: serde_json::from_value(m.project.clone()).unwrap(),
        as_of: None,
        wordings: &[],
    };
    for profile in [Profile::Roles, Profile::Groups, Profile::Counts] {
        let left = rows(&m.house.session, &on(TODAY), profile, list, m.all()).unwrap();
        let text = json!(left.items).to_string();
        assert!(
            !text.contains("Ann") && !text.contains(m.ann.as_str().unwrap()),
            "{profile:?}: {text}"
        );
    }
    let roles = rows(&m.house.session, &on(TODAY), Profile::Roles, list, m.all())
        .unwrap()
        .items;
    assert_eq!(roles[1]["parts"][0]["stakeholder_name"], "Clerk");
    assert_eq!(roles[1]["parts"][0]["part"], "accountable");
    assert_eq!(roles[1]["faults"], json!(["nobody_responsible"]));
}

#[test]
fn r34_of_a_role_only_project_what_is_only_shown_is_not_written_over_a_name() {
    let m = matrix();
    let role = json!({ "id": m.ann, "changes": { "role": "Clerk" } });
    m.house.ok("stakeholder_edit", role);
    m.set(&m.meters, &[(&m.ann, &["accountable"])], true);
    let named = "Whether Ann Ek leads";
    let change = |changes: Value| json!({ "id": m.meters, "changes": changes });
    m.house.ok("decision_change", change(json!({ "what": named })));
    let hide = |on: bool| {
        let asked = json!({ "project": m.project, "role_only": on });
        m.house.ok("project_privacy_change", asked);
    };
    hide(true);
    let of = |all: Vec<Value>| all.into_iter().find(|row| row["id"] == m.meters).unwrap();
    let shown = of(m.all());
    assert_eq!(shown["parts"][0]["stakeholder_name"], "Clerk");
    let what = shown["what"].as_str().unwrap().to_owned();
    assert!(what.contains("Clerk") && !what.contains("Ann"), "{what}");
    // As it was shown it is unchanged; with more in it the name would be lost.
    let same = change(json!({ "what": what, "due_on": "2026-05-01" }));
    m.house.ok("decision_change", same);
    let lost = change(json!({ "what": format!("{what} from May") }));
    let refused = m.house.refused("decision_change", lost);
    assert_eq!(refused.fields.unwrap()[0].field, "changes.what");
    hide(false);
    let now = of(m.all());
    assert_eq!(
        (&now["what"], &now["due_on"]),
        (&json!(named), &json!("2026-05-01"))
    );
}
