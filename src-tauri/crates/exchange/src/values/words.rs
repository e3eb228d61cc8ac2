//! Words from closed lists: kinds of tie and stakeholder, bases, directions, statuses.

use domain::{Basis, CommitmentDirection, CommitmentStatus, PlanStatus, StakeholderKind, TieKind};

use super::{Unreadable, says_nothing};
use crate::text::key;

/// A kind of tie as a cell names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TieRead {
    /// The kind.
    pub(crate) kind: TieKind,
    /// True where the cell names it from the other end: "manages" is "reports to", with the ends changed over.
    pub(crate) reversed: bool,
}

type List<T> = &'static [(T, &'static [&'static str])];

#[rustfmt::skip]
const TIES: List<(TieKind, bool)> = &[
    (
        (TieKind::ReportsTo, false),
        &[
            "reports to", "reports", "report", "reporting", "reporting line", "reporting to", "managed by",
            "is managed by", "line managed by", "subordinate", "subordinate to", "reports into",
        ],
    ),
    (
        (TieKind::ReportsTo, true),
        &[
            "manages", "line manages", "line manager", "line manager of", "manager of", "is manager of",
            "supervises", "leads", "boss of",
        ],
    ),
    (
        (TieKind::Influences, false),
        &[
            "influences", "influence", "influencing", "influencer", "influencer of", "has influence on",
            "persuades",
        ],
    ),
    (
        (TieKind::Influences, true),
        &["influenced by", "is influenced by"],
    ),
    (
        (TieKind::ConsultedBy, false),
        &["consulted by", "is consulted by", "consultee", "consultee of"],
    ),
    (
        (TieKind::ConsultedBy, true),
        &["consults", "consult", "consults with", "asks"],
    ),
    (
        (TieKind::Advises, false),
        &["advises", "advise", "adviser", "advisor", "adviser to", "advisor to", "counsels"],
    ),
    ((TieKind::Advises, true), &["advised by", "is advised by"]),
    (
        (TieKind::WorksWith, false),
        &[
            "works with", "work with", "working with", "collaborates", "collaborates with", "colleague",
            "colleague of", "peer", "peer of", "partner", "partners with", "coworker", "co worker",
            "cooperates with",
        ],
    ),
];

#[rustfmt::skip]
const BASES: List<Basis> = &[
    (
        Basis::Stated,
        &[
            "stated", "said", "said so", "told us", "declared", "explicit", "self reported", "interview",
            "survey", "s",
        ],
    ),
    (
        Basis::Observed,
        &["observed", "seen", "saw", "observation", "behaviour", "behavior", "witnessed", "o"],
    ),
    (
        Basis::Inferred,
        &[
            "inferred", "assumed", "assumption", "guess", "guessed", "estimate", "estimated", "judgement",
            "judgment", "concluded", "hearsay", "perceived", "i",
        ],
    ),
];

#[rustfmt::skip]
const PLAN_STATUSES: List<PlanStatus> = &[
    (
        PlanStatus::Planned,
        &[
            "planned", "plan", "not started", "to do", "todo", "open", "scheduled", "upcoming", "proposed",
            "agreed",
        ],
    ),
    (
        PlanStatus::UnderWay,
        &[
            "under way", "underway", "in progress", "ongoing", "on going", "started", "active", "doing",
            "wip", "in work",
        ],
    ),
    (
        PlanStatus::Done,
        &["done", "complete", "completed", "closed", "finished", "delivered", "fulfilled"],
    ),
    (
        PlanStatus::Stopped,
        &[
            "stopped", "cancelled", "canceled", "abandoned", "withdrawn", "dropped", "terminated",
            "rejected",
        ],
    ),
];

#[rustfmt::skip]
const COMMITMENT_STATUSES: List<CommitmentStatus> = &[
    (
        CommitmentStatus::Open,
        &[
            "open", "pending", "outstanding", "in progress", "ongoing", "not started", "started",
            "under way", "underway", "overdue", "late", "due", "not done", "to do", "todo", "agreed",
            "promised", "active", "planned",
        ],
    ),
    (
        CommitmentStatus::Done,
        &[
            "done", "complete", "completed", "closed", "kept", "fulfilled", "delivered", "finished", "met",
            "honoured", "honored",
        ],
    ),
    (
        CommitmentStatus::Withdrawn,
        &[
            "withdrawn", "withdrawn by agreement", "cancelled", "canceled", "released", "no longer needed",
            "dropped",
        ],
    ),
];

#[rustfmt::skip]
const DIRECTIONS: List<CommitmentDirection> = &[
    (
        CommitmentDirection::Ours,
        &[
            "ours", "our", "us", "we", "by us", "from us", "we promised", "project", "by the project",
            "we owe", "outgoing", "given", "made",
        ],
    ),
    (
        CommitmentDirection::Theirs,
        &[
            "theirs", "their", "them", "they", "by them", "from them", "they promised", "stakeholder",
            "by the stakeholder", "they owe", "to us", "incoming", "received",
        ],
    ),
];

#[rustfmt::skip]
const KINDS: List<StakeholderKind> = &[
    (
        StakeholderKind::Person,
        &["person", "people", "persons", "individual", "individuals", "named person", "human"],
    ),
    (
        StakeholderKind::Role,
        &["role", "roles", "post", "position", "job", "job title", "function"],
    ),
    (
        StakeholderKind::Group,
        &[
            "group", "groups", "team", "teams", "unit", "staff group", "stakeholder group", "department",
            "committee", "board", "community",
        ],
    ),
    (
        StakeholderKind::Organisation,
        &[
            "organisation", "organisations", "organization", "organizations", "org", "company",
            "companies", "body", "agency", "supplier", "vendor", "institution", "ngo", "charity",
            "external organisation", "external organization",
        ],
    ),
];

fn found<T: Copy>(list: List<T>, cell: &str, what: &str, write: &str) -> Result<Option<T>, Unreadable> {
    if says_nothing(cell) {
        return Ok(None);
    }
    let key = key(cell);
    list.iter()
        .find(|(_, words)| words.contains(&key.as_str()))
        .map(|(value, _)| Some(*value))
        .ok_or_else(|| {
            Unreadable::new(
                format!("is not {what} that is known"),
                format!("Write {write}, or say in the mapping what it means."),
            )
        })
}

/// The kind of tie that a cell names, and from which end.
///
/// # Errors
/// If it says something else.
pub(crate) fn tie_kind(cell: &str) -> Result<Option<TieRead>, Unreadable> {
    let write = "reports to, influences, is consulted by, advises or works with";
    let read = found(TIES, cell, "a kind of tie", write)?;
    Ok(read.map(|(kind, reversed)| TieRead { kind, reversed }))
}

/// What a judgement rests on.
///
/// # Errors
/// If it says something else.
pub(crate) fn basis(cell: &str) -> Result<Option<Basis>, Unreadable> {
    found(BASES, cell, "a basis", "stated, observed or inferred")
}

/// How a plan line stands.
///
/// # Errors
/// If it says something else.
pub(crate) fn plan_status(cell: &str) -> Result<Option<PlanStatus>, Unreadable> {
    found(
        PLAN_STATUSES,
        cell,
        "a status",
        "planned, under way, done or stopped",
    )
}

/// How a commitment stands.
///
/// # Errors
/// If it says something else.
pub(crate) fn commitment_status(cell: &str) -> Result<Option<CommitmentStatus>, Unreadable> {
    found(COMMITMENT_STATUSES, cell, "a status", "open, done or withdrawn")
}

/// Whose a commitment is.
///
/// # Errors
/// If it says something else.
pub(crate) fn commitment_direction(cell: &str) -> Result<Option<CommitmentDirection>, Unreadable> {
    found(DIRECTIONS, cell, "a direction", "ours or theirs")
}

/// The kind of stakeholder that a cell names.
///
/// # Errors
/// If it says something else.
pub(crate) fn stakeholder_kind(cell: &str) -> Result<Option<StakeholderKind>, Unreadable> {
    found(
        KINDS,
        cell,
        "a kind of stakeholder",
        "person, role, group or organisation",
    )
}

/// The first e-mail address in a cell.
pub(crate) fn email(cell: &str) -> Option<&str> {
    cell.split([
        ' ', ';', ',', '<', '>', '(', ')', '[', ']', '|', '"', '\t', '\n', '\r',
    ])
    .map(|part| part.strip_prefix("mailto:").unwrap_or(part))
    .find(|part| {
        part.split_once('@')
            .is_some_and(|(who, at)| !who.is_empty() && !at.is_empty() && !at.contains('@'))
    })
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use domain::{Basis, CommitmentDirection, CommitmentStatus, PlanStatus, StakeholderKind, TieKind};
    use proptest::prelude::*;

    use super::*;

    fn once<T>(list: List<T>) {
        let mut seen = HashSet::new();
        for word in list.iter().flat_map(|(_, words)| words.iter()) {
            assert_eq!(key(word), *word, "{word} is not a key");
            assert!(seen.insert(word), "{word} stands twice");
        }
    }

    #[test]
    fn every_word_stands_once_and_is_a_key() {
        once(TIES);
        once(BASES);
        once(PLAN_STATUSES);
        once(COMMITMENT_STATUSES);
        once(DIRECTIONS);
        once(KINDS);
    }

    #[test]
    fn what_soundings_writes_reads_back() {
        for kind in TieKind::ALL {
            for cell in [kind.label(), kind.as_str()] {
                assert_eq!(
                    tie_kind(cell),
                    Ok(Some(TieRead {
                        kind: *kind,
                        reversed: false
                    }))
                );
            }
        }
        for word in Basis::ALL {
            assert_eq!(basis(word.label()), Ok(Some(*word)));
            assert_eq!(basis(word.as_str()), Ok(Some(*word)));
        }
        for word in PlanStatus::ALL {
            assert_eq!(plan_status(word.label()), Ok(Some(*word)));
            assert_eq!(plan_status(word.as_str()), Ok(Some(*word)));
        }
        for word in CommitmentStatus::ALL {
            assert_eq!(commitment_status(word.label()), Ok(Some(*word)));
            assert_eq!(commitment_status(word.as_str()), Ok(Some(*word)));
        }
        for word in CommitmentDirection::ALL {
            assert_eq!(commitment_direction(word.label()), Ok(Some(*word)));
            assert_eq!(commitment_direction(word.as_str()), Ok(Some(*word)));
        }
        for word in StakeholderKind::ALL {
            assert_eq!(stakeholder_kind(word.label()), Ok(Some(*word)));
            assert_eq!(stakeholder_kind(word.as_str()), Ok(Some(*word)));
        }
    }

    #[test]
    fn ties_are_read_from_either_end() {
        let read = |cell| tie_kind(cell).unwrap().map(|read| (read.kind, read.reversed));
        assert_eq!(read("Reports-to"), Some((TieKind::ReportsTo, false)));
        assert_eq!(read("manages"), Some((TieKind::ReportsTo, true)));
        assert_eq!(read("Influenced by"), Some((TieKind::Influences, true)));
        assert_eq!(read("consults"), Some((TieKind::ConsultedBy, true)));
        assert_eq!(read("n/a"), None);
        assert!(tie_kind("married to").is_err());
    }

    #[test]
    fn other_words_are_not_guessed_at() {
        assert_eq!(basis("Assumed"), Ok(Some(Basis::Inferred)));
        assert_eq!(plan_status("In progress"), Ok(Some(PlanStatus::UnderWay)));
        assert_eq!(commitment_status("Overdue"), Ok(Some(CommitmentStatus::Open)));
        assert!(plan_status("on hold").is_err());
        assert_eq!(
            commitment_status("on hold").unwrap_err().reason("on hold"),
            "“on hold” is not a status that is known. Write open, done or withdrawn, or say in the mapping what it means."
        );
    }

    #[test]
    fn the_first_address_in_a_cell_is_found() {
        for (cell, expected) in [
            (
                "Ann Smith <ann@example.org>; b@example.org",
                Some("ann@example.org"),
            ),
            ("mailto:ann@example.org", Some("ann@example.org")),
            ("Ann (ann@example.org)", Some("ann@example.org")),
            ("N/D", None),
            ("@home", None),
            ("a@b@c", None),
        ] {
            assert_eq!(email(cell), expected);
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_asked(cell in any::<String>()) {
            let _ = (tie_kind(&cell), basis(&cell), plan_status(&cell), commitment_status(&cell));
            let _ = (commitment_direction(&cell), stakeholder_kind(&cell), email(&cell));
        }
    }
}
