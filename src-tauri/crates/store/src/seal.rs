//! Whether a key is that of a protected file, told from the seals of its pages.
//!
//! SQLCipher seals each page by itself. A wrong key breaks every seal, damage breaks those of some pages; so one seal that
//! holds says that the key is right and the file is damaged. When none holds, nobody can tell.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use openssl::hash::MessageDigest;
use openssl::memcmp;
use openssl::pkcs5::pbkdf2_hmac;
use openssl::pkey::PKey;
use openssl::sign::Signer;
use zeroize::Zeroizing;

use crate::Key;
use crate::header::PAGE;

/// What stands at the end of each page: sixteen bytes that it was encrypted with, and the seal.
const SEAL: usize = 64;
/// How many pages are looked at: the first ones, and as many spread over the rest.
const LOOKED_AT: u64 = 64;

impl Key {
    /// Whether it sealed one of the pages of a file.
    pub(crate) fn sealed_some_page(&self, path: &Path) -> bool {
        self.seals(path).unwrap_or(false)
    }

    fn seals(&self, path: &Path) -> Option<bool> {
        let sealing = self.sealing()?;
        let mut file = File::open(path).ok()?;
        let pages = file.metadata().ok()?.len() / PAGE as u64;
        let step = (pages / LOOKED_AT).max(1);
        let spread = (1..=pages).step_by(usize::try_from(step).ok()?);
        let mut page = vec![0_u8; PAGE];
        for number in (1..=pages.min(LOOKED_AT)).chain(spread) {
            let read = file
                .seek(SeekFrom::Start((number - 1) * PAGE as u64))
                .and_then(|_| file.read_exact(&mut page));
            // What the disk does not give is damaged, too.
            if read.is_ok() && sealing.holds(&page, u32::try_from(number).ok()?, self.salt().len())? {
                return Some(true);
            }
        }
        Some(false)
    }

    fn sealing(&self) -> Option<Sealing> {
        // As SQLCipher makes a second key from the first.
        let salt = self.salt().map(|byte| byte ^ 0x3a);
        let mut second = Zeroizing::new([0_u8; 32]);
        pbkdf2_hmac(
            self.raw(),
            &salt,
            2,
            MessageDigest::sha512(),
            second.as_mut_slice(),
        )
        .ok()?;
        Some(Sealing(PKey::hmac(second.as_slice()).ok()?))
    }
}

struct Sealing(PKey<openssl::pkey::Private>);

impl Sealing {
    /// Whether the seal of a page holds. The first one begins with what is not encrypted.
    fn holds(&self, page: &[u8], number: u32, salt: usize) -> Option<bool> {
        let (content, seal) = page.split_at_checked(PAGE - SEAL)?;
        let content = content.get(if number == 1 { salt } else { 0 }..)?;
        let mut signer = Signer::new(MessageDigest::sha512(), &self.0).ok()?;
        signer.update(content).ok()?;
        signer.update(&number.to_le_bytes()).ok()?;
        let expected = signer.sign_to_vec().ok()?;
        Some(expected.len() == seal.len() && memcmp::eq(&expected, seal))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Password;

    #[test]
    fn a_seal_holds_under_its_own_key_whatever_else_is_damaged() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let key = Key::new(&Password::new("corréct horse").unwrap()).unwrap();
        let conn = rusqlite::Connection::open(&file).unwrap();
        conn.execute_batch(&key.pragma()).unwrap();
        conn.execute_batch("CREATE TABLE t (a); CREATE TABLE u (a); INSERT INTO t VALUES (1)")
            .unwrap();
        drop(conn);
        let whole = std::fs::read(&file).unwrap();
        assert!(whole.len() == 3 * PAGE && key.sealed_some_page(&file));
        for only in 0..3 {
            let mut bytes = whole.clone();
            for other in (0..3).filter(|&other| other != only) {
                bytes[other * PAGE + 100..][..9].fill(0);
            }
            std::fs::write(&file, &bytes).unwrap();
            assert!(key.sealed_some_page(&file), "page {only} alone");
            bytes[only * PAGE + 100..][..9].fill(0);
            std::fs::write(&file, &bytes).unwrap();
            assert!(!key.sealed_some_page(&file));
        }
        std::fs::write(&file, &whole).unwrap();
        let salted = Key::of(&file, &Password::new("another").unwrap())
            .unwrap()
            .unwrap();
        assert!(!salted.sealed_some_page(&file), "another password, the same file");
        assert!(!key.sealed_some_page(&folder.path().join("nowhere")));
    }
}
