//! The information notice and the DPIA worksheet: filled in, edited, started again, handed out.

use ops::domain::{PaperFormat, PaperKind};
use ops::papers::out::file;
use ops::{Code, Session};
use serde_json::{Value, json};

use crate::house::{House, TODAY, on};

fn read(house: &House, paper: &str) -> Value {
    house.ok("paper_read", json!({ "paper": paper }))
}

fn section<'p>(paper: &'p Value, id: &str) -> &'p Value {
    paper["sections"]
        .as_array()
        .unwrap()
        .iter()
        .find(|section| section["id"] == id)
        .unwrap_or_else(|| panic!("no section {id}"))
}

fn text<'p>(paper: &'p Value, id: &str) -> &'p str {
    section(paper, id)["text"].as_str().unwrap()
}

fn fact(paper: &Value, name: &str) -> String {
    let facts = paper["facts"].as_array().unwrap();
    facts
        .iter()
        .find(|fact| fact["name"] == name)
        .unwrap_or_else(|| panic!("no fact {name}"))["value"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn r34_a_notice_says_all_that_has_to_be_told() {
    let house = House::new();
    let notice = read(&house, "notice");
    let ids: Vec<_> = notice["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|each| &each["id"])
        .collect();
    assert_eq!(
        json!(ids),
        json!([
            "who",
            "purpose",
            "records",
            "opinions",
            "source",
            "basis",
            "seen",
            "retention",
            "rights",
            "object",
            "complaint"
        ])
    );
    assert!(notice["note"].as_str().unwrap().contains("not legal advice"));
    assert!(notice["lead"].as_str().unwrap().contains("“Afon Water”"));
    assert!(notice["to_fill"].as_u64().unwrap() > 5);
    assert!(!notice.to_string().contains('{') || !notice["sections"].to_string().contains("{purpose}"));
}

#[test]
fn r34_papers_are_filled_in_from_the_workspace_and_name_nobody() {
    let house = House::new();
    let project = house.ok(
        "project_add",
        json!({ "name": "Meters", "goes_live_on": "2026-06-01" }),
    )["id"]
        .clone();
    let ann = house.ok(
        "stakeholder_add",
        json!({ "name": "Zyxwhilda Quorn", "role": "Lock keeper", "email": "z@afon.example" }),
    )["id"]
        .clone();
    let crew = house.group("Field crew", 12.0);
    house.ok(
        "stake_add",
        json!({ "project": project, "stakeholders": [ann, crew] }),
    );
    house.ok(
        "assess",
        json!({ "stakeholder": ann, "project": project, "values": [{ "axis": "attitude", "value": -1 }], "basis": "observed", "assessor": "Cleo Marsh" }),
    );
    house.ok(
        "workspace_rename",
        json!({ "name": "Afon Water", "purpose": "New meters, told in time [see the plan]" }),
    );
    for paper in ["notice", "worksheet"] {
        let all = read(&house, paper).to_string();
        for name in ["Quorn", "Field crew", "Cleo", "Lock keeper", "z@afon"] {
            assert!(!all.contains(name), "{paper} says {name}");
        }
    }
    let notice = read(&house, "notice");
    assert!(text(&notice, "purpose").contains("New meters, told in time [see the plan]."));
    assert_eq!(
        section(&notice, "purpose")["to_fill"],
        0,
        "brackets of the purpose are its own"
    );
    assert!(text(&notice, "records").contains("- Position and grade\n- E-mail address"));
    assert!(text(&notice, "opinions").contains("- Whether somebody is for the change or against it\n\n"));
    assert!(!text(&notice, "opinions").contains("- How much power"));
    assert!(text(&notice, "retention").contains("1 June 2026"));
    assert!(text(&notice, "retention").contains("for 6 months after the last of them has closed"));
    assert!(text(&notice, "records").contains("- What was changed, when and by whom"));
    house.ok("retention_rule_change", json!({ "months": 12 }));
    house.ok(
        "project_privacy_change",
        json!({ "project": project, "closed_on": "2026-02-01", "keep_until": "2026-12-31" }),
    );
    let kept = read(&house, "notice");
    assert!(text(&kept, "retention").contains(
        "for 12 months after the last of them has closed. For Meters it is kept until 31 December 2026."
    ));
    assert!(!text(&kept, "retention").contains("goes live"), "none is open");
    assert!(text(&notice, "seen").contains("[say what protects it"));
    let worksheet = read(&house, "worksheet");
    assert_eq!(fact(&worksheet, "People by name"), "1");
    assert_eq!(fact(&worksheet, "Groups and organisations"), "1");
    assert_eq!(fact(&worksheet, "Password"), "None");
    assert!(text(&worksheet, "risks").contains("Likelihood: possible. Harm: significant."));
    assert!(text(&worksheet, "measures").contains("At present it has none."));
    assert!(text(&worksheet, "measures").contains("from 5 people on"));
}

#[test]
fn r34_a_password_is_known_to_the_papers() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("safe.soundings");
    let session = Session::create(&path, "Safe", &on(TODAY)).unwrap();
    let password = ops::Password::new("long enough, surely").unwrap();
    let session = session.change_password(Some(&password)).unwrap();
    let ask = |paper: &str| {
        session
            .call(&on(TODAY), "paper_read", json!({ "paper": paper }))
            .unwrap()
    };
    assert_eq!(fact(&ask("worksheet"), "Password"), "Set: the file is encrypted");
    assert!(text(&ask("worksheet"), "risks").contains("Likelihood: remote."));
    assert!(text(&ask("notice"), "seen").contains("It is encrypted with a password"));
}

#[test]
fn r34_a_section_is_ones_own_until_it_is_started_again_and_all_of_it_undoes() {
    let house = House::new();
    let standard = text(&read(&house, "notice"), "who").to_owned();
    house.ok(
        "paper_edit",
        json!({ "paper": "notice", "section": "who", "text": "  Afon Water keeps it.\r\n\r\n- Ask us \n" }),
    );
    let mine = read(&house, "notice");
    assert_eq!(text(&mine, "who"), "Afon Water keeps it.\n\n- Ask us");
    let who = section(&mine, "who");
    assert_eq!(
        (&who["own"], &who["standard"], &who["to_fill"]),
        (&json!(true), &json!(standard), &json!(0))
    );
    assert_eq!(who["standard_then"], Value::Null, "nothing has changed since");
    assert_eq!(section(&read(&house, "worksheet"), "about")["own"], false);
    assert_eq!(
        house.ok("undo_state", json!({}))["undo"]["label"],
        "Changed “Who keeps it” in the information notice"
    );

    house.ok("paper_restore", json!({ "paper": "notice", "section": "who" }));
    assert_eq!(section(&read(&house, "notice"), "who")["own"], false);
    house.ok("undo", json!({}));
    assert_eq!(
        text(&read(&house, "notice"), "who"),
        "Afon Water keeps it.\n\n- Ask us"
    );
    house.ok(
        "paper_edit",
        json!({ "paper": "notice", "section": "source", "text": "" }),
    );
    house.ok("paper_restore", json!({ "paper": "notice" }));
    assert_eq!(text(&read(&house, "notice"), "who"), standard);
    house.ok("undo", json!({}));
    assert_eq!(text(&read(&house, "notice"), "source"), "");
    // The standard text, written again, is no text of one's own.
    house.ok(
        "paper_edit",
        json!({ "paper": "notice", "section": "who", "text": standard }),
    );
    assert_eq!(section(&read(&house, "notice"), "who")["own"], false);
}

#[test]
fn r34_that_the_standard_text_is_another_by_now_is_said() {
    let house = House::new();
    house.ok(
        "paper_edit",
        json!({ "paper": "notice", "section": "purpose", "text": "Meters." }),
    );
    let before = section(&read(&house, "notice"), "purpose")["standard"].clone();
    house.ok(
        "workspace_rename",
        json!({ "name": "Afon Water", "purpose": "New meters" }),
    );
    let now = read(&house, "notice");
    let purpose = section(&now, "purpose");
    assert_eq!(
        (&purpose["text"], &purpose["standard_then"]),
        (&json!("Meters."), &before)
    );
    assert_ne!(purpose["standard"], before);
}

#[test]
fn r34_what_no_paper_has_is_refused() {
    let house = House::new();
    let refused = |request: Value| {
        house.refused("paper_edit", request).fields.unwrap()[0]
            .field
            .clone()
    };
    assert_eq!(
        refused(json!({ "paper": "notice", "section": "risks", "text": "x" })),
        "section"
    );
    let much = "x".repeat(20_001);
    assert_eq!(
        refused(json!({ "paper": "notice", "section": "who", "text": much })),
        "text"
    );
    assert_eq!(
        refused(json!({ "paper": "poster", "section": "who", "text": "x" })),
        "paper"
    );
    let nowhere = json!({ "paper": "notice", "section": "nowhere" });
    assert_eq!(
        house.refused("paper_restore", nowhere).fields.unwrap()[0].field,
        "section"
    );
    let pages = house.refused("paper_text", json!({ "paper": "notice", "format": "pdf" }));
    assert_eq!(pages.code, Code::Invalid);
}

#[test]
fn r34_a_paper_is_handed_out_as_pages_and_as_text_and_an_empty_section_is_left_out() {
    let house = House::new();
    house.ok(
        "paper_edit",
        json!({ "paper": "notice", "section": "source", "text": "" }),
    );
    house.ok(
        "paper_edit",
        json!({ "paper": "notice", "section": "who", "text": "**Afon Water** keeps it.\n# 1 Lock Lane" }),
    );
    let asked = |format: &str| house.ok("paper_text", json!({ "paper": "notice", "format": format }));
    let markdown = asked("markdown");
    assert_eq!(
        markdown["file_name"],
        "Information notice - Afon Water - 2026-03-09.md"
    );
    let markdown = markdown["text"].as_str().unwrap();
    assert!(markdown.contains("## Who keeps it\n\n**Afon Water** keeps it.  \n\\# 1 Lock Lane\n"));
    assert!(!markdown.contains("Where it comes from"));
    let plain = asked("text")["text"].as_str().unwrap().to_owned();
    assert!(plain.contains("Who keeps it\n------------\n\nAfon Water keeps it.\n# 1 Lock Lane\n"));
    assert!(plain.contains("a help and not legal advice"));
    for paper in [PaperKind::Notice, PaperKind::Worksheet] {
        let made = |format| file(&house.session, &on(TODAY), paper, format).unwrap();
        let pdf = made(PaperFormat::Pdf);
        assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.to_fill > 0);
        assert_eq!(pdf.bytes, made(PaperFormat::Pdf).bytes, "the same bytes again");
    }
}

#[test]
fn r34_ones_own_words_go_with_the_whole_workspace_and_without_whoever_is_erased() {
    let folder = tempfile::tempdir().unwrap();
    let house = House::new();
    let ann = house.person("Zyxwhilda Quorn");
    let words = "Ask \"Zyxwhilda Quorn\" at Afon Water.";
    house.ok(
        "paper_edit",
        json!({ "paper": "notice", "section": "who", "text": words }),
    );
    let out = folder.path().join("out");
    ops::export::write(&house.session, &on(TODAY), &out, ops::export::Private::LeftOut).unwrap();
    let back = folder.path().join("back.soundings");
    let restored = ops::export::create_from(&back, &out, &on(TODAY)).unwrap();
    let again = restored
        .call(&on(TODAY), "paper_read", json!({ "paper": "notice" }))
        .unwrap();
    assert_eq!(text(&again, "who"), words);

    let erase = ops::rights::erase::ErasePerson {
        id: serde_json::from_value(ann).unwrap(),
        mode: ops::domain::ErasureMode::Erase,
        reason: "They asked".into(),
        delete_kept: Vec::new(),
        dry_run: false,
    };
    ops::rights::erase::erase_with(&house.session, &on(TODAY), erase, vec![]).unwrap();
    assert_eq!(
        text(&read(&house, "notice"), "who"),
        "Ask \"Erased person 1\" at Afon Water."
    );
}
