//! One picture of a map for a slide, a wall or a page: drawn as a whole, never a copy of a screen.
//!
//! A picture holds what is to be seen, already called and left out as its profile wants; where each thing lies in it is
//! worked out here, and the typesetter draws it. The same picture gives the same bytes.

mod matrix;
mod network;
mod organisation;
mod plane;
mod raster;
mod salience;

use chrono::NaiveDate;
use domain::{Engagement, Profile, StakeholderKind};
use serde_json::{Value, json};

pub use matrix::{Matrix, MatrixLine};
pub use network::{Network, NetworkDot, NetworkLine};
pub use organisation::{Organisation, UnitLine};
pub use plane::{PlaneAxis, PlaneMark, Planes, Side};
pub use salience::{Salience, SalienceMark};

use crate::ReportError;
use crate::figures;
use crate::typeset::{self, Set};

/// A picture and what stands around it.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    /// What it is a picture of: "Power–interest map".
    pub title: String,
    /// The project, or the programme.
    pub about: String,
    /// The workspace.
    pub workspace: String,
    /// Whether its content is invented: said under the picture.
    pub fiction: bool,
    /// The date it speaks of.
    pub as_of: NaiveDate,
    /// The version of the program.
    pub version: String,
    /// How much of people it shows.
    pub profile: Profile,
    /// What has to be said beside it: what it rests on, whom it leaves out. One sentence each.
    pub notes: Vec<String>,
    /// What is drawn.
    pub drawing: Drawing,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// Marks on two axes (R1, R2), or several such planes side by side (R5).
    Planes(Box<Planes>),
    /// Current and desired engagement, a stakeholder a line (R4).
    Matrix(Matrix),
    /// Power, legitimacy and urgency as three circles (R3).
    Salience(Salience),
    /// Who is tied to whom (R7).
    Network(Network),
    /// Units, and who is in each.
    Organisation(Organisation),
}

/// How a mark is drawn: what engagement asks for (R4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Engagement is to be raised.
    Raise,
    /// It is where it is wanted, or above.
    There,
    /// It was not assessed.
    Unknown,
    /// It is not shown.
    Plain,
}

impl Look {
    /// The look of somebody with this engagement.
    #[must_use]
    pub fn of(current: Option<Engagement>, desired: Option<Engagement>) -> Self {
        match (current, desired) {
            (Some(current), Some(desired)) if desired.level() > current.level() => Self::Raise,
            (Some(_), Some(_)) => Self::There,
            _ => Self::Unknown,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Raise => "raise",
            Self::There => "there",
            Self::Unknown => "unknown",
            Self::Plain => "plain",
        }
    }
}

/// The outline that stands for a kind of stakeholder.
const fn shape(kind: StakeholderKind) -> &'static str {
    match kind {
        StakeholderKind::Person => "person",
        StakeholderKind::Role => "role",
        StakeholderKind::Group => "group",
        StakeholderKind::Organisation => "organisation",
    }
}

impl Picture {
    /// The picture as SVG: letters are outlines, so that it looks the same wherever it is opened.
    ///
    /// # Errors
    /// When it cannot be set, which is a fault of the program.
    pub fn svg(&self) -> Result<String, ReportError> {
        typeset::svg(&self.set())
    }

    /// The picture as PNG at print quality: 300 dots an inch, or fewer where it would be larger than 16,000 dots.
    ///
    /// # Errors
    /// As [`Picture::svg`].
    pub fn png(&self) -> Result<Vec<u8>, ReportError> {
        raster::png(&self.svg()?)
    }

    fn set(&self) -> Set<'_> {
        Set {
            main: "picture.typ",
            figures: self.view(),
            as_of: self.as_of,
            ident: String::new(),
            version: &self.version,
        }
    }

    fn view(&self) -> Value {
        let (kind, drawing, alt) = match &self.drawing {
            Drawing::Planes(planes) => ("planes", planes.view(), planes.alt()),
            Drawing::Matrix(matrix) => ("matrix", matrix.view(), matrix.alt()),
            Drawing::Salience(salience) => ("salience", salience.view(), salience.alt()),
            Drawing::Network(network) => ("network", network.view(), network.alt()),
            Drawing::Organisation(organisation) => ("organisation", organisation.view(), organisation.alt()),
        };
        json!({
            "title": self.title,
            "about": self.about,
            "workspace": self.workspace,
            "fiction": self.fiction,
            "as_of": figures::date(self.as_of),
            "version": self.version,
            "profile": self.profile.label(),
            "notes": self.notes,
            "kind": kind,
            "drawing": drawing,
            "alt": alt,
        })
    }
}

#[cfg(test)]
mod tests;
