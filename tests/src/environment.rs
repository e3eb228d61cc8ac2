//! What the program is started with.

use std::ffi::OsString;
use std::path::Path;

use crate::display::Display;
use crate::setup::Setup;

/// Nothing of the machine's own user: folders, dialogs, date and display are the test's.
pub(crate) fn environment(
    setup: &Setup,
    display: &Display,
    home: &Path,
    folder: &Path,
) -> Vec<(&'static str, OsString)> {
    let mut environment: Vec<(&'static str, OsString)> = vec![
        ("DISPLAY", display.name.clone().into()),
        ("GDK_BACKEND", "x11".into()),
        ("TAURI_AUTOMATION", "true".into()),
        ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
        ("SOUNDINGS_HOME", home.into()),
        ("SOUNDINGS_DIALOG", setup.answers.join("\n").into()),
        ("XDG_CACHE_HOME", folder.join("cache").into()),
        ("XDG_CONFIG_HOME", folder.join("config").into()),
        ("XDG_DATA_HOME", folder.join("data").into()),
        ("LC_ALL", "C.UTF-8".into()),
        ("RUST_BACKTRACE", "1".into()),
    ];
    if !setup.pictures {
        // Faster without a graphics card, but then WebDriver waits for ever for a picture.
        environment.push(("WEBKIT_DISABLE_DMABUF_RENDERER", "1".into()));
    }
    if let Some(today) = &setup.today {
        environment.push(("SOUNDINGS_TODAY", today.into()));
    }
    environment.extend(setup.variables.iter().cloned());
    environment
}
