//! What is somebody else's stays theirs when a person is erased, and what is the person's own goes wherever it stands.

use std::path::Path;

use store::rusqlite::{self, Connection};
use store::{Erase, Erased, HowMuch, Reason, StoreError, Workspace, backups};
use uuid::Uuid;

use crate::kit::*;

const ZOE: u128 = 5;
const BEN: u128 = 6;

fn erase(ws: &Workspace, folder: &Path) -> Erased {
    let asked = Erase {
        stakeholder: id(ZOE),
        much: HowMuch::Erase,
        reason: "Asked for".into(),
        backups: vec![folder.to_owned()],
    };
    let rehearsed = ws.rehearse_erasure(&asked).unwrap();
    let done = ws.erase(&stamp(), &asked).unwrap();
    assert_eq!((&done.rows, done.entries), (&rehearsed.rows, rehearsed.entries));
    done
}

fn work(ws: &Workspace, label: &str, sql: &str) {
    ws.write(&stamp(), |change| {
        change.label(label);
        change.execute_batch(sql)?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
}

fn x(number: u128) -> String {
    let hex: String = id(number).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("x'{hex}'")
}

/// What one query gives, in the workspace and in each of its backups.
fn everywhere(ws: &Workspace, folder: &Path, sql: &str) -> Vec<String> {
    let texts = |conn: &Connection| -> rusqlite::Result<Vec<String>> {
        conn.prepare(sql)?.query_map([], |row| row.get(0))?.collect()
    };
    let here: Vec<String> = ws.read(|conn| Ok::<_, StoreError>(texts(conn)?)).unwrap();
    for backup in backups(folder, Uuid::from_u128(1)).unwrap() {
        let conn = Connection::open(&backup.path).unwrap();
        assert_eq!(texts(&conn).unwrap(), here, "{sql}");
    }
    here
}

/// The two, with marks, and whatever else; a backup of it, and a change after it that speaks of the other's number.
fn two(desk: &Desk, sql: &str) -> (Workspace, std::path::PathBuf) {
    let folder = desk.folder.path().join("backups");
    let ws = desk.create();
    add(&ws, ZOE, "Zoe Quill");
    add(&ws, BEN, "Ben Oak");
    work(&ws, "Filled in", sql);
    ws.back_up(&folder, Reason::ByHand, now()).unwrap();
    (ws, folder)
}

#[test]
fn what_others_are_reached_by_stays_theirs() {
    let desk = Desk::new();
    let (ws, folder) = two(
        &desk,
        &format!(
            "UPDATE stakeholder SET phone = '01632 960000', email = 'info@afon.example', reference = 'DEPOT-10042', source = 'Payroll';
             UPDATE stakeholder SET source = 'Suppliers', reference = 'depot-10042' WHERE id = {ben};
             INSERT INTO stakeholder VALUES ({crew}, 'group', 'Field crew', 'field crew', '', '', '', '', '01632 960000 ext 5', NULL, 3, '', '', 'Ring 01632 960000 ext 5', '2026-01-05', '', '', NULL, NULL, NULL);",
            ben = x(BEN),
            crew = x(7),
        ),
    );
    work(
        &ws,
        "Noted how Ben is reached",
        &format!(
            "UPDATE stakeholder SET notes = 'On 01632 960000, info@afon.example, DEPOT-10042' WHERE id = {}",
            x(BEN)
        ),
    );
    let noted = ws.journal(0, 1).unwrap().1[0].seq;
    // The entry that wrote of both of them goes; that about Ben alone stays.
    assert_eq!(erase(&ws, &folder).entries, 2);
    let ben = format!(
        "SELECT phone || ' ' || email || ' ' || reference FROM stakeholder WHERE id = {}",
        x(BEN)
    );
    assert_eq!(
        everywhere(&ws, &folder, &ben),
        ["01632 960000 info@afon.example depot-10042"]
    );
    let zoe = format!(
        "SELECT phone || email || reference FROM stakeholder WHERE id = {}",
        x(ZOE)
    );
    assert_eq!(everywhere(&ws, &folder, &zoe), [""]);
    let crew = format!(
        "SELECT phone || '; ' || notes FROM stakeholder WHERE id = {}",
        x(7)
    );
    assert_eq!(
        everywhere(&ws, &folder, &crew),
        ["01632 960000 ext 5; Ring 01632 960000 ext 5"]
    );
    let notes = format!("SELECT notes FROM stakeholder WHERE id = {}", x(BEN));
    let said = |ws: &Workspace| {
        ws.read(|conn| Ok::<_, StoreError>(conn.query_row(&notes, [], |row| row.get::<_, String>(0))?))
    };
    assert_eq!(
        said(&ws).unwrap(),
        "On 01632 960000, info@afon.example, DEPOT-10042"
    );
    ws.reverse(noted, &stamp()).unwrap();
    assert_eq!(said(&ws).unwrap(), "");
}

#[test]
fn a_mark_of_their_own_goes_from_every_text_but_the_marks_of_others() {
    let desk = Desk::new();
    let (ws, folder) = two(
        &desk,
        &format!(
            "UPDATE stakeholder SET phone = '01632 960123', email = 'zq@afon.example', reference = 'AF-10042' WHERE id = {zoe};
             UPDATE stakeholder SET notes = 'Not 01632-960123 nor ZQ@afon.example nor AF-10042' WHERE id = {ben};",
            zoe = x(ZOE),
            ben = x(BEN),
        ),
    );
    erase(&ws, &folder);
    assert_eq!(
        everywhere(
            &ws,
            &folder,
            &format!("SELECT notes FROM stakeholder WHERE id = {}", x(BEN))
        ),
        ["Not Erased person 1 nor Erased person 1 nor Erased person 1"]
    );
}

#[test]
fn a_number_that_may_be_anything_is_looked_for_nowhere_else() {
    let desk = Desk::new();
    let (ws, folder) = two(
        &desk,
        &format!(
            "UPDATE stakeholder SET reference = '10042', phone = '40115' WHERE id = {zoe};
             UPDATE stakeholder SET notes = 'See PO 10042, room 40115' WHERE id = {ben};",
            zoe = x(ZOE),
            ben = x(BEN),
        ),
    );
    work(
        &ws,
        "Ordered",
        &format!(
            "UPDATE stakeholder SET source = 'Order 10042' WHERE id = {}",
            x(BEN)
        ),
    );
    assert_eq!(erase(&ws, &folder).entries, 2);
    assert_eq!(
        everywhere(
            &ws,
            &folder,
            &format!("SELECT notes FROM stakeholder WHERE id = {}", x(BEN))
        ),
        ["See PO 10042, room 40115"]
    );
    assert_eq!(
        everywhere(
            &ws,
            &folder,
            &format!("SELECT reference || phone FROM stakeholder WHERE id = {}", x(ZOE))
        ),
        [""]
    );
}

#[test]
fn an_address_of_others_is_rewritten_only_if_it_spells_out_the_name_and_is_not_their_own() {
    let desk = Desk::new();
    let (ws, folder) = two(
        &desk,
        &format!(
            "UPDATE stakeholder SET email = 'zoe.quill.office@afon.example' WHERE id = {ben};
             INSERT INTO stakeholder VALUES ({anna}, 'person', 'Zoe Anna Quill', 'zoe anna quill', '', '', '', 'zoe.quill@partner.example', '', NULL, NULL, 'QUILL, Zoe', '', '', '2026-01-05', '', '', NULL, NULL, NULL);",
            ben = x(BEN),
            anna = x(8),
        ),
    );
    work(
        &ws,
        "Noted something",
        &format!(
            "UPDATE stakeholder SET email = 'zoe.quill@other.example' WHERE id = {}",
            x(8)
        ),
    );
    assert_eq!(erase(&ws, &folder).entries, 2);
    assert_eq!(
        everywhere(
            &ws,
            &folder,
            &format!(
                "SELECT name || ', ' || reference FROM stakeholder WHERE id = {}",
                x(8)
            )
        ),
        ["Zoe Anna Quill, QUILL, Zoe"]
    );
    assert_eq!(
        everywhere(
            &ws,
            &folder,
            &format!("SELECT email FROM stakeholder WHERE id = {}", x(BEN))
        ),
        ["Erased person 1.office@afon.example"]
    );
}

#[test]
fn a_first_name_goes_from_the_papers_and_the_holidays_too() {
    let desk = Desk::new();
    let (ws, folder) = two(
        &desk,
        r#"INSERT INTO setting VALUES ('information_notice', '{"sections":{"who":{"text":"Ask Zoe","standard":"Ask [whom]"}}}');
           INSERT INTO setting VALUES ('dpia_worksheet', '{"sections":{"why":{"text":"As Quill says, zoe","standard":""}}}');
           INSERT INTO setting VALUES ('holidays', '[{"on":"2026-04-01","name":"Zoe’s wedding"},{"on":"2026-05-02","name":"St Zoe’s Day"}]');
           INSERT INTO setting VALUES ('house_rules', '{"Zoe":"Quill"}');"#,
    );
    work(
        &ws,
        "Wrote the worksheet",
        r#"UPDATE setting SET value = '{"sections":{"why":{"text":"Quill again","standard":""}}}' WHERE key = 'dpia_worksheet'"#,
    );
    work(
        &ws,
        "Changed a rule",
        r#"UPDATE setting SET value = '{"Zoe":"Oak"}' WHERE key = 'house_rules'"#,
    );
    assert_eq!(erase(&ws, &folder).entries, 3);
    let settings =
        "SELECT value FROM setting WHERE key = 'information_notice' OR key = 'holidays' ORDER BY key";
    assert_eq!(
        everywhere(&ws, &folder, settings),
        [
            r#"[{"name":"Erased person 1’s wedding","on":"2026-04-01"},{"name":"St Zoe’s Day","on":"2026-05-02"}]"#,
            r#"{"sections":{"who":{"standard":"Ask [whom]","text":"Ask Erased person 1"}}}"#
        ]
    );
    let worksheet = "SELECT value FROM setting WHERE key IN ('dpia_worksheet', 'house_rules') ORDER BY key";
    let now: Vec<String> = ws
        .read(|conn| {
            let mut texts = conn.prepare(worksheet)?;
            let texts = texts.query_map([], |row| row.get(0))?;
            Ok::<_, StoreError>(texts.collect::<rusqlite::Result<_>>()?)
        })
        .unwrap();
    assert_eq!(
        now,
        [
            r#"{"sections":{"why":{"standard":"","text":"Erased person 1 again"}}}"#,
            r#"{"Zoe":"Oak"}"#
        ]
    );
}

#[test]
fn a_name_that_is_a_word_as_well_goes_wherever_it_stands_alone() {
    let desk = Desk::new();
    let folder = desk.folder.path().join("backups");
    let ws = desk.create();
    add(&ws, ZOE, "Grace");
    add(&ws, BEN, "Ben Oak");
    insert_more(&ws);
    ws.back_up(&folder, Reason::ByHand, now()).unwrap();
    work(
        &ws,
        "Handed the plan on",
        "UPDATE plan_line SET owner = 'Ben Oak; Grace'",
    );
    let done = erase(&ws, &folder);
    // Added, furnished, and handed on.
    assert_eq!(
        (done.entries, done.common.as_slice()),
        (3, &["Grace".to_owned()][..])
    );
    assert_eq!(
        everywhere(&ws, &folder, "SELECT requested_by || '; ' || why FROM request"),
        ["Erased person 1; Grace under pressure"]
    );
    assert_eq!(
        everywhere(
            &ws,
            &folder,
            "SELECT what || '; ' || file_name FROM export_record ORDER BY at"
        ),
        [
            "Everything about Erased person 1; Held about - Erased person 1 - 2026-01-05.pdf",
            "Everything about Grace Lee; Held about - Grace Lee - 2026-01-05.pdf"
        ]
    );
    assert_eq!(
        everywhere(&ws, &folder, "SELECT assessor || '; ' || note FROM assessment"),
        ["Erased person 1; Saving grace"]
    );
    let owner = ws.read(|conn| {
        Ok::<_, StoreError>(conn.query_row("SELECT owner FROM plan_line", [], |row| row.get::<_, String>(0))?)
    });
    assert_eq!(owner.unwrap(), "Ben Oak; Erased person 1");
}

fn insert_more(ws: &Workspace) {
    work(
        ws,
        "Furnished",
        &format!(
            "INSERT INTO programme VALUES ({p}, 'Programme', '2026-01-05');
             INSERT INTO project VALUES ({p}, {p}, 'Meters', 'meters', '', NULL, NULL, NULL, NULL, 0, '2026-01-05');
             INSERT INTO service VALUES ({p}, 'people', 'Coaching', '', 1, 1, '2026-01-05');
             INSERT INTO request VALUES ({p}, {p}, {p}, 'pull', 'Grace', 'Grace under pressure', 'Value', NULL, NULL, '2026-01-05', 'accepted', NULL, '');
             INSERT INTO plan_line VALUES ({p}, {p}, {p}, NULL, 'What', 'Value', NULL, 'Ben Oak', '2026-02-01', 'planned', '', NULL, '2026-01-05', NULL);
             INSERT INTO assessment VALUES ({p}, {ben}, {p}, 'power', 4, '2026-01-05', 'grace', 'stated', 'Saving grace', '2026-01-05T09:30:00.000Z');
             INSERT INTO export_record VALUES ({p}, 'person_pack', 'Everything about Grace', 'full', 'Held about - Grace - 2026-01-05.pdf', '2026-01-05T09:30:00.000Z', 'Tester');
             INSERT INTO export_record VALUES ({ben}, 'person_pack', 'Everything about Grace Lee', 'full', 'Held about - Grace Lee - 2026-01-05.pdf', '2026-01-06T09:30:00.000Z', 'Tester');",
            p = x(30),
            ben = x(BEN),
        ),
    );
}

#[test]
fn somebody_who_was_deleted_is_erased_from_the_history_and_the_backups() {
    let desk = Desk::new();
    let (ws, folder) = two(&desk, "UPDATE stakeholder SET notes = 'Knows Zoe Quill'");
    assert!(ws.gone_people().unwrap().is_empty());
    work(
        &ws,
        "Deleted Zoe Quill",
        &format!("DELETE FROM stakeholder WHERE id = {}", x(ZOE)),
    );
    ws.back_up(&folder, Reason::Hourly, now()).unwrap();
    let gone = ws.gone_people().unwrap();
    assert_eq!(
        gone.into_iter().collect::<Vec<_>>(),
        [(id(ZOE), "Zoe Quill".to_owned())]
    );

    let done = erase(&ws, &folder);
    assert_eq!(
        (done.called.as_str(), done.entries, done.finished),
        ("Erased person 1", 3, true)
    );
    assert!(done.copies.len() == 2 && done.left.is_empty());
    assert_eq!(
        everywhere(
            &ws,
            &folder,
            &format!("SELECT notes FROM stakeholder WHERE id = {}", x(BEN))
        ),
        ["Knows Erased person 1"]
    );
    let labels: Vec<String> = ws
        .journal(0, 9)
        .unwrap()
        .1
        .into_iter()
        .map(|line| line.label)
        .collect();
    assert!(
        labels.contains(&"Deleted Erased person 1".to_owned()),
        "{labels:?}"
    );
    assert!(ws.gone_people().unwrap().is_empty());
    assert_eq!(ws.integrity().unwrap(), []);
    // Asked for again, it is done already.
    assert_eq!(erase(&ws, &folder).entries, 0);
    ws.close().unwrap();
    let holds = |file: &Path| {
        let bytes = std::fs::read(file).unwrap();
        bytes.windows(5).any(|window| window == b"Quill")
    };
    assert!(!holds(&desk.file()));
    for backup in backups(&folder, Uuid::from_u128(1)).unwrap() {
        assert!(!holds(&backup.path), "{}", backup.path.display());
    }
}
