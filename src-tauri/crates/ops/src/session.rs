//! An open workspace and the one way to ask it for something.

mod shown;

use std::path::{Path, PathBuf};

use domain::ProjectId;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use self::shown::{shown_read, shown_write};
use crate::catalogue::{OPERATIONS, Operation, Run};
use crate::redact::Screens;
use crate::{Code, Context, Failure, Look, Work};

/// One operation and what is asked of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// The operation's name.
    pub op: String,
    /// Its request; an empty object when left out.
    #[serde(default = "empty")]
    pub request: Value,
}

fn empty() -> Value {
    Value::Object(serde_json::Map::new())
}

/// What came of a list of calls that were made as one change.
#[derive(Debug, Clone, Serialize)]
pub struct Applied {
    /// The answers, in the order of the calls.
    pub results: Vec<Value>,
    /// The journal's id of the change; none when nothing changed.
    pub change_set: Option<Uuid>,
}

/// How to open a workspace.
#[derive(Debug, Clone, Default)]
pub struct OpenOptions {
    /// Where a copy is kept before an older file is migrated; beside the file when left out.
    pub backups: Option<PathBuf>,
    /// Look, but do not change.
    pub read_only: bool,
    /// What opens the file if it is protected; of no consequence if it is not.
    pub unlock: Option<Unlock>,
}

/// What opens a protected file. It is wiped from the memory when it is no longer needed, and never shown.
#[derive(Debug, Clone)]
pub enum Unlock {
    /// The password, as it was typed.
    Password(store::Password),
    /// The key of this very file, from when it was open.
    Key(store::Key),
}

impl Unlock {
    pub(crate) fn key(self, path: &Path) -> Result<Option<store::Key>, Failure> {
        match self {
            Self::Password(password) => Ok(store::Key::of(path, &password)?),
            Self::Key(key) => Ok(Some(key)),
        }
    }
}

/// Which key a file is for, to be compared with [`store::Key::keyhole`]; none when the file has no password.
///
/// # Errors
/// `not_found`, `not_a_workspace`, `io`.
pub fn keyhole_of(path: &Path) -> Result<Option<String>, Failure> {
    Ok(store::keyhole_of(path)?)
}

/// What a workspace is from its first day.
pub(crate) struct Founding<'a> {
    pub id: Uuid,
    pub name: &'a str,
    pub purpose: &'a str,
    /// Whether its content is invented, as screens and reports then say.
    pub fiction: bool,
    /// The password of the file, if it is to have one.
    pub password: Option<&'a store::Password>,
}

/// Told the tags that changed, after each commit.
pub type Listener = Box<dyn Fn(&[String]) + Send + Sync>;

/// An open workspace.
pub struct Session {
    pub(crate) workspace: store::Workspace,
    /// What is known of who is called what where nobody is to be named.
    pub(crate) screens: Screens,
}

impl Session {
    /// Makes a new, empty workspace file with one programme.
    ///
    /// # Errors
    /// `exists` when there is a file already, `io` when it cannot be written.
    pub fn create(path: &Path, name: &str, context: &Context) -> Result<Self, Failure> {
        Self::create_protected(path, name, None, context)
    }

    /// As [`Session::create`], protected by a password from the first byte on where one is given.
    ///
    /// # Errors
    /// As [`Session::create`].
    pub fn create_protected(
        path: &Path,
        name: &str,
        password: Option<&store::Password>,
        context: &Context,
    ) -> Result<Self, Failure> {
        Self::create_for(path, name, "", password, context)
    }

    /// As [`Session::create_protected`], saying what the names in it are kept for.
    ///
    /// # Errors
    /// As [`Session::create`]; `invalid` when the purpose is too long.
    pub fn create_for(
        path: &Path,
        name: &str,
        purpose: &str,
        password: Option<&store::Password>,
        context: &Context,
    ) -> Result<Self, Failure> {
        let founding = Founding {
            id: Uuid::now_v7(),
            name,
            purpose,
            fiction: false,
            password,
        };
        Self::create_with(path, &founding, context, |_| Ok(()))
    }

    /// As [`Session::create`], with whatever else the workspace holds from the start.
    pub(crate) fn create_with(
        path: &Path,
        founding: &Founding<'_>,
        context: &Context,
        furnish: impl FnOnce(&mut Work<'_, '_>) -> Result<(), Failure>,
    ) -> Result<Self, Failure> {
        let new = store::NewWorkspace {
            id: founding.id,
            name: crate::door::required_text("name", founding.name, crate::door::NAME)?,
            purpose: crate::door::optional_text("purpose", founding.purpose, crate::door::NOTE)?,
            fiction: founding.fiction,
            created_on: context.today,
            key: founding.password.map(store::Key::new).transpose()?,
        };
        let session = Self {
            workspace: store::Workspace::create(path, &new)?,
            screens: Screens::default(),
        };
        let furnished = session.workspace.furnish(|change| {
            let mut work = Work {
                change,
                label: String::new(),
                context,
                workspace: &session.workspace,
            };
            crate::support::menu::install(&mut work)?;
            furnish(&mut work)
        });
        if let Err(failure) = furnished {
            drop(session);
            // Half a workspace would be taken for a whole one.
            let _ = std::fs::remove_file(path);
            return Err(failure);
        }
        Ok(session)
    }

    /// Opens a workspace file.
    ///
    /// # Errors
    /// `locked`, `wrong_password`, `not_a_workspace`, `newer_version`, `damaged`, `not_found`, `busy` or `io`; the file is left as it was.
    pub fn open(path: &Path, options: OpenOptions, context: &Context) -> Result<Self, Failure> {
        let key = options
            .unlock
            .map(|unlock| unlock.key(path))
            .transpose()?
            .flatten();
        let workspace = store::Workspace::open(
            path,
            &store::Opening {
                at: context.now,
                backups: options.backups,
                read_only: options.read_only,
                key,
            },
        )?;
        // Of an erasure that was interrupted, nothing may be left in the file. Where another program stands in the way, it is
        // tried again the next time, and the check says so.
        workspace.finish_what_was_begun().ok();
        Ok(Self {
            workspace,
            screens: Screens::default(),
        })
    }

    /// Closes the workspace, leaving one file.
    ///
    /// # Errors
    /// `io` when the last pages cannot be written.
    pub fn close(self) -> Result<(), Failure> {
        Ok(self.workspace.close()?)
    }

    /// The file.
    pub fn path(&self) -> &Path {
        self.workspace.path()
    }

    /// Which workspace it is, whatever its name and place.
    ///
    /// # Errors
    /// `damaged` when the file does not say so any more.
    pub fn id(&self) -> Result<Uuid, Failure> {
        Ok(self.workspace.id()?)
    }

    /// Whether the workspace can only be looked at.
    pub fn is_read_only(&self) -> bool {
        self.workspace.is_read_only()
    }

    /// Calls `listener` with the tags that changed, after each commit and never before.
    pub fn subscribe(&self, listener: Listener) {
        self.workspace
            .on_commit(Box::new(move |committed| listener(&committed.tags)));
    }

    /// Tags that another process changed since this was last asked; none when nobody did.
    ///
    /// # Errors
    /// When the file cannot be asked.
    pub fn changes_elsewhere(&self) -> Result<Option<Vec<String>>, Failure> {
        Ok(self.workspace.changes_elsewhere()?)
    }

    /// To be called now and then: does what can wait until nobody waits for it.
    ///
    /// # Errors
    /// When the disk refuses; nothing is lost then.
    pub fn use_quiet(&self) -> Result<(), Failure> {
        self.workspace.use_quiet()?;
        Ok(())
    }

    /// Asks for one operation by name.
    ///
    /// # Errors
    /// `invalid` for an unknown operation or request, and whatever the operation itself refuses.
    pub fn call(&self, context: &Context, op: &str, request: Value) -> Result<Value, Failure> {
        self.call_within(context, None, op, request)
    }

    /// As [`Session::call`], while this project is looked at: if it is role-only (R34), nobody in the answer is named,
    /// whatever the operation, and nothing is written back in the place of a name.
    ///
    /// # Errors
    /// As [`Session::call`].
    pub fn call_within(
        &self,
        context: &Context,
        within: Option<ProjectId>,
        op: &str,
        request: Value,
    ) -> Result<Value, Failure> {
        let operation = operation(op)?;
        match operation.run {
            Run::Read(run) => self.read(context, |look| {
                let known = Some(&self.screens);
                shown_read(look, known, within, op, request, run)
            }),
            Run::Write(run) => Ok(self
                .write(context, operation, |work| {
                    shown_write(work, Some(&self.screens), within, operation, request, run)
                })?
                .0),
            Run::Travel(run) => {
                let asked = request.clone();
                let outcome = run(self, context, request);
                self.read(context, |look| {
                    shown_read(look, Some(&self.screens), within, op, asked, move |_, _| outcome)
                })
            }
        }
    }

    /// Makes every call in order as one change: all of it, or nothing.
    ///
    /// # Errors
    /// The first refusal, with the number of the call at fault; nothing is kept then.
    pub fn apply(&self, context: &Context, calls: Vec<Call>) -> Result<Applied, Failure> {
        let count = calls.len();
        let written = self.workspace.write(&context.stamp(), |change| {
            let mut results = Vec::with_capacity(count);
            let mut label = None;
            for (index, call) in calls.into_iter().enumerate() {
                let at = |failure: Failure| failure.under(&format!("[{index}].request"));
                let operation = operation(&call.op).map_err(|failure| failure.under(&format!("[{index}]")))?;
                let mut work = Work { change, label: String::new(), context, workspace: &self.workspace };
                results.push(match operation.run {
                    Run::Read(run) => {
                        // What this list has done so far is to be found as well.
                        change.index()?;
                        let look = Look { conn: change, context, workspace: &self.workspace, own_only: false, by_position: false };
                        shown_read(look, None, None, &call.op, call.request, run).map_err(at)?
                    }
                    Run::Write(run) => {
                        let value = shown_write(&mut work, None, None, operation, call.request, run).map_err(at)?;
                        label = label.or(Some(work.label));
                        tag(change, operation);
                        value
                    }
                    Run::Travel(_) => {
                        return Err(Failure::new(
                            Code::Invalid,
                            format!("[{index}]: {} stands for itself and cannot be part of a list; ask for it alone.", call.op),
                        ));
                    }
                });
            }
            change.label(match (count, label) {
                (1, Some(label)) => label,
                _ => format!("Applied {count} operations"),
            });
            Ok::<_, Failure>(results)
        })?;
        Ok(Applied {
            results: written.value,
            change_set: written.journalled.map(|entry| entry.id),
        })
    }

    /// Reads on a consistent snapshot.
    pub(crate) fn read<T>(
        &self,
        context: &Context,
        look: impl FnOnce(Look<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.workspace.read(|conn| {
            look(Look {
                conn,
                context,
                workspace: &self.workspace,
                own_only: false,
                by_position: false,
            })
        })
    }

    /// Changes as one journalled change-set, tagged with what the operation says it changes.
    pub(crate) fn write<T>(
        &self,
        context: &Context,
        operation: &Operation,
        work: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Failure>,
    ) -> Result<(T, Option<Uuid>), Failure> {
        let written = self.workspace.write(&context.stamp(), |change| {
            let mut handed = Work {
                change,
                label: String::new(),
                context,
                workspace: &self.workspace,
            };
            let value = work(&mut handed)?;
            let label = handed.label;
            change.label(label);
            tag(change, operation);
            Ok::<_, Failure>(value)
        })?;
        Ok((written.value, written.journalled.map(|entry| entry.id)))
    }

    /// Does the work to learn what it would do; nothing of it stays, and nobody is told.
    pub(crate) fn rehearse<T>(
        &self,
        context: &Context,
        work: impl FnOnce(&mut Work<'_, '_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        self.workspace.rehearse(|change| {
            work(&mut Work {
                change,
                label: String::new(),
                context,
                workspace: &self.workspace,
            })
        })
    }
}

fn tag(change: &mut store::Change<'_>, operation: &Operation) {
    for tag in operation.tags {
        change.tag(tag.as_str());
    }
}

/// The operation of this name.
///
/// # Errors
/// `invalid`, naming the nearest way to find the right one.
pub fn operation(name: &str) -> Result<&'static Operation, Failure> {
    OPERATIONS
        .iter()
        .find(|operation| operation.name == name)
        .ok_or_else(|| {
            Failure::field(
                "op",
                format!("there is no operation “{name}”; `soundings schema` lists them all."),
            )
        })
}
