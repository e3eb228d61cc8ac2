//! What hangs on two stakeholders, hung on one: each says how much was moved, and how much said the same on both sides.

use domain::StakeholderId;

use crate::{Failure, Work, sql};

/// Who stays, and who goes.
pub(super) type Both = (sql::Id<StakeholderId>, sql::Id<StakeholderId>);

/// What the headcount of a group is made of, behind what is there.
pub(super) fn composition(work: &Work<'_, '_>, (keep, gone): &Both) -> Result<u64, Failure> {
    let behind: i64 = sql::one(
        work,
        "SELECT coalesce(max(position) + 1, 0) FROM composition WHERE group_id = ?1",
        [keep],
    )?
    .unwrap_or(0);
    let moved = sql::run(
        work,
        "UPDATE composition SET group_id = ?1, position = position + ?3 WHERE group_id = ?2",
        (keep, gone, behind),
    )?;
    Ok(moved as u64)
}

/// A stake in a project reaches back to the earlier of the two, and has a direction if one of them has.
pub(super) fn stakes(work: &Work<'_, '_>, (keep, gone): &Both) -> Result<(u64, u64), Failure> {
    sql::run(
        work,
        "UPDATE stake SET added_on = min(stake.added_on, g.added_on) FROM (SELECT project_id, added_on FROM stake WHERE stakeholder_id = ?2) g \
         WHERE stake.stakeholder_id = ?1 AND g.project_id = stake.project_id AND g.added_on < stake.added_on",
        (keep, gone),
    )?;
    sql::run(
        work,
        "UPDATE stake SET direction = g.direction FROM (SELECT project_id, direction FROM stake WHERE stakeholder_id = ?2) g \
         WHERE stake.stakeholder_id = ?1 AND g.project_id = stake.project_id AND stake.direction IS NULL AND g.direction IS NOT NULL",
        (keep, gone),
    )?;
    let folded = sql::run(
        work,
        "DELETE FROM stake WHERE stakeholder_id = ?2 AND project_id IN (SELECT project_id FROM stake WHERE stakeholder_id = ?1)",
        (keep, gone),
    )?;
    let moved = sql::run(
        work,
        "UPDATE stake SET stakeholder_id = ?1 WHERE stakeholder_id = ?2",
        (keep, gone),
    )?;
    Ok((moved as u64, folded as u64))
}

/// Memberships of one group at one time become one, from the earlier beginning to the later end.
pub(super) fn memberships(work: &Work<'_, '_>, (keep, gone): &Both) -> Result<(u64, u64), Failure> {
    let mut folded = sql::run(
        work,
        "DELETE FROM membership WHERE (group_id = ?1 AND member_id = ?2) OR (group_id = ?2 AND member_id = ?1)",
        (keep, gone),
    )?;
    let mut moved = 0;
    for (own, other) in [("member_id", "group_id"), ("group_id", "member_id")] {
        sql::run(
            work,
            &format!(
                "UPDATE membership SET from_on = min(membership.from_on, g.from_on), \
                 until_on = iif(membership.until_on IS NULL OR g.until_on IS NULL, NULL, max(membership.until_on, g.until_on)) \
                 FROM (SELECT {other} AS other, from_on, until_on FROM membership WHERE {own} = ?2) g \
                 WHERE membership.{own} = ?1 AND membership.{other} = g.other \
                 AND membership.from_on <= coalesce(g.until_on, '9999-12-31') AND g.from_on <= coalesce(membership.until_on, '9999-12-31')"
            ),
            (keep, gone),
        )?;
        folded += sql::run(
            work,
            &format!(
                "DELETE FROM membership AS g WHERE {own} = ?2 AND EXISTS (SELECT 1 FROM membership k WHERE k.{own} = ?1 \
                 AND k.{other} = g.{other} AND k.from_on <= g.from_on \
                 AND coalesce(k.until_on, '9999-12-31') >= coalesce(g.until_on, '9999-12-31'))"
            ),
            (keep, gone),
        )?;
        moved += sql::run(
            work,
            &format!("UPDATE membership SET {own} = ?1 WHERE {own} = ?2"),
            (keep, gone),
        )?;
    }
    Ok((moved as u64, folded as u64))
}

/// Of two ties of one kind to the same other that stand, the one that says more stays; none leads to oneself.
pub(super) fn ties(work: &Work<'_, '_>, (keep, gone): &Both) -> Result<(u64, u64), Failure> {
    let mut folded = sql::run(
        work,
        "DELETE FROM tie WHERE (from_id = ?1 AND to_id = ?2) OR (from_id = ?2 AND to_id = ?1)",
        (keep, gone),
    )?;
    let mut moved = 0;
    for (own, other) in [("from_id", "to_id"), ("to_id", "from_id")] {
        sql::run(
            work,
            &format!(
                "UPDATE tie SET from_on = min(tie.from_on, g.from_on), strength = max(coalesce(tie.strength, g.strength), coalesce(g.strength, tie.strength)), \
                 source = iif(tie.source = '', g.source, tie.source) \
                 FROM (SELECT {other} AS other, kind, from_on, strength, source FROM tie WHERE {own} = ?2 AND until_on IS NULL) g \
                 WHERE tie.{own} = ?1 AND tie.{other} = g.other AND tie.kind = g.kind AND tie.until_on IS NULL"
            ),
            (keep, gone),
        )?;
        folded += sql::run(
            work,
            &format!(
                "DELETE FROM tie AS g WHERE {own} = ?2 AND until_on IS NULL AND EXISTS (SELECT 1 FROM tie k WHERE k.{own} = ?1 \
                 AND k.{other} = g.{other} AND k.kind = g.kind AND k.until_on IS NULL)"
            ),
            (keep, gone),
        )?;
        moved += sql::run(
            work,
            &format!("UPDATE tie SET {own} = ?1 WHERE {own} = ?2"),
            (keep, gone),
        )?;
    }
    Ok((moved as u64, folded as u64))
}

/// In every decision the parts of both.
pub(super) fn decision_parts(work: &Work<'_, '_>, (keep, gone): &Both) -> Result<(u64, u64), Failure> {
    let folded = sql::run(
        work,
        "DELETE FROM decision_part AS g WHERE stakeholder_id = ?2 AND EXISTS (SELECT 1 FROM decision_part k \
         WHERE k.stakeholder_id = ?1 AND k.decision_id = g.decision_id AND k.part = g.part)",
        (keep, gone),
    )?;
    let moved = sql::run(
        work,
        "UPDATE decision_part SET stakeholder_id = ?1 WHERE stakeholder_id = ?2",
        (keep, gone),
    )?;
    Ok((moved as u64, folded as u64))
}

pub(super) fn taggings(work: &Work<'_, '_>, (keep, gone): &Both) -> Result<(u64, u64), Failure> {
    let folded = sql::run(
        work,
        "DELETE FROM tagging WHERE stakeholder_id = ?2 AND tag_id IN (SELECT tag_id FROM tagging WHERE stakeholder_id = ?1)",
        (keep, gone),
    )?;
    let moved = sql::run(
        work,
        "UPDATE tagging SET stakeholder_id = ?1 WHERE stakeholder_id = ?2",
        (keep, gone),
    )?;
    Ok((moved as u64, folded as u64))
}

/// Whoever was told apart from the one who goes is told apart from the one who stays.
pub(super) fn apart(work: &Work<'_, '_>, (keep, gone): &Both) -> Result<(), Failure> {
    sql::run(
        work,
        "INSERT INTO told_apart(first_id, second_id, decided_on, author) \
         SELECT min(?1, other), max(?1, other), decided_on, author FROM ( \
           SELECT iif(first_id = ?2, second_id, first_id) AS other, decided_on, author FROM told_apart \
           WHERE first_id = ?2 OR second_id = ?2) WHERE other <> ?1 ON CONFLICT DO NOTHING",
        (keep, gone),
    )?;
    sql::run(
        work,
        "DELETE FROM told_apart WHERE first_id = ?1 OR second_id = ?1",
        [gone],
    )?;
    Ok(())
}
