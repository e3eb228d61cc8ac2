//! The name of the register that references belong to.

use std::collections::BTreeSet;

use crate::book::Book;
use crate::columns::heading_keys;
use crate::mapping::{About, Field, Layout};
use crate::table::Table;
use crate::text::{key, tidy};
use crate::values::says_nothing;

/// Headings of references that an organisation gives once to each person or post, whatever list they appear in.
const LASTING: &[&str] = &["employee", "staff", "payroll", "personnel", "post", "position"];

/// A stable name for the register of each table.
///
/// Both organograms of an organisation give the same name. A plain list is named for its references where these hold
/// across lists ("Employee number"), else for the file's name without its folder, its extension and marks such as
/// "(2)": two lists that both count from 1 must never be taken for one another. For the same reason the sheets of a
/// workbook are named as well where more than one of them gives stakeholders references.
pub(super) fn names(book: &Book, tables: &[(usize, Table<'_>)]) -> Vec<String> {
    let stem = stem(book.file_name());
    let refers = |table: &Table<'_>| {
        table.about() == About::Stakeholders
            && table.layout() == Layout::PlainList
            && table.has(Field::Reference)
    };
    let several = tables.iter().filter(|(_, table)| refers(table)).count() > 1;
    let own = |table: &Table<'_>| {
        lasting(table).unwrap_or_else(|| {
            if several {
                format!("{stem}: {}", tidy(table.sheet().name()))
            } else {
                stem.clone()
            }
        })
    };
    // What other sheets say of stakeholders they say by the references of the first sheet that gives any.
    let referred = tables.iter().find(|(_, table)| refers(table));
    let referred = referred.map_or_else(|| stem.clone(), |(_, table)| own(table));
    tables
        .iter()
        .map(|(_, table)| match table.layout() {
            Layout::PlainList if refers(table) => own(table),
            Layout::PlainList => referred.clone(),
            Layout::PostsAndHolders | Layout::StaffGroups => organogram(table),
        })
        .collect()
}

/// The name of an organogram.
fn organogram(table: &Table<'_>) -> String {
    let of = one_organisation(table).or_else(|| one_parent(table));
    of.map_or_else(|| "Organogram".to_owned(), |of| format!("{of} organogram"))
}

/// The name of references that hold across lists.
fn lasting(table: &Table<'_>) -> Option<String> {
    let column = table.column(Field::Reference)?;
    let [key_of, _] = heading_keys(&column.header);
    let lasts = LASTING
        .iter()
        .any(|word| key_of.split(' ').any(|part| part == *word));
    lasts.then(|| match one_organisation(table) {
        Some(of) => format!("{of}: {}", key(&column.header)),
        None => key(&column.header),
    })
}

/// The organisation that every row names, if it is one.
fn one_organisation(table: &Table<'_>) -> Option<String> {
    only(table, table.column(Field::Organisation)?.index as usize)
}

/// The department above several organisations, if it is one.
fn one_parent(table: &Table<'_>) -> Option<String> {
    let mut columns = table.columns().iter();
    let column = columns.find(|column| key(&column.header) == "parent department")?;
    only(table, column.index as usize)
}

/// The one value that a column holds, "nothing" aside.
fn only(table: &Table<'_>, column: usize) -> Option<String> {
    let values: BTreeSet<&str> = table.rows().iter().map(|row| row.cell(column).trim()).collect();
    let mut values = values.into_iter().filter(|value| !says_nothing(value));
    let first = values.next()?;
    values.next().is_none().then(|| tidy(first))
}

/// A file's name without its extension, a trailing "(2)" and "copy", with underscores as spaces.
fn stem(file_name: &str) -> String {
    let stem = file_name.rsplit_once('.').map_or(
        file_name,
        |(stem, _)| if stem.is_empty() { file_name } else { stem },
    );
    let mut words: Vec<&str> = stem.split([' ', '_']).filter(|word| !word.is_empty()).collect();
    while words.len() > 1
        && words.last().is_some_and(|word| {
            let inner = word.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
            inner.is_some_and(|inner| inner.parse::<u32>().is_ok())
                || matches!(word.to_lowercase().as_str(), "-" | "copy")
        })
    {
        words.pop();
    }
    if words.is_empty() {
        "List".to_owned()
    } else {
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn a_copy_of_a_file_keeps_its_name() {
        for name in [
            "Staff list.csv",
            "Staff_list (2).csv",
            "Staff list - Copy.tsv",
            "Staff list",
        ] {
            assert_eq!(stem(name), "Staff list", "{name}");
        }
        assert_eq!(stem(""), "List");
        assert_eq!(stem(".csv"), ".csv");
    }
}
