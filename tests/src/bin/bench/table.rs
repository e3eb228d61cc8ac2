//! What was measured, against what it may take and what it is compared with.

/// One line of the outcome.
pub(crate) struct Line {
    /// What was done, with its size.
    pub(crate) what: String,
    /// What it took.
    pub(crate) took: f64,
    /// Milliseconds, MiB …
    pub(crate) unit: &'static str,
    /// What it may take; none where it is only stated.
    pub(crate) limit: Option<f64>,
    /// What it is compared with, and what that took.
    pub(crate) baseline: (String, f64),
}

/// Every line.
#[derive(Default)]
pub(crate) struct Table {
    lines: Vec<Line>,
}

impl Table {
    /// Adds a line, and shows it at once.
    pub(crate) fn add(&mut self, line: Line) {
        println!("{}", text(&line));
        self.lines.push(line);
    }

    /// Whether everything with a limit keeps to it.
    pub(crate) fn all_within(&self) -> bool {
        self.lines.iter().all(within)
    }

    /// Prints all lines together.
    pub(crate) fn print(&self) {
        println!(
            "\n{} measured, {} over their limit",
            self.lines.len(),
            self.lines.iter().filter(|line| !within(line)).count()
        );
        for line in self.lines.iter().filter(|line| !within(line)) {
            println!("OVER  {}", text(line));
        }
    }
}

fn within(line: &Line) -> bool {
    line.limit.is_none_or(|limit| line.took <= limit)
}

fn text(line: &Line) -> String {
    let limit = line.limit.map_or("stated only".to_owned(), |limit| {
        format!("at most {limit:.1} {}", line.unit)
    });
    let ratio = if line.baseline.1 > 0.0 {
        format!("{:.2}×", line.took / line.baseline.1)
    } else {
        "–".to_owned()
    };
    format!(
        "{:<62} {:>9.2} {:<3} ({limit}); {:.2} {} {}, {ratio}",
        line.what, line.took, line.unit, line.baseline.1, line.unit, line.baseline.0
    )
}

/// The value below which this share of the values lies.
pub(crate) fn quantile(values: &mut [f64], share: f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let at = ((values.len() - 1) as f64 * share).round() as usize;
    values[at]
}

/// The median of some runs, in milliseconds.
pub(crate) fn median_ms(runs: usize, mut work: impl FnMut()) -> f64 {
    let mut taken: Vec<f64> = (0..runs)
        .map(|_| {
            let begun = std::time::Instant::now();
            work();
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    quantile(&mut taken, 0.5)
}
