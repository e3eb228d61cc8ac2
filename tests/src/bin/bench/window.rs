//! The real window: from the start of the program to a register that can be used, and what it all holds in memory.

use harness::Setup;

use crate::table::{Line, Table, quantile};

const RUNS: usize = 5;

pub(crate) fn measure(table: &mut Table) {
    let home = crate::made::must(tempfile::tempdir());
    // The sample is made on the first start, which is not measured.
    drop(sample(home.path()));
    let mut usable = Vec::new();
    let mut bare = Vec::new();
    let mut memory = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        let begun = std::time::Instant::now();
        let app = Setup::new().argument("--blank").start_until("title");
        bare.push(begun.elapsed().as_secs_f64() * 1000.0);
        memory.1.push(app.memory_mib());
        drop(app);
        let begun = std::time::Instant::now();
        let app = sample(home.path());
        usable.push(begun.elapsed().as_secs_f64() * 1000.0);
        memory.0.push(app.memory_mib());
    }
    let (usable, bare) = (quantile(&mut usable, 0.5), quantile(&mut bare, 0.5));
    table.add(Line {
        what: "cold start to the register usable, sample".to_owned(),
        took: usable,
        unit: "ms",
        limit: Some(bare * 1.25),
        baseline: ("with an empty page".to_owned(), bare),
    });
    table.add(Line {
        what: "memory of all processes, sample open".to_owned(),
        took: quantile(&mut memory.0, 0.5),
        unit: "MiB",
        limit: None,
        baseline: ("with an empty page".to_owned(), quantile(&mut memory.1, 0.5)),
    });
}

/// The first row below the headings, with what it holds.
const USABLE: &str = "[role=grid] [aria-rowindex='2'] [role=gridcell]";

fn sample(home: &std::path::Path) -> harness::App {
    Setup::new().home(home).argument("--sample").start_until(USABLE)
}
