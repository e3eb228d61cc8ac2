//! What is wrong with a mapping.

use crate::book::{Book, Sheet};
use crate::mapping::assign::is_built_in;
use crate::mapping::{About, Field, Mapping, SheetMapping, Target};
use crate::table::heading_of;
use crate::text::{folded, tidy};
use crate::values::SEPARATORS;

/// No name of a custom field is longer, in characters.
const LONGEST_NAME: usize = 80;

/// What is wrong with a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The sheet, counted from 0.
    pub sheet: usize,
    /// The column, counted from 0; none when the sheet as a whole is at fault.
    pub column: Option<usize>,
    /// What, and what would help.
    pub reason: String,
}

/// Everything that is wrong with a mapping of a file; while there is anything, the file should not be brought in.
#[must_use]
pub fn check(mapping: &Mapping, book: &Book) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut whole = |reason: String| {
        faults.push(Fault {
            sheet: 0,
            column: None,
            reason,
        });
    };
    if mapping.version != 1 {
        whole(format!(
            "The mapping is of version {}, and only version 1 is known. Ask for a new one with “mapping suggest”.",
            mapping.version
        ));
    }
    if mapping.sheets.len() != book.sheets().len() {
        whole(format!(
            "The mapping is for {} and the file has {}. Ask for a mapping of this file.",
            sheets(mapping.sheets.len()),
            sheets(book.sheets().len()),
        ));
    } else if mapping.sheets.iter().all(|sheet| sheet.about.is_none()) {
        whole("No sheet is taken in. Say of at least one what its rows are about.".to_owned());
    }
    for (at, (mapping, sheet)) in mapping.sheets.iter().zip(book.sheets()).enumerate() {
        if let Some(about) = mapping.about {
            of_sheet(at, about, mapping, sheet, &mut faults);
        }
    }
    faults
}

fn sheets(count: usize) -> String {
    match count {
        1 => "1 sheet".to_owned(),
        count => format!("{count} sheets"),
    }
}

/// What is wrong with the mapping of one sheet.
fn of_sheet(at: usize, about: About, mapping: &SheetMapping, sheet: &Sheet, faults: &mut Vec<Fault>) {
    let mut fault = |column: Option<u32>, reason: String| {
        faults.push(Fault {
            sheet: at,
            column: column.map(|column| column as usize),
            reason,
        });
    };
    let last = sheet.rows().last().map_or(0, |row| row.line());
    if mapping.header_line > last {
        fault(
            None,
            format!(
                "The headings are said to be on line {}, and the last line is {last}. Choose another line.",
                mapping.header_line
            ),
        );
    } else if mapping.header_line > 0 && sheet.row_at(mapping.header_line).is_none() {
        fault(
            None,
            format!(
                "Line {}, where the headings should be, is blank. Choose another line.",
                mapping.header_line
            ),
        );
    }
    if !(1..=3).contains(&mapping.header_rows) || u64::from(mapping.header_rows) > mapping.header_line.max(1)
    {
        let reason = "Headings take one to three rows, from the top of the sheet at most. Choose another number of rows.";
        fault(None, reason.to_owned());
    }
    if mapping.last_line.is_some_and(|line| line <= mapping.header_line) {
        let reason = "The last line of data is above or on the headings. Choose a line below them, or none.";
        fault(None, reason.to_owned());
    }
    for needed in about.needs() {
        if !needed.iter().any(|field| mapping.fills(*field)) {
            fault(None, missing(about, needed));
        }
    }
    let mut fields: Vec<Field> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let mut axes: Vec<String> = Vec::new();
    let mut indices: Vec<u32> = Vec::new();
    for column in &mapping.columns {
        let index = Some(column.index);
        let heading = heading_of(column);
        if indices.contains(&column.index) {
            fault(
                index,
                format!("{heading} is in the mapping twice. Take one of the two out."),
            );
        }
        indices.push(column.index);
        if column.target != Target::LeaveOut && column.index as usize >= sheet.width() {
            fault(
                index,
                format!("The sheet has no {heading}: it has {} columns.", sheet.width()),
            );
        }
        if column
            .split
            .as_deref()
            .is_some_and(|split| !SEPARATORS.contains(&split))
        {
            let reason = "Several values in a cell can be separated by ; , / | “and” or a line break. Choose one of these.";
            fault(index, reason.to_owned());
        }
        match &column.target {
            Target::LeaveOut => {}
            Target::Field { field } => {
                let label = field.label();
                if !about.fields().contains(field) {
                    fault(
                        index,
                        format!(
                            "Rows about {} have no {label}. Choose another field for {heading}.",
                            about.label()
                        ),
                    );
                }
                if fields.contains(field) && !field.joins() {
                    fault(
                        index,
                        format!("Two columns are {label}. Choose another field for one of them."),
                    );
                }
                fields.push(*field);
            }
            Target::Axis { name } => {
                let name = tidy(name);
                if about != About::Stakeholders {
                    let reason = format!(
                        "Rows about {} rate nobody on an axis of your own; leave it out.",
                        about.label()
                    );
                    fault(index, reason);
                } else if name.is_empty() {
                    fault(index, format!("Give the axis for {heading} a name."));
                } else if name.chars().count() > LONGEST_NAME {
                    fault(
                        index,
                        format!("Give the axis for {heading} a name of at most {LONGEST_NAME} letters."),
                    );
                } else if domain::Axis::ALL
                    .iter()
                    .any(|axis| [axis.label(), axis.as_str()].map(folded).contains(&folded(&name)))
                {
                    fault(
                        index,
                        format!(
                            "“{name}” is an axis there is anyway. Map the column to that, or choose another name."
                        ),
                    );
                } else if axes.contains(&folded(&name)) {
                    fault(
                        index,
                        format!("Two columns go to an axis “{name}”. Choose another name for one of them."),
                    );
                }
                axes.push(folded(&name));
            }
            Target::Custom { name, .. } => {
                let name = tidy(name);
                if !about.takes_custom_fields() {
                    let reason = format!(
                        "Rows about {} have no fields of their own; leave it out.",
                        about.label()
                    );
                    fault(index, reason);
                } else if name.is_empty() {
                    fault(index, format!("Give the field for {heading} a name."));
                } else if name.chars().count() > LONGEST_NAME {
                    fault(
                        index,
                        format!("Give the field for {heading} a name of at most {LONGEST_NAME} letters."),
                    );
                } else if is_built_in(about, &name) {
                    fault(
                        index,
                        format!(
                            "“{name}” is the name of a field there is anyway. Map the column to that, or choose another name."
                        ),
                    );
                } else if names.contains(&folded(&name)) {
                    fault(
                        index,
                        format!("Two columns go to a field “{name}”. Choose another name for one of them."),
                    );
                }
                names.push(folded(&name));
            }
        }
    }
}

impl SheetMapping {
    /// Whether a column fills a field.
    pub(crate) fn fills(&self, field: Field) -> bool {
        let target = Target::Field { field };
        self.columns.iter().any(|column| column.target == target)
    }
}

/// That a column is missing, and which would do.
fn missing(about: About, needed: &[Field]) -> String {
    if about == About::Stakeholders {
        return "No column says who the rows are about. Choose the one with the name; first and last name, role, group, \
                organisation or unit will do as well."
            .to_owned();
    }
    let labels: Vec<&str> = needed.iter().map(|field| field.label()).collect();
    match labels.split_last() {
        Some((last, [])) => format!("No column is {last}, which every row needs. Choose one."),
        Some((last, first)) => format!(
            "No column is {} or {last}, and every row needs one of them. Choose one.",
            first.join(", ")
        ),
        None => String::new(),
    }
}
