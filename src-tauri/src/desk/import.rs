//! Bringing a file in: chosen, dropped or pasted, looked at and mended, then done or left alone.

use std::collections::HashMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ops::backups::BackupReason;
use ops::domain::{ExportKind, Profile};
use ops::import::{
    ImportChoices, ImportLook, ImportOutcome, ImportPlan, ImportRow, ImportRowsQuery, Mapping, Reader, Staged,
};
use ops::{Code, Failure, Nothing, Page};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::saved::{SavedFile, left, save_bytes};
use super::state::last_part;
use crate::ask::Kind;
use crate::shell::{Shell, no_workspace};
use crate::tell::Progress;

/// The largest file that is read: far beyond any register, well within memory.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A file that was read, with what it looks like.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct ImportOffer {
    /// Names the offer from now on.
    pub(crate) token: String,
    /// The file, without the folder.
    pub(crate) file_name: String,
    /// Its size in bytes.
    pub(crate) size: u64,
    /// What it looks like under the mapping proposed for it.
    pub(crate) look: ImportLook,
}

/// A file dropped on the window.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportDrop {
    /// What it is called.
    pub(crate) file_name: String,
    /// Its bytes, in base 64.
    pub(crate) text_base64: String,
}

/// A piece of a spreadsheet from the clipboard.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportPaste {
    /// Its cells, parted by tabs and line breaks.
    pub(crate) text: String,
}

/// An offered file under another mapping.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportMap {
    /// The offer.
    pub(crate) token: String,
    /// The mapping.
    pub(crate) mapping: Mapping,
}

/// An offered file under a saved mapping.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportUse {
    /// The offer.
    pub(crate) token: String,
    /// The mapping's name.
    pub(crate) name: String,
}

/// How to bring an offered file in.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportRun {
    /// The offer.
    pub(crate) token: String,
    /// The choices.
    pub(crate) choices: ImportChoices,
}

/// A window of the rows of an offer's last plan.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportRows {
    /// The offer.
    pub(crate) token: String,
    /// Which rows.
    pub(crate) query: ImportRowsQuery,
}

/// An offer.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportToken {
    /// Its name.
    pub(crate) token: String,
}

/// The files offered.
#[derive(Default)]
pub(crate) struct Imports(Mutex<HashMap<String, Arc<Offered>>>);

struct Offered {
    file_name: String,
    staged: Staged,
    running: AtomicBool,
    stopped: AtomicBool,
}

impl Imports {
    /// Whether one is being brought in.
    pub(crate) fn any_running(&self) -> bool {
        self.held()
            .values()
            .any(|offered| offered.running.load(Ordering::Relaxed))
    }

    /// Stops those being brought in, without a trace, and puts the others away.
    pub(crate) fn stop_all(&self) {
        for (_, offered) in self.held().drain() {
            offered.stopped.store(true, Ordering::Relaxed);
        }
    }

    fn find(&self, token: &str) -> Result<Arc<Offered>, Failure> {
        self.held().get(token).cloned().ok_or_else(|| {
            Failure::new(
                Code::NotFound,
                "This file is no longer at hand. Choose it again; nothing was changed.",
            )
        })
    }

    fn held(&self) -> MutexGuard<'_, HashMap<String, Arc<Offered>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `desk_import_dialog`.
pub(crate) fn dialog(shell: &Shell, _: Nothing) -> Result<Option<ImportOffer>, Failure> {
    shell.about().ok_or_else(no_workspace)?;
    match shell.ask.open(Kind::Register) {
        Some(path) => offer(shell, last_part(&path), read(&path)?).map(Some),
        None => Ok(None),
    }
}

/// `desk_import_drop`.
pub(crate) fn drop_in(shell: &Shell, request: ImportDrop) -> Result<ImportOffer, Failure> {
    let bytes = STANDARD
        .decode(request.text_base64)
        .map_err(|_| Failure::field("text_base64", "the file did not arrive whole; choose it instead."))?;
    check_size(bytes.len() as u64)?;
    let name = request.file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    offer(shell, name.to_owned(), bytes)
}

/// `desk_import_paste`.
pub(crate) fn paste(shell: &Shell, request: ImportPaste) -> Result<ImportOffer, Failure> {
    check_size(request.text.len() as u64)?;
    offer(shell, "Pasted cells".to_owned(), request.text.into_bytes())
}

/// `desk_import_map`.
pub(crate) fn map(shell: &Shell, request: ImportMap) -> Result<ImportLook, Failure> {
    let offered = shell.imports.find(&request.token)?;
    shell.with(|session, context| offered.staged.map(session, context, request.mapping))
}

/// `desk_import_use`.
pub(crate) fn use_saved(shell: &Shell, request: ImportUse) -> Result<ImportLook, Failure> {
    let offered = shell.imports.find(&request.token)?;
    shell.with(|session, context| offered.staged.use_saved(session, context, &request.name))
}

/// `desk_import_plan`.
pub(crate) fn plan(shell: &Shell, request: ImportRun) -> Result<ImportPlan, Failure> {
    let offered = shell.imports.find(&request.token)?;
    let progress = |step| tell(shell, &request.token, &offered, "Looking at", step);
    shell.with(|session, context| offered.staged.plan(session, context, &request.choices, &progress))
}

/// `desk_import_rows`.
pub(crate) fn rows(shell: &Shell, request: ImportRows) -> Result<Page<ImportRow>, Failure> {
    shell.imports.find(&request.token)?.staged.rows(&request.query)
}

/// `desk_import_run`. The offer stays until it is put away, so that its refused rows can be saved.
pub(crate) fn run(shell: &Shell, request: ImportRun) -> Result<ImportOutcome, Failure> {
    let offered = shell.imports.find(&request.token)?;
    if offered.running.swap(true, Ordering::Relaxed) {
        return Err(Failure::new(Code::Busy, "This file is being brought in already."));
    }
    let progress = |step| tell(shell, &request.token, &offered, "Bringing in", step);
    offered.stopped.store(false, Ordering::Relaxed);
    let outcome = shell.back_up_before(BackupReason::Import).and_then(|()| {
        shell.with(|session, context| offered.staged.run(session, context, &request.choices, &progress))
    });
    offered.running.store(false, Ordering::Relaxed);
    outcome
}

/// `desk_import_refused_save`.
pub(crate) fn save_refused(shell: &Shell, request: ImportToken) -> Result<Option<SavedFile>, Failure> {
    let offered = shell.imports.find(&request.token)?;
    let Some(refused) = offered.staged.refused()? else {
        return Err(Failure::new(
            Code::NotFound,
            "No row of this file was refused, so there is nothing to save.",
        ));
    };
    let kind = if refused.file_name.ends_with(".xlsx") {
        Kind::Workbook
    } else {
        Kind::Csv
    };
    let saved = save_bytes(shell, kind, &refused.file_name, &refused.bytes)?;
    left(
        shell,
        saved,
        ExportKind::Table,
        ops::exports::REFUSED_ROWS,
        Profile::Full,
    )
}

/// `desk_import_cancel`. What is being brought in is stopped and stays at hand, to be tried again; otherwise the file is
/// put away.
pub(crate) fn cancel(shell: &Shell, request: ImportToken) -> Result<(), Failure> {
    let mut held = shell.imports.held();
    if let Some(offered) = held.get(&request.token) {
        offered.stopped.store(true, Ordering::Relaxed);
        if !offered.running.load(Ordering::Relaxed) {
            held.remove(&request.token);
        }
    }
    Ok(())
}

fn offer(shell: &Shell, file_name: String, bytes: Vec<u8>) -> Result<ImportOffer, Failure> {
    let size = bytes.len() as u64;
    // A test's own program serves no reader; in the real window every file is read apart.
    let reader = if cfg!(test) {
        Reader::InProcess
    } else {
        Reader::apart()
    };
    let (staged, look) = shell.with(|session, context| {
        let staged = Staged::open(session, context, &bytes, &file_name, &reader)?;
        let look = staged.look(session, context)?;
        Ok((staged, look))
    })?;
    let token = Uuid::new_v4().to_string();
    let offered = Offered {
        file_name: file_name.clone(),
        staged,
        running: false.into(),
        stopped: false.into(),
    };
    shell.imports.held().insert(token.clone(), Arc::new(offered));
    Ok(ImportOffer {
        token,
        file_name,
        size,
        look,
    })
}

fn tell(
    shell: &Shell,
    token: &str,
    offered: &Offered,
    doing: &str,
    step: ops::import::Progress,
) -> ControlFlow<()> {
    shell.tell.progress(&Progress {
        token: token.to_owned(),
        done: step.done,
        total: step.total,
        what: format!("{doing} {}", offered.file_name),
    });
    if offered.stopped.load(Ordering::Relaxed) {
        ControlFlow::Break(())
    } else {
        ControlFlow::Continue(())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let refused = |error: std::io::Error| {
        Failure::new(
            Code::Io,
            format!(
                "{} could not be read: {error}. Nothing was changed.",
                last_part(path)
            ),
        )
    };
    check_size(fs::metadata(path).map_err(refused)?.len())?;
    fs::read(path).map_err(refused)
}

fn check_size(bytes: u64) -> Result<(), Failure> {
    if bytes <= MOST_BYTES {
        return Ok(());
    }
    let most = MOST_BYTES / 1024 / 1024;
    Err(Failure::new(
        Code::Invalid,
        format!("The file is larger than {most} MB. Split it and bring in the parts."),
    ))
}
