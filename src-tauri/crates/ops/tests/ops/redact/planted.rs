//! A workspace with a name in every text that takes one.

use serde_json::{Value, json};

use crate::house::House;

/// The name.
pub const NAME: &str = "Zyxwvut Qwertzuiop";

/// The workspace, whoever has the name, and the group they are in.
pub struct Planted {
    pub house: House,
    pub project: Value,
    pub person: Value,
    pub crews: Value,
}

/// A workspace with the name in every text that takes one, the names of other people apart.
pub fn planted() -> Planted {
    let house = House::new();
    let of = |what: &str| format!("{what} of {NAME}, said Zyxwvut");
    house.ok(
        "workspace_rename",
        json!({ "name": format!("Work of {NAME}"), "purpose": of("Purpose") }),
    );
    let programme =
        house.ok("programme_add", json!({ "name": format!("Programme of {NAME}") }))["id"].clone();
    let unit = house.ok("unit_add", json!({ "name": format!("Unit of {NAME}") }))["id"].clone();
    let person = house.ok(
        "stakeholder_add",
        json!({ "name": NAME, "role": "Depot manager", "email": "zyxwvut@example.org", "phone": "Qwertzuiop 12",
            "reference": "ZYXWVUT-1", "notes": of("Notes"), "unit": unit }),
    )["id"]
        .clone();
    let aide = house.ok(
        "stakeholder_add",
        json!({ "name": "Ann Ek", "role": format!("Assistant to {NAME}"), "notes": of("Notes") }),
    )["id"]
        .clone();
    let post = house.ok(
        "stakeholder_add",
        json!({ "name": format!("Deputy of {NAME}"), "kind": "role" }),
    )["id"]
        .clone();
    let crews = house.group("Field crews", 40.0);
    let team = house.group(&format!("{NAME}'s team"), 8.0);
    let project = house.ok(
        "project_add",
        json!({ "name": format!("Meters of {NAME}"), "programme": programme, "summary": of("Summary"), "sponsor": person }),
    )["id"]
        .clone();
    house.ok("membership_add", json!({ "group": crews, "member": person }));
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [person, aide, post, crews, team] }),
    );
    house.ok(
        "tie_add",
        json!({ "kind": "advises", "from": person, "to": team, "source": of("Source") }),
    );
    for (whom, power) in [(&person, 5), (&aide, 3), (&post, 2), (&team, 4)] {
        house.ok(
            "assess",
            json!({ "stakeholder": whom, "project": project, "assessor": NAME, "note": of("Note"), "values": [
                { "axis": "power", "value": power }, { "axis": "interest", "value": 4 },
                { "axis": "current_engagement", "value": 2 }, { "axis": "desired_engagement", "value": 3 } ] }),
        );
    }
    for group in [&crews, &team] {
        house.ok(
            "judge",
            json!({ "group": group, "project": project, "author": NAME, "reason": of("Reason"),
                "scores": [{ "measure": "commitment", "score": 3.8 }, { "measure": "efficacy", "score": 3.4 }] }),
        );
    }
    let service = house.ok(
        "service_add",
        json!({ "family": "people", "name": format!("Coaching by {NAME}"), "summary": of("Summary") }),
    )["id"]
        .clone();
    house.ok(
        "need_record",
        json!({ "project": project, "family": "people", "level": 3, "wanted": true, "service": service,
            "author": NAME, "note": of("Note") }),
    );
    let request = house.ok(
        "request_make",
        json!({ "project": project, "service": service, "requested_by": NAME, "why": of("Why"), "value": of("Value"),
            "for_stakeholder": person, "by_when": "2026-06-01" }),
    )["id"]
        .clone();
    house.ok(
        "plan_line_add",
        json!({ "project": project, "service": service, "request": request, "what": of("What"), "value": of("Value"),
            "for_stakeholder": person, "owner": "Siwan Keeper", "due_on": "2026-05-01" }),
    );
    house.ok(
        "private_note_add",
        json!({ "stakeholder": person, "text": of("Secret") }),
    );
    Planted {
        house,
        project,
        person,
        crews,
    }
}
