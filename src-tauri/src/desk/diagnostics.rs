//! What is handed to whoever mends the program: shown first, then saved where a dialog says.

use ops::diagnostics::Diagnostics;
use ops::{Code, Failure, Nothing};
use serde_json::json;

use super::saved::{SavedFile, save_bytes};
use crate::ask::Kind;
use crate::log;
use crate::shell::Shell;

/// `desk_diagnostics`.
pub(crate) fn gather(shell: &Shell, _: Nothing) -> Result<Diagnostics, Failure> {
    let asked = shell.with(|session, context| {
        let told = session.call(context, "diagnostics", json!({}))?;
        serde_json::from_value(told)
            .map_err(|_| Failure::new(Code::Internal, "The answer is not understood."))
    });
    let told = match asked {
        Ok(told) => told,
        // A workspace that is locked, or that cannot be read, says why in a word.
        Err(failure) => ops::diagnostics::of_the_program(crate::clock::now(), Some(failure.code)),
    };
    Ok(Diagnostics {
        log: log::recent(&shell.home.logs()),
        ..told
    })
}

/// `desk_diagnostics_save`.
pub(crate) fn save(shell: &Shell, request: Nothing) -> Result<Option<SavedFile>, Failure> {
    let text = ops::diagnostics::as_text(&gather(shell, request)?);
    save_bytes(
        shell,
        Kind::Diagnostics,
        "Soundings diagnostics.json",
        text.as_bytes(),
    )
}
