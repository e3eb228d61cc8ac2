//! Spreadsheets in, and everything out.

use std::path::Path;
use std::time::Instant;

use harness::cli_binary;
use ops::import::{Reader, Staged};
use serde_json::json;

use crate::cold::{child, peak_mib};
use crate::made::{bring_in, context, csv, must, open, workspace, xlsx};
use crate::table::{Line, Table, median_ms, quantile};

const RUNS: usize = 5;
const ROWS: usize = 20_000;
const MANY: usize = 100_000;

/// 20,000 rows of 20 columns from CSV and from XLSX: read in a process of its own, checked, committed with journal and
/// index; what it looks like; and the undo of it.
pub(crate) fn import(table: &mut Table) {
    for (name, bytes) in [
        ("people.csv", csv(ROWS).into_bytes()),
        ("people.xlsx", xlsx(ROWS)),
    ] {
        let runs: Vec<Vec<f64>> = (0..RUNS)
            .map(|_| {
                let folder = must(tempfile::tempdir());
                must(std::fs::write(folder.path().join(name), &bytes));
                must(workspace(&folder.path().join("bench.soundings"), 0).close());
                child("import", folder.path())
            })
            .collect();
        let of = |at: usize| quantile(&mut runs.iter().map(|run| run[at]).collect::<Vec<_>>(), 0.5);
        let mut add = |what: &str, at: usize, unit, limit, baseline: (&str, f64)| {
            table.add(Line {
                what: format!("{what} of {name}, {ROWS} rows × 20 columns"),
                took: of(at),
                unit,
                limit: Some(limit),
                baseline: (baseline.0.to_owned(), baseline.1),
            });
        };
        add("preview", 1, "ms", 300.0, ("to read it alone", of(3)));
        add("import", 0, "ms", 1500.0, ("to read it alone", of(3)));
        add("undo of the import", 2, "ms", 1000.0, ("to bring it in", of(0)));
        add(
            "memory at most, read in the same process,",
            4,
            "MiB",
            300.0,
            ("before it", of(5)),
        );
    }
}

/// The part that runs in a process of its own.
pub(crate) fn import_in_this_process(folder: &Path) {
    let ms = |begun: Instant| begun.elapsed().as_secs_f64() * 1000.0;
    let name = ["people.csv", "people.xlsx"]
        .into_iter()
        .find(|name| folder.join(name).exists())
        .unwrap_or_default();
    let bytes = must(std::fs::read(folder.join(name)));
    let session = open(&folder.join("bench.soundings"));
    let staged = |reader: &Reader| must(Staged::open(&session, &context(), &bytes, name, reader));
    let before = peak_mib();
    let apart = Reader::Apart(cli_binary());

    let begun = Instant::now();
    must(ops::import::suggest(&bytes, name, &apart));
    let read = ms(begun);
    let begun = Instant::now();
    must(staged(&apart).look(&session, &context()));
    let previewed = ms(begun);
    let begun = Instant::now();
    let file = staged(&apart);
    bring_in(&session, &file);
    let brought_in = ms(begun);
    drop(file);
    let begun = Instant::now();
    must(session.call(&context(), "undo", json!({})));
    let undone = ms(begun);
    bring_in(&session, &staged(&Reader::InProcess));
    println!("{brought_in} {previewed} {undone} {read} {} {before}", peak_mib());
}

/// A workspace of 100,000 people as JSON and CSV.
pub(crate) fn export(table: &mut Table) {
    let folder = must(tempfile::tempdir());
    let took = |people: usize| {
        let session = workspace(&folder.path().join(format!("{people}.soundings")), people);
        let mut runs = 0;
        median_ms(RUNS, || {
            runs += 1;
            let out = folder.path().join(format!("out {people} {runs}"));
            must(ops::export::write(
                &session,
                &context(),
                &out,
                ops::export::Private::LeftOut,
            ));
        })
    };
    let (many, few) = (took(MANY), took(1_000));
    table.add(Line {
        what: format!("export, {MANY} people, JSON and CSV"),
        took: many,
        unit: "ms",
        limit: Some(2000.0),
        baseline: ("with 1,000 people".to_owned(), few),
    });
}
