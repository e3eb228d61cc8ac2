//! What needs other steps of the format, or another kind of disk, than there are.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

mod upgrade;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use tempfile::TempDir;
use uuid::Uuid;

use crate::disk::Disk;
use crate::open::open_with;
use crate::schema::{MIGRATIONS, Migration};
use crate::{EntryKind, NewWorkspace, Opening, SCHEMA_VERSION, Stamp, StoreError, Workspace};

/// The format there is, which the steps of these tests follow.
const KNOWN: usize = MIGRATIONS.len();

const fn known(step: usize) -> Migration {
    let Migration { sql, barrier } = MIGRATIONS[step];
    Migration { sql, barrier }
}

/// The steps there are, and these.
macro_rules! known_and {
    ($($step:expr),+ $(,)?) => {
        [known(0), known(1), known(2), known(3), known(4), known(5), known(6), $($step),+]
    };
}

static ADDS: [Migration; KNOWN + 1] = known_and![Migration {
    sql: "ALTER TABLE unit ADD COLUMN colour TEXT NOT NULL DEFAULT '';
              CREATE TABLE extra (id BLOB NOT NULL PRIMARY KEY) STRICT;",
    barrier: None,
},];

static MISSPELT: [Migration; KNOWN + 1] = known_and![Migration {
    sql: "ALTER TABLE unit DROP COLUMN no_such_column;",
    barrier: None,
},];

static CUTS: [Migration; KNOWN + 1] = known_and![Migration {
    sql: "DROP INDEX unit_name; ALTER TABLE unit DROP COLUMN name_key;",
    barrier: Some("New format of the organisation tree"),
},];

static CUTS_UNMARKED: [Migration; KNOWN + 1] = known_and![Migration {
    sql: "DROP INDEX unit_name; ALTER TABLE unit DROP COLUMN name_key;",
    barrier: None,
},];

static BREAKS: [Migration; KNOWN + 2] = known_and![
    Migration {
        sql: "CREATE TABLE extra (id BLOB NOT NULL PRIMARY KEY) STRICT; DELETE FROM unit;",
        barrier: None,
    },
    Migration {
        sql: "CREATE TABLE extra (id BLOB NOT NULL PRIMARY KEY) STRICT;",
        barrier: None,
    },
];

static DANGLES: [Migration; KNOWN + 1] = known_and![Migration {
    sql: "UPDATE unit SET parent_id = x'00';",
    barrier: None,
},];

struct Desk(TempDir);

impl Desk {
    /// A folder with a workspace that has one unit, closed.
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let new = NewWorkspace {
            id: Uuid::from_u128(1),
            name: "Test".into(),
            purpose: String::new(),
            fiction: true,
            created_on: NaiveDate::from_ymd_opt(2026, 1, 5).unwrap(),
            key: None,
        };
        let ws = Workspace::create(desk.file(), &new).unwrap();
        add_unit(&ws, 1);
        ws.close().unwrap();
        desk
    }

    fn file(&self) -> PathBuf {
        self.0.path().join("test.soundings")
    }

    fn backups(&self) -> PathBuf {
        self.0.path().join("backups")
    }

    /// Those of this workspace.
    fn its_backups(&self) -> PathBuf {
        self.backups().join(Uuid::from_u128(1).to_string())
    }

    fn open(&self, migrations: &'static [Migration]) -> Result<Workspace, StoreError> {
        let opening = Opening {
            at: now(),
            backups: Some(self.backups()),
            read_only: false,
            key: None,
        };
        open_with(&self.file(), &opening, migrations, Some(Disk::Local))
    }

    fn open_remote(&self, read_only: bool) -> Workspace {
        let opening = Opening {
            at: now(),
            backups: None,
            read_only,
            key: None,
        };
        open_with(&self.file(), &opening, MIGRATIONS, Some(Disk::Remote)).unwrap()
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .map(|entries| {
            entries
                .map(|entry| entry.unwrap().file_name().into_string().unwrap())
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    names
}

fn now() -> DateTime<Utc> {
    NaiveDate::from_ymd_opt(2026, 1, 6)
        .unwrap()
        .and_hms_opt(9, 30, 0)
        .unwrap()
        .and_utc()
}

fn stamp() -> Stamp {
    Stamp {
        at: now(),
        author: "Tester".into(),
        device: Uuid::from_u128(2),
    }
}

fn add_unit(ws: &Workspace, number: u128) {
    ws.write(&stamp(), |change| {
        change.label("Added a unit");
        let id = Uuid::from_u128(number);
        change.execute(
            "INSERT INTO unit(id, name, name_key) VALUES (?1, 'Unit', 'unit')",
            [id.as_bytes()],
        )?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
}

fn units(ws: &Workspace) -> i64 {
    ws.read(|conn| Ok::<_, StoreError>(conn.query_row("SELECT count(*) FROM unit", [], |row| row.get(0))?))
        .unwrap()
}

#[test]
fn an_older_file_is_backed_up_and_brought_up_to_date_and_undo_goes_on() {
    let desk = Desk::new();
    let ws = desk.open(&ADDS).unwrap();
    assert_eq!(
        names(&desk.its_backups()),
        ["2026-01-06T09-30-00Z before upgrade.soundings"]
    );
    ws.undo(&stamp()).unwrap();
    assert_eq!(units(&ws), 0);
    ws.redo(&stamp()).unwrap();
    assert_eq!((units(&ws), ws.integrity().unwrap()), (1, vec![]));
    ws.close().unwrap();
    assert_eq!(names(desk.0.path()), ["backups", "test.soundings"]);

    // The second opening has nothing to do, and this version alone knows the new format.
    desk.open(&ADDS).unwrap().close().unwrap();
    assert_eq!(names(&desk.its_backups()).len(), 1);
    match desk.open(MIGRATIONS) {
        Err(StoreError::Newer { found, known }) => {
            assert_eq!((found, known), (SCHEMA_VERSION + 1, SCHEMA_VERSION));
        }
        other => panic!("{other:?}"),
    }

    // The backup is a workspace of the old format.
    let backup = desk.its_backups().join(&names(&desk.its_backups())[0]);
    let opening = Opening {
        at: now(),
        backups: None,
        read_only: false,
        key: None,
    };
    assert_eq!(units(&Workspace::open(&backup, &opening).unwrap()), 1);
}

#[test]
fn a_second_backup_does_not_replace_the_first() {
    let desk = Desk::new();
    let old = fs::read(desk.file()).unwrap();
    desk.open(&ADDS).unwrap().close().unwrap();
    fs::write(desk.file(), old).unwrap();
    desk.open(&ADDS).unwrap().close().unwrap();
    assert_eq!(names(&desk.its_backups()).len(), 2);
}

#[test]
fn a_step_that_fails_leaves_the_file_as_it_was() {
    for migrations in [&MISSPELT[..], &BREAKS[..], &DANGLES[..]] {
        let desk = Desk::new();
        let before = fs::read(desk.file()).unwrap();
        let error = desk.open(migrations).unwrap_err();
        assert!(
            matches!(
                error,
                StoreError::Migration {
                    from: SCHEMA_VERSION,
                    ..
                }
            ),
            "{error:?}"
        );
        assert!(fs::read(desk.file()).unwrap() == before);
        assert_eq!(names(desk.0.path()), ["backups", "test.soundings"]);
        assert_eq!(units(&desk.open(MIGRATIONS).unwrap()), 1);
    }
}

#[test]
fn undo_stops_at_a_step_it_cannot_cross_and_says_so() {
    let desk = Desk::new();
    let ws = desk.open(MIGRATIONS).unwrap();
    add_unit(&ws, 2);
    ws.undo(&stamp()).unwrap();
    ws.close().unwrap();

    let ws = desk.open(&CUTS).unwrap();
    assert_eq!(ws.undo_state().unwrap(), crate::UndoState::default());
    match ws.undo(&stamp()) {
        Err(StoreError::UndoBlocked { label }) => assert_eq!(label, "New format of the organisation tree"),
        other => panic!("{other:?}"),
    }
    assert!(matches!(ws.redo(&stamp()), Err(StoreError::NothingToRedo)));
    assert!(matches!(
        ws.reverse(1, &stamp()),
        Err(StoreError::UndoBlocked { .. })
    ));
    let (total, lines) = ws.journal(0, 1).unwrap();
    assert_eq!(
        (total, lines[0].kind, lines[0].at),
        (4, EntryKind::Barrier, now())
    );
    assert_eq!(ws.integrity().unwrap(), []);

    // What comes after it can be undone as ever.
    ws.write(&stamp(), |change| {
        change.execute("UPDATE unit SET name = 'Other'", [])?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
    ws.undo(&stamp()).unwrap();
    assert!(matches!(ws.undo(&stamp()), Err(StoreError::UndoBlocked { .. })));
}

#[test]
fn a_change_set_that_no_longer_fits_the_tables_is_not_taken_for_done() {
    let desk = Desk::new();
    let ws = desk.open(&CUTS_UNMARKED).unwrap();
    assert!(matches!(ws.undo(&stamp()), Err(StoreError::UndoBlocked { .. })));
    assert_eq!((units(&ws), ws.journal(0, 9).unwrap().0), (1, 1));
}

#[test]
fn an_older_file_cannot_be_opened_for_reading_only() {
    let desk = Desk::new();
    let opening = Opening {
        at: now(),
        backups: None,
        read_only: true,
        key: None,
    };
    let refused = open_with(&desk.file(), &opening, &ADDS, Some(Disk::Local));
    match refused {
        Err(StoreError::NeedsUpgrade { found, known }) => {
            assert_eq!((found, known), (SCHEMA_VERSION, SCHEMA_VERSION + 1));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(names(desk.0.path()), ["test.soundings"]);
}

#[test]
fn on_a_network_one_writes_and_the_next_reads() {
    let desk = Desk::new();
    let first = desk.open_remote(false);
    let second = desk.open_remote(false);
    assert_eq!((first.is_read_only(), second.is_read_only()), (false, true));
    add_unit(&first, 2);
    assert!(
        !names(desk.0.path())
            .iter()
            .any(|name| name.ends_with("-wal") || name.ends_with("-shm"))
    );
    assert_eq!((units(&first), units(&second)), (2, 2));
    assert_eq!(second.changes_elsewhere().unwrap(), Some(vec![]));
    assert!(matches!(second.undo(&stamp()), Err(StoreError::ReadOnly)));
    first.undo(&stamp()).unwrap();
    assert_eq!(units(&second), 1);
    first.close().unwrap();
    assert!(!desk.open_remote(false).is_read_only());
    second.close().unwrap();
    assert_eq!(names(desk.0.path()), ["test.soundings"]);
}

#[test]
fn a_file_moves_between_a_disk_and_a_network() {
    let desk = Desk::new();
    for round in 2..5 {
        let ws = desk.open_remote(false);
        add_unit(&ws, 10 * round);
        ws.close().unwrap();
        assert_eq!(units(&desk.open_remote(true)), 2 * round as i64 - 2);
        let ws = desk.open(MIGRATIONS).unwrap();
        add_unit(&ws, 10 * round + 1);
        ws.close().unwrap();
        assert_eq!(names(desk.0.path()), ["test.soundings"]);
    }
    assert_eq!(desk.open(MIGRATIONS).unwrap().integrity().unwrap(), []);
}

#[test]
fn reading_only_from_a_network_changes_no_byte_and_keeps_writers_out() {
    let desk = Desk::new();
    let before = fs::read(desk.file()).unwrap();
    let reader = desk.open_remote(true);
    let second = desk.open_remote(false);
    assert!(reader.is_read_only() && second.is_read_only());
    assert_eq!((units(&reader), units(&second)), (1, 1));
    second.close().unwrap();
    reader.close().unwrap();
    assert!(fs::read(desk.file()).unwrap() == before);
    assert_eq!(names(desk.0.path()), ["test.soundings"]);
    assert!(!desk.open_remote(false).is_read_only());
}

#[test]
fn on_a_network_a_protected_file_shows_nothing_either() {
    let desk = Desk::new();
    let password = crate::Password::new("one").unwrap();
    let key = desk
        .open(MIGRATIONS)
        .unwrap()
        .change_password(Some(&password))
        .unwrap()
        .key()
        .cloned();
    let opening = |read_only| Opening {
        at: now(),
        backups: None,
        read_only,
        key: key.clone(),
    };
    let open =
        |read_only| open_with(&desk.file(), &opening(read_only), MIGRATIONS, Some(Disk::Remote)).unwrap();
    let writer = open(false);
    let reader = open(false);
    assert_eq!((writer.is_read_only(), reader.is_read_only()), (false, true));
    let rename = |name: &str, look: &dyn Fn()| {
        let name = format!("{name} {}", "x".repeat(20_000));
        writer
            .write(&stamp(), |change| {
                change.execute("UPDATE unit SET name = ?1", [name])?;
                look();
                Ok::<_, StoreError>(())
            })
            .unwrap();
    };
    let plain = || {
        let holds = |name: &String| {
            // By another program, so that closing it here does not drop the locks on it.
            let outcome = std::process::Command::new("grep")
                .args(["-qa", "Zyxwhilda"])
                .arg(desk.0.path().join(name))
                .status();
            outcome.unwrap().success()
        };
        names(desk.0.path()).into_iter().filter(holds).collect::<Vec<_>>()
    };
    rename("Zyxwhilda Quorn", &|| {});
    // What it was goes to the journal before it is changed.
    rename("Zyxwhilda Quirrel", &|| {
        assert!(names(desk.0.path()).contains(&"test.soundings-journal".to_owned()));
        assert_eq!(plain(), [""; 0]);
    });
    assert_eq!((units(&reader), plain()), (1, vec![]));
    reader.close().unwrap();
    writer.close().unwrap();
    assert_eq!(units(&open(true)), 1);
    assert_eq!(names(desk.0.path()), ["test.soundings"]);
}

#[test]
fn a_workspace_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Workspace>();
}
