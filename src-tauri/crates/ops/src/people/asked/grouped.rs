//! The groups that a query comes in.

use domain::Quadrant;
use store::rusqlite::params_from_iter;

use super::super::filter::Field;
use super::super::list::PeopleGroup;
use super::super::order::key_text;
use super::{Asked, Found};
use crate::{Failure, Look, sql};

impl Asked {
    /// The groups that what is found comes in, in their order.
    pub(in crate::people) fn groups(&self, look: Look<'_>) -> Result<Vec<PeopleGroup>, Failure> {
        let Some(group) = &self.group else {
            return Err(Failure::field("group", "say by which field to group."));
        };
        let counted: Vec<(String, String, u64)> = match &group.key {
            Some(key) => {
                // Counting happens on an index where the key has one; what a group is called is read of one in it.
                let statement = format!(
                    "SELECT g.key, {}, g.number FROM (SELECT {key} AS key, count(*) AS number, min(s.id) AS one FROM {} WHERE {} \
                     GROUP BY 1) g JOIN stakeholder s ON s.id = g.one LEFT JOIN unit u ON u.id = s.unit_id ORDER BY {}",
                    group.label,
                    self.from,
                    self.condition,
                    group.order()
                );
                sql::rows(look.conn, &statement, params_from_iter(&self.values), |row| {
                    Ok((key_text(row.get(0)?), row.get(1)?, row.get(2)?))
                })?
            }
            None => self.by_quadrant(),
        };
        let mut position = 0;
        let rows = counted.into_iter().map(|(key, label, count)| {
            let row = PeopleGroup {
                key,
                label,
                count,
                position,
            };
            position += count;
            row
        });
        Ok(rows.collect())
    }

    fn by_quadrant(&self) -> Vec<(String, String, u64)> {
        let (Some(Found::Ids(ids)), Some(stands)) = (&self.found, self.stands.get()) else {
            return Vec::new();
        };
        let words = Quadrant::ALL.iter().map(|quadrant| quadrant.as_str()).chain([""]);
        let mut counted: Vec<(String, String, u64)> =
            words.map(|word| (word.to_owned(), word.to_owned(), 0)).collect();
        for id in ids {
            let place = stands.figure(Field::Quadrant, *id);
            counted[place.map_or(Quadrant::ALL.len(), |place| place as usize)].2 += 1;
        }
        counted.retain(|(_, _, count)| *count > 0);
        counted
    }
}
