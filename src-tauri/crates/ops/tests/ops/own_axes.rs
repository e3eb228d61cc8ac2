//! Axes of one's own (R2): the same mechanics on axes that are chosen.

mod leaving;

use ops::Code;
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

/// A workspace with an axis, a project and somebody in it.
struct Furnished {
    house: House,
    trust: Value,
    project: Value,
    ann: Value,
}

fn add(house: &House, name: &str) -> Value {
    house.ok(
        "own_axis_add",
        json!({ "name": name, "low": "None", "high": "Full" }),
    )["id"]
        .clone()
}

fn furnished() -> Furnished {
    let house = House::new();
    let (trust, project) = (add(&house, "Trust"), house.project("Meters"));
    let ann = house.person("Ann Lee");
    Furnished {
        house,
        trust,
        project,
        ann,
    }
}

impl Furnished {
    fn say(&self, day: &str, assessor: &str, value: i64) -> Value {
        self.house.ok(
            "assess",
            json!({ "stakeholder": self.ann, "project": self.project, "on_date": day, "assessor": assessor,
                "note": "As it seems", "values": [{ "axis": self.trust, "value": value }] }),
        )
    }

    /// Said by two who differ widely.
    fn disputed() -> Self {
        let furnished = furnished();
        furnished.say("2026-02-01", "Mair", 2);
        furnished.say("2026-03-01", "Owen", 5);
        furnished
    }

    fn standing(&self, as_of: Option<&str>) -> Value {
        self.house.ok(
            "map_view",
            json!({ "project": self.project, "axes": [self.trust], "as_of": as_of }),
        )["marks"][0]["standing"]
            .clone()
    }

    fn on_trust(&self, as_of: Option<&str>) -> Value {
        self.standing(as_of)["own"][self.trust.as_str().unwrap()].clone()
    }
}

fn names(house: &House) -> Vec<String> {
    let all = house.ok("own_axes_list", json!({}));
    let items = all["items"].as_array().unwrap();
    assert_eq!(all["total"], items.len());
    items
        .iter()
        .map(|axis| axis["name"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn axes_are_added_renamed_and_put_in_order_each_as_one_change() {
    let house = House::new();
    let (trust, _) = (add(&house, " Trust "), add(&house, "Exposure"));
    assert_eq!(names(&house), ["Trust", "Exposure"]);
    house.ok(
        "own_axis_change",
        json!({ "id": trust, "name": "Trust in us", "high": "Blind", "position": 1 }),
    );
    let all = house.ok("own_axes_list", json!({}))["items"].clone();
    assert_eq!(names(&house), ["Exposure", "Trust in us"]);
    assert_eq!(
        all[1],
        json!({ "id": trust, "name": "Trust in us", "low": "None", "high": "Blind", "assessments": 0 })
    );
    house.ok("undo", json!({}));
    assert_eq!(names(&house), ["Trust", "Exposure"]);
    house.ok("undo", json!({}));
    assert_eq!(names(&house), ["Trust"]);
}

#[test]
fn what_is_no_axis_is_refused_with_the_place_and_a_remedy() {
    let house = House::new();
    let trust = add(&house, "Trust");
    for (request, field) in [
        (json!({ "name": " " }), "name"),
        (json!({ "name": "TRUST" }), "name"),
        (json!({ "name": "current engagement" }), "name"),
        (json!({ "name": "current_engagement" }), "name"),
        (json!({ "name": "x".repeat(500) }), "name"),
        (json!({ "name": "Exposure", "low": "x".repeat(500) }), "low"),
        (json!({ "id": trust, "name": "Exposure" }), "id"),
    ] {
        let failure = house.refused("own_axis_add", request.clone());
        assert_eq!(failure.fields.unwrap()[0].field, field, "{request}");
    }
    // Its own name, in another case, is no other axis.
    house.ok("own_axis_change", json!({ "id": trust, "name": "TRUST" }));
    for number in 1..20 {
        add(&house, &format!("Axis {number}"));
    }
    let failure = house.refused("own_axis_add", json!({ "name": "One too many" }));
    assert!(
        failure.message.contains("20") && failure.message.contains("Remove one"),
        "{failure}"
    );
}

#[test]
fn r2_what_several_say_stands_as_power_does_with_its_spread_and_dates() {
    let furnished = Furnished::disputed();
    let placed = furnished.on_trust(None);
    assert_eq!(placed["median"], 3.5);
    assert_eq!(
        (placed["lowest"].clone(), placed["highest"].clone()),
        (json!(2), json!(5))
    );
    assert_eq!(placed["disputed"], true);
    assert_eq!(placed["voices"].as_array().unwrap().len(), 2);
    assert_eq!(furnished.on_trust(Some("2026-02-15"))["median"], 2.0);
    assert_eq!(furnished.on_trust(Some("2026-01-15")), Value::Null);
    // Unasked, the map stays light.
    let unasked = furnished
        .house
        .ok("map_view", json!({ "project": furnished.project }));
    assert_eq!(unasked["marks"][0]["standing"].get("own"), None);
    // It places nobody on the grid.
    assert_eq!(unasked["placed"], 0);
}

#[test]
fn a_value_off_the_scale_and_an_axis_that_is_not_there_are_refused() {
    let Furnished {
        house,
        trust,
        project,
        ann,
    } = furnished();
    let assess = |axis: &Value, value: i64| {
        let request =
            json!({ "stakeholder": ann, "project": project, "values": [{ "axis": axis, "value": value }] });
        house.refused("assess", request)
    };
    for value in [0, 6] {
        let failure = assess(&trust, value);
        assert_eq!(failure.fields.clone().unwrap()[0].field, "values[0].value");
        assert!(failure.message.contains("Trust: 1 to 5"), "{failure}");
    }
    let gone = json!("0190a5c2-7c00-7000-8000-000000000001");
    assert_eq!(assess(&gone, 3).fields.unwrap()[0].field, "values[0].axis");
    assert!(assess(&json!("Trust"), 3).message.contains("axis of your own"));
    let many = json!({ "project": project, "entries": [{ "stakeholder": ann, "values": [{ "axis": gone, "value": 3 }] }] });
    assert_eq!(
        house.refused("assess_many", many).fields.unwrap()[0].field,
        "entries[0].values[0].axis"
    );
    let moves = json!({ "project": project, "since": "2026-01-01", "axes": ["power", gone] });
    assert_eq!(
        house.refused("map_moves", moves).fields.unwrap()[0].field,
        "axes[1]"
    );
    let drawn = json!({ "project": project, "lens": "axes", "across": gone });
    assert_eq!(
        house.refused("map_picture", drawn).fields.unwrap()[0].field,
        "across"
    );
}

#[test]
fn a_pass_says_it_of_many_and_lists_call_it_by_its_name() {
    let Furnished {
        house,
        trust,
        project,
        ann,
    } = furnished();
    let done = house.ok(
        "assess_many",
        json!({ "project": project, "entries": [{ "stakeholder": ann,
            "values": [{ "axis": trust, "value": 4 }, { "axis": "power", "value": 3 }] }] }),
    );
    assert_eq!(done["recorded"], 2);
    let listed = house.ok("assessments_list", json!({ "project": project }))["items"].clone();
    let called: Vec<_> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["axis_name"])
        .collect();
    assert!(
        called.contains(&&json!("Trust")) && called.contains(&&json!("Power")),
        "{listed}"
    );
    let profile = house.ok("person_profile", json!({ "id": ann }));
    let history = profile["stakes"][0]["history"].to_string();
    assert!(history.contains("\"axis_name\":\"Trust\""), "{history}");
    assert_eq!(
        profile["stakes"][0]["standing"]["own"][trust.as_str().unwrap()]["median"],
        4.0
    );
    let told = house.ok("person_timeline", json!({ "id": ann, "kinds": ["assessment"] }));
    assert!(told.to_string().contains("\"axis_name\":\"Trust\""), "{told}");
    house.ok("own_axis_change", json!({ "id": trust, "name": "Confidence" }));
    let listed = house
        .ok("assessments_list", json!({ "project": project }))
        .to_string();
    assert!(
        listed.contains("Confidence") && !listed.contains("Trust"),
        "{listed}"
    );
}

#[test]
fn what_moved_on_it_between_two_dates_is_told_with_its_reason() {
    let furnished = Furnished::disputed();
    let moves = furnished.house.ok(
        "map_moves",
        json!({ "project": furnished.project, "since": "2026-02-15", "axes": [furnished.trust, furnished.trust] }),
    );
    let mover = &moves["movers"][0];
    assert_eq!(
        mover["axes"],
        json!([{ "axis": furnished.trust, "before": 2.0, "after": 3.5, "difference": 1.5 }])
    );
    assert_eq!(mover["why"][0]["assessor"], "Owen");
    assert_eq!(moves["dates"], json!(["2026-02-01", "2026-03-01"]));
}

#[test]
fn the_register_filters_sorts_and_shows_by_it_within_a_project() {
    let furnished = Furnished::disputed();
    let Furnished {
        house,
        trust,
        project,
        ann,
    } = &furnished;
    let bo = house.person("Bo Ek");
    house.ok(
        "assess",
        json!({ "stakeholder": bo, "project": project, "values": [{ "axis": trust, "value": 1 }] }),
    );
    let field = format!("axis:{}", trust.as_str().unwrap());
    let fields = house.ok("people_fields", json!({}))["items"].clone();
    let known = fields
        .as_array()
        .unwrap()
        .iter()
        .find(|each| each["id"] == field.as_str())
        .unwrap();
    assert_eq!(
        (known["label"].clone(), known["needs_project"].clone()),
        (json!("Trust"), json!(true))
    );
    let listed = |more: Value| {
        let mut request =
            json!({ "filter": { "project": project }, "columns": [field], "sort": { "field": field } });
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        let page = house.ok("people_list", request);
        let items = page["items"].as_array().unwrap();
        items
            .iter()
            .map(|row| (row["id"].clone(), row["more"][&field].clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        listed(json!({})),
        [(bo.clone(), json!(1.0)), (ann.clone(), json!(3.5))]
    );
    let high = house.ok("people_condition_read", json!({ "text": "Trust >= 3" }))["condition"].clone();
    let filter = json!({ "project": project, "where": high });
    assert_eq!(listed(json!({ "filter": filter })), [(ann.clone(), json!(3.5))]);
}

#[test]
fn removing_takes_what_was_said_with_it_and_one_undo_brings_all_back() {
    let furnished = Furnished::disputed();
    let Furnished {
        house, trust, ann, ..
    } = &furnished;
    house.ok(
        "place",
        json!({ "stakeholder": ann, "project": furnished.project, "power": 4, "interest": 4 }),
    );
    let before = house.dump();
    let would = house.ok("own_axis_remove", json!({ "id": trust, "dry_run": true }));
    assert_eq!(would, json!({ "assessments": 2, "stakeholders": 1 }));
    assert_eq!(house.dump(), before);
    assert_eq!(house.ok("own_axis_remove", json!({ "id": trust })), would);
    assert!(names(house).is_empty());
    assert_eq!(furnished.on_trust(None), Value::Null);
    assert_eq!(house.ok("assessments_list", json!({}))["total"], 2);
    let last = house.ok("journal_list", json!({}))["items"][0]["label"].clone();
    assert_eq!(last, "Removed axis Trust with 2 assessments");
    assert_eq!(
        house.refused("own_axis_remove", json!({ "id": trust })).code,
        Code::NotFound
    );
    house.ok("undo", json!({}));
    assert_eq!(house.dump(), before);
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn adding_an_axis_is_not_taken_back_alone_once_something_was_said_on_it() {
    let furnished = Furnished::disputed();
    let entries = furnished.house.ok("journal_list", json!({}))["items"].clone();
    let added = entries
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["label"] == "Added axis Trust")
        .unwrap();
    let failure = furnished.house.refused("reverse", json!({ "seq": added["seq"] }));
    assert_eq!(failure.code, Code::Conflict);
    assert_eq!(names(&furnished.house), ["Trust"]);
}

#[test]
fn merging_and_erasing_leave_what_was_said_in_order() {
    let furnished = Furnished::disputed();
    let Furnished {
        house,
        trust,
        project,
        ann,
    } = &furnished;
    let bo = house.person("Bo Ek");
    house.ok(
        "assess",
        json!({ "stakeholder": bo, "project": project, "assessor": "Sioned", "values": [{ "axis": trust, "value": 1 }] }),
    );
    house.ok("stakeholders_merge", json!({ "keep": ann, "merge": bo }));
    let placed = furnished.on_trust(None);
    assert_eq!(
        (
            placed["median"].clone(),
            placed["voices"].as_array().unwrap().len()
        ),
        (json!(2.0), 3)
    );
    house.ok(
        "own_axis_change",
        json!({ "id": trust, "name": "Trust in Ann Lee", "low": "Ann Lee is alone" }),
    );
    let ask = serde_json::from_value(json!({ "id": ann, "mode": "erase", "reason": "They asked" })).unwrap();
    ops::rights::erase::erase_with(&house.session, &on(TODAY), ask, Vec::new()).unwrap();
    let all = house.ok("own_axes_list", json!({}));
    assert!(!all.to_string().contains("Ann Lee"), "{all}");
    assert_eq!(furnished.on_trust(None)["median"], 2.0);
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}
