//! What people ask about their data, marks, everything held about one, and erasing one.

use std::collections::BTreeSet;

use ops::{Code, Failure, OpenOptions, Session, Tag};
use serde_json::{Value, json};

use crate::house::{House, on};

/// A person with something in every place, and somebody else who is named with them.
fn furnished() -> (House, Value) {
    let house = House::new();
    let ann = house.ok(
        "stakeholder_add",
        json!({ "name": "Ann Carter", "role": "Clerk", "email": "ann.carter@example.org", "notes": "Works with Ben Oak" }),
    )["id"]
        .clone();
    let ben = house.person("Ben Oak");
    let crew = house.group("Field crew", 12.0);
    let project = house.project("Meters");
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [ann, ben, crew] }),
    );
    house.ok("membership_add", json!({ "group": crew, "member": ann }));
    house.ok("tie_add", json!({ "from": ann, "to": ben, "kind": "advises" }));
    house.ok(
        "assess",
        json!({ "stakeholder": ann, "project": project, "values": [{ "axis": "power", "value": 4 }], "basis": "observed", "note": "Speaks first", "assessor": "Cleo Marsh" }),
    );
    house.ok(
        "assess",
        json!({ "stakeholder": ben, "project": project, "values": [{ "axis": "power", "value": 2 }], "note": "Ann Carter says so", "assessor": "Ann Carter" }),
    );
    house.ok(
        "engagement_add",
        json!({ "stakeholder": ann, "said": { "project": project, "issues": "Nights, says Ben Oak", "channel": "call" } }),
    );
    house.ok(
        "commitment_add",
        json!({ "stakeholder": ann, "direction": "ours", "what": "A visit to Ann Carter", "owner": "Ben Oak" }),
    );
    house.ok("tag_add", json!({ "name": "key", "stakeholders": [ann] }));
    (house, ann)
}

fn section<'p>(pack: &'p Value, title: &str) -> &'p Value {
    pack["sections"]
        .as_array()
        .unwrap()
        .iter()
        .find(|section| section["title"] == title)
        .unwrap_or_else(|| panic!("no section {title}"))
}

#[test]
fn a_request_is_due_in_a_month_and_listed_by_when() {
    let (house, ann) = furnished();
    let added = house.on(
        "2026-01-31",
        "data_request_add",
        json!({ "stakeholder": ann, "kind": "access", "note": "By letter" }),
    );
    assert_eq!(added["due_on"], "2026-03-02");
    house.ok(
        "data_request_add",
        json!({ "stakeholder": ann, "kind": "erasure", "received_on": "2026-02-27" }),
    );
    let due = house.on("2026-03-09", "requests_due", json!({}));
    assert_eq!(due["total"], 2);
    assert_eq!(
        (&due["items"][0]["due_on"], &due["items"][0]["days_left"]),
        (&json!("2026-03-02"), &json!(-7))
    );
    assert_eq!(due["items"][1]["due_on"], "2026-03-27");
    // Seen from a day before the second one came.
    assert_eq!(
        house.ok("requests_due", json!({ "as_of": "2026-02-01" }))["total"],
        1
    );

    house.ok(
        "holidays_change",
        json!({ "days": [{ "on": "2026-03-27", "name": "Founders' Day" }] }),
    );
    assert_eq!(
        house.ok("requests_due", json!({}))["items"][1]["due_on"],
        "2026-03-30"
    );

    let request = added["id"].clone();
    let refused = house.refused(
        "data_request_decide",
        json!({ "id": request, "status": "refused" }),
    );
    assert_eq!(refused.fields.unwrap()[0].field, "reason");
    let early = json!({ "id": request, "status": "done", "reason": "Sent", "decided_on": "2026-01-30" });
    assert_eq!(house.refused("data_request_decide", early).code, Code::Invalid);
    house.ok(
        "data_request_decide",
        json!({ "id": request, "status": "done", "reason": "Sent the pack" }),
    );
    assert_eq!(house.ok("requests_due", json!({}))["total"], 1);
    let all = house.ok("data_requests_list", json!({ "stakeholder": ann }));
    assert_eq!(
        (&all["total"], &all["items"][1]["reason"]),
        (&json!(2), &json!("Sent the pack"))
    );
    assert_eq!(all["items"][1]["days_left"], Value::Null);
    // A decision can be taken back, and so can all of it.
    house.ok("data_request_decide", json!({ "id": request, "status": "open" }));
    assert_eq!(house.ok("requests_due", json!({}))["total"], 2);
    house.ok("undo", json!({}));
    assert_eq!(house.ok("requests_due", json!({}))["total"], 1);
}

#[test]
fn r33_whoever_is_not_in_the_workspace_is_answered_as_well() {
    let (house, _) = furnished();
    let refused = house.refused("data_request_add", json!({ "kind": "access" }));
    let field = &refused.fields.unwrap()[0];
    assert_eq!(field.field, "note");
    assert!(field.message.contains("who asks"), "{}", field.message);
    let added = house.on(
        "2026-01-31",
        "data_request_add",
        json!({ "kind": "access", "note": "Cleo Marsh, 1 Lock Lane" }),
    );
    assert_eq!(added["due_on"], "2026-03-02");
    let due = house.ok("requests_due", json!({}));
    assert_eq!(due["items"][0]["stakeholder"], Value::Null);
    assert_eq!(due["items"][0]["note"], "Cleo Marsh, 1 Lock Lane");
    assert_eq!(
        house.ok("undo", json!({}))["label"],
        "Recorded a request of somebody who is not in the workspace: access"
    );
}

#[test]
fn a_dispute_says_whose_opinion_and_about_what() {
    let (house, ann) = furnished();
    let vague = json!({ "stakeholder": ann, "kind": "disputed", "whose": "Cleo Marsh" });
    assert_eq!(house.refused("mark_set", vague).fields.unwrap()[0].field, "about");
    let much = json!({ "stakeholder": ann, "kind": "restricted", "about": "Power" });
    assert_eq!(house.refused("mark_set", much).fields.unwrap()[0].field, "about");
    let mark = house.ok(
        "mark_set",
        json!({ "stakeholder": ann, "kind": "disputed", "whose": "Cleo Marsh", "about": "Power of 4" }),
    );
    house.ok("mark_set", json!({ "stakeholder": ann, "kind": "restricted" }));
    assert_eq!(
        house
            .refused("mark_set", json!({ "stakeholder": ann, "kind": "restricted" }))
            .code,
        Code::Conflict
    );
    let list = house.ok("marks_list", json!({ "stakeholder": ann }));
    assert_eq!(
        (&list["total"], &list["items"][0]["whose"]),
        (&json!(2), &json!("Cleo Marsh"))
    );
    house.ok("mark_clear", json!({ "id": mark["id"] }));
    assert_eq!(house.ok("marks_list", json!({}))["total"], 1);
    // They go with the stakeholder.
    let gone = house.ok("stakeholders_delete", json!({ "selection": { "ids": [ann] } }));
    assert_eq!(gone["marks"], 1);
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn the_pack_holds_everything_and_says_whom_else_it_names() {
    let (house, ann) = furnished();
    house.ok(
        "data_request_add",
        json!({ "stakeholder": ann, "kind": "access" }),
    );
    let pack = house.ok("person_pack", json!({ "id": ann }));
    assert_eq!(
        (&pack["name"], &pack["workspace"]),
        (&json!("Ann Carter"), &json!("Afon Water"))
    );
    for title in [
        "Register",
        "Groups",
        "Ties",
        "Projects",
        "Assessments",
        "Conversations",
        "Commitments",
        "Data requests",
        "Named elsewhere",
        "History",
    ] {
        let section = section(&pack, title);
        assert!(
            !section["items"].as_array().unwrap().is_empty(),
            "{title}: {pack:#}"
        );
    }
    let register = &section(&pack, "Register")["items"][0];
    assert!(register["values"].to_string().contains("ann.carter@example.org"));
    assert!(
        register["values"].to_string().contains("key"),
        "its tags: {register}"
    );
    assert_eq!(register["others"], json!(["Ben Oak"]));
    let assessed = &section(&pack, "Assessments")["items"][0];
    assert_eq!(assessed["others"], json!(["Cleo Marsh"]));
    assert!(assessed["values"].to_string().contains("Observed"));
    let elsewhere = section(&pack, "Named elsewhere").to_string();
    assert!(
        elsewhere.contains("Ann Carter says so"),
        "what they judged of others: {elsewhere}"
    );
    assert!(pack["to_review"].as_u64().unwrap() >= 4);

    let id = serde_json::from_value(ann).unwrap();
    let made = ops::rights::pack::pdf(&house.session, &on(crate::house::TODAY), id).unwrap();
    assert!(made.bytes.starts_with(b"%PDF-"));
    assert_eq!(made.file_stem, "Held about - Ann Carter - 2026-03-09");
}

fn figures(house: &House) -> Value {
    let projects = house.ok("projects_list", json!({}));
    let project = &projects["items"][0]["id"];
    let mut map = house.ok("map_view", json!({ "project": project }));
    for mark in map["marks"].as_array_mut().unwrap() {
        // Who said what in their own words is not counted.
        for axis in ["power", "interest"] {
            if let Some(standing) = mark["standing"][axis].as_object_mut() {
                standing.remove("voices");
            }
        }
        for said in ["name", "role", "unit"] {
            mark.as_object_mut().unwrap().remove(said);
        }
    }
    // They stand in the order of their names.
    map["marks"]
        .as_array_mut()
        .unwrap()
        .sort_by_key(|mark| mark["id"].to_string());
    json!([
        map,
        house.ok("readiness_view", json!({ "project": project })),
        house.ok("workspace_overview", json!({}))["counts"]
    ])
}

/// Erases somebody of a house that has no backups.
fn erase(house: &House, ask: Value) -> Result<Value, Failure> {
    let ask = serde_json::from_value(ask).unwrap();
    let erased = ops::rights::erase::erase_with(&house.session, &on(crate::house::TODAY), ask, Vec::new());
    erased.map(|erased| json!(erased))
}

#[test]
fn whoever_is_anonymised_is_counted_still() {
    let (house, ann) = furnished();
    let before = figures(&house);
    let ask = |dry_run: bool| json!({ "id": ann, "mode": "anonymise", "reason": "Ann Carter asked", "dry_run": dry_run });
    let dump = house.dump();
    let told = house.ok("erase_person", ask(true));
    assert_eq!(house.dump(), dump);
    let done = erase(&house, ask(false)).unwrap();
    assert_eq!(
        (&told["rows"], &told["entries"]),
        (&done["rows"], &done["entries"])
    );
    assert_eq!(
        (&done["called"], &done["finished"]),
        (&json!("Erased person 1"), &json!(true))
    );
    assert_eq!(figures(&house), before);
    assert!(!house.dump().contains("Carter") && !house.dump().contains("Speaks first"));
    let undo = house.refused("undo", json!({}));
    assert_eq!(undo.code, Code::Conflict);
    assert_eq!(house.ok("check", json!({}))["ok"], true);
    let profile = house.ok("person_profile", json!({ "id": ann }));
    assert_eq!(
        (&profile["person"]["name"], &profile["person"]["role"]),
        (&json!("Erased person 1"), &json!("Clerk"))
    );

    // All of it, if that is asked for later.
    let ask = json!({ "id": ann, "mode": "erase", "reason": "They asked again" });
    assert_eq!(erase(&house, ask).unwrap()["called"], "Erased person 1");
    let profile = house.ok("person_profile", json!({ "id": ann }));
    assert_eq!(
        (&profile["person"]["role"], &profile["ties"], &profile["tags"]),
        (&json!(""), &json!([]), &json!([]))
    );
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn an_erasure_tells_every_part_of_the_window() {
    let (house, ann) = furnished();
    let ask = json!({ "id": ann, "mode": "erase", "reason": "They asked" });
    erase(&house, ask).unwrap();
    let conn = store::rusqlite::Connection::open(house.session.path()).unwrap();
    let tags: String = conn
        .query_row("SELECT tags FROM journal ORDER BY seq DESC LIMIT 1", [], |row| {
            row.get(0)
        })
        .unwrap();
    let told: BTreeSet<String> = serde_json::from_str(&tags).unwrap();
    let all: BTreeSet<String> = Tag::ALL.iter().map(|tag| tag.as_str().to_owned()).collect();
    assert_eq!(told, all);
}

#[test]
fn somebody_who_was_deleted_is_found_by_name_and_erased() {
    let (house, ann) = furnished();
    let crew = house.group("Night crew", 3.0);
    house.ok(
        "stakeholders_delete",
        json!({ "selection": { "ids": [ann, crew] } }),
    );
    let context = on(crate::house::TODAY);
    let find = |words: &str| ops::rights::find_to_erase(&house.session, &context, words);
    assert_eq!(json!(find("ann CARTER").unwrap()), ann);
    assert_eq!(json!(find(ann.as_str().unwrap()).unwrap()), ann);
    assert_eq!(find("Night crew").unwrap_err().code, Code::NotFound);
    let ask = json!({ "id": ann, "mode": "erase", "reason": "They asked" });
    let done = erase(&house, ask.clone()).unwrap();
    assert_eq!(
        (&done["called"], &done["finished"]),
        (&json!("Erased person 1"), &json!(true))
    );
    assert_eq!(find("Ann Carter").unwrap_err().code, Code::NotFound);
    assert_eq!(erase(&house, ask).unwrap()["entries"], 0);
    let group = json!({ "id": crew, "mode": "erase", "reason": "They asked" });
    assert_eq!(erase(&house, group).unwrap_err().code, Code::NotFound);
    assert_eq!(house.ok("check", json!({}))["ok"], true);
}

#[test]
fn erasing_needs_a_reason_and_somebody() {
    let (house, ann) = furnished();
    let refused = |id: &Value, reason: &str| {
        let ask = json!({ "id": id, "mode": "erase", "reason": reason });
        erase(&house, ask).unwrap_err()
    };
    assert_eq!(refused(&ann, " ").fields.unwrap()[0].field, "reason");
    let nobody = json!("019b0000-0000-7000-8000-000000000099");
    assert_eq!(refused(&nobody, "So").code, Code::NotFound);
    let group = house.group("Field crews", 12.0);
    assert_eq!(refused(&group, "So").fields.unwrap()[0].field, "id");
    // Without the folders of the backups, it can only be asked what would change.
    let bare = json!({ "id": ann, "mode": "erase", "reason": "So" });
    let failure = house.refused("erase_person", bare);
    assert_eq!(failure.fields.unwrap()[0].field, "dry_run");
    let nobody = json!({ "id": "019b0000-0000-7000-8000-000000000099" });
    assert_eq!(house.refused("person_pack", nobody).code, Code::NotFound);
}

#[test]
fn of_two_with_one_name_neither_is_taken() {
    let (house, ann) = furnished();
    let find = |session: &Session, words: &str| ops::rights::find(session, &on(crate::house::TODAY), words);
    assert_eq!(json!(find(&house.session, " ann CARTER ").unwrap()), ann);
    assert_eq!(json!(find(&house.session, ann.as_str().unwrap()).unwrap()), ann);
    assert_eq!(find(&house.session, "Nobody").unwrap_err().code, Code::NotFound);
    let other = house.person("Ann Carter");
    let failure = find(&house.session, "Ann Carter").unwrap_err();
    assert_eq!(failure.code, Code::Conflict);
    for id in [ann, other] {
        assert!(failure.message.contains(id.as_str().unwrap()), "{failure}");
    }
}

#[test]
fn an_erasure_that_is_not_finished_is_named_by_the_check_until_it_is() {
    let (house, ann) = furnished();
    // Another program that reads keeps what was.
    let reader = store::rusqlite::Connection::open(house.session.path()).unwrap();
    reader.execute_batch("BEGIN").unwrap();
    let _: i64 = reader
        .query_row("SELECT count(*) FROM stakeholder", [], |row| row.get(0))
        .unwrap();
    let ask = json!({ "id": ann, "mode": "anonymise", "reason": "They asked" });
    assert_eq!(erase(&house, ask).unwrap()["finished"], false);
    let checked = house.ok("check", json!({}));
    let finding = &checked["findings"][0];
    assert_eq!(
        (&checked["ok"], &finding["place"]),
        (&json!(false), &json!("erasures"))
    );
    let message = finding["message"].as_str().unwrap();
    assert!(
        message.contains("Erased person 1") && message.contains(crate::house::TODAY),
        "{message}"
    );
    drop(reader);
    let again = Session::open(
        house.session.path(),
        OpenOptions::default(),
        &on(crate::house::TODAY),
    )
    .unwrap();
    assert_eq!(house.ok("check", json!({}))["ok"], true, "opening it finished it");
    again.close().unwrap();
}

#[test]
fn whoever_was_deleted_is_listed_by_name_until_they_are_erased() {
    let house = House::new();
    let ids: Vec<Value> = ["Zoe Ash", "Ann Cole", "Bo Oak"]
        .iter()
        .map(|name| house.person(name))
        .collect();
    let crew = house.group("Crew", 4.0);
    let gone = || house.ok("gone_people", json!({}));
    assert_eq!(gone(), json!({ "total": 0, "items": [] }));
    house.ok(
        "stakeholder_edit",
        json!({ "id": ids[0], "changes": { "name": "Zoe Ashe" } }),
    );
    for id in [&ids[0], &ids[1], &crew] {
        house.ok("stakeholders_delete", json!({ "selection": { "ids": [id] } }));
    }
    assert_eq!(
        gone(),
        json!({ "total": 2, "items": [{ "id": ids[1], "name": "Ann Cole" }, { "id": ids[0], "name": "Zoe Ashe" }] }),
        "by name, under the last one; no group, and nobody who is there"
    );
    erase(
        &house,
        json!({ "id": ids[1], "mode": "erase", "reason": "They asked" }),
    )
    .unwrap();
    assert_eq!(gone()["items"], json!([{ "id": ids[0], "name": "Zoe Ashe" }]));
    assert!(!house.dump().contains("Cole"));
}
