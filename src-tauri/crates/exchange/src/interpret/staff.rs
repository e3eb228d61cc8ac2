//! Staff organograms: rows of posts under a senior post, gathered into one group per unit and senior post.

use std::collections::HashMap;

use domain::StakeholderKind;

use super::cells::{says_nobody, says_nothing};
use super::{Harvest, unit_path};
use crate::columns::{ColumnFate, Columns, Field};
use crate::draft::{CompositionLine, Pointer, Proposal};
use crate::headcount::Headcount;
use crate::sheet::{Row, Sheet};
use crate::text::{shortened, tidy};

/// Gathers the rows into groups, in the order of the first row of each.
pub(super) fn groups(sheet: &Sheet, columns: &Columns) -> Harvest {
    let mut harvest = Harvest::default();
    let mut known: HashMap<(Vec<String>, String), usize> = HashMap::new();
    let several_organisations = several(sheet, columns);
    for row in sheet.rows() {
        let (organisation, path) = unit_path(columns, row);
        let post = Some(columns.cell(row, Field::ReportsTo)).filter(|post| !says_nobody(post));
        let post = post.unwrap_or_default();
        if path.is_empty() && post.is_empty() {
            let heading = columns.heading(Field::Unit, "Unit");
            harvest.refuse(
                row.line(),
                &heading,
                "The row names neither a unit nor a senior post, so no group can be made of it.",
            );
            continue;
        }
        let cell = columns.cell(row, Field::Headcount);
        let Some(headcount) = Headcount::parse(&cell) else {
            let heading = columns.heading(Field::Headcount, "Headcount");
            let reason = if cell.is_empty() {
                "The number of posts is missing.".to_owned()
            } else {
                format!("“{}” is not a number of posts.", shortened(&cell))
            };
            harvest.refuse(row.line(), &heading, reason);
            continue;
        };
        let key = (path.clone(), post.clone());
        let at = *known.entry(key).or_insert_with(|| {
            harvest
                .proposals
                .push(group(&organisation, path.clone(), &post, several_organisations));
            harvest.proposals.len() - 1
        });
        let proposal = &mut harvest.proposals[at];
        proposal.lines.push(row.line());
        proposal.headcount = Some(proposal.headcount.unwrap_or_default() + headcount);
        proposal.composition.push(line_of(columns, row, headcount));
    }
    harvest
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
fn line_of(columns: &Columns, row: Row<'_>, headcount: Headcount) -> CompositionLine {
    let said = |field| {
        Some(columns.cell(row, field))
            .filter(|cell| !says_nothing(cell))
            .unwrap_or_default()
    };
    let grade = said(Field::Grade);
    let title = Some(said(Field::Role)).filter(|title| !title.is_empty());
    let title = title.unwrap_or_else(|| {
        if grade.is_empty() {
            "Staff".to_owned()
        } else {
            grade.clone()
        }
    });
    let number = columns
        .matches
        .iter()
        .find(|column| column.fate == ColumnFate::Untitled);
    let number = number
        .map(|column| tidy(row.cell(column.index)))
        .filter(|number| !number.is_empty());
    let reference = number.unwrap_or_else(|| row.line().to_string());
    CompositionLine {
        line: row.line(),
        title,
        grade,
        headcount,
        reference,
    }
}

/// True if the rows name more than one organisation.
fn several(sheet: &Sheet, columns: &Columns) -> bool {
    let mut first = None;
    sheet.rows().any(|row| {
        let name = columns.cell(row, Field::Organisation);
        *first.get_or_insert_with(|| name.clone()) != name
    })
}
