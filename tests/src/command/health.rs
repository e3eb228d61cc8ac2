//! How the data is, at the command line.

use serde_json::json;

use super::run::Shell;

#[test]
fn health_says_what_was_found_and_ends_with_one_when_something_was() {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings"]);
    let well = shell.run(&["health", "afon.soundings"]);
    assert!(
        well.code == 0 && well.out.contains("Nothing found"),
        "{}",
        well.out
    );
    let add = json!([{ "op": "stakeholder_add", "request": { "name": "Fitters", "kind": "group" } }]);
    shell.write("add.json", add.to_string());
    shell.json(&["apply", "afon.soundings", "add.json"]);
    let found = shell.run(&["health", "afon.soundings", "--json"]);
    let document = found.document();
    assert_eq!(
        (found.code, &document["ok"], &document["total"]),
        (1, &json!(false), &json!(1))
    );
    assert_eq!(document["items"][0]["examples"][0]["name"], "Fitters");
    let told = shell.run(&["health", "afon.soundings"]).out;
    assert!(
        told.contains("1 group does not say how many people it has. (Fitters)"),
        "{told}"
    );
}
