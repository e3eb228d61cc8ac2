//! The workspace file: schema, journal, undo, search, backup and recovery.
