//! A file of the first format becomes one of today's, with all that was in it.

use rusqlite::Connection;

use super::{Desk, names, now};
use crate::change_set::{record, so_far, survey};
use crate::connect::{Use, connect};
use crate::open::build;
use crate::schema::MIGRATIONS;
use crate::{Difference, Key, NewWorkspace, RECORDED, SCHEMA_VERSION, Workspace};

/// A row in every table that the first format had, as that version wrote them.
const ROWS: &str = "
    INSERT INTO setting VALUES ('house_rules', '{\"high_from\": 3}');
    INSERT INTO programme VALUES (x'02', 'Programme', '2026-01-05');
    INSERT INTO unit VALUES (x'03', NULL, 'Operations', 'operations');
    INSERT INTO stakeholder VALUES (x'04', 'group', 'Field crews', 'field crews', '', '', '', '', '', x'03', 40.5, '', '', '', '2026-01-05');
    INSERT INTO stakeholder VALUES (x'05', 'person', 'Ann Ek', 'ann ek', 'Clerk', 'clerk', 'B', 'ann@example.org', '12', x'03', NULL, 'A1', 'Register', 'Likes maps', '2026-01-05');
    INSERT INTO project VALUES (x'06', x'02', 'Meters', 'meters', 'New meters', x'05', '2026-01-05', '2026-09-01', 7, 1, '2026-01-05');
    INSERT INTO change VALUES (x'07', x'06', 'Meters', '2026-09-01', '2026-01-05');
    INSERT INTO membership VALUES (x'08', x'04', x'05', '2026-01-05', NULL);
    INSERT INTO composition VALUES (x'09', x'04', 1, 'Crew', 'C', 40.5, '');
    INSERT INTO tie VALUES (x'0a', x'05', x'04', 'advises', 3, 'Interview', '2026-01-05', NULL);
    INSERT INTO stake VALUES (x'0b', x'05', x'06', '2026-01-05');
    INSERT INTO assessment VALUES (x'0c', x'05', x'06', 'power', 4, '2026-01-05', 'Tester', 'stated', 'A note', '2026-01-05T09:30:00.000Z');
    INSERT INTO judged_score VALUES (x'0d', x'04', x'07', 'commitment', 3.5, '2026-01-05', 'Tester', 'A reason', '2026-01-05T09:30:00.000Z');
    INSERT INTO service VALUES (x'0e', 'people', 'Coaching', '', 1, 1, '2026-01-05');
    INSERT INTO need VALUES (x'0f', x'06', 'people', 2, 1, x'0e', 8.0, '2026-01-05', 'Tester', '', '2026-01-05T09:30:00.000Z');
    INSERT INTO request VALUES (x'10', x'06', x'0e', 'pull', 'Ann Ek', 'Why', 'Value', x'05', NULL, '2026-01-05', 'accepted', '2026-01-05', '');
    INSERT INTO plan_line VALUES (x'11', x'06', x'0e', x'10', 'What', 'Value', x'05', 'Ann Ek', '2026-02-01', 'planned', '', NULL, '2026-01-05', NULL);";

/// A folder with a workspace of the first format: a row in every table, and one change in its history.
fn first_format() -> Desk {
    first_format_with(None)
}

fn first_format_with(key: Option<Key>) -> Desk {
    let desk = Desk(tempfile::tempdir().unwrap());
    let new = NewWorkspace {
        id: uuid::Uuid::from_u128(1),
        name: "Test".into(),
        purpose: "Trying it".into(),
        fiction: true,
        created_on: now().date_naive(),
        key: key.clone(),
    };
    build(&desk.file(), &new, &MIGRATIONS[..1]).unwrap();
    let conn = connect(&desk.file(), Use::Write, key.as_ref()).unwrap();
    conn.execute_batch(ROWS).unwrap();
    conn.execute_batch(
        "INSERT INTO search_key SELECT row_number() OVER (ORDER BY id), id FROM stakeholder;
         INSERT INTO search(rowid, name, role, email, reference, notes)
           SELECT key, name, role, email, reference, notes FROM search_key JOIN stakeholder ON id = stakeholder_id;",
    )
    .unwrap();
    let mut session = record(&conn).unwrap();
    conn.execute(
        "UPDATE stakeholder SET notes = 'Likes charts' WHERE id = x'05'",
        [],
    )
    .unwrap();
    let recorded = survey(so_far(&mut session).unwrap(), &[]).unwrap();
    conn.execute(
        "INSERT INTO journal(id, device, at, author, label, kind, state, schema_version, tags, changes)
         VALUES (x'ff', x'00', '2026-01-05T09:30:00.000Z', 'Tester', 'Changed Ann Ek', 'change', 'done', 1, '[\"people\"]', ?1)",
        [recorded.changes],
    )
    .unwrap();
    conn.execute("INSERT INTO journal_change_set VALUES (1, ?1)", [recorded.bytes])
        .unwrap();
    desk
}

/// What the tables of the first format hold in the columns of that format, row by row.
fn content(conn: &Connection) -> Vec<String> {
    let first = Connection::open_in_memory().unwrap();
    first.execute_batch(MIGRATIONS[0].sql).unwrap();
    let mut rows = Vec::new();
    for table in RECORDED.iter().chain(&["journal"]) {
        let Ok(known) = first.prepare(&format!("SELECT * FROM {table}")) else {
            continue;
        };
        let columns: Vec<&str> = known.column_names().collect();
        let sql = format!("SELECT {} FROM {table} ORDER BY 1", columns.join(", "));
        let mut statement = conn.prepare(&sql).unwrap();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<_> = (0..columns.len())
                .map(|column| row.get_ref(column).unwrap())
                .collect();
            rows.push(format!("{table}: {cells:?}"));
        }
    }
    rows
}

#[test]
fn a_file_of_the_first_format_keeps_every_row_and_its_history() {
    let desk = first_format();
    let before = content(&Connection::open(desk.file()).unwrap());
    assert!(before.len() > 18, "a row in every table: {before:#?}");

    let opening = crate::Opening {
        at: now(),
        backups: Some(desk.backups()),
        read_only: false,
        key: None,
    };
    let ws = Workspace::open(desk.file(), &opening).unwrap();
    assert_eq!(ws.integrity().unwrap(), []);
    let after = ws.read(|conn| Ok::<_, crate::StoreError>(content(conn))).unwrap();
    assert_eq!(after, before);
    let version: i64 = ws
        .read(|conn| {
            Ok::<_, crate::StoreError>(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
        })
        .unwrap();
    assert_eq!(version, SCHEMA_VERSION);

    // What was done before can be taken back, and the index follows.
    let found = |text: &str| {
        ws.read(|conn| {
            let sql = "SELECT count(*) FROM search WHERE search MATCH ?1";
            Ok::<_, crate::StoreError>(conn.query_row(sql, [text], |row| row.get::<_, i64>(0))?)
        })
        .unwrap()
    };
    assert_eq!((found("maps"), found("ann")), (1, 1));
    assert_eq!(ws.undo(&super::stamp()).unwrap().label, "Changed Ann Ek");
    assert_eq!((found("maps"), found("charts")), (1, 0));
    assert_eq!(ws.integrity().unwrap(), []);
    ws.close().unwrap();

    // The copy kept beforehand is still of the first format, and holds the same.
    assert_eq!(
        names(&desk.its_backups()),
        ["2026-01-06T09-30-00Z before upgrade.soundings"]
    );
    let backup = Connection::open(desk.its_backups().join(&names(&desk.its_backups())[0])).unwrap();
    assert_eq!(content(&backup), before);
    assert_eq!(
        backup
            .pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0))
            .unwrap(),
        1
    );
}

#[test]
fn a_protected_file_of_the_first_format_stays_protected_as_its_backup_does() {
    let key = Key::new(&crate::Password::new("one").unwrap()).unwrap();
    let desk = first_format_with(Some(key.clone()));
    let opening = |key: Option<Key>| crate::Opening {
        at: now(),
        backups: Some(desk.backups()),
        read_only: false,
        key,
    };
    let locked = Workspace::open(desk.file(), &opening(None));
    assert!(matches!(locked, Err(crate::StoreError::Locked { .. })));
    let ws = Workspace::open(desk.file(), &opening(Some(key.clone()))).unwrap();
    assert_eq!(ws.integrity().unwrap(), []);
    let list = crate::backups(&desk.backups(), ws.id().unwrap()).unwrap();
    let backup = &list[0];
    assert!(list.len() == 1 && backup.encrypted && backup.reason == crate::Reason::Migration);

    // A backup of an older format can be compared, and put back.
    assert_eq!(ws.difference(&backup.path, Some(&key)).unwrap(), []);
    super::add_unit(&ws, 500);
    let difference = Difference {
        table: "unit",
        added: 1,
        removed: 0,
        changed: 0,
    };
    assert_eq!(ws.difference(&backup.path, Some(&key)).unwrap(), [difference]);
    ws.close().unwrap();
    let how = opening(Some(key.clone()));
    Workspace::restore(desk.file(), &how, &backup.path, Some(&key), &desk.backups()).unwrap();
    let ws = Workspace::open(desk.file(), &how).unwrap();
    assert_eq!(ws.difference(&backup.path, Some(&key)).unwrap(), []);
    assert_eq!((super::units(&ws), ws.integrity().unwrap()), (1, vec![]));
}

/// A part in a project, recorded before anybody said from which side, is taken back and given again as it was.
#[test]
fn a_stake_of_the_sixth_format_has_no_direction_and_its_history_still_holds() {
    let desk = Desk(tempfile::tempdir().unwrap());
    let new = NewWorkspace {
        id: uuid::Uuid::from_u128(1),
        name: "Test".into(),
        purpose: String::new(),
        fiction: true,
        created_on: now().date_naive(),
        key: None,
    };
    build(&desk.file(), &new, &MIGRATIONS[..6]).unwrap();
    let conn = connect(&desk.file(), Use::Write, None).unwrap();
    conn.execute_batch(
        "INSERT INTO programme VALUES (x'02', 'Programme', '2026-01-05');
         INSERT INTO project VALUES (x'06', x'02', 'Meters', 'meters', '', NULL, NULL, NULL, NULL, 0, '2026-01-05');
         INSERT INTO stakeholder(id, kind, name, name_key, role, role_key, grade, email, phone, reference, source, notes, added_on)
           VALUES (x'05', 'person', 'Ann Ek', 'ann ek', '', '', '', '', '', '', '', '', '2026-01-05');
         INSERT INTO search_key SELECT row_number() OVER (ORDER BY id), id FROM stakeholder;
         INSERT INTO search(rowid, name, role, email, reference, notes)
           SELECT key, name, role, email, reference, notes FROM search_key JOIN stakeholder ON id = stakeholder_id;",
    )
    .unwrap();
    let mut session = record(&conn).unwrap();
    conn.execute("INSERT INTO stake VALUES (x'0b', x'05', x'06', '2026-01-05')", [])
        .unwrap();
    let recorded = survey(so_far(&mut session).unwrap(), &[]).unwrap();
    conn.execute(
        "INSERT INTO journal(id, device, at, author, label, kind, state, schema_version, tags, changes)
         VALUES (x'ff', x'00', '2026-01-05T09:30:00.000Z', 'Tester', 'Brought 1 into Meters', 'change', 'done', 6, '[\"projects\"]', ?1)",
        [recorded.changes],
    )
    .unwrap();
    conn.execute("INSERT INTO journal_change_set VALUES (1, ?1)", [recorded.bytes])
        .unwrap();
    drop(session);
    drop(conn);

    let opening = crate::Opening {
        at: now(),
        backups: Some(desk.backups()),
        read_only: false,
        key: None,
    };
    let ws = Workspace::open(desk.file(), &opening).unwrap();
    let stakes = || {
        ws.read(|conn| {
            let mut statement = conn.prepare("SELECT direction FROM stake")?;
            let found = statement.query_map([], |row| row.get::<_, Option<String>>(0))?;
            Ok::<_, crate::StoreError>(found.collect::<Result<Vec<_>, _>>()?)
        })
        .unwrap()
    };
    assert_eq!(stakes(), [None]);
    assert_eq!(ws.undo(&super::stamp()).unwrap().label, "Brought 1 into Meters");
    assert_eq!(stakes(), [] as [Option<String>; 0]);
    ws.redo(&super::stamp()).unwrap();
    assert_eq!(stakes(), [None]);
    assert_eq!(ws.integrity().unwrap(), []);
}
