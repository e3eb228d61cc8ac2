//! Creating and opening the file.

use std::fs::{self, File};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, RwLock};

use chrono::NaiveTime;
use rusqlite::{Connection, ErrorCode, params};
use uuid::Uuid;

use crate::connect::{Use, connect, connect_new, recover, use_log, use_rollback_journal};
use crate::disk::{Disk, Lock};
use crate::header::{self, Look};
use crate::held;
use crate::migrate::{migrate, version};
use crate::protect;
use crate::schema::{APPLICATION_ID, MIGRATIONS, Migration, check_active_content};
use crate::settle::sync_folder;
use crate::there::Identity;
use crate::watch::Watch;
use crate::{Key, NewWorkspace, Opening, Reason, StoreError, Workspace};
use crate::{backup, backups};

impl Workspace {
    /// Makes a new workspace and opens it. A file that is there already is left alone.
    pub fn create(path: impl AsRef<Path>, new: &NewWorkspace) -> Result<Self, StoreError> {
        let path = path.as_ref();
        match File::options().write(true).create_new(true).open(path) {
            Ok(_) => {}
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                return Err(StoreError::Exists {
                    path: path.to_owned(),
                });
            }
            Err(error) => return Err(StoreError::io("create", path)(error)),
        }
        // The name is ours now; the content comes into place in one step.
        let part = header::sidecar(path, &format!(".{}.part", Uuid::new_v4().simple()));
        let made = build(&part, new, MIGRATIONS)
            .and_then(|()| fs::rename(&part, path).map_err(StoreError::io("create", path)));
        if let Err(error) = made {
            let _ = fs::remove_file(&part);
            let _ = fs::remove_file(path);
            return Err(error);
        }
        sync_folder(path);
        let at = new.created_on.and_time(NaiveTime::MIN).and_utc();
        Self::open(
            path,
            &Opening {
                at,
                backups: None,
                read_only: false,
                key: new.key.clone(),
            },
        )
    }

    /// Opens a workspace. Whatever else the file may be, it is left as it is.
    ///
    /// A file that cannot be written, or that another program writes on a network, opens for reading only.
    pub fn open(path: impl AsRef<Path>, opening: &Opening) -> Result<Self, StoreError> {
        open_with(path.as_ref(), opening, MIGRATIONS, None)
    }
}

/// As [`Workspace::open`], with other steps of the format or another kind of disk for the tests.
pub(crate) fn open_with(
    path: &Path,
    opening: &Opening,
    migrations: &'static [Migration],
    disk: Option<Disk>,
) -> Result<Workspace, StoreError> {
    let path = header::canonical(path)?;
    open_found(path.clone(), opening, migrations, disk).map_err(|error| match error {
        // What a wrong key shows is a page that makes no sense, and that is what damage shows as well.
        error if error.is_unreadable() => match &opening.key {
            Some(key) if !is_right(key, &path) => StoreError::WrongPassword { path },
            Some(_) => StoreError::damaged_under_its_key(),
            None => error,
        },
        other => other,
    })
}

/// Whether a key is that of a file though that cannot be read with it.
fn is_right(key: &Key, path: &Path) -> bool {
    // Held for as long as we look; one that is open here is not looked at with a handle of our own, and was read with
    // another key.
    let holding = held::lock();
    holding.salt(path).is_none() && key.sealed_some_page(path)
}

fn open_found(
    path: PathBuf,
    opening: &Opening,
    migrations: &'static [Migration],
    disk: Option<Disk>,
) -> Result<Workspace, StoreError> {
    let known = migrations.len() as i64;
    let mut holding = held::lock();
    let look = if let Some(salt) = holding.salt(&path) {
        match (&salt, &opening.key) {
            (Some(_), None) => return Err(StoreError::Locked { path }),
            (Some(salt), Some(key)) if !key.fits(salt) => return Err(StoreError::WrongPassword { path }),
            _ => {}
        }
        let meta = fs::metadata(&path).map_err(StoreError::io("look at", &path))?;
        Look {
            leftover: header::has_leftover(&path),
            log: true,
            writable: !meta.permissions().readonly(),
            whole: true,
            salt,
        }
    } else {
        let look = header::look(&path, known, opening.key.as_ref())?;
        let key = opening.key.as_ref().filter(|_| look.salt.is_some());
        if !look.leftover {
            let frozen = connect(&path, Use::Frozen, key)?;
            check_content(&frozen, &path, migrations)?;
            if !look.whole {
                return Err(StoreError::cut_short());
            }
        } else if look.writable && !opening.read_only {
            recover(&path, key)?;
        }
        look
    };
    let key = opening.key.clone().filter(|_| look.salt.is_some());
    let gone = || StoreError::Gone { path: path.clone() };
    let identity = Identity::of(&path).ok_or_else(gone)?;
    let (how, lock) = claim(&path, &look, opening, disk.unwrap_or_else(|| Disk::of(&path)))?;
    let (mut conn, how) = first_connection(&path, how, &look, key.as_ref())?;
    check_content(&conn, &path, migrations)?;
    // A password may have been changed in this very moment, elsewhere.
    if Identity::of(&path) != Some(identity) {
        return Err(StoreError::Busy);
    }
    if how == Use::Write {
        protect::clean(&path);
    }
    let found = version(&conn)?;
    if found < known {
        if how != Use::Write {
            return Err(StoreError::NeedsUpgrade { found, known });
        }
        match &opening.backups {
            Some(folder) => {
                let id = backups::id_of(&conn)?;
                backups::make(&conn, folder, id, Reason::Migration, opening.at, key.as_ref())?;
            }
            None => {
                let place = backup::place_before_upgrade(&path, found, opening.at);
                backup::copy(&conn, &place, key.as_ref())?;
            }
        }
        migrate(&mut conn, migrations, opening.at)?;
    }
    if how == Use::Write {
        if lock.is_some() {
            use_rollback_journal(&conn)?
        } else {
            use_log(&conn)?
        }
    }
    let seen = conn.query_row("SELECT coalesce(max(seq), 0) FROM journal", [], |row| row.get(0))?;
    let held = holding.hold(&path, look.salt);
    Ok(Workspace {
        path,
        how,
        key,
        backups: opening.backups.clone(),
        identity,
        schema_version: known,
        migrations,
        keeper: matches!(how, Use::Write | Use::Keep).then(|| Mutex::new(conn)),
        writing: Mutex::default(),
        log_grew: AtomicBool::default(),
        readers: Mutex::default(),
        names_ever: Mutex::default(),
        watch: Mutex::new(Watch::from(seen)),
        listeners: RwLock::default(),
        lock,
        held: Some(held),
    })
}

/// What we may do with the file, and the lock that says so on a network.
fn claim(path: &Path, look: &Look, opening: &Opening, disk: Disk) -> Result<(Use, Option<Lock>), StoreError> {
    if !look.writable {
        return Ok((if look.leftover { Use::Read } else { Use::Frozen }, None));
    }
    if disk == Disk::Local {
        return Ok((if opening.read_only { Use::Keep } else { Use::Write }, None));
    }
    if !opening.read_only
        && let Some(lock) = Lock::to_write(path)?
    {
        return Ok((Use::Write, Some(lock)));
    }
    // Left as on a disk of one machine, the file cannot be read here by the usual means; but nobody writes to it either.
    if look.log
        && !look.leftover
        && let Some(lock) = Lock::to_read(path)?
    {
        return Ok((Use::Frozen, Some(lock)));
    }
    Ok((Use::Read, None))
}

/// A folder that does not let us put a log beside the file makes the workspace read-only.
fn first_connection(
    path: &Path,
    how: Use,
    look: &Look,
    key: Option<&Key>,
) -> Result<(Connection, Use), StoreError> {
    let open = |how| {
        let conn = connect(path, how, key)?;
        conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
        Ok::<_, StoreError>((conn, how))
    };
    match open(how) {
        Err(StoreError::Sql(error))
            if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) && !look.leftover =>
        {
            open(Use::Frozen)
        }
        outcome => outcome,
    }
}

/// Whether this is a workspace, in a format known here, that runs no code but ours.
pub(crate) fn check_content(
    conn: &Connection,
    path: &Path,
    migrations: &[Migration],
) -> Result<(), StoreError> {
    let application: i64 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let (found, known) = (version(conn)?, migrations.len());
    if found > known as i64 {
        return Err(StoreError::Newer {
            found,
            known: known as i64,
        });
    }
    let steps = usize::try_from(found)
        .ok()
        .filter(|&found| found > 0)
        .and_then(|found| migrations.get(..found));
    let strange = || StoreError::NotAWorkspace {
        path: path.to_owned(),
    };
    let steps = steps
        .filter(|_| application == APPLICATION_ID)
        .ok_or_else(strange)?;
    check_active_content(conn, steps)?;
    match conn.query_row("SELECT count(*) FROM workspace", [], |row| row.get::<_, i64>(0)) {
        Ok(1) => Ok(()),
        Ok(_) => Err(StoreError::Damaged {
            what: "it does not say which workspace it is".into(),
        }),
        Err(error) => Err(error.into()),
    }
}

/// Writes down which workspace it is.
pub(crate) fn introduce(conn: &Connection, new: &NewWorkspace) -> rusqlite::Result<()> {
    conn.execute(
        "INSERT INTO workspace(id, name, purpose, fiction, created_on) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            new.id.as_bytes(),
            new.name,
            new.purpose,
            new.fiction,
            new.created_on
        ],
    )?;
    Ok(())
}

/// Writes a new file in the format that these steps lead to.
pub(crate) fn build(path: &Path, new: &NewWorkspace, migrations: &[Migration]) -> Result<(), StoreError> {
    let mut conn = connect_new(path, new.key.as_ref())?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    let tx = conn.transaction()?;
    for migration in migrations {
        tx.execute_batch(migration.sql)?;
    }
    introduce(&tx, new)?;
    tx.pragma_update(None, "user_version", migrations.len() as i64)?;
    tx.commit()?;
    conn.close().map_err(|(_, error)| error.into())
}
