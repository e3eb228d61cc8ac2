//! Staff organograms: rows of posts under a senior post, gathered into one group per unit and senior post.

use std::collections::HashMap;

use domain::StakeholderKind;

use super::cells::says_nobody;
use super::{Harvest, unit_path};
use crate::book::Row;
use crate::draft::{CompositionLine, Pointer, Proposal};
use crate::headcount::Headcount;
use crate::mapping::Field;
use crate::table::Table;
use crate::text::shortened;

/// Gathers the rows into groups, in the order of the first row of each.
pub(super) fn groups(table: &Table<'_>, harvest: &mut Harvest) {
    let mut groups: Vec<Proposal> = Vec::new();
    let mut known: HashMap<(Vec<String>, String), usize> = HashMap::new();
    let several_organisations = several(table);
    for row in table.rows().iter().copied() {
        let (organisation, path) = unit_path(table, row);
        let post = Some(table.cell(row, Field::ReportsTo)).filter(|post| !says_nobody(post));
        let post = post.unwrap_or_default().into_owned();
        if path.is_empty() && post.is_empty() {
            harvest.refuse(
                row.line(),
                &table.heading(Field::Unit),
                "The row names neither a unit nor a senior post, so no group can be made of it.",
            );
            continue;
        }
        let cell = table.cell(row, Field::Headcount);
        let Some(headcount) = Headcount::parse(&cell) else {
            let reason = if cell.is_empty() {
                "The number of posts is missing.".to_owned()
            } else {
                format!("“{}” is not a number of posts.", shortened(&cell))
            };
            harvest.refuse(row.line(), &table.heading(Field::Headcount), reason);
            continue;
        };
        let key = (path.clone(), post.clone());
        let at = *known.entry(key).or_insert_with(|| {
            let group = group(&organisation, path.clone(), &post, several_organisations);
            groups.push(Proposal {
                sheet: harvest.sheet,
                ..group
            });
            groups.len() - 1
        });
        let proposal = &mut groups[at];
        proposal.lines.push(row.line());
        proposal.headcount = Some(proposal.headcount.unwrap_or_default() + headcount);
        proposal.composition.push(line_of(table, row, headcount));
    }
    harvest.proposals.extend(groups);
}

/// A group without rows yet. Its reference is the way to its unit and the senior post; the organisation is part of it
/// only where the register holds several.
fn group(organisation: &str, path: Vec<String>, post: &str, several_organisations: bool) -> Proposal {
    let name = match (path.last(), post) {
        (Some(unit), "") => format!("{unit} – staff"),
        (Some(unit), post) => format!("{unit} – staff reporting to {post}"),
        (None, post) => format!("Staff reporting to {post}"),
    };
    let shared = usize::from(!organisation.is_empty() && !several_organisations && path.len() > 1);
    let steps = ["staff", post]
        .into_iter()
        .chain(path.iter().skip(shared).map(String::as_str));
    let reference: Vec<&str> = steps.filter(|step| !step.is_empty()).collect();
    Proposal {
        organisation: organisation.to_owned(),
        reference: reference.join("/"),
        unit: path,
        reports_to: (!post.is_empty()).then(|| Pointer::Reference(post.to_owned())),
        ..Proposal::new(StakeholderKind::Group, name)
    }
}

/// One row of the group's composition.
fn line_of<'a>(table: &Table<'a>, row: Row<'a>, headcount: Headcount) -> CompositionLine {
    let grade = table.said(row, Field::Grade);
    let title = Some(table.said(row, Field::Role)).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| {
        if grade.is_empty() {
            "Staff".to_owned()
        } else {
            grade.clone()
        }
    });
    let number = Some(table.cell(row, Field::Reference)).filter(|number| !number.is_empty());
    let reference = number.map_or_else(|| row.line().to_string(), |number| number.into_owned());
    CompositionLine {
        line: row.line(),
        title,
        grade,
        headcount,
        reference,
    }
}

/// True if the rows name more than one organisation.
fn several(table: &Table<'_>) -> bool {
    let mut first = None;
    table.rows().iter().any(|row| {
        let name = table.cell(*row, Field::Organisation);
        *first.get_or_insert_with(|| name.clone()) != name
    })
}
