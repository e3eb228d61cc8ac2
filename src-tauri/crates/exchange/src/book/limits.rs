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
/// Most parts a workbook is packed from.
pub const MAX_ENTRIES: usize = 4_096;
/// Most bytes that are unpacked from a workbook (512 MiB).
pub const MAX_INFLATED_BYTES: u64 = 512 * MIB as u64;
/// How many times its packed size a part may unpack to, once it is beyond [`INFLATED_AT_EASE`].
pub const MAX_INFLATION: u64 = 200;
/// What any part may unpack to, however small it is packed (16 MiB).
pub(crate) const INFLATED_AT_EASE: u64 = 16 * MIB as u64;
/// Longest tag, comment or text in a part of a workbook, in bytes (8 MiB).
pub(crate) const MAX_TOKEN_BYTES: usize = 8 * MIB;
/// How deep the elements of a part may lie in one another.
pub(crate) const MAX_DEPTH: usize = 256;
/// Most merged blocks that are kept of a sheet; the others are shown apart.
pub(crate) const MAX_MERGED: usize = 50_000;
