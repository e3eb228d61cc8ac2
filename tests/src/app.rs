//! The program in its window, for one journey.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::Duration;

use fantoccini::actions::{InputSource, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use tokio::runtime::Runtime;

use crate::display::Display;
use crate::driver::Driver;
use crate::environment::environment;
use crate::page::Target;
use crate::setup::Setup;
use crate::turn::Turn;
use crate::{keys, process, wait};

const FINDER: &str = include_str!("page.js");
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// The running program and its window. Ends with this value.
pub struct App {
    client: Option<Client>,
    runtime: Runtime,
    process: u32,
    pictures: bool,
    log: PathBuf,
    home: PathBuf,
    driver: Option<Driver>,
    display: Display,
    _folder: tempfile::TempDir,
    _turn: Option<Turn>,
}

impl App {
    pub(crate) fn start(setup: Setup) -> Self {
        let app = Self::begin(setup);
        app.eventually("the page to be loaded", || {
            (app.script("return document.readyState", &[]) == "complete").then_some(())
        });
        app
    }

    pub(crate) fn start_until(setup: Setup, selector: &str) -> Self {
        let app = Self::begin(setup);
        let script = "const [selector, done] = arguments; \
                      const look = () => document.querySelector(selector) && document.readyState === 'complete' \
                        ? done(true) : setTimeout(look, 1); look()";
        // The page that it was asked in may just be leaving.
        app.eventually(selector, || {
            let ask = app.client().execute_async(script, vec![selector.into()]);
            app.wait(ask).ok()
        });
        app
    }

    fn begin(setup: Setup) -> Self {
        let turn = (!setup.beside).then(Turn::take);
        let folder = tempfile::Builder::new()
            .prefix("soundings-")
            .tempdir()
            .expect("a temporary folder");
        let home = setup.home.clone().unwrap_or_else(|| folder.path().join("home"));
        std::fs::create_dir_all(&home).expect("the folder can be made");
        let log = folder.path().join("output.txt");
        let display = Display::start();
        let driver = Driver::start(&environment(&setup, &display, &home, folder.path()), &log);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let options = json!({ "binary": process::app_binary(), "args": texts(&setup.arguments) });
        let capabilities = json!({ "webkitgtk:browserOptions": options });
        let Value::Object(capabilities) = capabilities else {
            unreachable!("an object was just written")
        };
        let client = runtime
            .block_on(
                ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
                    .capabilities(capabilities)
                    .connect(&driver.address),
            )
            .unwrap_or_else(|error| panic!("the window did not come: {error}\n{}", read(&log)));
        let process = *driver.started().first().expect("the driver started the program");
        let app = Self {
            client: Some(client),
            runtime,
            process,
            pictures: setup.pictures,
            log,
            home,
            driver: Some(driver),
            display,
            _folder: folder,
            _turn: turn,
        };
        if let Some((width, height)) = setup.size {
            app.resize(width, height);
        }
        app
    }

    /// The folder for preferences, recent files and the sample.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// What the program has written so far, the page's console included.
    pub fn output(&self) -> String {
        read(&self.log)
    }

    /// Waits for an answer.
    ///
    /// # Panics
    /// When the deadline passes first, with the text of the page and the program's output.
    pub fn eventually<T>(&self, what: &str, ask: impl FnMut() -> Option<T>) -> T {
        wait::within(wait::patience(), ask).unwrap_or_else(|| {
            let page = if process::is_running(self.process) {
                self.text()
            } else {
                "(gone)".to_owned()
            };
            panic!(
                "waited {:?} for {what}.\n--- page\n{page}\n--- output\n{}",
                wait::patience(),
                self.output()
            )
        })
    }

    /// Waits until it is there.
    pub fn see(&self, target: &Target) {
        self.find(target);
    }

    /// Waits until it is gone.
    pub fn see_no(&self, target: &Target) {
        self.eventually(&format!("{target} to be gone"), || {
            (self.count(target) == 0).then_some(())
        });
    }

    /// Waits until the page shows these words.
    pub fn read(&self, words: &str) {
        self.eventually(&format!("the words “{words}”"), || {
            self.text().contains(words).then_some(())
        });
    }

    /// How many there are now.
    pub fn count(&self, target: &Target) -> u64 {
        self.script(FINDER, &[target.to_json(), "count".into()])
            .as_u64()
            .unwrap_or(0)
    }

    /// Clicks it with the pointer.
    pub fn click(&self, target: &Target) {
        let what = format!("{target} to take a click");
        self.eventually(&what, || {
            self.element(target)
                .and_then(|element| self.wait(element.click()).ok())
        });
    }

    /// Puts a text in place of what a field holds.
    pub fn fill(&self, target: &Target, text: &str) {
        self.click(target);
        self.press("Control+a");
        self.write(text);
    }

    /// Presses keys together, as in `Control+Shift+z`.
    pub fn press(&self, chord: &str) {
        self.must("keys", self.client().perform_actions(keys::chord(chord)));
    }

    /// Types a text where the focus is.
    pub fn write(&self, text: &str) {
        self.must("typing", self.client().perform_actions(keys::typing(text)));
    }

    /// Puts a text where the focus is, whole, as the clipboard would: what no keyboard has, and what would take long.
    pub fn paste(&self, text: &str) {
        let script = "return document.execCommand('insertText', false, arguments[0])";
        self.script(script, &[text.into()]);
    }

    /// Puts a text in place of what a field holds, whole.
    pub fn put(&self, target: &Target, text: &str) {
        self.click(target);
        self.press("Control+a");
        self.paste(text);
    }

    /// Presses the pointer at one point of the window, moves it in steps to another and lets go.
    pub fn drag(&self, from: (f64, f64), to: (f64, f64)) {
        let step = Some(Duration::from_millis(20));
        let mut actions = MouseActions::new("pointer".to_owned())
            .then(PointerAction::MoveTo {
                duration: None,
                x: from.0,
                y: from.1,
            })
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            });
        for part in 1..=8 {
            let share = f64::from(part) / 8.0;
            let (x, y) = (from.0 + (to.0 - from.0) * share, from.1 + (to.1 - from.1) * share);
            actions = actions.then(PointerAction::MoveTo { duration: step, x, y });
        }
        self.must(
            "dragging",
            self.client().perform_actions(actions.then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            })),
        );
    }

    /// The middle of it, in the window's own points.
    pub fn middle(&self, target: &Target) -> (f64, f64) {
        let element = self.find(target);
        let (x, y, width, height) = self.must("a place on the page", element.rectangle());
        (x + width / 2.0, y + height / 2.0)
    }

    /// An attribute of it.
    pub fn attribute(&self, target: &Target, name: &str) -> Option<String> {
        let element = self.find(target);
        self.must("an attribute", element.attr(name))
    }

    /// What has the focus: its role or tag, and its name or text.
    pub fn focus(&self) -> String {
        let script = "const e = document.activeElement; return `${e.getAttribute('role') ?? e.tagName.toLowerCase()} \
                      ${e.getAttribute('aria-label') ?? e.textContent ?? ''}`.trim()";
        self.script(script, &[]).as_str().unwrap_or_default().to_owned()
    }

    /// The page's visible text.
    pub fn text(&self) -> String {
        self.script("return document.body.innerText", &[])
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// The window's title, as the system shows it.
    pub fn title(&self) -> String {
        self.display.title().unwrap_or_default()
    }

    /// Runs a script in the page.
    pub fn script(&self, script: &str, arguments: &[Value]) -> Value {
        self.must("a script", self.client().execute(script, arguments.to_vec()))
    }

    /// Runs a script that calls its last argument when it is done.
    pub fn script_async(&self, script: &str, arguments: &[Value]) -> Value {
        self.must(
            "a script",
            self.client().execute_async(script, arguments.to_vec()),
        )
    }

    /// Asks the shell for an operation or a desk command, as the page would.
    ///
    /// # Errors
    /// The refusal, as it came.
    pub fn invoke(&self, command: &str, request: Value) -> Result<Value, Value> {
        let script = "const [command, request, done] = arguments; window.__TAURI_INTERNALS__.invoke(command, { request })\
                      .then((ok) => done({ ok }), (refused) => done({ refused }))";
        let answer = self.script_async(script, &[command.into(), request]);
        match answer.get("refused") {
            Some(refused) => Err(refused.clone()),
            None => Ok(answer["ok"].clone()),
        }
    }

    /// Gives the window a size.
    pub fn resize(&self, width: u32, height: u32) {
        self.must("a new size", self.client().set_window_size(width, height));
    }

    /// Writes what the page looks like to a PNG file; the program has to be set up for [`Setup::pictures`].
    pub fn screenshot(&self, file: &Path) {
        assert!(self.pictures, "pictures need Setup::pictures");
        let picture = self.must("a picture", self.client().screenshot());
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).expect("the folder for the picture can be made");
        }
        std::fs::write(file, picture).expect("the picture can be written");
    }

    /// What all processes of the program hold in memory, in MiB.
    pub fn memory_mib(&self) -> f64 {
        process::memory_mib(self.process)
    }

    /// Closes the window as the button in its corner does, and waits for the end of the program.
    pub fn close(mut self) {
        self.display.close_window().expect("there is a window to close");
        self.eventually("the program to end", || {
            (!process::is_running(self.process)).then_some(())
        });
        self.client = None;
    }

    /// Ends the program at once, as a power cut would.
    pub fn crash(mut self) {
        process::end(self.process, Duration::ZERO);
        self.client = None;
    }

    fn find(&self, target: &Target) -> Element {
        self.eventually(&target.to_string(), || self.element(target))
    }

    fn element(&self, target: &Target) -> Option<Element> {
        let found = self.script(FINDER, &[target.to_json(), "first".into()]);
        let id = found.get(ELEMENT)?.as_str()?.to_owned();
        Some(Element::from_element_id(
            self.client().clone(),
            ElementRef::from(id),
        ))
    }

    fn client(&self) -> &Client {
        self.client.as_ref().expect("the window is open")
    }

    fn wait<T>(&self, work: impl Future<Output = T>) -> T {
        self.runtime.block_on(work)
    }

    fn must<T, E: std::fmt::Display>(&self, what: &str, work: impl Future<Output = Result<T, E>>) -> T {
        self.wait(work)
            .unwrap_or_else(|error| panic!("{what}: {error}\n--- output\n{}", self.output()))
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("--- output of the program\n{}", self.output());
        }
        if let Some(client) = self.client.take() {
            self.runtime.block_on(client.close()).ok();
        }
        // The driver needs a moment after a session before it may go, or the program outlives it.
        process::end(self.process, Duration::from_millis(1500));
        self.driver = None;
    }
}

fn texts(arguments: &[OsString]) -> Vec<String> {
    arguments
        .iter()
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect()
}

fn read(log: &Path) -> String {
    std::fs::read(log)
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}
