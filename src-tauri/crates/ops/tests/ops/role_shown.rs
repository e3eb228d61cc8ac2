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
