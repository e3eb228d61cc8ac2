//! What is owed to the people in the file, by keyboard: a request recorded and answered, a holiday that moves its day, and
//! a notice written and handed out.

use harness::{Setup, button, dialog, grid, heading, role, row, tab_to, tab_to_exactly};
use serde_json::json;

#[test]
fn a_request_is_recorded_dated_by_a_holiday_and_answered_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Water.soundings");
    // On the fifth of April: what is asked then is due on the fifth of May, in whichever order a date is written.
    let app = Setup::new()
        .answer(&file)
        .today("2026-04-05")
        .size(1280, 800)
        .start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    app.invoke(
        "workspace_rename",
        json!({ "name": "Water", "purpose": "To bring people along with the new meters" }),
    )
    .unwrap();
    app.invoke("stakeholder_add", json!({ "name": "Ann Smith" }))
        .unwrap();
    app.see(&grid("").nth(0));
    app.click(&button("Privacy").within(role("navigation", "Places")));
    app.see(&heading("Privacy").containing());
    app.read("Nobody has asked anything yet");
    app.expect_accessible("privacy, where nobody has asked anything");

    // A request, from its own place: who, what and when.
    tab_to(&app, "Record a request");
    app.press("Enter");
    app.see(&dialog("What somebody asks about their data"));
    app.see(&role("combobox", "Who asks").containing());
    app.write("Ann");
    app.see(&role("option", "Ann Smith").containing());
    app.press("ArrowDown");
    app.press("Enter");
    app.expect_accessible("recording a request");
    tab_to_exactly(&app, "Record");
    app.press("Enter");
    app.see_no(&dialog("What somebody asks about their data"));
    app.see(&row("Ann Smith").containing());
    app.read("30 days left");
    app.read("1 request open");

    // A holiday on that day moves it to the next one, and undo moves it back.
    tab_to(&app, "Day");
    app.write("05052026");
    tab_to_exactly(&app, "Name");
    app.write("Founders’ Day");
    app.press("Enter");
    app.read("Added Founders’ Day. 1 due date moved.");
    app.read("31 days left");
    app.expect_accessible("requests and holidays");
    tab_to_exactly(&app, "Undo");
    app.press("Enter");
    app.read("30 days left");
    app.press("Control+Shift+z");
    app.read("31 days left");

    // It is answered, with a reason.
    app.click(&button("Decide… Access, Ann Smith").containing());
    app.see(&dialog("Decide: Access"));
    app.write("Sent the pack");
    tab_to(&app, "Record the decision");
    app.press("Enter");
    app.see_no(&dialog("Decide: Access"));
    app.read("Sent the pack");
    app.read("Everything is answered.");
    let asked = app.invoke("data_requests_list", json!({})).unwrap();
    assert_eq!(
        (&asked["items"][0]["status"], &asked["items"][0]["due_on"]),
        (&json!("done"), &json!("2026-05-06"))
    );
}

#[test]
fn a_notice_is_written_and_handed_out_by_keyboard() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Water.soundings");
    let notice = folder.path().join("Notice.pdf");
    let app = Setup::new()
        .answer(&file)
        .answer(&notice)
        .today("2026-03-09")
        .size(1280, 800)
        .start();
    app.invoke("desk_new_dialog", json!({ "name": "Water" })).unwrap();
    app.invoke(
        "workspace_rename",
        json!({ "name": "Water", "purpose": "To bring people along with the new meters" }),
    )
    .unwrap();
    app.click(&button("Privacy").within(role("navigation", "Places")));
    app.click(&role("tab", "Information notice"));
    app.see(&heading("What we keep about you, and why"));
    app.read("To bring people along with the new meters.");
    app.expect_accessible("the information notice");
    tab_to(&app, "Edit “Who keeps it”");
    app.press("Enter");
    app.see(&role("textbox", "Who keeps it"));
    app.expect_accessible("writing a section");
    app.press("Control+a");
    app.write("Afon Water keeps it.");
    tab_to_exactly(&app, "Save");
    app.press("Enter");
    app.see_no(&role("textbox", "Who keeps it"));
    app.read("Afon Water keeps it.");
    app.read("Your own text");

    // Another purpose is another standard text: a section that was written before says so.
    app.invoke(
        "paper_edit",
        json!({ "paper": "notice", "section": "purpose", "text": "Meters." }),
    )
    .unwrap();
    app.invoke(
        "workspace_rename",
        json!({ "name": "Water", "purpose": "Other meters" }),
    )
    .unwrap();
    app.read("The standard text has changed since you wrote yours.");
    app.expect_accessible("a section whose standard text has changed");
    app.click(&button("Use the standard text for “What it is for”"));
    app.read("Other meters.");

    app.click(&button("Hand out"));
    app.see(&role("menuitem", "Save as PDF").containing());
    app.expect_accessible("handing a notice out");
    app.click(&role("menuitem", "Save as PDF").containing());
    app.eventually("the notice", || notice.exists().then_some(()));
    let left = app.eventually("that it left", || {
        let left = app.invoke("exports_list", json!({})).unwrap();
        (left["total"] == 1).then_some(left)
    });
    assert_eq!(left["items"][0]["what"], "Information notice");
    app.click(&role("tab", "DPIA worksheet"));
    app.see(&heading("Data protection impact assessment"));
    app.read("People by name");
    app.expect_accessible("the worksheet");
}
