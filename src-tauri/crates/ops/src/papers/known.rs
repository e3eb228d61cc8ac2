//! What a workspace knows of itself that its papers say: of people how many, never who.

use std::borrow::Cow;
use std::fmt::Write;

use chrono::NaiveDate;
use store::rusqlite::Connection;

use super::PaperFact;
use crate::door::Nothing;
use crate::own_axes::OwnAxes;
use crate::retention::rule;
use crate::words::counted;
use crate::workspace::{Counts, Overview};
use crate::{Failure, Look, sql, workspace};

const NO_PURPOSE: &str = "[say it under Settings, or here].";
const UNPROTECTED: &str = "It has no password of its own; [say what protects it: for example who may open the folder, and whether the disk is encrypted].";

/// What is recorded of people: whether there is any of it in words that SQLite answers, and how the papers say it.
const RECORDS: &[(&str, &str)] = &[
    (
        "stakeholder WHERE kind = 'person' AND (role <> '' OR grade <> '')",
        "Position and grade",
    ),
    (
        "stakeholder WHERE kind = 'person' AND unit_id IS NOT NULL",
        "Part of the organisation",
    ),
    (
        "stakeholder WHERE kind = 'person' AND (email <> '' OR phone <> '')",
        "E-mail address and telephone number at work",
    ),
    ("stake", "The projects that somebody has a part in"),
    (
        "stake WHERE direction IS NOT NULL",
        "From which side somebody stands to a project",
    ),
    (
        "decision_part",
        "Decisions and deliverables that somebody is responsible or accountable for, consulted or informed about",
    ),
    ("membership", "The groups that somebody belongs to"),
    ("role_held", "Posts that somebody holds or held, with their dates"),
    (
        "stakeholder WHERE kind = 'person' AND owner <> ''",
        "Who looks after the relationship with somebody",
    ),
    (
        "tie",
        "Working ties: who reports to whom, advises, influences or works with whom",
    ),
    (
        "engagement_record",
        "Conversations: when, where, with whom and what about",
    ),
    (
        "commitment",
        "Commitments: what was promised by whom, and by when",
    ),
    ("stakeholder WHERE kind = 'person' AND notes <> ''", "Notes"),
    ("tagging", "Tags"),
    (
        "stakeholder WHERE kind = 'person' AND reference <> ''",
        "Number or code in the list somebody came from",
    ),
    (
        "request WHERE for_stakeholder_id IS NOT NULL UNION SELECT 1 FROM plan_line WHERE for_stakeholder_id IS NOT NULL",
        "Support that was asked for or planned for somebody",
    ),
    (
        "kept_longer",
        "Decisions to keep somebody's data longer, with the reason",
    ),
    (
        "mark",
        "That somebody's data is restricted, objected to or disputed",
    ),
    (
        "journal",
        "What was changed, when and by whom, with what stood there before",
    ),
    (
        "data_request",
        "What somebody asked about their own data, and what came of it",
    ),
];

/// The same of opinions.
const OPINIONS: &[(&str, &str)] = &[
    (
        "assessment WHERE axis = 'power'",
        "How much power somebody has over the change",
    ),
    (
        "assessment WHERE axis = 'interest'",
        "How much interest somebody has in it",
    ),
    (
        "assessment WHERE axis IN ('current_engagement', 'desired_engagement')",
        "How far somebody is engaged now, from unaware to leading, and how far one hopes that they will be",
    ),
    (
        "assessment WHERE axis = 'attitude'",
        "Whether somebody is for the change or against it",
    ),
    (
        "assessment WHERE axis IN ('legitimacy', 'urgency')",
        "Whether what somebody asks for is seen as legitimate, and as urgent",
    ),
    (
        "assessment WHERE note <> ''",
        "Notes on why somebody was assessed so",
    ),
    (
        "engagement_record WHERE sentiment IS NOT NULL OR response <> '' OR issues <> ''",
        "What somebody raised in a conversation, how they answered, and in which mood",
    ),
    (
        "judged_score",
        "How ready a group is judged to be; never a single person",
    ),
    ("private_note", "Private notes by those who work with somebody"),
];

/// What a workspace knows of itself.
pub(super) struct Known {
    workspace: String,
    purpose: String,
    encrypted: bool,
    smallest: u32,
    months: u32,
    until: Vec<(String, NaiveDate)>,
    goes_live: Option<NaiveDate>,
    records: Vec<String>,
    opinions: Vec<String>,
    pub(super) facts: Vec<PaperFact>,
}

impl Known {
    pub(super) fn of(look: Look<'_>) -> Result<Self, Failure> {
        let overview = workspace::overview(look, Nothing {})?;
        let smallest = workspace::house_rules(look.conn)?.smallest_group;
        let fields: Vec<String> = sql::rows(
            look.conn,
            "SELECT name FROM custom_field WHERE subject = 'stakeholder' ORDER BY position, id",
            (),
            |row| row.get(0),
        )?;
        let mut records = vec!["Name".to_owned()];
        records.extend(recorded(look.conn, RECORDS)?);
        if !fields.is_empty() {
            records.push(format!("Added for this workspace: {}", fields.join(", ")));
        }
        let mut opinions = recorded(look.conn, OPINIONS)?;
        let axes: Vec<String> = OwnAxes::read(look.conn)?
            .all()
            .iter()
            .map(|axis| axis.name.clone())
            .collect();
        if !axes.is_empty() {
            opinions.push(format!(
                "How somebody is judged from 1 to 5 on: {}",
                axes.join(", ")
            ));
        }
        let facts = facts(look, &overview, smallest)?;
        Ok(Self {
            workspace: overview.name,
            purpose: overview.purpose,
            encrypted: overview.encrypted,
            smallest,
            months: rule::months_or_usual(look.conn)?,
            until: sql::rows(
                look.conn,
                "SELECT p.name, x.keep_until FROM project p JOIN project_privacy x ON x.project_id = p.id \
                 WHERE x.closed_on IS NOT NULL AND x.keep_until IS NOT NULL ORDER BY x.keep_until, p.name_key, p.id",
                (),
                |row| Ok((row.get(0)?, row.get(1)?)),
            )?,
            goes_live: sql::one(
                look.conn,
                "SELECT max(p.goes_live_on) FROM project p LEFT JOIN project_privacy x ON x.project_id = p.id \
                 WHERE p.goes_live_on IS NOT NULL AND x.closed_on IS NULL HAVING count(*) > 0",
                (),
            )?,
            records,
            opinions,
            facts,
        })
    }

    /// A standard text with everything in braces said. What is filled in is not looked through again.
    pub(super) fn fill(&self, text: &str) -> String {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            filled.push_str(before);
            let Some((name, after)) = after.split_once('}') else {
                filled.push('{');
                rest = after;
                continue;
            };
            filled.push_str(&self.said(name));
            rest = after;
        }
        filled.push_str(rest);
        filled
    }

    /// What is filled in and leaves something to be filled in itself.
    pub(super) fn open(&self) -> impl Iterator<Item = &'static str> {
        [NO_PURPOSE, UNPROTECTED].into_iter()
    }

    fn said(&self, name: &str) -> Cow<'_, str> {
        match name {
            "workspace" => (&*self.workspace).into(),
            "purpose" if self.purpose.is_empty() => NO_PURPOSE.into(),
            "purpose" => sentence(&self.purpose),
            "records" => list(&self.records).into(),
            "opinions" => list(&self.opinions).into(),
            "protection" if self.encrypted => {
                "It is encrypted with a password, and so are the backups made of it since.".into()
            }
            "protection" => UNPROTECTED.into(),
            "password" if self.encrypted => {
                "The file is encrypted with a password, and so are the backups made of it since; it can lock itself when nobody has used it for a while.".into()
            }
            "password" => {
                "The file can be encrypted with a password, and its backups with it. At present it has none.".into()
            }
            "loss" if self.encrypted => "remote".into(),
            "loss" => "possible".into(),
            "retention" => self.retention().into(),
            "smallest" => self.smallest.to_string().into(),
            _ => String::new().into(),
        }
    }

    /// How long people are kept, as the review goes by it (R34).
    fn retention(&self) -> String {
        let mut text = match self.months {
            0 => {
                "We keep it until the last of the projects that somebody has a part in has closed.".to_owned()
            }
            months => format!(
                "We keep it while the projects that somebody has a part in run, and for {} after the last of them has closed.",
                counted(u64::from(months), "month", "months")
            ),
        };
        for (project, until) in &self.until {
            let _ = write!(text, " For {project} it is kept until {}.", day(*until));
        }
        if let Some(date) = self.goes_live {
            let _ = write!(
                text,
                " The last date on which a project that is open goes live is {} at present.",
                day(date)
            );
        }
        text.push_str(
            " When that time is over it is looked at again, and stays longer only for a reason that is written down.",
        );
        text
    }
}

/// A date in a text that somebody may go on writing: with spaces like any others.
fn day(date: NaiveDate) -> String {
    ::report::figures::date(date).replace('\u{a0}', " ")
}

/// A text that ends like a sentence.
fn sentence(text: &str) -> Cow<'_, str> {
    if text.ends_with(['.', '!', '?', '…', ':', ';']) {
        text.into()
    } else {
        format!("{text}.").into()
    }
}

fn list(lines: &[String]) -> String {
    lines
        .iter()
        .map(|line| format!("- {line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What there is any of; everything that there could be, as long as there is nothing.
fn recorded(conn: &Connection, kinds: &[(&str, &str)]) -> Result<Vec<String>, Failure> {
    let mut found = Vec::new();
    for (of, said) in kinds {
        if sql::one(conn, &format!("SELECT EXISTS (SELECT 1 FROM {of})"), ())?.unwrap_or(false) {
            found.push((*said).to_owned());
        }
    }
    if found.is_empty() {
        found = kinds.iter().map(|(_, said)| (*said).to_owned()).collect();
    }
    Ok(found)
}

/// What the workspace holds, in figures.
fn facts(look: Look<'_>, overview: &Overview, smallest: u32) -> Result<Vec<PaperFact>, Failure> {
    let Counts {
        people,
        roles,
        groups,
        organisations,
        ties,
        assessments,
        engagements,
        commitments,
        ..
    } = overview.counts;
    let count = |sql: &str| -> Result<u64, Failure> { Ok(sql::one(look.conn, sql, ())?.unwrap_or(0)) };
    let requests = count("SELECT count(*) FROM data_request")?;
    let open = count("SELECT count(*) FROM data_request WHERE status = 'open'")?;
    let erased = count("SELECT count(*) FROM erasure")?;
    let fact = |name: &str, value: String| PaperFact {
        name: name.to_owned(),
        value,
    };
    Ok(vec![
        fact("Kept since", day(overview.created_on)),
        fact("Projects", overview.projects.len().to_string()),
        fact("People by name", people.to_string()),
        fact("Positions without a name", roles.to_string()),
        fact("Groups and organisations", (groups + organisations).to_string()),
        fact("Assessments of people and groups", assessments.to_string()),
        fact("Conversations", engagements.to_string()),
        fact("Commitments", commitments.to_string()),
        fact("Working ties", ties.to_string()),
        fact(
            "Private notes",
            count("SELECT count(*) FROM private_note")?.to_string(),
        ),
        fact(
            "Requests about their own data",
            match (requests, open) {
                (0, _) => "0".to_owned(),
                (_, open) => format!("{requests}, of which {open} open"),
            },
        ),
        fact("People erased", erased.to_string()),
        fact(
            "Password",
            if overview.encrypted {
                "Set: the file is encrypted"
            } else {
                "None"
            }
            .to_owned(),
        ),
        fact("Smallest group whose figures are shown", smallest.to_string()),
    ])
}

#[cfg(test)]
mod tests {
    use domain::PaperKind;

    use super::*;

    fn known() -> Known {
        Known {
            workspace: "Afon {purpose} [x]".into(),
            purpose: "To tell everybody in time".into(),
            encrypted: false,
            smallest: 5,
            months: 6,
            until: vec![("Meters".into(), NaiveDate::from_ymd_opt(2027, 1, 31).unwrap())],
            goes_live: NaiveDate::from_ymd_opt(2026, 6, 1),
            records: vec!["Name".into()],
            opinions: vec!["Power".into(), "Interest".into()],
            facts: vec![],
        }
    }

    #[test]
    fn r34_everything_in_braces_is_known_and_said_once() {
        let known = known();
        for &paper in PaperKind::ALL {
            let standard = super::super::standard::of(paper).unwrap();
            for section in standard.section {
                for name in section.text.split('{').skip(1) {
                    let name = name.split('}').next().unwrap();
                    assert!(!known.said(name).is_empty(), "{name} in {}", section.id);
                }
            }
        }
        assert_eq!(known.fill("a {workspace} b"), "a Afon {purpose} [x] b");
        assert_eq!(
            known.fill("{purpose} {opinions}"),
            "To tell everybody in time. - Power\n- Interest"
        );
        assert_eq!(
            known.fill("{retention}"),
            "We keep it while the projects that somebody has a part in run, and for 6 months after the last of them has closed. \
             For Meters it is kept until 31 January 2027. The last date on which a project that is open goes live is 1 June \
             2026 at present. When that time is over it is looked at again, and stays longer only for a reason that is written \
             down."
        );
    }
}
