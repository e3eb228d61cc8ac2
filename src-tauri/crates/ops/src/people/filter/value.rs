//! What a test compares with, read and checked.

use chrono::NaiveDate;

use super::field::Field;
use super::fields::{CustomFields, FieldHolds};
use super::{How, Test};
use crate::Failure;
use crate::door::{NAME, optional_text};

/// The most values of "one of".
const MOST_VALUES: usize = 500;
/// The longest span of "within the last … days".
const LONGEST_SPAN: u64 = 36_500;

/// The values of a test, checked for number and form.
pub(super) struct Values<'t> {
    place: &'t str,
    test: &'t Test,
}

impl<'t> Values<'t> {
    /// The values of a test, as many as its way asks for.
    pub(super) fn of(place: &'t str, test: &'t Test) -> Result<Self, Failure> {
        let given = test.values.len();
        let wanted = match test.how {
            How::IsEmpty | How::IsNotEmpty => (0, "takes no value; leave it out."),
            How::Between => (2, "takes two values, from and to."),
            How::OneOf if given == 0 || given > MOST_VALUES => (usize::MAX, "takes from 1 to 500 values."),
            How::OneOf => (given, ""),
            _ => (1, "takes one value; say what to compare with."),
        };
        if given != wanted.0 {
            return Err(Failure::field(
                format!("{place}.values"),
                format!("“{}” {}", test.how.said(), wanted.1),
            ));
        }
        Ok(Self { place, test })
    }

    fn each<T>(&self, read: impl Fn(&str) -> Result<T, String>) -> Result<Vec<T>, Failure> {
        let all = self.test.values.iter().enumerate();
        all.map(|(at, value)| {
            read(value).map_err(|message| Failure::field(format!("{}.values[{at}]", self.place), message))
        })
        .collect()
    }

    /// As keys that texts are compared by.
    pub(super) fn texts(&self) -> Result<Vec<String>, Failure> {
        self.each(|value| {
            let text = optional_text("value", value, NAME).map_err(|_| "is too long.".to_owned())?;
            let key = store::fold_key(&text);
            if key.is_empty() {
                return Err("say what to look for; or ask for “is empty”.".to_owned());
            }
            Ok(key)
        })
    }

    /// As numbers.
    pub(super) fn numbers(&self) -> Result<Vec<f64>, Failure> {
        self.each(|value| {
            let number = value
                .trim()
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite());
            number.ok_or_else(|| format!("“{value}” is not a number; write it as 4 or 3.5."))
        })
    }

    /// As dates.
    pub(super) fn dates(&self) -> Result<Vec<NaiveDate>, Failure> {
        self.each(|value| {
            value
                .trim()
                .parse()
                .map_err(|_| format!("“{value}” is not a date; write it as 2026-03-09."))
        })
    }

    /// As a number of days.
    pub(super) fn days(&self) -> Result<u64, Failure> {
        let days = self.each(|value| {
            let days = value.trim().parse().ok().filter(|days| *days <= LONGEST_SPAN);
            days.ok_or_else(|| format!("“{value}” is not a number of days from 0 to 36,500."))
        })?;
        Ok(days.first().copied().unwrap_or_default())
    }

    /// As yes or no.
    pub(super) fn yes(&self) -> Result<bool, Failure> {
        let all = self.each(|value| match value.trim() {
            "yes" => Ok(true),
            "no" => Ok(false),
            other => Err(format!("“{other}” is neither yes nor no.")),
        })?;
        Ok(all.first().copied().unwrap_or_default())
    }

    /// As ids.
    pub(super) fn ids<T: std::str::FromStr>(&self) -> Result<Vec<T>, Failure> {
        self.each(|value| {
            value
                .parse()
                .map_err(|_| format!("“{value}” is not an id; choose one from the list."))
        })
    }

    /// As places in the list of words that a field is one of.
    pub(super) fn words(&self, field: Field, customs: &CustomFields) -> Result<Vec<usize>, Failure> {
        let words = customs.words(field);
        self.each(|value| {
            let known = words.iter().position(|(word, _)| *word == value);
            known.ok_or_else(|| {
                let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
                format!("“{value}” is not on the list of this field: {}.", all.join(", "))
            })
        })
    }

    /// Whether a figure passes; for fields whose values are figures or places in a list.
    pub(super) fn figures(&self, field: Field, customs: &CustomFields) -> Result<Passes, Failure> {
        let (_, holds) = customs.says(field).unwrap_or(("", FieldHolds::Number));
        let given: Vec<f64> = match holds {
            FieldHolds::YesNo => vec![if self.yes()? { 1.0 } else { 0.0 }],
            FieldHolds::Choice => {
                let places = self.words(field, customs)?;
                places.into_iter().map(|place| place as f64).collect()
            }
            _ => self.numbers()?,
        };
        Ok(Passes {
            how: self.test.how,
            given,
        })
    }
}

/// A test of figures.
pub(super) struct Passes {
    how: How,
    given: Vec<f64>,
}

impl Passes {
    /// Whether this passes.
    pub(super) fn figure(&self, figure: f64) -> bool {
        let first = self.given.first().copied();
        let second = self.given.get(1).copied();
        match self.how {
            How::Is | How::OneOf | How::IsNot => self.given.contains(&figure),
            How::AtLeast => first.is_some_and(|least| figure >= least),
            How::AtMost => first.is_some_and(|most| figure <= most),
            How::Between => {
                first.is_some_and(|least| figure >= least) && second.is_some_and(|most| figure <= most)
            }
            _ => true,
        }
    }
}
