//! The workspace file: schema, journal, undo, search, backup and recovery.
//!
//! A workspace is one SQLite file. Every change to it goes through [`Workspace::write`], which records what the work
//! did as one change-set, keeps that in the journal, commits, and only then tells the listeners. Undo, redo and the
//! history all come from those change-sets; nothing here knows what the rows mean.

mod about;
mod aside;
mod backup;
mod backups;
mod bulk;
mod change_set;
mod connect;
mod disk;
mod erase;
mod error;
mod former;
mod functions;
mod header;
mod held;
mod history;
mod integrity;
mod journal;
mod kept;
mod key;
mod migrate;
mod open;
mod protect;
mod quiet;
mod remember;
mod restore;
mod rotate;
mod salvage;
mod schema;
mod seal;
mod search;
mod settle;
#[cfg(test)]
mod tests;
mod text;
mod there;
mod watch;
mod workspace;
mod write;

pub use rusqlite;

pub use about::{ColumnChange, EntryAbout, RowChange, RowDid};
pub use aside::{Recover, Recovered, told_id};
pub use backups::{Backup, Reason, backups, check_pages, plain_copies, remove, thin_out};
pub use erase::{Erase, Erased, Erasure, HowMuch};
pub use error::StoreError;
pub use history::{Step, Travelled, UndoState};
pub use integrity::{Finding, FindingKind};
pub use journal::{EntryKind, EntryState, JournalLine, Stamp};
pub use kept::KeptAside;
pub use key::{Key, Password, is_protected, keyhole_of};
pub use remember::Left;
pub use restore::Difference;
pub use rotate::{due, keep};
pub use salvage::{Salvaged, SavedTable, salvage};
pub use schema::{NOT_UNDONE, RECORDED, SCHEMA_VERSION};
pub use search::search_terms;
pub use text::fold_key;
pub use workspace::{NewWorkspace, Opening, Workspace};
pub use write::{Change, Committed, Journalled, Written};
