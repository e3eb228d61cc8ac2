//! Groups by elements for a project's change, with first barriers and the index (R8, R11, R32).

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::adoption::{Cell, FirstBarrier, adoption, group_barrier};
use domain::readiness_index::{
    Aligned, Components, Evidence, GroupIndex, IndexResult, Portfolio, Trend, alignment, portfolio,
    readiness_index, trend,
};
use domain::report_page::{ProposedDecision, project_decision};
use domain::scales::rescale;
use domain::{ChangeId, Element, Measure, ProjectId, Rag, Settings, StakeholderId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::judge::{JudgedScore, history};
use crate::map::standing::{Standing, standings};
use crate::workspace::house_rules;
use crate::{Failure, Look, projects, sql};

/// Whose readiness.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadinessRequest {
    /// The project whose change lands.
    pub project: ProjectId,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// Trends are against this earlier date; 90 days before `as_of` when left out.
    #[serde(default)]
    #[ts(optional)]
    pub since: Option<NaiveDate>,
}

/// The readiness of the groups a change lands on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReadinessView {
    /// The project.
    pub project: ProjectId,
    /// Its name.
    pub project_name: String,
    /// The change.
    pub change: ChangeId,
    /// The date the view speaks of.
    pub as_of: NaiveDate,
    /// The earlier date of the trends.
    pub since: NaiveDate,
    /// The groups with a stake in the project, by name.
    pub groups: Vec<GroupReadiness>,
    /// All groups together, with the lowest named (R32).
    pub portfolio: Portfolio,
    /// The decision the index proposes (R37).
    pub decision: ProposedDecision,
    /// The house rules the figures were worked out with.
    pub rules: Settings,
}

/// One group: its cells, its first barrier and its index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct GroupReadiness {
    /// The group.
    pub group: StakeholderId,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: Option<String>,
    /// Its headcount in full-time equivalents.
    pub headcount: Option<f64>,
    /// The five elements in order, then commitment and efficacy.
    pub cells: Vec<ReadinessCell>,
    /// The first element that holds it back (R8).
    pub first_barrier: FirstBarrier,
    /// The readiness index (R32).
    pub index: IndexResult,
    /// How the index moved since the earlier date, on the components both have (R32).
    pub trend: Option<Trend>,
    /// Members, and the group itself, that count towards stakeholder alignment.
    pub aligned: u32,
    /// Members that do not, since their power or engagement is not assessed.
    pub not_aligned: u32,
    /// The newest evidence.
    pub latest_on: Option<NaiveDate>,
    /// The oldest evidence in force.
    pub oldest_on: Option<NaiveDate>,
}

/// One measure of one group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct ReadinessCell {
    /// An element, commitment or efficacy.
    pub measure: Measure,
    /// 1 to 5; none when not assessed.
    pub score: Option<f64>,
    /// The judgement it stands on, when it is judged.
    pub judged: Option<JudgedScore>,
    /// Earlier judgements, newest first.
    pub earlier: Vec<JudgedScore>,
}

/// The judgements that count: all, or only those of whoever asks.
fn counting(
    look: Look<'_>,
    mut judged: HashMap<(StakeholderId, Measure), Vec<JudgedScore>>,
) -> HashMap<(StakeholderId, Measure), Vec<JudgedScore>> {
    if look.own_only {
        for scores in judged.values_mut() {
            scores.retain(|score| look.counts(&score.author));
        }
        judged.retain(|_, scores| !scores.is_empty());
    }
    judged
}

/// `readiness_view`.
pub fn view(look: Look<'_>, request: ReadinessRequest) -> Result<ReadinessView, Failure> {
    let as_of = look.date(request.as_of)?;
    let since = request
        .since
        .or_else(|| as_of.checked_sub_days(Days::new(90)))
        .unwrap_or(as_of);
    if since > as_of {
        return Err(Failure::field(
            "since",
            format!("is later than {as_of}; trends look back."),
        ));
    }
    let project_name = projects::must_exist(look.conn, request.project)?;
    let change = projects::change_of(look.conn, request.project)?;
    let rules = house_rules(look.conn)?;
    let now = Evidenced::gather(look, request.project, change, as_of)?;
    let before = Evidenced::gather(look, request.project, change, since)?;
    let found: Vec<(StakeholderId, String, Option<String>, Option<f64>)> = sql::rows(
        look.conn,
        "SELECT s.id, s.name, u.name, s.headcount FROM stake k JOIN stakeholder s ON s.id = k.stakeholder_id \
         LEFT JOIN unit u ON u.id = s.unit_id WHERE k.project_id = ?1 AND k.added_on <= ?2 AND (s.archived_on IS NULL OR s.archived_on > ?2) AND s.kind = 'group' ORDER BY s.name_key, s.id",
        (sql::Id(request.project), as_of),
        |row| Ok((sql::id(row, 0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
    )?;
    let groups: Vec<GroupReadiness> = found
        .into_iter()
        .map(|(group, name, unit, headcount)| {
            let parts = now.parts(group);
            let index = readiness_index(&parts.components, &parts.evidence(as_of), &rules);
            GroupReadiness {
                group,
                name,
                unit,
                headcount,
                cells: now.cells(group),
                first_barrier: group_barrier(&parts.elements),
                trend: trend(&before.parts(group).components, &parts.components, &rules),
                aligned: parts.aligned,
                not_aligned: parts.not_aligned,
                latest_on: parts.dates.iter().max().copied(),
                oldest_on: parts.dates.iter().min().copied(),
                index,
            }
        })
        .collect();
    let indices: Vec<GroupIndex> = groups
        .iter()
        .map(|group| GroupIndex {
            group: group.group,
            headcount: group.headcount,
            value: group.index.value,
        })
        .collect();
    let portfolio = portfolio(&indices);
    let rags: Vec<_> = groups.iter().map(|group| group.index.rag).collect();
    let overall = overall(&portfolio, &groups, &rules);
    Ok(ReadinessView {
        project: request.project,
        project_name,
        change,
        as_of,
        since,
        decision: project_decision(overall, &rags),
        groups,
        portfolio,
        rules,
    })
}

/// The rating of all groups together. An average does not lift what holds a group back: where a red component caps a
/// group, it caps them all; and groups that cannot be weighted for want of a headcount rate as the lowest of them.
pub(crate) fn overall(portfolio: &Portfolio, groups: &[GroupReadiness], rules: &Settings) -> Option<Rag> {
    let Some(value) = portfolio.value else {
        let lowest = portfolio.lowest.as_ref()?.group;
        return groups.iter().find(|group| group.group == lowest)?.index.rag;
    };
    let capped = groups.iter().any(|group| !group.index.reasons.is_empty());
    match domain::readiness_index::band(value, rules) {
        Rag::Green if capped => Some(Rag::Amber),
        rag => Some(rag),
    }
}

/// What is known of a project's groups up to a date.
struct Evidenced {
    judged: HashMap<(StakeholderId, Measure), Vec<JudgedScore>>,
    standings: HashMap<StakeholderId, Standing>,
    members: HashMap<StakeholderId, Vec<StakeholderId>>,
}

/// What the index of one group is made of.
struct Parts {
    components: Components,
    elements: [Option<Cell>; 5],
    aligned: u32,
    not_aligned: u32,
    dates: Vec<NaiveDate>,
}

impl Parts {
    /// Judged scores have no respondents, so response and agreement earn no points (R32).
    fn evidence(&self, as_of: NaiveDate) -> Evidence {
        let oldest = self.dates.iter().min().map(|date| (as_of - *date).num_days());
        Evidence {
            response: None,
            oldest_days: oldest.and_then(|days| u32::try_from(days).ok()),
            agreement: None,
        }
    }
}

impl Evidenced {
    fn gather(
        look: Look<'_>,
        project: ProjectId,
        change: ChangeId,
        as_of: NaiveDate,
    ) -> Result<Self, Failure> {
        let mut members: HashMap<StakeholderId, Vec<StakeholderId>> = HashMap::new();
        for (group, member) in sql::rows(
            look.conn,
            "SELECT m.group_id, m.member_id FROM membership m JOIN stake k ON k.stakeholder_id = m.group_id AND k.project_id = ?1 \
             JOIN stakeholder s ON s.id = m.member_id AND (s.archived_on IS NULL OR s.archived_on > ?2) \
             WHERE m.from_on <= ?2 AND (m.until_on IS NULL OR m.until_on >= ?2) ORDER BY m.group_id, m.member_id",
            (sql::Id(project), as_of),
            |row| Ok((sql::id(row, 0)?, sql::id(row, 1)?)),
        )? {
            members.entry(group).or_default().push(member);
        }
        Ok(Self {
            judged: counting(look, history(look.conn, change, as_of)?),
            standings: standings(look, project, as_of)?,
            members,
        })
    }

    fn latest(&self, group: StakeholderId, measure: Measure) -> Option<&JudgedScore> {
        self.judged.get(&(group, measure))?.first()
    }

    fn cells(&self, group: StakeholderId) -> Vec<ReadinessCell> {
        Measure::ALL
            .iter()
            .map(|&measure| {
                let mut scores = self
                    .judged
                    .get(&(group, measure))
                    .cloned()
                    .unwrap_or_default()
                    .into_iter();
                let judged = scores.next();
                ReadinessCell {
                    measure,
                    score: judged.as_ref().map(|judged| judged.score),
                    judged,
                    earlier: scores.collect(),
                }
            })
            .collect()
    }

    fn parts(&self, group: StakeholderId) -> Parts {
        let mut dates: Vec<NaiveDate> = Measure::ALL
            .iter()
            .filter_map(|&measure| self.latest(group, measure))
            .map(|judged| judged.on_date)
            .collect();
        let mut elements = [None; 5];
        for (cell, &element) in elements.iter_mut().zip(Element::ALL) {
            *cell = self
                .latest(group, element.into())
                .map(|judged| Cell::judged(judged.score));
        }
        let scale = |measure| self.latest(group, measure).map(|judged| rescale(judged.score));
        let mut counted = Vec::new();
        let mut not_aligned = 0;
        let members = self.members.get(&group).into_iter().flatten();
        for stakeholder in members.chain([&group]) {
            let standing = self.standings.get(stakeholder);
            match standing.and_then(|standing| {
                standing
                    .power
                    .as_ref()
                    .zip(standing.gap)
                    .map(|both| (standing, both))
            }) {
                Some((standing, (power, gap))) => {
                    counted.push(Aligned {
                        power: power.median,
                        gap,
                    });
                    dates.extend(standing.oldest_on);
                }
                // The group itself need not have a stake of its own.
                None if *stakeholder == group => {}
                None => not_aligned += 1,
            }
        }
        Parts {
            components: Components {
                commitment: scale(Measure::Commitment),
                efficacy: scale(Measure::Efficacy),
                adoption: adoption(&elements),
                alignment: alignment(&counted),
                capacity: None,
                preparation: None,
            },
            elements,
            aligned: counted.len() as u32,
            not_aligned,
            dates,
        }
    }
}
