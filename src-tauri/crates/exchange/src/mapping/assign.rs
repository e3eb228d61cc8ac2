//! Columns to fields: by heading, then by what the cells look like.

mod known;

use crate::book::Row;
use crate::columns::{JOINT, field_of, left_out};
use crate::mapping::looks::{Cells, is_date};
use crate::mapping::{About, Field, KnownColumn, Layout, Reason, Target};
use crate::text::{folded, key, letters};
use crate::values::{self, Rated, ScaleFound};

/// Of the cells of a column that its heading speaks for, at least this share has to be readable.
const READABLE: f64 = 0.34;
/// No name of a custom field is longer.
const LONGEST_NAME: usize = 80;

/// Headings of a column that only numbers the rows, as keys.
const ROW_NUMBERS: &[&str] = &[
    "",
    "no",
    "nr",
    "num",
    "number",
    "row",
    "row no",
    "row number",
    "s n",
    "sr no",
    "item",
    "line",
];

/// Forms of address, as keys.
const ADDRESS: &[&str] = &[
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "rev",
    "cllr",
    "herr",
    "frau",
    "m",
    "mme",
    "sr",
    "sra",
];

/// A claim of a column on a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Claim {
    field: Field,
    rank: usize,
    reason: Reason,
}

/// The columns of a sheet on their way to a mapping.
pub(super) struct Assigning<'s, 'a> {
    about: About,
    layout: Layout,
    headings: &'s [String],
    rows: &'s [Row<'a>],
    known: &'s [KnownColumn],
    cells: Vec<Cells<'a>>,
    claims: Vec<Option<Claim>>,
}

impl<'s, 'a> Assigning<'s, 'a> {
    pub(super) fn new(
        about: About,
        layout: Layout,
        headings: &'s [String],
        width: usize,
        rows: &'s [Row<'a>],
        known: &'s [KnownColumn],
    ) -> Self {
        Self {
            about,
            layout,
            headings,
            rows,
            known,
            cells: (0..width).map(|at| Cells::of(rows, at)).collect(),
            claims: vec![None; width],
        }
    }

    pub(super) fn cells(&self, at: usize) -> &Cells<'a> {
        &self.cells[at]
    }

    fn heading(&self, at: usize) -> &'s str {
        self.headings.get(at).map_or("", String::as_str)
    }

    /// What becomes of each column, and why; none for a column without heading and cells.
    pub(super) fn targets(&mut self) -> Vec<Option<(Target, Reason)>> {
        for at in 0..self.claims.len() {
            self.claims[at] = self.by_heading(at);
        }
        if self.layout == Layout::PlainList {
            self.settle_names();
            self.settle_projects();
        }
        let lost = self.settle_rivals();
        if self.layout == Layout::PlainList {
            self.by_content();
        }
        self.settle_judgement();
        let mut taken: Vec<String> = Vec::new();
        (0..self.claims.len())
            .map(|at| self.target(at, lost[at], &mut taken))
            .collect()
    }

    /// The claim of a column's heading, as far as its cells do not speak against it.
    fn by_heading(&self, at: usize) -> Option<Claim> {
        let heading = self.heading(at);
        if left_out(heading, self.layout) || self.known_axis(at).is_some() {
            return None;
        }
        let (mut field, rank) = field_of(self.about, heading)?;
        let mut reason = Reason::Heading;
        let cells = &self.cells[at];
        if self.layout == Layout::PlainList && !cells.is_empty() {
            if let Some(other) = self.told_by_cells(field, cells) {
                field = other;
                reason = Reason::Content;
            }
            if self.about.takes_custom_fields() && self.contradicts(field, cells) {
                return None;
            }
        }
        Some(Claim { field, rank, reason })
    }

    /// The field that the cells speak for where the heading could be two.
    fn told_by_cells(&self, field: Field, cells: &Cells<'_>) -> Option<Field> {
        let rated = || scaled(Rated::Axis(domain::Axis::Power), cells);
        let other = match field {
            Field::Power if cells.are_names() && !rated() => Field::Influences,
            Field::Influences if rated() && !cells.are_names() => Field::Power,
            Field::Name | Field::Phone | Field::Stakeholder if cells.are_addresses() => Field::Email,
            Field::Name | Field::Email if cells.are_phones() => Field::Phone,
            Field::Email if cells.are_names() && !cells.are_addresses() => Field::Name,
            _ => return None,
        };
        self.about.fields().contains(&other).then_some(other)
    }

    /// Whether the cells cannot be what the heading says.
    fn contradicts(&self, field: Field, cells: &Cells<'_>) -> bool {
        if let Some(rated) = Rated::of(field) {
            return !scaled(rated, cells);
        }
        let readable = match field {
            field if field.is_date() => cells.share(is_date),
            Field::Headcount => cells.share(|cell, kind| values::headcount(cell, kind).is_ok()),
            Field::TeamSize => cells.share(|cell, kind| values::whole(cell, kind).is_ok()),
            Field::Pilot => cells.share(|cell, kind| values::yes_no(cell, kind).is_ok()),
            Field::Kind => cells.share(|cell, _| values::stakeholder_kind(cell).is_ok()),
            Field::Basis => cells.share(|cell, _| values::basis(cell).is_ok()),
            Field::Email => cells.share(|cell, _| values::email(cell).is_some()),
            Field::Role => cells.share(|cell, _| !ADDRESS.contains(&key(cell).as_str())),
            Field::Name | Field::FirstName | Field::LastName | Field::Owner => {
                cells.share(|cell, kind| values::number(cell, kind).is_err())
            }
            _ => 1.0,
        };
        readable < READABLE
    }

    /// The column that claims a field best.
    fn claimed(&self, field: Field) -> Option<usize> {
        let claims = self.claims.iter().enumerate();
        claims
            .filter_map(|(at, claim)| {
                claim
                    .filter(|claim| claim.field == field)
                    .map(|claim| (at, claim))
            })
            .min_by_key(|(at, claim)| (self.cells[*at].is_empty(), claim.rank, *at))
            .map(|(at, _)| at)
    }

    /// Beside a first name, "Title" is Ms or Dr, and "Name" may be the family name.
    fn settle_names(&mut self) {
        let Some(first) = self.claimed(Field::FirstName) else {
            return;
        };
        for at in 0..self.claims.len() {
            let is_role = self.claims[at].is_some_and(|claim| claim.field == Field::Role);
            if is_role && key(self.heading(at)) == "title" {
                self.claims[at] = None;
            }
        }
        let (Some(name), None) = (self.claimed(Field::Name), self.claimed(Field::LastName)) else {
            return;
        };
        let (mut whole, mut all) = (0, 0);
        for row in self.rows.iter().take(200) {
            let (first, name) = (folded(row.cell(first)), folded(row.cell(name)));
            if !first.is_empty() && !name.is_empty() {
                all += 1;
                whole += usize::from(name.contains(&first));
            }
        }
        if all > 0
            && whole * 2 < all
            && let Some(claim) = &mut self.claims[name]
        {
            claim.field = Field::LastName;
        }
    }

    /// Ratings of several projects side by side ("Project A – Power", "Project B – Power") are left to a person.
    fn settle_projects(&mut self) {
        for at in 0..self.claims.len() {
            let Some(claim) = self.claims[at].filter(|claim| Rated::of(claim.field).is_some()) else {
                continue;
            };
            let upper = |at: usize| self.heading(at).split_once(JOINT).map(|(upper, _)| upper);
            let rivals: Vec<usize> = (0..self.claims.len())
                .filter(|other| {
                    self.claims[*other].is_some_and(|other| other.field == claim.field)
                        && upper(*other).is_some()
                        && upper(at).is_some()
                        && upper(*other) != upper(at)
                })
                .collect();
            if !rivals.is_empty() {
                self.claims[at] = None;
                for other in rivals {
                    self.claims[other] = None;
                }
            }
        }
    }

    /// Leaves each field to one column, or to several that join; true for those that another beat.
    fn settle_rivals(&mut self) -> Vec<bool> {
        let mut lost = vec![false; self.claims.len()];
        for field in Field::ALL.iter().copied() {
            let Some(best) = self.claimed(field) else { continue };
            let joins = field.is_list() || (field.joins() && !self.about.takes_custom_fields());
            let claims = self.claims.iter_mut().zip(&mut lost).enumerate();
            for (_, (claim, lost)) in claims.filter(|(at, _)| *at != best && !joins) {
                if claim.is_some_and(|claim| claim.field == field) {
                    (*claim, *lost) = (None, true);
                }
            }
        }
        lost
    }

    /// Claims for columns whose headings say nothing, by their cells.
    fn by_content(&mut self) {
        let subject = match self.about {
            About::Stakeholders => Some(Field::Name),
            About::Assessments | About::Engagements | About::Commitments => Some(Field::Stakeholder),
            _ => None,
        };
        let named = [Field::Name, Field::FirstName, Field::LastName, Field::Stakeholder]
            .into_iter()
            .any(|field| self.claimed(field).is_some());
        type Test = fn(&Cells<'_>) -> bool;
        let tests: [(Option<Field>, Test); 4] = [
            (Some(Field::Email), |cells| cells.are_addresses()),
            (Some(Field::Phone), |cells| cells.are_phones()),
            (subject.filter(|_| !named), |cells| cells.are_names()),
            (
                matches!(self.about, About::Engagements).then_some(Field::Date),
                |cells| cells.share(is_date) >= 0.6,
            ),
        ];
        for (field, looks_like) in tests {
            let Some(field) = field.filter(|field| self.about.fields().contains(field)) else {
                continue;
            };
            if self.claimed(field).is_some() {
                continue;
            }
            let found = (0..self.claims.len()).find(|at| {
                self.claims[*at].is_none() && !self.is_known_custom(*at) && looks_like(&self.cells[*at])
            });
            if let Some(at) = found {
                self.claims[at] = Some(Claim {
                    field,
                    rank: 0,
                    reason: Reason::Content,
                });
            }
        }
    }

    /// A date, an author and a reason belong to ratings; without any they are the stakeholder's own.
    fn settle_judgement(&mut self) {
        if self.about != About::Stakeholders {
            return;
        }
        let rated = self
            .claims
            .iter()
            .flatten()
            .any(|claim| Rated::of(claim.field).is_some())
            || (0..self.claims.len()).any(|at| self.claims[at].is_none() && self.known_axis(at).is_some());
        for claim in &mut self.claims {
            let judges = claim.is_some_and(|claim| {
                matches!(
                    claim.field,
                    Field::Date | Field::Author | Field::Reason | Field::Basis
                )
            });
            if judges && !rated {
                *claim = None;
            }
        }
    }

    /// What becomes of a column.
    fn target(&self, at: usize, lost: bool, taken: &mut Vec<String>) -> Option<(Target, Reason)> {
        let heading = self.heading(at);
        let cells = &self.cells[at];
        if let Some(claim) = self.claims[at] {
            return Some((Target::Field { field: claim.field }, claim.reason));
        }
        if heading.is_empty() && cells.is_empty() {
            return None;
        }
        if left_out(heading, self.layout) {
            return Some((Target::LeaveOut, Reason::LeftOut));
        }
        if self.layout != Layout::PlainList || !self.about.takes_custom_fields() {
            let reason = match (lost, heading.is_empty()) {
                (true, _) => Reason::Repeated,
                (_, true) => Reason::Empty,
                _ => Reason::Unknown,
            };
            return Some((Target::LeaveOut, reason));
        }
        let numbers = ROW_NUMBERS.contains(&key(heading).as_str()) && cells.number_rows();
        if cells.is_empty() || numbers {
            return Some((Target::LeaveOut, Reason::Empty));
        }
        // Cells beyond the headings in a few rows are cells that slipped, not a column.
        let beyond = !self.headings.is_empty() && at >= self.headings.len();
        let few = cells.cells.len() * 5 < cells.rows || (beyond && cells.cells.len() < 3);
        if heading.is_empty() && few {
            return Some((Target::LeaveOut, Reason::Empty));
        }
        if lost && self.says_the_same(at) {
            return Some((Target::LeaveOut, Reason::Repeated));
        }
        if let Some(name) = self.known_axis(at) {
            let name = name.to_owned();
            return Some((Target::Axis { name }, Reason::Heading));
        }
        if let Some(known) = self.known_custom(at) {
            taken.push(folded(&known.name));
            let target = Target::Custom {
                name: known.name.clone(),
                kind: known.kind,
            };
            return Some((target, Reason::Heading));
        }
        let target = Target::Custom {
            name: self.custom_name(at, taken),
            kind: cells.custom_kind(),
        };
        Some((target, if lost { Reason::Repeated } else { Reason::Unknown }))
    }

    /// Whether a column says what the column says that beat it.
    fn says_the_same(&self, at: usize) -> bool {
        let Some((field, _)) = field_of(self.about, self.heading(at)) else {
            return false;
        };
        self.claimed(field).is_some_and(|best| {
            self.rows.iter().take(1_000).all(|row| {
                let own = row.cell(at).trim();
                own.is_empty() || folded(own) == folded(row.cell(best))
            })
        })
    }

    /// A name for a custom field: the heading, told apart from those before it and from the fields that are there anyway.
    fn custom_name(&self, at: usize, taken: &mut Vec<String>) -> String {
        let heading = self.heading(at);
        let mut name = if heading.is_empty() {
            format!("Column {}", letters(at))
        } else {
            heading.to_owned()
        };
        if name.chars().count() > LONGEST_NAME {
            name = name.chars().take(LONGEST_NAME - 1).chain(['…']).collect();
        }
        if is_built_in(self.about, &name) {
            name.push_str(" (as written)");
        }
        let mut own = name.clone();
        let mut number = 1;
        while taken.contains(&folded(&own)) {
            number += 1;
            own = format!("{name} {number}");
        }
        taken.push(folded(&own));
        own
    }
}

/// Whether a name is that of a field that stakeholders or projects have anyway.
pub(super) fn is_built_in(about: About, name: &str) -> bool {
    about.fields().iter().any(|field| key(field.label()) == key(name))
}

/// Whether enough of the cells are ratings.
fn scaled(rated: Rated, cells: &Cells<'_>) -> bool {
    let found = values::scale_of(rated, cells.cells.iter().copied());
    let scale = match &found {
        ScaleFound::Scale(scale) => *scale,
        ScaleFound::Unclear { likely, .. } => *likely,
        ScaleFound::NoRatings => return false,
    };
    let read = |cell: &str, kind| match rated {
        Rated::Measure(measure) => values::measure(measure, cell, kind, Some(scale)).is_ok(),
        rated => values::rating(rated, cell, kind, Some(scale)).is_ok(),
    };
    cells.share(read) >= READABLE
}
