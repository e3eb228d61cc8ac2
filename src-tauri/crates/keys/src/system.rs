//! The key store of the system: the Secret Service on Linux, the keychain on macOS, the Credential Manager on Windows.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::channel;
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
        within(ANSWER, || connect().map(drop))
    }

    fn keep(&self, workspace: Uuid, secret: &str) -> Result<(), Trouble> {
        let secret = Zeroizing::new(secret.to_owned());
        within(PERSON, move || {
            let set = entry(workspace)?.set_secret(secret.as_bytes());
            set.map_err(|error| trouble(&error))
        })
    }

    fn find(&self, workspace: Uuid) -> Result<Option<Zeroizing<String>>, Trouble> {
        within(PERSON, move || match entry(workspace)?.get_secret() {
            Ok(secret) => {
                let secret = Zeroizing::new(secret);
                Ok(std::str::from_utf8(&secret)
                    .ok()
                    .map(|text| Zeroizing::new(text.to_owned())))
            }
            Err(Error::NoEntry) => Ok(None),
            Err(error) => Err(trouble(&error)),
        })
    }

    fn forget(&self, workspace: Uuid) -> Result<(), Trouble> {
        within(PERSON, move || match entry(workspace)?.delete_credential() {
            Ok(()) | Err(Error::NoEntry) => Ok(()),
            Err(error) => Err(trouble(&error)),
        })
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

/// A service that does not answer is not waited for: whoever asks may type the password instead.
fn within<T: Send + 'static>(
    limit: Duration,
    ask: impl FnOnce() -> Result<T, Trouble> + Send + 'static,
) -> Result<T, Trouble> {
    let (tell, told) = channel();
    std::thread::spawn(move || tell.send(ask()).ok());
    told.recv_timeout(limit).unwrap_or(Err(Trouble::Silent))
}

fn trouble(error: &Error) -> Trouble {
    match error {
        Error::NoStorageAccess(_) => Trouble::Locked,
        _ => Trouble::Refused,
    }
}
