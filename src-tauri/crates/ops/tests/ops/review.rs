//! Who comes up for review without a project, and in which order where nobody is named (R34).

use serde_json::{Value, json};

use crate::house::{House, TODAY, on};
use crate::retention::{closed, due, in_project};

#[test]
fn r34_whoever_was_never_in_a_project_is_due_months_after_the_last_of_them() {
    let house = House::new();
    let ann = house.person("Ann Ek");
    house.group("Crew", 4.0);
    let since = |person: &Value| {
        house.ok("retention_due", json!({ "as_of": "2030-01-01" }))["items"]
            .as_array()
            .unwrap()
            .iter()
            .find(|row| row["id"] == *person)
            .map(|row| (row["nowhere_since"].clone(), row["kept_until"].clone()))
    };
    // Added on 9 March 2026.
    assert!(due(&house, "2026-09-09").is_empty());
    assert_eq!(due(&house, "2026-09-10"), ["Ann Ek"]);
    assert_eq!(since(&ann), Some((json!(TODAY), json!("2026-09-09"))));
    house.ok("retention_rule_change", json!({ "months": 12 }));
    assert!(due(&house, "2027-03-09").is_empty());
    assert_eq!(due(&house, "2027-03-10"), ["Ann Ek"]);

    // What is older than that changes nothing, and what ties them to an open project keeps them.
    house.ok(
        "private_note_add",
        json!({ "stakeholder": ann, "text": "Shy", "on_date": "2026-02-03" }),
    );
    assert_eq!(since(&ann), Some((json!(TODAY), json!("2027-03-09"))));
    let open = house.project("Meters");
    let bo = in_project(&house, "Bo Oak", &open);
    let tie = house.ok("tie_add", json!({ "from": bo, "to": ann, "kind": "advises" }));
    assert!(due(&house, "2030-01-01").is_empty());
    house.ok("tie_delete", json!({ "id": tie["id"] }));
    assert_eq!(due(&house, "2030-01-01"), ["Ann Ek"]);
    house.ok(
        "retention_keep",
        json!({ "stakeholders": [ann], "until": "2030-06-30", "reason": "They asked" }),
    );
    assert!(due(&house, "2030-06-30").is_empty());
    assert_eq!(since(&ann), None);
    assert_eq!(due(&house, "2030-07-01"), ["Ann Ek"]);
    // Whom a project holds is looked at with that project.
    house.ok("stake_add", json!({ "project": open, "stakeholders": [ann] }));
    assert!(due(&house, "2030-07-01").is_empty());
}

#[test]
fn r34_pages_of_a_review_do_not_tell_the_order_of_names() {
    let (house, meters, _) = closed();
    // Added in another order than their names have, all with one position.
    let ids: Vec<Value> = ["Zoe Ash", "Mia Berg", "Ann Cole", "Lea Dorn"]
        .iter()
        .map(|name| in_project(&house, name, &meters))
        .collect();
    house.ok(
        "project_privacy_change",
        json!({ "project": meters, "role_only": true }),
    );
    let context = on(TODAY);
    let page = |offset: usize| {
        let request = json!({ "offset": offset, "limit": 1 });
        let within = serde_json::from_value(meters.clone()).unwrap();
        let answer = house
            .session
            .call_within(&context, Some(within), "retention_due", request)
            .unwrap();
        answer["items"][0]["id"].clone()
    };
    let paged: Vec<Value> = (0..ids.len()).map(page).collect();
    assert_eq!(paged, ids, "who was added first, and not by name");
    assert_eq!(
        due(&house, TODAY),
        ["Ann Cole", "Lea Dorn", "Mia Berg", "Zoe Ash"],
        "by name where names are shown"
    );
}
