//! The kinds of things that are held about a person, and where each is.

use std::fmt::Display;
use std::str::FromStr;

use domain::{
    Axis, Basis, CommitmentDirection, CommitmentStatus, DataRequestKind, DataRequestStatus, DecisionKind,
    MarkKind, Measure, PlanStatus, RaciPart, RequestOrigin, RequestStatus, StakeDirection, StakeholderKind,
    TieKind,
};

/// What a value is.
#[derive(Clone, Copy)]
pub(super) enum Is {
    /// Words of somebody's own, or a number or date.
    Text,
    /// A name that stands for itself.
    Person,
    /// A word of a closed list.
    Word(fn(&str) -> String),
    /// 1 or 0.
    YesNo,
}

/// A kind of things that are held.
pub(super) struct Kind {
    pub(super) title: &'static str,
    pub(super) about: &'static str,
    /// Of the person `:id`.
    pub(super) query: &'static str,
    pub(super) columns: &'static [(&'static str, Is)],
}

fn label<T: FromStr + Display>(text: &str) -> String {
    text.parse::<T>()
        .map_or_else(|_| text.to_owned(), |word| word.to_string())
}

/// The name of a table or column as words.
pub(super) fn in_words(name: &str) -> String {
    let words = name.trim_end_matches("_on").replace('_', " ");
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// All kinds, in the order they are read in.
pub(super) const KINDS: &[Kind] = &[
    Kind {
        title: "Register",
        about: "Who they are, where they work, and how to reach them.",
        query: "SELECT name, kind, role, grade, email, phone, headcount, reference, source, notes, added_on, \
                owner, verified_on, verify_days, archived_on FROM stakeholder WHERE id = :id",
        columns: &[
            ("Name", Is::Text),
            ("Kind", Is::Word(label::<StakeholderKind>)),
            ("Role", Is::Text),
            ("Grade", Is::Text),
            ("E-mail", Is::Text),
            ("Telephone", Is::Text),
            ("Headcount", Is::Text),
            ("Reference", Is::Text),
            ("Source", Is::Text),
            ("Notes", Is::Text),
            ("Added on", Is::Text),
            ("Looked after by", Is::Person),
            ("Verified on", Is::Text),
            ("Days until it is stale", Is::Text),
            ("Archived on", Is::Text),
        ],
    },
    Kind {
        title: "Posts",
        about: "Posts they hold or held beside the one in the register.",
        query: "SELECT r.title, u.name, r.from_on, r.until_on FROM role_held r LEFT JOIN unit u ON u.id = r.unit_id \
                WHERE r.stakeholder_id = :id ORDER BY r.from_on, r.id",
        columns: &[
            ("Post", Is::Text),
            ("Unit", Is::Text),
            ("From", Is::Text),
            ("Until", Is::Text),
        ],
    },
    Kind {
        title: "Groups",
        about: "Groups they are or were a member of.",
        query: "SELECT g.name, m.from_on, m.until_on FROM membership m JOIN stakeholder g ON g.id = m.group_id \
                WHERE m.member_id = :id ORDER BY m.from_on, m.id",
        columns: &[("Group", Is::Text), ("From", Is::Text), ("Until", Is::Text)],
    },
    Kind {
        title: "Ties",
        about: "How they are tied to other stakeholders.",
        query: "SELECT a.name, t.kind, b.name, t.strength, t.source, t.from_on, t.until_on FROM tie t \
                JOIN stakeholder a ON a.id = t.from_id JOIN stakeholder b ON b.id = t.to_id \
                WHERE t.from_id = :id OR t.to_id = :id ORDER BY t.from_on, t.id",
        columns: &[
            ("From", Is::Text),
            ("Kind", Is::Word(label::<TieKind>)),
            ("To", Is::Text),
            ("Strength", Is::Text),
            ("Learnt from", Is::Text),
            ("Since", Is::Text),
            ("Until", Is::Text),
        ],
    },
    Kind {
        title: "Projects",
        about: "Projects they have a part in, or sponsor.",
        query: "SELECT p.name, k.added_on, k.direction, p.sponsor_id = :id FROM project p \
                LEFT JOIN stake k ON k.project_id = p.id AND k.stakeholder_id = :id \
                WHERE k.id IS NOT NULL OR p.sponsor_id = :id ORDER BY p.name_key",
        columns: &[
            ("Project", Is::Text),
            ("Added on", Is::Text),
            ("Direction", Is::Word(label::<StakeDirection>)),
            ("Sponsor", Is::YesNo),
        ],
    },
    Kind {
        title: "Decisions",
        about: "Decisions and deliverables they have a part in.",
        query: "SELECT p.name, d.kind, d.title, h.part, d.due_on, d.note FROM decision_part h JOIN decision d ON d.id = h.decision_id \
                JOIN project p ON p.id = d.project_id WHERE h.stakeholder_id = :id ORDER BY p.name_key, d.position, d.id, h.part",
        columns: &[
            ("Project", Is::Text),
            ("Kind", Is::Word(label::<DecisionKind>)),
            ("What", Is::Text),
            ("Part", Is::Word(label::<RaciPart>)),
            ("Due on", Is::Text),
            ("Note", Is::Text),
        ],
    },
    Kind {
        title: "Assessments",
        about: "What others judged of them: each with who judged, when, and what it rests on.",
        query: "SELECT p.name, coalesce((SELECT o.name FROM own_axis o WHERE o.id = unhex(a.axis, '-')), a.axis), a.value, a.on_date, a.assessor, a.basis, a.note FROM assessment a \
                JOIN project p ON p.id = a.project_id WHERE a.stakeholder_id = :id ORDER BY a.on_date, a.recorded_at, a.id",
        columns: &[
            ("Project", Is::Text),
            ("What", Is::Word(label::<Axis>)),
            ("Value", Is::Text),
            ("Date", Is::Text),
            ("Judged by", Is::Person),
            ("Rests on", Is::Word(label::<Basis>)),
            ("Note", Is::Text),
        ],
    },
    Kind {
        title: "Scores of their groups",
        about: "What was judged of groups while they were a member, or of them where they are a group.",
        query: "SELECT g.name, p.name, j.measure, j.score, j.on_date, j.author, j.reason FROM judged_score j \
                JOIN stakeholder g ON g.id = j.group_id JOIN change c ON c.id = j.change_id JOIN project p ON p.id = c.project_id \
                WHERE j.group_id = :id OR EXISTS (SELECT 1 FROM membership m WHERE m.group_id = j.group_id AND m.member_id = :id \
                AND m.from_on <= j.on_date AND (m.until_on IS NULL OR m.until_on >= j.on_date)) ORDER BY j.on_date, j.id",
        columns: &[
            ("Group", Is::Text),
            ("Project", Is::Text),
            ("What", Is::Word(label::<Measure>)),
            ("Score", Is::Text),
            ("Date", Is::Text),
            ("Judged by", Is::Person),
            ("Reason", Is::Text),
        ],
    },
    Kind {
        title: "Requests for support",
        about: "Support that was asked for by them or for them.",
        query: "SELECT p.name, s.name, r.origin, r.requested_by, r.why, r.value, r.by_when, r.requested_on, r.status, r.decided_on, r.decision_note \
                FROM request r JOIN project p ON p.id = r.project_id JOIN service s ON s.id = r.service_id \
                WHERE r.for_stakeholder_id = :id ORDER BY r.requested_on, r.id",
        columns: &[
            ("Project", Is::Text),
            ("Service", Is::Text),
            ("Origin", Is::Word(label::<RequestOrigin>)),
            ("Asked by", Is::Person),
            ("Why", Is::Text),
            ("Outcome expected", Is::Text),
            ("By when", Is::Text),
            ("Asked on", Is::Text),
            ("Status", Is::Word(label::<RequestStatus>)),
            ("Decided on", Is::Text),
            ("Decision", Is::Text),
        ],
    },
    Kind {
        title: "Support plan",
        about: "Lines of support plans for them.",
        query: "SELECT p.name, s.name, l.what, l.value, l.owner, l.due_on, l.status, l.outcome, l.satisfaction FROM plan_line l \
                JOIN project p ON p.id = l.project_id JOIN service s ON s.id = l.service_id WHERE l.for_stakeholder_id = :id \
                ORDER BY l.due_on, l.id",
        columns: &[
            ("Project", Is::Text),
            ("Service", Is::Text),
            ("What", Is::Text),
            ("Value expected", Is::Text),
            ("Owner", Is::Person),
            ("Due on", Is::Text),
            ("Status", Is::Word(label::<PlanStatus>)),
            ("Outcome", Is::Text),
            ("Satisfaction", Is::Text),
        ],
    },
    Kind {
        title: "Conversations",
        about: "What was said, with whom and when.",
        query: "SELECT e.on_date, p.name, e.channel, e.place, e.purpose, e.attendees, e.shared, e.issues, e.response, e.sentiment, e.basis, \
                e.follow_up_owner, e.follow_up_on, e.author FROM engagement_record e LEFT JOIN project p ON p.id = e.project_id \
                WHERE e.stakeholder_id = :id ORDER BY e.on_date, e.id",
        columns: &[
            ("Date", Is::Text),
            ("Project", Is::Text),
            ("Channel", Is::Text),
            ("Place", Is::Text),
            ("Purpose", Is::Text),
            ("Others there", Is::Person),
            ("Shared", Is::Text),
            ("Issues raised", Is::Text),
            ("Response", Is::Text),
            ("Sentiment", Is::Text),
            ("Rests on", Is::Word(label::<Basis>)),
            ("Follow-up by", Is::Person),
            ("Follow-up on", Is::Text),
            ("Recorded by", Is::Person),
        ],
    },
    Kind {
        title: "Commitments",
        about: "Promises to them and by them.",
        query: "SELECT c.direction, c.what, p.name, c.owner, c.agreed_on, c.due_on, c.status, c.done_on, c.author FROM commitment c \
                LEFT JOIN project p ON p.id = c.project_id WHERE c.stakeholder_id = :id ORDER BY c.agreed_on, c.id",
        columns: &[
            ("Whose", Is::Word(label::<CommitmentDirection>)),
            ("What", Is::Text),
            ("Project", Is::Text),
            ("Owner", Is::Person),
            ("Agreed on", Is::Text),
            ("Due on", Is::Text),
            ("Status", Is::Word(label::<CommitmentStatus>)),
            ("Done on", Is::Text),
            ("Recorded by", Is::Person),
        ],
    },
    Kind {
        title: "Marks",
        about: "What is to be borne in mind about these data: restrictions, objections, disputed opinions.",
        query: "SELECT kind, whose, about, note, set_on, author FROM mark WHERE stakeholder_id = :id ORDER BY set_on, id",
        columns: &[
            ("What", Is::Word(label::<MarkKind>)),
            ("Whose opinion", Is::Person),
            ("About", Is::Text),
            ("Note", Is::Text),
            ("Since", Is::Text),
            ("Recorded by", Is::Person),
        ],
    },
    Kind {
        title: "Data requests",
        about: "What they asked about their own data, and what was decided.",
        query: "SELECT kind, received_on, due_on, note, status, decided_on, reason, author FROM data_request \
                WHERE stakeholder_id = :id ORDER BY received_on, id",
        columns: &[
            ("What", Is::Word(label::<DataRequestKind>)),
            ("Received on", Is::Text),
            ("Due on", Is::Text),
            ("Note", Is::Text),
            ("Status", Is::Word(label::<DataRequestStatus>)),
            ("Decided on", Is::Text),
            ("Reason", Is::Text),
            ("Recorded by", Is::Person),
        ],
    },
    Kind {
        title: "Kept longer",
        about: "Why these data were kept after the projects they were kept for.",
        query: "SELECT until_on, reason, decided_on, author FROM kept_longer WHERE stakeholder_id = :id ORDER BY decided_on, id",
        columns: &[
            ("Until", Is::Text),
            ("Reason", Is::Text),
            ("Decided on", Is::Text),
            ("By", Is::Person),
        ],
    },
    Kind {
        title: "Private notes",
        about: "What somebody wrote for themselves; it is in no report, table or list.",
        query: "SELECT on_date, text, author FROM private_note WHERE stakeholder_id = :id ORDER BY on_date, id",
        columns: &[("Of", Is::Text), ("Note", Is::Text), ("By", Is::Person)],
    },
];
