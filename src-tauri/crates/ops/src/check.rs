//! Is all well? The file, the references in it, and what the rules forbid.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::rusqlite::Connection;
use ts_rs::TS;

use crate::door::Nothing;
use crate::{Failure, Look, sql, workspace};

/// The outcome of a check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CheckResult {
    /// Whether nothing was found.
    pub ok: bool,
    /// What was found.
    pub findings: Vec<CheckFinding>,
}

/// One thing that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct CheckFinding {
    /// What kind of trouble.
    pub kind: CheckKind,
    /// Where.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub remedy: String,
}

/// What kind of trouble a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// The file itself.
    Integrity,
    /// A row that speaks of something that is not there.
    Orphan,
    /// A value that a rule forbids.
    Rule,
}

/// What a rule forbids, as a query that counts the rows that break it.
const RULES: &[(CheckKind, &str, &str, &str, &str)] = &[
    (
        CheckKind::Rule,
        "assessments",
        "SELECT count(*) FROM assessment WHERE (axis IN ('power', 'interest') AND value NOT BETWEEN 1 AND 5) \
         OR (axis = 'current_engagement' AND value NOT BETWEEN 0 AND 4) OR (axis = 'desired_engagement' AND value NOT BETWEEN 2 AND 4) \
         OR (axis = 'attitude' AND value NOT BETWEEN -2 AND 2) OR (axis IN ('legitimacy', 'urgency') AND value NOT IN (0, 1)) \
         OR (unhex(axis, '-') IS NOT NULL AND value NOT BETWEEN 1 AND 5)",
        "assessments lie outside their scale",
        "Assess these stakeholders anew; the older rows stay in the history.",
    ),
    (
        CheckKind::Rule,
        "assessments",
        "SELECT count(*) FROM assessment a WHERE NOT EXISTS (SELECT 1 FROM stake k WHERE k.stakeholder_id = a.stakeholder_id AND k.project_id = a.project_id)",
        "assessments speak of stakeholders that are not in the project",
        "Bring these stakeholders into the project again.",
    ),
    (
        CheckKind::Orphan,
        "axes",
        "SELECT count(*) FROM assessment WHERE axis NOT IN ('power', 'interest', 'current_engagement', 'desired_engagement', \
         'attitude', 'legitimacy', 'urgency') AND coalesce(unhex(axis, '-') NOT IN (SELECT id FROM own_axis), 1)",
        "assessments are on an axis that is not there",
        "Restore a backup; or take back in the history what removed the axis.",
    ),
    (
        CheckKind::Rule,
        "judged scores",
        "SELECT count(*) FROM judged_score j JOIN stakeholder s ON s.id = j.group_id WHERE s.kind <> 'group' OR score NOT BETWEEN 1 AND 5 OR trim(reason) = '' OR trim(author) = ''",
        "judged scores have no reason or author, lie outside 1 to 5, or judge something that is not a group",
        "Judge these groups anew, with a reason.",
    ),
    (
        CheckKind::Rule,
        "groups",
        "SELECT count(*) FROM stakeholder WHERE headcount IS NOT NULL AND (headcount <= 0 OR kind NOT IN ('group', 'organisation'))",
        "stakeholders have a headcount that is not above 0, or that only groups and organisations may have",
        "Correct the headcount or the kind in the register.",
    ),
    (
        CheckKind::Rule,
        "memberships",
        "SELECT count(*) FROM membership m JOIN stakeholder g ON g.id = m.group_id WHERE g.kind <> 'group' OR m.group_id = m.member_id OR m.until_on < m.from_on",
        "memberships end before they begin, or are of something that is not a group",
        "End these memberships and record them anew.",
    ),
    (
        CheckKind::Rule,
        "units",
        "SELECT count(*) FROM unit WHERE id NOT IN (WITH RECURSIVE tree(id) AS (SELECT id FROM unit WHERE parent_id IS NULL \
         UNION SELECT u.id FROM unit u JOIN tree ON u.parent_id = tree.id) SELECT id FROM tree)",
        "units hang below themselves",
        "Move one of them to the top of the tree.",
    ),
    (
        CheckKind::Rule,
        "plan lines",
        "SELECT count(*) FROM plan_line WHERE trim(value) = '' OR trim(owner) = '' OR trim(what) = ''",
        "plan lines do not name their value, their owner or what is done",
        "Complete these lines on the Support page.",
    ),
    (
        CheckKind::Orphan,
        "custom fields",
        "SELECT count(*) FROM custom_values v JOIN json_each(CASE WHEN json_valid(v.body) THEN v.body ELSE '{}' END) e \
         LEFT JOIN custom_field f ON f.id = unhex(e.key, '-') WHERE CASE f.subject \
         WHEN 'stakeholder' THEN v.subject_id NOT IN (SELECT id FROM stakeholder) \
         WHEN 'project' THEN v.subject_id NOT IN (SELECT id FROM project) ELSE 1 END",
        "values of custom fields belong to nobody, or to no field",
        "Restore a backup, or delete the field and make it anew.",
    ),
    (
        CheckKind::Rule,
        "custom fields",
        "SELECT (SELECT count(*) FROM custom_values WHERE NOT json_valid(body)) + count(*) \
         FROM custom_values v JOIN json_each(CASE WHEN json_valid(v.body) THEN v.body ELSE '{}' END) e \
         JOIN custom_field f ON f.id = unhex(e.key, '-') WHERE e.type <> 'text' OR CASE f.kind \
         WHEN 'number' THEN NOT json_valid(e.value) OR json_type(e.value) NOT IN ('integer', 'real') \
         WHEN 'date' THEN date(e.value) IS NOT e.value \
         WHEN 'yes_no' THEN e.value NOT IN ('yes', 'no') \
         WHEN 'choice' THEN e.value NOT IN (SELECT value FROM json_each(CASE WHEN json_valid(f.choices) THEN f.choices ELSE '[]' END)) \
         ELSE trim(e.value) = '' END",
        "values of custom fields do not fit the kind of their field",
        "Set these values anew.",
    ),
    (
        CheckKind::Rule,
        "tags",
        "SELECT count(*) FROM tag t WHERE NOT EXISTS (SELECT 1 FROM tagging g WHERE g.tag_id = t.id)",
        "tags are carried by nobody",
        "Put them on a stakeholder and take them off again.",
    ),
    (
        CheckKind::Rule,
        "conversations",
        "SELECT count(*) FROM engagement_record WHERE (sentiment IS NULL) <> (basis IS NULL) OR trim(author) = '' OR follow_up_on < on_date",
        "conversations have a sentiment that rests on nothing, name nobody who recorded them, or are followed up before they were held",
        "Correct them in the stakeholder's profile.",
    ),
    (
        CheckKind::Rule,
        "commitments",
        "SELECT count(*) FROM commitment WHERE trim(what) = '' OR trim(author) = '' OR (status <> 'done' AND done_on IS NOT NULL)",
        "commitments do not say what was promised or who recorded it, or have a date they were done though they are not",
        "Correct them in the stakeholder's profile.",
    ),
    (
        CheckKind::Orphan,
        "projects",
        "SELECT count(*) FROM project p WHERE NOT EXISTS (SELECT 1 FROM change c WHERE c.project_id = p.id)",
        "projects have lost the change they land",
        "Restore a backup, or make the project anew.",
    ),
];

/// Whoever was erased while another program had the file open: what they are called now, and since which day.
fn unfinished(conn: &Connection) -> Result<Vec<(String, String)>, Failure> {
    sql::rows(
        conn,
        "SELECT coalesce(s.name, 'erased person ' || e.number), substr(e.at, 1, 10) FROM erasure e \
         LEFT JOIN stakeholder s ON s.id = e.stakeholder_id WHERE e.finished = 0 ORDER BY e.number",
        (),
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// How many rows break each rule, and what that says; in the order of the rules.
pub(crate) fn broken(conn: &Connection) -> Result<Vec<(u64, &'static str)>, Failure> {
    RULES
        .iter()
        .map(|(_, _, query, message, _)| Ok((sql::one(conn, query, ())?.unwrap_or(0), *message)))
        .collect()
}

/// `check`.
pub fn check(look: Look<'_>, _: Nothing) -> Result<CheckResult, Failure> {
    let findings: Vec<_> = found(look)?.into_iter().map(|(_, finding)| finding).collect();
    Ok(CheckResult {
        ok: findings.is_empty(),
        findings,
    })
}

/// Every finding, with how many rows it concerns.
pub(crate) fn found(look: Look<'_>) -> Result<Vec<(u64, CheckFinding)>, Failure> {
    let mut findings: Vec<_> = look
        .workspace
        .integrity()?
        .into_iter()
        .map(|finding| {
            let told = CheckFinding {
                kind: match finding.kind {
                    store::FindingKind::Reference => CheckKind::Orphan,
                    _ => CheckKind::Integrity,
                },
                place: match finding.kind {
                    store::FindingKind::File => "file",
                    store::FindingKind::Reference => "references",
                    store::FindingKind::Search => "search index",
                    store::FindingKind::Journal => "journal",
                }
                .to_owned(),
                message: finding.detail,
                remedy: "Restore a backup; if there is none, keep a copy of the file and ask for help."
                    .to_owned(),
            };
            (1, told)
        })
        .collect();
    for ((kind, place, _, message, remedy), (count, _)) in RULES.iter().zip(broken(look.conn)?) {
        if count > 0 {
            let told = CheckFinding {
                kind: *kind,
                place: (*place).to_owned(),
                message: format!("{count} {message}."),
                remedy: (*remedy).to_owned(),
            };
            findings.push((count, told));
        }
    }
    for (called, day) in unfinished(look.conn)? {
        let told = CheckFinding {
            kind: CheckKind::Rule,
            place: "erasures".to_owned(),
            message: format!(
                "The erasure of {day} is not finished: of {called}, traces may be left in what the file has freed."
            ),
            remedy: "Close the workspace in every other program, and open it again: that finishes it."
                .to_owned(),
        };
        findings.push((1, told));
    }
    for fault in workspace::house_rules(look.conn)?.faults() {
        let told = CheckFinding {
            kind: CheckKind::Rule,
            place: "house rules".to_owned(),
            message: fault.to_string(),
            remedy: "Correct it in Settings.".to_owned(),
        };
        findings.push((1, told));
    }
    Ok(findings)
}
