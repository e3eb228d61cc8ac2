//! WebKit's own WebDriver, started for one window.

use std::ffi::OsString;
use std::fs::File;
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::process::{self, Owned};
use crate::wait;

/// A running driver.
pub(crate) struct Driver {
    /// Where it listens.
    pub(crate) address: String,
    process: Owned,
}

impl Driver {
    /// Starts one on a free port; what it starts inherits `environment` and writes to `log`.
    pub(crate) fn start(environment: &[(&str, OsString)], log: &Path) -> Self {
        let port = free_port();
        let output = File::create(log).expect("the output file can be made");
        let process = process::start(
            Command::new("WebKitWebDriver")
                .arg(format!("--port={port}"))
                .arg("--host=127.0.0.1")
                .envs(environment.iter().map(|(name, value)| (name, value)))
                .stdin(Stdio::null())
                .stdout(output.try_clone().expect("the output file can be shared"))
                .stderr(output),
        );
        wait::within(Duration::from_secs(10), || {
            TcpStream::connect(("127.0.0.1", port)).ok()
        })
        .expect("WebKitWebDriver listens within ten seconds");
        Self {
            address: format!("http://127.0.0.1:{port}"),
            process,
        }
    }

    /// The processes it started: the program under test.
    pub(crate) fn started(&self) -> Vec<u32> {
        process::children(self.process.0.id())
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port is free");
    listener.local_addr().expect("a bound port has a number").port()
}
