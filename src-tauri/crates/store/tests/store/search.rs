//! Tags and the words of custom fields are found as the stakeholder's own words are.

use store::{StoreError, Workspace};

use crate::kit::*;

fn change(ws: &Workspace, sql: &str) {
    ws.write(&stamp(), |change| {
        change.execute_batch(sql)?;
        Ok::<_, StoreError>(())
    })
    .unwrap();
}

fn x(number: u128) -> String {
    let hex: String = id(number).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("x'{hex}'")
}

/// The id as JSON holds it.
fn dashed(number: u128) -> String {
    uuid::Uuid::from_bytes(id(number)).to_string()
}

/// Ann (10) and Ben (11); a tag (20), a text (30) and a number (31), on nobody yet.
fn desk() -> (Desk, Workspace) {
    let desk = Desk::new();
    let ws = desk.create();
    add(&ws, 10, "Ann");
    add(&ws, 11, "Ben");
    change(
        &ws,
        &format!(
            "INSERT INTO tag VALUES ({}, 'Early adopter', 'early adopter', '2026-01-05');
             INSERT INTO custom_field VALUES ({}, 'stakeholder', 'Nickname', 'nickname', 'text', '[]', 0, '2026-01-05'),
               ({}, 'stakeholder', 'Badge', 'badge', 'number', '[]', 1, '2026-01-05');",
            x(20),
            x(30),
            x(31)
        ),
    );
    (desk, ws)
}

#[test]
fn a_tag_is_found_on_whoever_carries_it() {
    let (_desk, ws) = desk();
    assert_eq!(hits(&ws, "adopter"), 0);
    let carry = |tagging, who| {
        format!(
            "INSERT INTO tagging VALUES ({}, {}, {});",
            x(tagging),
            x(20),
            x(who)
        )
    };
    change(&ws, &carry(40, 10));
    change(&ws, &carry(41, 11));
    assert_eq!((hits(&ws, "early adopt"), hits(&ws, "ann adopter")), (2, 1));
    change(&ws, "UPDATE tag SET name = 'Pioneer'");
    assert_eq!((hits(&ws, "adopter"), hits(&ws, "pioneer")), (0, 2));
    change(&ws, &format!("DELETE FROM tagging WHERE id = {}", x(40)));
    assert_eq!((hits(&ws, "ann pioneer"), hits(&ws, "ben pioneer")), (0, 1));
    ws.undo(&stamp()).unwrap();
    ws.undo(&stamp()).unwrap();
    assert_eq!((hits(&ws, "adopter"), hits(&ws, "pioneer")), (2, 0));
    ws.rebuild_search().unwrap();
    assert_eq!((hits(&ws, "adopter"), ws.integrity().unwrap()), (2, vec![]));
}

#[test]
fn a_tag_that_moves_to_somebody_else_is_found_there_only() {
    let (_desk, ws) = desk();
    change(
        &ws,
        &format!("INSERT INTO tagging VALUES ({}, {}, {})", x(40), x(20), x(10)),
    );
    change(&ws, &format!("UPDATE tagging SET stakeholder_id = {}", x(11)));
    assert_eq!((hits(&ws, "ann adopter"), hits(&ws, "ben adopter")), (0, 1));
}

#[test]
fn the_words_of_a_custom_field_are_found_and_its_numbers_are_not() {
    let (_desk, ws) = desk();
    change(
        &ws,
        &format!(
            "INSERT INTO custom_values VALUES ({}, json_object('{}', 'Annie', '{}', '4711'))",
            x(10),
            dashed(30),
            dashed(31)
        ),
    );
    assert_eq!((hits(&ws, "annie"), hits(&ws, "4711")), (1, 0));
    change(
        &ws,
        &format!(
            "UPDATE custom_values SET body = json_object('{}', 'Nan')",
            dashed(30)
        ),
    );
    assert_eq!((hits(&ws, "annie"), hits(&ws, "nan")), (0, 1));
    change(&ws, "DELETE FROM custom_values");
    assert_eq!((hits(&ws, "nan"), hits(&ws, "ann")), (0, 1));
}

#[test]
fn a_word_is_found_though_marks_of_direction_or_an_emoji_touch_it() {
    let (_desk, ws) = desk();
    change(
        &ws,
        &format!(
            "UPDATE stakeholder SET name = char(0x2067) || 'Zoë' || char(0x2069) || ' Świt', role = 'Lead' || char(0x1FAE0) || 'ership' WHERE id = {}",
            x(10)
        ),
    );
    assert_eq!(
        (hits(&ws, "zoe"), hits(&ws, "swit"), hits(&ws, "ership")),
        (1, 1, 1)
    );
}
