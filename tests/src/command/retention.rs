//! Who is kept too long, and what becomes of them, from a shell.

use serde_json::json;

use super::run::Shell;

const ANN: &str = "019b0000-0000-7000-8000-000000000001";
const METERS: &str = "019b0000-0000-7000-8000-000000000002";

#[test]
fn who_is_due_is_listed_kept_longer_by_apply_and_erased() {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings"]);
    let nobody = shell.run(&["retention", "afon.soundings"]);
    assert!(
        nobody.code == 0 && nobody.out.contains("Nobody is due"),
        "{}",
        nobody.out
    );
    let calls = json!([
        { "op": "stakeholder_add", "request": { "id": ANN, "name": "Zyxwvut Quorn", "role": "Clerk" } },
        { "op": "project_add", "request": { "id": METERS, "name": "Meters" } },
        { "op": "stake_add", "request": { "project": METERS, "stakeholders": [ANN] } },
        { "op": "project_privacy_change", "request": { "project": METERS, "closed_on": "2025-08-31" } },
    ]);
    shell.write("calls.json", calls.to_string());
    shell.json(&["apply", "afon.soundings", "calls.json"]);

    let before = shell.run(&["retention", "afon.soundings", "--as-of", "2026-02-28"]);
    assert_eq!(before.code, 0, "{}", before.out);
    let due = shell.run(&["retention", "afon.soundings", "--as-of", "2026-03-01"]);
    assert_eq!(due.code, 1);
    for words in [
        "Zyxwvut Quorn, Clerk",
        "kept until 2026-02-28",
        "for Meters, closed on 2025-08-31",
        "holds 1 part in a project",
        "1 person is due for review",
    ] {
        assert!(due.out.contains(words), "{words}: {}", due.out);
    }
    let document = shell
        .run(&["retention", "afon.soundings", "--as-of", "2026-03-01", "--json"])
        .document();
    assert_eq!(
        (&document["total"], &document["items"][0]["id"]),
        (&json!(1), &json!(ANN))
    );

    let keep = json!([{ "op": "retention_keep", "request": { "stakeholders": [ANN], "until": "2099-01-31", "reason": "An inquiry" } }]);
    shell.write("keep.json", keep.to_string());
    shell.json(&["apply", "afon.soundings", "keep.json"]);
    assert_eq!(shell.run(&["retention", "afon.soundings"]).code, 0);
    let later = ["retention", "afon.soundings", "--as-of", "2099-02-01"];
    assert_eq!(shell.run(&later).code, 1);
    let erased = shell.run(&[
        "erase-person",
        "afon.soundings",
        "--person",
        ANN,
        "--reason",
        "Kept long enough",
        "--yes",
    ]);
    assert_eq!(erased.code, 0, "{}", erased.out);
    assert_eq!(shell.run(&later).code, 0);
}
