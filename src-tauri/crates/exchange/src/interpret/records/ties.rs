//! Rows about ties.

use domain::TieKind;

use super::Said;
use super::reading::{Reading, Wrong};
use crate::interpret::Harvest;
use crate::mapping::Field;
use crate::record::Says;
use crate::table::Table;
use crate::values::{self, Rated, TieRead};

/// Says once what kind the ties of a sheet come in as that has no column for it.
pub(super) fn about_the_sheet(table: &Table<'_>, harvest: &mut Harvest) {
    if !table.has(Field::Kind) && !table.rows().is_empty() {
        let reason = "No column says of what kind the ties are; they came in as “works with”, which claims least. Map a \
                      column to “Kind” to say otherwise.";
        harvest.note(table.header_line(), "", reason);
    }
}

pub(super) fn read(reading: &mut Reading<'_, '_>) -> Said {
    let from = reading.somebody(
        Field::From,
        "The row does not say from whom the tie leads. Write a name here.",
    )?;
    let to = reading.somebody(
        Field::To,
        "The row does not say to whom the tie leads. Write a name here.",
    )?;
    let TieRead { kind, reversed } = if reading.has(Field::Kind) {
        reading.strictly(Field::Kind, |cell| values::tie_kind(cell.text))?.ok_or_else(|| {
            Wrong::new(
                Field::Kind,
                "The row does not say of what kind the tie is. Write reports to, influences, is consulted by, advises or \
                 works with.",
            )
        })?
    } else {
        TieRead {
            kind: TieKind::WorksWith,
            reversed: false,
        }
    };
    let (from, to) = if reversed { (to, from) } else { (from, to) };
    let strength = reading.leniently(Field::Strength, |cell| cell.rating(Rated::Strength));
    let (starts_on, ends_on) = (reading.date(Field::StartsOn), reading.date(Field::EndsOn));
    let pairs = from.iter().flat_map(|from| to.iter().map(move |to| (from, to)));
    let ties: Vec<Says> = pairs
        .filter(|(from, to)| from != to)
        .map(|(from, to)| Says::Tie {
            from: from.clone(),
            to: to.clone(),
            kind,
            strength,
            starts_on,
            ends_on,
        })
        .collect();
    if ties.is_empty() {
        let reason = "A stakeholder cannot be tied to itself. Write the other end of the tie here.";
        return Err(Wrong::new(Field::To, reason));
    }
    Ok(ties)
}
