//! A lens of the map as a picture, at the command line.

use serde_json::{Value, json};

use super::run::{Shell, bytes};

const LENSES: [&str; 7] = [
    "power_interest",
    "axes",
    "engagement",
    "salience",
    "cube",
    "network",
    "organisation",
];

fn sample() -> Shell {
    let shell = Shell::new();
    shell.json(&["new", "afon.soundings", "--sample"]);
    shell
}

fn map(shell: &Shell, more: &[&str]) -> Value {
    let mut line = vec!["map", "afon.soundings", "--project", "Leak Line"];
    line.extend(more);
    shell.json(&line)
}

#[test]
fn every_lens_is_drawn_and_what_left_is_recorded() {
    let shell = sample();
    for lens in LENSES {
        let name = format!("{lens}.svg");
        let made = map(&shell, &["--lens", lens, "--out", &name]);
        assert_eq!(made["profile"], "roles", "{lens}");
        let svg = std::fs::read_to_string(shell.path(&name)).unwrap();
        assert!(svg.starts_with("<svg"), "{lens}");
        assert!(!svg.contains("<script") && !svg.contains("http-equiv"), "{lens}");
        // The same data give the same picture.
        map(&shell, &["--lens", lens, "--out", "again.svg"]);
        assert_eq!(
            std::fs::read_to_string(shell.path("again.svg")).unwrap(),
            svg,
            "{lens}"
        );
    }
    let left = shell.json(&["list", "afon.soundings", "exports"]);
    let rows = left["items"].as_array().unwrap();
    assert_eq!(rows.len(), 2 * LENSES.len());
    assert!(
        rows.iter()
            .all(|row| row["kind"] == "map" && row["profile"] == "roles"),
        "{left}"
    );
}

#[test]
fn the_network_is_drawn_of_the_whole_programme_and_nothing_else_is() {
    let shell = sample();
    shell.json(&[
        "map",
        "afon.soundings",
        "--lens",
        "network",
        "--out",
        "all.svg",
        "--profile",
        "full",
    ]);
    let refused = shell.run(&["map", "afon.soundings", "--lens", "cube", "--out", "x.svg"]);
    assert_eq!(refused.code, 3);
    assert!(refused.err.contains("say of which project"), "{}", refused.err);
}

#[test]
fn a_picture_in_dots_is_a_png() {
    let shell = sample();
    let made = map(&shell, &["--lens", "salience", "--out", "new folder/s.PNG"]);
    assert_eq!(made["files"][0]["format"], "png");
    assert!(bytes(&shell.path("new folder/s.PNG")).starts_with(b"\x89PNG"));
}

#[test]
fn what_cannot_be_drawn_is_refused_before_anything_is_written() {
    let shell = sample();
    for (more, words) in [
        (vec!["--out", "map.pdf"], "neither .svg nor .png"),
        (
            vec!["--out", "map.svg", "--lens", "engagement", "--discreet"],
            "discreet",
        ),
        (vec!["--out", "map.svg", "--as-of", "2999-01-01"], "future"),
    ] {
        let mut line = vec!["map", "afon.soundings", "--project", "Leak Line"];
        line.extend(&more);
        let refused = shell.run(&line);
        assert_eq!(refused.code, 3, "{more:?}: {}", refused.err);
        assert!(refused.err.contains(words), "{more:?}: {}", refused.err);
        assert!(!shell.path("map.svg").exists() && !shell.path("map.pdf").exists());
    }
    let wrong = shell.run(&["map", "afon.soundings", "--lens", "tea leaves", "--out", "x.svg"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("power_interest"), "{}", wrong.err);
}

#[test]
fn r34_the_preview_tells_what_is_hidden_and_writes_nothing() {
    let shell = sample();
    let told = map(&shell, &["--preview"]);
    assert_eq!(told["profile"], "roles");
    assert!(
        told["hidden"].as_array().is_some_and(|hidden| !hidden.is_empty()),
        "{told}"
    );
    assert_eq!(
        shell.json(&["list", "afon.soundings", "exports"])["items"],
        json!([])
    );
}

#[test]
fn r2_an_axis_of_ones_own_is_taken_by_its_name_and_listed() {
    let shell = sample();
    let listed = shell.json(&["list", "afon.soundings", "axes"]);
    assert_eq!(listed["total"], 1);
    assert_eq!(listed["items"][0]["name"], "Trust in the programme");
    let said = shell.run(&["list", "afon.soundings", "axes"]);
    assert!(said.out.contains("Takes our word"), "{}", said.out);
    let drawn = |across: &str| {
        let line = [
            "--lens", "axes", "--across", across, "--up", "Power", "--out", "own.svg",
        ];
        map(&shell, &line)
    };
    let made = drawn("trust in THE programme");
    assert_eq!(made["title"], "Power and Trust in the programme, Leak Line");
    assert!(
        std::fs::read_to_string(shell.path("own.svg"))
            .unwrap()
            .starts_with("<svg")
    );
    // The words of the axes that are known go on being taken.
    assert_eq!(
        drawn("current_engagement")["title"],
        "Power and current engagement, Leak Line"
    );
    let line = [
        "map",
        "afon.soundings",
        "--project",
        "Leak Line",
        "--lens",
        "axes",
        "--across",
        "Faith",
        "--out",
        "x.svg",
    ];
    let refused = shell.run(&line);
    assert_eq!(refused.code, 3);
    assert!(
        refused.err.contains("Faith") && refused.err.contains("Trust in the programme"),
        "{}",
        refused.err
    );
    let said = shell.json(&["list", "afon.soundings", "assessments", "--limit", "5000"]);
    let names: Vec<&Value> = said["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["axis_name"])
        .collect();
    assert!(names.contains(&&json!("Trust in the programme")) && names.contains(&&json!("Power")));
    let people = shell.json(&[
        "list",
        "afon.soundings",
        "people",
        "--project",
        "Leak Line",
        "--filter",
        "\"Trust in the programme\" >= 4",
        "--fields",
        "name,\"Trust in the programme\"",
    ]);
    assert!(people["total"].as_u64().unwrap() >= 3, "{people}");
}
