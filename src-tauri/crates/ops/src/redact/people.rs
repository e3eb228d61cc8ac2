//! Whom the register knows, and by what position.

use std::collections::HashSet;

use domain::{ProjectId, StakeholderId, StakeholderKind};

use crate::{Failure, Look, sql};

/// Somebody of the register.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) id: StakeholderId,
    pub(super) kind: StakeholderKind,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) unit: Option<String>,
    pub(super) email: String,
    pub(super) phone: String,
}

/// Everybody of the register.
pub(super) fn everybody(look: Look<'_>) -> Result<Vec<Row>, Failure> {
    sql::rows(
        look.conn,
        "SELECT s.id, s.kind, s.name, s.role, u.name, s.email, s.phone FROM stakeholder s \
         LEFT JOIN unit u ON u.id = s.unit_id ORDER BY s.id",
        (),
        |row| {
            Ok(Row {
                id: sql::id(row, 0)?,
                kind: sql::word(row, 1)?,
                name: row.get(2)?,
                role: row.get(3)?,
                unit: row.get(4)?,
                email: row.get(5)?,
                phone: row.get(6)?,
            })
        },
    )
}

/// Those with a stake in a project, and the members of groups that have one.
pub(super) fn near(look: Look<'_>, project: ProjectId) -> Result<HashSet<StakeholderId>, Failure> {
    Ok(sql::rows(
        look.conn,
        "SELECT stakeholder_id FROM stake WHERE project_id = ?1 UNION SELECT m.member_id FROM membership m \
         JOIN stake k ON k.stakeholder_id = m.group_id AND k.project_id = ?1",
        [sql::Id(project)],
        |row| sql::id(row, 0),
    )?
    .into_iter()
    .collect())
}

/// The names that people had before, with their id.
pub(super) fn formerly(look: Look<'_>, now: &[Row]) -> Result<Vec<(StakeholderId, String)>, Failure> {
    let now: std::collections::HashMap<StakeholderId, &Row> = now.iter().map(|row| (row.id, row)).collect();
    let mut formerly: Vec<(StakeholderId, String)> = look.workspace.names_ever(look.conn, |ever| {
        let all = ever.iter().flat_map(|(id, names)| {
            let id = StakeholderId::from_bytes(*id);
            names.iter().map(move |name| (id, name))
        });
        all.filter(|(id, name)| {
            now.get(id)
                .is_none_or(|row| row.kind == StakeholderKind::Person && row.name != **name)
        })
        .map(|(id, name)| (id, name.clone()))
        .collect()
    })?;
    formerly.sort();
    Ok(formerly)
}

/// A person's role, or where they are.
pub(super) fn title(role: &str, unit: Option<&str>) -> String {
    match (role, unit) {
        ("", Some(unit)) => format!("A person in {unit}"),
        ("", None) => "A person".to_owned(),
        (role, _) => role.to_owned(),
    }
}

/// A title, with which of those who have it is meant.
pub(super) fn numbered(title: String, place: Option<usize>) -> String {
    match place {
        Some(place) => format!("{title} ({place})"),
        None => title,
    }
}
