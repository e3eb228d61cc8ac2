//! Which scale the ratings of a column are written on.

use super::form::{Form, form};
use super::levels::{self, Level};
use super::rating::Rated;
use super::{says_nothing, yes_no};
use crate::book::CellKind;
use crate::mapping::Scale;
use crate::text::key;

/// What the cells of a column say about their scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ScaleFound {
    /// They are written on this scale.
    Scale(Scale),
    /// They could be written on more than one.
    Unclear {
        /// A cell that two scales read differently, or that fits none.
        sample: String,
        /// The scale to take as long as nobody says otherwise.
        likely: Scale,
    },
    /// No cell is a rating.
    NoRatings,
}

/// What the cells of a column are made of.
#[derive(Default)]
struct Tally<'a> {
    /// Numbers without a sign of their scale, with the cell and with what a word beside them says.
    numbers: Vec<(f64, &'a str, Option<Level>)>,
    /// Cells with the sign for percent.
    percents: usize,
    /// Words of more and less, such as high.
    common: usize,
    /// Cells that need no scale: words of the scale itself, stars, `7/10`, yes.
    plain: usize,
    /// Cells that hold nothing but an L.
    lone_l: Option<&'a str>,
}

/// Finds the scale of a column's ratings.
///
/// | numbers of the column | power and other scales of 1 to 5 | engagement | attitude |
/// |---|---|---|---|
/// | beside cells with a percent sign, or none above 1 and some with decimals | percent | percent | percent |
/// | some below 0 | own | own | own |
/// | some 0, none above the own scale | own | own | own |
/// | highest 11 to 100 | percent | percent | percent |
/// | highest 6 to 10 | 1 to 10 | 1 to 10 | 1 to 10 |
/// | highest 5 | own | 1 to 5 | 1 to 5 |
/// | highest 4 | own | unclear (desired: own where a 2 occurs) | 1 to 5 |
/// | highest 3 or less | unclear | unclear (desired: own where a 2 occurs) | unclear |
///
/// Words beside the numbers settle what is unclear: `3 - High` is of a scale to 3, `5 - High` of one to 5, `1 - Unaware`
/// of one from 1. Where the numbers run against their words (`1 - High`, `3 - Low`), the words are what counts.
pub(crate) fn scale_of<'a>(
    rated: impl Into<Rated>,
    cells: impl IntoIterator<Item = (&'a str, CellKind)>,
) -> ScaleFound {
    let rated = rated.into();
    let tally = tallied(rated, cells);
    if tally.numbers.is_empty() {
        return match (&tally, tally.lone_l) {
            (Tally { common: 1.., .. }, _) => ScaleFound::Scale(Scale::Words),
            (Tally { percents: 1.., .. }, _) => ScaleFound::Scale(Scale::Percent),
            (Tally { plain: 1.., .. }, _) => ScaleFound::Scale(Scale::Own),
            (_, Some(sample)) => unclear(sample, Scale::Own),
            _ => ScaleFound::NoRatings,
        };
    }
    if runs_against_words(rated, &tally) {
        return ScaleFound::Scale(Scale::Words);
    }
    of_numbers(rated, &tally)
}

fn unclear(sample: &str, likely: Scale) -> ScaleFound {
    ScaleFound::Unclear {
        sample: sample.trim().to_owned(),
        likely,
    }
}

fn tallied<'a>(rated: Rated, cells: impl IntoIterator<Item = (&'a str, CellKind)>) -> Tally<'a> {
    let mut tally = Tally::default();
    for (cell, kind) in cells {
        if matches!(kind, CellKind::Fault | CellKind::Date) || says_nothing(cell) {
            continue;
        }
        if rated.is_flag() && yes_no(cell, kind).is_ok() {
            tally.plain += 1;
            continue;
        }
        match form(cell) {
            None => {}
            Some(Form::Bare(value)) => tally.numbers.push((value, cell, None)),
            Some(Form::Labelled(value, word)) => {
                tally
                    .numbers
                    .push((value, cell, levels::level(rated, &word, false)));
            }
            Some(Form::Percent(_)) => tally.percents += 1,
            Some(Form::OutOf(..) | Form::Signs(_)) => tally.plain += 1,
            Some(Form::Words(word)) => match levels::level(rated, &word, false) {
                _ if rated.is_engagement() && word == "l" => tally.lone_l = tally.lone_l.or(Some(cell)),
                Some(Level::Common(_) | Level::Little) => tally.common += 1,
                Some(Level::Own(_)) => tally.plain += 1,
                None => {}
            },
        }
    }
    tally
}

/// True where numbers count downwards while the words beside them go up.
fn runs_against_words(rated: Rated, tally: &Tally<'_>) -> bool {
    let (low, high) = rated.ends();
    #[allow(clippy::cast_precision_loss)]
    let labelled: Vec<(f64, f64)> = tally
        .numbers
        .iter()
        .filter_map(|(number, _, level)| match level {
            Some(Level::Common(level)) => Some((*number, *level as f64)),
            Some(Level::Little) => Some((*number, low)),
            _ => None,
        })
        .collect();
    let middle = f64::midpoint(low, high);
    let lowest = labelled
        .iter()
        .map(|(number, _)| *number)
        .fold(f64::INFINITY, f64::min);
    let highest = labelled
        .iter()
        .map(|(number, _)| *number)
        .fold(f64::NEG_INFINITY, f64::max);
    let word_of = |wanted: f64| {
        labelled
            .iter()
            .find(|(number, _)| *number == wanted)
            .map(|(_, word)| *word)
    };
    match (word_of(lowest), word_of(highest)) {
        (Some(first), Some(last)) if lowest < highest => first > last,
        (Some(first), _) => lowest <= 1.0 && first > middle,
        _ => false,
    }
}

fn of_numbers(rated: Rated, tally: &Tally<'_>) -> ScaleFound {
    let (low, high) = rated.ends();
    let (least, _) = edge(tally, f64::lt);
    let (most, sample) = edge(tally, f64::gt);
    let has = |wanted: f64| tally.numbers.iter().any(|(number, ..)| *number == wanted);
    let fractions = tally.numbers.iter().any(|(number, ..)| number.fract() != 0.0);
    if tally.percents > 0 || (least >= 0.0 && most <= 1.0 && fractions) {
        return ScaleFound::Scale(Scale::Percent);
    }
    if least < 0.0 {
        let fits = rated.is_attitude() && least >= low && most <= high;
        return if fits {
            ScaleFound::Scale(Scale::Own)
        } else {
            unclear(sample, Scale::Own)
        };
    }
    if most > 100.0 {
        return unclear(sample, Scale::Own);
    }
    if most > 10.0 {
        return ScaleFound::Scale(Scale::Percent);
    }
    if most > 5.0 {
        return ScaleFound::Scale(Scale::OneToTen);
    }
    if has(0.0) {
        return if most <= high {
            ScaleFound::Scale(Scale::Own)
        } else {
            unclear(sample, Scale::Own)
        };
    }
    if let Some(scale) = told_by_words(rated, tally, most) {
        return ScaleFound::Scale(scale);
    }
    let one_to_five = if (low, high) == (1.0, 5.0) {
        Scale::Own
    } else {
        Scale::OneToFive
    };
    if most > 4.0 {
        return ScaleFound::Scale(one_to_five);
    }
    if rated.is_engagement() {
        let own = rated == Rated::Axis(domain::Axis::DesiredEngagement) && has(2.0);
        return if own {
            ScaleFound::Scale(Scale::Own)
        } else {
            unclear(sample, Scale::Own)
        };
    }
    if most > 3.0 {
        return ScaleFound::Scale(one_to_five);
    }
    // All three steps, several times over, and nothing above them: most likely there is nothing above them.
    let three = has(1.0) && has(2.0) && has(3.0) && !fractions && tally.numbers.len() >= 6;
    if three {
        unclear(sample, Scale::OneToThree)
    } else if rated.is_attitude() && most > high {
        unclear(sample, Scale::OneToFive)
    } else {
        unclear(sample, Scale::Own)
    }
}

/// The number of a column that is before all others, and its cell.
fn edge<'a>(tally: &Tally<'a>, before: impl Fn(&f64, &f64) -> bool) -> (f64, &'a str) {
    let mut found = (f64::NAN, "");
    for (number, cell, _) in &tally.numbers {
        if found.0.is_nan() || before(number, &found.0) {
            found = (*number, cell);
        }
    }
    found
}

/// The scale that words beside the numbers tell.
fn told_by_words(rated: Rated, tally: &Tally<'_>, most: f64) -> Option<Scale> {
    let (low, _) = rated.ends();
    tally.numbers.iter().find_map(|(number, _, level)| {
        #[allow(clippy::cast_precision_loss)]
        match level {
            Some(Level::Own(own)) if *own as f64 == *number => Some(Scale::Own),
            Some(Level::Own(own)) if low != 1.0 && *own as f64 - low == *number - 1.0 => {
                Some(Scale::OneToFive)
            }
            Some(Level::Common(common)) => {
                let step = *common as f64 - low + 1.0;
                match (*number, step) {
                    (3.0, 4.0..) | (2.0, 3.0) if most <= 3.0 => Some(Scale::OneToThree),
                    (3.0, 3.0) | (4.0, 4.0) if low == 1.0 => Some(Scale::Own),
                    (3.0, 3.0) | (4.0, 4.0) => Some(Scale::OneToFive),
                    _ => None,
                }
            }
            _ => None,
        }
    })
}

/// The scale that a heading names: `Power (1-5)`, `Interest /10`, `Support %`, `Influence (H/M/L)`.
pub(crate) fn scale_in_heading(rated: impl Into<Rated>, heading: &str) -> Option<Scale> {
    let rated = rated.into();
    let (low, high) = rated.ends();
    let words = key(heading);
    if [
        "h m l",
        "l m h",
        "high medium low",
        "low medium high",
        "low high",
        "high low",
    ]
    .iter()
    .any(|named| format!(" {words} ").contains(&format!(" {named} ")))
    {
        return Some(Scale::Words);
    }
    if heading.contains('%')
        || words
            .split(' ')
            .any(|word| matches!(word, "percent" | "percentage"))
    {
        return Some(Scale::Percent);
    }
    let numbers: Vec<f64> = words.split(' ').filter_map(|word| word.parse().ok()).collect();
    let negative = heading.contains("-2") || heading.contains("−2");
    match numbers[..] {
        [2.0, 2.0] if rated.is_attitude() && negative => Some(Scale::Own),
        [2.0, 0.0, 2.0] if rated.is_attitude() && negative => Some(Scale::Own),
        [0.0, 4.0] if (low, high) == (0.0, 4.0) => Some(Scale::Own),
        [1.0, 3.0] | [1.0, 2.0, 3.0] => Some(Scale::OneToThree),
        [1.0, 5.0] | [1.0, 2.0, 3.0, 4.0, 5.0] if (low, high) == (1.0, 5.0) => Some(Scale::Own),
        [1.0, 5.0] | [1.0, 2.0, 3.0, 4.0, 5.0] => Some(Scale::OneToFive),
        [0.0 | 1.0, 10.0] => Some(Scale::OneToTen),
        [0.0 | 1.0, 100.0] => Some(Scale::Percent),
        [top] if says_out_of(heading, &words) => match top {
            3.0 => Some(Scale::OneToThree),
            5.0 if (low, high) == (1.0, 5.0) => Some(Scale::Own),
            5.0 => Some(Scale::OneToFive),
            10.0 => Some(Scale::OneToTen),
            100.0 => Some(Scale::Percent),
            _ => None,
        },
        _ => None,
    }
}

/// True for "out of 5" and "/5".
fn says_out_of(heading: &str, words: &str) -> bool {
    words.contains("out of ")
        || heading
            .split_once('/')
            .is_some_and(|(_, after)| after.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}
