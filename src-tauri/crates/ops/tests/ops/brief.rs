//! What to know before meeting somebody: on one page, under a profile.

use ops::Code;
use ops::domain::Profile;
use ops::people::brief::{BriefRequest, pdf};
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

fn known() -> (House, Value, Value) {
    let house = House::new();
    let (ann, bo, project) = (
        house.person("Ann Smith"),
        house.person("Bo Lund"),
        house.project("Meters"),
    );
    house.ok(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "role": "Director", "owner": "Di Rees", "email": "ann@afon.example" } }),
    );
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [ann, bo] }),
    );
    for (on_date, power, current) in [("2026-01-10", 3, 1), ("2026-03-01", 5, 3)] {
        house.ok(
            "assess",
            json!({ "stakeholder": ann, "project": project, "on_date": on_date, "values": [
                { "axis": "power", "value": power }, { "axis": "interest", "value": 4 },
                { "axis": "current_engagement", "value": current }, { "axis": "desired_engagement", "value": 4 }] }),
        );
    }
    house.ok(
        "engagement_add",
        json!({ "stakeholder": ann, "said": { "on_date": "2026-02-01", "channel": "Call", "purpose": "The budget", "response": "Waits for Bo Lund" } }),
    );
    for (direction, what) in [("ours", "Send the plan"), ("theirs", "Name a deputy")] {
        house.ok(
            "commitment_add",
            json!({ "stakeholder": ann, "direction": direction, "what": what, "agreed_on": "2026-02-01", "due_on": "2026-03-01" }),
        );
    }
    house.ok("tie_add", json!({ "kind": "advises", "from": ann, "to": bo }));
    house.ok(
        "private_note_add",
        json!({ "stakeholder": ann, "text": "Dislikes Mondays" }),
    );
    (house, ann, project)
}

#[test]
fn it_tells_who_they_are_and_what_is_other_since_the_last_time() {
    let (house, ann, project) = known();
    let brief = house.ok("person_brief", json!({ "id": ann, "project": project }));
    assert_eq!(
        (&brief["name"], &brief["last_met"]),
        (&json!("Ann Smith"), &json!("2026-02-01"))
    );
    let stake = &brief["stakes"][0];
    assert_eq!(
        (&stake["current"], &stake["desired"]),
        (&json!("Supportive"), &json!("Leading"))
    );
    assert_eq!(
        stake["change"],
        "Since 1\u{a0}February 2026: resistant → supportive, power 3 → 5"
    );
    assert_eq!(stake["gap"], "1 step up: activation");
    assert_eq!(
        brief["said"]["lines"][0]["text"],
        "The budget · Waits for Bo Lund"
    );
    assert_eq!(
        brief["ours"]["lines"][0],
        json!({ "head": "by 1\u{a0}March 2026", "text": "Send the plan", "late": true })
    );
    assert_eq!(brief["theirs"]["lines"][0]["text"], "Name a deputy");
    assert_eq!(
        brief["ties"]["lines"][0],
        json!({ "head": "Advises", "text": "Bo Lund", "late": false })
    );
    assert!(!brief.to_string().contains("Mondays"), "a private note");
}

#[test]
fn r34_a_profile_is_honoured_and_one_that_lets_nobody_stand_alone_is_refused() {
    let (house, ann, project) = known();
    let roles = house
        .ok("person_brief", json!({ "id": ann, "profile": "roles" }))
        .to_string();
    for hidden in ["Ann Smith", "Bo Lund", "ann@afon.example", "Mondays"] {
        assert!(!roles.contains(hidden), "{hidden}: {roles}");
    }
    assert!(roles.contains("Director"), "{roles}");
    for profile in ["groups", "counts"] {
        let refused = house.refused("person_brief", json!({ "id": ann, "profile": profile }));
        assert_eq!(
            (refused.code, refused.fields.unwrap()[0].field.as_str()),
            (Code::Invalid, "profile")
        );
    }
    house.ok(
        "project_privacy_change",
        json!({ "project": project, "role_only": true }),
    );
    let request = BriefRequest {
        id: serde_json::from_value(ann).unwrap(),
        project: serde_json::from_value(project).unwrap(),
        as_of: None,
        profile: Profile::Full,
    };
    let made = pdf(&house.session, &on(TODAY), request).unwrap();
    assert_eq!(made.brief.profile, Profile::Roles);
    let said = serde_json::to_string(&made.brief).unwrap() + &made.file_name;
    assert!(!said.contains("Ann Smith") && !said.contains("Bo Lund"), "{said}");
}

#[test]
fn the_page_is_the_same_for_the_same_data() {
    let (house, ann, _) = known();
    let request = BriefRequest {
        id: serde_json::from_value(ann).unwrap(),
        project: None,
        as_of: None,
        profile: Profile::Full,
    };
    let made = pdf(&house.session, &on(TODAY), request).unwrap();
    assert_eq!(made.file_name, "Brief - Ann Smith - 2026-03-09.pdf");
    assert_eq!(
        made.bytes,
        pdf(&house.session, &on(TODAY), request).unwrap().bytes
    );
}

#[test]
fn r34_a_brief_over_all_projects_names_nobody_where_one_of_them_is_role_only() {
    let house = House::new();
    let (ann, bob) = (house.person("Ann Lee"), house.person("Bob Jones"));
    let project = house.project("Meters");
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [ann, bob] }),
    );
    house.ok(
        "engagement_add",
        json!({ "stakeholder": ann, "said": { "project": project, "issues": "Bob Jones is against" } }),
    );
    let brief = || {
        house
            .ok("person_brief", json!({ "id": ann, "profile": "full" }))
            .to_string()
    };
    assert!(brief().contains("Bob Jones is against"));
    house.ok(
        "project_privacy_change",
        json!({ "project": project, "role_only": true }),
    );
    let told = brief();
    assert!(!told.contains("Bob") && !told.contains("Ann Lee"), "{told}");
}
