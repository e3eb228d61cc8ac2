//! What is asked and answered where a project is role-only (R34).

use domain::ProjectId;
use serde_json::Value;

use crate::catalogue::{Operation, Tag};
use crate::redact::{Screens, Shown};
use crate::{Failure, Look, Work};

/// What a change has to touch for anybody to be called anything else after it.
const NAMES: [Tag; 4] = [Tag::Workspace, Tag::People, Tag::Units, Tag::Projects];

/// What a read answers, nobody of a project that is role-only named in it.
pub(super) fn shown_read(
    look: Look<'_>,
    known: Option<&Screens>,
    within: Option<ProjectId>,
    op: &str,
    request: Value,
    run: impl FnOnce(Look<'_>, Value) -> Result<Value, Failure>,
) -> Result<Value, Failure> {
    let Some(shown) = Shown::of(look, op, &request, within, known)? else {
        return run(look, request);
    };
    let unnamed = Look {
        by_position: shown.is_of_one(),
        ..look
    };
    let mut answer = run(unnamed, request).map_err(|failure| shown.failure(look, failure))?;
    shown.answer(look, &mut answer)?;
    Ok(answer)
}

/// What a write answers and what the history keeps of it, nobody of a project that is role-only named in it.
pub(super) fn shown_write(
    work: &mut Work<'_, '_>,
    known: Option<&Screens>,
    within: Option<ProjectId>,
    operation: &Operation,
    request: Value,
    run: fn(&mut Work<'_, '_>, Value) -> Result<Value, Failure>,
) -> Result<Value, Failure> {
    let op = operation.name;
    let mut request = request;
    // Until the work begins, all is as the last entry of the history left it.
    let before = match Shown::of(work.look(), op, &request, within, known)? {
        Some(shown) => shown.check(work.look(), op, &mut request)?,
        None => None,
    };
    let asked = request.clone();
    let outcome = run(work, request);
    // The change itself may be what made the project role-only.
    let Some(shown) = Shown::of(work.look(), op, &asked, within, None)? else {
        return outcome;
    };
    let renames = operation.tags.iter().any(|tag| NAMES.contains(tag));
    let shown = shown.after(before, renames);
    let mut answer = outcome.map_err(|failure| shown.failure(work.look(), failure))?;
    shown.answer(work.look(), &mut answer)?;
    let label = std::mem::take(&mut work.label);
    work.label = shown.label(work.look(), label)?;
    Ok(answer)
}
