//! The head of a file: a hundred bytes that say how to read the rest.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::StoreError;
use crate::header::{MAGIC, PAGE, protection};

/// Makes the head of a plain file fit its length, and makes it anew where it is gone: ours are all alike. An encrypted
/// head is left alone, and can only be right or lost.
pub(super) fn mend(copy: &Path) -> Result<(), StoreError> {
    let mut file = File::options()
        .read(true)
        .write(true)
        .open(copy)
        .map_err(StoreError::io("open", copy))?;
    let length = file.metadata().map_err(StoreError::io("look at", copy))?.len();
    let pages = length.div_ceil(PAGE as u64);
    // What of the last page is gone reads as nothing.
    file.set_len(pages * PAGE as u64)
        .map_err(StoreError::io("write", copy))?;
    let mut head = [0_u8; 100];
    if pages == 0 || matches!(protection(copy), Ok(Some(_))) {
        return Ok(());
    }
    file.read_exact(&mut head).map_err(StoreError::io("read", copy))?;
    let log = head[18] == 2 && head[19] == 2;
    if !head.starts_with(MAGIC) {
        head = [0; 100];
        head[..16].copy_from_slice(MAGIC);
    }
    // Pages of 4096 bytes, written with or without a log, the shares of a page that SQLite prescribes, schema format 4,
    // UTF-8.
    head[16..18].copy_from_slice(&[0x10, 0]);
    let version = if log { 2 } else { 1 };
    head[18..24].copy_from_slice(&[version, version, 0, 64, 32, 32]);
    head[44..48].copy_from_slice(&4_u32.to_be_bytes());
    head[56..60].copy_from_slice(&1_u32.to_be_bytes());
    // The number of pages as it is; the list of free ones is not needed for reading.
    head[28..32].copy_from_slice(&u32::try_from(pages).unwrap_or(u32::MAX).to_be_bytes());
    head[32..40].fill(0);
    let counter: [u8; 4] = [head[24], head[25], head[26], head[27]];
    head[92..96].copy_from_slice(&counter);
    file.seek(SeekFrom::Start(0))
        .and_then(|_| file.write_all(&head))
        .map_err(StoreError::io("write", copy))
}
