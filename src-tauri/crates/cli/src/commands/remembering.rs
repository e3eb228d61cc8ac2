//! `soundings password FILE --remember` and `--forget`

use std::path::Path;

use ops::recover::told_id;
use ops::{Context, Failure, Session};
use serde_json::json;

use crate::moment;
use crate::output::{Output, plain};
use crate::refusal::{Done, Refusal};
use crate::{secret, workspace};

/// Remembers the key of the file, which is opened for it.
pub(super) fn remember(file: &Path, context: &Context, output: &Output) -> Result<Done, Refusal> {
    let keys = moment::keys()?;
    keys.ask()?;
    workspace::with(file, context, |session| {
        Ok(keys.remember(session.id()?, session.key())?)
    })?;
    let document = json!({ "file": file.display().to_string(), "remembered": true });
    output.answer(&document, |out| {
        let name = plain(&file.display().to_string());
        writeln!(out, "The key of {name} is remembered on this computer.")?;
        writeln!(
            out,
            "Whoever uses this computer under your name opens it now without its password; --forget forgets it."
        )
    })?;
    Ok(Done::All)
}

/// Forgets what is remembered of the file, which is not opened for it. A key that lost its mark is found by the id of the
/// workspace, as the window or the file says it; where neither does, a password that was given opens the file.
pub(super) fn forget(file: &Path, context: &Context, output: &Output) -> Result<Done, Refusal> {
    let keys = moment::keys()?;
    let mut was = keys.forget_file(file)?;
    if !was {
        let known = moment::remembered_id(file).or_else(|| told_id(file));
        let workspace = match known {
            None if secret::is_given()? => Some(workspace::with(file, context, |session| Ok(session.id()?))?),
            known => known,
        };
        if let Some(workspace) = workspace {
            was = keys.forget_workspace(workspace)?;
        }
    }
    let document = json!({ "file": file.display().to_string(), "remembered": false, "was_remembered": was });
    output.answer(&document, |out| {
        let name = plain(&file.display().to_string());
        if was {
            writeln!(
                out,
                "The key of {name} is not remembered on this computer any more."
            )
        } else {
            writeln!(out, "Nothing was remembered of {name} on this computer.")
        }
    })?;
    Ok(Done::All)
}

/// After another password: what is remembered follows it, or is made or forgotten where that was asked. Gives whether the
/// key is remembered now.
pub(super) fn follow(session: &Session, remember: bool, forget: bool) -> Result<bool, Failure> {
    let Ok(keys) = moment::keys() else {
        return Ok(false);
    };
    let id = session.id()?;
    if forget {
        keys.forget(id)?;
    } else if remember {
        keys.remember(id, session.key())?;
    } else {
        keys.changed(id, session.key())?;
    }
    Ok(keys.of_workspace(id))
}
