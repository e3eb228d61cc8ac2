//! The JSON file of an export, brought back into an empty workspace: a whole file, or the rows of one table (its name and
//! they, separated by 0xFF) in an export that is sound otherwise.
#![no_main]

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveTime, Offset, Utc};
use ops::export::{JSON_FILE, is_export, restore, write};
use ops::{Context, Session};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

/// An empty workspace, and the export of one like it.
struct Desk {
    session: Session,
    sound: Value,
    file: PathBuf,
    _folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let session =
            Session::create(&folder.path().join("a.soundings"), "Fuzz", &context()).expect("a workspace");
        let out = folder.path().join("out");
        write(&session, &context(), &out).expect("an export");
        let sound = std::fs::read(out.join(JSON_FILE)).expect("the file of the export");
        Self {
            session,
            sound: serde_json::from_slice(&sound).expect("JSON"),
            file: folder.path().join(JSON_FILE),
            _folder: folder,
        }
    }

    /// Whether the file came back.
    fn comes_back(&self, file: &Path) -> bool {
        is_export(file) && restore(&self.session, &context(), file).is_ok()
    }
}

fn context() -> Context {
    let today = NaiveDate::from_ymd_opt(2026, 3, 2).expect("a day");
    Context {
        today,
        now: today.and_time(NaiveTime::MIN).and_utc(),
        offset: Utc.fix(),
        author: "Fuzz".to_owned(),
        device: Uuid::nil(),
    }
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    DESK.with_borrow_mut(|desk| {
        let here = desk.get_or_insert_with(Desk::new);
        let mut parts = fuzz::parts(bytes);
        let whole = parts.next().unwrap_or_default();
        match parts.next().map(serde_json::from_slice::<Value>) {
            None => std::fs::write(&here.file, whole).expect("a file"),
            Some(Err(_)) => return,
            Some(Ok(rows)) => {
                let Ok(table) = std::str::from_utf8(whole) else {
                    return;
                };
                let mut export = here.sound.clone();
                export["tables"][table] = rows;
                std::fs::write(&here.file, export.to_string()).expect("a file");
            }
        }
        // What refuses a file leaves the workspace empty; after one that came back, a new one is needed.
        if here.comes_back(&here.file) {
            assert!(can_be_written(&here.session), "what came back is not sound");
            *desk = None;
        }
    });
});

/// What came back can be written again.
fn can_be_written(session: &Session) -> bool {
    let folder = TempDir::new().expect("a folder");
    write(session, &context(), &folder.path().join("out")).is_ok()
}
