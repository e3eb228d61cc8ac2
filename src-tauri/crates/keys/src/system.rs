//! The key store of the system: the Secret Service on Linux, the keychain on macOS, the Credential Manager on Windows.

use std::collections::HashMap;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::{KeyStore, Trouble};

#[cfg(target_os = "macos")]
use apple_native_keyring_store::keychain::Store;
#[cfg(windows)]
use windows_native_keyring_store::Store;
#[cfg(not(any(windows, target_os = "macos")))]
use zbus_secret_service_keyring_store::Store;

/// Whose secrets they are, in the key store.
const SERVICE: &str = "soundings";
/// What a person sees there. The name of a workspace may say too much, and is not in it.
#[cfg(not(any(windows, target_os = "macos")))]
const LABEL: &str = "Soundings: key of a protected workspace";

/// How long to wait for an answer; and how long when the system may be asking the person for something.
const ANSWER: Duration = Duration::from_secs(10);
const PERSON: Duration = Duration::from_secs(120);

/// The key store of the system. Each question is a conversation of its own: nothing of it is kept open.
#[derive(Debug, Default, Clone, Copy)]
pub struct System;

impl KeyStore for System {
    fn is_likely(&self) -> bool {
        if cfg!(any(windows, target_os = "macos")) {
            return true;
        }
        let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
        // Where the bus of the session is, when nobody says.
        let bus = |folder| std::path::Path::new(&folder).join("bus").exists();
        set("DBUS_SESSION_BUS_ADDRESS").is_some() || set("XDG_RUNTIME_DIR").is_some_and(bus)
    }

    fn answers(&self) -> Result<(), Trouble> {
        within(ANSWER, || connect().map(drop), drop)
    }

    fn keep(&self, workspace: Uuid, secret: &str) -> Result<(), Trouble> {
        let secret = Zeroizing::new(secret.to_owned());
        let keep = move || {
            let set = entry(workspace)?.set_secret(secret.as_bytes());
            set.map_err(|error| trouble(&error))
        };
        // Whoever asked was told that it is not kept.
        within(PERSON, keep, move |kept| {
            if kept.is_ok() {
                entry(workspace)
                    .and_then(|entry| entry.delete_credential().map_err(|error| trouble(&error)))
                    .ok();
            }
        })
    }

    fn find(&self, workspace: Uuid) -> Result<Option<Zeroizing<String>>, Trouble> {
        within(
            PERSON,
            move || match entry(workspace)?.get_secret() {
                Ok(secret) => {
                    let secret = Zeroizing::new(secret);
                    Ok(std::str::from_utf8(&secret)
                        .ok()
                        .map(|text| Zeroizing::new(text.to_owned())))
                }
                Err(Error::NoEntry) => Ok(None),
                Err(error) => Err(trouble(&error)),
            },
            drop,
        )
    }

    fn forget(&self, workspace: Uuid) -> Result<(), Trouble> {
        within(
            PERSON,
            move || match entry(workspace)?.delete_credential() {
                Ok(()) | Err(Error::NoEntry) => Ok(()),
                Err(error) => Err(trouble(&error)),
            },
            drop,
        )
    }
}

fn connect() -> Result<Arc<Store>, Trouble> {
    Store::new().map_err(|_| Trouble::Silent)
}

fn entry(workspace: Uuid) -> Result<Entry, Trouble> {
    #[cfg(not(any(windows, target_os = "macos")))]
    let named = Some(HashMap::from([("label", LABEL)]));
    #[cfg(any(windows, target_os = "macos"))]
    let named: Option<HashMap<&str, &str>> = None;
    let store = connect()?;
    let entry = store.build(SERVICE, &workspace.to_string(), named.as_ref());
    entry.map_err(|error| trouble(&error))
}

/// A service that does not answer is not waited for: whoever asks may type the password instead. What it answers when
/// nobody waits any more is for `late`.
fn within<T: Send + 'static>(
    limit: Duration,
    ask: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
    late: impl FnOnce(Result<T, Trouble>) + Send + 'static,
) -> Result<T, Trouble> {
    let shared = Arc::new((Mutex::new(Waits::Still), Condvar::new()));
    let theirs = Arc::clone(&shared);
    std::thread::spawn(move || {
        let answer = ask();
        let mut waits = theirs.0.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(*waits, Waits::NoMore) {
            drop(waits);
            late(answer);
        } else {
            *waits = Waits::Answered(answer);
            theirs.1.notify_one();
        }
    });
    let (waits, answered) = &*shared;
    let waits = waits.lock().unwrap_or_else(PoisonError::into_inner);
    let (mut waits, _) = answered
        .wait_timeout_while(waits, limit, |waits| matches!(waits, Waits::Still))
        .unwrap_or_else(PoisonError::into_inner);
    match std::mem::replace(&mut *waits, Waits::NoMore) {
        Waits::Answered(answer) => answer,
        Waits::Still | Waits::NoMore => Err(Trouble::Silent),
    }
}

/// Whether somebody waits for an answer.
enum Waits<T> {
    Still,
    Answered(Result<T, Trouble>),
    NoMore,
}

fn trouble(error: &Error) -> Trouble {
    match error {
        Error::NoStorageAccess(_) => Trouble::Locked,
        _ => Trouble::Refused,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn an_answer_in_time_is_given_and_one_that_is_late_is_taken_back() {
        assert_eq!(within(PERSON, || Ok(3), |_| ()), Ok(3));
        let (go, wait) = channel();
        let (tell, told) = channel();
        let asked = within(
            Duration::from_millis(20),
            move || {
                wait.recv().ok();
                Ok(3)
            },
            move |answer| tell.send(answer).unwrap_or_default(),
        );
        assert_eq!(asked, Err(Trouble::Silent));
        go.send(()).unwrap_or_default();
        assert_eq!(told.recv_timeout(PERSON), Ok(Ok(3)));
    }
}
