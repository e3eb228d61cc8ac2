//! What is handed to whoever mends the program: shown first, then saved where a dialog says.

use ops::diagnostics::Diagnostics;
use ops::{Code, Failure, Nothing};
use serde::Serialize;
use serde_json::json;
use ts_rs::TS;

use super::saved::{SavedFile, save_bytes};
use crate::ask::Kind;
use crate::log;
use crate::shell::Shell;

/// What would be saved, to the letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct ShownDiagnostics {
    /// The text of the file.
    text: String,
}

/// `desk_diagnostics`.
pub(crate) fn show(shell: &Shell, _: Nothing) -> Result<ShownDiagnostics, Failure> {
    let text = ops::diagnostics::as_text(&gather(shell)?);
    shell.show_diagnostics(&text);
    Ok(ShownDiagnostics { text })
}

fn gather(shell: &Shell) -> Result<Diagnostics, Failure> {
    let asked = shell.with(|session, context| {
        let told = session.call(context, "diagnostics", json!({}))?;
        serde_json::from_value(told)
            .map_err(|_| Failure::new(Code::Internal, "The answer is not understood."))
    });
    let told = match asked {
        Ok(told) => told,
        // A workspace that is locked, or that cannot be read, says why in a word.
        Err(failure) => {
            let code = shell
                .unopened()
                .map_or(failure.code, |unopened| unopened.failure.code);
            ops::diagnostics::of_the_program(crate::clock::now(), Some(code))
        }
    };
    Ok(Diagnostics {
        log: log::recent(&shell.home.logs()),
        ..told
    })
}

/// `desk_diagnostics_save`: what was shown last, for that is what was agreed to.
pub(crate) fn save(shell: &Shell, _: Nothing) -> Result<Option<SavedFile>, Failure> {
    let text = match shell.shown_diagnostics() {
        Some(text) => text,
        None => show(shell, Nothing {})?.text,
    };
    save_bytes(
        shell,
        Kind::Diagnostics,
        "Soundings diagnostics.json",
        text.as_bytes(),
    )
}
