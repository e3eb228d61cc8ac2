//! Sheets with one stakeholder a row: ordinary lists, and organograms of senior posts.

use std::num::NonZero;

use domain::{Axis, Basis, CustomSubject, StakeholderKind};

use super::cells::{self, Holder};
use super::custom::Customs;
use super::references::{self, Entry};
use super::subject::Subject;
use super::{Harvest, ratings, repeats, ties, unit_path};
use crate::book::Row;
use crate::draft::Proposal;
use crate::headcount::Headcount;
use crate::mapping::{Field, Layout};
use crate::table::Table;
use crate::text::{key, shortened, tidy};
use crate::values;

/// The columns that name others to whom there is a tie.
const TIES: [Field; 7] = [
    Field::Influences,
    Field::InfluencedBy,
    Field::ConsultedBy,
    Field::Consults,
    Field::Advises,
    Field::AdvisedBy,
    Field::WorksWith,
];

/// One proposal a row (or one a name, where a cell holds several), ties among the rows resolved.
pub(super) fn people(table: &Table<'_>, harvest: &mut Harvest) {
    let Some(subject) = Subject::of(table) else {
        for row in table.rows() {
            let reason = "No column of the sheet says who the row is about. Say which one is the name.";
            harvest.refuse(row.line(), "", reason);
        }
        return;
    };
    let customs = Customs::of(table, CustomSubject::Stakeholder, harvest);
    let mut entries: Vec<Entry> = Vec::with_capacity(table.rows().len());
    let (mut uncounted, mut groundless) = (0, 0);
    for part in read_by_every_core(table, subject, &customs, harvest.sheet) {
        uncounted += part.posts_without_headcount;
        groundless += part.attitudes_without_basis;
        harvest.take(part.harvest);
        entries.extend(part.entries);
    }
    references::tell_apart(&mut entries, table, harvest);
    references::mark_shared_addresses(&mut entries);
    repeats::settle(&mut entries, table, harvest);
    ties::resolve(&mut entries, table, harvest);
    let header = table.header_line();
    if uncounted > 0 {
        let reason = format!(
            "A headcount belongs to a group or an organisation; {uncounted} rows about a person or a role came in without it."
        );
        harvest.note(header, &table.heading(Field::Headcount), reason);
    }
    if groundless > 0 {
        let rows = if groundless == 1 {
            "row states"
        } else {
            "rows state"
        };
        let reason = format!(
            "{groundless} {rows} an attitude and not what it rests on; such an attitude came in as inferred. Add a column \
             “Basis” (stated, observed or inferred) to say otherwise."
        );
        harvest.note(header, &table.heading(Field::Attitude), reason);
    }
    let sheet = harvest.sheet;
    let proposals = entries.into_iter().filter_map(|entry| entry.proposal);
    harvest
        .proposals
        .extend(proposals.map(|proposal| Proposal { sheet, ..proposal }));
}

/// Fewer rows are read sooner than another thread begins.
const WORTH_A_THREAD: usize = 2_000;

/// The rows of a sheet as entries, in parts that follow one another. No row asks what another says.
fn read_by_every_core<'t, 'a>(
    table: &'t Table<'a>,
    subject: Subject,
    customs: &'t Customs,
    sheet: usize,
) -> Vec<RowReader<'t, 'a>> {
    let rows = table.rows();
    let read = |rows: &[Row<'a>]| {
        let mut reader = RowReader {
            table,
            subject,
            customs,
            posts_without_headcount: 0,
            attitudes_without_basis: 0,
            entries: Vec::with_capacity(rows.len()),
            harvest: Harvest {
                sheet,
                ..Harvest::default()
            },
        };
        rows.iter().for_each(|row| reader.enter(*row));
        reader
    };
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let share = rows.len().div_ceil(cores).max(WORTH_A_THREAD);
    let Some((first, others)) = rows.split_at_checked(share) else {
        return vec![read(rows)];
    };
    std::thread::scope(|scope| {
        let others: Vec<_> = others
            .chunks(share)
            .map(|rows| scope.spawn(move || read(rows)))
            .collect();
        let mut parts = vec![read(first)];
        parts.extend(others.into_iter().map(|part| {
            part.join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        }));
        parts
    })
}

struct RowReader<'t, 'a> {
    table: &'t Table<'a>,
    subject: Subject,
    customs: &'t Customs,
    posts_without_headcount: usize,
    attitudes_without_basis: usize,
    entries: Vec<Entry>,
    harvest: Harvest,
}

impl<'a> RowReader<'_, 'a> {
    /// A row as one entry, or one a name: with a proposal, eliminated, or refused on the spot.
    fn enter(&mut self, row: Row<'a>) {
        let names = self.names(row);
        let Some((first, others)) = names.split_first() else {
            return;
        };
        let entry = self.entry(row, first.clone());
        if others.is_empty() {
            self.entries.push(entry);
            return;
        }
        let (manager, tied) = (entry.manager.clone(), entry.tied.clone());
        let whole = entry.proposal.clone();
        self.entries.push(entry);
        let Some(whole) = whole else { return };
        for name in others {
            // What the row says of one of them it says of all, but for what can be one's alone.
            let proposal = Proposal {
                name: name.clone(),
                also: true,
                email: String::new(),
                phone: String::new(),
                reference: String::new(),
                ..whole.clone()
            };
            self.entries.push(Entry {
                line: row.line(),
                reference: String::new(),
                title: proposal.role.clone(),
                manager: manager.clone(),
                tied: tied.clone(),
                eliminated: false,
                proposal: Some(proposal),
            });
        }
        self.share_addresses(row, others.len() + 1);
    }

    /// Gives each of several stakeholders of a row the address that stands at their place, where there is one for each.
    fn share_addresses(&mut self, row: Row<'a>, count: usize) {
        let cell = self.table.cell(row, Field::Email);
        let addresses: Vec<&str> = cells::addresses(&cell).collect();
        let own = self.entries.len() - count;
        for (at, entry) in self.entries[own..].iter_mut().enumerate() {
            if let Some(proposal) = &mut entry.proposal {
                let address = (addresses.len() == count).then(|| addresses[at]);
                proposal.email = address.unwrap_or_default().to_owned();
            }
        }
        if !addresses.is_empty() && addresses.len() != count {
            let reason = format!(
                "The row names {count} stakeholders and {} addresses, so whose they are is open; they were left out.",
                addresses.len()
            );
            self.harvest
                .note(row.line(), &self.table.heading(Field::Email), reason);
        }
    }

    /// The names a row gives: one, or several where the mapping splits the cell.
    fn names(&self, row: Row<'a>) -> Vec<String> {
        let split = |field: Field| {
            self.table
                .column(field)
                .is_some_and(|column| column.split.is_some())
        };
        let field = match self.subject {
            Subject::Group(field) => field,
            Subject::Organisation => Field::Organisation,
            Subject::Holder => Field::Name,
        };
        if split(field) {
            let mut parts = self.table.parts(row, field);
            parts.retain(|name| cells::holder(name) == Holder::Named);
            if !parts.is_empty() {
                return parts;
            }
        }
        let whole = self.table.cell(row, field);
        if !whole.is_empty() || self.subject != Subject::Holder {
            return vec![whole.into_owned()];
        }
        let [first, last] = [Field::FirstName, Field::LastName].map(|field| self.table.cell(row, field));
        vec![tidy(&format!("{first} {last}"))]
    }

    fn entry(&mut self, row: Row<'a>, name: String) -> Entry {
        let table = self.table;
        let role = table.said(row, Field::Role);
        let mut entry = Entry {
            line: row.line(),
            reference: table.said(row, Field::Reference),
            title: role.clone(),
            manager: table.cell(row, Field::ReportsTo).into_owned(),
            tied: Vec::new(),
            eliminated: false,
            proposal: None,
        };
        let holder = cells::holder(&name);
        if holder == Holder::Eliminated {
            entry.eliminated = true;
            return entry;
        }
        let Some((kind, name)) = self.kind_and_name(row, holder, name, &role) else {
            return entry;
        };
        for field in TIES {
            entry
                .tied
                .extend(table.parts(row, field).into_iter().map(|to| (field, to)));
        }
        let (organisation, mut unit) = unit_path(table, row);
        if kind == StakeholderKind::Organisation && unit.last() == Some(&name) {
            unit.pop();
        }
        let has_headcount = matches!(kind, StakeholderKind::Group | StakeholderKind::Organisation);
        let assessments = ratings::assessments(table, row, &mut self.harvest);
        let mut judgement = ratings::judgement(table, row, &mut self.harvest);
        if judgement.basis.is_none() && assessments.iter().any(|(axis, _)| *axis == Axis::Attitude) {
            judgement.basis = Some(Basis::Inferred);
            self.attitudes_without_basis += 1;
        }
        let mut proposal = Proposal {
            lines: vec![row.line()],
            role: if kind == StakeholderKind::Role && role.is_empty() {
                name.clone()
            } else {
                role
            },
            grade: table.said(row, Field::Grade),
            email: self.email(row),
            phone: table.said(row, Field::Phone),
            headcount: self.headcount(row, has_headcount),
            organisation: if unit.is_empty() {
                String::new()
            } else {
                organisation
            },
            unit,
            reference: entry.reference.clone(),
            notes: table.text(row, Field::Notes),
            owner: table.said(row, Field::Owner),
            verified_on: ratings::day(table, row, Field::VerifiedOn, &mut self.harvest),
            tags: table.parts(row, Field::Tags),
            custom: self.customs.read(table, row, &mut self.harvest),
            project: Some(table.said(row, Field::Project)).filter(|name| !name.is_empty()),
            assessments,
            own_ratings: self.customs.ratings(table, row, &mut self.harvest),
            judgement,
            ..Proposal::new(kind, name)
        };
        if self.subject != Subject::Group(Field::Groups) {
            proposal.groups = table.parts(row, Field::Groups);
        }
        entry.proposal = Some(proposal);
        entry
    }

    /// What kind of stakeholder the row is about, and what it is called; `None` if it was refused.
    fn kind_and_name(
        &mut self,
        row: Row<'a>,
        holder: Holder,
        name: String,
        role: &str,
    ) -> Option<(StakeholderKind, String)> {
        let stated = self.stated_kind(row);
        let named = holder == Holder::Named;
        let inferred = match self.subject {
            Subject::Group(_) => StakeholderKind::Group,
            Subject::Organisation => StakeholderKind::Organisation,
            Subject::Holder if !named => StakeholderKind::Role,
            Subject::Holder if self.is_crowd(row) => StakeholderKind::Group,
            Subject::Holder => StakeholderKind::Person,
        };
        if named {
            return Some((stated.unwrap_or(inferred), name));
        }
        if self.subject == Subject::Holder && !role.is_empty() {
            if stated == Some(StakeholderKind::Person) && holder == Holder::Silent {
                let heading = self.table.heading(Field::Name);
                let reason = "The row gives no name; it came in as a role.";
                self.harvest.note(row.line(), &heading, reason);
            }
            return Some((StakeholderKind::Role, role.to_owned()));
        }
        let reason = match (holder, self.table.has(Field::Role)) {
            (Holder::Silent, true) => "The row has neither a name nor a job title.".to_owned(),
            (Holder::Silent, false) => "The row has no name.".to_owned(),
            (_, _) => format!(
                "“{}” is no name, and there is no job title to call the post by.",
                shortened(&name)
            ),
        };
        self.harvest
            .refuse(row.line(), &self.subject.heading(self.table), reason);
        None
    }

    /// The kind that the kind column states, with a remark where it states something unknown.
    fn stated_kind(&mut self, row: Row<'a>) -> Option<StakeholderKind> {
        let cell = self.table.said(row, Field::Kind);
        if cell.is_empty() {
            return None;
        }
        match values::stakeholder_kind(&cell) {
            Ok(kind) => kind,
            Err(_) => {
                let reason = format!(
                    "“{}” is not one of person, role, group and organisation; the kind was told from the other columns.",
                    shortened(&cell),
                );
                self.harvest
                    .note(row.line(), &self.table.heading(Field::Kind), reason);
                None
            }
        }
    }

    /// True if a name must be that of a group: the heading says so, or more than one post stands behind it.
    fn is_crowd(&self, row: Row<'a>) -> bool {
        let headed = self
            .table
            .column(Field::Name)
            .is_some_and(|column| key(&column.header) == "group name");
        let many = || {
            values::headcount(
                &self.table.cell(row, Field::Headcount),
                self.table.kind(row, Field::Headcount),
            )
            .is_ok_and(|count| count.is_some_and(|count| count > Headcount::ONE))
        };
        headed || (self.table.layout() == Layout::PlainList && many())
    }

    fn headcount(&mut self, row: Row<'a>, wanted: bool) -> Option<Headcount> {
        let cell = self.table.said(row, Field::Headcount);
        if cell.is_empty() {
            return None;
        }
        if !wanted {
            self.posts_without_headcount += 1;
            return None;
        }
        match values::headcount(&cell, self.table.kind(row, Field::Headcount)) {
            Ok(count) => count,
            Err(_) => {
                let reason = format!(
                    "“{}” is not a number of people; it was left out.",
                    shortened(&cell)
                );
                self.harvest
                    .note(row.line(), &self.table.heading(Field::Headcount), reason);
                None
            }
        }
    }

    fn email(&mut self, row: Row<'a>) -> String {
        let cell = self.table.said(row, Field::Email);
        let found = values::email(&cell).unwrap_or_default().to_owned();
        if found != cell {
            let reason = if found.is_empty() {
                format!(
                    "“{}” is not an e-mail address; it was left out.",
                    shortened(&cell)
                )
            } else {
                "The cell holds more than one address; the first was taken.".to_owned()
            };
            let alone = cell.trim_start_matches("mailto:").trim_matches(['<', '>']) == found;
            if !alone {
                self.harvest
                    .note(row.line(), &self.table.heading(Field::Email), reason);
            }
        }
        found
    }
}
