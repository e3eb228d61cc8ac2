//! The shell's own state: the open workspace, what is remembered, and whom to ask and tell.

mod backups;
mod locking;
mod recover;
mod remembering;

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock, TryLockError};
use std::thread::JoinHandle;

use keys::Keys;
use ops::domain::ProjectId;
use ops::{Code, Context, Failure, Kind, Password, Session};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::arguments::Start;
use crate::ask::Ask;
use crate::clock;
use crate::desk::import::Imports;
use crate::desk::protection::Why;
use crate::home::{Home, Recent};
use crate::shell::locking::Waiting;
use crate::tell::{Changed, Tell};

/// Everything behind the window. Calls hold the workspace for reading; opening and closing hold it alone, and so wait
/// for calls on their way.
pub(crate) struct Shell {
    session: RwLock<Option<Session>>,
    start: Mutex<Option<JoinHandle<()>>>,
    trouble: Mutex<Option<Failure>>,
    /// The file that waits for its password; nothing is open then.
    waiting: Mutex<Option<Waiting>>,
    /// Held while the open workspace is locked, unlocked or given another password: one of them at a time.
    doors: Mutex<()>,
    renamed: Arc<AtomicBool>,
    shown: Mutex<String>,
    backup_trouble: Mutex<Option<Failure>>,
    looking_back: Mutex<Option<backups::LookingBack>>,
    /// The file that was to be opened last, and would not.
    unopened: Mutex<Option<recover::Unopened>>,
    /// The diagnostics as they were shown last.
    diagnostics: Mutex<Option<String>>,
    /// Files chosen for import and not yet brought in.
    pub(crate) imports: Imports,
    /// What is remembered.
    pub(crate) home: Home,
    /// The keys that the system's key store remembers.
    pub(crate) keys: Keys,
    /// Dialogs.
    pub(crate) ask: Box<dyn Ask>,
    /// The window.
    pub(crate) tell: Arc<dyn Tell>,
}

/// What a workspace says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct About {
    /// Its name.
    pub(crate) name: String,
    /// Whether its people are invented.
    pub(crate) fiction: bool,
    /// Whether a password protects its file.
    pub(crate) encrypted: bool,
}

impl Shell {
    /// A shell with nothing open.
    pub(crate) fn new(home: Home, keys: Keys, ask: Box<dyn Ask>, tell: Box<dyn Tell>) -> Self {
        home.change(|remembered| {
            if remembered.device.is_nil() {
                remembered.device = Uuid::new_v4();
            }
        });
        Self {
            session: RwLock::new(None),
            start: Mutex::new(None),
            trouble: Mutex::new(None),
            waiting: Mutex::new(None),
            doors: Mutex::default(),
            renamed: Arc::default(),
            shown: Mutex::default(),
            backup_trouble: Mutex::default(),
            looking_back: Mutex::default(),
            unopened: Mutex::default(),
            diagnostics: Mutex::default(),
            imports: Imports::default(),
            home,
            keys,
            ask,
            tell: Arc::from(tell),
        }
    }

    /// Opens what the program was started with, beside the window's own start.
    pub(crate) fn begin(self: &Arc<Self>, start: Start) {
        self.tell.theme(self.home.read().preferences.theme);
        let shell = Arc::clone(self);
        let work = move || {
            let opened = match start {
                Start::Chooser | Start::Blank => return,
                Start::Sample => shell.open_sample(),
                Start::File(path) => shell.open(&path),
            };
            if let Err(failure) = opened {
                *locked(&shell.trouble) = Some(failure);
            }
        };
        *locked(&self.start) = Some(std::thread::spawn(work));
    }

    /// Waits until what the program was started with is open, so that the first answer is not "nothing is".
    pub(crate) fn begun(&self) {
        let mut start = locked(&self.start);
        if let Some(work) = start.take() {
            work.join().ok();
        }
    }

    /// Why the workspace asked for at the start is not open.
    pub(crate) fn trouble(&self) -> Option<Failure> {
        locked(&self.trouble).clone()
    }

    /// Who asks, and when.
    pub(crate) fn context(&self) -> Context {
        let remembered = self.home.read();
        let now = clock::now();
        Context {
            today: clock::today(),
            now,
            offset: clock::offset(now),
            author: remembered.preferences.author_or_user(),
            device: remembered.device,
        }
    }

    /// Asks the open workspace for an operation.
    pub(crate) fn operation_within(
        &self,
        within: Option<ProjectId>,
        name: &str,
        request: Value,
    ) -> Result<Value, Failure> {
        self.with(|session, context| session.call_within(context, within, name, request))
    }

    /// The same with the whole programme in view.
    #[cfg(test)]
    pub(crate) fn operation(&self, name: &str, request: Value) -> Result<Value, Failure> {
        self.operation_within(None, name, request)
    }

    /// Does something with the open workspace; nothing closes it meanwhile.
    pub(crate) fn with<T>(
        &self,
        work: impl FnOnce(&Session, &Context) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let held = self.session.read().unwrap_or_else(PoisonError::into_inner);
        let session = held.as_ref().ok_or_else(no_workspace)?;
        work(session, &self.context())
    }

    /// What the open workspace says of itself, with its file; none when none is open.
    pub(crate) fn about(&self) -> Option<(About, PathBuf, bool)> {
        self.with(|session, context| {
            Ok((
                about(session, context)?,
                session.path().to_owned(),
                session.is_read_only(),
            ))
        })
        .ok()
    }

    /// Keeps the diagnostics as they are shown.
    pub(crate) fn show_diagnostics(&self, text: &str) {
        *locked(&self.diagnostics) = Some(text.to_owned());
    }

    /// The diagnostics as they were shown last, if they were.
    pub(crate) fn shown_diagnostics(&self) -> Option<String> {
        locked(&self.diagnostics).clone()
    }

    /// Opens the sample, which is made where it is missing.
    pub(crate) fn open_sample(&self) -> Result<(), Failure> {
        let path = self.home.sample();
        if path.exists() {
            return self.open(&path);
        }
        self.home.make().map_err(|error| {
            Failure::new(
                Code::Io,
                format!("The folder for the sample cannot be made: {error}. Nothing was opened."),
            )
        })?;
        let session = ops::sample::create(&path, clock::today(), &self.context())?;
        self.take(session, &path.canonicalize().unwrap_or(path))
    }

    /// Opens a workspace in place of the open one, which stays when this one cannot be opened. One that has a password
    /// waits for it.
    pub(crate) fn open(&self, path: &Path) -> Result<(), Failure> {
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if self.about().is_some_and(|(_, open, _)| open == path) {
            return Ok(());
        }
        match self.open_session(&path, None) {
            Ok(session) => self.take(session, &path),
            Err(failure) if failure.code == Code::Locked => {
                self.wait_for(path, Why::Opening);
                Ok(())
            }
            Err(failure) => {
                self.note_unopened(&path, &failure);
                Err(failure)
            }
        }
    }

    /// Makes a new workspace, protected where a password is given, and opens it.
    pub(crate) fn create(&self, path: &Path, name: &str, password: Option<&Password>) -> Result<(), Failure> {
        let session = Session::create_protected(path, name, password, &self.context())?;
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.take(session, &path)
    }

    /// Makes a new workspace of an export and opens it. Nothing is left of it when the export is not whole.
    pub(crate) fn create_from(&self, path: &Path, export: &Path) -> Result<(), Failure> {
        let session = ops::export::create_from(path, export, &self.context())?;
        let path = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        self.take(session, &path)
    }

    /// Closes the open workspace, if there is one, leaving one file.
    pub(crate) fn close(&self) -> Result<(), Failure> {
        self.back_up_if_due();
        let closed = self.replace(None);
        self.tell.title(crate::window::TITLE);
        self.tell.desk();
        closed
    }

    /// The last close: nobody is left to be told.
    pub(crate) fn close_at_exit(&self) {
        self.begun();
        self.back_up_if_due();
        if let Err(failure) = self.replace(None) {
            tracing::error!(code = ?failure.code, "the workspace could not be closed properly");
        }
    }

    /// Tells the window what other programs changed, and the title after a new name.
    pub(crate) fn look_around(&self) {
        let elsewhere = match self.session.try_read() {
            Ok(held) => changed_elsewhere(held.as_ref()),
            Err(TryLockError::Poisoned(held)) => changed_elsewhere(held.into_inner().as_ref()),
            Err(TryLockError::WouldBlock) => return,
        };
        if let Some(tags) = elsewhere {
            self.renamed.store(true, Ordering::Relaxed);
            self.tell.changed(&Changed {
                tags,
                elsewhere: true,
            });
        }
        if self.renamed.swap(false, Ordering::Relaxed)
            && let Some((about, path, _)) = self.about()
        {
            self.keep_name(&path, &about.name);
        }
    }

    /// Shows a new name wherever the old one stands.
    fn keep_name(&self, path: &Path, name: &str) {
        if std::mem::replace(&mut *locked(&self.shown), name.to_owned()) == name {
            return;
        }
        self.home.change(|remembered| {
            for recent in remembered.recent.iter_mut().filter(|recent| recent.path == path) {
                name.clone_into(&mut recent.name);
            }
        });
        self.tell.title(name);
        self.tell.desk();
    }

    fn take(&self, session: Session, path: &Path) -> Result<(), Failure> {
        let context = self.context();
        let about = about(&session, &context)?;
        let id = session.id().ok();
        self.listen(&session);
        if let Err(failure) = self.replace(Some(session)) {
            tracing::error!(code = ?failure.code, "the workspace before could not be closed properly");
        }
        self.home.change(|remembered| {
            remembered.opened(Recent {
                path: path.to_owned(),
                name: about.name.clone(),
                opened_on: context.today,
                encrypted: about.encrypted,
                id,
            });
        });
        self.tell.title(&about.name);
        self.tell.desk();
        Ok(())
    }

    /// Tells the window what is committed in it.
    fn listen(&self, session: &Session) {
        let (tell, renamed) = (Arc::clone(&self.tell), Arc::clone(&self.renamed));
        session.subscribe(Box::new(move |tags| {
            if tags.iter().any(|tag| tag == "workspace") {
                renamed.store(true, Ordering::Relaxed);
            }
            tell.changed(&Changed {
                tags: tags.to_vec(),
                elsewhere: false,
            });
        }));
    }

    /// Puts a workspace in place of the open one and closes that. Whatever is being imported stops first.
    fn replace(&self, with: Option<Session>) -> Result<(), Failure> {
        self.imports.stop_all();
        *locked(&self.trouble) = None;
        *locked(&self.waiting) = None;
        *locked(&self.looking_back) = None;
        *locked(&self.unopened) = None;
        let mut held = self.session.write().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *held, with) {
            Some(session) => session.close(),
            None => Ok(()),
        }
    }
}

/// Whether an operation only looks.
pub(crate) fn only_looks(name: &str) -> bool {
    ops::OPERATIONS
        .iter()
        .any(|operation| operation.name == name && operation.kind == Kind::Read)
}

/// The refusal when nothing is open.
pub(crate) fn no_workspace() -> Failure {
    Failure::new(
        Code::NoWorkspace,
        "No workspace is open. Open one, or the sample, first.",
    )
}

/// What other programs changed. A file that cannot be asked just now is asked again at the next look.
fn changed_elsewhere(session: Option<&Session>) -> Option<Vec<String>> {
    let session = session?;
    if let Err(failure) = session.use_quiet() {
        tracing::warn!(code = ?failure.code, "the log could not be brought into the file");
    }
    session.changes_elsewhere().unwrap_or_else(|failure| {
        tracing::warn!(code = ?failure.code, "changes made elsewhere could not be looked for");
        None
    })
}

fn about(session: &Session, context: &Context) -> Result<About, Failure> {
    let overview = session.call(context, "workspace_overview", json!({}))?;
    let name = overview["name"].as_str().unwrap_or_default().to_owned();
    Ok(About {
        name,
        fiction: overview["fiction"] == true,
        encrypted: overview["encrypted"] == true,
    })
}

fn locked<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
