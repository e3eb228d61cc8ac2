//! Erasing a person, or first asking what that would change.

use std::path::{Path, PathBuf};

use domain::{ErasureMode, StakeholderId, StakeholderKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::KeptAside;
use ts_rs::TS;

use crate::door::{NOTE, required_text};
use crate::people::merge::merged_into;
use crate::{Code, Context, Failure, Session, sql};

/// Whom to erase, and how.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ErasePerson {
    /// The person; who was deleted can be erased from the history and the backups still.
    pub id: StakeholderId,
    /// How much goes.
    pub mode: ErasureMode,
    /// Why; it is kept, without the name.
    pub reason: String,
    /// Files kept aside from this workspace that go as well, by their names as a dry run gives them. No other is deleted.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<String>>")]
    pub delete_kept: Vec<String>,
    /// Only say what would change.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// What was changed, or would be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ErasedPerson {
    /// What they are called from then on.
    pub called: String,
    /// How many rows change or go, by what they hold.
    pub rows: Vec<ErasedRows>,
    /// How many entries of the history cannot be taken back any more.
    pub entries: u64,
    /// How many others have the same name: where a text may mean them, the name stays.
    pub namesakes: u64,
    /// Words of the name that are ordinary words, or part of another name, too: in sentences they stay, and only somebody
    /// who reads them can tell.
    pub common: Vec<String>,
    /// The backups that are made anew: their file names.
    pub backups: Vec<String>,
    /// Backups that could not be opened, being damaged or under another password, folders of backups that were not there,
    /// and files kept aside that could not be deleted: with their paths. They may still hold the name.
    pub backups_left: Vec<String>,
    /// Damaged files that were kept aside from this workspace and lie beside it, by their names: nobody can be erased from
    /// them, and they may hold the name. Those that were to be deleted are not among them any more.
    pub kept_aside: Vec<String>,
    /// The same of damaged files of which nothing says any more whose they are, and which have another name than this
    /// workspace: it may have been called so, or they are another's.
    pub kept_doubtful: Vec<String>,
    /// Those that were deleted.
    pub deleted: Vec<String>,
    /// Whether nothing of what was is in the file any more. If not, another program has it open: close it there, and
    /// ask again.
    pub finished: bool,
}

/// How many rows of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ErasedRows {
    /// What they hold, in words.
    pub what: String,
    /// How many.
    pub rows: u64,
}

/// `erase_person`: only what it would change. To do it takes every folder that holds backups, which the profile in the
/// window and `soundings erase-person` know.
pub(crate) fn erase(
    session: &Session,
    context: &Context,
    request: ErasePerson,
) -> Result<ErasedPerson, Failure> {
    if !request.dry_run {
        return Err(Failure::field(
            "dry_run",
            "erasing has to reach the backups as well: do it in the person's profile, or with `soundings erase-person`.",
        ));
    }
    let folder = session.workspace.backups_folder().map(Path::to_owned);
    erase_with(session, context, request, folder.into_iter().collect())
}

/// As `erase_person`, with the backups in these folders.
///
/// # Errors
/// `not_found` for somebody who is not in the workspace, `invalid` without a reason; what a file refuses.
pub fn erase_with(
    session: &Session,
    context: &Context,
    request: ErasePerson,
    backups: Vec<PathBuf>,
) -> Result<ErasedPerson, Failure> {
    let kind: Option<String> = session.workspace.read(|conn| {
        sql::one(
            conn,
            "SELECT kind FROM stakeholder WHERE id = ?1",
            [sql::Id(request.id)],
        )
    })?;
    let known = || -> Result<bool, Failure> {
        let id = request.id.as_bytes();
        let erased = session.workspace.erasures()?;
        Ok(erased.iter().any(|erasure| erasure.stakeholder == *id)
            || session.workspace.gone_people()?.contains_key(id))
    };
    if kind.is_none() && !known()? {
        return Err(Failure::not_found("This stakeholder"));
    }
    if kind.is_some_and(|kind| kind != StakeholderKind::Person.as_str()) {
        return Err(Failure::field(
            "id",
            "only people are erased. A role, group or organisation is renamed or deleted in the register.",
        ));
    }
    let missing: Vec<String> = backups
        .iter()
        .filter(|folder| !folder.is_dir())
        .map(|folder| folder.display().to_string())
        .collect();
    let asked = store::Erase {
        stakeholder: *request.id.as_bytes(),
        much: match request.mode {
            ErasureMode::Anonymise => store::HowMuch::Anonymise,
            ErasureMode::Erase => store::HowMuch::Erase,
        },
        reason: required_text("reason", &request.reason, NOTE)?,
        backups,
    };
    let kept = session.workspace.kept_aside()?;
    let (to_delete, kept): (Vec<KeptAside>, Vec<KeptAside>) = kept
        .into_iter()
        .partition(|kept| request.delete_kept.contains(&named(&kept.path)));
    if let Some(unknown) = request
        .delete_kept
        .iter()
        .find(|name| !to_delete.iter().any(|kept| named(&kept.path) == **name))
    {
        return Err(Failure::field(
            "delete_kept",
            format!(
                "no file “{unknown}” was kept aside from this workspace. Look again with dry_run. Nothing was changed."
            ),
        ));
    }
    let erased = erase_all(session, context, &asked, request.dry_run).map_err(|error| match error {
        store::StoreError::Nobody => Failure::not_found("This stakeholder"),
        store::StoreError::StillNamed { .. } => Failure::new(Code::Internal, error.to_string()),
        other => other.into(),
    })?;
    let (mut deleted, mut left, mut kept) = (Vec::new(), Vec::new(), kept);
    for file in to_delete {
        if request.dry_run {
            kept.push(file);
        } else if session.workspace.delete_kept_aside(&file.path).is_ok() {
            deleted.push(named(&file.path));
        } else {
            left.push(file.path.display().to_string());
        }
    }
    let (doubtful, kept): (Vec<KeptAside>, Vec<KeptAside>) =
        kept.into_iter().partition(|kept| kept.is_doubtful);
    let names = |kept: &[KeptAside]| kept.iter().map(|kept| named(&kept.path)).collect();
    Ok(ErasedPerson {
        called: erased.called,
        rows: erased
            .rows
            .into_iter()
            .map(|(table, rows)| ErasedRows {
                what: in_words(&table).to_owned(),
                rows,
            })
            .collect(),
        entries: erased.entries,
        namesakes: erased.namesakes,
        common: erased.common,
        backups: erased.copies.iter().map(|path| named(path)).collect(),
        backups_left: erased
            .left
            .iter()
            .map(|path| path.display().to_string())
            .chain(missing)
            .chain(left)
            .collect(),
        kept_aside: names(&kept),
        kept_doubtful: names(&doubtful),
        deleted,
        finished: erased.finished,
    })
}

/// Erases somebody together with those who were merged into them: what the history and the backups say of these is said
/// of the same person. They come first, so that whoever asks again after an interruption completes it.
fn erase_all(
    session: &Session,
    context: &Context,
    asked: &store::Erase,
    dry_run: bool,
) -> Result<store::Erased, store::StoreError> {
    let one = |asked: &store::Erase| {
        if dry_run {
            session.workspace.rehearse_erasure(asked)
        } else {
            session.workspace.erase(&context.stamp(), asked)
        }
    };
    let before = session
        .workspace
        .read(|conn| Ok::<_, store::StoreError>(merged_into(conn, asked.stakeholder)?))?;
    let mut entries = 0;
    for id in before {
        let also = store::Erase {
            stakeholder: id,
            ..asked.clone()
        };
        match one(&also) {
            Ok(erased) => entries += erased.entries,
            // The history knows nothing of them any more.
            Err(store::StoreError::Nobody) => {}
            Err(error) => return Err(error),
        }
    }
    let erased = one(asked)?;
    Ok(store::Erased {
        entries: erased.entries + entries,
        ..erased
    })
}

fn named(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// What the rows of a table hold, in the words of the screen.
fn in_words(table: &str) -> &str {
    match table {
        "stakeholder" => "stakeholders",
        "membership" => "memberships",
        "composition" => "lines of a group's headcount",
        "tie" => "ties",
        "stake" => "parts in projects",
        "assessment" => "assessments",
        "judged_score" => "judged scores",
        "tag" => "tags",
        "tagging" => "tags on stakeholders",
        "custom_field" => "custom fields",
        "custom_values" => "values of custom fields",
        "engagement_record" => "conversations",
        "commitment" => "commitments",
        "need" => "needs",
        "request" => "requests for support",
        "plan_line" => "plan lines",
        "service" => "services",
        "data_request" => "data requests",
        "mark" => "marks",
        "private_note" => "private notes",
        "project_privacy" => "closing dates of projects",
        "kept_longer" => "decisions to keep data longer",
        "role_held" => "posts they hold or held",
        "saved_view" => "saved views",
        "own_axis" => "axes of your own",
        "told_apart" => "pairs told apart",
        "merged" => "the record of what was merged",
        "decision" => "decisions",
        "decision_part" => "parts in decisions",
        "network_place" => "places in the network",
        "export_record" => "the record of what left",
        "journal" => "entries of the history",
        "setting" => "settings",
        "mapping" | "remembered_mapping" => "mappings of imports",
        "workspace" => "the name or purpose of the workspace",
        "programme" => "programmes",
        "project" => "projects",
        "change" => "changes",
        "unit" => "units",
        "erasure" => "earlier erasures",
        other => other,
    }
}
