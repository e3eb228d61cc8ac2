//! What has to start cold or whose memory counts: each in a process of its own.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use ops::report::{ReportRequest, pdf};
use serde_json::json;

use crate::exchange;
use crate::made::{assessed, context, must, open};
use crate::table::{Line, Table, quantile};

const RUNS: usize = 5;

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

pub(crate) fn child(what: &str, folder: &Path) -> Vec<f64> {
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
        "import" => exchange::import_in_this_process(folder),
        "report" => {
            let session = open(&path);
            let projects = must(session.call(&context(), "projects_list", json!({})));
            let project = must(serde_json::from_value(projects["items"][0]["id"].clone()));
            let begun = Instant::now();
            let made = must(pdf(&session, &context(), ReportRequest::of(project)));
            println!("{} {}", ms(begun), made.bytes.len());
        }
        other => must(Err(format!("nothing is called {other}"))),
    }
}

/// The most memory this process has held, in MiB; 0 where the system does not tell.
pub(crate) fn peak_mib() -> f64 {
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
