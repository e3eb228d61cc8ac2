//! A condition as SQL on a stakeholder `s`. Every part is true or false, never null, so that "not" means not.

use std::cell::OnceCell;

use chrono::{Days, NaiveDate};
use domain::{ProjectId, StakeholderId, TagId, UnitId};
use store::rusqlite::types::Value;

use super::fields::{CustomFields, FieldHolds};
use super::standing::{Stands, json_ids};
use super::value::Values;
use super::{DEEPEST, Field, How, MOST_TESTS, Test, Where};
use crate::workspace::house_rules;
use crate::{Failure, Look, sql};

/// Those below a unit, it included.
const BELOW: &str = "WITH RECURSIVE below(id) AS (VALUES(?) UNION SELECT c.id FROM unit c JOIN below ON \
                     c.parent_id = below.id) SELECT id FROM below";
/// The values that a custom field has, of those who have one.
const CUSTOM: &str = "SELECT v.subject_id FROM custom_values v WHERE";

/// A condition as SQL.
pub(in crate::people) struct Compiled {
    pub(in crate::people) sql: String,
    /// In the order of their marks.
    pub(in crate::people) values: Vec<Value>,
    /// Whether it reads a custom field of everybody.
    pub(in crate::people) is_slow: bool,
}

/// Compiles conditions; collects the values in the order of their marks.
pub(in crate::people) struct Compile<'a> {
    look: Look<'a>,
    as_of: NaiveDate,
    project: Option<ProjectId>,
    /// Whether nobody is named (R34).
    by_position: bool,
    customs: &'a CustomFields,
    stands: &'a OnceCell<Stands>,
    values: Vec<Value>,
    tests: usize,
    is_slow: bool,
}

impl<'a> Compile<'a> {
    pub(in crate::people) fn new(
        look: Look<'a>,
        of: (Option<ProjectId>, NaiveDate),
        by_position: bool,
        customs: &'a CustomFields,
        stands: &'a OnceCell<Stands>,
    ) -> Self {
        Self {
            look,
            as_of: of.1,
            project: of.0,
            by_position,
            customs,
            stands,
            values: Vec::new(),
            tests: 0,
            is_slow: false,
        }
    }

    /// The condition, its values, and whether it reads a custom field of everybody: then it is worth asking only once.
    pub(in crate::people) fn run(mut self, place: &str, condition: &Where) -> Result<Compiled, Failure> {
        let sql = self.part(place, condition, 0)?;
        Ok(Compiled {
            sql,
            values: self.values,
            is_slow: self.is_slow,
        })
    }

    fn part(&mut self, place: &str, condition: &Where, depth: usize) -> Result<String, Failure> {
        if depth > DEEPEST {
            return Err(Failure::field(
                place,
                format!("conditions lie more than {DEEPEST} deep here; put some of them side by side."),
            ));
        }
        match condition {
            Where::All(parts) => self.parts(&format!("{place}.all"), parts, depth, " AND ", "1"),
            Where::Any(parts) => self.parts(&format!("{place}.any"), parts, depth, " OR ", "0"),
            Where::Not(part) => {
                let part = self.part(&format!("{place}.not"), part, depth + 1)?;
                Ok(format!("NOT {part}"))
            }
            Where::Test(test) => self.test(&format!("{place}.test"), test),
        }
    }

    fn parts(
        &mut self,
        place: &str,
        parts: &[Where],
        depth: usize,
        between: &str,
        none: &str,
    ) -> Result<String, Failure> {
        let parts = parts.iter().enumerate();
        let all = parts
            .map(|(at, part)| self.part(&format!("{place}[{at}]"), part, depth + 1))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(match all.as_slice() {
            [] => none.to_owned(),
            all => format!("({})", all.join(between)),
        })
    }

    fn test(&mut self, place: &str, test: &Test) -> Result<String, Failure> {
        self.tests += 1;
        if self.tests > MOST_TESTS {
            return Err(Failure::field(
                place,
                format!("more than {MOST_TESTS} tests; “one of” takes many values at once."),
            ));
        }
        let at = format!("{place}.field");
        let field = self.customs.named(&at, &test.field)?;
        let (label, holds) = self.customs.says(field).unwrap_or_default();
        let hows = field.hows(holds);
        if !hows.contains(&test.how) {
            let ways: Vec<&str> = hows.iter().map(|how| how.said()).collect();
            return Err(Failure::field(
                format!("{place}.how"),
                format!(
                    "{label} cannot be tested by “{}”; use one of: {}.",
                    test.how.said(),
                    ways.join(", ")
                ),
            ));
        }
        if self.by_position && field.names() {
            return Err(Failure::field(
                at,
                "tells who somebody is, which is not shown of a project that is role-only; take this part out.",
            ));
        }
        let values = Values::of(place, test)?;
        if field.needs_project() {
            return self.standing(place, field, test.how, &values);
        }
        match field {
            Field::Custom(id) => {
                let id = id.to_string();
                self.custom(field, &id, holds, test.how, &values)
            }
            Field::Unit => self.unit(place, test.how, &values),
            Field::Tags => self.tags(place, test.how, &values),
            Field::Projects => self.projects(test.how, &values),
            Field::Kind => self.kind(test.how, &values),
            Field::Stale | Field::Archived => self.state(field, &values),
            _ => match holds {
                FieldHolds::Number => self.numbers(column(field), test.how, &values),
                FieldHolds::Date => self.dates(column(field), test.how, &values),
                _ => self.texts(field, test.how, &values),
            },
        }
    }

    fn push(&mut self, value: impl Into<Value>) {
        self.values.push(value.into());
    }

    fn marks(&mut self, values: impl IntoIterator<Item = Value>) -> String {
        let before = self.values.len();
        self.values.extend(values);
        vec!["?"; self.values.len() - before].join(", ")
    }

    /// A test of a key that is never null, and empty where nothing is known.
    fn key(&mut self, key: &str, how: How, values: &Values<'_>) -> Result<String, Failure> {
        let empty = match how {
            How::IsEmpty => Some(format!("{key} = ''")),
            How::IsNotEmpty => Some(format!("{key} <> ''")),
            _ => None,
        };
        if let Some(empty) = empty {
            return Ok(empty);
        }
        let texts = values.texts()?;
        Ok(match how {
            How::Contains => {
                texts.into_iter().for_each(|text| self.push(text));
                format!("instr({key}, ?) > 0")
            }
            How::StartsWith => {
                for text in texts {
                    self.push(text.clone());
                    self.push(format!("{text}\u{10ffff}"));
                }
                format!("({key} >= ? AND {key} < ?)")
            }
            how => {
                let marks = self.marks(texts.into_iter().map(Value::Text));
                let not = if how == How::IsNot { "NOT " } else { "" };
                format!("{key} {not}IN ({marks})")
            }
        })
    }

    fn texts(&mut self, field: Field, how: How, values: &Values<'_>) -> Result<String, Failure> {
        let column = column(field);
        match field {
            Field::Name | Field::Role | Field::Owner => self.key(&format!("{column}_key"), how, values),
            // What is not known needs no folding.
            _ if matches!(how, How::IsEmpty | How::IsNotEmpty) => self.key(column, how, values),
            _ => self.key(&format!("fold({column})"), how, values),
        }
    }

    /// A test of something that can be null and compares as it is.
    fn compared(&mut self, it: &str, how: How, given: Vec<Value>) -> String {
        let known = format!("{it} IS NOT NULL");
        match how {
            How::IsEmpty => return format!("{it} IS NULL"),
            How::IsNotEmpty => return known,
            _ => {}
        }
        let marks = self.marks(given);
        match how {
            How::AtLeast => format!("({known} AND {it} >= ?)"),
            How::AtMost => format!("({known} AND {it} <= ?)"),
            How::Before => format!("({known} AND {it} < ?)"),
            How::After => format!("({known} AND {it} > ?)"),
            How::Between | How::WithinLast | How::WithinNext => {
                format!("({known} AND {it} BETWEEN ? AND ?)")
            }
            How::IsNot => format!("({it} IS NULL OR {it} NOT IN ({marks}))"),
            _ => format!("({known} AND {it} IN ({marks}))"),
        }
    }

    fn numbers(&mut self, it: &str, how: How, values: &Values<'_>) -> Result<String, Failure> {
        let given = match how {
            How::IsEmpty | How::IsNotEmpty => Vec::new(),
            _ => values.numbers()?,
        };
        Ok(self.compared(it, how, given.into_iter().map(Value::Real).collect()))
    }

    fn dates(&mut self, it: &str, how: How, values: &Values<'_>) -> Result<String, Failure> {
        let given = match how {
            How::IsEmpty | How::IsNotEmpty => Vec::new(),
            How::WithinLast | How::WithinNext => {
                let days = Days::new(values.days()?);
                let (from, until) = if how == How::WithinLast {
                    (self.as_of.checked_sub_days(days), Some(self.as_of))
                } else {
                    (Some(self.as_of), self.as_of.checked_add_days(days))
                };
                vec![from.unwrap_or(NaiveDate::MIN), until.unwrap_or(self.as_of)]
            }
            _ => values.dates()?,
        };
        Ok(self.compared(it, how, given.into_iter().map(sql::day).collect()))
    }

    fn custom(
        &mut self,
        field: Field,
        id: &str,
        holds: FieldHolds,
        how: How,
        values: &Values<'_>,
    ) -> Result<String, Failure> {
        self.is_slow = true;
        let value = format!("custom(v.body, '{id}')");
        // Nobody has what is not known, so what is true of nothing is asked the other way round.
        let (not, how) = match how {
            How::IsEmpty => ("NOT ", How::IsNotEmpty),
            How::IsNot => ("NOT ", How::Is),
            how => ("", how),
        };
        let test = match holds {
            _ if how == How::IsNotEmpty => format!("{value} IS NOT NULL"),
            FieldHolds::Number => self.numbers(&format!("CAST({value} AS REAL)"), how, values)?,
            FieldHolds::Date => self.dates(&value, how, values)?,
            FieldHolds::YesNo => {
                self.push(if values.yes()? { "yes" } else { "no" }.to_owned());
                format!("{value} = ?")
            }
            FieldHolds::Choice => {
                let customs = self.customs;
                let words = customs.words(field);
                let chosen = values.words(field, customs)?;
                let chosen = chosen.into_iter().map(|at| Value::Text(words[at].0.to_owned()));
                let marks = self.marks(chosen);
                format!("{value} IN ({marks})")
            }
            _ => self.key(&format!("fold(coalesce({value}, ''))"), how, values)?,
        };
        Ok(format!("s.id {not}IN ({CUSTOM} {test})"))
    }

    fn unit(&mut self, place: &str, how: How, values: &Values<'_>) -> Result<String, Failure> {
        if matches!(how, How::IsEmpty | How::IsNotEmpty) {
            return Ok(self.compared("s.unit_id", how, Vec::new()));
        }
        let ids = values.ids::<UnitId>()?;
        for (at, id) in ids.iter().enumerate() {
            let there = "SELECT 1 FROM unit WHERE id = ?1";
            if sql::one::<i64>(self.look.conn, there, [sql::Id(*id)])?.is_none() {
                return Err(gone(place, at, "unit"));
            }
        }
        let given: Vec<Value> = ids.iter().map(|id| sql::blob(id.as_bytes())).collect();
        if how == How::InOrBelow {
            self.values.extend(given);
            return Ok(format!("(s.unit_id IS NOT NULL AND s.unit_id IN ({BELOW}))"));
        }
        Ok(self.compared("s.unit_id", how, given))
    }

    fn tags(&mut self, place: &str, how: How, values: &Values<'_>) -> Result<String, Failure> {
        let tagged = "SELECT g.stakeholder_id FROM tagging g";
        match how {
            How::IsEmpty => return Ok(format!("s.id NOT IN ({tagged})")),
            How::IsNotEmpty => return Ok(format!("s.id IN ({tagged})")),
            _ => {}
        }
        let ids = values.ids::<TagId>()?;
        for (at, id) in ids.iter().enumerate() {
            let there = "SELECT 1 FROM tag WHERE id = ?1";
            if sql::one::<i64>(self.look.conn, there, [sql::Id(*id)])?.is_none() {
                return Err(gone(place, at, "tag"));
            }
        }
        let marks = self.marks(ids.iter().map(|id| sql::blob(id.as_bytes())));
        let not = if how == How::IsNot { "NOT " } else { "" };
        Ok(format!("s.id {not}IN ({tagged} WHERE g.tag_id IN ({marks}))"))
    }

    fn projects(&mut self, how: How, values: &Values<'_>) -> Result<String, Failure> {
        let staked = "SELECT k.stakeholder_id FROM stake k WHERE k.added_on <= ?";
        let as_of = sql::day(self.as_of);
        let ids = values.ids::<ProjectId>()?;
        self.push(as_of);
        Ok(match how {
            How::IsEmpty => format!("s.id NOT IN ({staked})"),
            How::IsNotEmpty => format!("s.id IN ({staked})"),
            how => {
                let marks = self.marks(ids.iter().map(|id| sql::blob(id.as_bytes())));
                let not = if how == How::IsNot { "NOT " } else { "" };
                format!("s.id {not}IN ({staked} AND k.project_id IN ({marks}))")
            }
        })
    }

    fn kind(&mut self, how: How, values: &Values<'_>) -> Result<String, Failure> {
        let words = self.customs.words(Field::Kind);
        let chosen = values.words(Field::Kind, self.customs)?;
        let marks = self.marks(chosen.into_iter().map(|at| Value::Text(words[at].0.to_owned())));
        let not = if how == How::IsNot { "NOT " } else { "" };
        Ok(format!("s.kind {not}IN ({marks})"))
    }

    fn state(&mut self, field: Field, values: &Values<'_>) -> Result<String, Failure> {
        let not = if values.yes()? { "" } else { "NOT " };
        if field == Field::Archived {
            self.push(sql::day(self.as_of));
            return Ok(format!(
                "s.id {not}IN (SELECT a.id FROM stakeholder a WHERE a.archived_on IS NOT NULL AND a.archived_on <= ?)"
            ));
        }
        // As `domain::staleness::holds_until` has it.
        let days = house_rules(self.look.conn)?.verify_days;
        self.push(i64::from(days));
        self.push(sql::day(self.as_of));
        Ok(format!(
            "{not}(date(coalesce(s.verified_on, s.added_on), '+' || coalesce(s.verify_days, ?) || ' days') < ?)"
        ))
    }

    fn standing(
        &mut self,
        place: &str,
        field: Field,
        how: How,
        values: &Values<'_>,
    ) -> Result<String, Failure> {
        let Some(project) = self.project else {
            return Err(Failure::field(
                format!("{place}.field"),
                "is of a project; choose one first.",
            ));
        };
        if self.stands.get().is_none() {
            let read = Stands::read(self.look, project, self.as_of)?;
            self.stands.set(read).ok();
        }
        let Some(stands) = self.stands.get() else {
            return Ok("0".to_owned());
        };
        let passes: Vec<StakeholderId>;
        let not;
        if matches!(field, Field::NotAssessed | Field::Disputed) {
            // Who was never assessed has no standing: so those are asked for of whom it is otherwise.
            let yes = values.yes()?;
            let placed = field == Field::NotAssessed;
            passes = stands.who(field, |figure| (figure != 0.0) != placed);
            not = yes == placed;
        } else if matches!(how, How::IsEmpty | How::IsNotEmpty) {
            passes = stands.who(field, |_| true);
            not = how == How::IsEmpty;
        } else {
            let test = values.figures(field, self.customs)?;
            passes = stands.who(field, |figure| test.figure(figure));
            not = how == How::IsNot;
        }
        let ids = json_ids(&passes);
        self.push(ids);
        let not = if not { "NOT " } else { "" };
        Ok(format!(
            "s.id {not}IN (SELECT unhex(j.value) FROM json_each(?) j)"
        ))
    }
}

fn gone(place: &str, at: usize, what: &str) -> Failure {
    Failure::field(
        format!("{place}.values[{at}]"),
        format!("this {what} is gone; choose another, or take this part out."),
    )
}

/// The column of a field that has one of its own.
pub(in crate::people) fn column(field: Field) -> &'static str {
    match field {
        Field::Name => "s.name",
        Field::Kind => "s.kind",
        Field::Role => "s.role",
        Field::Grade => "s.grade",
        Field::Unit => "s.unit_id",
        Field::Headcount => "s.headcount",
        Field::Email => "s.email",
        Field::Phone => "s.phone",
        Field::Reference => "s.reference",
        Field::Notes => "s.notes",
        Field::AddedOn => "s.added_on",
        Field::Owner => "s.owner",
        Field::VerifiedOn => "s.verified_on",
        Field::VerifyDays => "s.verify_days",
        _ => "NULL",
    }
}
