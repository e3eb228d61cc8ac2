//! The words of ratings.
//!
//! | word | power, interest, strength, measures | engagement | attitude, sentiment |
//! |---|---|---|---|
//! | very high, VH | 5 | leading | 2 |
//! | high, H | 4 | supportive | 1 |
//! | medium, M, moderate, average | 3 | neutral | 0 |
//! | low, L | 2 | unreadable | unreadable |
//! | very low, VL | 1 | unreadable | unreadable |
//! | critical; major, strong; some; minor, weak; minimal | 5; 4; 3; 2; 1 | | |
//! | none, where the column is of such words | 1 | says nothing | says nothing |
//!
//! "High" is 4 and not 5, and "low" 2 and not 1, also where a column knows no more than the three: high begins at 4 (R1),
//! the word claims no more than that, and the same word means the same in every file. Low engagement or support does not
//! say whether somebody is unaware of a change or against it, and calling a person resistant who is not is worse than
//! asking.
//!
//! | engagement (R4) | words |
//! |---|---|
//! | unaware | unaware, not aware, uninformed, U |
//! | resistant | resistant, resister, blocker, opponent, against, critic, sceptic, hostile, R |
//! | neutral | neutral, undecided, indifferent, ambivalent, on the fence, N |
//! | supportive | supportive, supporter, in favour, for, on board, engaged, ally, S |
//! | leading | leading, leader, champion, advocate, driver, strong supporter, L |
//!
//! | attitude (R5), sentiment (R24) | words |
//! |---|---|
//! | 2 | champion, advocate, strong advocate, strong supporter, very positive |
//! | 1 | supporter, supportive, in favour, for, ally, positive |
//! | 0 | neutral, undecided, mixed, indifferent, on the fence |
//! | −1 | opponent, against, critic, sceptic, resistant, concerned, negative |
//! | −2 | blocker, strong opponent, strongly against, hostile, saboteur, very negative |

use domain::Measure;

use super::rating::Rated;

/// What a word says on the scale of what is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    /// This, in the words of the scale itself.
    Own(i64),
    /// This, in words of more and less that fit every scale.
    Common(i64),
    /// Little, on a scale where little can be two different things.
    Little,
}

/// Words of more and less, from 1 to 5.
#[rustfmt::skip]
const COMMON: [&[&str]; 5] = [
    &[
        "very low", "vl", "v low", "verylow", "very weak", "very small", "lowest", "minimal", "negligible",
        "extremely low",
    ],
    &["low", "l", "lo", "weak", "small", "minor", "little", "limited", "slight", "lower"],
    &[
        "medium", "m", "med", "mid", "middle", "moderate", "mod", "average", "fair", "some",
        "medium level",
    ],
    &[
        "high", "h", "hi", "strong", "large", "major", "significant", "considerable", "substantial",
        "higher",
    ],
    &[
        "very high", "vh", "v high", "veryhigh", "very strong", "very large", "highest", "critical",
        "extreme", "extremely high", "maximum",
    ],
];

/// Nouns that only repeat the heading: "high power".
#[rustfmt::skip]
const NOUNS: &[&str] = &[
    "power", "influence", "interest", "support", "engagement", "impact", "importance", "level", "strength",
    "priority",
];

/// Those of them that can be said of engagement and attitude.
#[rustfmt::skip]
const LEANING: &[&str] = &[
    "very low", "vl", "v low", "low", "l", "lo", "medium", "m", "med", "moderate", "average", "high", "h",
    "hi", "very high", "vh", "v high",
];

#[rustfmt::skip]
const ENGAGEMENT: [&[&str]; 5] = [
    &[
        "unaware", "u", "not aware", "un aware", "uninformed", "not informed", "does not know",
        "doesnt know",
    ],
    &[
        "resistant", "r", "resister", "resistor", "resisting", "resists", "blocker", "blocking",
        "opponent", "opposed", "opposing", "opposes", "against", "critic", "critical", "sceptic",
        "sceptical", "skeptic", "skeptical", "hostile", "negative", "detractor", "saboteur",
        "strong opponent", "strongly opposed", "strongly against", "unsupportive", "not supportive",
        "non supportive",
    ],
    &[
        "neutral", "n", "undecided", "indifferent", "ambivalent", "on the fence", "fence sitter",
        "uncommitted", "passive", "neither for nor against", "mixed",
    ],
    &[
        "supportive", "s", "supporter", "supporting", "supports", "support", "in favour", "in favor",
        "for", "pro", "on board", "onboard", "engaged", "ally", "positive", "willing", "favourable",
        "favorable", "follower", "participating",
    ],
    &[
        "leading", "l", "leader", "leads", "lead", "champion", "champions", "advocate", "advocates",
        "driver", "driving", "promoter", "strong supporter", "strongly supportive", "actively supportive",
        "active supporter", "actively engaged", "enthusiast",
    ],
];

#[rustfmt::skip]
const ATTITUDE: [&[&str]; 5] = [
    &[
        "strong opponent", "blocker", "blocking", "strongly opposed", "strongly against",
        "strongly resistant", "very negative", "strongly negative", "hostile", "saboteur", "enemy",
        "very dissatisfied", "angry",
    ],
    &[
        "opponent", "opposed", "opposing", "opposes", "against", "critic", "critical", "sceptic",
        "sceptical", "skeptic", "skeptical", "resistant", "resister", "resistor", "resisting", "negative",
        "detractor", "unsupportive", "not supportive", "non supportive", "concerned", "worried",
        "unfavourable", "unfavorable", "dissatisfied", "unhappy", "con",
    ],
    &[
        "neutral", "n", "undecided", "indifferent", "ambivalent", "on the fence", "fence sitter", "mixed",
        "uncommitted", "passive", "neither for nor against", "unsure", "open minded",
    ],
    &[
        "supporter", "supportive", "supporting", "supports", "support", "in favour", "in favor", "for",
        "pro", "ally", "positive", "on board", "onboard", "favourable", "favorable", "willing",
        "satisfied", "happy",
    ],
    &[
        "strong advocate", "advocate", "advocates", "champion", "champions", "strong supporter",
        "strongly supportive", "strongly in favour", "strongly in favor", "strongly for",
        "very supportive", "very positive", "strongly positive", "promoter", "enthusiast", "enthusiastic",
        "leading", "leader", "very satisfied", "delighted",
    ],
];

#[rustfmt::skip]
const SATISFACTION: [&[&str]; 5] = [
    &["very dissatisfied", "very unsatisfied", "very poor", "very unhappy", "terrible"],
    &["dissatisfied", "unsatisfied", "poor", "unhappy", "bad"],
    &[
        "neutral", "neither satisfied nor dissatisfied", "ok", "okay", "satisfactory", "acceptable",
        "adequate",
    ],
    &["satisfied", "good", "happy"],
    &["very satisfied", "excellent", "very good", "very happy", "outstanding", "delighted"],
];

/// How people answer the statements behind the five elements.
#[rustfmt::skip]
const AGREEMENT: [&[&str]; 5] = [
    &["strongly disagree"],
    &["disagree"],
    &["neutral", "neither agree nor disagree", "neither"],
    &["agree"],
    &["strongly agree"],
];

/// The answers of the instrument for commitment and efficacy (R11), which knows no "strongly".
#[rustfmt::skip]
const ORIC: [&[&str]; 5] = [
    &["disagree"],
    &["somewhat disagree"],
    &["neither agree nor disagree", "neutral", "neither"],
    &["somewhat agree"],
    &["agree"],
];

fn place(lists: &[&[&str]; 5], word: &str) -> Option<i64> {
    let at = lists.iter().position(|list| list.contains(&word))?;
    i64::try_from(at).ok()
}

/// What a word, as a key, says about what is rated. `of_words` is true where the column is said to be of words of more and
/// less.
pub(super) fn level(rated: Rated, word: &str, of_words: bool) -> Option<Level> {
    let word = NOUNS
        .iter()
        .find_map(|noun| word.strip_suffix(noun)?.strip_suffix(' '))
        .unwrap_or(word);
    let common = place(&COMMON, word).map(|at| at + 1);
    // Words of more and less, with medium at `middle`.
    let leaning = |middle: i64| {
        let level = common.filter(|_| LEANING.contains(&word))?;
        Some(if level < 3 {
            Level::Little
        } else {
            Level::Common(middle + level - 3)
        })
    };
    match rated {
        // L is low beside H and M, and leading beside U, R, N and S.
        _ if rated.is_engagement() && of_words && word == "l" => Some(Level::Little),
        _ if rated.is_engagement() => place(&ENGAGEMENT, word).map(Level::Own).or_else(|| leaning(2)),
        _ if rated.is_attitude() => place(&ATTITUDE, word)
            .map(|at| Level::Own(at - 2))
            .or_else(|| leaning(0)),
        _ => {
            let list = match rated {
                Rated::Satisfaction => Some(&SATISFACTION),
                Rated::Measure(Measure::Commitment | Measure::Efficacy) => Some(&ORIC),
                Rated::Measure(_) => Some(&AGREEMENT),
                _ => None,
            };
            let own = list
                .and_then(|list| place(list, word))
                .map(|at| Level::Own(at + 1));
            let none = (of_words && matches!(word, "none" | "no" | "nil")).then_some(1);
            own.or_else(|| common.or(none).map(Level::Common))
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::{AGREEMENT, ATTITUDE, COMMON, ENGAGEMENT, ORIC, SATISFACTION};
    use crate::text::key;

    #[test]
    fn every_word_is_a_key_and_stands_once_in_its_list() {
        for lists in [&COMMON, &ENGAGEMENT, &ATTITUDE, &SATISFACTION, &AGREEMENT, &ORIC] {
            let mut seen = HashSet::new();
            for word in lists.iter().flat_map(|list| list.iter()) {
                assert_eq!(key(word), *word);
                assert!(seen.insert(word), "{word} stands twice");
            }
        }
    }
}
