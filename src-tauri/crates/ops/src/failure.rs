//! How an operation says no: a closed set of codes, a sentence for the person, and the fields concerned.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why an operation was refused. Closed: a caller may match on every one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The request does not say something that can be done; `fields` names where.
    Invalid,
    /// What the request speaks of is not in the workspace.
    NotFound,
    /// It would overwrite or contradict something else.
    Conflict,
    /// The workspace, or the date looked at, cannot be changed.
    ReadOnly,
    /// No workspace is open.
    NoWorkspace,
    /// The file is not a Soundings workspace.
    NotAWorkspace,
    /// The file is protected by a password, and none was given.
    Locked,
    /// The password does not open the file, or the file is something else: nobody can tell.
    WrongPassword,
    /// The file was written by a newer version of the program.
    NewerVersion,
    /// The file is a workspace, but damaged.
    Damaged,
    /// The file is there already.
    Exists,
    /// Another program holds the file.
    Busy,
    /// The person stopped it; nothing was changed.
    Cancelled,
    /// There is no change to undo.
    NothingToUndo,
    /// There is no undone change to redo.
    NothingToRedo,
    /// The disk or the file system refused.
    Io,
    /// A fault of the program itself.
    Internal,
}

/// One field of a request and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct FieldFault {
    /// Where: a path into the request, such as `power` or `[3].request.power`.
    pub field: String,
    /// What is wrong and what would be right.
    pub message: String,
}

/// A refusal as it crosses to the window and the command line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS, thiserror::Error)]
#[error("{message}")]
pub struct Failure {
    /// The kind of refusal.
    pub code: Code,
    /// What happened, what was kept and what to do: a sentence for a person.
    pub message: String,
    /// The fields concerned, when the request itself is at fault.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub fields: Option<Vec<FieldFault>>,
}

impl Failure {
    /// A refusal of this kind with this sentence.
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            fields: None,
        }
    }

    /// A fault in one field of the request.
    pub fn field(field: impl Into<String>, message: impl Into<String>) -> Self {
        let (field, message) = (field.into(), message.into());
        Self {
            code: Code::Invalid,
            message: format!("{field}: {message}"),
            fields: Some(vec![FieldFault { field, message }]),
        }
    }

    /// Something the request speaks of is not there; `what` as in "this project".
    pub fn not_found(what: &str) -> Self {
        Self::new(
            Code::NotFound,
            format!("{what} is not in the workspace; it may have been deleted meanwhile."),
        )
    }

    /// The same refusal, with every field path put behind `prefix`.
    pub fn under(mut self, prefix: &str) -> Self {
        match &mut self.fields {
            Some(fields) => {
                for fault in fields.iter_mut() {
                    fault.field = format!("{prefix}.{}", fault.field);
                }
                self.message = format!("{prefix}: {}", self.message);
            }
            None => self.message = format!("{prefix}: {}", self.message),
        }
        self
    }
}

impl From<store::rusqlite::Error> for Failure {
    /// Never carries SQL or content: only what kind of trouble it was.
    fn from(error: store::rusqlite::Error) -> Self {
        store::StoreError::from(error).into()
    }
}

impl From<exchange::write::WriteError> for Failure {
    fn from(error: exchange::write::WriteError) -> Self {
        Self::new(Code::Invalid, error.to_string())
    }
}

impl From<store::StoreError> for Failure {
    fn from(error: store::StoreError) -> Self {
        use store::StoreError as E;
        let code = match &error {
            E::NotAWorkspace { .. } => Code::NotAWorkspace,
            E::Locked { .. } => Code::Locked,
            E::WrongPassword { .. } => Code::WrongPassword,
            E::Newer { .. } => Code::NewerVersion,
            E::Damaged { .. } | E::BeyondSalvage => Code::Damaged,
            E::Exists { .. } => Code::Exists,
            E::Missing { .. } | E::Nobody => Code::NotFound,
            E::ReadOnly | E::NeedsUpgrade { .. } => Code::ReadOnly,
            E::Busy => Code::Busy,
            E::NothingToUndo => Code::NothingToUndo,
            E::NothingToRedo => Code::NothingToRedo,
            E::UndoBlocked { .. }
            | E::Conflict { .. }
            | E::NotReversible { .. }
            | E::OtherWorkspace { .. }
            | E::StillOpens { .. } => Code::Conflict,
            E::Io { .. } | E::Disk | E::Gone { .. } | E::Backup { .. } => Code::Io,
            _ => Code::Internal,
        };
        Self::new(code, error.to_string())
    }
}
