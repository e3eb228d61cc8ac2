//! A display of its own for each window: nothing of the user's desktop is touched.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window};
use x11rb::rust_connection::RustConnection;

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

    /// The title of the program's window, as the system shows it; none while there is no window.
    pub(crate) fn title(&self) -> Option<String> {
        let (server, window) = self.window()?;
        let name = server
            .intern_atom(false, b"_NET_WM_NAME")
            .ok()?
            .reply()
            .ok()?
            .atom;
        let text = server
            .get_property(false, window, name, AtomEnum::ANY, 0, 1024)
            .ok()?
            .reply()
            .ok()?
            .value;
        String::from_utf8(text).ok()
    }

    /// Asks the program's window to close, as the button in its corner does.
    pub(crate) fn close_window(&self) -> Option<()> {
        let (server, window) = self.window()?;
        let protocols = server
            .intern_atom(false, b"WM_PROTOCOLS")
            .ok()?
            .reply()
            .ok()?
            .atom;
        let delete = server
            .intern_atom(false, b"WM_DELETE_WINDOW")
            .ok()?
            .reply()
            .ok()?
            .atom;
        let message = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        server
            .send_event(false, window, EventMask::NO_EVENT, message)
            .ok()?
            .check()
            .ok()
    }

    /// The largest window that can be seen, with the connection to ask about it.
    fn window(&self) -> Option<(RustConnection, Window)> {
        let (server, screen) = x11rb::connect(Some(&self.name)).ok()?;
        let root = server.setup().roots.get(screen)?.root;
        let area = |window: &Window| {
            let shown = server
                .get_window_attributes(*window)
                .ok()?
                .reply()
                .ok()?
                .map_state
                == MapState::VIEWABLE;
            let size = server.get_geometry(*window).ok()?.reply().ok()?;
            shown.then(|| u32::from(size.width) * u32::from(size.height))
        };
        let windows = server.query_tree(root).ok()?.reply().ok()?.children;
        let (_, largest) = windows
            .into_iter()
            .filter_map(|window| Some((area(&window)?, window)))
            .max()?;
        Some((server, largest))
    }
}
