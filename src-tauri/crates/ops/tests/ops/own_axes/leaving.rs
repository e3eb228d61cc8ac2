//! What leaves and comes in of axes of one's own, and what the sample has of them.

use std::collections::BTreeSet;
use std::fs;

use ops::Session;
use ops::domain::Profile;
use ops::import::{ImportChoices, OnMatch};
use ops::redact::{List, rows};
use serde_json::{Value, json};

use super::{Furnished, add, names};
use crate::house::{House, TODAY, on};
use crate::import::{bring, stage};

#[test]
fn everything_out_and_in_again_keeps_axes_and_what_was_said_on_them() {
    let furnished = Furnished::disputed();
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    ops::export::write(
        &furnished.house.session,
        &on(TODAY),
        &out,
        ops::export::Private::Included,
    )
    .unwrap();
    let back = Session::create(&folder.path().join("back.soundings"), "Empty", &on("2026-01-05")).unwrap();
    ops::export::restore(&back, &on(TODAY), &out.join(ops::export::JSON_FILE)).unwrap();
    let ask = |op: &str, request: Value| back.call(&on(TODAY), op, request).unwrap();
    assert_eq!(
        ask("own_axes_list", json!({})),
        furnished.house.ok("own_axes_list", json!({}))
    );
    let view = json!({ "project": furnished.project, "axes": [furnished.trust] });
    assert_eq!(
        ask("map_view", view.clone()),
        furnished.house.ok("map_view", view)
    );

    // An assessment on an axis that the export does not hold is no whole export.
    let text = fs::read_to_string(out.join(ops::export::JSON_FILE)).unwrap();
    let mut lost: Value = serde_json::from_str(&text).unwrap();
    lost["tables"]["own_axis"] = json!([]);
    let file = folder.path().join("lost.json");
    fs::write(&file, lost.to_string()).unwrap();
    let empty = Session::create(&folder.path().join("lost.soundings"), "Empty", &on("2026-01-05")).unwrap();
    let failure = ops::export::restore(&empty, &on(TODAY), &file).unwrap_err();
    assert!(failure.message.contains("axis"), "{failure}");
}

#[test]
fn r34_what_is_said_on_it_is_an_opinion_and_drawn_for_no_wall() {
    let furnished = Furnished::disputed();
    let Furnished {
        house,
        trust,
        project,
        ..
    } = &furnished;
    house.ok(
        "place",
        json!({ "stakeholder": furnished.ann, "project": project, "power": 4, "interest": 4 }),
    );
    let drawn = |more: Value| {
        let mut request =
            json!({ "project": project, "lens": "axes", "across": trust, "up": "power", "profile": "full" });
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        house.call("map_picture", request)
    };
    let picture = drawn(json!({})).unwrap();
    assert_eq!(picture["title"], "Power and Trust, Meters");
    let failure = drawn(json!({ "discreet": true })).unwrap_err();
    assert_eq!(failure.fields.unwrap()[0].field, "discreet");

    // Of one's own, what others said leaves with nobody.
    let list = |operation: &str, request: Value, profile: Profile| {
        let page = house.ok(operation, request);
        let list = List {
            operation,
            project: Some(serde_json::from_value(project.clone()).unwrap()),
            as_of: None,
            wordings: &[],
        };
        let items = page["items"].as_array().unwrap().clone();
        rows(&house.session, &on(TODAY), profile, list, items)
            .unwrap()
            .items
    };
    let field = format!("axis:{}", trust.as_str().unwrap());
    let register = json!({ "filter": { "project": project }, "columns": [field, "attitude"] });
    let own = list("people_list", register.clone(), Profile::Own);
    assert_eq!(own[0]["more"][&field], Value::Null);
    assert_eq!(
        list("people_list", register, Profile::Full)[0]["more"][&field],
        3.5
    );
    let roles = list("assessments_list", json!({ "project": project }), Profile::Roles);
    assert!(roles.iter().any(|row| row["axis_name"] == "Trust"), "{roles:?}");
    assert!(!json!(roles).to_string().contains("Ann Lee"), "{roles:?}");
}

#[test]
fn r2_a_column_of_ratings_goes_to_the_axis_of_its_name_or_makes_it() {
    let house = House::new();
    let trust = add(&house, "Trust");
    let project = house.project("Meters");
    let choices = ImportChoices {
        project: Some(serde_json::from_value(project.clone()).unwrap()),
        on_match: OnMatch::Update,
        ..ImportChoices::default()
    };
    let list = "Name,Power,TRUST\nAnn Lee,4,5\nBo Ek,2,2\n";
    let look = stage(&house, list).look(&house.session, &on(TODAY)).unwrap();
    assert_eq!(look.own_axes, ["Trust"]);
    let outcome = bring(&house, list, &choices);
    assert_eq!((outcome.made.assessments, outcome.made.own_axes), (4, 0));
    let map = house.ok("map_view", json!({ "project": project, "axes": [trust] }));
    let on_trust: Vec<&Value> = map["marks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mark| &mark["standing"]["own"][trust.as_str().unwrap()]["median"])
        .collect();
    assert_eq!(on_trust, [&json!(5.0), &json!(2.0)]);
    // The same file again says nothing new.
    assert_eq!(bring(&house, list, &choices).made.assessments, 0);

    // Said by hand, a column makes an axis that is not there yet.
    let text = "Name,Exposure\nAnn Lee,3\n";
    let staged = stage(&house, text);
    let mut mapping = staged.look(&house.session, &on(TODAY)).unwrap().mapping;
    mapping.sheets[0].columns[1].target =
        serde_json::from_value(json!({ "to": "axis", "name": "Exposure" })).unwrap();
    staged.map(&house.session, &on(TODAY), mapping).unwrap();
    let outcome = crate::import::run(&house, &staged, &choices);
    assert_eq!((outcome.made.assessments, outcome.made.own_axes), (1, 1));
    assert_eq!(names(&house), ["Trust", "Exposure"]);
    house.ok("undo", json!({}));
    assert_eq!(names(&house), ["Trust"]);
}

#[test]
fn the_sample_has_an_axis_with_what_two_said_of_it_and_somebody_disputed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.soundings");
    let session = ops::sample::create(&file, on(TODAY).today, &on(TODAY)).unwrap();
    let ask = |op: &str, request: Value| session.call(&on(TODAY), op, request).unwrap();
    let axes = ask("own_axes_list", json!({}));
    assert_eq!(axes["total"], 1);
    let trust = axes["items"][0]["id"].clone();
    assert_eq!(axes["items"][0]["name"], "Trust in the programme");
    assert!(axes["items"][0]["assessments"].as_u64().unwrap() >= 12);
    let (mut assessors, mut disputed) = (BTreeSet::new(), 0);
    let projects = ask("projects_list", json!({}));
    for project in projects["items"].as_array().unwrap() {
        let map = ask("map_view", json!({ "project": project["id"], "axes": [trust] }));
        for mark in map["marks"].as_array().unwrap() {
            let placed = &mark["standing"]["own"][trust.as_str().unwrap()];
            disputed += u32::from(placed["disputed"] == true);
            if let Some(voices) = placed["voices"].as_array() {
                assessors.extend(voices.iter().map(|voice| voice["assessor"].to_string()));
            }
        }
    }
    assert!(assessors.len() >= 2, "{assessors:?}");
    assert!(disputed >= 1);
    let views = ask("saved_views_list", json!({ "kind": "people" }));
    assert_eq!(views["total"], 2);
    let shown = views["items"].to_string();
    assert!(
        shown.contains(&format!("axis:{}", trust.as_str().unwrap())),
        "{shown}"
    );
}
