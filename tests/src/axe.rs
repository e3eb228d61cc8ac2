//! The accessibility audit: axe-core, run in the page.

use std::path::Path;

use serde::Deserialize;

use crate::App;

/// A rule that the page breaks.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    /// The rule's id.
    pub id: String,
    /// How bad: minor, moderate, serious or critical.
    pub impact: Option<String>,
    /// What is wrong.
    pub help: String,
    /// The elements concerned.
    pub nodes: Vec<String>,
}

const RUN: &str = "
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];
// Half faded in, everything is pale. What goes round for ever is not waited for.
const ends = (animation) => animation.effect?.getComputedTiming().endTime !== Infinity;
const still = Promise.allSettled(document.getAnimations().filter(ends).map((animation) => animation.finished));
// A button at work is announced by a log that points at its mark, and keeps the line for some
// seconds after the mark has gone; what the log has said is not part of the page.
const page = { include: [document], exclude: ['[data-live-announcer]'] };
still.then(() => axe.run(page, { runOnly: tags, resultTypes: ['violations'] })).then(
  (result) => done(result.violations.map(({ id, impact, help, nodes }) =>
    ({ id, impact, help, nodes: nodes.map((node) => `${node.html} — ${node.failureSummary}`) }))),
  (error) => done({ error: String(error) }),
);";

impl App {
    /// Everything the audit finds wrong with the page as it is now.
    ///
    /// # Panics
    /// When axe-core is not installed or cannot run.
    pub fn axe(&self) -> Vec<Violation> {
        if self.script("return typeof axe === 'undefined'", &[]) == true {
            let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(&file)
                .unwrap_or_else(|error| panic!("{}: {error}. Run `cargo xtask test`.", file.display()));
            self.script(&format!("{source}; window.axe = axe;"), &[]);
        }
        let found = self.script_async(RUN, &[]);
        serde_json::from_value(found.clone()).unwrap_or_else(|_| panic!("axe did not run: {found}"))
    }

    /// Fails with the list when the audit finds anything.
    ///
    /// # Panics
    /// When there is a violation.
    pub fn expect_accessible(&self, place: &str) {
        let found = self.axe();
        assert!(
            found.is_empty(),
            "{place} breaks {} accessibility rules: {found:#?}",
            found.len()
        );
    }
}
