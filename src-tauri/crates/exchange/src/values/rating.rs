//! Ratings, brought onto the scale that Soundings counts on.
//!
//! Numbers of another scale are stretched evenly, its ends onto the ends, and rounded half up; scores of readiness keep
//! their fraction. A scale of as many steps as Soundings counts is only shifted, and knows no halves: `3.5` on a scale of
//! five is refused rather than rounded.
//!
//! | written | scale | power, interest | engagement | attitude |
//! |---|---|---|---|---|
//! | 1 2 3 | 1 to 3 | 1 3 5 | 0 2 4 | −2 0 2 |
//! | 1 2 3 4 5 | 1 to 5 | 1 2 3 4 5 | 0 1 2 3 4 | −2 −1 0 1 2 |
//! | 1 2 3 4 5 6 7 8 9 10 | 1 to 10 | 1 1 2 2 3 3 4 4 5 5 | 0 0 1 1 2 2 3 3 4 4 | −2 −2 −1 −1 0 0 1 1 2 2 |
//! | 0 12 13 37 38 62 63 87 88 100 | percent | 1 1 2 2 3 3 4 4 5 5 | 0 0 1 1 2 2 3 3 4 4 | −2 −2 −1 −1 0 0 1 1 2 2 |
//! | `7/10` `3/5` `2/3` `★★★☆☆` | any | 4 3 3 3 | 3 2 2 2 | 1 0 0 0 |
//! | `+` `++` `+++` `±` | any | 2 3 4, unreadable | 3 4 4 2 | 1 2 2 0 |
//! | `80 %`, 0.8 in a column of percent | any | 4 | 3 | 1 |
//! | `1 - Low`, `5 (high)` | 1 to 5 | 1 5 | 0 4 | −2 2 |
//! | `1 - High`, `3 - Low`: number and word contradict each other | any | 4 2, by the word | | |
//! | `3 - neutral`: a word of the scale itself | any | | 2 | 0 |
//!
//! A 0 on a scale that begins at 1 is its lowest step where the scale is 1 to 10, and unreadable elsewhere. A bare number
//! up to 1 in a column of percent is a share: 1 is 100 %. Legitimacy and urgency are yes or no; a rating of them is yes
//! where it would be high (4 or more of 5), no where it would be low (2 or less), unreadable between.

use std::collections::BTreeMap;

use domain::{Axis, Measure};

use super::form::{Form, form};
use super::levels::{self, Level};
use super::number::as_whole;
use super::{Unreadable, says_nothing, yes_no};
use crate::book::CellKind;
use crate::mapping::{Field, Scale};
use crate::text::key;

/// What is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Rated {
    /// An axis of an assessment, in its range.
    Axis(Axis),
    /// Sentiment in a conversation, -2 to 2 (R24).
    Sentiment,
    /// The strength of a tie, 1 to 5.
    Strength,
    /// Satisfaction with support, 1 to 5 (R27).
    Satisfaction,
    /// A measure of readiness, 1 to 5 (R8, R11).
    Measure(Measure),
}

impl From<Axis> for Rated {
    fn from(axis: Axis) -> Self {
        Self::Axis(axis)
    }
}

impl Rated {
    /// What a field rates; none where it rates nothing.
    pub(crate) fn of(field: Field) -> Option<Self> {
        Some(match field {
            Field::Power => Self::Axis(Axis::Power),
            Field::Interest => Self::Axis(Axis::Interest),
            Field::CurrentEngagement => Self::Axis(Axis::CurrentEngagement),
            Field::DesiredEngagement => Self::Axis(Axis::DesiredEngagement),
            Field::Attitude => Self::Axis(Axis::Attitude),
            Field::Legitimacy => Self::Axis(Axis::Legitimacy),
            Field::Urgency => Self::Axis(Axis::Urgency),
            Field::Sentiment => Self::Sentiment,
            Field::Strength => Self::Strength,
            Field::Satisfaction => Self::Satisfaction,
            Field::UnderstandingWhy => Self::Measure(Measure::UnderstandingWhy),
            Field::Willingness => Self::Measure(Measure::Willingness),
            Field::KnowHow => Self::Measure(Measure::KnowHow),
            Field::PractisedAbility => Self::Measure(Measure::PractisedAbility),
            Field::Sustainment => Self::Measure(Measure::Sustainment),
            Field::Commitment => Self::Measure(Measure::Commitment),
            Field::Efficacy => Self::Measure(Measure::Efficacy),
            _ => return None,
        })
    }

    pub(super) fn is_engagement(self) -> bool {
        matches!(
            self,
            Self::Axis(Axis::CurrentEngagement | Axis::DesiredEngagement)
        )
    }

    pub(super) fn is_attitude(self) -> bool {
        matches!(self, Self::Axis(Axis::Attitude) | Self::Sentiment)
    }

    pub(super) fn is_flag(self) -> bool {
        matches!(self, Self::Axis(Axis::Legitimacy | Axis::Urgency))
    }

    /// The ends of the five steps that ratings are brought onto.
    pub(super) fn ends(self) -> (f64, f64) {
        if self.is_engagement() {
            (0.0, 4.0)
        } else if self.is_attitude() {
            (-2.0, 2.0)
        } else {
            (1.0, 5.0)
        }
    }

    /// What can be written, as a sentence.
    fn remedy(self) -> &'static str {
        match self {
            Self::Axis(Axis::CurrentEngagement) => {
                "Write unaware, resistant, neutral, supportive or leading, or say in the mapping what it means."
            }
            Self::Axis(Axis::DesiredEngagement) => {
                "Write neutral, supportive or leading, or say in the mapping what it means."
            }
            Self::Axis(Axis::Attitude) | Self::Sentiment => {
                "Write a whole number from -2 to 2, or say in the mapping what it means."
            }
            Self::Axis(Axis::Legitimacy | Axis::Urgency) => {
                "Write yes or no, or say in the mapping what it means."
            }
            Self::Measure(_) => "Write a number from 1 to 5, or choose another scale in the mapping.",
            _ => {
                "Write a whole number from 1 to 5, or low, medium or high, or choose another scale in the mapping."
            }
        }
    }
}

/// What a cell says on the scale of an axis (in its range), of sentiment, strength or satisfaction.
///
/// # Errors
/// If it says something that is no rating, lies outside the scale, or is a half where only whole steps are known.
pub(crate) fn rating(
    rated: impl Into<Rated>,
    cell: &str,
    kind: CellKind,
    scale: Option<Scale>,
) -> Result<Option<i64>, Unreadable> {
    let rated = rated.into();
    if rated.is_flag()
        && let Ok(said) = yes_no(cell, kind)
    {
        return Ok(said.map(i64::from));
    }
    let Some(value) = brought(rated, cell, kind, scale)? else {
        return Ok(None);
    };
    let steps = as_whole((value + 0.5).floor()).ok_or_else(|| no_rating(rated))?;
    match rated {
        _ if rated.is_flag() => match steps {
            4.. => Ok(Some(1)),
            ..=2 => Ok(Some(0)),
            _ => Err(Unreadable::new("says neither yes nor no", rated.remedy())),
        },
        Rated::Axis(Axis::DesiredEngagement) if !Axis::DesiredEngagement.allows(steps) => Err(
            Unreadable::new("is below neutral, which cannot be wished for", rated.remedy()),
        ),
        _ => Ok(Some(steps)),
    }
}

/// What a cell says about a measure of readiness, 1 to 5, with its fraction.
///
/// # Errors
/// If it says something that is no rating or lies outside the scale.
pub(crate) fn measure(
    measure: Measure,
    cell: &str,
    kind: CellKind,
    scale: Option<Scale>,
) -> Result<Option<f64>, Unreadable> {
    brought(Rated::Measure(measure), cell, kind, scale)
}

/// What minus signs alone mean in a column. They are a way to say nothing, except where other cells of the column are made
/// of plus signs. The answer goes into the mapping's values of the column, as written → as Soundings writes it.
pub(crate) fn signs_of<'a>(
    rated: impl Into<Rated>,
    cells: impl IntoIterator<Item = (&'a str, CellKind)>,
) -> BTreeMap<String, String> {
    let rated = rated.into();
    let mut minus = BTreeMap::new();
    let mut plus = false;
    for (cell, _) in cells {
        let cell = cell.trim();
        plus |= matches!(form(cell), Some(Form::Signs(1..)));
        let count = cell.chars().count();
        if (1..=3).contains(&count) && cell.chars().all(|c| matches!(c, '-' | '−' | '–')) {
            let meaning = match (rated.is_engagement(), rated.is_attitude()) {
                (true, _) => "resistant",
                (_, true) if count == 1 => "-1",
                (_, true) => "-2",
                _ => continue,
            };
            minus.insert(cell.to_owned(), meaning.to_owned());
        }
    }
    if plus { minus } else { BTreeMap::new() }
}

/// What a cell says on the five steps of what is rated, not rounded.
fn brought(
    rated: Rated,
    cell: &str,
    kind: CellKind,
    scale: Option<Scale>,
) -> Result<Option<f64>, Unreadable> {
    let of_words = scale == Some(Scale::Words);
    let names_lowest = of_words && levels::level(rated, &key(cell), true).is_some();
    if kind == CellKind::Fault || (says_nothing(cell) && !names_lowest) {
        return Ok(None);
    }
    // A meaning given in the mapping may stand in place of the date.
    if kind == CellKind::Date && super::date::reading(cell).is_some() {
        return Err(Unreadable::new(
            "is a date",
            "Spreadsheets turn a rating such as 3/5 into a date. Write the rating as a number.",
        ));
    }
    let (low, high) = rated.ends();
    match form(cell).ok_or_else(|| no_rating(rated))? {
        Form::Bare(value) => number(rated, value, scale),
        Form::Percent(value) => percent(rated, value),
        Form::OutOf(value, of) => out_of(rated, value, of),
        Form::Signs(signs) => signed(rated, signs),
        Form::Words(word) => match levels::level(rated, &word, of_words) {
            Some(Level::Own(level) | Level::Common(level)) => Ok(exact(level)),
            Some(Level::Little) => Err(little(rated)),
            None => Err(no_rating(rated)),
        },
        Form::Labelled(value, word) => match levels::level(rated, &word, of_words) {
            Some(Level::Own(level)) => Ok(exact(level)),
            Some(Level::Common(level)) if of_words => Ok(exact(level)),
            Some(Level::Little) if of_words => Err(little(rated)),
            Some(Level::Common(level)) => {
                let (middle, word) = (f64::midpoint(low, high), exact(level));
                // The numbers of some files count downwards; their words do not.
                match number(rated, value, scale) {
                    Ok(found) if (found - middle) * (word - middle) >= 0.0 => Ok(found),
                    _ => Ok(word),
                }
            }
            _ => number(rated, value, scale),
        },
    }
    .map(Some)
}

#[allow(clippy::cast_precision_loss)]
fn exact(level: i64) -> f64 {
    level as f64
}

/// A number without a sign of its scale.
fn number(rated: Rated, value: f64, scale: Option<Scale>) -> Result<f64, Unreadable> {
    let (low, high) = rated.ends();
    match scale.unwrap_or(Scale::Own) {
        Scale::Own | Scale::Words => stretched(rated, value, (low, high)),
        Scale::OneToThree => stretched(rated, value, (1.0, 3.0)),
        Scale::OneToFive => stretched(rated, value, (1.0, 5.0)),
        Scale::OneToTen if value == 0.0 => Ok(low),
        Scale::OneToTen => stretched(rated, value, (1.0, 10.0)),
        Scale::Percent if (0.0..=1.0).contains(&value) => percent(rated, value * 100.0),
        Scale::Percent => percent(rated, value),
    }
}

fn percent(rated: Rated, value: f64) -> Result<f64, Unreadable> {
    if !(0.0..=100.0).contains(&value) {
        return Err(Unreadable::new("is not between 0 and 100 %", rated.remedy()));
    }
    let (low, high) = rated.ends();
    Ok(low + value * (high - low) / 100.0)
}

fn out_of(rated: Rated, value: f64, of: f64) -> Result<f64, Unreadable> {
    let (low, high) = rated.ends();
    if of == 100.0 {
        percent(rated, value)
    } else if of == 10.0 && value == 0.0 {
        Ok(low)
    } else if rated.is_engagement() && of == high {
        stretched(rated, value, (low, high))
    } else {
        stretched(rated, value, (1.0, of))
    }
}

fn signed(rated: Rated, signs: i64) -> Result<f64, Unreadable> {
    let level = match signs {
        0 if rated.is_attitude() => 0,
        0 if rated.is_engagement() => 2,
        0 => return Err(no_rating(rated)),
        _ if rated.is_attitude() => signs.min(2),
        _ if rated.is_engagement() => (signs + 2).min(4),
        _ => signs + 1,
    };
    Ok(exact(level))
}

/// A number of a scale stretched evenly onto the steps of what is rated.
fn stretched(rated: Rated, value: f64, (first, last): (f64, f64)) -> Result<f64, Unreadable> {
    if !(first..=last).contains(&value) {
        return Err(Unreadable::new(
            format!("is not on the scale from {first} to {last}"),
            rated.remedy(),
        ));
    }
    let (low, high) = rated.ends();
    let step_for_step = last - first == high - low;
    if step_for_step && value.fract() != 0.0 && !matches!(rated, Rated::Measure(_)) {
        return Err(Unreadable::new(
            format!("lies between two steps of the scale from {first} to {last}"),
            "Decide for one of the two and write a whole number.",
        ));
    }
    Ok(low + (value - first) * (high - low) / (last - first))
}

fn no_rating(rated: Rated) -> Unreadable {
    Unreadable::new("is not a rating that can be read", rated.remedy())
}

fn little(rated: Rated) -> Unreadable {
    let what = if rated.is_engagement() {
        "does not say whether they are unaware of the change or against it"
    } else {
        "does not say whether they are neutral or against the change"
    };
    Unreadable::new(what, rated.remedy())
}
