//! Stakeholders that may be there twice, and those of whom it is known that they are not.

use domain::alike::{self, Entry};
use domain::{AlikeBecause, Likelihood, StakeholderId, naming};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use ts_rs::TS;

use super::edit::must_exist;
use super::list::{PersonRow, person};
use crate::door::{Nothing, Page, check_limit, default_limit};
use crate::{Failure, Look, Work, sql};

/// Which pairs.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct AlikeRequest {
    /// Only those with this stakeholder.
    #[serde(default)]
    #[ts(optional)]
    pub stakeholder: Option<StakeholderId>,
    /// Those that were told apart, in the place of those that were not.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub told_apart: bool,
    /// How many to pass over.
    #[serde(default)]
    #[ts(optional, as = "Option<u32>")]
    pub offset: u32,
    /// How many at most; 100 when left out.
    #[serde(default = "default_limit")]
    #[ts(optional, as = "Option<u32>")]
    pub limit: u32,
}

/// Two stakeholders that may be one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct AlikePair {
    /// One, who was added first.
    pub first: PersonRow,
    /// The other.
    pub second: PersonRow,
    /// Why, the most telling first.
    pub because: Vec<AlikeBecause>,
    /// How likely that makes it.
    pub likelihood: Likelihood,
}

/// Two stakeholders.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct TwoStakeholders {
    /// One.
    pub first: StakeholderId,
    /// The other.
    pub second: StakeholderId,
}

/// `alike_list`: the most likely first; of those, who was added first. Who is archived is not compared.
pub fn list(look: Look<'_>, request: AlikeRequest) -> Result<Page<AlikePair>, Failure> {
    check_limit(request.limit)?;
    let (ids, entries) = entries(look)?;
    let apart: std::collections::HashSet<(StakeholderId, StakeholderId)> = sql::rows(
        look.conn,
        "SELECT first_id, second_id FROM told_apart",
        [],
        |row| Ok((sql::id(row, 0)?, sql::id(row, 1)?)),
    )?
    .into_iter()
    .collect();
    let mut found = alike::pairs(&entries);
    found.retain(|pair| {
        let two = (ids[pair.first], ids[pair.second]);
        apart.contains(&two) == request.told_apart
            && request
                .stakeholder
                .is_none_or(|only| two.0 == only || two.1 == only)
    });
    let total = found.len() as u64;
    let window = found
        .into_iter()
        .skip(request.offset as usize)
        .take(request.limit as usize);
    let mut items = Vec::new();
    for pair in window {
        if let (Some(first), Some(second)) = (person(look, ids[pair.first])?, person(look, ids[pair.second])?)
        {
            items.push(AlikePair {
                first,
                second,
                because: pair.because,
                likelihood: pair.likelihood,
            });
        }
    }
    Ok(Page { total, items })
}

/// Everybody in the register, as far as it matters for being alike, in the order of their ids.
fn entries(look: Look<'_>) -> Result<(Vec<StakeholderId>, Vec<Entry>), Failure> {
    let rows = sql::rows(
        look.conn,
        "SELECT id, kind, name_key, email, phone, source, reference, unit_id, role_key FROM stakeholder \
         WHERE archived_on IS NULL AND id NOT IN (SELECT stakeholder_id FROM erasure) ORDER BY id",
        [],
        |row| {
            let kind: sql::Word<domain::StakeholderKind> = row.get(1)?;
            let phone: String = row.get(4)?;
            Ok((
                sql::id::<StakeholderId>(row, 0)?,
                Entry {
                    kind: kind.0 as u8,
                    is_person: kind.0 == domain::StakeholderKind::Person,
                    words: alike::words(row.get_ref(2)?.as_str()?),
                    email: fold_key(row.get_ref(3)?.as_str()?),
                    phone: naming::number(&phone).unwrap_or_default(),
                    source: row.get(5)?,
                    reference: row.get(6)?,
                    unit: row.get(7)?,
                    role: row.get(8)?,
                },
            ))
        },
    )?;
    Ok(rows.into_iter().unzip())
}

/// The two in the order they are kept in.
fn in_order(work: &Work<'_, '_>, two: TwoStakeholders) -> Result<[(StakeholderId, String); 2], Failure> {
    let first = must_exist(work, "first", two.first)?;
    let second = must_exist(work, "second", two.second)?;
    if two.first == two.second {
        return Err(Failure::field("second", "is the same stakeholder; name two."));
    }
    let mut both = [(two.first, first), (two.second, second)];
    both.sort();
    Ok(both)
}

/// `told_apart_set`: they are two, in spite of all that is alike.
pub fn tell_apart(work: &mut Work<'_, '_>, request: TwoStakeholders) -> Result<Nothing, Failure> {
    let [(first, one), (second, other)] = in_order(work, request)?;
    sql::run(
        work,
        "INSERT INTO told_apart(first_id, second_id, decided_on, author) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT(first_id, second_id) DO NOTHING",
        (
            sql::Id(first),
            sql::Id(second),
            work.context.today,
            &work.context.author,
        ),
    )?;
    work.label(format!("Told {one} and {other} apart"));
    Ok(Nothing {})
}

/// `told_apart_clear`: they may be one after all.
pub fn clear(work: &mut Work<'_, '_>, request: TwoStakeholders) -> Result<Nothing, Failure> {
    let [(first, one), (second, other)] = in_order(work, request)?;
    sql::run(
        work,
        "DELETE FROM told_apart WHERE first_id = ?1 AND second_id = ?2",
        (sql::Id(first), sql::Id(second)),
    )?;
    work.label(format!("No longer told {one} and {other} apart"));
    Ok(Nothing {})
}
