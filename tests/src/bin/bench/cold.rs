//! What has to start cold or whose memory counts: each in a process of its own.

use std::ops::ControlFlow;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use ops::import::{ImportOptions, run};
use ops::report::{ReportRequest, pdf};
use serde_json::json;

use crate::made::{assessed, context, csv, must, open, workspace};
use crate::table::{Line, Table, quantile};

const RUNS: usize = 5;
const ROWS: usize = 20_000;

/// 20,000 rows of 20 columns, journal and index included, and the undo of it.
pub(crate) fn import(table: &mut Table) {
    let runs: Vec<Vec<f64>> = (0..RUNS)
        .map(|_| {
            let folder = must(tempfile::tempdir());
            must(std::fs::write(folder.path().join("people.csv"), csv(ROWS)));
            must(workspace(&folder.path().join("bench.soundings"), 0).close());
            child("import", folder.path())
        })
        .collect();
    let of = |at: usize| quantile(&mut runs.iter().map(|run| run[at]).collect::<Vec<_>>(), 0.5);
    let read = of(3);
    let mut add = |what: &str, at: usize, unit, limit, baseline: (String, f64)| {
        table.add(Line {
            what: format!("{what}, {ROWS} rows × 20 columns"),
            took: of(at),
            unit,
            limit: Some(limit),
            baseline,
        });
    };
    add(
        "import",
        0,
        "ms",
        1500.0,
        ("to read the file alone".to_owned(), read),
    );
    add(
        "undo of it",
        1,
        "ms",
        1000.0,
        ("to bring it in".to_owned(), of(0)),
    );
    add(
        "memory at most while importing",
        2,
        "MiB",
        300.0,
        ("before it".to_owned(), of(4)),
    );
}

/// About thirty pages, from a cold start of the typesetter.
pub(crate) fn report(table: &mut Table) {
    let folder = must(tempfile::tempdir());
    let took = |groups, people| {
        let path = folder.path().join("bench.soundings");
        let _ = std::fs::remove_file(&path);
        must(assessed(&path, groups, people).close());
        let mut runs: Vec<f64> = (0..RUNS).map(|_| child("report", folder.path())[0]).collect();
        quantile(&mut runs, 0.5)
    };
    let (large, small) = (took(20, 1_000), took(1, 5));
    table.add(Line {
        what: "PDF, cold, 20 groups and 1,000 table rows".to_owned(),
        took: large,
        unit: "ms",
        limit: Some(600.0),
        baseline: ("with 1 group and 5 rows".to_owned(), small),
    });
}

fn child(what: &str, folder: &Path) -> Vec<f64> {
    let program = must(std::env::current_exe());
    let output = must(
        Command::new(program)
            .arg("--measure")
            .arg(what)
            .arg(folder)
            .output(),
    );
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout)
        .split_whitespace()
        .map(|figure| must(figure.parse()))
        .collect()
}

/// The part that runs in a process of its own: figures on standard output.
pub(crate) fn in_this_process(what: &str, folder: &Path) {
    let path = folder.join("bench.soundings");
    let ms = |begun: Instant| begun.elapsed().as_secs_f64() * 1000.0;
    match what {
        "import" => {
            let bytes = must(std::fs::read(folder.join("people.csv")));
            let session = open(&path);
            let before = peak_mib();
            let begun = Instant::now();
            must(run(
                &session,
                &context(),
                &bytes,
                "people.csv",
                ImportOptions::default(),
                &|_| ControlFlow::Continue(()),
            ));
            let (brought_in, peak) = (ms(begun), peak_mib());
            let begun = Instant::now();
            must(session.call(&context(), "undo", json!({})));
            let undone = ms(begun);
            let begun = Instant::now();
            let cells: usize = String::from_utf8_lossy(&bytes)
                .lines()
                .map(|line| line.split(',').count())
                .sum();
            let read = ms(begun) + f64::from(u8::from(cells == 0));
            println!("{brought_in} {undone} {peak} {read} {before}");
        }
        "report" => {
            let session = open(&path);
            let projects = must(session.call(&context(), "projects_list", json!({})));
            let project = must(serde_json::from_value(projects["items"][0]["id"].clone()));
            let begun = Instant::now();
            let made = must(pdf(&session, &context(), ReportRequest { project, as_of: None }));
            println!("{} {}", ms(begun), made.bytes.len());
        }
        other => must(Err(format!("nothing is called {other}"))),
    }
}

/// The most memory this process has held, in MiB; 0 where the system does not tell.
fn peak_mib() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM:"))
        .unwrap_or_default();
    line.split_whitespace()
        .nth(1)
        .and_then(|kib| kib.parse::<f64>().ok())
        .unwrap_or(0.0)
        / 1024.0
}
