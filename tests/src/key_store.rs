//! A key store of the test's own: a session bus, and GNOME's keyring on it, in a folder that goes with it.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::process::{Owned, start};
use crate::wait;

/// The Secret Service of Linux, unlocked and empty. Ends with this value.
pub struct KeyStore {
    address: String,
    folder: tempfile::TempDir,
    _keyring: Owned,
    _bus: Owned,
}

impl KeyStore {
    /// Starts one. Where its programs are missing there is none, and it is said that the test was skipped.
    ///
    /// # Panics
    /// When it is there and does not come up.
    pub fn start() -> Option<Self> {
        for program in ["dbus-daemon", "gnome-keyring-daemon", "dbus-send"] {
            if !is_there(program) {
                eprintln!("skipped: {program} is not installed; `cargo xtask test` installs it");
                return None;
            }
        }
        let folder = tempfile::tempdir().expect("a temporary folder");
        // The keyring refuses a folder that others may look into.
        std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o700))
            .expect("a folder of ours");
        let settings = folder.path().join("bus.conf");
        std::fs::write(&settings, bus_settings(folder.path())).expect("the settings of the bus");
        let mut bus = start(
            Command::new("dbus-daemon")
                .arg(format!("--config-file={}", settings.display()))
                .args(["--nofork", "--nopidfile", "--print-address"])
                .env("XDG_RUNTIME_DIR", folder.path())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let mut address = String::new();
        let said = bus.0.stdout.take().expect("it was piped");
        BufReader::new(said)
            .read_line(&mut address)
            .expect("the bus says where it is");
        let address = address.trim().to_owned();
        let mut keyring = start(
            Command::new("gnome-keyring-daemon")
                .args(["--foreground", "--unlock", "--components=secrets"])
                .env("DBUS_SESSION_BUS_ADDRESS", &address)
                .env("XDG_RUNTIME_DIR", folder.path())
                .env("XDG_DATA_HOME", folder.path().join("data"))
                .env("HOME", folder.path())
                .stdin(Stdio::piped())
                .stdout(Stdio::null())
                .stderr(Stdio::null()),
        );
        let mut input = keyring.0.stdin.take().expect("it was piped");
        input
            .write_all(b"a password of the keyring")
            .expect("it reads its password");
        drop(input);
        let store = Self {
            address,
            folder,
            _keyring: keyring,
            _bus: bus,
        };
        wait::within(Duration::from_secs(20), || store.is_unlocked().then_some(()))
            .expect("the keyring comes up, unlocked");
        Some(store)
    }

    /// What a program is started with to find it.
    pub fn variables(&self) -> [(&'static str, OsString); 1] {
        [("DBUS_SESSION_BUS_ADDRESS", self.address.clone().into())]
    }

    /// Whether these words lie in its files as they are.
    pub fn shows(&self, words: &str) -> bool {
        let folder = self.folder.path().join("data/keyrings");
        std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .any(|entry| {
                let bytes = std::fs::read(entry.path()).unwrap_or_default();
                bytes.windows(words.len()).any(|part| part == words.as_bytes())
            })
    }

    fn is_unlocked(&self) -> bool {
        let asked = Command::new("dbus-send")
            .args([
                "--session",
                "--print-reply",
                "--dest=org.freedesktop.secrets",
                "/org/freedesktop/secrets/aliases/default",
                "org.freedesktop.DBus.Properties.Get",
                "string:org.freedesktop.Secret.Collection",
                "string:Locked",
            ])
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .output();
        asked.is_ok_and(|said| String::from_utf8_lossy(&said.stdout).contains("boolean false"))
    }
}

/// A bus that starts nothing by itself: a second keyring, started because somebody asked for one, would be a locked one.
fn bus_settings(folder: &Path) -> String {
    format!(
        "<busconfig><type>session</type><listen>unix:dir={}</listen><auth>EXTERNAL</auth>\
         <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>\
         <allow own=\"*\"/></policy></busconfig>",
        folder.display()
    )
}

fn is_there(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths).any(|folder| folder.join(program).is_file())
}
