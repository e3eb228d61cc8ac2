//! File dialogs and questions, behind a trait: a native dialog cannot be driven by a test.

use std::path::PathBuf;

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, MessageDialogButtons, MessageDialogKind};

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A workspace.
    Workspace,
    /// A register to bring in.
    Register,
    /// A report.
    Pdf,
    /// A table as text.
    Csv,
    /// A table as an Excel workbook.
    Workbook,
    /// A whole workspace, exported.
    Export,
    /// What is told to whoever mends the program.
    Diagnostics,
    /// A paper as text with marks.
    Markdown,
    /// A paper as plain text.
    Text,
    /// A picture as lines.
    Svg,
    /// A picture as dots.
    Png,
}

impl Kind {
    /// What it is called in a dialog, and the endings of its files.
    fn filter(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Workspace => ("Soundings workspace", &["soundings"]),
            Self::Register => (
                "Spreadsheet",
                &["csv", "tsv", "txt", "tab", "xlsx", "xlsm", "xls", "ods"],
            ),
            Self::Pdf => ("PDF document", &["pdf"]),
            Self::Csv => ("Comma-separated values", &["csv"]),
            Self::Workbook => ("Excel workbook", &["xlsx"]),
            Self::Export => ("Exported workspace", &["json"]),
            Self::Diagnostics => ("Diagnostics", &["json"]),
            Self::Markdown => ("Markdown", &["md"]),
            Self::Text => ("Plain text", &["txt"]),
            Self::Svg => ("SVG picture", &["svg"]),
            Self::Png => ("PNG picture", &["png"]),
        }
    }

    /// The ending of a new file.
    pub(crate) fn ending(self) -> &'static str {
        self.filter().1.first().copied().unwrap_or_default()
    }
}

/// A question with two answers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Question<'a> {
    /// What is asked, and what each answer leads to.
    pub(crate) text: &'a str,
    /// The verb that goes on.
    pub(crate) yes: &'a str,
    /// The verb that leaves things as they are.
    pub(crate) no: &'a str,
}

/// Asks the person. Waits for the answer: never on the window's own thread.
pub(crate) trait Ask: Send + Sync {
    /// A file that is there; none when the person thinks better of it.
    fn open(&self, kind: Kind) -> Option<PathBuf>;
    /// A place for a new file.
    fn save(&self, kind: Kind, suggested: &str) -> Option<PathBuf>;
    /// A folder to write into.
    fn folder(&self) -> Option<PathBuf>;
    /// Whether to go on.
    fn confirm(&self, question: Question<'_>) -> bool;
}

/// The real dialogs, or the answers in `SOUNDINGS_DIALOG` where a build takes them.
pub(crate) fn from_environment(app: &AppHandle) -> Box<dyn Ask> {
    #[cfg(any(debug_assertions, feature = "automation"))]
    if let Ok(answers) = std::env::var("SOUNDINGS_DIALOG") {
        return Box::new(prepared::Prepared::new(&answers));
    }
    Box::new(Native(app.clone()))
}

struct Native(AppHandle);

impl Native {
    fn file(&self, kind: Kind) -> FileDialogBuilder<tauri::Wry> {
        let (name, endings) = kind.filter();
        let dialog = self.0.dialog().file().add_filter(name, endings);
        match self.0.get_webview_window(crate::window::MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

impl Ask for Native {
    fn open(&self, kind: Kind) -> Option<PathBuf> {
        self.file(kind).blocking_pick_file()?.into_path().ok()
    }

    fn save(&self, kind: Kind, suggested: &str) -> Option<PathBuf> {
        self.file(kind)
            .set_file_name(suggested)
            .blocking_save_file()?
            .into_path()
            .ok()
    }

    fn folder(&self) -> Option<PathBuf> {
        let dialog = self.0.dialog().file();
        let dialog = match self.0.get_webview_window(crate::window::MAIN) {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        };
        dialog.blocking_pick_folder()?.into_path().ok()
    }

    fn confirm(&self, question: Question<'_>) -> bool {
        let buttons = MessageDialogButtons::OkCancelCustom(question.yes.to_owned(), question.no.to_owned());
        self.0
            .dialog()
            .message(question.text)
            .title("Soundings")
            .kind(MessageDialogKind::Warning)
            .buttons(buttons)
            .blocking_show()
    }
}

/// Answers given beforehand: one a line, each used once; an empty line is "cancelled", `yes` agrees to a question.
#[cfg(any(debug_assertions, feature = "automation"))]
pub(crate) mod prepared {
    use std::collections::VecDeque;
    use std::path::PathBuf;
    use std::sync::{Mutex, PoisonError};

    use super::{Ask, Kind, Question};

    pub(crate) struct Prepared(Mutex<VecDeque<String>>);

    impl Prepared {
        pub(crate) fn new(answers: &str) -> Self {
            Self(Mutex::new(answers.lines().map(str::to_owned).collect()))
        }

        fn next(&self) -> Option<String> {
            let answer = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
            answer.filter(|answer| !answer.is_empty())
        }
    }

    impl Ask for Prepared {
        fn open(&self, _: Kind) -> Option<PathBuf> {
            self.next().map(PathBuf::from)
        }

        fn save(&self, _: Kind, _: &str) -> Option<PathBuf> {
            self.next().map(PathBuf::from)
        }

        fn folder(&self) -> Option<PathBuf> {
            self.next().map(PathBuf::from)
        }

        fn confirm(&self, _: Question<'_>) -> bool {
            self.next().as_deref() == Some("yes")
        }
    }
}
