//! What single cells say.

use domain::{Axis, Engagement, StakeholderKind};

use crate::text::key;

/// What a name cell says about the holder of a post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holder {
    /// A name.
    Named,
    /// The post exists, and its holder is not disclosed or there is none.
    Unnamed,
    /// The post no longer exists.
    Eliminated,
    /// The cell is empty.
    Silent,
}

/// Words for "there is a post, and no name to give", as keys.
const UNNAMED: &[&str] = &[
    "vacant",
    "vacancy",
    "vacant post",
    "post vacant",
    "not in post",
    "no post holder",
    "to be appointed",
    "to be recruited",
    "unfilled",
    "unnamed",
    "unassigned",
    "redacted",
];

/// Words for "the post is gone", as keys.
const ELIMINATED: &[&str] = &["eliminated", "post eliminated", "eliminated post"];

/// Words for "nothing", as keys.
const NOTHING: &[&str] = &[
    "n d",
    "n a",
    "not disclosed",
    "undisclosed",
    "not applicable",
    "not available",
    "not known",
    "unknown",
    "none",
    "tbc",
    "tba",
    "tbd",
    "to be confirmed",
    "to be announced",
];

/// No longer cell is compared with those words: most cells say something, and need not be folded first.
const LONGEST_NOTHING: usize = 32;

/// True where a cell is empty or holds a word for "nothing": `N/D`, `n/a`, `-`, `tbc`.
pub(crate) fn says_nothing(cell: &str) -> bool {
    cell.chars()
        .all(|c| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '?' | '.' | '/'))
        || (cell.len() <= LONGEST_NOTHING && NOTHING.contains(&key(cell).as_str()))
}

/// The values of a cell.
pub(crate) fn split<'a>(cell: &'a str, separator: &'a str) -> impl Iterator<Item = &'a str> {
    cell.split(separator)
}

/// True where a reports-to cell says that there is nobody above.
pub(super) fn says_nobody(cell: &str) -> bool {
    says_nothing(cell) || matches!(key(cell).as_str(), "xx" | "nobody" | "no one" | "vacant")
}

/// What a name cell says.
pub(super) fn holder(cell: &str) -> Holder {
    let key = key(cell);
    if cell.is_empty() {
        Holder::Silent
    } else if ELIMINATED.contains(&key.as_str()) {
        Holder::Eliminated
    } else if UNNAMED.contains(&key.as_str()) || says_nothing(cell) {
        Holder::Unnamed
    } else {
        Holder::Named
    }
}

/// The kind a cell names.
pub(super) fn kind(cell: &str) -> Option<StakeholderKind> {
    match key(cell).as_str() {
        "person" | "people" | "individual" | "named person" | "human" => Some(StakeholderKind::Person),
        "role" | "post" | "position" | "job" | "job title" => Some(StakeholderKind::Role),
        "group" | "team" | "unit" | "staff group" | "stakeholder group" | "groups" | "department" => {
            Some(StakeholderKind::Group)
        }
        "organisation"
        | "organization"
        | "company"
        | "body"
        | "agency"
        | "supplier"
        | "external organisation"
        | "external organization"
        | "organisations" => Some(StakeholderKind::Organisation),
        _ => None,
    }
}

/// The first e-mail address in a cell.
pub(super) fn email(cell: &str) -> Option<&str> {
    addresses(cell).next()
}

/// The e-mail addresses in a cell.
pub(super) fn addresses(cell: &str) -> impl Iterator<Item = &str> {
    cell.split([' ', ';', ',', '/', '<', '>', '|', '\t', '\n', '\r'])
        .map(|part| part.strip_prefix("mailto:").unwrap_or(part))
        .filter(|part| {
            part.split_once('@')
                .is_some_and(|(who, at)| !who.is_empty() && !at.is_empty() && !at.contains('@'))
        })
}

/// The value an assessment cell states on an axis, if it is one the axis allows.
pub(super) fn assessment(axis: Axis, cell: &str) -> Option<i64> {
    let value = match axis {
        Axis::CurrentEngagement | Axis::DesiredEngagement => key(cell)
            .parse()
            .ok()
            .map(Engagement::level)
            .or_else(|| whole(cell)),
        _ => whole(cell),
    };
    value.filter(|value| axis.range().contains(value))
}

/// A whole number as spreadsheets write it: `4`, `4.0`, `+1`, `−2`.
fn whole(cell: &str) -> Option<i64> {
    let cell = cell.trim().replace('−', "-");
    let digits = cell
        .split_once(['.', ','])
        .map_or(Some(cell.as_str()), |(whole, fraction)| {
            (!fraction.is_empty() && fraction.bytes().all(|digit| digit == b'0')).then_some(whole)
        })?;
    digits.parse().ok()
}

/// What an axis takes, in words for a remark.
pub(super) fn takes(axis: Axis) -> String {
    match axis {
        Axis::CurrentEngagement => {
            "unaware, resistant, neutral, supportive or leading (or 0 to 4)".to_owned()
        }
        Axis::DesiredEngagement => "neutral, supportive or leading (or 2 to 4)".to_owned(),
        _ => format!(
            "a whole number from {} to {}",
            axis.range().start(),
            axis.range().end()
        ),
    }
}

#[cfg(test)]
mod tests {
    use domain::Axis;

    use super::{Holder, assessment, email, holder, says_nobody};

    #[test]
    fn a_name_cell_tells_people_from_posts() {
        for (cell, expected) in [
            ("Ann Smith", Holder::Named),
            ("Vacant", Holder::Unnamed),
            ("N/D", Holder::Unnamed),
            ("-", Holder::Unnamed),
            ("TBC", Holder::Unnamed),
            ("ELIMINATED", Holder::Eliminated),
            ("", Holder::Silent),
            ("Na Li", Holder::Named),
            ("🧑‍🚀", Holder::Named),
        ] {
            assert_eq!(holder(cell), expected, "{cell}");
        }
    }

    #[test]
    fn xx_is_nobody() {
        assert!(says_nobody("XX"));
        assert!(!says_nobody("OD112"));
    }

    #[test]
    fn the_first_address_in_a_cell_is_found() {
        assert_eq!(
            email("Ann Smith <ann@example.org>; b@example.org"),
            Some("ann@example.org")
        );
        assert_eq!(email("mailto:ann@example.org"), Some("ann@example.org"));
        assert_eq!(email("N/D"), None);
        assert_eq!(email("@home"), None);
        assert_eq!(email("a@b@c"), None);
    }

    #[test]
    fn assessments_are_only_what_the_axis_allows() {
        assert_eq!(assessment(Axis::Power, "4"), Some(4));
        assert_eq!(assessment(Axis::Power, "4.0"), Some(4));
        assert_eq!(assessment(Axis::Power, "3.5"), None);
        assert_eq!(assessment(Axis::Power, "6"), None);
        assert_eq!(assessment(Axis::Power, "high"), None);
        assert_eq!(assessment(Axis::CurrentEngagement, "Unaware"), Some(0));
        assert_eq!(assessment(Axis::DesiredEngagement, "LEADING"), Some(4));
        assert_eq!(assessment(Axis::DesiredEngagement, "resistant"), None);
        assert_eq!(assessment(Axis::Attitude, "−2"), Some(-2));
        assert_eq!(assessment(Axis::Attitude, "+1"), Some(1));
    }
}
