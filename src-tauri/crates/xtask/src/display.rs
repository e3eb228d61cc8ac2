//! A display for windows nobody looks at.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use crate::shell::{Fault, House, Outcome, Step, on_path};

/// Whether a person sees what is shown here.
pub(crate) fn present() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// A virtual X server, ended when it goes out of scope.
pub(crate) struct Hidden {
    server: Option<Child>,
    name: String,
}

impl Hidden {
    /// Starts a virtual display; on systems other than Linux, or in a dry run, windows go where they always go.
    pub(crate) fn start(house: &House) -> Outcome<Self> {
        if !cfg!(target_os = "linux") || house.dry_run || !on_path("Xvfb") {
            return Ok(Self {
                server: None,
                name: std::env::var("DISPLAY").unwrap_or_default(),
            });
        }
        let fault = |error: std::io::Error| {
            Fault::new(format!("The virtual display Xvfb could not be used: {error}."))
        };
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1600x1000x24",
                "-nolisten",
                "tcp",
                "-ac",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(fault)?;
        let mut number = String::new();
        if let Some(told) = server.stdout.take() {
            BufReader::new(told).read_line(&mut number).map_err(fault)?;
        }
        let hidden = Self {
            server: Some(server),
            name: format!(":{}", number.trim()),
        };
        if number.trim().is_empty() {
            return Err(Fault::new("The virtual display Xvfb ended before it was ready."));
        }
        Ok(hidden)
    }

    /// The step, with its windows shown here.
    pub(crate) fn on<'a>(&self, step: Step<'a>) -> Step<'a> {
        if self.server.is_none() {
            return step;
        }
        step.env("DISPLAY", &self.name)
            .env("WAYLAND_DISPLAY", "")
            .env("GDK_BACKEND", "x11")
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        if let Some(server) = &mut self.server {
            server.kill().ok();
            server.wait().ok();
        }
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_hidden_display_has_a_number_and_windows_are_sent_there() {
        if !on_path("Xvfb") {
            return;
        }
        let house = House {
            root: std::env::temp_dir(),
            dry_run: false,
        };
        let hidden = Hidden::start(&house).unwrap();
        let line = hidden.on(Step::new(&house, "true")).line();
        let number = line
            .strip_prefix("DISPLAY=:")
            .and_then(|rest| rest.split(' ').next())
            .unwrap();
        assert!(number.parse::<u32>().is_ok(), "{line}");
    }
}
