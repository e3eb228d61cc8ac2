//! Units under one another, with the stakeholders of a project in each.

use std::collections::HashMap;

use ::report::picture::{Organisation, UnitLine};
use domain::{Profile, UnitId};

use super::super::view::{MapMark, MapView};
use crate::redact::Engine;
use crate::{Failure, Look, sql};

/// The line of those who are in no unit.
const IN_NO_UNIT: &str = "In no unit";

struct Units {
    names: HashMap<UnitId, String>,
    /// Those within a unit, or at the top, by name.
    within: HashMap<Option<UnitId>, Vec<UnitId>>,
}

pub(super) fn drawing(
    look: Look<'_>,
    map: &MapView,
    engine: &Engine,
    discreet: bool,
) -> Result<Organisation, Failure> {
    let mut units = Units {
        names: HashMap::new(),
        within: HashMap::new(),
    };
    let all = sql::rows(
        look.conn,
        "SELECT id, parent_id, name FROM unit ORDER BY name_key, id",
        (),
        |row| {
            Ok((
                sql::id::<UnitId>(row, 0)?,
                sql::maybe_id::<UnitId>(row, 1)?,
                row.get::<_, String>(2)?,
            ))
        },
    )?;
    for (id, parent, name) in all {
        units.names.insert(id, name);
        units.within.entry(parent).or_default().push(id);
    }
    let mut here: HashMap<Option<UnitId>, Vec<&MapMark>> = HashMap::new();
    for mark in &map.marks {
        here.entry(mark.unit_id).or_default().push(mark);
    }
    let mut tree = Tree {
        engine,
        units,
        here,
        // Whose engagement is to be raised is an opinion, and in a small unit one of somebody.
        tells_gaps: !discreet && !matches!(engine.profile(), Profile::Groups | Profile::Counts),
        lines: Vec::new(),
        withheld: 0,
    };
    for unit in tree.units.within.get(&None).cloned().unwrap_or_default() {
        tree.add(unit, 0);
    }
    if tree.here.contains_key(&None) {
        let line = tree.line(None, IN_NO_UNIT.to_owned(), 0);
        tree.lines.push(line);
    }
    Ok(Organisation {
        units: tree.lines,
        withheld: tree.withheld,
    })
}

struct Tree<'a> {
    engine: &'a Engine,
    units: Units,
    here: HashMap<Option<UnitId>, Vec<&'a MapMark>>,
    tells_gaps: bool,
    lines: Vec<UnitLine>,
    withheld: usize,
}

impl Tree<'_> {
    /// Adds a unit and all within it, where there is anybody in them; how many that are, and how many to raise.
    fn add(&mut self, unit: UnitId, depth: usize) -> (usize, usize) {
        let at = self.lines.len();
        let name = self.engine.label(&self.units.names[&unit]);
        let line = self.line(Some(unit), name, depth);
        let mut within = (line.here, line.to_raise.unwrap_or_default());
        self.lines.push(line);
        for inner in self.units.within.get(&Some(unit)).cloned().unwrap_or_default() {
            let (n, to_raise) = self.add(inner, depth + 1);
            within = (within.0 + n, within.1 + to_raise);
        }
        if within.0 == 0 {
            self.lines.truncate(at);
        } else {
            self.lines[at].within = within.0;
            self.lines[at].to_raise = self.tells_gaps.then_some(within.1);
        }
        within
    }

    fn line(&mut self, unit: Option<UnitId>, name: String, depth: usize) -> UnitLine {
        let marks = self.here.get(&unit).map(Vec::as_slice).unwrap_or_default();
        let mut labels = Vec::new();
        for mark in marks {
            let label = self.engine.stakeholder(mark.id, &mark.name);
            match label.filter(|label| !label.is_empty() && self.engine.stands_alone(mark.id)) {
                Some(label) => labels.push(label),
                None => self.withheld += 1,
            }
        }
        labels.sort();
        let to_raise = marks
            .iter()
            .filter(|mark| mark.standing.gap.is_some_and(|gap| gap > 0))
            .count();
        UnitLine {
            name,
            depth,
            within: marks.len(),
            here: marks.len(),
            to_raise: self.tells_gaps.then_some(to_raise),
            labels,
        }
    }
}
