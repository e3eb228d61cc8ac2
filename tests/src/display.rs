//! A display of its own for each window: nothing of the user's desktop is touched.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::process::{self, Owned};

/// A running Xvfb.
pub(crate) struct Display {
    /// As `DISPLAY` wants it.
    pub(crate) name: String,
    _server: Owned,
}

impl Display {
    /// Starts one on a free number. Without a window manager the pointer gives the focus, and it starts in the middle of
    /// the screen: a larger screen would leave the window without it.
    pub(crate) fn start() -> Self {
        let mut server = process::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1920x1200x24",
                    "-nolisten",
                    "tcp",
                    "-noreset",
                ])
                .stdin(Stdio::null())
                .stdout(Stdio::piped())
                .stderr(Stdio::null()),
        );
        let output = server.0.stdout.take().expect("its output was asked for");
        let mut number = String::new();
        BufReader::new(output)
            .read_line(&mut number)
            .expect("Xvfb tells its display number");
        assert!(!number.trim().is_empty(), "Xvfb ended before it had a display");
        Self {
            name: format!(":{}", number.trim()),
            _server: server,
        }
    }
}
