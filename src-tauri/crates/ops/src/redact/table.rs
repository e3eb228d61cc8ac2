//! A table under a profile: which rows leave, which columns, and what is in each cell.

use std::collections::HashSet;

use chrono::NaiveDate;
use domain::redaction::Column;
use domain::{Holds, Profile, ProjectId, StakeholderId};
use exchange::write::{CellOut, ColumnKind, ColumnOut, TableOut};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::engine::{Engine, Said};
use super::found::{TextPlace, Told, Wording};
use crate::{Context, Failure, Look, Session};

/// A table as it is on the screen, each column marked with what it holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkedTable {
    /// What it is: names the file and the sheet.
    pub title: String,
    /// Its columns.
    pub columns: Vec<MarkedColumn>,
    /// Its rows, top to bottom.
    pub rows: Vec<MarkedRow>,
    /// Of which project it is, where it is of one.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
}

/// A column, and what it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkedColumn {
    /// Its heading.
    pub header: String,
    /// The kind of its cells.
    pub kind: ColumnKind,
    /// Whose name or whose words it holds.
    pub holds: Holds,
}

/// A row, whom it is about, and who wrote it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkedRow {
    /// Its cells, as many as there are columns.
    pub cells: Vec<CellOut>,
    /// Who is named in its columns of stakeholders, in the order of those columns.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<Option<StakeholderId>>>")]
    pub about: Vec<Option<StakeholderId>>,
    /// Who wrote or owns it, where somebody does.
    #[serde(default)]
    #[ts(optional)]
    pub by: Option<String>,
}

/// A table as it leaves, and what was hidden for it.
#[derive(Debug, Clone, PartialEq)]
pub struct RedactedTable {
    /// The table.
    pub table: TableOut,
    /// What was hidden.
    pub told: Told,
}

/// A table under a profile.
///
/// # Errors
/// When the workspace cannot be read, or the date lies in the future.
pub fn table(
    session: &Session,
    context: &Context,
    profile: Profile,
    table: MarkedTable,
    wordings: &[Wording],
) -> Result<RedactedTable, Failure> {
    session.read(context, |look| redact_table(look, profile, table, wordings))
}

/// The same on a snapshot.
///
/// # Errors
/// As [`table`].
pub fn redact_table(
    look: Look<'_>,
    profile: Profile,
    table: MarkedTable,
    wordings: &[Wording],
) -> Result<RedactedTable, Failure> {
    let as_of = look.date(table.as_of)?;
    let engine = {
        let named = named(&table);
        Engine::new(look, profile, table.project, as_of, named, wordings)?
    };
    let redaction = Redaction::new(look, &engine, &table)?;
    let out = if profile == Profile::Counts && redaction.subjects() {
        redaction.counted()
    } else {
        redaction.rows()
    };
    Ok(RedactedTable {
        told: engine.told(),
        table: out,
    })
}

/// Whoever is named in a column of names that are no stakeholders.
fn named(table: &MarkedTable) -> Vec<&str> {
    let mut named = HashSet::new();
    for (at, column) in table.columns.iter().enumerate() {
        if matches!(column.holds, Holds::Person | Holds::Owner) {
            named.extend(table.rows.iter().filter_map(|row| match row.cells.get(at) {
                Some(CellOut::Text(text)) => Some(text.as_str()),
                _ => None,
            }));
        }
    }
    named.into_iter().collect()
}

struct Redaction<'a> {
    engine: &'a Engine,
    table: &'a MarkedTable,
    /// Of whom somebody else than whoever makes the output has recorded an opinion; only asked where that matters.
    of_others: HashSet<StakeholderId>,
}

impl<'a> Redaction<'a> {
    fn new(look: Look<'_>, engine: &'a Engine, table: &'a MarkedTable) -> Result<Self, Failure> {
        let opinions = table.columns.iter().any(|column| column.holds == Holds::Opinion);
        let of_others = if opinions {
            engine.assessed_by_others(look, table.project)?
        } else {
            HashSet::new()
        };
        Ok(Self {
            engine,
            table,
            of_others,
        })
    }

    fn subjects(&self) -> bool {
        self.table
            .columns
            .iter()
            .any(|column| column.holds == Holds::Subject)
    }

    /// The stakeholders of a row in the order of its columns, with what each column holds.
    fn about(&self, row: &MarkedRow) -> Vec<(Holds, Option<StakeholderId>)> {
        let named = self.table.columns.iter().filter_map(|column| match column.holds {
            Holds::Subject | Holds::Stakeholder => Some(column.holds),
            _ => None,
        });
        let ids = row.about.iter().copied().chain(std::iter::repeat(None));
        named.zip(ids).collect()
    }

    /// Whom a row is about.
    fn subjects_of(&self, row: &MarkedRow) -> Vec<StakeholderId> {
        self.about(row)
            .into_iter()
            .filter_map(|(holds, id)| id.filter(|_| holds == Holds::Subject))
            .collect()
    }

    fn is_of_somebody_else(&self, row: &MarkedRow) -> bool {
        self.engine.profile == Profile::Own && row.by.as_deref().is_some_and(|by| !self.engine.is_mine(by))
    }

    /// The number of stakeholders by kind, in place of a list of them.
    fn counted(&self) -> TableOut {
        let mut ids = HashSet::new();
        let mut unknown = 0;
        for row in &self.table.rows {
            self.name(row);
            let subjects = self.subjects_of(row);
            unknown += u32::from(subjects.is_empty());
            ids.extend(subjects);
        }
        let column = |header: &str, kind| ColumnOut {
            header: header.to_owned(),
            kind,
        };
        TableOut {
            title: self.engine.label(&self.table.title),
            columns: vec![
                column("Stakeholders", ColumnKind::Text),
                column("Number", ColumnKind::Number),
            ],
            rows: self
                .engine
                .by_kind(&ids, unknown)
                .into_iter()
                .map(|(kind, count)| vec![kind.label().into(), f64::from(count).into()])
                .collect(),
        }
    }

    /// Notes whom a row names that does not leave.
    fn name(&self, row: &MarkedRow) {
        for (_, id) in self.about(row) {
            if let Some(id) = id {
                self.engine.stakeholder(id, "");
            }
        }
    }

    fn rows(&self) -> TableOut {
        let leaves = |column: &MarkedColumn| self.engine.profile.column(column.holds) == Column::Stays;
        let mut counted_alone: HashSet<StakeholderId> = HashSet::new();
        let mut rows = Vec::new();
        for (number, row) in self.table.rows.iter().enumerate() {
            if self.is_of_somebody_else(row) {
                self.engine.found.borrow_mut().rows_left_out += 1;
                continue;
            }
            let subjects = self.subjects_of(row);
            let alone = subjects.iter().any(|&id| !self.engine.stands_alone(id));
            if alone {
                self.name(row);
                counted_alone.extend(subjects.iter().filter(|&&id| !self.engine.stands_alone(id)));
            } else {
                rows.push(self.cells(row, number));
            }
        }
        rows.extend(self.by_group(&counted_alone));
        let columns = &self.table.columns;
        for row in &mut rows {
            let mut at = 0;
            row.retain(|_| {
                at += 1;
                columns.get(at - 1).is_some_and(leaves)
            });
        }
        TableOut {
            title: self.engine.label(&self.table.title),
            columns: columns
                .iter()
                .filter(|column| leaves(column))
                .map(|column| ColumnOut {
                    header: self.engine.label(&column.header),
                    kind: column.kind,
                })
                .collect(),
            rows,
        }
    }

    /// Those who do not stand alone, counted by the groups they belong to.
    fn by_group(&self, alone: &HashSet<StakeholderId>) -> Vec<Vec<CellOut>> {
        let place = self
            .table
            .columns
            .iter()
            .position(|column| column.holds == Holds::Subject);
        let row = |line: String| {
            let cell = |at| {
                if Some(at) == place {
                    CellOut::Text(line.clone())
                } else {
                    CellOut::EMPTY
                }
            };
            (0..self.table.columns.len()).map(cell).collect()
        };
        self.engine.by_group(alone).into_iter().map(row).collect()
    }

    fn cells(&self, row: &MarkedRow, number: usize) -> Vec<CellOut> {
        let mut about = self.about(row).into_iter();
        let first = self.about(row).into_iter().find_map(|(_, id)| id);
        let mut cells = Vec::with_capacity(self.table.columns.len());
        for (at, column) in self.table.columns.iter().enumerate() {
            let id = match column.holds {
                Holds::Subject | Holds::Stakeholder => about.next().and_then(|(_, id)| id),
                _ => None,
            };
            let cell = row.cells.get(at).cloned().unwrap_or(CellOut::EMPTY);
            cells.push(match cell {
                _ if column.holds == Holds::Opinion && !self.may_say(row, first) => CellOut::EMPTY,
                CellOut::Text(text) if column.kind == ColumnKind::Text => {
                    // The key is the place in the table as it was shown, so that a wording given for it is found again.
                    let key = format!("table/{}/{}", number + 1, at + 1);
                    let what = format!("{}, row {}", column.header, number + 1);
                    let said = Said {
                        key: &key,
                        what: &what,
                        place: first.map_or(TextPlace::Elsewhere, |_| TextPlace::Profile),
                        stakeholder: first,
                        by: row.by.as_deref(),
                    };
                    match self.engine.cell(column.holds, id, said, &text) {
                        // Whatever a column is said to hold, no full name passes.
                        Some(kept) if matches!(column.holds, Holds::Plain | Holds::Opinion) => {
                            CellOut::Text(self.engine.label(&kept))
                        }
                        Some(kept) => CellOut::Text(kept),
                        None => CellOut::EMPTY,
                    }
                }
                other => other,
            });
        }
        cells
    }

    /// Whether an opinion of whom the row is about may leave.
    fn may_say(&self, row: &MarkedRow, about: Option<StakeholderId>) -> bool {
        self.engine.profile != Profile::Own
            || match (row.by.as_deref(), about) {
                (Some(by), _) => self.engine.is_mine(by),
                (None, Some(id)) => !self.of_others.contains(&id),
                (None, None) => false,
            }
    }
}
