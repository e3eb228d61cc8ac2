//! The name of the register that references belong to.

use std::collections::BTreeSet;

use super::cells::says_nothing;
use crate::columns::{Columns, Field, heading_keys};
use crate::draft::Layout;
use crate::sheet::Sheet;
use crate::text::{key, tidy};

/// Headings of references that an organisation gives once to each person or post, whatever list they appear in.
const LASTING: &[&str] = &["employee", "staff", "payroll", "personnel", "post", "position"];

/// A stable name for the register.
///
/// Both organograms of an organisation give the same name. A plain list is named for its references where these hold
/// across lists ("Employee number"), else for the file's name without its folder, its extension and marks such as
/// "(2)": two lists that both count from 1 must never be taken for one another.
pub(super) fn name(sheet: &Sheet, columns: &Columns, layout: Layout) -> String {
    let organisation = one_organisation(sheet, columns);
    if layout != Layout::PlainList {
        let of = organisation.or_else(|| one_parent(sheet));
        return of.map_or_else(|| "Organogram".to_owned(), |of| format!("{of} organogram"));
    }
    let lasting = columns.of_field(Field::Reference).filter(|column| {
        let [key, _] = heading_keys(&column.header);
        LASTING
            .iter()
            .any(|word| key.split(' ').any(|part| part == *word))
    });
    match (lasting, organisation) {
        (Some(column), Some(of)) => format!("{of}: {}", key(&column.header)),
        (Some(column), None) => key(&column.header),
        (None, _) => stem(sheet.file_name()),
    }
}

/// The organisation that every row names, if it is one.
fn one_organisation(sheet: &Sheet, columns: &Columns) -> Option<String> {
    only(sheet, columns.of_field(Field::Organisation)?.index)
}

/// The department above several organisations, if it is one.
fn one_parent(sheet: &Sheet) -> Option<String> {
    let at = sheet
        .header()
        .cells()
        .position(|heading| key(heading) == "parent department")?;
    only(sheet, at)
}

/// The one value that a column holds, "nothing" aside.
fn only(sheet: &Sheet, column: usize) -> Option<String> {
    let values: BTreeSet<&str> = sheet.rows().map(|row| row.cell(column).trim()).collect();
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
