//! The desktop shell: one window, the dialogs, and the way from the page to the operations.

mod arguments;
mod ask;
mod clock;
mod desk;
mod door;
mod home;
mod log;
mod shell;
#[cfg(target_os = "linux")]
mod sleep;
mod tell;
mod watch;
mod window;

use std::process::ExitCode;
use std::sync::Arc;

use keys::Keys;
use tauri::{App, Manager, RunEvent, WindowEvent};

use crate::arguments::Start;
use crate::home::Home;
use crate::shell::Shell;

fn main() -> ExitCode {
    // Spreadsheets are read in a process of their own: this program, started with an argument of its own.
    if let Some(done) = ops::import::serve_reader() {
        return done;
    }
    let start = match Start::read(std::env::args_os().skip(1)) {
        Ok(start) => start,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    match run(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("The window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(start: Start) -> tauri::Result<()> {
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(door::answer)
        .setup(move |app| Ok(set_up(app, start)?))
        .build(tauri::generate_context!())?;
    app.run(|app, event| match event {
        RunEvent::WindowEvent {
            event: WindowEvent::CloseRequested { api, .. },
            ..
        } => {
            api.prevent_close();
            window::close(app);
        }
        RunEvent::Exit => app.state::<Arc<Shell>>().close_at_exit(),
        _ => {}
    });
    Ok(())
}

fn set_up(app: &mut App, start: Start) -> tauri::Result<()> {
    let home = Home::new(match std::env::var_os("SOUNDINGS_HOME") {
        Some(folder) => folder.into(),
        None => app.path().app_data_dir()?,
    });
    log::begin(&home.logs());
    let page = if start == Start::Blank {
        "blank.html"
    } else {
        "index.html"
    };
    let window = window::open(app, &home, page)?;
    let tell = tell::Window::new(app.handle().clone(), window);
    let keys = Keys::new(keys::System, home.folder());
    let shell = Arc::new(Shell::new(
        home,
        keys,
        ask::from_environment(app.handle()),
        Box::new(tell),
    ));
    app.manage(door::Workers::new(Arc::clone(&shell)));
    app.manage(Arc::clone(&shell));
    shell.begin(start);
    watch::start(&shell);
    #[cfg(target_os = "linux")]
    sleep::watch(&shell);
    Ok(())
}
