//! Two rows of one stakeholder made into one: field by field, with everything that hangs on either, and nothing lost.

mod hanging;

use std::fmt::Write;

use domain::{StakeholderId, StakeholderKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::Connection;
use ts_rs::TS;

use self::hanging::{apart, composition, decision_parts, memberships, stakes, taggings, ties};
use super::list::{PersonRow, person};
use crate::custom::Values;
use crate::door::{NOTE, optional_text};
use crate::{Code, Failure, Work, custom, sql, tags};

/// A field of the register that one of two values is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum MergeField {
    /// The name.
    Name,
    /// Role or job title.
    Role,
    /// Grade or band.
    Grade,
    /// E-mail address.
    Email,
    /// Telephone number.
    Phone,
    /// The home unit.
    Unit,
    /// Headcount.
    Headcount,
    /// The reference, with the source it belongs to.
    Reference,
    /// Who looks after the relationship.
    Owner,
}

/// Two stakeholders to make one of.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct StakeholdersMerge {
    /// Who stays.
    pub keep: StakeholderId,
    /// Who goes, and leaves to the other all that is recorded.
    pub merge: StakeholderId,
    /// The fields for which the value of the one who goes stands. For all others that of the one who stays does, where
    /// there is one.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<MergeField>>")]
    pub take: Vec<MergeField>,
    /// The custom fields for which the value of the one who goes stands.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<domain::CustomFieldId>>")]
    pub take_custom: Vec<domain::CustomFieldId>,
}

/// What came over, and what was there on both sides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Merged {
    /// Records that hang on the one who stays now.
    pub moved: u64,
    /// Records that said the same on both sides, or would have tied somebody to themselves: one of them is there.
    pub folded: u64,
    /// Values that did not stand, as they were written into the notes.
    pub noted: Vec<String>,
}

/// What hangs on a stakeholder, and by which column. Nothing of it can be there twice.
const HANGS: [(&str, &str); 13] = [
    ("assessment", "stakeholder_id"),
    ("judged_score", "group_id"),
    ("engagement_record", "stakeholder_id"),
    ("commitment", "stakeholder_id"),
    ("mark", "stakeholder_id"),
    ("private_note", "stakeholder_id"),
    ("kept_longer", "stakeholder_id"),
    ("data_request", "stakeholder_id"),
    ("request", "for_stakeholder_id"),
    ("plan_line", "for_stakeholder_id"),
    ("project", "sponsor_id"),
    ("role_held", "stakeholder_id"),
    ("merged", "into_id"),
];

/// `stakeholders_merge`.
pub fn merge(work: &mut Work<'_, '_>, request: StakeholdersMerge) -> Result<Merged, Failure> {
    let (keep, gone) = both(work, &request)?;
    let mut merged = Merged::default();
    let mut noted = Vec::new();
    fields(work, &request, &keep, &gone, &mut noted)?;
    let hangs = (sql::Id(keep.id), sql::Id(gone.id));
    for (table, column) in HANGS {
        let statement = format!("UPDATE {table} SET {column} = ?1 WHERE {column} = ?2");
        merged.moved += sql::run(work, &statement, (&hangs.0, &hangs.1))? as u64;
    }
    merged.moved += composition(work, &hangs)?;
    for of_both in [stakes, decision_parts, memberships, ties, taggings] {
        let (moved, folded) = of_both(work, &hangs)?;
        merged.moved += moved;
        merged.folded += folded;
    }
    customs(work, &request, &mut noted)?;
    apart(work, &hangs)?;
    notes(work, &request, &gone, &mut noted)?;
    sql::run(work, "DELETE FROM stakeholder WHERE id = ?1", [&hangs.1])?;
    sql::run(
        work,
        "INSERT INTO merged(old_id, into_id, merged_on, author) VALUES (?2, ?1, ?3, ?4)",
        (&hangs.0, &hangs.1, work.context.today, &work.context.author),
    )?;
    tags::drop_unused(work)?;
    work.label(format!("Merged {} into {}", gone.name, keep.name));
    merged.noted = noted;
    Ok(merged)
}

/// Who stays and who goes, if the two can be one.
fn both(work: &Work<'_, '_>, request: &StakeholdersMerge) -> Result<(PersonRow, PersonRow), Failure> {
    let find = |field: &str, id: StakeholderId| {
        person(work.look(), id)?.ok_or_else(|| {
            Failure::field(
                field,
                "is not in the workspace; it may have been merged or deleted meanwhile.",
            )
        })
    };
    let (keep, gone) = (find("keep", request.keep)?, find("merge", request.merge)?);
    if keep.id == gone.id {
        return Err(Failure::field("merge", "is the same stakeholder; name two."));
    }
    if keep.kind != gone.kind {
        return Err(Failure::field(
            "merge",
            format!(
                "{} is a {} and {} a {}. Change the kind of one of them first.",
                gone.name,
                gone.kind.label().to_lowercase(),
                keep.name,
                keep.kind.label().to_lowercase()
            ),
        ));
    }
    let erased = "SELECT EXISTS (SELECT 1 FROM erasure WHERE stakeholder_id IN (?1, ?2))";
    if sql::one(work, erased, (sql::Id(keep.id), sql::Id(gone.id)))?.unwrap_or(false) {
        return Err(Failure::new(
            Code::Conflict,
            "One of them was erased, and is nobody any more. What is recorded there stays there.",
        ));
    }
    Ok((keep, gone))
}

/// Gives the one who stays the values that stand, and notes those that do not.
fn fields(
    work: &Work<'_, '_>,
    request: &StakeholdersMerge,
    keep: &PersonRow,
    gone: &PersonRow,
    noted: &mut Vec<String>,
) -> Result<(), Failure> {
    let takes = |field: MergeField| request.take.contains(&field);
    let mut note = |what: &str, lost: &str| noted.push(format!("{what}: {lost}"));
    let texts = [
        (MergeField::Name, "name", "Name", &keep.name, &gone.name),
        (MergeField::Role, "role", "Role", &keep.role, &gone.role),
        (MergeField::Grade, "grade", "Grade", &keep.grade, &gone.grade),
        (MergeField::Email, "email", "E-mail", &keep.email, &gone.email),
        (MergeField::Phone, "phone", "Telephone", &keep.phone, &gone.phone),
        (
            MergeField::Owner,
            "owner",
            "Looked after by",
            &keep.owner,
            &gone.owner,
        ),
    ];
    for (field, column, what, ours, theirs) in texts {
        // Nothing is taken in the place of something.
        let (stands, lost) = if ours.is_empty() || (takes(field) && !theirs.is_empty()) {
            (theirs, ours)
        } else {
            (ours, theirs)
        };
        if stands != ours {
            let statement = format!("UPDATE stakeholder SET {column} = ?2 WHERE id = ?1");
            sql::run(work, &statement, (sql::Id(keep.id), stands))?;
            if matches!(field, MergeField::Name | MergeField::Role | MergeField::Owner) {
                let statement = format!("UPDATE stakeholder SET {column}_key = ?2 WHERE id = ?1");
                sql::run(work, &statement, (sql::Id(keep.id), fold_key(stands)))?;
            }
        }
        if !lost.is_empty() && fold_key(lost) != fold_key(stands) {
            note(what, lost);
        }
    }
    if gone.unit_id.is_some() && gone.unit_id != keep.unit_id {
        let stands = takes(MergeField::Unit) || keep.unit_id.is_none();
        if stands {
            sql::run(
                work,
                "UPDATE stakeholder SET unit_id = ?2 WHERE id = ?1",
                (sql::Id(keep.id), gone.unit_id.map(sql::Id)),
            )?;
        }
        let lost = if stands { &keep.unit } else { &gone.unit };
        lost.iter().for_each(|unit| note("Unit", unit));
    }
    if gone.headcount.is_some() && gone.headcount != keep.headcount {
        let stands = takes(MergeField::Headcount) || keep.headcount.is_none();
        if stands {
            sql::run(
                work,
                "UPDATE stakeholder SET headcount = ?2 WHERE id = ?1",
                (sql::Id(keep.id), gone.headcount),
            )?;
        }
        let lost = if stands { keep.headcount } else { gone.headcount };
        lost.iter().for_each(|lost| note("Headcount", &lost.to_string()));
    }
    if !gone.reference.is_empty() && gone.reference != keep.reference {
        let stands = takes(MergeField::Reference) || keep.reference.is_empty();
        let lost = if stands { &keep.reference } else { &gone.reference };
        if !lost.is_empty() {
            note("Reference", lost);
        }
        if stands {
            sql::run(
                work,
                "UPDATE stakeholder SET (reference, source) = (SELECT reference, source FROM stakeholder WHERE id = ?2) WHERE id = ?1",
                (sql::Id(keep.id), sql::Id(gone.id)),
            )?;
        }
    }
    // Known since the first of the two was; as fresh as the fresher, and in the register if one of them is.
    sql::run(
        work,
        "UPDATE stakeholder SET added_on = min(stakeholder.added_on, g.added_on), \
         verified_on = nullif(max(coalesce(stakeholder.verified_on, ''), coalesce(g.verified_on, '')), ''), \
         verify_days = coalesce(stakeholder.verify_days, g.verify_days), \
         archived_on = iif(stakeholder.archived_on IS NULL OR g.archived_on IS NULL, NULL, max(stakeholder.archived_on, g.archived_on)) \
         FROM (SELECT added_on, verified_on, verify_days, archived_on FROM stakeholder WHERE id = ?2) g WHERE id = ?1",
        (sql::Id(keep.id), sql::Id(gone.id)),
    )?;
    Ok(())
}

/// Of each custom field the value that stands; the other is noted.
fn customs(work: &Work<'_, '_>, request: &StakeholdersMerge, noted: &mut Vec<String>) -> Result<(), Failure> {
    let mut ours = Values::of(work, request.keep.as_bytes())?;
    let of =
        |id: &StakeholderId| custom::values::all_of(work, domain::CustomSubject::Stakeholder, id.as_bytes());
    for (field, theirs) in of(&request.keep)?.into_iter().zip(of(&request.merge)?) {
        let Some(value) = theirs.value else { continue };
        let stands = field.value.is_none() || request.take_custom.contains(&field.field);
        let lost = if stands {
            field.value.clone()
        } else {
            Some(value.clone())
        };
        if field.value.as_ref() != Some(&value) {
            noted.extend(lost.map(|lost| format!("{}: {lost}", field.name)));
        }
        if stands {
            ours.set(field.field, value);
        }
    }
    ours.keep(work, request.keep.as_bytes())?;
    sql::run(
        work,
        "DELETE FROM custom_values WHERE subject_id = ?1",
        [sql::Id(request.merge)],
    )?;
    Ok(())
}

/// The notes of both, and the values that did not stand.
fn notes(
    work: &Work<'_, '_>,
    request: &StakeholdersMerge,
    gone: &PersonRow,
    noted: &mut [String],
) -> Result<(), Failure> {
    let of = |id: StakeholderId| {
        sql::one::<String>(work, "SELECT notes FROM stakeholder WHERE id = ?1", [sql::Id(id)])
            .map(Option::unwrap_or_default)
    };
    let (ours, theirs) = (of(request.keep)?, of(request.merge)?);
    let mut text = ours.clone();
    let mut add = |part: &str| {
        if !part.is_empty() {
            let gap = if text.is_empty() { "" } else { "\n\n" };
            let _ = write!(text, "{gap}{part}");
        }
    };
    if theirs.trim() != ours.trim() {
        add(&theirs);
    }
    if !noted.is_empty() {
        let of_whom = match gone.kind {
            StakeholderKind::Person => "Also recorded",
            _ => "Also recorded of it",
        };
        add(&format!(
            "{of_whom}, when two entries were merged on {}: {}.",
            work.context.today,
            noted.join("; ")
        ));
    }
    if text != ours {
        let text = optional_text("notes", &text, NOTE).map_err(|failure| {
            Failure::field(
                "merge",
                format!(
                    "the notes of both together are too long ({}). Shorten one of them first.",
                    failure.message
                ),
            )
        })?;
        sql::run(
            work,
            "UPDATE stakeholder SET notes = ?2 WHERE id = ?1",
            (sql::Id(request.keep), text),
        )?;
    }
    Ok(())
}

/// Whoever was merged into somebody, and into those in turn.
pub(crate) fn merged_into(conn: &Connection, id: [u8; 16]) -> store::rusqlite::Result<Vec<[u8; 16]>> {
    conn.prepare_cached(
        "WITH RECURSIVE was(id) AS (SELECT old_id FROM merged WHERE into_id = ?1 \
         UNION SELECT m.old_id FROM merged m JOIN was ON m.into_id = was.id) SELECT id FROM was ORDER BY id",
    )?
    .query_map([id], |row| row.get(0))?
    .collect()
}
