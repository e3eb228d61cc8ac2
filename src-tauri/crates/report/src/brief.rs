//! What to know before meeting somebody, on one page.

use chrono::NaiveDate;
use domain::Profile;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use ts_rs::TS;

use crate::ReportError;
use crate::figures;
use crate::typeset::{self, Set};

/// So many lines stand on a page that is set with room; more are set closer.
const ROOMY: usize = 26;
/// How many characters stand in a line across the page, and across half of it.
const WHOLE: usize = 100;
const HALF: usize = 46;

/// What to know before meeting somebody. Lists are short enough for one page; each says how many more there are.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct PersonBrief {
    /// The id of the stakeholder.
    pub id: String,
    /// What they are called under the profile.
    pub name: String,
    /// Person, role, group or organisation, in a word.
    pub kind: String,
    /// The workspace.
    pub workspace: String,
    /// Whether its content is invented.
    pub fiction: bool,
    /// The project it is about; none where it is about all of them.
    pub project: Option<String>,
    /// As things stood on this date.
    pub as_of: NaiveDate,
    /// The version of the program.
    pub version: String,
    /// The profile it was made under.
    pub profile: Profile,
    /// What the profile does and did, in sentences.
    pub treatment: Vec<String>,
    /// Who they are: role, unit, owner of the relationship and the like.
    pub who: Vec<BriefFact>,
    /// Posts held beside the one in the register, then those before it.
    pub posts: BriefList,
    /// When they were last talked with.
    pub last_met: Option<NaiveDate>,
    /// Where they stand in each project.
    pub stakes: Vec<BriefStake>,
    /// How many more projects there are.
    pub more_stakes: u32,
    /// What was said lately, newest first.
    pub said: BriefList,
    /// How conversations felt (R24).
    pub mood: Option<String>,
    /// What we promised and have not done.
    pub ours: BriefList,
    /// What they promised and have not done.
    pub theirs: BriefList,
    /// To whom they are tied, by kind of tie.
    pub ties: BriefList,
    /// Support that is asked for on their behalf and not decided.
    pub requests: BriefList,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BriefFact {
    /// What it is.
    pub name: String,
    /// What it says.
    pub value: String,
}

/// Where they stand in one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BriefStake {
    /// The project.
    pub project: String,
    /// Power and interest, and the quadrant they come to; none where they are not assessed (R1).
    pub place: Option<String>,
    /// Engagement now (R4).
    pub current: Option<String>,
    /// Engagement wanted (R4).
    pub desired: Option<String>,
    /// How far it is from the one to the other: what is wanted of them (R4).
    pub gap: Option<String>,
    /// What is other than when they were last talked with; none where nothing is, or they never were.
    pub change: Option<String>,
    /// When they were last assessed.
    pub assessed_on: Option<NaiveDate>,
}

/// Lines, and how many more there are.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BriefList {
    /// The lines.
    pub lines: Vec<BriefLine>,
    /// How many more there are.
    pub more: u32,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
pub struct BriefLine {
    /// What it says first: a date, a kind of tie.
    pub head: String,
    /// What it says.
    pub text: String,
    /// Whether it is late.
    pub late: bool,
}

impl PersonBrief {
    /// The brief as a PDF of one page: tagged (PDF/UA-1), with embedded fonts, the same bytes for the same brief.
    ///
    /// # Errors
    /// When the page cannot be set, which is a fault of the program.
    pub fn pdf(&self) -> Result<Vec<u8>, ReportError> {
        typeset::pdf(&self.set())
    }

    pub(crate) fn set(&self) -> Set<'_> {
        let figures = self.view();
        let digest = Sha256::digest(figures.to_string().as_bytes());
        let told = digest.iter().take(8).fold(String::new(), |mut hex, byte| {
            let _ = write!(hex, "{byte:02x}");
            hex
        });
        Set {
            main: "brief.typ",
            figures,
            as_of: self.as_of,
            ident: format!("soundings/brief/{}/{told}/{}", self.id, self.version),
            version: &self.version,
        }
    }

    /// About how many lines it comes to, headings aside.
    fn height(&self) -> usize {
        let of = |list: &BriefList, across: usize| -> usize {
            let lines = list.lines.iter();
            let lines =
                lines.map(|line| (line.head.chars().count() + line.text.chars().count()).div_ceil(across));
            lines.sum::<usize>() + usize::from(list.more > 0)
        };
        let stakes: usize = self
            .stakes
            .iter()
            .map(|stake| 2 + usize::from(stake.change.is_some()))
            .sum();
        self.who.len().div_ceil(2)
            + of(&self.posts, WHOLE)
            + stakes
            + of(&self.said, WHOLE)
            + of(&self.ours, HALF).max(of(&self.theirs, HALF))
            + of(&self.ties, HALF).max(of(&self.requests, HALF))
    }

    fn view(&self) -> Value {
        let stakes: Vec<Value> = self
            .stakes
            .iter()
            .map(|stake| {
                json!({
                    "project": stake.project,
                    "place": stake.place.as_deref().unwrap_or("not assessed"),
                    "current": stake.current.as_deref().unwrap_or("not assessed"),
                    "desired": stake.desired.as_deref().unwrap_or("not said"),
                    "gap": stake.gap,
                    "change": stake.change,
                    "assessed_on": stake.assessed_on.map(figures::date),
                })
            })
            .collect();
        json!({
            "header": {
                "title": format!("Before meeting {}", self.name),
                "project": self.project.as_deref().unwrap_or("All projects"),
                "workspace": self.workspace,
                "fiction": self.fiction,
                "as_of": figures::date(self.as_of),
                "made_on": null,
                "version": self.version,
                "classification": "Personal data",
                "profile": self.profile.label(),
                "snapshot": null,
                "paper": "a4",
            },
            "name": self.name,
            "kind": self.kind,
            "who": self.who.iter().map(|fact| json!([fact.name, fact.value])).collect::<Vec<_>>(),
            "posts": self.posts,
            "last_met": self.last_met.map(figures::date),
            "stakes": stakes,
            "more_stakes": self.more_stakes,
            "said": self.said,
            "mood": self.mood,
            "ours": self.ours,
            "theirs": self.theirs,
            "ties": self.ties,
            "requests": self.requests,
            "treatment": self.treatment,
            "roomy": self.height() <= ROOMY,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(count: usize, text: &str) -> BriefList {
        BriefList {
            lines: (0..count)
                .map(|at| BriefLine {
                    head: "9 March 2026".into(),
                    text: text.into(),
                    late: at == 0,
                })
                .collect(),
            more: 3,
        }
    }

    /// As much as ever stands on one: every list full, every text as long as it may be.
    fn full() -> PersonBrief {
        let long = "A long account of what was said and what is to be borne in mind about it. ".repeat(3);
        let long: String = long.chars().take(200).collect();
        let name = "Zoë Ångström-Featherstonehaugh of the Western Catchments".to_owned();
        PersonBrief {
            id: "019b0000-0000-7000-8000-000000000001".into(),
            name,
            kind: "Person".into(),
            workspace: "Afon Water".into(),
            fiction: true,
            project: None,
            as_of: NaiveDate::from_ymd_opt(2026, 3, 9).unwrap(),
            version: "0.1.0".into(),
            profile: Profile::Full,
            treatment: vec!["People are named.".into()],
            who: ["Role", "Unit", "Owner", "E-mail", "Telephone", "Verified"]
                .map(|name| BriefFact {
                    name: name.into(),
                    value: "Director of the western catchments and of everything that flows there".into(),
                })
                .into(),
            posts: list(4, "Chair, Joint council, since 3 March 2024"),
            last_met: NaiveDate::from_ymd_opt(2026, 2, 1),
            stakes: (0..4)
                .map(|_| BriefStake {
                    project: "Smart meters for every household in the west".into(),
                    place: Some("Power 4.5, interest 3: manage closely, disputed".into()),
                    current: Some("Resistant".into()),
                    desired: Some("Supportive".into()),
                    gap: Some("2 steps up: move".into()),
                    change: Some("Since 1 February 2026: neutral → resistant, power 3 → 4.5".into()),
                    assessed_on: NaiveDate::from_ymd_opt(2026, 3, 1),
                })
                .collect(),
            more_stakes: 2,
            said: list(3, &long),
            mood: Some("The last three conversations: 1 of −2 to 2, rising".into()),
            ours: list(4, &long[..120]),
            theirs: list(4, &long[..120]),
            ties: list(6, &long[..120]),
            requests: list(3, &long[..120]),
        }
    }

    #[test]
    fn a_full_brief_is_one_tagged_page_and_the_same_every_time() {
        let brief = full();
        let bytes = brief.pdf().unwrap();
        assert!(
            String::from_utf8_lossy(&bytes).contains("/StructTreeRoot"),
            "tagged"
        );
        assert_eq!(bytes, brief.pdf().unwrap());
        assert_eq!(typeset::page_count(&brief.set()).unwrap(), 1);
    }

    #[test]
    fn as_much_as_is_set_with_room_is_a_page() {
        let long: String = "What was said and what is to be borne in mind. "
            .repeat(4)
            .chars()
            .take(200)
            .collect();
        let mut brief = PersonBrief {
            posts: list(2, "since 3 March 2024"),
            said: list(2, &long),
            ours: list(2, "A plan that says who does what by when"),
            theirs: list(1, "A name"),
            ties: list(2, "Ann Smith, Bo Lund and Cy Hale"),
            requests: BriefList::default(),
            ..full()
        };
        brief.stakes.truncate(2);
        while brief.height() < ROOMY {
            brief.posts.lines.push(BriefLine {
                head: "Deputy chair".into(),
                text: "until 3 March 2020".into(),
                late: false,
            });
        }
        assert_eq!(brief.height(), ROOMY);
        assert_eq!(brief.view()["roomy"], json!(true));
        assert_eq!(typeset::page_count(&brief.set()).unwrap(), 1);
        assert_eq!(full().view()["roomy"], json!(false));
    }

    #[test]
    fn a_brief_on_somebody_of_whom_nothing_is_known_is_a_page_too() {
        let brief = PersonBrief {
            who: vec![],
            posts: BriefList::default(),
            last_met: None,
            stakes: vec![],
            more_stakes: 0,
            said: BriefList::default(),
            mood: None,
            ours: BriefList::default(),
            theirs: BriefList::default(),
            ties: BriefList::default(),
            requests: BriefList::default(),
            ..full()
        };
        assert_eq!(typeset::page_count(&brief.set()).unwrap(), 1);
    }
}
