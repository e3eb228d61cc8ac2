//! What is told to whoever mends the program, at the command line.

use serde_json::json;

use super::run::Shell;

#[test]
fn versions_and_counts_are_told_and_why_a_file_does_not_open() {
    let shell = Shell::new();
    let alone = shell.json(&["diagnostics"]);
    assert_eq!(
        (&alone["workspace"], &alone["refused"]),
        (&json!(null), &json!(null))
    );
    assert!(alone["program"]["sqlite"].as_str().unwrap().starts_with('3'));

    shell.json(&["new", "quiet-plan.soundings", "--sample"]);
    let told = shell.run(&["diagnostics", "quiet-plan.soundings"]);
    assert_eq!(told.code, 0, "{}", told.err);
    assert!(told.out.contains("\"stakeholder\": 63"), "{}", told.out);
    for word in ["quiet", "Wexmere", shell.path("").to_str().unwrap()] {
        assert!(!told.out.contains(word), "{word}: {}", told.out);
    }

    shell.write("hurt.soundings", [0x5a; 9_000]);
    let hurt = shell.json(&["diagnostics", "hurt.soundings"]);
    assert_eq!(hurt["workspace"], json!(null));
    assert!(hurt["refused"].is_string(), "{hurt}");
    assert_eq!(
        shell
            .run(&["diagnostics", "missing.soundings", "--json"])
            .document()["refused"],
        "not_found"
    );
}
