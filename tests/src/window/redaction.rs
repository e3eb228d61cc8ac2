//! A report under another profile, chosen in Reports, told beforehand and kept in the list of what left.

use harness::{Setup, button, grid, role, tab};
use serde_json::json;

#[test]
fn a_profile_is_chosen_in_reports_and_what_left_says_which() {
    let folder = tempfile::tempdir().unwrap();
    let pdf = folder.path().join("Handed over.pdf");
    let app = Setup::new()
        .argument("--sample")
        .today("2026-03-09")
        .size(1280, 800)
        .answer(&pdf)
        .start();
    app.see(&grid("Register of stakeholders"));
    app.click(&button("Reports").within(role("navigation", "Places")));
    app.click(&button("Report on Leak Line"));
    app.see(&role("img", "Page 1 of").containing());
    app.see(&role("list", "Before and after"));
    app.click(&button("People shown as").containing());
    // By keyboard: from roles up to names.
    app.press("Home");
    app.press("Enter");
    app.read("Nobody’s name is hidden.");
    // While the pages are made anew there is nothing to save.
    app.eventually("the report", || {
        app.click(&button("Save as PDF…"));
        pdf.is_file().then_some(())
    });
    app.click(&tab("What left, and how"));
    app.see(&role("list", "What left, and how"));
    let left = app.invoke("exports_list", json!({})).unwrap();
    assert_eq!(left["items"][0]["profile"], "full", "{left}");
    assert_eq!(left["items"][0]["file_name"], "Handed over.pdf");
}
