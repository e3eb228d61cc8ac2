//! A whole workspace out of its file, and back into an empty one: every table as JSON and as CSV, in a documented,
//! versioned form. The journal does not travel; what it did is in the tables.

mod cells;
mod form;
mod out;
mod restore;
mod schema;

pub use exchange::write::{
    CellOut, ColumnKind, ColumnOut, TableOut, WriteError, csv, starter, tab_separated, xlsx,
};
pub use out::{Exported, ExportedFile, Private, write};
pub use restore::{Restored, create_from, create_from_protected, is_export, restore};
pub use schema::json_schema;

/// The file that holds everything as JSON.
pub const JSON_FILE: &str = "workspace.json";
/// The folder that holds everything as CSV, a file a table.
pub const CSV_FOLDER: &str = "csv";
/// The JSON Schema of [`JSON_FILE`].
pub const SCHEMA_FILE: &str = "workspace.schema.json";
/// What is in the folder, for people.
pub const README_FILE: &str = "README.txt";
