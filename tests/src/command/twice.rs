//! Who may be there twice, and making one of two, from a shell.

use serde_json::{Value, json};

use super::run::Shell;

const SHEET: &str = "\
Name,Role,E-mail,Notes
Ann Smith,Clerk,ann@afon.example,Likes maps
\"Smyth, Ann\",Senior clerk,ANN@afon.example,Met in May
Bo Ng,Planner,,
";

fn pairs(shell: &Shell) -> Vec<Value> {
    let found = shell.run(&["duplicates", "afon.soundings", "--json"]).document();
    found["items"].as_array().unwrap().clone()
}

#[test]
fn pairs_are_listed_told_apart_and_merged_and_a_merge_is_taken_back() {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings"]);
    let none = shell.run(&["duplicates", "afon.soundings"]);
    assert!(none.code == 0 && none.out.contains("Nobody seems to be there twice."));
    shell.write("people.csv", SHEET);
    shell.run(&["import", "afon.soundings", "people.csv"]);

    let found = shell.run(&["duplicates", "afon.soundings"]);
    assert_eq!(found.code, 1, "{}", found.out);
    for words in ["Very likely", "Ann Smith, Clerk", "same e-mail address", "1 pair"] {
        assert!(found.out.contains(words), "{words}: {}", found.out);
    }
    let pair = pairs(&shell).remove(0);
    assert_eq!(
        (&pair["likelihood"], &pair["because"]),
        (&json!("very_likely"), &json!(["email", "spelling"]))
    );

    let merge = [
        "merge-people",
        "afon.soundings",
        "--keep",
        "Ann Smith",
        "--merge",
        "Smyth, Ann",
        "--take",
        "role",
    ];
    let merged = shell.run(&merge);
    assert_eq!(merged.code, 0, "{}", merged.err);
    assert!(
        merged.out.contains("kept in the notes: Role: Clerk"),
        "{}",
        merged.out
    );
    let people = || {
        shell
            .run(&["list", "afon.soundings", "people", "--json"])
            .document()
    };
    assert_eq!(people()["total"], 2);
    assert_eq!(people()["items"][0]["role"], "Senior clerk");
    assert!(pairs(&shell).is_empty());
    let again = shell.run(&merge);
    assert!(
        again.code == 3 && again.err.contains("Smyth, Ann"),
        "{}",
        again.err
    );
    shell.run(&["undo", "afon.soundings"]);
    assert_eq!(people()["total"], 3);

    let apart = json!([{ "op": "told_apart_set", "request": { "first": pair["first"]["id"], "second": pair["second"]["id"] } }]);
    shell.write("apart.json", apart.to_string());
    shell.json(&["apply", "afon.soundings", "apart.json"]);
    assert!(pairs(&shell).is_empty());
    let told = shell.run(&["duplicates", "afon.soundings", "--told-apart"]);
    assert!(told.out.contains("Ann Smith"), "{}", told.out);
}
