//! Axes of the programme office's own with what was said on them (R2), and the ways it looks at the register.

use std::collections::HashMap;

use domain::{OwnAxisId, ViewKind};
use serde_json::json;

use super::content::{Key, Own, View, read};
use super::story::{Story, known};
use crate::map::assess::{Assess, AxisValue, assess};
use crate::own_axes::OwnAxisAdd;
use crate::views::SavedViewSave;
use crate::{Failure, own_axes, views};

/// Before the key of an axis among the columns of a view, as before its id in the register.
const AXIS: &str = "axis:";

/// Lays axes, what was said on them, then views.
pub(super) fn lay(story: &mut Story<'_, '_>) -> Result<(), Failure> {
    let found: Own = read("own", include_str!("data/own.toml"))?;
    let begins = story.since(None);
    let mut axes: HashMap<Key, OwnAxisId> = HashMap::new();
    for axis in &found.axes {
        let id = story.id(begins);
        let request = OwnAxisAdd {
            id: Some(id),
            name: axis.name.clone(),
            low: axis.low.clone(),
            high: axis.high.clone(),
        };
        story.on(begins, "", |work| own_axes::add(work, request))?;
        axes.insert(axis.key.clone(), id);
    }
    for said in &found.said {
        let axis = *known(&axes, "axis", &said.axis)?;
        let project = story.project(&said.project)?;
        for one in &said.values {
            let request = Assess {
                stakeholder: story.stakeholder(&one.who)?,
                project,
                values: vec![AxisValue {
                    axis: axis.into(),
                    value: one.value,
                }],
                on_date: None,
                assessor: None,
                basis: None,
                note: one.note.clone(),
            };
            let author = story.name(&one.by)?;
            story.on(one.day, &author, |work| assess(work, request))?;
        }
    }
    for view in &found.views {
        keep(story, view, &axes)?;
    }
    Ok(())
}

fn keep(story: &mut Story<'_, '_>, view: &View, axes: &HashMap<Key, OwnAxisId>) -> Result<(), Failure> {
    let mut shown = Vec::with_capacity(view.shown.len());
    for column in &view.shown {
        shown.push(match column.strip_prefix(AXIS) {
            Some(key) => format!("{AXIS}{}", known(axes, "axis", key)?),
            None => column.clone(),
        });
    }
    let request = SavedViewSave {
        id: Some(story.id(view.day)),
        kind: ViewKind::People,
        name: view.name.clone(),
        body: json!({
            "kinds": view.kinds, "unit": null, "text": "",
            "sort": { "column": view.sort, "descending": view.descending },
            "shown": shown, "widths": {}, "parts": [], "join": "all", "group": view.group, "archived": false,
        }),
    };
    let author = story.name(&view.by)?;
    story.on(view.day, &author, |work| views::save(work, request))?;
    Ok(())
}
