//! Pictures of the map (R34): letters are outlines in them, so that a name shows in one only by what it changes.

use ops::Code;
use serde_json::{Value, json};

use crate::house::House;

const LENSES: [&str; 7] = [
    "power_interest",
    "axes",
    "engagement",
    "salience",
    "cube",
    "network",
    "organisation",
];

struct Furnished {
    house: House,
    project: Value,
    ann: Value,
}

/// Two people, a role and a group in a project, assessed on every axis, tied, and in units.
fn furnished() -> Furnished {
    let house = House::new();
    let project = house.project("Meters");
    let (ann, bo) = (house.person("Ann Lee"), house.person("Bo Ek"));
    let crews = house.group("Crews", 12.0);
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [ann, bo, crews] }),
    );
    for (who, at) in [(&ann, 0), (&bo, 1), (&crews, 2)] {
        house.ok(
            "assess",
            json!({ "stakeholder": who, "project": project, "basis": "stated", "values": [
                { "axis": "power", "value": 5 - at }, { "axis": "interest", "value": 3 + at },
                { "axis": "current_engagement", "value": 1 + at }, { "axis": "desired_engagement", "value": 3 },
                { "axis": "attitude", "value": at - 1 }, { "axis": "legitimacy", "value": 1 },
                { "axis": "urgency", "value": at % 2 },
            ] }),
        );
    }
    house.ok("tie_add", json!({ "from": ann, "to": bo, "kind": "influences" }));
    let unit = house.ok("unit_add", json!({ "name": "Field" }))["id"].clone();
    house.ok(
        "stakeholder_edit",
        json!({ "id": ann, "changes": { "unit": unit } }),
    );
    Furnished { house, project, ann }
}

fn request(project: &Value, lens: &str, profile: &str) -> Value {
    let axes = if lens == "axes" {
        json!({ "across": "attitude", "up": "power" })
    } else {
        json!({})
    };
    let mut request = json!({ "project": project, "lens": lens, "profile": profile });
    for (field, value) in axes.as_object().unwrap() {
        request[field] = value.clone();
    }
    request
}

fn svg(house: &House, request: Value) -> String {
    house.ok("map_picture", request)["svg"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn r34_a_name_is_drawn_only_where_the_profile_names_people() {
    let Furnished { house, project, ann } = furnished();
    for lens in LENSES {
        let draw = |profile: &str| svg(&house, request(&project, lens, profile));
        let profiles = ["full", "roles", "groups", "counts", "own"];
        let before = profiles.map(draw);
        house.ok(
            "stakeholder_edit",
            json!({ "id": ann, "changes": { "name": "Zyx Wvut" } }),
        );
        let after = profiles.map(draw);
        for (at, profile) in profiles.iter().enumerate() {
            let names = ["full", "own"].contains(profile);
            assert_eq!(before[at] != after[at], names, "{lens} {profile}");
        }
        house.ok(
            "stakeholder_edit",
            json!({ "id": ann, "changes": { "name": "Ann Lee" } }),
        );
    }
}

#[test]
fn r34_of_a_role_only_project_no_picture_names_anybody() {
    let Furnished { house, project, .. } = furnished();
    let roles = svg(&house, request(&project, "power_interest", "roles"));
    house.ok(
        "project_privacy_change",
        json!({ "project": project, "role_only": true }),
    );
    let drawn = house.ok("map_picture", request(&project, "power_interest", "full"));
    assert_eq!(drawn["profile"], "roles");
    assert_eq!(drawn["svg"], roles);
    assert!(!drawn.to_string().contains("Ann"));
    let refused = house
        .call("map_picture", request(&project, "power_interest", "own"))
        .unwrap_err();
    assert_eq!(refused.code, Code::Invalid);
}

#[test]
fn a_discreet_picture_holds_nothing_that_anybody_thinks() {
    let Furnished { house, project, ann } = furnished();
    let discreet = |lens: &str| {
        let mut request = request(&project, lens, "full");
        request["discreet"] = json!(true);
        request
    };
    for lens in ["engagement", "salience", "cube", "axes"] {
        let refused = house.call("map_picture", discreet(lens)).unwrap_err();
        assert_eq!(refused.fields.unwrap()[0].field, "discreet", "{lens}");
    }
    for lens in ["power_interest", "network", "organisation"] {
        let before = svg(&house, discreet(lens));
        house.ok(
            "assess",
            json!({ "stakeholder": ann, "project": project, "values": [{ "axis": "current_engagement", "value": 4 }] }),
        );
        assert_eq!(before, svg(&house, discreet(lens)), "{lens}");
        house.ok(
            "assess",
            json!({ "stakeholder": ann, "project": project, "values": [{ "axis": "current_engagement", "value": 1 }] }),
        );
    }
}

#[test]
fn only_those_asked_for_are_drawn_and_the_picture_says_so() {
    let Furnished { house, project, ann } = furnished();
    for lens in LENSES {
        let whole = svg(&house, request(&project, lens, "full"));
        let mut some = request(&project, lens, "full");
        some["only"] = json!([ann]);
        assert_ne!(svg(&house, some), whole, "{lens}");
    }
}

#[test]
fn a_picture_speaks_of_its_date() {
    let Furnished { house, project, .. } = furnished();
    let mut before = request(&project, "power_interest", "full");
    before["as_of"] = json!("2026-01-01");
    let drawn = house.ok("map_picture", before);
    assert_eq!(drawn["file_stem"], "Power–interest map - Meters - 2026-01-01");
    assert_ne!(
        drawn["svg"],
        house.ok("map_picture", request(&project, "power_interest", "full"))["svg"]
    );
}

#[test]
fn without_a_project_only_the_network_is_drawn() {
    let Furnished { house, .. } = furnished();
    house.ok("map_picture", json!({ "lens": "network", "profile": "roles" }));
    let refused = house
        .call("map_picture", json!({ "lens": "organisation" }))
        .unwrap_err();
    assert_eq!(refused.fields.unwrap()[0].field, "project");
}

#[test]
fn a_picture_says_when_what_it_shows_was_assessed() {
    let house = House::new();
    let (ann, project) = (house.person("Ann Lee"), house.project("Meters"));
    let assess = |on_date: &str| {
        house.ok(
            "assess",
            json!({ "stakeholder": ann, "project": project, "on_date": on_date, "basis": "stated",
                "values": [{ "axis": "attitude", "value": 1 }, { "axis": "urgency", "value": 1 }] }),
        );
    };
    let draw = || {
        svg(
            &house,
            json!({ "project": project, "lens": "axes", "across": "urgency", "up": "attitude", "profile": "full" }),
        )
    };
    assess("2026-01-05");
    let before = draw();
    // The same value of a later day: nothing but the date under the picture is another.
    assess("2026-02-05");
    assert_ne!(before, draw());
}
