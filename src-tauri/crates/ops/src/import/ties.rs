//! Ties: those that stand beside a stakeholder, and those with a row of their own.

use chrono::NaiveDate;
use domain::{StakeholderId, TieId, TieKind};
use exchange::{Field, Pointer, Record, Says};

use super::OnMatch;
use super::engine::{Import, Settled};
use super::ledger::{Misfit, Stop};
use super::plan::ImportMatchedBy;
use super::projects::shown;
use crate::ties::NewTie;
use crate::{Failure, sql, ties};

/// A tie as a row describes it.
#[derive(Clone, Copy)]
struct Described {
    kind: TieKind,
    strength: Option<u8>,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
}

/// A tie as it stands in the workspace.
struct Standing {
    id: TieId,
    strength: Option<u8>,
    from_on: NaiveDate,
    until_on: Option<NaiveDate>,
}

impl<'i> Import<'i, '_, '_> {
    pub(super) fn ties(&mut self, records: &[&'i Record]) -> Result<(), Failure> {
        let settled = std::mem::take(&mut self.settled);
        for one in settled.iter().filter(|one| one.taken_over) {
            self.ties_of(one)?;
            self.pass()?;
        }
        self.settled = settled;
        for record in records {
            let Says::Tie {
                from,
                to,
                kind,
                strength,
                starts_on,
                ends_on,
            } = &record.says
            else {
                continue;
            };
            let Some(number) = self.open(record) else {
                continue;
            };
            let described = Described {
                kind: *kind,
                strength: strength.and_then(|strength| u8::try_from(strength).ok()),
                starts_on: *starts_on,
                ends_on: *ends_on,
            };
            let outcome = self.tie(number, record, from, to, described);
            self.account_for(number, record, outcome)?;
        }
        Ok(())
    }

    /// The ties a stakeholder's own row names. Those that lead nowhere are said beside it; the row stands.
    fn ties_of(&mut self, one: &Settled<'_>) -> Result<(), Failure> {
        let sheet = one.proposal.sheet;
        let manager = one
            .proposal
            .reports_to
            .iter()
            .map(|pointer| (Field::ReportsTo, pointer));
        let others = one.proposal.ties.iter().map(|(field, pointer)| (*field, pointer));
        for (field, pointer) in manager.chain(others) {
            let Some((kind, reversed)) = field.tie() else {
                continue;
            };
            let other = match self.meant(sheet, field, pointer) {
                Ok(other) => other,
                Err(misfit) => {
                    let reason = format!(
                        "{} The tie “{}” was left out; bring this row in again with “update” then.",
                        misfit.reason,
                        field.label().to_lowercase()
                    );
                    self.ledger.remark(one.entry, misfit.field, reason);
                    continue;
                }
            };
            let (from, to) = if reversed {
                (other, one.id)
            } else {
                (one.id, other)
            };
            if from == to || ties::find(self.work, kind, from, to)?.is_some() {
                continue;
            }
            let described = Described {
                kind,
                strength: None,
                starts_on: None,
                ends_on: None,
            };
            self.make_tie(sheet, from, to, described)?;
            let name = self.name_of(other)?;
            self.ledger.change(one.entry, field.label(), "", name);
        }
        Ok(())
    }

    fn tie(
        &mut self,
        number: usize,
        record: &Record,
        from: &Pointer,
        to: &Pointer,
        said: Described,
    ) -> Result<(), Stop> {
        let sheet = record.origin.sheet;
        let from = self.meant(sheet, Field::From, from)?;
        let to = self.meant(sheet, Field::To, to)?;
        if from == to {
            let reason = "A stakeholder cannot be tied to itself; write the other end here.";
            return Err(Misfit::new(self.heading(sheet, &[Field::To]), reason).into());
        }
        if let (Some(start), Some(end)) = (said.starts_on, said.ends_on)
            && end < start
        {
            let reason = format!("The tie would end before it began on {start}.");
            return Err(Misfit::new(self.heading(sheet, &[Field::EndsOn]), reason).into());
        }
        let Some(is) = self.standing_tie(said, from, to)? else {
            self.make_tie(sheet, from, to, said)?;
            self.ledger.created(number);
            return Ok(());
        };
        let name = self.name_of(to)?;
        self.ledger.matched(number, None, name, ImportMatchedBy::Name);
        if self.choices.on_match(sheet, &[record.origin.line]) == OnMatch::Update {
            self.update_tie(number, &is, said)?;
        }
        Ok(())
    }

    /// The tie the row speaks of: one that ended when the row says; else the one that stands.
    fn standing_tie(
        &self,
        said: Described,
        from: StakeholderId,
        to: StakeholderId,
    ) -> Result<Option<Standing>, Failure> {
        let all = sql::rows(
            self.work,
            "SELECT id, strength, from_on, until_on FROM tie WHERE from_id = ?1 AND to_id = ?2 AND kind = ?3 ORDER BY id",
            (sql::Id(from), sql::Id(to), said.kind.as_str()),
            |row| {
                Ok(Standing {
                    id: sql::id(row, 0)?,
                    strength: row.get(1)?,
                    from_on: row.get(2)?,
                    until_on: row.get(3)?,
                })
            },
        )?;
        let (mut standing, mut same) = (None, None);
        for tie in all {
            if tie.until_on == said.ends_on && said.ends_on.is_some() {
                same = Some(tie);
            } else if tie.until_on.is_none() {
                standing = Some(tie);
            }
        }
        Ok(same.or(standing))
    }

    fn update_tie(&mut self, number: usize, is: &Standing, said: Described) -> Result<(), Failure> {
        let strength = said.strength.or(is.strength);
        let from_on = said.starts_on.unwrap_or(is.from_on);
        let until_on = said.ends_on.or(is.until_on);
        if strength != is.strength {
            self.ledger.change(
                number,
                Field::Strength.label(),
                shown(is.strength),
                shown(strength),
            );
        }
        if from_on != is.from_on {
            self.ledger.change(
                number,
                Field::StartsOn.label(),
                is.from_on.to_string(),
                from_on.to_string(),
            );
        }
        if until_on != is.until_on {
            self.ledger
                .change(number, Field::EndsOn.label(), shown(is.until_on), shown(until_on));
        }
        sql::run(
            self.work,
            "UPDATE tie SET strength = ?2, from_on = ?3, until_on = ?4 WHERE id = ?1",
            (sql::Id(is.id), strength, from_on, until_on),
        )?;
        Ok(())
    }

    fn make_tie(
        &mut self,
        sheet: usize,
        from: StakeholderId,
        to: StakeholderId,
        said: Described,
    ) -> Result<(), Failure> {
        let id = TieId::new(self.work.context.now);
        let begun = said.ends_on.map_or(self.today, |end| end.min(self.today));
        ties::insert(
            self.work,
            &NewTie {
                id,
                kind: said.kind,
                from,
                to,
                strength: said.strength,
                source: self.source(sheet),
                from_on: said.starts_on.unwrap_or(begun),
            },
        )?;
        if let Some(end) = said.ends_on {
            sql::run(
                self.work,
                "UPDATE tie SET until_on = ?2 WHERE id = ?1",
                (sql::Id(id), end),
            )?;
        }
        self.ledger.made.ties += 1;
        Ok(())
    }
}
