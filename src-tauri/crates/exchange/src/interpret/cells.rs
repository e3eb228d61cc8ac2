//! What the cells say that name somebody.

use crate::text::key;
use crate::values::says_nothing;

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

/// Words for nothing that are also surnames: in a name cell they are names.
const ALSO_NAMES: &[&str] = &["null", "nan", "nil", "blank", "empty"];

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
    } else if UNNAMED.contains(&key.as_str()) || (says_nothing(cell) && !ALSO_NAMES.contains(&key.as_str())) {
        Holder::Unnamed
    } else {
        Holder::Named
    }
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

#[cfg(test)]
mod tests {
    use super::{Holder, addresses, holder, says_nobody};

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
            ("Null", Holder::Named),
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
    fn the_addresses_in_a_cell_are_found() {
        let of = |cell| addresses(cell).collect::<Vec<_>>();
        assert_eq!(
            of("Ann Smith <ann@example.org>; b@example.org"),
            ["ann@example.org", "b@example.org"]
        );
        assert_eq!(of("mailto:ann@example.org"), ["ann@example.org"]);
        for cell in ["N/D", "@home", "a@b@c"] {
            assert!(of(cell).is_empty(), "{cell}");
        }
    }
}
