//! The table of ratings, as tests.

use domain::{Axis, Engagement, Measure};
use proptest::prelude::*;

use super::{Rated, measure, rating, scale_in_heading, scale_of, signs_of};
use crate::book::CellKind::{Date, Fault, Number, Text};
use crate::mapping::Scale::{self, OneToFive, OneToTen, OneToThree, Own, Percent, Words};

const SCALES: [Option<Scale>; 7] = [
    None,
    Some(Own),
    Some(Words),
    Some(OneToThree),
    Some(OneToFive),
    Some(OneToTen),
    Some(Percent),
];

/// What a cell is read as, or what is wrong with it.
fn read(rated: impl Into<Rated>, cell: &str, scale: impl Into<Option<Scale>>) -> Result<Option<i64>, String> {
    rating(rated, cell, Text, scale.into()).map_err(|wrong| wrong.what)
}

fn all(rated: impl Into<Rated> + Copy, cells: &str, scale: Scale) -> Vec<i64> {
    let read = |cell| read(rated, cell, scale).expect("a rating").expect("a value");
    cells.split(' ').map(read).collect()
}

#[test]
fn every_scale_is_brought_onto_the_axis() {
    let to_ten = "1 2 3 4 5 6 7 8 9 10";
    let percents = "0 12 13 37 38 62 63 87 88 100";
    for (axis, three, five, steps) in [
        (
            Axis::Power,
            [1, 3, 5],
            [1, 2, 3, 4, 5],
            [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
        ),
        (
            Axis::Interest,
            [1, 3, 5],
            [1, 2, 3, 4, 5],
            [1, 1, 2, 2, 3, 3, 4, 4, 5, 5],
        ),
        (
            Axis::CurrentEngagement,
            [0, 2, 4],
            [0, 1, 2, 3, 4],
            [0, 0, 1, 1, 2, 2, 3, 3, 4, 4],
        ),
        (
            Axis::Attitude,
            [-2, 0, 2],
            [-2, -1, 0, 1, 2],
            [-2, -2, -1, -1, 0, 0, 1, 1, 2, 2],
        ),
    ] {
        assert_eq!(all(axis, "1 2 3", OneToThree), three, "{axis:?}");
        assert_eq!(all(axis, "1 2 3 4 5", OneToFive), five, "{axis:?}");
        assert_eq!(all(axis, to_ten, OneToTen), steps, "{axis:?}");
        assert_eq!(all(axis, percents, Percent), steps, "{axis:?}");
    }
    assert_eq!(all(Axis::DesiredEngagement, "3 4 5", OneToFive), [2, 3, 4]);
    assert_eq!(all(Rated::Sentiment, "-2 -1 0 +1 2", Own), [-2, -1, 0, 1, 2]);
    assert_eq!(all(Axis::CurrentEngagement, "0 1 2 3 4", Own), [0, 1, 2, 3, 4]);
    assert_eq!(all(Rated::Satisfaction, "1 5 7/10", Own), [1, 5, 4]);
    assert_eq!(all(Rated::Strength, "weak strong ++", Own), [2, 4, 3]);
    assert_eq!(
        all(Rated::Satisfaction, "poor satisfied excellent", Own),
        [2, 4, 5]
    );
}

#[test]
fn words_say_what_they_say_in_every_column() {
    for scale in SCALES {
        let words = ["Very low", "Low", "Medium", "High", "VERY HIGH"];
        for (at, word) in (1..).zip(words) {
            assert_eq!(read(Axis::Power, word, scale), Ok(Some(at)), "{word} {scale:?}");
        }
        for (at, letter) in (1..).zip(["VL", "L", "M", "h", "VH"]) {
            assert_eq!(
                read(Axis::Interest, letter, scale),
                Ok(Some(at)),
                "{letter} {scale:?}"
            );
        }
    }
    assert_eq!(read(Axis::Power, "High power", None), Ok(Some(4)));
    assert_eq!(read(Axis::Power, "None", Words), Ok(Some(1)));
    assert_eq!(read(Axis::Power, "None", Own), Ok(None));
    assert_eq!(read(Axis::Power, "n/a", Words), Ok(None));
    assert_eq!(read(Axis::Attitude, "none", Words), Ok(None));
    assert!(read(Axis::Power, "Medium/High", None).is_err());
}

#[test]
fn a_rating_describes_itself_where_it_can() {
    for (cell, power, engagement, attitude) in [
        ("7/10", 4, 3, 1),
        ("3/5", 3, 2, 0),
        ("2/3", 3, 2, 0),
        ("3 out of 5", 3, 2, 0),
        ("★★★☆☆", 3, 2, 0),
        ("★★★★", 4, 3, 1),
        ("+", 2, 3, 1),
        ("++", 3, 4, 2),
        ("+++", 4, 4, 2),
        ("80 %", 4, 3, 1),
        ("high", 4, 3, 1),
    ] {
        for scale in SCALES {
            assert_eq!(read(Axis::Power, cell, scale), Ok(Some(power)), "{cell}");
            assert_eq!(
                read(Axis::CurrentEngagement, cell, scale),
                Ok(Some(engagement)),
                "{cell}"
            );
            assert_eq!(read(Axis::Attitude, cell, scale), Ok(Some(attitude)), "{cell}");
        }
    }
    assert_eq!(read(Axis::Attitude, "±", None), Ok(Some(0)));
    assert_eq!(read(Axis::CurrentEngagement, "3/4", None), Ok(Some(3)));
    assert_eq!(read(Axis::Power, "0/10", None), Ok(Some(1)));
    assert_eq!(read(Axis::Power, "0.8", Percent), Ok(Some(4)));
    assert_eq!(read(Axis::Power, "1", Percent), Ok(Some(5)));
    assert_eq!(read(Axis::Power, "1 %", Percent), Ok(Some(1)));
    assert_eq!(read(Axis::Power, "0", OneToTen), Ok(Some(1)));
}

#[test]
fn numbers_with_words_are_read_by_the_number_unless_the_word_contradicts_it() {
    for (cell, expected) in [
        ("1 - Low", 1),
        ("5 (high)", 5),
        ("High (4)", 4),
        ("3: Medium", 3),
        ("Level 2", 2),
    ] {
        assert_eq!(read(Axis::Power, cell, Own), Ok(Some(expected)), "{cell}");
    }
    assert_eq!(read(Axis::Power, "3 - High", OneToThree), Ok(Some(5)));
    assert_eq!(read(Axis::Power, "1 - High", OneToThree), Ok(Some(4)));
    assert_eq!(read(Axis::Power, "3 - Low", OneToThree), Ok(Some(2)));
    assert_eq!(read(Axis::Power, "3 - Low", Words), Ok(Some(2)));
    assert_eq!(read(Axis::Power, "9 - High", Own), Ok(Some(4)));
    assert_eq!(read(Axis::CurrentEngagement, "3 - neutral", Own), Ok(Some(2)));
    assert_eq!(read(Axis::Attitude, "opponent (-1)", Own), Ok(Some(-1)));
    assert_eq!(read(Axis::Attitude, "-2 strong opponent", Own), Ok(Some(-2)));
}

#[test]
fn engagement_has_many_words() {
    for (word, expected) in [
        ("Unaware", Engagement::Unaware),
        ("Resister", Engagement::Resistant),
        ("blocker", Engagement::Resistant),
        ("Against", Engagement::Resistant),
        ("On the fence", Engagement::Neutral),
        ("Supporter", Engagement::Supportive),
        ("in favour", Engagement::Supportive),
        ("Champion", Engagement::Leading),
        ("Advocate", Engagement::Leading),
        ("U", Engagement::Unaware),
        ("L", Engagement::Leading),
    ] {
        assert_eq!(
            read(Axis::CurrentEngagement, word, None),
            Ok(Some(expected.level())),
            "{word}"
        );
    }
    for word in Engagement::ALL {
        for written in [word.label(), word.as_str()] {
            assert_eq!(
                read(Axis::CurrentEngagement, written, None),
                Ok(Some(word.level()))
            );
        }
    }
    assert!(read(Axis::CurrentEngagement, "keen", None).is_err());
    for (word, expected) in [
        ("champion", 2),
        ("Strong supporter", 2),
        ("supporter", 1),
        ("In favour", 1),
        ("neutral", 0),
        ("opponent", -1),
        ("against", -1),
        ("critical", -1),
        ("Blocker", -2),
        ("strong opponent", -2),
        ("very positive", 2),
    ] {
        assert_eq!(read(Axis::Attitude, word, None), Ok(Some(expected)), "{word}");
        assert_eq!(read(Rated::Sentiment, word, None), Ok(Some(expected)), "{word}");
    }
}

#[test]
fn what_is_not_said_is_not_made_up() {
    let wrong = |axis: Axis, cell: &str, scale| read(axis, cell, scale).expect_err(cell);
    assert_eq!(
        wrong(Axis::Power, "3.5", Own),
        "lies between two steps of the scale from 1 to 5"
    );
    assert_eq!(
        wrong(Axis::Power, "3.5/5", Own),
        "lies between two steps of the scale from 1 to 5"
    );
    assert_eq!(
        wrong(Axis::CurrentEngagement, "2.5", OneToFive),
        "lies between two steps of the scale from 1 to 5"
    );
    assert_eq!(wrong(Axis::Power, "6", Own), "is not on the scale from 1 to 5");
    assert_eq!(wrong(Axis::Power, "0", Own), "is not on the scale from 1 to 5");
    assert_eq!(
        wrong(Axis::Power, "11", OneToTen),
        "is not on the scale from 1 to 10"
    );
    assert_eq!(wrong(Axis::Power, "120 %", Own), "is not between 0 and 100 %");
    assert_eq!(
        wrong(Axis::Attitude, "3", Own),
        "is not on the scale from -2 to 2"
    );
    assert_eq!(
        wrong(Axis::Power, "quite a lot", Own),
        "is not a rating that can be read"
    );
    assert_eq!(
        wrong(Axis::CurrentEngagement, "Low", Words),
        "does not say whether they are unaware of the change or against it"
    );
    assert_eq!(
        wrong(Axis::CurrentEngagement, "L", Words),
        wrong(Axis::CurrentEngagement, "low", Own)
    );
    assert_eq!(
        wrong(Axis::Attitude, "low", Own),
        "does not say whether they are neutral or against the change"
    );
    assert_eq!(
        wrong(Axis::DesiredEngagement, "resistant", Own),
        "is below neutral, which cannot be wished for"
    );
    assert_eq!(
        wrong(Axis::DesiredEngagement, "1", Own),
        "is below neutral, which cannot be wished for"
    );
    let date = rating(Axis::Power, "2026-05-03", Date, Some(Own)).expect_err("a date");
    assert_eq!(date.what, "is a date");
    assert_eq!(
        rating(Axis::CurrentEngagement, "neutral", Date, None),
        Ok(Some(2))
    );
    assert_eq!(rating(Axis::Power, "", Fault, None), Ok(None));
    for cell in ["", "-", "--", "n/a", "TBC", "?", "not assessed"] {
        assert_eq!(read(Axis::Attitude, cell, Own), Ok(None), "{cell}");
    }
}

#[test]
fn flags_are_yes_or_no() {
    for (cell, expected) in [
        ("yes", 1),
        ("✓", 1),
        ("0", 0),
        ("No", 0),
        ("High", 1),
        ("low", 0),
        ("5", 1),
        ("2", 0),
    ] {
        assert_eq!(read(Axis::Urgency, cell, Own), Ok(Some(expected)), "{cell}");
    }
    assert_eq!(read(Axis::Urgency, "8", OneToTen), Ok(Some(1)));
    assert_eq!(
        read(Axis::Legitimacy, "medium", Own),
        Err("says neither yes nor no".to_owned())
    );
    assert_eq!(read(Axis::Legitimacy, "n/a", Own), Ok(None));
}

#[test]
fn measures_keep_their_fraction() {
    let of = |which, cell, scale| measure(which, cell, Number, Some(scale)).map_err(|wrong| wrong.what);
    assert_eq!(of(Measure::Willingness, "3.5", Own), Ok(Some(3.5)));
    assert_eq!(of(Measure::Willingness, "50", Percent), Ok(Some(3.0)));
    assert_eq!(
        of(Measure::Willingness, "7", OneToTen),
        Ok(Some(1.0 + 6.0 * 4.0 / 9.0))
    );
    assert_eq!(of(Measure::Willingness, "strongly agree", Own), Ok(Some(5.0)));
    assert_eq!(of(Measure::Willingness, "agree", Own), Ok(Some(4.0)));
    assert_eq!(of(Measure::Commitment, "agree", Own), Ok(Some(5.0)));
    assert_eq!(of(Measure::Efficacy, "somewhat disagree", Own), Ok(Some(2.0)));
    assert!(of(Measure::Efficacy, "strongly agree", Own).is_err());
    assert!(of(Measure::KnowHow, "5.5", Own).is_err());
    assert_eq!(of(Measure::KnowHow, "n/a", Own), Ok(None));
}

const RATED: [Rated; 8] = [
    Rated::Axis(Axis::Power),
    Rated::Axis(Axis::CurrentEngagement),
    Rated::Axis(Axis::DesiredEngagement),
    Rated::Axis(Axis::Attitude),
    Rated::Axis(Axis::Urgency),
    Rated::Sentiment,
    Rated::Satisfaction,
    Rated::Measure(Measure::Commitment),
];

proptest! {
    #[test]
    fn whatever_is_read_is_in_its_range(
        cell in prop_oneof![any::<String>(), "[-+0-9.,/%★ ()a-z]{0,10}", "(very )?(low|high|medium|for|blocker)( - [0-9])?"],
        rated in 0..RATED.len(),
        scale in 0..SCALES.len(),
    ) {
        let rated = RATED[rated];
        if let Ok(Some(value)) = rating(rated, &cell, Text, SCALES[scale]) {
            let range = match rated {
                Rated::Axis(axis) => axis.range(),
                Rated::Sentiment => -2..=2,
                _ => 1..=5,
            };
            prop_assert!(range.contains(&value), "{} read as {}", cell, value);
        }
        if let Ok(Some(value)) = measure(Measure::Efficacy, &cell, Text, SCALES[scale]) {
            prop_assert!((1.0..=5.0).contains(&value));
        }
        scale_of(rated, [(cell.as_str(), Text), ("3", Number)]);
        signs_of(rated, [(cell.as_str(), Text), ("+", Text)]);
        let _ = scale_in_heading(rated, &cell);
    }

    #[test]
    fn the_written_form_of_a_value_reads_back(rated in 0..RATED.len(), at in 0_i64..5) {
        let rated = RATED[rated];
        let range = match rated {
            Rated::Axis(axis) => axis.range(),
            Rated::Sentiment => -2..=2,
            _ => 1..=5,
        };
        let value = (range.start() + at).min(*range.end());
        prop_assert_eq!(read(rated, &value.to_string(), None), Ok(Some(value)));
        prop_assert_eq!(read(rated, &value.to_string(), Own), Ok(Some(value)));
    }

    #[test]
    fn more_is_never_read_as_less(rated in 0..RATED.len(), scale in 3..SCALES.len(), a in 2_u8..=100, b in 2_u8..=100) {
        let of = |value: u8| read(RATED[rated], &value.to_string(), SCALES[scale]);
        if let (Ok(less), Ok(more)) = (of(a.min(b)), of(a.max(b))) {
            prop_assert!(less <= more);
        }
    }
}
