//! The influence network at the command line.

use serde_json::{Value, json};

use super::run::Shell;

/// A path Ann – Bo – Cy – Di – Ed, brought in from a spreadsheet.
fn path() -> Shell {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings"]);
    shell.write(
        "people.csv",
        "Name,Department,Influences,Works with\nAnn Moor,North,Bo Lund,\nBo Lund,North,,Cy Dew\nCy Dew,North,,\n\
         Di Oss,South,Cy Dew,Ed Fox\nEd Fox,South,,\n",
    );
    shell.json(&["import", "afon.soundings", "people.csv"]);
    shell
}

fn of<'d>(document: &'d Value, name: &str) -> &'d Value {
    let items = document["items"].as_array().unwrap();
    items.iter().find(|item| item["name"] == name).unwrap()
}

#[test]
fn r7_measures_and_roles_are_told_to_programs_and_to_people() {
    let shell = path();
    let document = shell.json(&["network", "afon.soundings"]);
    for (name, betweenness, degree, role) in [
        ("Ann Moor", 0.0, 0.25, json!("peripheral")),
        ("Bo Lund", 0.5, 0.5, json!("broker")),
        ("Cy Dew", 0.6667, 0.5, json!("broker")),
        ("Ed Fox", 0.0, 0.25, json!("peripheral")),
    ] {
        let item = of(&document, name);
        assert!(
            (item["betweenness"].as_f64().unwrap() - betweenness).abs() < 5e-5,
            "{name}"
        );
        assert_eq!(
            (&item["degree"], &item["role"]),
            (&json!(degree), &role),
            "{name}"
        );
    }
    assert_eq!(of(&document, "Cy Dew")["ei"], 0.0);
    assert_eq!((&document["n"], &document["components"]), (&json!(5), &json!(1)));
    let told = shell.run(&["network", "afon.soundings"]);
    assert_eq!(told.code, 0, "{}", told.err);
    for words in [
        "0.667",
        "broker, connector",
        "5 stakeholders, 4 tied pairs, 1 part",
        "missing ties change the result",
    ] {
        assert!(told.out.contains(words), "{words}: {}", told.out);
    }
}

#[test]
fn r7_somebody_thought_away_parts_the_network_and_stays_in_the_file() {
    let shell = path();
    let document = shell.json(&["network", "afon.soundings", "--without", "cy dew"]);
    assert_eq!((&document["n"], &document["components"]), (&json!(4), &json!(2)));
    assert_eq!(document["change"]["gone"][0]["name"], "Cy Dew");
    assert_eq!(
        document["change"]["falls_away"],
        json!([{ "n": 2, "names": ["Di Oss", "Ed Fox"] }])
    );
    let told = shell
        .run(&["network", "afon.soundings", "--without", "Cy Dew"])
        .out;
    assert!(
        told.contains("Without Cy Dew: 1 part before, 2 after. Nothing was saved."),
        "{told}"
    );
    assert_eq!(shell.json(&["network", "afon.soundings"])["n"], 5);
    let wrong = shell.run(&["network", "afon.soundings", "--without", "Nobody"]);
    assert!(
        wrong.code == 3 && wrong.err.contains("“Nobody” is not in this network"),
        "{}",
        wrong.err
    );
}

#[test]
fn filters_and_dates_narrow_it_and_what_is_unknown_is_wrong_usage() {
    let shell = path();
    let works = shell.json(&["network", "afon.soundings", "--kind", "works_with"]);
    assert_eq!((&works["n"], &works["pairs"]), (&json!(5), &json!(2)));
    assert_eq!(of(&works, "Ann Moor")["ei"], Value::Null);
    assert_eq!(
        shell.json(&["network", "afon.soundings", "--as-of", "2026-03-08"])["items"],
        json!([])
    );
    assert_eq!(
        shell.run(&["network", "afon.soundings", "--kind", "likes"]).code,
        2
    );
    assert_eq!(
        shell
            .run(&["network", "afon.soundings", "--strength-from", "6"])
            .code,
        2
    );
}

#[test]
fn r34_under_a_profile_nobody_is_named() {
    let shell = path();
    for profile in ["roles", "groups", "counts"] {
        for json in [&["--json"][..], &[]] {
            let mut line = vec![
                "network",
                "afon.soundings",
                "--profile",
                profile,
                "--without",
                "Cy Dew",
            ];
            line.extend_from_slice(json);
            let said = shell.run(&line);
            assert_eq!(said.code, 0, "{}", said.err);
            for name in ["Ann Moor", "Bo Lund", "Cy Dew", "Di Oss", "Ed Fox"] {
                assert!(!said.out.contains(name), "{profile} {json:?}: {}", said.out);
            }
        }
    }
}
