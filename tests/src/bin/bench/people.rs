//! The register at 100,000 people, beside the same at 1,000.

use std::path::Path;

use serde_json::{Value, json};

use crate::made::{context, must, open, workspace};
use crate::table::{Line, Table, median_ms, quantile};

const MANY: usize = 100_000;
const FEW: usize = 1_000;
const RUNS: usize = 9;

pub(crate) fn measure(table: &mut Table) {
    let folder = must(tempfile::tempdir());
    let paths = [
        (MANY, folder.path().join("many.soundings")),
        (FEW, folder.path().join("few.soundings")),
    ];
    for (people, path) in &paths {
        must(workspace(path, *people).close());
    }
    let [many, few] = paths.map(|(_, path)| path);
    let each = |work: &dyn Fn(&Path) -> f64| (work(&many), work(&few));

    let opened = each(&|path| median_ms(RUNS, || drop(open(path))));
    add(table, "open", 50.0, opened);
    for (what, request) in [
        ("first window of 60 rows", json!({ "limit": 60 })),
        ("jump to the end", json!({ "limit": 60, "offset": 0 })),
        (
            "sort by role, first window",
            json!({ "limit": 60, "sort": "role" }),
        ),
        (
            "sort by unit, descending, first window",
            json!({ "limit": 60, "sort": "unit", "descending": true }),
        ),
        (
            "sort by role, jump to the end",
            json!({ "limit": 60, "sort": "role", "offset": 0 }),
        ),
    ] {
        let at_the_end = what.contains("jump");
        let took = each(&|path| {
            let session = open(path);
            let mut request = request.clone();
            if at_the_end {
                let total = must(session.call(&context(), "people_list", json!({ "limit": 1 })))["total"]
                    .as_u64()
                    .unwrap_or(0);
                request["offset"] = json!(total.saturating_sub(60));
            }
            median_ms(RUNS, || {
                must(session.call(&context(), "people_list", request.clone()));
            })
        });
        add(table, what, 50.0, took);
    }
    search(table, &many, &few);
}

fn add(table: &mut Table, what: &str, limit: f64, (took, baseline): (f64, f64)) {
    table.add(Line {
        what: format!("{what}, {MANY} people"),
        took,
        unit: "ms",
        limit: Some(limit),
        baseline: (format!("with {FEW}"), baseline),
    });
}

/// Every prefix of these, as somebody types them.
fn search(table: &mut Table, many: &Path, few: &Path) {
    let typed = [
        "ann smith",
        "zoe",
        "officer",
        "department",
        "person4242",
        "żak",
        "siân thomas",
        "e0999",
        "rhys novak",
        "x",
    ];
    let taken = |path: &Path| -> Vec<f64> {
        let session = open(path);
        let mut taken = Vec::new();
        for words in typed {
            let letters: Vec<char> = words.chars().collect();
            for length in 1..=letters.len() {
                let text: String = letters[..length].iter().collect();
                let request: Value = json!({ "filter": { "text": text }, "limit": 60 });
                taken.push(median_ms(3, || {
                    must(session.call(&context(), "people_list", request.clone()));
                }));
            }
        }
        taken
    };
    let (mut of_many, mut of_few) = (taken(many), taken(few));
    for (what, share, limit) in [
        ("search as typed, median", 0.5, 10.0),
        ("search as typed, 99th percentile", 0.99, 25.0),
    ] {
        let took = (quantile(&mut of_many, share), quantile(&mut of_few, share));
        add(table, what, limit, took);
    }
}
