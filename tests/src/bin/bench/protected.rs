//! What a password costs: the same work on a protected workspace and on a plain one.

use std::path::Path;
use std::time::Instant;

use ops::{OpenOptions, Password, Session, Unlock};
use serde_json::json;

use crate::made::{bring_in, context, csv, must, stage};
use crate::table::{Line, Table, median_ms, quantile};

const PEOPLE: usize = 20_000;
const RUNS: usize = 5;
const WORD: &str = "lorry mauve quince ferret";

/// What was taken, in milliseconds.
struct Taken {
    import: f64,
    undo: f64,
    open: f64,
    unlocked: f64,
    search: f64,
}

pub(crate) fn measure(table: &mut Table) {
    let text = csv(PEOPLE);
    let (protected, plain) = (taken(&text, true), taken(&text, false));
    for (what, took, baseline) in [
        ("import", protected.import, plain.import),
        ("undo of the import", protected.undo, plain.undo),
        ("open, by the password", protected.open, plain.open),
        ("open again, by the key", protected.unlocked, plain.unlocked),
        ("search as typed, median", protected.search, plain.search),
    ] {
        table.add(Line {
            what: format!("protected by a password, {PEOPLE} people: {what}"),
            took,
            unit: "ms",
            limit: None,
            baseline: ("without one".to_owned(), baseline),
        });
    }
}

fn taken(text: &str, protect: bool) -> Taken {
    let folder = must(tempfile::tempdir());
    let ms = |begun: Instant| begun.elapsed().as_secs_f64() * 1000.0;
    let (mut import, mut undo) = (Vec::new(), Vec::new());
    for run in 0..RUNS {
        let session = create(&folder.path().join(format!("{run}.soundings")), protect);
        let staged = stage(&session, text.as_bytes(), "people.csv");
        let begun = Instant::now();
        bring_in(&session, &staged);
        import.push(ms(begun));
        let begun = Instant::now();
        must(session.call(&context(), "undo", json!({})));
        undo.push(ms(begun));
    }
    let path = folder.path().join("full.soundings");
    let session = create(&path, protect);
    bring_in(&session, &stage(&session, text.as_bytes(), "people.csv"));
    let key = session.key().cloned();
    must(session.close());
    let by_password = || Some(Unlock::Password(word()));
    let by_key = || key.clone().map(Unlock::Key);
    let session = open(&path, by_key());
    let mut search: Vec<f64> = [
        "a", "an", "ann", "ann s", "ann smi", "offi", "person42", "żak", "zoe",
    ]
    .into_iter()
    .map(|typed| {
        let request = json!({ "filter": { "text": typed }, "limit": 60 });
        median_ms(RUNS, || {
            must(session.call(&context(), "people_list", request.clone()));
        })
    })
    .collect();
    must(session.close());
    Taken {
        import: quantile(&mut import, 0.5),
        undo: quantile(&mut undo, 0.5),
        open: median_ms(RUNS, || drop(open(&path, by_password()))),
        unlocked: median_ms(RUNS, || drop(open(&path, by_key()))),
        search: quantile(&mut search, 0.5),
    }
}

fn word() -> Password {
    must(Password::new(WORD).ok_or("the password is empty"))
}

fn create(path: &Path, protect: bool) -> Session {
    let word = protect.then(word);
    must(Session::create_protected(
        path,
        "Bench",
        word.as_ref(),
        &context(),
    ))
}

fn open(path: &Path, unlock: Option<Unlock>) -> Session {
    let options = OpenOptions {
        unlock,
        ..OpenOptions::default()
    };
    must(Session::open(path, options, &context()))
}
