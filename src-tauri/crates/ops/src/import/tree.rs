//! The organisation tree, held in memory while a file comes in.

use std::collections::{HashMap, HashSet};

use domain::UnitId;
use exchange::{Draft, Says};
use store::fold_key;
use store::rusqlite::Connection;

use crate::{Failure, sql};

/// The units there are, by place and name.
#[derive(Debug, Default)]
pub(super) struct Tree {
    by_place: HashMap<(Option<UnitId>, String), UnitId>,
    units: HashMap<UnitId, (Option<UnitId>, String)>,
    /// Names that people may write without the way down from the top: the only place below the top that carries the
    /// name, in the workspace and the file together; none where there are several.
    ways: HashMap<String, Option<Vec<String>>>,
}

impl Tree {
    pub(super) fn load(conn: &Connection, draft: &Draft) -> Result<Self, Failure> {
        let mut tree = Self::default();
        let units = sql::rows(
            conn,
            "SELECT id, parent_id, name FROM unit ORDER BY id",
            (),
            |row| Ok((sql::id(row, 0)?, sql::maybe_id(row, 1)?, row.get::<_, String>(2)?)),
        )?;
        for (id, parent, name) in units {
            tree.learn(id, parent, &name);
        }
        tree.learn_ways(draft);
        Ok(tree)
    }

    /// What is there and what the file names are taken together, so that a file means the same before and after it
    /// came in.
    fn learn_ways(&mut self, draft: &Draft) {
        let proposed = draft.proposals.iter().map(|proposal| proposal.unit.as_slice());
        let recorded = draft.records.iter().filter_map(|record| match &record.says {
            Says::Unit { path } => Some(path.as_slice()),
            _ => None,
        });
        let named: HashSet<&[String]> = proposed.chain(recorded).filter(|path| path.len() > 1).collect();
        let mut paths: Vec<Vec<String>> = self.units.keys().map(|unit| self.path(*unit)).collect();
        paths.extend(
            named
                .into_iter()
                .flat_map(|path| (1..=path.len()).map(|length| path[..length].to_vec())),
        );
        paths.sort();
        let mut places: HashSet<Vec<String>> = HashSet::new();
        for path in paths {
            let Some(name) = path.last().map(|name| fold_key(name)) else {
                continue;
            };
            if !places.insert(path.iter().map(|name| fold_key(name)).collect()) {
                continue;
            }
            let top = path.len() == 1;
            self.ways
                .entry(name)
                .and_modify(|way| *way = None)
                .or_insert((!top).then_some(path));
        }
    }

    pub(super) fn learn(&mut self, id: UnitId, parent: Option<UnitId>, name: &str) {
        self.by_place.entry((parent, fold_key(name))).or_insert(id);
        self.units.insert(id, (parent, name.to_owned()));
    }

    /// The path that is meant: from the top, or, where only a name is given, the way to the one unit of that name.
    pub(super) fn meant<'p>(&'p self, path: &'p [String]) -> &'p [String] {
        match path {
            [name] => match self.ways.get(&fold_key(name)) {
                Some(Some(way)) => way,
                _ => path,
            },
            _ => path,
        }
    }

    /// The unit at this place.
    pub(super) fn at(&self, parent: Option<UnitId>, name: &str) -> Option<UnitId> {
        self.by_place.get(&(parent, fold_key(name))).copied()
    }

    /// The unit at the end of a path, if all of it is there.
    pub(super) fn find(&self, path: &[String]) -> Option<UnitId> {
        self.meant(path)
            .iter()
            .try_fold(None, |at, name| self.at(at, name).map(Some))
            .flatten()
    }

    fn path(&self, unit: UnitId) -> Vec<String> {
        let mut names = Vec::new();
        let mut at = Some(unit);
        while let Some((parent, name)) = at.and_then(|unit| self.units.get(&unit)) {
            names.push(name.clone());
            at = *parent;
            if names.len() > self.units.len() {
                break;
            }
        }
        names.reverse();
        names
    }

    /// The way to a unit from the top, as a person reads it.
    pub(super) fn label(&self, unit: Option<UnitId>) -> String {
        unit.map(|unit| self.path(unit).join(" › ")).unwrap_or_default()
    }
}
