//! What everybody and everything is called under a profile.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;
use domain::redaction::{BY_POSITION, Called, Column, ROLE_ONLY, Text, WITHHELD_OTHERS, withheld};
use domain::{Holds, Profile, ProjectId, StakeholderId, StakeholderKind};
use store::fold_key;

use super::found::{Found, TextPlace, Told, Withheld, Wording};
use super::names::Names;
use super::people::{Row, everybody};
use crate::privacy::is_role_only;
use crate::words::counted;
use crate::{Failure, Look, sql};

/// What a person or post is called who is in no group.
const IN_NO_GROUP: &str = "In no group";

/// A text that somebody wrote, and where.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    /// Tells it apart from every other.
    pub(crate) key: &'a str,
    /// What text it is, in words.
    pub(crate) what: &'a str,
    /// Where it can be edited.
    pub(crate) place: TextPlace,
    /// Whose profile that is.
    pub(crate) stakeholder: Option<StakeholderId>,
    /// Who wrote or owns it, where that is known.
    pub(crate) by: Option<&'a str>,
}

/// One output under one profile.
pub(crate) struct Engine {
    pub(super) profile: Profile,
    /// Whether the project is role-only.
    role_only: bool,
    /// Whoever makes the output, as names are compared.
    me: String,
    names: Option<Names>,
    people: HashMap<StakeholderId, Row>,
    /// The names of the groups everybody belongs to, as they are printed, by name.
    groups: HashMap<StakeholderId, Vec<String>>,
    wordings: HashMap<String, String>,
    pub(super) found: RefCell<Found>,
}

impl Engine {
    /// The rules for one output. `also` are names that stand in fields of their own: whoever asked, owns or judged.
    /// From a project that is role-only nothing leaves by name: what was to, leaves with positions.
    pub(crate) fn new<'t>(
        look: Look<'_>,
        profile: Profile,
        project: Option<ProjectId>,
        as_of: NaiveDate,
        also: impl IntoIterator<Item = &'t str>,
        wordings: &[Wording],
    ) -> Result<Self, Failure> {
        let role_only = is_role_only(look.conn, project)?;
        let profile = profile.within(role_only).ok_or_else(|| {
            Failure::field(
                "profile",
                "names people, and this project is role-only: choose roles, groups or counts.",
            )
        })?;
        let rows = if profile.hides_names() {
            everybody(look)?
        } else {
            Vec::new()
        };
        let names = profile
            .hides_names()
            .then(|| Names::new(look, project, &rows, also, role_only, &[]))
            .transpose()?;
        let mut engine = Self {
            profile,
            role_only,
            me: fold_key(&look.context.author),
            names,
            people: rows.into_iter().map(|row| (row.id, row)).collect(),
            groups: HashMap::new(),
            wordings: wordings
                .iter()
                .map(|wording| (wording.key.clone(), wording.text.trim().to_owned()))
                .collect(),
            found: RefCell::default(),
        };
        if profile == Profile::Groups {
            engine.groups = engine.memberships(look, as_of)?;
        }
        Ok(engine)
    }

    fn memberships(
        &self,
        look: Look<'_>,
        as_of: NaiveDate,
    ) -> Result<HashMap<StakeholderId, Vec<String>>, Failure> {
        let mut groups: HashMap<StakeholderId, Vec<String>> = HashMap::new();
        for (member, name) in sql::rows(
            look.conn,
            "SELECT m.member_id, g.name FROM membership m JOIN stakeholder g ON g.id = m.group_id \
             WHERE m.from_on <= ?1 AND (m.until_on IS NULL OR m.until_on >= ?1) ORDER BY g.name_key, g.id",
            [as_of],
            |row| Ok((sql::id::<StakeholderId>(row, 0)?, row.get::<_, String>(1)?)),
        )? {
            groups.entry(member).or_default().push(self.plain_label(&name));
        }
        Ok(groups)
    }

    /// Whether this is whoever makes the output.
    pub(crate) fn is_mine(&self, name: &str) -> bool {
        !self.me.is_empty() && fold_key(name) == self.me
    }

    /// The profile.
    pub(crate) fn profile(&self) -> Profile {
        self.profile
    }

    /// The kind of a stakeholder, where the profile has to know it.
    pub(super) fn kind(&self, id: StakeholderId) -> Option<StakeholderKind> {
        self.people.get(&id).map(|row| row.kind)
    }

    /// What a stakeholder is called; none where they are not called anything.
    pub(crate) fn stakeholder(&self, id: StakeholderId, name: &str) -> Option<String> {
        let Some(row) = self.people.get(&id) else {
            // Under a profile that hides names, whoever is not in the register any more is not told.
            return (!self.profile.hides_names()).then(|| name.to_owned());
        };
        let after = match self.profile.called(row.kind) {
            Called::Name => Some(self.plain_label(&row.name)),
            Called::Position => self.names.as_ref().map(|names| names.position(row)),
            Called::Groups => Some(
                self.groups_of(id)
                    .map_or_else(|| IN_NO_GROUP.to_owned(), |groups| groups.join(", ")),
            ),
            Called::Counted => None,
        };
        self.found.borrow_mut().hide(&row.name, after.as_deref());
        after
    }

    /// The groups somebody belongs to, as they are printed; none where they are in none.
    pub(crate) fn groups_of(&self, id: StakeholderId) -> Option<&[String]> {
        self.groups.get(&id).map(Vec::as_slice)
    }

    /// People counted by the groups they belong to, in words.
    pub(super) fn by_group(&self, ids: &HashSet<StakeholderId>) -> Vec<String> {
        let mut groups: BTreeMap<&str, u64> = BTreeMap::new();
        let mut in_none = 0;
        for &id in ids {
            match self.groups_of(id) {
                Some(names) => names
                    .iter()
                    .for_each(|name| *groups.entry(name).or_default() += 1),
                None => in_none += 1,
            }
        }
        let people = |count| counted(count, "person", "people");
        let lines = groups.into_iter();
        let lines = lines.map(|(group, count)| format!("{} in {group}", people(count)));
        let none = (in_none > 0).then(|| format!("{} in no group", people(in_none)));
        lines.chain(none).collect()
    }

    /// Stakeholders counted by kind; whoever is no longer in the register counts as a person.
    pub(super) fn by_kind(
        &self,
        ids: &HashSet<StakeholderId>,
        unknown: u32,
    ) -> BTreeMap<StakeholderKind, u32> {
        let mut kinds = BTreeMap::new();
        for &id in ids {
            *kinds
                .entry(self.kind(id).unwrap_or(StakeholderKind::Person))
                .or_default() += 1;
        }
        if unknown > 0 {
            *kinds.entry(StakeholderKind::Person).or_default() += unknown;
        }
        kinds
    }

    /// Of whom somebody else has recorded an opinion: only asked where the profile minds.
    pub(super) fn assessed_by_others(
        &self,
        look: Look<'_>,
        project: Option<ProjectId>,
    ) -> Result<HashSet<StakeholderId>, Failure> {
        if self.profile != Profile::Own {
            return Ok(HashSet::new());
        }
        let all = sql::rows(
            look.conn,
            "SELECT DISTINCT stakeholder_id, assessor FROM assessment WHERE ?1 IS NULL OR project_id = ?1",
            [project.map(sql::Id)],
            |row| Ok((sql::id::<StakeholderId>(row, 0)?, row.get::<_, String>(1)?)),
        )?;
        Ok(all
            .into_iter()
            .filter(|(_, assessor)| !self.is_mine(assessor))
            .map(|(id, _)| id)
            .collect())
    }

    /// Whether a row about this stakeholder leaves as a row of its own.
    pub(crate) fn stands_alone(&self, id: StakeholderId) -> bool {
        match self.profile {
            Profile::Full | Profile::Roles | Profile::Own => true,
            Profile::Groups => self
                .kind(id)
                .is_some_and(|kind| self.profile.called(kind) == Called::Name),
            Profile::Counts => false,
        }
    }

    /// Whoever is named in a field of their own: asked, judged, recorded.
    pub(crate) fn person(&self, text: &str) -> Option<String> {
        let after = match self.profile {
            Profile::Full => Some(text.to_owned()),
            Profile::Own => self.is_mine(text).then(|| text.to_owned()),
            Profile::Roles => self.names.as_ref().and_then(|names| names.person(text)),
            Profile::Groups | Profile::Counts => None,
        };
        self.found.borrow_mut().hide(text, after.as_deref());
        after
    }

    /// Whose judgement it is: told where people are named, and otherwise not even by position.
    pub(crate) fn author(&self, text: &str) -> Option<String> {
        match self.profile {
            Profile::Roles => None,
            _ => self.person(text),
        }
    }

    /// Whoever owns an action.
    pub(crate) fn owner(&self, text: &str) -> Option<String> {
        if self.role_only
            && self.profile == Profile::Roles
            && let Some(names) = &self.names
            && let Some(label) = names.of_register(text)
        {
            self.found.borrow_mut().hide(text, Some(label));
            return Some(label.to_owned());
        }
        match self.profile {
            Profile::Roles => {
                if !text.trim().is_empty() {
                    self.found.borrow_mut().kept.insert(text.to_owned());
                }
                Some(text.to_owned())
            }
            _ => self.person(text),
        }
    }

    /// A fixed label: the name of a unit, a project, a group, a service; or a position.
    pub(crate) fn label(&self, text: &str) -> String {
        let after = self.plain_label(text);
        self.found.borrow_mut().hide(text, Some(&after));
        after
    }

    fn plain_label(&self, text: &str) -> String {
        match (&self.names, self.profile) {
            (Some(names), Profile::Roles) => names.name(text),
            (Some(names), _) => names.name_of_somebody(text),
            (None, _) => text.to_owned(),
        }
    }

    /// What somebody wrote; none where no text leaves at all.
    pub(crate) fn said(&self, said: Said<'_>, text: &str) -> Option<String> {
        if text.trim().is_empty() {
            return Some(text.to_owned());
        }
        match self.profile.text() {
            Text::Stays => Some(text.to_owned()),
            Text::Withheld => {
                self.found.borrow_mut().texts += 1;
                None
            }
            Text::OwnOnly if said.by.is_some_and(|by| self.is_mine(by)) => Some(text.to_owned()),
            Text::OwnOnly => {
                self.found.borrow_mut().others_words += 1;
                Some(WITHHELD_OTHERS.to_owned())
            }
            Text::WithheldIfNaming => Some(self.unless_naming(said, text)),
        }
    }

    fn unless_naming(&self, said: Said<'_>, text: &str) -> String {
        let Some(names) = &self.names else {
            return text.to_owned();
        };
        let named = names.found(text);
        if named.is_empty() {
            return text.to_owned();
        }
        let mut found = self.found.borrow_mut();
        let wording = self.wordings.get(said.key);
        if let Some(wording) = wording
            && names.found(wording).is_empty()
        {
            found.worded += 1;
            return wording.clone();
        }
        let placeholder = withheld(named.len());
        found.withheld.insert(
            said.key.to_owned(),
            Withheld {
                key: said.key.to_owned(),
                what: said.what.to_owned(),
                text: text.to_owned(),
                names: named.into_iter().collect(),
                place: said.place,
                stakeholder: said.stakeholder,
                refused: wording.cloned(),
            },
        );
        placeholder
    }

    /// A cell that holds this; none where nothing of it leaves.
    pub(crate) fn cell(
        &self,
        holds: Holds,
        about: Option<StakeholderId>,
        said: Said<'_>,
        text: &str,
    ) -> Option<String> {
        if self.profile.column(holds) == Column::LeftOut {
            match holds {
                Holds::Said => {
                    self.said(said, text);
                }
                // A position or an address is no name that somebody would look for in the list of them.
                Holds::Position | Holds::Contact => {}
                _ => self.found.borrow_mut().hide(text, None),
            }
            return None;
        }
        match holds {
            Holds::Plain | Holds::Opinion | Holds::Contact => Some(text.to_owned()),
            Holds::Subject | Holds::Stakeholder => match about {
                Some(id) => self.stakeholder(id, text),
                None => self.person(text),
            },
            Holds::Person => self.person(text),
            Holds::Owner => self.owner(text),
            Holds::Position | Holds::Label => Some(self.label(text)),
            Holds::Said => self.said(said, text),
        }
    }

    /// What was hidden so far.
    pub(crate) fn told(&self) -> Told {
        let (treatment, left_out) = (self.treatment(), self.left_out());
        let found = self.found.borrow();
        let mut told = Told {
            profile: self.profile,
            treatment,
            left_out,
            hidden: found.hidden(),
            kept: found.kept.iter().cloned().collect(),
            withheld: found.withheld.values().cloned().collect(),
        };
        if let (true, Some(names)) = (self.role_only, &self.names) {
            // To say whom a project that is role-only hides would name them.
            told.hidden.clear();
            for text in &mut told.withheld {
                text.text = names.on_screen(&text.text);
                text.names = text.names.iter().map(|name| names.on_screen(name)).collect();
                text.names.dedup();
                text.refused = text.refused.as_deref().map(|words| names.on_screen(words));
            }
        }
        told
    }

    /// What the profile does and did, in sentences an output can print.
    pub(crate) fn treatment(&self) -> Vec<String> {
        let found = self.found.borrow();
        let (withheld, worded) = (found.withheld.len() as u64, u64::from(found.worded));
        let texts = [
            sentence(
                withheld,
                "text is",
                "texts are",
                "withheld because of whom they name.",
            ),
            sentence(
                worded,
                "text is",
                "texts are",
                "put in other words for this output.",
            ),
        ];
        let means = match (self.role_only, self.profile) {
            (true, Profile::Roles) => format!("{ROLE_ONLY} {BY_POSITION}"),
            (true, profile) => format!("{ROLE_ONLY} {}", profile.means()),
            (false, profile) => profile.means().to_owned(),
        };
        let means = std::iter::once(means);
        means
            .chain(texts.into_iter().flatten())
            .chain(self.left_out())
            .collect()
    }

    /// What was left out beside names and texts that name somebody.
    fn left_out(&self) -> Vec<String> {
        let found = self.found.borrow();
        let (others, texts) = (u64::from(found.others_words), u64::from(found.texts));
        [
            sentence(
                others,
                "text of somebody else is",
                "texts of others are",
                "withheld.",
            ),
            sentence(texts, "text is", "texts are", "not quoted."),
            sentence(
                found.rows_left_out,
                "row of somebody else is",
                "rows of others are",
                "left out.",
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

fn sentence(count: u64, one: &str, many: &str, what: &str) -> Option<String> {
    (count > 0).then(|| format!("{} {what}", counted(count, one, many)))
}
