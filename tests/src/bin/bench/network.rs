//! The influence network: exact betweenness of a large one, and where a smaller one is drawn.

use std::path::Path;

use ops::Session;
use serde_json::{Value, json};

use crate::made::{bring_in, context, must, stage};
use crate::table::{Line, Table, median_ms};

/// A workspace of so many people and ties, the same on every run.
pub(crate) fn tied(path: &Path, people: usize, ties: usize) -> Session {
    let session = must(Session::create(path, "Bench", &context()));
    let mut text = String::from("Name,Reference,Department\n");
    for at in 0..people {
        text.push_str(&format!("Person {at},P{at},Department {}\n", at % 40));
    }
    bring_in(&session, &stage(&session, text.as_bytes(), "people.csv"));
    let mut ids: Vec<Value> = Vec::new();
    while ids.len() < people {
        let page = must(session.call(
            &context(),
            "people_list",
            json!({ "limit": 500, "offset": ids.len() }),
        ));
        ids.extend(
            page["items"]
                .as_array()
                .into_iter()
                .flatten()
                .map(|item| item["id"].clone()),
        );
    }
    let mut seed = 88_172_645_463_325_252_u64;
    let mut next = || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % people as u64) as usize
    };
    let mut known = std::collections::HashSet::new();
    let mut calls = Vec::with_capacity(ties);
    while calls.len() < ties {
        let (from, to) = (next(), next());
        if from != to && known.insert((from.min(to), from.max(to))) {
            let request = json!({ "kind": "influences", "from": ids[from], "to": ids[to] });
            calls.push(ops::Call {
                op: "tie_add".to_owned(),
                request,
            });
        }
    }
    must(session.apply(&context(), calls));
    session
}

pub(crate) fn measure(table: &mut Table) {
    let folder = must(tempfile::tempdir());
    let large = tied(&folder.path().join("large.soundings"), 10_000, 20_000);
    let some = tied(&folder.path().join("some.soundings"), 2_000, 6_000);
    let few = tied(&folder.path().join("few.soundings"), 200, 600);
    let ask = |session: &Session, op: &str| {
        median_ms(3, || {
            must(session.call(&context(), op, json!({})));
        })
    };
    let of_few = ask(&few, "network_view");
    for (what, session, limit) in [
        ("10,000 people, 20,000 ties", &large, 5000.0),
        ("2,000 people, 6,000 ties", &some, 1000.0),
    ] {
        table.add(Line {
            what: format!("network with exact betweenness, {what}"),
            took: ask(session, "network_view"),
            unit: "ms",
            limit: Some(limit),
            baseline: ("with 200 and 600".to_owned(), of_few),
        });
    }
    table.add(Line {
        what: "drawing a network, 2,000 people, 6,000 ties".to_owned(),
        took: ask(&some, "network_layout"),
        unit: "ms",
        limit: Some(3000.0),
        baseline: ("with 200 and 600".to_owned(), ask(&few, "network_layout")),
    });
}
