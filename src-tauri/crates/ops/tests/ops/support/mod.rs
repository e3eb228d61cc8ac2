//! Support through the operations: needs (R26), requests, the plan and take-up (R27).

mod needs;
mod plan;
mod requests;

use chrono::{DateTime, NaiveDate, Offset, Utc};
use ops::{Code, Context, Failure, Session};
use serde_json::{Value, json};
use uuid::Uuid;

/// A workspace in a temporary folder with one project, one stakeholder and a small menu.
struct House {
    session: Session,
    project: Value,
    stakeholder: Value,
    coaching: Value,
    templates: Value,
    _folder: tempfile::TempDir,
}

fn on(day: &str) -> Context {
    let today: NaiveDate = day.parse().unwrap();
    let now: DateTime<Utc> = today.and_hms_opt(9, 30, 0).unwrap().and_utc();
    Context {
        today,
        now,
        offset: Utc.fix(),
        author: "Rhian Pryce".into(),
        device: Uuid::nil(),
    }
}

const TODAY: &str = "2026-03-09";

impl House {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let context = on("2026-01-05");
        let session =
            Session::create(&folder.path().join("house.soundings"), "Afon Water", &context).unwrap();
        let id = |op: &str, request: Value| session.call(&context, op, request).unwrap()["id"].clone();
        Self {
            project: id("project_add", json!({ "name": "Meter to bill" })),
            stakeholder: id(
                "stakeholder_add",
                json!({ "name": "Billing team", "kind": "group" }),
            ),
            coaching: id(
                "service_add",
                json!({ "family": "capability_development", "name": "A coach for the first weeks" }),
            ),
            templates: id(
                "service_add",
                json!({ "family": "standards_and_templates", "name": "Story templates" }),
            ),
            session,
            _folder: folder,
        }
    }

    fn call(&self, op: &str, request: Value) -> Result<Value, Failure> {
        self.session.call(&on(TODAY), op, request)
    }

    fn ok(&self, op: &str, request: Value) -> Value {
        self.call(op, request)
            .unwrap_or_else(|failure| panic!("{op}: {failure}"))
    }

    fn need(&self, level: u8, wanted: bool) -> Value {
        self.ok(
            "need_record",
            json!({ "project": self.project, "family": "capability_development", "level": level, "wanted": wanted }),
        )
    }

    fn request(&self, changes: Value) -> Value {
        merged(
            json!({
                "project": self.project, "service": self.coaching, "requested_by": "Dafydd Rees",
                "why": "The team starts its first iteration in April", "value": "First increment in use by May",
                "for_stakeholder": self.stakeholder, "by_when": "2026-05-01"
            }),
            changes,
        )
    }

    fn line(&self, changes: Value) -> Value {
        merged(
            json!({
                "project": self.project, "service": self.coaching, "what": "Two coached iterations",
                "value": "First increment in use by May", "for_stakeholder": self.stakeholder, "owner": "Rhian Pryce",
                "due_on": "2026-05-01"
            }),
            changes,
        )
    }

    fn view(&self) -> Value {
        self.ok("support_view", json!({ "project": self.project }))
    }

    /// The state of the one family that the tests record needs of.
    fn state(&self) -> Value {
        let view = self.view();
        let needs = view["projects"][0]["needs"].as_array().unwrap();
        needs
            .iter()
            .find(|need| need["family"] == "capability_development")
            .unwrap()["state"]
            .clone()
    }
}

fn merged(mut base: Value, changes: Value) -> Value {
    base.as_object_mut()
        .unwrap()
        .extend(changes.as_object().unwrap().clone());
    base
}

fn field(refusal: Result<Value, Failure>) -> String {
    let failure = refusal.unwrap_err();
    assert_eq!(failure.code, Code::Invalid, "{failure}");
    failure.fields.unwrap()[0].field.clone()
}

fn code(refusal: Result<Value, Failure>) -> Code {
    refusal.unwrap_err().code
}

#[test]
fn a_service_has_versions_and_leaves_the_menu_without_leaving_the_plan() {
    let house = House::new();
    house.need(2, true);
    house.ok("plan_line_add", house.line(json!({})));
    house.ok(
        "service_edit",
        json!({ "id": house.coaching, "summary": "Beside the team" }),
    );
    house.ok("service_edit", json!({ "id": house.coaching, "offered": false }));
    let menu = house.ok("services_list", json!({}));
    let row = menu["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|service| service["id"] == house.coaching)
        .unwrap();
    assert_eq!(
        (&row["version"], &row["offered"], &row["plan_lines"]),
        (&json!(2), &json!(false), &json!(1))
    );
    assert_eq!(
        house.ok("plan_list", json!({}))["items"][0]["service_name"],
        "A coach for the first weeks"
    );
    let again = json!({ "family": "capability_development", "name": "a COACH for the first weeks" });
    assert_eq!(field(house.call("service_add", again)), "name");
}

#[test]
fn r27_take_up_counts_projects_requests_and_satisfaction() {
    let house = House::new();
    assert_eq!(
        house.view()["take_up"]["figures"]["pull"],
        Value::Null,
        "nothing asked is no ratio, not nought"
    );
    // Twelve eligible, six users, four of them more than once, fourteen requests, ten of them pull.
    let mut projects = vec![house.project.clone()];
    for number in 2..=12 {
        projects.push(house.ok("project_add", json!({ "name": format!("Project {number}") }))["id"].clone());
    }
    let asks = [3, 3, 2, 2, 1, 1, 1, 1];
    let mut made = 0;
    for (index, (project, asks)) in projects.iter().zip(asks).enumerate() {
        for ask in 0..asks {
            let origin = if made < 10 { "pull" } else { "push" };
            made += 1;
            let id = house.ok(
                "request_make",
                house.request(json!({ "project": project, "origin": origin })),
            )["id"]
                .clone();
            if index < 6 && ask == 0 {
                house.ok("request_decide", json!({ "id": id, "status": "accepted" }));
                let line = house.ok(
                    "plan_line_add",
                    house.line(json!({ "project": project, "request": id })),
                )["id"]
                    .clone();
                let satisfaction = if index < 4 { 4 } else { 2 };
                house.ok(
                    "plan_line_edit",
                    json!({ "id": line, "status": "done", "satisfaction": satisfaction }),
                );
            }
        }
        if index == 3 {
            assert_eq!(
                house.view()["take_up"]["figures"]["satisfied"],
                Value::Null,
                "four ratings are too few"
            );
            assert_eq!(house.view()["take_up"]["rated"], 4);
        }
    }
    let take_up = &house.view()["take_up"];
    let share = |name: &str| {
        let figure = &take_up["figures"][name];
        (
            figure["part"].as_u64().unwrap(),
            figure["whole"].as_u64().unwrap(),
        )
    };
    assert_eq!(share("take_up"), (6, 12));
    assert_eq!(share("repeat"), (4, 6));
    assert_eq!(share("pull"), (10, 14));
    assert_eq!(share("satisfied"), (4, 6));
    assert_eq!(take_up["dates"], json!([TODAY, TODAY]));
}

#[test]
fn every_change_has_a_label_that_reads() {
    let house = House::new();
    house.need(2, false);
    house.need(2, true);
    let request = house.ok("request_make", house.request(json!({})))["id"].clone();
    house.ok("request_make", house.request(json!({ "origin": "push" })));
    house.ok("request_decide", json!({ "id": request, "status": "accepted" }));
    let line = house.ok("plan_line_add", house.line(json!({ "request": request })))["id"].clone();
    house.ok("plan_line_edit", json!({ "id": line, "status": "under_way" }));
    house.ok("plan_line_edit", json!({ "id": line, "owner": "Siân Owen" }));
    house.ok("service_edit", json!({ "id": house.templates, "offered": false }));
    let journal = house.ok("journal_list", json!({ "limit": 9 }));
    let labels: Vec<_> = journal["items"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|entry| entry["label"].as_str().unwrap())
        .collect();
    assert_eq!(
        labels,
        [
            "Recorded a need of Meter to bill: capability development",
            "Recorded that Meter to bill wants capability development",
            "Recorded that Meter to bill asks for A coach for the first weeks",
            "Offered A coach for the first weeks to Meter to bill",
            "Accepted the request of Meter to bill for A coach for the first weeks",
            "Planned Two coached iterations for Meter to bill",
            "Marked Two coached iterations as under way",
            "Changed plan line Two coached iterations",
            "Took Story templates off the menu",
        ]
    );
}
