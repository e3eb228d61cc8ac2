//! Every field of the window, one place after the other.

use super::*;

pub(super) fn one_line_at_a_time(window: &Watched) {
    let app = &window.app;
    app.click(&button("Add the first person"));
    let purpose = dialog("What will you keep people’s names for?");
    for text in HARD {
        app.put(&field("Names are kept here").within(purpose.clone()), text);
        window.shows(text);
    }
    app.click(&button("Keep it").within(purpose.clone()));
    app.see_no(&purpose);
    let kept = window.ask("workspace_overview", json!({}))["purpose"].clone();
    assert_eq!(kept, HARD[HARD.len() - 1]);
    let line = field("Add a stakeholder");
    for text in HARD {
        app.put(&line, text);
        app.press("Enter");
        window.shows(&format!("Added {text}"));
    }
    app.put(&line, "Field crews @group 12");
    app.press("Enter");
    window.shows("Added Field crews");
    let added = window.ask("people_list", json!({}));
    for text in HARD {
        let found = added["items"].as_array().unwrap();
        assert!(found.iter().any(|row| row["name"] == text), "{text:?} was lost");
    }
    app.eventually("everybody in the register", || {
        let shown = names(app);
        let found = added["items"].as_array().unwrap();
        let is_there = |row: &Value| shown.iter().any(|name| row["name"] == name.as_str());
        found.iter().take(10).all(is_there).then_some(())
    });
    app.click(&button("Close the line"));
}

pub(super) fn cells_of_the_register(window: &mut Watched) {
    let cells = "return [...document.querySelectorAll(`[role=row][aria-rowindex=\"${arguments[0]}\"] [role=gridcell], \
        [role=row][aria-rowindex=\"${arguments[0]}\"] [role=rowheader]`)].map((cell) => cell.textContent)";
    for index in 0..6 {
        for column in ["Role", "E-mail"] {
            let text = window.word();
            let app = &window.app;
            let found = app.script(
                "const heads = [...document.querySelectorAll('[role=grid] [role=columnheader]')]; \
                 const at = heads.findIndex((head) => head.textContent.trim() === arguments[1]); \
                 const row = document.querySelectorAll('[role=grid] [role=row]')[arguments[0] + 1]; \
                 row.children[at].click(); return row.getAttribute('aria-rowindex')",
                &[index.into(), column.into()],
            );
            app.press("F2");
            app.see(&field(&format!("Edit {column}")).containing());
            app.press("Control+a");
            app.paste(text);
            app.press("Enter");
            app.eventually(&format!("{text:?} in the cell"), || {
                let shown = app.script(cells, std::slice::from_ref(&found));
                shown.as_array().unwrap().contains(&text.into()).then_some(())
            });
        }
    }
    // Too long is refused by the cell, and what was typed stays there.
    let app = &window.app;
    let long = "long ".repeat(80);
    app.press("F2");
    app.press("Control+a");
    app.paste(&long);
    app.press("Enter");
    app.read("at most 300 fit");
    app.press("Escape");
}

pub(super) fn units_and_a_project(window: &mut Watched) {
    for _ in 0..4 {
        window.app.click(&button("Add a unit").nth(0));
        let form = dialog("Add a unit");
        let text = window.fill_in(&required("Name").within(form.clone()));
        window.app.click(&button("Add a unit").within(form.clone()));
        window.app.see_no(&form);
        window.shows(text);
    }
    window.app.click(&role("columnheader", "Select all"));
    window.app.click(&button("Add to project").containing());
    window.app.click(&menu_item("New project…"));
    let form = dialog("New project");
    let name = window.fill_in(&required("Name").within(form.clone()));
    let about = window.fill_in(&field("What it is about").within(form.clone()));
    window.app.click(&button("Add the project").within(form.clone()));
    window.app.see_no(&form);
    window.shows(name);
    let kept = window.ask("projects_list", json!({}))["items"][0].clone();
    assert_eq!((&kept["name"], &kept["summary"]), (&json!(name), &json!(about)));
}

pub(super) fn a_profile(window: &mut Watched) {
    let id =
        window.ask("people_list", json!({ "filter": { "text": "Field crews" } }))["items"][0]["id"].clone();
    window
        .app
        .put(&role("searchbox", "Search the register"), "Field crews");
    window
        .app
        .eventually("one row", || (names(&window.app).len() == 1).then_some(()));
    window.app.click(&role("rowheader", "Field crews").containing());
    window.app.press("Control+Enter");
    let panel = role("complementary", "Details");
    let mut kept = Vec::new();
    for (key, name) in [
        ("role", "Role"),
        ("grade", "Grade"),
        ("email", "E-mail"),
        ("phone", "Telephone"),
    ] {
        let text = window.fill_in(&field(name).within(panel.clone()));
        window.app.press("Enter");
        kept.push((key, text));
    }
    let notes = window.fill_in(&field("Notes").within(panel.clone()));
    window.app.press("Control+Enter");
    window.app.eventually("the profile to be kept", || {
        let profile = window.ask("person_profile", json!({ "id": id }));
        let all = kept.iter().all(|(key, text)| profile["person"][key] == *text);
        (all && profile["notes"] == notes).then_some(())
    });

    window.app.click(&button("Assess…").within(panel.clone()));
    let form = dialog("Assess Field crews");
    window
        .app
        .click(&role("radio", "4").within(role("radiogroup", "Power").within(form.clone())));
    let by = window.fill_in(&field("Assessed by").within(form.clone()));
    let note = window.fill_in(&field("Note").within(form.clone()));
    window.app.click(&button("Record").within(form.clone()));
    window.app.see_no(&form);
    let recorded = window.ask("assessments_list", json!({ "stakeholder": id }));
    let said = recorded.to_string();
    for text in [by, note] {
        assert!(
            said.contains(&json!(text).to_string()),
            "{text:?} was lost in {said}"
        );
    }
    window.app.click(&button("Show as a list").containing());
    window.shows(by);
    window.shows(note);
    window.app.press("Escape");
    window.app.see_no(&panel);
    window.app.click(&button("Clear the search"));
}

pub(super) fn a_place_on_the_map(window: &mut Watched) {
    window.go("Map");
    window
        .app
        .click(&button(&format!("Place {}", HARD[0])).containing());
    let form = dialog("Place").containing();
    let note = window.fill_in(&field("Note").within(form.clone()));
    window.app.click(&button("Place").within(form.clone()));
    window.app.see_no(&form);
    let (found, _) = (HARD[0], window.fill_in(&field("Find on the map")));
    let listed = window.ask("people_list", json!({ "filter": { "text": found } }));
    let stakeholder = listed["items"]
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["name"] == found);
    let id = stakeholder.unwrap()["id"].clone();
    let said = window
        .ask("assessments_list", json!({ "stakeholder": id }))
        .to_string();
    assert!(
        said.contains(&json!(note).to_string()),
        "{note:?} was lost in {said}"
    );
    window.app.press("Escape");
}

pub(super) fn judgements(window: &mut Watched) {
    window.go("Readiness");
    window.app.click(&button("Judge…"));
    let form = dialog("Judge the readiness of Field crews");
    window.app.fill(&field("Willingness").within(form.clone()), "3.5");
    let by = window.fill_in(&required("Judged by").within(form.clone()));
    let reason = window.fill_in(&required("Why: what was seen or heard").within(form.clone()));
    window.app.click(&button("Record").within(form.clone()));
    window.app.see_no(&form);
    window.shows(by);
    window.shows(reason);
}

pub(super) fn support(window: &mut Watched) {
    window.go("Support");
    window.app.click(&button("Record…").containing().nth(0));
    let form = dialog("Record a need");
    let note = window.fill_in(&field("Note").within(form.clone()));
    window.app.click(&button("Record").within(form.clone()));
    window.app.see_no(&form);
    let said = window.ask("needs_list", json!({})).to_string();
    assert!(
        said.contains(&json!(note).to_string()),
        "{note:?} was lost in {said}"
    );

    window.app.click(&tab("Service menu"));
    window.app.click(&button("Add a service…"));
    let form = dialog("Add a service");
    let service = window.fill_in(&required("Name").within(form.clone()));
    let gets = window.fill_in(&field("What a project gets").containing().within(form.clone()));
    window.app.click(&button("Add to the menu").within(form.clone()));
    window.app.see_no(&form);
    window.shows(service);
    window.shows(gets);

    window.app.click(&button("New request"));
    let form = dialog("New request");
    window
        .app
        .click(&button("Service").containing().within(form.clone()));
    window.app.click(&option(service).containing());
    let who = window.fill_in(&required("Who asks").within(form.clone()));
    let why = window.fill_in(&required("Why").within(form.clone()));
    let value = window.fill_in(&required("Value expected").within(form.clone()));
    window.app.fill(
        &role("combobox", "For which stakeholder")
            .containing()
            .within(form.clone()),
        "Field",
    );
    window.app.click(&option("Field crews").containing());
    window
        .app
        .click(&role("spinbutton", "").nth(0).within(form.clone()));
    window.app.write("01052026");
    window
        .app
        .click(&button("Record the request").within(form.clone()));
    window.app.see_no(&form);
    window.app.click(&tab("Requests").containing());
    for text in [service, who, why, value] {
        window.shows(text);
    }

    window
        .app
        .click(&button("Actions for the request for").containing());
    window.app.click(&menu_item("Accept"));
    window.app.see_no(&tab("waiting").containing());
    window.app.click(&tab("Plan"));
    window.app.click(&button("Add a line…").containing().nth(0));
    let form = dialog("Add to the plan");
    let what = window.fill_in(&required("What will be done").within(form.clone()));
    let value = window.fill_in(&required("Value expected").within(form.clone()));
    let owner = window.fill_in(&required("Who sees to it").within(form.clone()));
    window.app.click(&button("Add to the plan").within(form.clone()));
    window.app.see_no(&form);
    for text in [what, value, owner] {
        window.shows(text);
    }
}

pub(super) fn searches(window: &Watched) {
    let app = &window.app;
    window.go("People");
    for text in HARD
        .into_iter()
        .filter(|text| text.chars().any(char::is_alphanumeric))
    {
        app.put(&role("searchbox", "Search the register"), text);
        app.eventually(&format!("{text:?} among those found"), || {
            names(app).iter().any(|name| name == text).then_some(())
        });
        app.press("Control+k");
        let seek = role("searchbox", "Go to or do");
        app.eventually("the search", || {
            (app.count(&seek) + app.count(&field("Go to or do")) > 0).then_some(())
        });
        app.paste(text);
        let hits = "return [...document.querySelectorAll('[role=menuitem]')].map((item) => item.textContent)";
        app.eventually(&format!("{text:?} in the palette"), || {
            let found = app.script(hits, &[]);
            let mut found = found.as_array().unwrap().iter().filter_map(Value::as_str);
            found.any(|hit| hit.contains(text)).then_some(())
        });
        app.press("Escape");
    }
    app.click(&button("Clear the search"));
}

pub(super) fn your_name(window: &mut Watched) {
    window.go("Settings");
    let text = window.fill_in(&field("Your name"));
    window.app.press("Enter");
    window.app.eventually("the name to be kept", || {
        let state = window.ask("desk_state", json!({}));
        (state["preferences"]["author"] == text).then_some(())
    });
}

pub(super) fn history(window: &Watched) {
    window.go("History");
    let lines = window.ask("journal_list", json!({ "limit": 5 }));
    for line in lines["items"].as_array().unwrap() {
        window.shows(line["label"].as_str().unwrap());
    }
}
