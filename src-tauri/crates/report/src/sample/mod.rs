//! Invented projects, for looking at the pages and for tests. Nothing in them is real.

mod groups;
mod naughty;

use chrono::NaiveDate;
use domain::{
    Component, ConfidenceLevel, Decision, Engagement, GapDirection, GapKind, Measure, NeedState, PlanStatus,
    Quadrant, Rag, RequestOrigin, RequestStatus, ServiceFamily,
};
use report::model::*;

use groups::group;
pub(crate) use naughty::naughty;

const ROLES: [(&str, &str); 12] = [
    ("Operations director", "Executive"),
    ("Depot supervisor", "Network operations"),
    ("Control room shift lead", "Network operations"),
    ("Union representative", "Staff side"),
    ("Head of customer contact", "Customer"),
    ("Contact centre team leader", "Customer"),
    ("Laboratory manager", "Science"),
    ("Asset planner", "Asset management"),
    ("Design engineer", "Engineering"),
    ("Category buyer", "Finance"),
    ("Product owner, field scheduling", "Technology"),
    ("Drinking water inspector", "Regulator"),
];

pub(crate) fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, month, day).expect("a day of 2026")
}

fn header() -> Header {
    Header {
        workspace: "Brackwater Water".into(),
        fiction: true,
        programme: Some("Working differently".into()),
        project: "Field scheduling".into(),
        change: Some("Crews plan their own week in two-week increments".into()),
        as_of: day(7, 28),
        made_on: None,
        version: "0.1.0".into(),
        classification: DEFAULT_CLASSIFICATION.into(),
        profile: Profile::Roles,
        snapshot: String::new(),
        paper: Paper::A4,
    }
}

/// Numbers that look taken at random and are always the same.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.0 >> 33) % sides
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len() as u64) as usize]
    }
}

fn stakeholders(n: usize, dice: &mut Dice) -> (PowerInterestMap, Vec<GapLine>, Vec<StakeholderLine>) {
    let mut marks = Vec::new();
    let mut lines = Vec::new();
    for at in 0..n {
        let (role, unit) = ROLES[at % ROLES.len()];
        let (power, interest) = (1.0 + dice.roll(9) as f64 / 2.0, 1.0 + dice.roll(5) as f64);
        let quadrant = match (power >= 4.0, interest >= 4.0) {
            (true, true) => Quadrant::ManageClosely,
            (true, false) => Quadrant::KeepSatisfied,
            (false, true) => Quadrant::KeepInformed,
            (false, false) => Quadrant::Monitor,
        };
        let assessed = dice.roll(5) > 0;
        let current = assessed.then(|| dice.pick(Engagement::ALL));
        let desired = Some(dice.pick(&[Engagement::Supportive, Engagement::Leading]));
        let gap = current
            .zip(desired)
            .map(|(now, then)| (then.level() - now.level()) as i8);
        let label = if at < ROLES.len() {
            role.to_owned()
        } else {
            format!("{role} {}", at / ROLES.len() + 1)
        };
        marks.push(Mark {
            label: label.clone(),
            power,
            interest,
            quadrant,
            borderline: (3.0..4.0).contains(&power),
            current,
            desired,
            disputed: dice.roll(12) == 0,
        });
        lines.push(StakeholderLine {
            label,
            unit: Some(unit.into()),
            power: Some(power),
            interest: Some(interest),
            quadrant: Some(quadrant),
            current,
            desired,
            gap,
        });
    }
    let roles = ROLES.iter().enumerate().map(|(at, (role, _))| GapLine {
        role: (*role).into(),
        people: 1 + at as u32,
        assessed: at as u32,
        current: (at > 0).then(|| Engagement::ALL[at % 5]),
        desired: Some(Engagement::Supportive),
        direction: (at > 0).then(|| GapDirection::ALL[at % 3]),
        kind: (at > 0).then(|| GapKind::ALL[at % 3]),
        priority: (at > 0).then_some((20 - at) as f64),
    });
    (
        PowerInterestMap {
            withheld: 0,
            marks,
            not_placed: 3,
            high_from: 4.0,
        },
        roles.collect(),
        lines,
    )
}

fn support() -> Support {
    let families = ServiceFamily::ALL
        .iter()
        .enumerate()
        .map(|(at, &family)| FamilyLine {
            family,
            state: NeedState::ALL[at % NeedState::ALL.len()],
            need: Some((at % 4) as u8),
        });
    let request = |service: &str, family, by: &str, status, month| RequestLine {
        service: service.into(),
        family,
        asked_by: Some(by.into()),
        asked_on: day(month, 9),
        origin: RequestOrigin::Pull,
        why: Some("The first planning meeting ran three hours and ended without a plan".into()),
        value: Some("Crews leave the room with a week they believe in".into()),
        for_whom: Some("Depot supervisors".into()),
        by_when: Some(day(9, 1)),
        status,
    };
    let line = |what: &str, status, outcome: Option<&str>| PlanLine {
        what: what.into(),
        value: Some("A plan the crews believe in, for depot supervisors".into()),
        owner: Some("Priya Nair".into()),
        due: Some(day(8, 21)),
        status,
        outcome: outcome.map(String::from),
    };
    Support {
        requests: vec![
            request(
                "Facilitated planning",
                ServiceFamily::SpecialisedTasks,
                "Product owner",
                RequestStatus::Accepted,
                7,
            ),
            request(
                "Coaching for team leads",
                ServiceFamily::CapabilityDevelopment,
                "Depot supervisor",
                RequestStatus::Fulfilled,
                4,
            ),
            request(
                "Story and test-case templates",
                ServiceFamily::StandardsAndTemplates,
                "Business analyst",
                RequestStatus::Waiting,
                7,
            ),
        ],
        plan: vec![
            line(
                "Coach sits in on four planning meetings",
                PlanStatus::Done,
                Some("Meetings now end within the hour"),
            ),
            line("Two-day course for six team leads", PlanStatus::UnderWay, None),
            line("Templates adapted to field work", PlanStatus::Planned, None),
        ],
        families: families.collect(),
    }
}

fn method(in_scope: u32) -> Method {
    let weight = |component, weight, input: &str| WeightLine {
        component,
        weight,
        input: input.into(),
        groups: 11,
    };
    Method {
        in_scope,
        treatment: vec![Profile::Roles.means().to_owned()],
        sources: vec![
            SurveyLine { name: "Judged scores".into(), n: 64, asked: None, from: Some(day(3, 2)), to: Some(day(7, 24)) },
            SurveyLine { name: "Five-element check, round 2".into(), n: 186, asked: Some(300), from: Some(day(6, 1)), to: Some(day(6, 19)) },
        ],
        minimum_n: 5,
        suppressed_cells: 7,
        weights: vec![
            weight(Component::Commitment, 20.0, "Mean of the commitment scale, rescaled"),
            weight(Component::Efficacy, 20.0, "Mean of the efficacy scale, rescaled"),
            weight(Component::Adoption, 20.0, "Mean of the five elements, rescaled"),
            weight(Component::Alignment, 20.0, "Engagement gaps, weighted by power"),
            weight(Component::Capacity, 10.0, "Peak load over the next three months"),
            weight(Component::Preparation, 10.0, "Coverage, plan items done, champions"),
        ],
        sensitivity: Some(Sensitivity { low: 55.9, high: 58.3, flips: vec![], geometric: Some(56.1) }),
        house_rules: vec![
            HouseRule { name: "Power and interest count as high from".into(), value: "4".into() },
            HouseRule { name: "Minimum bar and target".into(), value: "50 and 70".into() },
        ],
        rules: vec![
            RuleNote { name: "Power–interest grid".into(), text: "Two ratings of 1–5; the median of several assessors stands, and a range of 2 or more is marked as disputed.".into() },
            RuleNote { name: "First barrier".into(), text: "The first of the five elements at 3 or less, in their order; not the lowest.".into() },
            RuleNote { name: "Readiness index".into(), text: "The weighted mean of the components that are there; published from 60 of the weights and with commitment or efficacy.".into() },
        ],
        caveats: Method::standing_caveats(),
        not_assessed: vec![
            "Leadership: the sponsor check has not been answered.".into(),
            "Capacity of seven groups: no load has been recorded.".into(),
            "Sustainment of three groups.".into(),
        ],
    }
}

/// A project well under way: so many groups, so many stakeholders.
pub(crate) fn rich(groups: usize, people: usize) -> Report {
    let mut dice = Dice(2026);
    let groups: Vec<GroupReadiness> = (0..groups).map(|at| group(at, &mut dice)).collect();
    let (map, engagement, stakeholders) = stakeholders(people, &mut dice);
    let blocker = |group: &str, consequence: &str, component, shortfall, owner: Option<&str>| Blocker {
        group: group.into(),
        consequence: consequence.into(),
        component,
        shortfall,
        headcount: Some(140),
        owner: owner.map(String::from),
        due: owner.map(|_| day(9, 4)),
        workaround: Some("Old rota runs beside the new one until October".into()),
    };
    let bar = |kind, value: Option<f64>, change, days, basis: &str| Bar {
        kind,
        value,
        minimum: 50.0,
        target: 70.0,
        change,
        evidence_days: days,
        basis: Some(basis.into()),
    };
    let covered = groups.iter().filter(|g| g.index.value.is_some());
    let overall = Overall {
        value: Some(57.2),
        rag: Some(Rag::Amber),
        lowest: groups.first().and_then(|g| g.index.value),
        lowest_group: groups.first().map(|g| g.name.clone()),
        headcount_covered: covered.clone().filter_map(|g| g.headcount).sum(),
        headcount: groups.iter().filter_map(|g| g.headcount).sum(),
        groups_covered: covered.count() as u32,
        change: Some(3.4),
    };
    Report {
        header: header(),
        summary: Summary {
            headline: "Crews understand why, but three of the largest groups have not yet practised, and nobody has asked the sponsor.".into(),
            proposal: Proposal {
                decision: Decision::GoWithConditions,
                reasons: vec![
                    "The index over all groups is amber: 57.2, lowest 38.5.".into(),
                    "Three groups have too little data for an index.".into(),
                    "Leadership has not been assessed.".into(),
                ],
                needed_by: Some(day(8, 14)),
                decided: None,
            },
            go_live: Some(day(9, 30)),
            days_to_go_live: Some(64),
            confidence: Some(ConfidenceLevel::Medium),
            data_from: Some(day(3, 2)),
            data_to: Some(day(7, 24)),
            bars: vec![
                bar(BarKind::People, Some(61.3), Some(4.2), Some(118), "11 of 14 groups"),
                bar(BarKind::Leadership, None, None, None, "the sponsor check has not been answered"),
                bar(BarKind::Capacity, Some(44.0), Some(-2.5), Some(30), "7 of 14 groups"),
            ],
            overall,
        },
        groups,
        blockers: vec![
            blocker("Field crews North", "Crews fall back to the dispatcher’s plan within a month", Component::Adoption, 31.2, Some("Operations director")),
            blocker("Customer contact", "Callers get dates that crews do not know of", Component::Commitment, 22.5, Some("Head of customer contact")),
            blocker("Control room", "Night shifts go on dispatching by hand", Component::Capacity, 40.0, None),
            blocker("Planned maintenance", "Planned work is pushed out by reactive jobs", Component::Efficacy, 12.8, None),
            blocker("Leakage team", "Two plans for the same week", Component::Alignment, 9.9, Some("Network manager")),
            blocker("Billing", "Meter visits are billed twice", Component::Preparation, 8.0, None),
        ],
        asks: vec![
            "Operations director: say at the August briefing which old reports stop.".into(),
            "Head of customer contact: free two team leaders for one day a week until go-live.".into(),
        ],
        support: support(),
        map,
        engagement,
        method: method(stakeholders.len() as u32),
        stakeholders,
    }
    .sealed()
}

/// A project somebody has just opened: nothing assessed.
pub(crate) fn empty() -> Report {
    let mut report = rich(0, 0);
    let bar = |kind| Bar {
        kind,
        value: None,
        minimum: 50.0,
        target: 70.0,
        change: None,
        evidence_days: None,
        basis: None,
    };
    report.header.fiction = false;
    report.header.programme = None;
    report.header.change = None;
    report.header.project = "New billing".into();
    report.summary = Summary {
        headline: "Nothing has been assessed yet.".into(),
        proposal: Proposal {
            decision: Decision::GoWithConditions,
            reasons: vec!["Insufficient data: no group has an index.".into()],
            needed_by: None,
            decided: None,
        },
        go_live: None,
        days_to_go_live: None,
        confidence: None,
        data_from: None,
        data_to: None,
        bars: [BarKind::People, BarKind::Leadership, BarKind::Capacity]
            .map(bar)
            .to_vec(),
        overall: Overall::default(),
    };
    report.groups = ["Billing", "Customer contact"]
        .map(|name| GroupReadiness {
            name: name.into(),
            unit: None,
            headcount: None,
            elements: vec![],
            first_barrier: FirstBarrier::Undetermined,
            commitment: Cell::not_assessed(Measure::Commitment),
            efficacy: Cell::not_assessed(Measure::Efficacy),
            index: GroupIndex::default(),
            judgements: vec![],
            notes: vec![],
        })
        .to_vec();
    report.blockers.clear();
    report.asks.clear();
    report.support = Support::default();
    report.map = PowerInterestMap {
        withheld: 0,
        marks: vec![],
        not_placed: 2,
        high_from: 4.0,
    };
    report.engagement.clear();
    report.method.sources.clear();
    report.method.sensitivity = None;
    report.method.not_assessed = vec!["Every group, the sponsor, and the load on people.".into()];
    report.sealed()
}
