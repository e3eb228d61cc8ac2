//! What a proposal becomes: somebody new, somebody changed, somebody left as they are.

use std::borrow::Cow;

use chrono::NaiveDate;
use domain::{StakeholderId, StakeholderKind, UnitId};
use exchange::{About, Field, Pointer, Proposal};

use super::directory::Particulars;
use super::engine::{Import, Settled, reason};
use super::ledger::{Entry, Misfit};
use super::plan::{FieldRemark, ImportMatchedBy};
use super::stakeholder::{As, Texts};
use super::told::detail;
use super::{OnMatch, RowFate};
use crate::door::{NAME, optional_text};
use crate::groups::CompositionLine;
use crate::people::edit::{NewStakeholder, check_headcount};
use crate::{Failure, groups, people, sql, units};

impl<'i> Import<'i, '_, '_> {
    /// Finds or makes the stakeholder of a proposal, unless it does not fit or is to stay out.
    pub(super) fn settle(&mut self, proposal: &'i Proposal) -> Result<(), Failure> {
        if proposal.also {
            return self.settle_also(proposal);
        }
        self.row = None;
        let Some(proposal) = self.trimmed(proposal) else {
            return Ok(());
        };
        let mut entry = Entry::new(
            proposal.sheet,
            proposal.lines.clone(),
            About::Stakeholders,
            RowFate::Created,
        );
        entry.name.clone_from(&proposal.name);
        entry.detail = detail(&proposal);
        let number = self.ledger.open(entry);
        match self.check(&proposal) {
            Ok((texts, headcount)) => {
                self.row = Some(number);
                if let Some((id, by)) = self.put(number, proposal, &texts, headcount)? {
                    let name = self.name_of(id)?;
                    self.ledger.matched(number, Some(id), name, by);
                }
            }
            Err(misfit) => self.ledger.refuse(number, misfit),
        }
        Ok(())
    }

    /// Another stakeholder of a row that names several: it shares the fate of the row, and is told beside the first.
    fn settle_also(&mut self, proposal: &'i Proposal) -> Result<(), Failure> {
        let Some(number) = self.row else { return Ok(()) };
        match self.check(proposal) {
            Ok((texts, headcount)) => {
                let entry = self.ledger.entry(number);
                entry.name = format!("{}, {}", entry.name, proposal.name);
                if self
                    .put(number, Cow::Borrowed(proposal), &texts, headcount)?
                    .is_none()
                {
                    self.ledger
                        .change(number, Field::Name.label(), "", &proposal.name);
                }
            }
            Err(misfit) => {
                let reason = format!("{} was left out. {}", proposal.name, misfit.reason);
                self.ledger.remark(number, misfit.field, reason);
            }
        }
        Ok(())
    }

    /// Finds or makes a stakeholder whose texts fit. Who was found, and what told.
    fn put(
        &mut self,
        number: usize,
        proposal: Cow<'i, Proposal>,
        texts: &Texts,
        headcount: Option<f64>,
    ) -> Result<Option<(StakeholderId, ImportMatchedBy)>, Failure> {
        let on_match = self.choices.on_match(proposal.sheet, &proposal.lines);
        let found = match on_match {
            OnMatch::Create => None,
            OnMatch::Skip | OnMatch::Update => self.find(&proposal, self.tree.find(&proposal.unit)),
        };
        let (id, taken_over) = match found {
            Some((id, _)) => {
                if !proposal.also {
                    self.ledger.entry(number).fate = RowFate::Skipped;
                }
                if on_match == OnMatch::Update {
                    let unit = self.unit(&proposal.unit)?;
                    self.update(number, id, &proposal, texts, unit, headcount)?;
                }
                (id, on_match == OnMatch::Update)
            }
            None => {
                let unit = self.unit(&proposal.unit)?;
                (self.create(number, &proposal, texts, unit, headcount)?, true)
            }
        };
        self.directory.take(proposal.sheet, id);
        if let (false, Some(line)) = (proposal.also, proposal.lines.first()) {
            self.directory.note_line(proposal.sheet, *line, id);
        }
        self.settled.push(Settled {
            id,
            proposal,
            entry: number,
            taken_over,
            made: found.is_none(),
        });
        Ok(found)
    }

    /// The proposal without the rows left out by hand and, of a group's composition, without those that do not fit;
    /// none when no row is left.
    fn trimmed(&mut self, proposal: &'i Proposal) -> Option<Cow<'i, Proposal>> {
        let sheet = proposal.sheet;
        let mut out: Vec<(u64, Option<Misfit>)> = Vec::new();
        for line in &proposal.lines {
            if self.choices.leaves_out(sheet, *line) {
                out.push((*line, None));
            }
        }
        for line in &proposal.composition {
            if !out.iter().any(|(gone, _)| *gone == line.line)
                && let Some(misfit) = self.misfit(sheet, line)
            {
                out.push((line.line, Some(misfit)));
            }
        }
        if out.is_empty() {
            return Some(Cow::Borrowed(proposal));
        }
        let mut trimmed = proposal.clone();
        for (line, misfit) in out {
            trimmed.lines.retain(|kept| *kept != line);
            trimmed.composition.retain(|kept| kept.line != line);
            let mut entry = Entry::new(sheet, vec![line], About::Stakeholders, RowFate::LeftOut);
            entry.name.clone_from(&proposal.name);
            entry.detail = detail(proposal);
            if let Some(misfit) = misfit {
                entry.fate = RowFate::Refused;
                entry.remarks.push(FieldRemark {
                    field: misfit.field,
                    reason: misfit.reason,
                });
            }
            self.ledger.open(entry);
        }
        if !proposal.composition.is_empty() {
            trimmed.headcount = Some(trimmed.composition.iter().map(|line| line.headcount).sum());
        }
        (!trimmed.lines.is_empty()).then_some(Cow::Owned(trimmed))
    }

    fn misfit(&self, sheet: usize, line: &exchange::CompositionLine) -> Option<Misfit> {
        [
            (Field::Role, &line.title),
            (Field::Grade, &line.grade),
            (Field::Reference, &line.reference),
        ]
        .into_iter()
        .find_map(|(field, text)| {
            let failure = optional_text("", text, NAME).err()?;
            Some(Misfit::new(self.heading(sheet, &[field]), reason(failure)))
        })
    }

    fn check(&self, proposal: &Proposal) -> Result<(Texts, Option<f64>), Misfit> {
        let mut texts = Texts::check(proposal)
            .map_err(|(fields, reason)| Misfit::new(self.heading(proposal.sheet, fields), reason))?;
        let headcount = proposal.headcount.map(|headcount| headcount.as_f64());
        check_headcount(proposal.kind, headcount).map_err(|failure| {
            Misfit::new(self.heading(proposal.sheet, &[Field::Headcount]), reason(failure))
        })?;
        texts.title = self.title_of_post(proposal);
        Ok((texts, headcount))
    }

    /// A staff group goes by the title of the post it reports to, once that post is known; never by the name of who
    /// holds it.
    fn title_of_post(&self, proposal: &Proposal) -> Option<(StakeholderId, String)> {
        match &proposal.reports_to {
            Some(pointer @ Pointer::Reference(reference)) if !proposal.composition.is_empty() => {
                let post = self.follow(proposal.sheet, pointer).ok()?;
                Some((post, reference.clone()))
            }
            _ => None,
        }
    }

    fn name_in_full(&self, texts: &Texts) -> Result<String, Failure> {
        let Some((post, reference)) = &texts.title else {
            return Ok(texts.name.clone());
        };
        let title: String = sql::one(
            self.work,
            "SELECT role FROM stakeholder WHERE id = ?1",
            [sql::Id(*post)],
        )?
        .unwrap_or_default();
        let titled = texts
            .name
            .replace(reference.as_str(), &format!("{title} ({reference})"));
        Ok(if title.is_empty() || titled.chars().count() > NAME {
            texts.name.clone()
        } else {
            titled
        })
    }

    pub(super) fn name_of(&self, id: StakeholderId) -> Result<String, Failure> {
        Ok(sql::one(
            self.work,
            "SELECT name FROM stakeholder WHERE id = ?1",
            [sql::Id(id)],
        )?
        .unwrap_or_default())
    }

    fn create(
        &mut self,
        number: usize,
        proposal: &Proposal,
        texts: &Texts,
        unit: Option<UnitId>,
        headcount: Option<f64>,
    ) -> Result<StakeholderId, Failure> {
        let id = StakeholderId::new(self.work.context.now);
        let source = if texts.reference.is_empty() {
            ""
        } else {
            self.source(proposal.sheet)
        };
        let name = self.name_in_full(texts)?;
        let new = NewStakeholder {
            id,
            kind: proposal.kind,
            name: &name,
            role: &texts.role,
            grade: &texts.grade,
            email: &texts.email,
            phone: &texts.phone,
            unit,
            headcount,
            reference: &texts.reference,
            source,
            notes: &texts.notes,
            added_on: self.today,
        };
        self.insert(&new)?;
        let verified_on = self.verified_on(number, proposal);
        if !texts.owner.is_empty() || verified_on.is_some() {
            sql::run(
                self.work,
                "UPDATE stakeholder SET owner = ?2, owner_key = ?3, verified_on = ?4 WHERE id = ?1",
                (
                    sql::Id(id),
                    &texts.owner,
                    store::fold_key(&texts.owner),
                    verified_on,
                ),
            )?;
        }
        self.compose(id, proposal)?;
        Ok(id)
    }

    /// When the row says that what is known was looked over; a day that is still to come is said beside the row, which
    /// stands.
    fn verified_on(&mut self, number: usize, proposal: &Proposal) -> Option<NaiveDate> {
        let said = proposal.verified_on?;
        if said <= self.today {
            return Some(said);
        }
        let reason = format!(
            "“{said}” is in the future; it was left out. Give the day on which it was looked over, today or earlier."
        );
        let heading = self.heading(proposal.sheet, &[Field::VerifiedOn]);
        self.ledger.remark(number, heading, reason);
        None
    }

    /// Writes somebody new, counts and remembers them.
    pub(super) fn insert(&mut self, new: &NewStakeholder<'_>) -> Result<(), Failure> {
        people::edit::insert(self.work, new)?;
        let made = &mut self.ledger.made;
        *match new.kind {
            StakeholderKind::Person => &mut made.people,
            StakeholderKind::Role => &mut made.roles,
            StakeholderKind::Group => &mut made.groups,
            StakeholderKind::Organisation => &mut made.organisations,
        } += 1;
        self.directory.learn(&Particulars {
            id: new.id,
            kind: new.kind,
            name: new.name,
            email: new.email,
            unit: new.unit,
            reference: new.reference,
            source: new.source,
        });
        Ok(())
    }

    fn compose(&mut self, id: StakeholderId, proposal: &Proposal) -> Result<(), Failure> {
        for (position, line) in proposal.composition.iter().enumerate() {
            groups::insert_composition(self.work, id, position, &kept(line), &line.reference)?;
        }
        Ok(())
    }

    /// Takes over what the row says where it differs; what it leaves blank stays.
    fn update(
        &mut self,
        number: usize,
        id: StakeholderId,
        proposal: &Proposal,
        texts: &Texts,
        unit: Option<UnitId>,
        headcount: Option<f64>,
    ) -> Result<(), Failure> {
        let was = As::read(self.work, id)?;
        let mut now = was.clone();
        let name = self.name_in_full(texts)?;
        // An id of our own recognises; it is not a reference of some register.
        let by_own_id = self.directory.with_id(&texts.reference) == Some(id);
        let reference = if by_own_id { "" } else { texts.reference.as_str() };
        for (field, text, said) in [
            (Field::Name, &mut now.name, name.as_str()),
            (Field::Role, &mut now.role, &texts.role),
            (Field::Grade, &mut now.grade, &texts.grade),
            (Field::Email, &mut now.email, &texts.email),
            (Field::Phone, &mut now.phone, &texts.phone),
            (Field::Reference, &mut now.reference, reference),
            (Field::Notes, &mut now.notes, &texts.notes),
            (Field::Owner, &mut now.owner, &texts.owner),
        ] {
            if !said.is_empty() && text != said {
                self.ledger.change(number, field.label(), text.as_str(), said);
                said.clone_into(text);
            }
        }
        if !reference.is_empty() && now.source != self.source(proposal.sheet) {
            self.source(proposal.sheet).clone_into(&mut now.source);
            self.ledger.touch(number);
        }
        if unit.is_some() && unit != was.unit {
            now.unit = unit;
            let (old, new) = (self.tree.label(was.unit), self.tree.label(unit));
            self.ledger.change(number, Field::Unit.label(), old, new);
        }
        let counted = matches!(was.kind, StakeholderKind::Group | StakeholderKind::Organisation);
        if headcount.is_some() && counted && headcount != was.headcount {
            now.headcount = headcount;
            let number_of = |count: Option<f64>| count.map(|count| count.to_string()).unwrap_or_default();
            let (old, new) = (number_of(was.headcount), number_of(headcount));
            self.ledger.change(number, Field::Headcount.label(), old, new);
        }
        let verified_on = self.verified_on(number, proposal);
        if verified_on.is_some() && verified_on != was.verified_on {
            now.verified_on = verified_on;
            let day = |on: Option<NaiveDate>| on.map(|on| on.to_string()).unwrap_or_default();
            let (old, new) = (day(was.verified_on), day(verified_on));
            self.ledger.change(number, Field::VerifiedOn.label(), old, new);
        }
        if was.kind != proposal.kind {
            let kind = was.kind.label().to_lowercase();
            let article = if kind.starts_with('o') { "an" } else { "a" };
            let reason = format!(
                "In the workspace this is {article} {kind}, and stays one; change it in the profile if the file is right."
            );
            let heading = self.heading(proposal.sheet, &[Field::Kind]);
            self.ledger.remark(number, heading, reason);
        }
        if now != was {
            now.write(self.work, id)?;
            self.directory.forget(&was.particulars(id));
            self.directory.learn(&now.particulars(id));
        }
        if was.kind == StakeholderKind::Group && !proposal.composition.is_empty() {
            self.recompose(number, id, proposal)?;
        }
        Ok(())
    }

    fn recompose(&mut self, number: usize, id: StakeholderId, proposal: &Proposal) -> Result<(), Failure> {
        let said: Vec<CompositionLine> = proposal.composition.iter().map(kept).collect();
        let was = groups::composition(self.work, id)?;
        if was != said {
            sql::run(
                self.work,
                "DELETE FROM composition WHERE group_id = ?1",
                [sql::Id(id)],
            )?;
            self.compose(id, proposal)?;
            let lines = |all: &[CompositionLine]| match all.len() {
                1 => "1 line".to_owned(),
                many => format!("{many} lines"),
            };
            self.ledger
                .change(number, "Composition", lines(&was), lines(&said));
        }
        Ok(())
    }

    /// The unit at the end of a path, made where it is missing.
    pub(super) fn unit(&mut self, path: &[String]) -> Result<Option<UnitId>, Failure> {
        if let Some(unit) = self.tree.find(path) {
            return Ok(Some(unit));
        }
        let mut at = None;
        for name in self.tree.meant(path).to_vec() {
            at = Some(match self.tree.at(at, &name) {
                Some(unit) => unit,
                None => {
                    let unit = UnitId::new(self.work.context.now);
                    units::insert(self.work, unit, at, &name)?;
                    self.tree.learn(unit, at, &name);
                    self.ledger.made.units += 1;
                    unit
                }
            });
        }
        Ok(at)
    }
}

fn kept(line: &exchange::CompositionLine) -> CompositionLine {
    CompositionLine {
        title: line.title.clone(),
        grade: line.grade.clone(),
        headcount: line.headcount.as_f64(),
    }
}
