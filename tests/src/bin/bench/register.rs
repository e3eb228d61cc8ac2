//! The register narrowed, grouped and changed: 100,000 people, each with twelve custom fields beside the built-in ones.

use std::path::Path;

use ops::Session;
use serde_json::{Value, json};

use crate::made::{context, must, open, workspace};
use crate::table::{Line, Table, median_ms};

const MANY: usize = 100_000;
const FEW: usize = 1_000;
const CHANGED: usize = 10_000;
const RUNS: usize = 7;

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
    for (what, condition, limit) in [
        ("by unit", "unit = \"Department 7\"", 50.0),
        ("by part of a name", "name contains \"Siân\"", 150.0),
        ("by a custom field", "\"Cost centre\" = \"CC0042\"", 150.0),
        (
            "by two joined with or",
            "unit = \"Department 7\" or \"Building\" = \"Building 3\"",
            150.0,
        ),
    ] {
        let took = |path: &Path| {
            let session = open(path);
            let condition = read(&session, condition);
            median_ms(RUNS, || {
                let request = json!({ "limit": 60, "filter": { "where": condition } });
                must(session.call(&context(), "people_list", request));
            })
        };
        add(table, &format!("filter {what}"), limit, (took(&many), took(&few)));
    }
    for (what, group, limit) in [
        ("unit", "unit", 50.0),
        ("kind", "kind", 50.0),
        ("owner", "owner", 50.0),
    ] {
        let took = |path: &Path| {
            let session = open(path);
            median_ms(RUNS, || {
                must(session.call(&context(), "people_groups", json!({ "group": group })));
            })
        };
        add(
            table,
            &format!("groups by {what}"),
            limit,
            (took(&many), took(&few)),
        );
    }
    table.add(Line {
        what: format!("bulk edit of {CHANGED} of {MANY} people, with its journal"),
        took: bulk(&many, CHANGED),
        unit: "ms",
        limit: Some(500.0),
        baseline: (format!("of {FEW} of {FEW}"), bulk(&few, FEW)),
    });
}

/// A condition as it is typed.
fn read(session: &Session, text: &str) -> Value {
    must(session.call(&context(), "people_condition_read", json!({ "text": text })))["condition"].clone()
}

/// Gives so many another owner, each run another.
fn bulk(path: &Path, people: usize) -> f64 {
    let session = open(path);
    let mut ids = Vec::with_capacity(people);
    while ids.len() < people {
        let request = json!({ "limit": 1_000, "offset": ids.len() });
        let page = must(session.call(&context(), "people_list", request));
        let rows = page["items"].as_array().cloned().unwrap_or_default();
        ids.extend(rows.iter().map(|row| row["id"].clone()));
    }
    ids.truncate(people);
    let mut run = 0;
    median_ms(RUNS, || {
        run += 1;
        let request = json!({ "selection": { "ids": ids }, "changes": { "owner": format!("Owner {run}") } });
        must(session.call(&context(), "stakeholders_change", request));
    })
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
