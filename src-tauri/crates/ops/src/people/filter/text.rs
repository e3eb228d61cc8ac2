//! Conditions as text: `power >= 4 and (unit in "Finance" or tag = key) and not archived`.

mod tokens;

use domain::{ProjectId, TagId, UnitId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::fold_key;
use store::rusqlite::Connection;
use ts_rs::TS;

use self::tokens::{Token, Tokens};
use super::fields::{CustomFields, FieldHolds};
use super::{DEEPEST, Field, How, Test, Where};
use crate::door::{NOTE, required_text};
use crate::{Failure, Look, sql};

/// A condition as text.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ConditionText {
    /// Such as `power >= 4 and not archived`. Fields as they are called on the screen or by their ids, whatever their
    /// case; what has spaces stands in quotes.
    pub text: String,
}

/// A condition that was read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ConditionRead {
    /// The condition.
    pub condition: Where,
}

/// `people_condition_read`.
pub fn read(look: Look<'_>, request: ConditionText) -> Result<ConditionRead, Failure> {
    let text = required_text("text", &request.text, NOTE)?;
    let mut reader = Reader {
        conn: look.conn,
        customs: CustomFields::read(look.conn)?,
        tokens: Tokens::read(&text)?,
        depth: 0,
    };
    let condition = reader.any()?;
    match reader.tokens.next() {
        None => Ok(ConditionRead { condition }),
        Some(_) => Err(reader.tokens.fault_before("“and”, “or” or the end")),
    }
}

/// The field that is called so on the screen, or has this id; whatever its case.
fn field_called(customs: &CustomFields, name: &str) -> Option<Field> {
    let key = fold_key(name);
    let is = |label: &str| fold_key(label) == key;
    customs
        .all()
        .find(|field| field.id() == key || customs.says(*field).is_some_and(|(label, _)| is(label)))
        .or_else(|| Field::of(&key.replace([' ', '-'], "_")))
        .or_else(|| Field::of(&format!("{key}s")))
        .or_else(|| Field::of(&format!("{key}_on")))
        .filter(|field| customs.says(*field).is_some())
}

struct Reader<'c> {
    conn: &'c Connection,
    customs: CustomFields,
    tokens: Tokens,
    depth: usize,
}

impl Reader<'_> {
    fn any(&mut self) -> Result<Where, Failure> {
        let mut parts = vec![self.all()?];
        while self.tokens.take_word("or") {
            parts.push(self.all()?);
        }
        Ok(one_or(parts, Where::Any))
    }

    fn all(&mut self) -> Result<Where, Failure> {
        let mut parts = vec![self.one()?];
        while self.tokens.take_word("and") {
            parts.push(self.one()?);
        }
        Ok(one_or(parts, Where::All))
    }

    fn one(&mut self) -> Result<Where, Failure> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.tokens.fault("fewer parts within one another"));
        }
        let part = if self.tokens.take_word("not") {
            Where::Not(Box::new(self.one()?))
        } else if self.tokens.take("(") {
            let within = self.any()?;
            self.tokens.expect(")", "“and”, “or” or a closing bracket")?;
            within
        } else {
            self.test()?
        };
        self.depth -= 1;
        Ok(part)
    }

    fn test(&mut self) -> Result<Where, Failure> {
        const FIELD: &str = "the name of a field (see `--fields help`), “not” or an opening bracket";
        let field = match self.tokens.next() {
            Some(Token::Word(name) | Token::Quoted(name)) => field_called(&self.customs, &name),
            _ => None,
        };
        let field = field.ok_or_else(|| self.tokens.fault_before(FIELD))?;
        let (label, holds) = self.customs.says(field).unwrap_or_default();
        let label = label.to_owned();
        let yes_no = holds == FieldHolds::YesNo;
        let how = match self.how(field, yes_no)? {
            Asked::How(how) => how,
            Asked::Beyond(how) => {
                let least = self.value(field, holds)?;
                let beyond = test(field, how, least.clone());
                let same = test(field, How::Is, least);
                return Ok(Where::All(vec![beyond, Where::Not(Box::new(same))]));
            }
            Asked::Yes => return Ok(test(field, How::Is, vec!["yes".to_owned()])),
        };
        if !field.hows(holds).contains(&how) {
            let ways: Vec<String> = field
                .hows(holds)
                .iter()
                .map(|how| format!("“{}”", how.said()))
                .collect();
            return Err(self
                .tokens
                .fault_before(&format!("what {label} can be tested by: {}", ways.join(", "))));
        }
        let values = match how {
            How::IsEmpty | How::IsNotEmpty => Vec::new(),
            How::Between => {
                let mut both = self.value(field, holds)?;
                if !self.tokens.take_word("and") {
                    return Err(self.tokens.fault("“and” and the other end"));
                }
                both.extend(self.value(field, holds)?);
                both
            }
            How::WithinLast | How::WithinNext => {
                let days = self.tokens.value("a number of days")?;
                let _ = self.tokens.take_word("days") || self.tokens.take_word("day");
                vec![days]
            }
            How::OneOf => self.list(field, holds)?,
            How::InOrBelow => {
                let units = self.list(field, holds)?;
                let each = units.into_iter().map(|unit| test(field, how, vec![unit]));
                return Ok(one_or(each.collect(), Where::Any));
            }
            _ => self.value(field, holds)?,
        };
        // Several units may have one name: then each is meant.
        Ok(match (how, values.len()) {
            (How::Is, 2..) => test(field, How::OneOf, values),
            (How::IsNot, 2..) => Where::Not(Box::new(test(field, How::OneOf, values))),
            _ => test(field, how, values),
        })
    }

    fn how(&mut self, field: Field, yes_no: bool) -> Result<Asked, Failure> {
        let dated = matches!(self.customs.says(field), Some((_, FieldHolds::Date)));
        let tokens = &mut self.tokens;
        let of = |not: bool, how: How, otherwise: How| Asked::How(if not { otherwise } else { how });
        for (symbol, asked) in [
            ("=", Asked::How(How::Is)),
            ("!=", Asked::How(How::IsNot)),
            (">=", Asked::How(How::AtLeast)),
            ("<=", Asked::How(How::AtMost)),
        ] {
            if tokens.take(symbol) {
                return Ok(match asked {
                    // The day itself is among them.
                    Asked::How(How::AtLeast | How::AtMost) if dated => {
                        return Err(tokens.fault_before("“before”, “after” or “between”"));
                    }
                    asked => asked,
                });
            }
        }
        if tokens.take(">") {
            return Ok(if dated {
                Asked::How(How::After)
            } else {
                Asked::Beyond(How::AtLeast)
            });
        }
        if tokens.take("<") {
            return Ok(if dated {
                Asked::How(How::Before)
            } else {
                Asked::Beyond(How::AtMost)
            });
        }
        if tokens.take_word("is") || tokens.take_word("has") {
            let not = tokens.take_word("not");
            if tokens.take_word("empty") {
                return Ok(of(not, How::IsEmpty, How::IsNotEmpty));
            }
            return Ok(of(not, How::Is, How::IsNot));
        }
        if tokens.take_word("in") {
            return Ok(Asked::How(if field == Field::Unit {
                How::InOrBelow
            } else {
                How::OneOf
            }));
        }
        if tokens.take_word("starts") || tokens.take_word("begins") {
            tokens.take_word("with");
            return Ok(Asked::How(How::StartsWith));
        }
        if tokens.take_word("within") {
            tokens.take_word("the");
            let next = tokens.take_word("next");
            if !next && !tokens.take_word("last") {
                return Err(tokens.fault("“last” or “next”, and a number of days"));
            }
            return Ok(of(next, How::WithinLast, How::WithinNext));
        }
        for (word, how) in [
            ("contains", How::Contains),
            ("between", How::Between),
            ("before", How::Before),
            ("after", How::After),
        ] {
            if tokens.take_word(word) {
                return Ok(Asked::How(how));
            }
        }
        if yes_no {
            return Ok(Asked::Yes);
        }
        Err(tokens.fault(
            "=, !=, >=, <=, “is”, “in”, “contains”, “starts with”, “between”, “before”, “after” or “within”",
        ))
    }

    /// One value, or several in brackets.
    fn list(&mut self, field: Field, holds: FieldHolds) -> Result<Vec<String>, Failure> {
        if !self.tokens.take("(") {
            return self.value(field, holds);
        }
        let mut values = self.value(field, holds)?;
        while self.tokens.take(",") {
            values.extend(self.value(field, holds)?);
        }
        self.tokens.expect(")", "a comma or a closing bracket")?;
        Ok(values)
    }

    /// What a word stands for: an id, or several where several are called so.
    fn value(&mut self, field: Field, holds: FieldHolds) -> Result<Vec<String>, Failure> {
        let given = self.tokens.value("a value")?;
        let key = fold_key(&given);
        let (found, what): (Vec<String>, &str) = match holds {
            FieldHolds::Unit => (self.called::<UnitId>("unit", &key)?, "the name of a unit"),
            FieldHolds::Tag => (self.called::<TagId>("tag", &key)?, "the name of a tag"),
            FieldHolds::Project => (
                self.called::<ProjectId>("project", &key)?,
                "the name of a project",
            ),
            FieldHolds::Choice => {
                let words = self.customs.words(field);
                let meant = words
                    .iter()
                    .filter(|(word, said)| fold_key(said) == key || *word == key);
                let known: Vec<&str> = words.iter().map(|(_, said)| *said).collect();
                let found: Vec<String> = meant.map(|(word, _)| (*word).to_owned()).collect();
                if found.is_empty() {
                    let expected = format!("one of {}", known.join(", "));
                    return Err(self.tokens.fault_before(&expected));
                }
                (found, "")
            }
            FieldHolds::Number if given.parse::<f64>().is_err() => (Vec::new(), "a number"),
            FieldHolds::Date if given.parse::<chrono::NaiveDate>().is_err() => {
                (Vec::new(), "a date such as 2026-03-09")
            }
            FieldHolds::YesNo if key != "yes" && key != "no" => (Vec::new(), "yes or no"),
            FieldHolds::YesNo => (vec![key], ""),
            _ => (vec![given], ""),
        };
        if found.is_empty() {
            return Err(self.tokens.fault_before(what));
        }
        Ok(found)
    }

    fn called<T: std::fmt::Display>(&self, table: &str, key: &str) -> Result<Vec<String>, Failure>
    where
        sql::Id<T>: store::rusqlite::types::FromSql,
    {
        let statement = format!("SELECT id FROM {table} WHERE name_key = ?1");
        sql::rows(self.conn, &statement, [key], |row| {
            sql::id::<T>(row, 0).map(|id| id.to_string())
        })
    }
}

enum Asked {
    How(How),
    /// More or less than, and not the same.
    Beyond(How),
    /// Whether it is so.
    Yes,
}

fn test(field: Field, how: How, values: Vec<String>) -> Where {
    Where::Test(Test {
        field: field.id(),
        how,
        values,
    })
}

/// The one part there is, or all of them put together.
fn one_or(mut parts: Vec<Where>, join: impl Fn(Vec<Where>) -> Where) -> Where {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, last) => {
            parts.extend(last);
            join(parts)
        }
    }
}
