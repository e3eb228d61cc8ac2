//! Bringing a register in: chosen or dropped, looked at, then done or left alone.

use std::collections::HashMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ops::domain::ProjectId;
use ops::import::{ImportOptions, ImportOutcome, OnMatch};
use ops::{Code, Failure, Nothing};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::state::last_part;
use crate::ask::Kind;
use crate::shell::{Shell, no_workspace};
use crate::tell::Progress;

/// The largest file that is read: far beyond any register, well within memory.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// A file that was read, with what bringing it in would do.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[ts(export_to = "desk/")]
pub(crate) struct ImportOffer {
    /// Names the offer from now on.
    pub(crate) token: String,
    /// The file, without the folder.
    pub(crate) file_name: String,
    /// Its size in bytes.
    pub(crate) size: u64,
    /// What bringing it in would do.
    pub(crate) preview: ImportOutcome,
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

/// How to bring an offered file in.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportRun {
    /// The offer.
    pub(crate) token: String,
    /// A project that everybody in it gets a stake in.
    #[serde(default)]
    #[ts(optional)]
    pub(crate) project: Option<ProjectId>,
    /// What to do with those who are there already.
    #[serde(default)]
    #[ts(optional, as = "Option<OnMatch>")]
    pub(crate) on_match: OnMatch,
    /// Only say again what would happen.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub(crate) dry_run: bool,
}

/// An offer.
#[derive(Debug, Clone, Deserialize, TS)]
#[ts(export_to = "desk/")]
#[serde(deny_unknown_fields)]
pub(crate) struct ImportToken {
    /// Its name.
    pub(crate) token: String,
}

/// The files offered and not yet brought in.
#[derive(Debug, Default)]
pub(crate) struct Imports(Mutex<HashMap<String, Arc<Offered>>>);

#[derive(Debug)]
struct Offered {
    file_name: String,
    bytes: Vec<u8>,
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

/// `desk_import_run`.
pub(crate) fn run(shell: &Shell, request: ImportRun) -> Result<ImportOutcome, Failure> {
    let offered = shell.imports.find(&request.token)?;
    if offered.running.swap(true, Ordering::Relaxed) {
        return Err(Failure::new(Code::Busy, "This file is being brought in already."));
    }
    let options = ImportOptions {
        project: request.project,
        on_match: request.on_match,
        dry_run: request.dry_run,
    };
    let outcome = bring_in(shell, &request.token, &offered, options);
    offered.running.store(false, Ordering::Relaxed);
    if outcome.is_ok() && !request.dry_run {
        shell.imports.held().remove(&request.token);
    }
    outcome
}

/// `desk_import_cancel`.
pub(crate) fn cancel(shell: &Shell, request: ImportToken) -> Result<(), Failure> {
    if let Some(offered) = shell.imports.held().remove(&request.token) {
        offered.stopped.store(true, Ordering::Relaxed);
    }
    Ok(())
}

fn offer(shell: &Shell, file_name: String, bytes: Vec<u8>) -> Result<ImportOffer, Failure> {
    let token = Uuid::new_v4().to_string();
    let size = bytes.len() as u64;
    let offered = Offered {
        file_name: file_name.clone(),
        bytes,
        running: false.into(),
        stopped: false.into(),
    };
    let options = ImportOptions {
        dry_run: true,
        ..ImportOptions::default()
    };
    let preview = bring_in(shell, &token, &offered, options)?;
    shell.imports.held().insert(token.clone(), Arc::new(offered));
    Ok(ImportOffer {
        token,
        file_name,
        size,
        preview,
    })
}

fn bring_in(
    shell: &Shell,
    token: &str,
    offered: &Offered,
    options: ImportOptions,
) -> Result<ImportOutcome, Failure> {
    let what = format!(
        "{} {}",
        if options.dry_run {
            "Looking at"
        } else {
            "Bringing in"
        },
        offered.file_name
    );
    let progress = |step: ops::import::Progress| {
        let (token, what) = (token.to_owned(), what.clone());
        shell.tell.progress(&Progress {
            token,
            done: step.done,
            total: step.total,
            what,
        });
        if offered.stopped.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    shell.with(|session, context| {
        ops::import::run(
            session,
            context,
            &offered.bytes,
            &offered.file_name,
            options,
            &progress,
        )
    })
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
