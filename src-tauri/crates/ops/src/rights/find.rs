//! Whom a name or an id means. Of two people with one name, none is taken by chance.

use domain::StakeholderId;
use store::fold_key;

use crate::{Code, Context, Failure, Session, sql};

/// As [`find`], and where nobody is there, whoever was deleted and is in the history still: they can be erased.
///
/// # Errors
/// As [`find`].
pub fn find_to_erase(session: &Session, context: &Context, words: &str) -> Result<StakeholderId, Failure> {
    let failure = match find(session, context, words) {
        Err(failure) if failure.code == Code::NotFound => failure,
        found => return found,
    };
    let words = words.trim();
    let by_id = words.parse::<StakeholderId>().ok();
    let key = fold_key(words);
    let gone = session.workspace.gone_people()?;
    let meant: Vec<StakeholderId> = gone
        .into_iter()
        .map(|(id, name)| (StakeholderId::from_bytes(id), name))
        .filter(|(id, name)| by_id.map_or_else(|| fold_key(name) == key, |by_id| by_id == *id))
        .map(|(id, _)| id)
        .collect();
    match &meant[..] {
        [] => Err(failure),
        [id] => Ok(*id),
        several => {
            let each = several
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join(", ");
            Err(Failure::new(
                Code::Conflict,
                format!(
                    "{} people called “{words}” were deleted. Say by the id which one is meant: {each}.",
                    several.len()
                ),
            ))
        }
    }
}

/// The stakeholder of this id or name, whatever its case and accents.
///
/// # Errors
/// `not_found` when there is none, `conflict` with the ids when there are several of the name.
pub fn find(session: &Session, context: &Context, words: &str) -> Result<StakeholderId, Failure> {
    let words = words.trim();
    let found: Vec<(StakeholderId, String, String)> = session.read(context, |look| {
        let row = |row: &store::rusqlite::Row<'_>| Ok((sql::id(row, 0)?, row.get(1)?, row.get(2)?));
        if let Ok(id) = words.parse::<StakeholderId>() {
            let by_id = "SELECT id, name, role FROM stakeholder WHERE id = ?1";
            return sql::rows(look.conn, by_id, [sql::Id(id)], row);
        }
        let by_name = "SELECT id, name, role FROM stakeholder WHERE name_key = ?1 ORDER BY id";
        sql::rows(look.conn, by_name, [fold_key(words)], row)
    })?;
    match &found[..] {
        [(id, ..)] => Ok(*id),
        [] => Err(Failure::new(
            Code::NotFound,
            format!("There is nobody called “{words}” in this workspace. Check the name, or give the id."),
        )),
        several => {
            let each = several.iter().map(|(id, _, role)| {
                if role.is_empty() {
                    id.to_string()
                } else {
                    format!("{id} ({role})")
                }
            });
            let each = each.collect::<Vec<_>>().join(", ");
            Err(Failure::new(
                Code::Conflict,
                format!(
                    "{} people are called “{words}”. Say by its id which one is meant: {each}.",
                    several.len()
                ),
            ))
        }
    }
}
