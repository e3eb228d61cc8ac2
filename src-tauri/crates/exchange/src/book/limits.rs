//! What is too much, of every kind of file. Each limit has a message of its own in [`crate::ReadError`].

pub(crate) const KIB: usize = 1024;
pub(crate) const MIB: usize = 1024 * KIB;

/// Largest file that is read, in bytes (64 MiB).
pub const MAX_BYTES: usize = 64 * MIB;
/// Most sheets in a workbook.
pub const MAX_SHEETS: usize = 256;
/// Most rows in a sheet, headings included.
pub const MAX_ROWS: usize = 1_000_000;
/// Most columns in a row.
pub const MAX_COLUMNS: usize = 1_000;
/// Most cells in a file, empty ones between others included.
pub const MAX_CELLS: usize = 10_000_000;
/// Longest cell, in bytes of UTF-8 (1 MiB).
pub const MAX_CELL_BYTES: usize = MIB;
/// Longest row, in bytes of UTF-8 over all its cells (8 MiB).
pub const MAX_ROW_BYTES: usize = 8 * MIB;
/// Most text in a file, in bytes of UTF-8 over all its cells (128 MiB).
pub const MAX_TEXT_BYTES: usize = 128 * MIB;
