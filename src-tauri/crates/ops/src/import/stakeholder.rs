//! A stakeholder as a row describes it, and as it stands in the workspace.

use chrono::NaiveDate;
use domain::{StakeholderId, StakeholderKind, UnitId};
use exchange::{Field, Proposal};
use store::fold_key;
use store::rusqlite::Connection;

use super::directory::Particulars;
use super::engine::reason;
use crate::door::{NAME, NOTE, optional_text, required_text};
use crate::{Failure, sql};

/// The texts of a proposal, checked as those of a form are.
#[derive(Debug)]
pub(super) struct Texts {
    pub(super) name: String,
    pub(super) role: String,
    pub(super) grade: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) reference: String,
    pub(super) notes: String,
    pub(super) owner: String,
    /// The post whose title a staff group goes by, with the reference that stands for it in the name.
    pub(super) title: Option<(StakeholderId, String)>,
}

impl Texts {
    pub(super) fn check(proposal: &Proposal) -> Result<Self, (&'static [Field], String)> {
        let within = |fields: &'static [Field], text: &str, most| {
            optional_text("", text, most).map_err(|failure| (fields, reason(failure)))
        };
        let short = |fields, text: &str| within(fields, text, NAME);
        // What these name is made where it is missing, so they have to fit before anything is made of the row.
        for unit in &proposal.unit {
            short(UNITS, unit)?;
        }
        for group in &proposal.groups {
            short(&[Field::Groups], group)?;
        }
        for tag in &proposal.tags {
            short(&[Field::Tags], tag)?;
        }
        if let Some(project) = &proposal.project {
            short(&[Field::Project], project)?;
        }
        short(&[Field::Author], &proposal.judgement.author)?;
        within(&[Field::Reason], &proposal.judgement.reason, NOTE)?;
        Ok(Self {
            name: required_text("", &proposal.name, NAME)
                .map_err(|failure| (&[Field::Name] as &[Field], reason(failure)))?,
            role: short(&[Field::Role], &proposal.role)?,
            grade: short(&[Field::Grade], &proposal.grade)?,
            email: short(&[Field::Email], &proposal.email)?,
            phone: short(&[Field::Phone], &proposal.phone)?,
            reference: short(&[Field::Reference], &proposal.reference)?,
            notes: within(&[Field::Notes], &proposal.notes, NOTE)?,
            owner: short(&[Field::Owner], &proposal.owner)?,
            title: None,
        })
    }
}

/// The columns a step of the way to a unit can stand in.
pub(super) const UNITS: &[Field] = &[
    Field::Unit,
    Field::Department,
    Field::Team,
    Field::Section,
    Field::Directorate,
    Field::ParentUnit,
    Field::Organisation,
];

/// A stakeholder as it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct As {
    pub(super) kind: StakeholderKind,
    pub(super) name: String,
    pub(super) role: String,
    pub(super) grade: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) unit: Option<UnitId>,
    pub(super) headcount: Option<f64>,
    pub(super) reference: String,
    pub(super) source: String,
    pub(super) notes: String,
    pub(super) owner: String,
    pub(super) verified_on: Option<NaiveDate>,
}

impl As {
    pub(super) fn read(conn: &Connection, id: StakeholderId) -> Result<Self, Failure> {
        sql::rows(
            conn,
            "SELECT kind, name, role, grade, email, phone, unit_id, headcount, reference, source, notes, owner, verified_on \
             FROM stakeholder WHERE id = ?1",
            [sql::Id(id)],
            |row| {
                Ok(Self {
                    kind: sql::word(row, 0)?,
                    name: row.get(1)?,
                    role: row.get(2)?,
                    grade: row.get(3)?,
                    email: row.get(4)?,
                    phone: row.get(5)?,
                    unit: sql::maybe_id(row, 6)?,
                    headcount: row.get(7)?,
                    reference: row.get(8)?,
                    source: row.get(9)?,
                    notes: row.get(10)?,
                    owner: row.get(11)?,
                    verified_on: row.get(12)?,
                })
            },
        )?
        .pop()
        .ok_or_else(|| Failure::not_found("This stakeholder"))
    }

    pub(super) fn write(&self, conn: &Connection, id: StakeholderId) -> Result<(), Failure> {
        sql::run(
            conn,
            "UPDATE stakeholder SET name = ?2, name_key = ?3, role = ?4, role_key = ?5, grade = ?6, email = ?7, phone = ?8, \
             unit_id = ?9, headcount = ?10, reference = ?11, source = ?12, notes = ?13, owner = ?14, owner_key = ?15, \
             verified_on = ?16 WHERE id = ?1",
            store::rusqlite::params![
                sql::Id(id),
                self.name,
                fold_key(&self.name),
                self.role,
                fold_key(&self.role),
                self.grade,
                self.email,
                self.phone,
                self.unit.map(sql::Id),
                self.headcount,
                self.reference,
                self.source,
                self.notes,
                self.owner,
                fold_key(&self.owner),
                self.verified_on,
            ],
        )?;
        Ok(())
    }

    pub(super) fn particulars(&self, id: StakeholderId) -> Particulars<'_> {
        Particulars {
            id,
            kind: self.kind,
            name: &self.name,
            email: &self.email,
            unit: self.unit,
            reference: &self.reference,
            source: &self.source,
        }
    }
}
