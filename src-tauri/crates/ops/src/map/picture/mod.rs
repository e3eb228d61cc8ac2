//! `map_picture`: a lens of the map as one picture under a profile (R34), for a slide, a wall or a page. The names of types
//! and classes (R3, R5) are for whoever analyses and are never drawn.

mod format;
mod network;
mod organisation;
mod planes;

use std::collections::HashSet;

use ::report::picture::{Drawing, Matrix, MatrixLine, Picture, Salience, SalienceMark};
use chrono::NaiveDate;
use domain::{AnyAxis, Axis, MapLens, NetworkGrouping, Profile, ProjectId, StakeholderId, TieKind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use self::format::PictureFormat;
use super::view::{MapMark, MapRequest, MapView, view};
use crate::door::Nothing;
use crate::network::NetworkSpot;
use crate::own_axes::OwnAxes;
use crate::redact::{Engine, Told};
use crate::words::counted;
use crate::{Code, Context, Failure, Look, Session, workspace};

/// Which picture.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct PictureRequest {
    /// Through which lens.
    pub lens: MapLens,
    /// The project; only the influence network is drawn of the whole programme, too.
    #[serde(default)]
    #[ts(optional)]
    pub project: Option<ProjectId>,
    /// As of this date; today when left out.
    #[serde(default)]
    #[ts(optional)]
    pub as_of: Option<NaiveDate>,
    /// How much of people it shows; roles instead of names when left out.
    #[serde(default = "roles")]
    #[ts(optional, as = "Option<Profile>")]
    pub profile: Profile,
    /// Of two axes, the one to the right; interest when left out. An axis of one's own goes by its id.
    #[serde(default)]
    #[ts(optional)]
    pub across: Option<AnyAxis>,
    /// Of two axes, the one upwards; power when left out.
    #[serde(default)]
    #[ts(optional)]
    pub up: Option<AnyAxis>,
    /// Only these; everybody in scope when left out.
    #[serde(default)]
    #[ts(optional)]
    pub only: Option<Vec<StakeholderId>>,
    /// As it may be shown on a wall: without what anybody thinks of anybody, beyond where they are placed.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub discreet: bool,
    /// Of the network: only ties of these kinds; of all when left out or empty.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<TieKind>>")]
    pub kinds: Vec<TieKind>,
    /// Of the network: only ties of at least this strength, 1–5.
    #[serde(default)]
    #[ts(optional)]
    pub strength_from: Option<u8>,
    /// Of the network: what counts as a group; the home unit when left out.
    #[serde(default)]
    #[ts(optional)]
    pub group_by: Option<NetworkGrouping>,
    /// Of the network: where some lie already.
    #[serde(default)]
    #[ts(optional, as = "Option<Vec<NetworkSpot>>")]
    pub spots: Vec<NetworkSpot>,
}

fn roles() -> Profile {
    Profile::Roles
}

impl PictureRequest {
    /// The picture of a lens of a project as it is today, with roles instead of names.
    #[must_use]
    pub fn of(lens: MapLens, project: Option<ProjectId>) -> Self {
        Self {
            lens,
            project,
            as_of: None,
            profile: roles(),
            across: None,
            up: None,
            only: None,
            discreet: false,
            kinds: Vec::new(),
            strength_from: None,
            group_by: None,
            spots: Vec::new(),
        }
    }

    /// Whether somebody is drawn.
    fn shown(&self) -> impl Fn(StakeholderId) -> bool {
        let only: Option<HashSet<StakeholderId>> =
            self.only.as_ref().map(|only| only.iter().copied().collect());
        move |id| only.as_ref().is_none_or(|only| only.contains(&id))
    }

    /// The axes it rests on beside power and interest.
    fn axes(&self) -> Vec<AnyAxis> {
        match self.lens {
            MapLens::Axes => self.across.into_iter().chain(self.up).collect(),
            MapLens::Salience => vec![Axis::Legitimacy.into(), Axis::Urgency.into()],
            MapLens::Cube => vec![Axis::Attitude.into()],
            _ => Vec::new(),
        }
    }

    /// What is all opinion is not made into something to show around.
    fn may_be_discreet(&self) -> Result<(), Failure> {
        let opinion = match self.lens {
            MapLens::Engagement | MapLens::Salience | MapLens::Cube => true,
            MapLens::Axes => self.across.iter().chain(&self.up).any(|axis| !axis.is_placing()),
            MapLens::PowerInterest | MapLens::Network | MapLens::Organisation => false,
        };
        if self.discreet && opinion {
            return Err(Failure::field(
                "discreet",
                format!(
                    "is not possible for “{}”, which shows nothing but what is thought of people. Choose the power–interest map, the network or the organisation, or leave the discreet mode.",
                    self.lens.label()
                ),
            ));
        }
        Ok(())
    }
}

/// A picture as it will be handed out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema, TS)]
pub struct DrawnPicture {
    /// The picture as one SVG document.
    pub svg: String,
    /// What a file of it would be called, without an ending.
    pub file_stem: String,
    /// What it is, in words: "Power–interest map, Smart Meters".
    pub title: String,
    /// The profile it was made under: that which was asked for, unless the project is role-only.
    pub profile: Profile,
    /// What the profile does, one sentence each.
    pub treatment: Vec<String>,
}

/// `map_picture`.
pub fn picture(look: Look<'_>, request: PictureRequest) -> Result<DrawnPicture, Failure> {
    let (picture, told) = drawn(look, &request)?;
    Ok(DrawnPicture {
        svg: picture.svg().map_err(|error| undrawn(&error))?,
        file_stem: file_stem(&picture),
        title: title(&picture),
        profile: told.profile,
        treatment: told.treatment,
    })
}

/// A picture as a file.
#[derive(Debug, Clone)]
pub struct PictureFile {
    /// Its bytes: the same for the same data, date and version.
    pub bytes: Vec<u8>,
    /// What to call it, without an ending.
    pub file_stem: String,
    /// What it is, in words.
    pub title: String,
    /// What was hidden.
    pub told: Told,
}

/// A lens of the map as a file.
///
/// # Errors
/// `invalid` for an unknown project, a date in the future or a picture that cannot be discreet; `internal` when it cannot
/// be drawn.
pub fn file(
    session: &Session,
    context: &Context,
    request: &PictureRequest,
    format: PictureFormat,
) -> Result<PictureFile, Failure> {
    let (picture, told) = session.read(context, |look| drawn(look, request))?;
    let bytes = match format {
        PictureFormat::Svg => picture.svg().map(String::into_bytes),
        PictureFormat::Png => picture.png(),
    };
    Ok(PictureFile {
        bytes: bytes.map_err(|error| undrawn(&error))?,
        file_stem: file_stem(&picture),
        title: title(&picture),
        told,
    })
}

fn undrawn(error: &::report::ReportError) -> Failure {
    Failure::new(Code::Internal, format!("The picture could not be made: {error}"))
}

fn title(picture: &Picture) -> String {
    format!("{}, {}", picture.title, picture.about)
}

/// “Power–interest map - Smart Meters - 2026-11-22”, without what file systems refuse.
fn file_stem(picture: &Picture) -> String {
    let about = crate::words::for_file(&picture.about);
    format!("{} - {about} - {}", picture.title, picture.as_of)
}

fn drawn(look: Look<'_>, request: &PictureRequest) -> Result<(Picture, Told), Failure> {
    request.may_be_discreet()?;
    // Of one's own, nothing rests on what others recorded.
    let look = Look {
        own_only: request.profile == Profile::Own,
        ..look
    };
    let as_of = look.date(request.as_of)?;
    let engine = Engine::new(look, request.profile, request.project, as_of, [], &[])?;
    let held = workspace::overview(look, Nothing {})?;
    let axes = OwnAxes::read(look.conn)?;
    for (field, axis) in [("across", request.across), ("up", request.up)] {
        axis.map_or(Ok(()), |axis| axes.check(field, axis))?;
    }
    let (about, drawing, notes) = if request.lens == MapLens::Network {
        network::drawing(look, request, &engine)?
    } else {
        of_project(look, request, &engine, &axes, as_of)?
    };
    let picture = Picture {
        title: named(request, &engine, &axes),
        about: engine.label(&about.unwrap_or_else(|| held.name.clone())),
        workspace: engine.label(&held.name),
        fiction: held.fiction,
        as_of,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        profile: engine.profile(),
        notes,
        drawing,
    };
    Ok((picture, engine.told()))
}

/// What the picture is called.
fn named(request: &PictureRequest, engine: &Engine, axes: &OwnAxes) -> String {
    match request.lens {
        MapLens::Axes => {
            let (across, up) = planes::axes(request);
            let across = match across {
                AnyAxis::Known(axis) => axis.label().to_lowercase(),
                own => engine.label(axes.name(own)),
            };
            // It is the name of a file as well.
            let up = engine.label(axes.name(up));
            crate::words::for_file(&format!("{up} and {across}"))
        }
        lens => lens.label().to_owned(),
    }
}

type Drawn = (Option<String>, Drawing, Vec<String>);

fn of_project(
    look: Look<'_>,
    request: &PictureRequest,
    engine: &Engine,
    axes: &OwnAxes,
    as_of: NaiveDate,
) -> Result<Drawn, Failure> {
    let Some(project) = request.project else {
        return Err(Failure::field(
            "project",
            "say of which project: only the influence network is drawn of the whole programme.",
        ));
    };
    let mut map = view(
        look,
        MapRequest {
            project,
            as_of: Some(as_of),
            axes: request.axes(),
        },
    )?;
    if engine.profile().hides_names() {
        // An order by names that are not shown would tell of them.
        map.marks.sort_by_key(|mark| mark.id);
    }
    let all = map.marks.len();
    let shown = request.shown();
    map.marks.retain(|mark| shown(mark.id));
    let mut notes = vec![rests_on(&map, request)];
    if map.marks.len() < all {
        notes.push(format!(
            "{} of {all} are drawn, as the filter has it.",
            map.marks.len()
        ));
    }
    let drawing = match request.lens {
        MapLens::Engagement => Drawing::Matrix(matrix(&map, engine)),
        MapLens::Salience => Drawing::Salience(salience(&map, engine)),
        MapLens::Organisation => {
            Drawing::Organisation(organisation::drawing(look, &map, engine, request.discreet)?)
        }
        _ => Drawing::Planes(Box::new(planes::drawing(&map, engine, axes, request))),
    };
    Ok((Some(map.project_name), drawing, notes))
}

/// n, and the dates of what the picture rests on.
fn rests_on(map: &MapView, request: &PictureRequest) -> String {
    let n = counted(map.marks.len() as u64, "stakeholder", "stakeholders");
    let (across, up) = planes::axes(request);
    let axes = match request.lens {
        MapLens::Axes => vec![across, up],
        MapLens::Salience => [Axis::Power, Axis::Legitimacy, Axis::Urgency]
            .map(AnyAxis::from)
            .into(),
        MapLens::Cube => [Axis::Power, Axis::Interest, Axis::Attitude]
            .map(AnyAxis::from)
            .into(),
        _ => Vec::new(),
    };
    let mut dates: Vec<NaiveDate> = Vec::new();
    for MapMark { standing, .. } in &map.marks {
        if axes.is_empty() {
            dates.extend(standing.oldest_on.into_iter().chain(standing.latest_on));
        }
        for placed in axes.iter().filter_map(|axis| standing.on(*axis)) {
            dates.extend(placed.voices.iter().map(|voice| voice.on_date));
        }
    }
    match (dates.iter().min().copied(), dates.iter().max().copied()) {
        (Some(oldest), Some(latest)) if oldest == latest => {
            format!("{n}, assessed on {}.", ::report::figures::date(oldest))
        }
        (Some(oldest), Some(latest)) => format!(
            "{n}, assessed from {} to {}.",
            ::report::figures::date(oldest),
            ::report::figures::date(latest)
        ),
        _ => format!("{n}, none assessed yet."),
    }
}

/// Those who may be shown alone with what they are called, and how many others there are.
fn alone<'m>(
    marks: impl Iterator<Item = &'m MapMark>,
    engine: &Engine,
) -> (Vec<(&'m MapMark, String)>, usize) {
    let mut withheld = 0;
    let shown = marks
        .filter_map(|mark| {
            let label = engine.stakeholder(mark.id, &mark.name).unwrap_or_default();
            if engine.stands_alone(mark.id) {
                Some((mark, label))
            } else {
                withheld += 1;
                None
            }
        })
        .collect();
    (shown, withheld)
}

fn matrix(map: &MapView, engine: &Engine) -> Matrix {
    let (mut shown, withheld) = alone(map.marks.iter(), engine);
    let pressing = |mark: &MapMark| mark.standing.priority.unwrap_or(-1.0);
    shown.sort_by(|(one, one_label), (other, other_label)| {
        pressing(other)
            .total_cmp(&pressing(one))
            .then(other.standing.gap.cmp(&one.standing.gap))
            .then(one_label.cmp(other_label))
    });
    Matrix {
        lines: shown
            .into_iter()
            .map(|(mark, label)| MatrixLine {
                label,
                kind: mark.kind,
                current: mark.standing.current,
                desired: mark.standing.desired,
                gap: mark.standing.gap,
                gap_kind: mark.standing.gap_kind,
                priority: mark.standing.priority,
            })
            .collect(),
        withheld,
    }
}

fn salience(map: &MapView, engine: &Engine) -> Salience {
    let assessed = |mark: &&MapMark| mark.standing.salience.is_some();
    let (mut shown, withheld) = alone(map.marks.iter().filter(assessed), engine);
    // By tier, then power, then name (R3).
    shown.sort_by(|(one, one_label), (other, other_label)| {
        let tier = |mark: &MapMark| mark.standing.salience.map(|salience| salience.tier);
        let power = |mark: &MapMark| mark.standing.power.as_ref().map_or(0.0, |power| power.median);
        tier(other)
            .cmp(&tier(one))
            .then(power(other).total_cmp(&power(one)))
            .then(one_label.cmp(other_label))
    });
    let marks = shown
        .into_iter()
        .map(|(mark, label)| {
            let standing = &mark.standing;
            let has = |placed: &Option<super::standing::Placed>| {
                placed.as_ref().is_some_and(|placed| placed.median >= 1.0)
            };
            SalienceMark {
                label,
                kind: mark.kind,
                has: [
                    standing
                        .power
                        .as_ref()
                        .is_some_and(|power| power.median >= f64::from(map.high_from)),
                    has(&standing.legitimacy),
                    has(&standing.urgency),
                ],
            }
        })
        .collect();
    Salience {
        marks,
        not_placed: map.marks.iter().filter(|mark| !assessed(mark)).count(),
        withheld,
    }
}
