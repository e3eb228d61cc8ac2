//! The password of a workspace, and the key that comes from it.
//!
//! The key is what SQLCipher would derive from the password itself (PBKDF2 with HMAC-SHA512, 256,000 rounds), so any
//! tool that reads its format opens the file with the password. Deriving takes a tenth of a second, and connections are
//! many: it is done once, and each connection is given the key.

use std::fmt::{self, Write};
use std::path::Path;

use openssl::hash::MessageDigest;
use openssl::pkcs5::pbkdf2_hmac;
use openssl::rand::rand_bytes;
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::{StoreError, header, held};

/// How often the password is hashed; what SQLCipher 4 does.
const ROUNDS: usize = 256_000;
const SALT: usize = 16;
const RAW: usize = 32;

/// The first bytes of a protected file, which are random and no secret.
pub(crate) type Salt = [u8; SALT];

/// A password as it was typed. It is wiped from the memory when it is no longer needed, and never shown.
#[derive(Clone)]
pub struct Password(Zeroizing<String>);

impl Password {
    /// Takes the password. The same letters typed on another system, where an accent may be a sign of its own, are the
    /// same password. `None` if it is empty.
    pub fn new(typed: impl Into<String>) -> Option<Self> {
        let typed = Zeroizing::new(typed.into());
        // With room for the longest form, so that no half of it is left behind when it grows.
        let mut composed = Zeroizing::new(String::with_capacity(typed.len() * 4));
        composed.extend(typed.nfc());
        (!composed.is_empty()).then_some(Self(composed))
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password")
    }
}

/// What opens a protected workspace. It fits one file, and the copies made of it. It is wiped from the memory when it is
/// no longer needed, and never shown.
#[derive(Clone)]
pub struct Key {
    salt: Salt,
    raw: Zeroizing<[u8; RAW]>,
}

impl Key {
    /// A key for a new file: the same password never makes the same key twice.
    pub fn new(password: &Password) -> Result<Self, StoreError> {
        let mut salt = Salt::default();
        rand_bytes(&mut salt).map_err(|_| StoreError::Cryptography)?;
        Self::derive(password, salt)
    }

    /// The key of a file that is there. `None` if the file has no password.
    pub fn of(path: impl AsRef<Path>, password: &Password) -> Result<Option<Self>, StoreError> {
        match salt_of(path.as_ref())? {
            Some(salt) => Self::derive(password, salt).map(Some),
            None => Ok(None),
        }
    }

    /// The key as text, for a place that keeps secrets.
    pub fn to_secret(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(2 * (RAW + SALT)));
        for byte in self.raw.iter().chain(&self.salt) {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        text
    }

    /// The key from such a text; `None` if it is not one.
    pub fn from_secret(text: &str) -> Option<Self> {
        if text.len() != 2 * (RAW + SALT) || !text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let (mut salt, mut raw) = (Salt::default(), Zeroizing::new([0; RAW]));
        for (at, byte) in raw.iter_mut().chain(&mut salt).enumerate() {
            *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
        }
        Some(Self { salt, raw })
    }

    /// Which file it is for, as text: with what that file begins, which is random and tells nothing of the key.
    pub fn keyhole(&self) -> String {
        hex(&self.salt)
    }

    fn derive(password: &Password, salt: Salt) -> Result<Self, StoreError> {
        let mut raw = Zeroizing::new([0; RAW]);
        pbkdf2_hmac(
            password.0.as_bytes(),
            &salt,
            ROUNDS,
            MessageDigest::sha512(),
            raw.as_mut_slice(),
        )
        .map_err(|_| StoreError::Cryptography)?;
        Ok(Self { salt, raw })
    }

    /// Whether it can be the key of a file that begins so.
    pub(crate) fn fits(&self, salt: &Salt) -> bool {
        self.salt == *salt
    }

    /// The secret part.
    pub(crate) fn raw(&self) -> &[u8] {
        self.raw.as_slice()
    }

    pub(crate) fn salt(&self) -> Salt {
        self.salt
    }

    /// As SQLCipher takes it, when it is not to derive anything.
    pub(crate) fn spec(&self) -> Zeroizing<String> {
        self.between("x'", "'")
    }

    /// The statement that gives it to a connection.
    pub(crate) fn pragma(&self) -> Zeroizing<String> {
        self.between("PRAGMA key = \"x'", "'\"")
    }

    /// Made in one piece of memory, so that no part of it is left elsewhere.
    fn between(&self, before: &str, after: &str) -> Zeroizing<String> {
        let secret = self.to_secret();
        let mut text = Zeroizing::new(String::with_capacity(before.len() + secret.len() + after.len()));
        for piece in [before, &secret, after] {
            text.push_str(piece);
        }
        text
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

/// Which key a file is for, to be compared with [`Key::keyhole`]; `None` if the file has no password.
pub fn keyhole_of(path: impl AsRef<Path>) -> Result<Option<String>, StoreError> {
    Ok(salt_of(path.as_ref())?.map(|salt| hex(&salt)))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Whether a file is protected by a password, as far as can be told without it.
pub fn is_protected(path: impl AsRef<Path>) -> Result<bool, StoreError> {
    Ok(salt_of(path.as_ref())?.is_some())
}

/// The salt of a protected file. What is neither that nor a plain workspace is refused.
fn salt_of(path: &Path) -> Result<Option<Salt>, StoreError> {
    let path = &header::canonical(path)?;
    // Held for as long as we look, so that nobody here opens it meanwhile.
    let holding = held::lock();
    match holding.salt(path) {
        Some(salt) => Ok(salt),
        None => header::protection(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_the_one_sqlcipher_derives() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let conn = rusqlite::Connection::open(&file).unwrap();
        conn.pragma_update(None, "key", "corréct horse").unwrap();
        conn.execute_batch("CREATE TABLE t (a)").unwrap();
        drop(conn);
        let salt = std::fs::read(&file).unwrap()[..SALT].try_into().unwrap();
        // Typed with the accent as a sign of its own.
        let key = Key::derive(&Password::new("corre\u{301}ct horse").unwrap(), salt).unwrap();
        let conn = rusqlite::Connection::open(&file).unwrap();
        conn.execute_batch(&key.pragma()).unwrap();
        conn.query_row("SELECT count(*) FROM t", [], |_| Ok(())).unwrap();
    }

    #[test]
    fn a_key_becomes_text_and_again_a_key() {
        let key = Key {
            salt: [7; SALT],
            raw: Zeroizing::new([250; RAW]),
        };
        let text = key.to_secret();
        let again = Key::from_secret(&text).unwrap();
        assert!(again.raw == key.raw && again.salt == key.salt);
        for wrong in ["", &text[1..], &text.replace("07", "+7"), &"ä".repeat(48)] {
            assert!(Key::from_secret(wrong).is_none());
        }
    }

    #[test]
    fn the_keyhole_of_a_file_is_that_of_its_key_and_no_part_of_what_is_secret() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        let conn = rusqlite::Connection::open(&file).unwrap();
        let key = Key::new(&Password::new("corréct horse").unwrap()).unwrap();
        conn.execute_batch(&key.pragma()).unwrap();
        conn.execute_batch("CREATE TABLE t (a)").unwrap();
        drop(conn);
        assert_eq!(keyhole_of(&file).unwrap(), Some(key.keyhole()));
        assert!(key.to_secret().ends_with(&key.keyhole()) && key.keyhole().len() == 2 * SALT);
    }

    #[test]
    fn nothing_secret_is_shown() {
        let key = Key {
            salt: [7; SALT],
            raw: Zeroizing::new([250; RAW]),
        };
        let password = Password::new("hunter2").unwrap();
        assert_eq!(format!("{key:?} {password:?}"), "Key Password");
        assert!(Password::new("").is_none());
    }
}
