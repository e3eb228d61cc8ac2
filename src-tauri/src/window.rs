//! The one window.

use std::sync::Arc;

use tauri::webview::{Color, NewWindowResponse};
use tauri::{App, AppHandle, Manager, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

use crate::ask::Question;
use crate::desk::preferences::Theme;
use crate::home::{Home, WindowSize};
use crate::shell::Shell;

/// The window's label, as the capabilities name it.
pub(crate) const MAIN: &str = "main";
/// Its title while no workspace is open.
pub(crate) const TITLE: &str = "Soundings";

const WIDTH: f64 = 1280.0;
const HEIGHT: f64 = 800.0;
const LEAST_WIDTH: f64 = 900.0;
const LEAST_HEIGHT: f64 = 600.0;

/// Opens it, as large as it was.
pub(crate) fn open(app: &App, home: &Home, page: &str) -> tauri::Result<WebviewWindow> {
    let remembered = home.read();
    let size = remembered.window.unwrap_or(WindowSize {
        width: WIDTH,
        height: HEIGHT,
        maximised: false,
    });
    let window = WebviewWindowBuilder::new(app, MAIN, WebviewUrl::App(page.into()))
        .title(TITLE)
        .inner_size(size.width.max(LEAST_WIDTH), size.height.max(LEAST_HEIGHT))
        .min_inner_size(LEAST_WIDTH, LEAST_HEIGHT)
        .maximized(size.maximised)
        .theme(remembered.preferences.theme.of_the_frame())
        .background_color(background(remembered.preferences.theme))
        .disable_drag_drop_handler()
        .initialization_script(include_str!("freeze.js"))
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    #[cfg(all(debug_assertions, target_os = "linux"))]
    console_to_stdout(&window)?;
    Ok(window)
}

/// Remembers the size, closes the workspace and ends the program; asks first when that would stop an import.
pub(crate) fn close(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        let shell = app.state::<Arc<Shell>>();
        let question = Question {
            text: "An import is still running. If you close now, nothing of it is kept.",
            yes: "Stop the import and close",
            no: "Go on importing",
        };
        if shell.imports.any_running() && !shell.ask.confirm(question) {
            return;
        }
        if let Some(window) = app.get_webview_window(MAIN) {
            if let Ok(size) = size_of(&window) {
                shell.home.change(|remembered| remembered.window = Some(size));
            }
            window.hide().ok();
        }
        shell.close_at_exit();
        app.exit(0);
    });
}

fn size_of(window: &WebviewWindow) -> tauri::Result<WindowSize> {
    let size = window.inner_size()?.to_logical::<f64>(window.scale_factor()?);
    let maximised = window.is_maximized()?;
    let before = window.state::<Arc<Shell>>().home.read().window;
    Ok(match before {
        // What it goes back to when it no longer fills the screen.
        Some(before) if maximised => WindowSize { maximised, ..before },
        _ => WindowSize {
            width: size.width,
            height: size.height,
            maximised,
        },
    })
}

/// The page's own ground, shown until the page is: no white flash on a dark desk.
fn background(theme: Theme) -> Color {
    match theme {
        Theme::Dark => Color(20, 24, 28, 255),
        Theme::System | Theme::Light | Theme::Contrast => Color(250, 250, 248, 255),
    }
}

/// The program's own pages, and nothing else, may be shown in the window.
fn is_ours(url: &Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost") || url.as_str() == "about:blank"
}

/// Debug builds write the page's console to the output, where a failing test shows it.
#[cfg(all(debug_assertions, target_os = "linux"))]
fn console_to_stdout(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{SettingsExt, WebViewExt};
    window.with_webview(|webview| {
        if let Some(settings) = webview.inner().settings() {
            settings.set_enable_write_console_messages_to_stdout(true);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_with_the_programs_own_pages() {
        for (url, ours) in [
            ("tauri://localhost/", true),
            ("http://tauri.localhost/index.html", true),
            ("https://example.com/", false),
            ("file:///etc/passwd", false),
        ] {
            assert_eq!(is_ours(&url.parse().unwrap()), ours, "{url}");
        }
    }
}
