//! Registers brought in: what a file proposes is matched with what is there, and written as one change.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use chrono::NaiveDate;
use domain::{MembershipId, ProjectId, StakeholderId, StakeholderKind, TieId, TieKind, UnitId};
use exchange::{Draft, Pointer, Proposal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use ts_rs::TS;
use uuid::Uuid;

use crate::door::{NAME, NOTE, optional_text, rehearse, required_text};
use crate::groups::CompositionLine;
use crate::map::assess::NewAssessment;
use crate::people::edit::{NewStakeholder, check_headcount};
use crate::ties::NewTie;
use crate::{
    Code, Context, Failure, Session, Work, groups, map, people, projects, session, sql, ties, units,
};

/// What to do with a row that speaks of somebody who is there already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum OnMatch {
    /// Leave them as they are.
    #[default]
    Skip,
    /// Take over what the row says; what it leaves blank stays.
    Update,
    /// Add another all the same.
    Create,
}

/// A CSV text to bring in.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportText {
    /// What the file is called, for messages.
    pub file_name: String,
    /// Its text.
    pub text: String,
    /// A project that everybody in it gets a stake in.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// What to do with those who are there already.
    #[serde(default)]
    #[ts(optional, as = "Option<OnMatch>")]
    pub on_match: OnMatch,
    /// Only say what would happen.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub dry_run: bool,
}

/// How to bring a file in.
#[derive(Debug, Clone, Copy, Default)]
pub struct ImportOptions {
    /// A project that everybody in it gets a stake in.
    pub project: Option<ProjectId>,
    /// What to do with those who are there already.
    pub on_match: OnMatch,
    /// Only say what would happen.
    pub dry_run: bool,
}

/// How far a long piece of work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows dealt with.
    pub done: u64,
    /// Rows in all.
    pub total: u64,
}

/// What an import did, or would do. Every data row is in exactly one of created, updated, skipped and refused.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ImportOutcome {
    /// The file's name.
    pub file_name: String,
    /// Data rows of the file.
    pub rows: u64,
    /// Rows that became a stakeholder, or part of a new group.
    pub created: u64,
    /// Rows that changed somebody who was there.
    pub updated: u64,
    /// Rows that say nothing new.
    pub skipped: u64,
    /// Rows that could not come in.
    pub refused: Vec<RowRemark>,
    /// Rows that came in differently from what the file says.
    pub notes: Vec<RowRemark>,
    /// The journal's id of the change; none when nothing changed, or in a dry run.
    #[ts(type = "string | null")]
    pub change_set: Option<Uuid>,
    /// What was made of the rows.
    pub made: Made,
    /// The columns and what they were taken for.
    pub columns: Vec<ColumnUse>,
    /// The first rows as they come in, at most fifty.
    pub preview: Vec<PreviewRow>,
}

/// What was made of the rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct Made {
    /// New persons.
    pub people: u64,
    /// New posts without a named person.
    pub roles: u64,
    /// New groups.
    pub groups: u64,
    /// New organisations.
    pub organisations: u64,
    /// New units.
    pub units: u64,
    /// New ties.
    pub ties: u64,
    /// New assessments.
    pub assessments: u64,
}

/// A row and what is to be known of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct RowRemark {
    /// The line of the file where the row begins, from 1.
    pub line: u64,
    /// The column concerned.
    pub field: String,
    /// What, and what to do about it.
    pub reason: String,
}

/// A column and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ColumnUse {
    /// Its heading.
    pub header: String,
    /// What it was taken for; none when it was left out.
    pub field: Option<String>,
}

/// A row as it comes in.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PreviewRow {
    /// The line of the file where the row begins.
    pub line: u64,
    /// What happens with it.
    pub fate: RowFate,
    /// Person, role, group or organisation.
    pub kind: StakeholderKind,
    /// The name.
    pub name: String,
    /// The role.
    pub role: String,
    /// The units from the root.
    pub unit: Vec<String>,
    /// Headcount of a group.
    pub headcount: Option<f64>,
}

/// What happens with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum RowFate {
    /// It becomes somebody new.
    Created,
    /// It changes somebody.
    Updated,
    /// It says nothing new.
    Skipped,
    /// It cannot come in.
    Refused,
}

/// Brings a file in as one change, telling `progress` how far it is; `Break` stops it without a trace.
///
/// # Errors
/// `invalid` when the file cannot be read as a register, `cancelled` when stopped, or what the workspace refuses.
pub fn run(
    session: &Session,
    context: &Context,
    bytes: &[u8],
    file_name: &str,
    options: ImportOptions,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<ImportOutcome, Failure> {
    let draft = read(bytes, file_name)?;
    let operation = session::operation("import_text")?;
    let (mut outcome, change_set) = session.write(context, operation, |work| {
        bring_in(work, &draft, file_name, options, progress)
    })?;
    outcome.change_set = change_set;
    Ok(outcome)
}

/// `import_text`.
pub fn import_text(work: &mut Work<'_, '_>, request: ImportText) -> Result<ImportOutcome, Failure> {
    let draft = read(request.text.as_bytes(), &request.file_name)?;
    let options = ImportOptions {
        project: request.project,
        on_match: request.on_match,
        dry_run: request.dry_run,
    };
    bring_in(work, &draft, &request.file_name, options, &|_| {
        ControlFlow::Continue(())
    })
}

fn read(bytes: &[u8], file_name: &str) -> Result<Draft, Failure> {
    let refuse = |error: exchange::ReadError| Failure::new(Code::Invalid, error.to_string());
    exchange::interpret(&exchange::read(bytes, file_name).map_err(refuse)?).map_err(refuse)
}

fn bring_in(
    work: &mut Work<'_, '_>,
    draft: &Draft,
    file_name: &str,
    options: ImportOptions,
    progress: &dyn Fn(Progress) -> ControlFlow<()>,
) -> Result<ImportOutcome, Failure> {
    if let Some(project) = options.project {
        projects::must_exist(work, project)?;
    }
    let act = |work: &mut Work<'_, '_>| Import::new(work, draft, file_name, options).run(progress);
    if options.dry_run {
        rehearse(work, act)
    } else {
        act(work)
    }
}

/// One import on its way.
struct Import<'i, 'a, 'c> {
    work: &'i mut Work<'a, 'c>,
    draft: &'i Draft,
    options: ImportOptions,
    today: NaiveDate,
    units: HashMap<(Option<UnitId>, String), UnitId>,
    projects: HashMap<String, ProjectId>,
    /// Posts found or made so far: two rows of the same title in the same unit are two posts.
    posts: HashSet<StakeholderId>,
    outcome: ImportOutcome,
}

/// A proposal that has found or made its stakeholder.
struct Settled<'i> {
    id: StakeholderId,
    proposal: &'i Proposal,
}

impl<'i, 'a, 'c> Import<'i, 'a, 'c> {
    fn new(work: &'i mut Work<'a, 'c>, draft: &'i Draft, file_name: &str, options: ImportOptions) -> Self {
        let remark = |line: &u64, field: &str, reason: &str| RowRemark {
            line: *line,
            field: field.to_owned(),
            reason: reason.to_owned(),
        };
        let outcome = ImportOutcome {
            file_name: file_name.to_owned(),
            rows: draft.rows as u64,
            created: 0,
            updated: 0,
            skipped: 0,
            refused: draft
                .refused
                .iter()
                .map(|row| remark(&row.line, &row.field, &row.reason))
                .collect(),
            notes: draft
                .notes
                .iter()
                .map(|row| remark(&row.line, &row.field, &row.reason))
                .collect(),
            change_set: None,
            made: Made::default(),
            columns: draft
                .columns
                .iter()
                .map(|column| ColumnUse {
                    header: column.header.clone(),
                    field: column
                        .field
                        .and_then(|field| serde_json::to_value(field).ok()?.as_str().map(str::to_owned)),
                })
                .collect(),
            preview: Vec::new(),
        };
        let today = work.context.today;
        Self {
            work,
            draft,
            options,
            today,
            units: HashMap::new(),
            projects: HashMap::new(),
            posts: HashSet::new(),
            outcome,
        }
    }

    fn run(mut self, progress: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<ImportOutcome, Failure> {
        let draft = self.draft;
        let mut settled = Vec::new();
        let mut done = self.outcome.refused.len() as u64;
        for (index, proposal) in draft.proposals.iter().enumerate() {
            if index % 256 == 0
                && progress(Progress {
                    done,
                    total: self.outcome.rows,
                })
                .is_break()
            {
                return Err(Failure::new(
                    Code::Cancelled,
                    "The import was stopped. Nothing was changed.",
                ));
            }
            settled.extend(self.settle(proposal)?);
            done += proposal.lines.len() as u64;
        }
        // Ties wait until everybody they could lead to is there.
        for Settled { id, proposal } in &settled {
            self.tie(*id, proposal)?;
        }
        self.outcome.refused.sort_by_key(|row| row.line);
        self.outcome.notes.sort_by_key(|row| row.line);
        let changed = self.outcome.created + self.outcome.updated;
        self.work
            .label(format!("Imported {changed} rows from {}", self.outcome.file_name));
        let _ = progress(Progress {
            done: self.outcome.rows,
            total: self.outcome.rows,
        });
        Ok(self.outcome)
    }

    /// Finds or makes the stakeholder of a proposal; none when it was refused or is to be left alone.
    fn settle(&mut self, proposal: &'i Proposal) -> Result<Option<Settled<'i>>, Failure> {
        let texts = match Texts::check(proposal) {
            Ok(texts) => Texts { name: self.called(proposal, texts.name)?, ..texts },
            Err((field, reason)) => {
                self.refuse(proposal, field, &reason);
                return Ok(None);
            }
        };
        let headcount = proposal.headcount.map(|headcount| headcount.as_f64());
        if let Err(failure) = check_headcount(proposal.kind, headcount) {
            self.refuse(proposal, "headcount", &failure.message);
            return Ok(None);
        }
        let unit = self.unit(&proposal.unit)?;
        let matched = match self.options.on_match {
            OnMatch::Create => None,
            OnMatch::Skip | OnMatch::Update => self.find(proposal, unit)?,
        };
        let (id, fate) = match matched {
            Some(id) if self.options.on_match == OnMatch::Skip => {
                self.remember_post(id, proposal);
                self.count(proposal, RowFate::Skipped);
                self.show(proposal, RowFate::Skipped, headcount);
                return Ok(None);
            }
            Some(id) => {
                let mut changed = self.update(id, proposal, &texts, unit, headcount)?;
                changed |= self.hang_on(id, proposal)?;
                changed |= self.would_tie(id, proposal)?;
                (
                    id,
                    if changed {
                        RowFate::Updated
                    } else {
                        RowFate::Skipped
                    },
                )
            }
            None => {
                let id = self.create(proposal, &texts, unit, headcount)?;
                self.hang_on(id, proposal)?;
                (id, RowFate::Created)
            }
        };
        self.remember_post(id, proposal);
        self.count(proposal, fate);
        self.show(proposal, fate, headcount);
        Ok(Some(Settled { id, proposal }))
    }

    /// A staff group goes by the title of the post it reports to, once that post is known; never by the name of who
    /// holds it.
    fn called(&self, proposal: &Proposal, name: String) -> Result<String, Failure> {
        let Some(Pointer::Reference(reference)) = &proposal.reports_to else { return Ok(name) };
        if proposal.composition.is_empty() {
            return Ok(name);
        }
        let Some(post) = self.follow(&Pointer::Reference(reference.clone()))? else { return Ok(name) };
        let title: String =
            sql::one(self.work, "SELECT role FROM stakeholder WHERE id = ?1", [sql::Id(post)])?.unwrap_or_default();
        let titled = name.replace(reference.as_str(), &format!("{title} ({reference})"));
        Ok(if title.is_empty() || titled.chars().count() > NAME { name } else { titled })
    }

    fn remember_post(&mut self, id: StakeholderId, proposal: &Proposal) {
        if proposal.kind == StakeholderKind::Role && proposal.reference.is_empty() {
            self.posts.insert(id);
        }
    }

    fn refuse(&mut self, proposal: &Proposal, field: &str, reason: &str) {
        for line in &proposal.lines {
            self.outcome.refused.push(RowRemark {
                line: *line,
                field: field.to_owned(),
                reason: reason.to_owned(),
            });
        }
        self.show(proposal, RowFate::Refused, None);
    }

    fn count(&mut self, proposal: &Proposal, fate: RowFate) {
        let rows = proposal.lines.len() as u64;
        match fate {
            RowFate::Created => self.outcome.created += rows,
            RowFate::Updated => self.outcome.updated += rows,
            RowFate::Skipped => self.outcome.skipped += rows,
            RowFate::Refused => {}
        }
    }

    fn show(&mut self, proposal: &Proposal, fate: RowFate, headcount: Option<f64>) {
        if self.outcome.preview.len() < 50 {
            self.outcome.preview.push(PreviewRow {
                line: proposal.lines.first().copied().unwrap_or(0),
                fate,
                kind: proposal.kind,
                name: proposal.name.clone(),
                role: proposal.role.clone(),
                unit: proposal.unit.clone(),
                headcount,
            });
        }
    }

    fn note(&mut self, proposal: &Proposal, field: &str, reason: String) {
        let line = proposal.lines.first().copied().unwrap_or(0);
        self.outcome.notes.push(RowRemark {
            line,
            field: field.to_owned(),
            reason,
        });
    }

    /// The unit at the end of a path, made where it is missing.
    fn unit(&mut self, path: &[String]) -> Result<Option<UnitId>, Failure> {
        let mut at = None;
        for name in path {
            let key = (at, fold_key(name));
            let unit = match self.units.get(&key) {
                Some(unit) => *unit,
                None => {
                    let unit = match units::find(self.work, at, name)? {
                        Some(unit) => unit,
                        None => {
                            let unit = UnitId::new(self.work.context.now);
                            units::insert(self.work, unit, at, name)?;
                            self.outcome.made.units += 1;
                            unit
                        }
                    };
                    self.units.insert(key, unit);
                    unit
                }
            };
            at = Some(unit);
        }
        Ok(at)
    }

    /// Who is there already: by reference in the same source; else by an e-mail of their own; else by name and unit.
    fn find(&self, proposal: &Proposal, unit: Option<UnitId>) -> Result<Option<StakeholderId>, Failure> {
        if !proposal.reference.is_empty() {
            let found: Option<sql::Id<StakeholderId>> = sql::one(
                self.work,
                "SELECT id FROM stakeholder WHERE source = ?1 AND reference = ?2 AND reference <> ''",
                (&self.draft.source, &proposal.reference),
            )?;
            if let Some(found) = found {
                return Ok(Some(found.0));
            }
        }
        if !proposal.email.is_empty() && !proposal.email_shared {
            if let Some(found) = self.by_email(&proposal.email)? {
                return Ok(Some(found));
            }
        }
        if !proposal.reference.is_empty() {
            // A post with a reference of its own is not another post of the same title.
            return Ok(None);
        }
        let found: Vec<StakeholderId> = sql::rows(
            self.work,
            "SELECT id FROM stakeholder WHERE name_key = ?1 AND unit_id IS ?2 AND kind = ?3 ORDER BY id",
            (
                fold_key(&proposal.name),
                unit.map(sql::Id),
                proposal.kind.as_str(),
            ),
            |row| sql::id(row, 0),
        )?;
        Ok(found.into_iter().find(|id| !self.posts.contains(id)))
    }

    /// The one stakeholder with this address; none when several share it.
    fn by_email(&self, email: &str) -> Result<Option<StakeholderId>, Failure> {
        let found: Vec<StakeholderId> = sql::rows(
            self.work,
            "SELECT id FROM stakeholder WHERE email = ?1 COLLATE NOCASE AND email <> '' LIMIT 2",
            [email],
            |row| sql::id(row, 0),
        )?;
        Ok(if let [one] = found[..] { Some(one) } else { None })
    }

    fn create(
        &mut self,
        proposal: &Proposal,
        texts: &Texts,
        unit: Option<UnitId>,
        headcount: Option<f64>,
    ) -> Result<StakeholderId, Failure> {
        let id = StakeholderId::new(self.work.context.now);
        people::edit::insert(
            self.work,
            &NewStakeholder {
                id,
                kind: proposal.kind,
                name: &texts.name,
                role: &texts.role,
                grade: &texts.grade,
                email: &texts.email,
                phone: &texts.phone,
                unit,
                headcount,
                reference: &texts.reference,
                source: if texts.reference.is_empty() {
                    ""
                } else {
                    &self.draft.source
                },
                notes: &texts.notes,
                added_on: self.today,
            },
        )?;
        let made = &mut self.outcome.made;
        *match proposal.kind {
            StakeholderKind::Person => &mut made.people,
            StakeholderKind::Role => &mut made.roles,
            StakeholderKind::Group => &mut made.groups,
            StakeholderKind::Organisation => &mut made.organisations,
        } += 1;
        self.compose(id, proposal)?;
        Ok(id)
    }

    fn compose(&mut self, id: StakeholderId, proposal: &Proposal) -> Result<(), Failure> {
        for (position, line) in proposal.composition.iter().enumerate() {
            let entry = CompositionLine {
                title: line.title.clone(),
                grade: line.grade.clone(),
                headcount: line.headcount.as_f64(),
            };
            groups::insert_composition(self.work, id, position, &entry, &line.reference)?;
        }
        Ok(())
    }

    /// Takes over what the row says where it differs; what it leaves blank stays. Whether anything changed.
    fn update(
        &mut self,
        id: StakeholderId,
        proposal: &Proposal,
        texts: &Texts,
        unit: Option<UnitId>,
        headcount: Option<f64>,
    ) -> Result<bool, Failure> {
        let mut changed = 0;
        let folded = [fold_key(&texts.name), fold_key(&texts.role)];
        for (column, value) in [
            ("name", &texts.name),
            ("name_key", &folded[0]),
            ("role", &texts.role),
            ("role_key", &folded[1]),
            ("grade", &texts.grade),
            ("email", &texts.email),
            ("phone", &texts.phone),
            ("reference", &texts.reference),
            ("notes", &texts.notes),
        ] {
            if !value.is_empty() {
                let statement =
                    format!("UPDATE stakeholder SET {column} = ?2 WHERE id = ?1 AND {column} <> ?2");
                changed += sql::run(self.work, &statement, (sql::Id(id), value))?;
            }
        }
        if !texts.reference.is_empty() {
            changed += sql::run(
                self.work,
                "UPDATE stakeholder SET source = ?2 WHERE id = ?1 AND source <> ?2",
                (sql::Id(id), &self.draft.source),
            )?;
        }
        if let Some(unit) = unit {
            changed += sql::run(
                self.work,
                "UPDATE stakeholder SET unit_id = ?2 WHERE id = ?1 AND unit_id IS NOT ?2",
                (sql::Id(id), sql::Id(unit)),
            )?;
        }
        if let Some(headcount) = headcount {
            changed += sql::run(
                self.work,
                "UPDATE stakeholder SET headcount = ?2 WHERE id = ?1 AND headcount IS NOT ?2 AND kind IN ('group', 'organisation')",
                (sql::Id(id), headcount),
            )?;
        }
        if !proposal.composition.is_empty() {
            let said: Vec<CompositionLine> = proposal
                .composition
                .iter()
                .map(|line| CompositionLine {
                    title: line.title.clone(),
                    grade: line.grade.clone(),
                    headcount: line.headcount.as_f64(),
                })
                .collect();
            if groups::composition(self.work, id)? != said {
                sql::run(
                    self.work,
                    "DELETE FROM composition WHERE group_id = ?1",
                    [sql::Id(id)],
                )?;
                self.compose(id, proposal)?;
                changed += 1;
            }
        }
        Ok(changed > 0)
    }

    /// Stakes, assessments and memberships. Whether anything is new.
    fn hang_on(&mut self, id: StakeholderId, proposal: &Proposal) -> Result<bool, Failure> {
        let mut changed = false;
        let project = match (&proposal.project, self.options.project) {
            (Some(name), _) => Some(self.project(name)?),
            (None, project) => project,
        };
        if let Some(project) = project {
            changed |= projects::stake(self.work, id, project, self.today)?;
            let assessor = self.work.context.author.clone();
            for (axis, value) in &proposal.assessments {
                let recorded = map::assess::insert(
                    self.work,
                    &NewAssessment {
                        stakeholder: id,
                        project,
                        axis: *axis,
                        value: *value,
                        on_date: self.today,
                        assessor: &assessor,
                        basis: None,
                        note: "",
                    },
                )?;
                self.outcome.made.assessments += u64::from(recorded);
                changed |= recorded;
            }
        } else if !proposal.assessments.is_empty() {
            self.note(
                proposal,
                "project",
                "Its ratings were left out, since ratings belong to a project: choose one for this import."
                    .to_owned(),
            );
        }
        for name in &proposal.groups {
            changed |= self.join(id, name, proposal)?;
        }
        Ok(changed)
    }

    fn project(&mut self, name: &str) -> Result<ProjectId, Failure> {
        let key = fold_key(name);
        if let Some(project) = self.projects.get(&key) {
            return Ok(*project);
        }
        let project = match projects::named(self.work.look(), name)? {
            Some(project) => project,
            None => {
                let request = projects::ProjectAdd {
                    id: None,
                    name: name.to_owned(),
                    programme: None,
                    summary: String::new(),
                    sponsor: None,
                    starts_on: None,
                    goes_live_on: None,
                    team_size: None,
                    pilot: false,
                };
                projects::add(self.work, request)?.id
            }
        };
        self.projects.insert(key, project);
        Ok(project)
    }

    fn join(&mut self, member: StakeholderId, name: &str, proposal: &Proposal) -> Result<bool, Failure> {
        let found: Option<sql::Id<StakeholderId>> = sql::one(
            self.work,
            "SELECT id FROM stakeholder WHERE name_key = ?1 AND kind = 'group' ORDER BY id LIMIT 1",
            [fold_key(name)],
        )?;
        let group = match found {
            Some(found) => found.0,
            None => {
                let name = match required_text("group", name, NAME) {
                    Ok(name) => name,
                    Err(failure) => {
                        self.note(proposal, "group", failure.message);
                        return Ok(false);
                    }
                };
                let id = StakeholderId::new(self.work.context.now);
                let group = NewStakeholder {
                    id,
                    kind: StakeholderKind::Group,
                    name: &name,
                    role: "",
                    grade: "",
                    email: "",
                    phone: "",
                    unit: None,
                    headcount: None,
                    reference: "",
                    source: "",
                    notes: "",
                    added_on: self.today,
                };
                people::edit::insert(self.work, &group)?;
                self.outcome.made.groups += 1;
                id
            }
        };
        if group == member {
            return Ok(false);
        }
        let already = sql::one::<i64>(
            self.work,
            "SELECT 1 FROM membership WHERE group_id = ?1 AND member_id = ?2 AND until_on IS NULL",
            (sql::Id(group), sql::Id(member)),
        )?;
        if already.is_some() {
            return Ok(false);
        }
        groups::insert_membership(
            self.work,
            MembershipId::new(self.work.context.now),
            group,
            member,
            self.today,
        )?;
        Ok(true)
    }

    /// Whether the proposal's tie is missing although its other end is there already.
    fn would_tie(&self, id: StakeholderId, proposal: &Proposal) -> Result<bool, Failure> {
        let Some(pointer) = &proposal.reports_to else {
            return Ok(false);
        };
        match self.follow(pointer)? {
            Some(to) if to != id => Ok(ties::find(self.work, TieKind::ReportsTo, id, to)?.is_none()),
            _ => Ok(false),
        }
    }

    fn follow(&self, pointer: &Pointer) -> Result<Option<StakeholderId>, Failure> {
        match pointer {
            Pointer::Reference(reference) => {
                let found: Option<sql::Id<StakeholderId>> = sql::one(
                    self.work,
                    "SELECT id FROM stakeholder WHERE source = ?1 AND reference = ?2 AND reference <> '' ORDER BY kind = 'group', id LIMIT 1",
                    (&self.draft.source, reference),
                )?;
                Ok(found.map(|found| found.0))
            }
            Pointer::Email(email) => self.by_email(email),
            Pointer::Name(name) => {
                let found: Vec<StakeholderId> = sql::rows(
                    self.work,
                    "SELECT id FROM stakeholder WHERE name_key = ?1 AND kind IN ('person', 'role') LIMIT 2",
                    [fold_key(name)],
                    |row| sql::id(row, 0),
                )?;
                Ok(if let [one] = found[..] { Some(one) } else { None })
            }
        }
    }

    fn tie(&mut self, from: StakeholderId, proposal: &Proposal) -> Result<(), Failure> {
        let Some(pointer) = &proposal.reports_to else {
            return Ok(());
        };
        let Some(to) = self.follow(pointer)? else {
            let called = match pointer {
                Pointer::Reference(called) | Pointer::Name(called) | Pointer::Email(called) => called,
            };
            self.note(
                proposal,
                "reports to",
                format!("Whom it reports to, “{called}”, is not in the workspace, or not only once; the tie was left out. Bring that register in, then this one again with “update”."),
            );
            return Ok(());
        };
        if to == from || ties::find(self.work, TieKind::ReportsTo, from, to)?.is_some() {
            return Ok(());
        }
        ties::insert(
            self.work,
            &NewTie {
                id: TieId::new(self.work.context.now),
                kind: TieKind::ReportsTo,
                from,
                to,
                strength: None,
                source: &self.draft.source,
                from_on: self.today,
            },
        )?;
        self.outcome.made.ties += 1;
        Ok(())
    }
}

/// The texts of a proposal, checked as those of a form are.
struct Texts {
    name: String,
    role: String,
    grade: String,
    email: String,
    phone: String,
    reference: String,
    notes: String,
}

impl Texts {
    fn check(proposal: &Proposal) -> Result<Self, (&'static str, String)> {
        fn reason(failure: Failure) -> String {
            failure
                .fields
                .and_then(|mut fields| fields.pop())
                .map_or(failure.message, |fault| fault.message)
        }
        let short =
            |field, text| optional_text(field, text, NAME).map_err(|failure| (field, reason(failure)));
        Ok(Self {
            name: required_text("name", &proposal.name, NAME).map_err(|failure| ("name", reason(failure)))?,
            role: short("role", &proposal.role)?,
            grade: short("grade", &proposal.grade)?,
            email: short("email", &proposal.email)?,
            phone: short("phone", &proposal.phone)?,
            reference: short("reference", &proposal.reference)?,
            notes: optional_text("notes", &proposal.notes, NOTE)
                .map_err(|failure| ("notes", reason(failure)))?,
        })
    }
}
