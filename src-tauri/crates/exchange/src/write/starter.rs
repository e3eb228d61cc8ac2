//! The starter spreadsheet: a workbook to hand to a colleague, who fills it in; it comes in without touching the mapping.

mod forms;

use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Format, FormatAlign,
    FormatBorder, Workbook, Worksheet,
};

use self::forms::Entry::{self, Date, Number, Scale, Text};
use self::forms::{FORMS, Form};
use super::WriteError;

/// How many rows of a form are made ready for entries.
const READY: u32 = 1_000;

/// The starter spreadsheet: a sheet of guidance, a sheet of examples and a sheet to fill in for each kind of thing, with
/// checks on what is typed. The sheets to fill in are empty; guidance and examples stay out by themselves.
///
/// # Errors
/// When the workbook cannot be put together.
pub fn starter() -> Result<Vec<u8>, WriteError> {
    workbook(false)
}

/// As [`starter`]; `filled` puts the examples on the sheets themselves, to try that they come in.
fn workbook(filled: bool) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let mut workbook = Workbook::new();
    guidance(workbook.add_worksheet(), &looks)?;
    for form in FORMS {
        let sheet = workbook.add_worksheet();
        sheet.set_name(form.about.label())?;
        headings(sheet, 0, form, &looks)?;
        sheet.set_freeze_panes(1, 0)?;
        checks(sheet, form)?;
        for (at, (_, entry)) in form.columns.iter().enumerate() {
            let format = if matches!(entry, Date) {
                &looks.date
            } else {
                &looks.text
            };
            sheet.set_column_format(column(at), format)?;
        }
        if filled {
            examples(sheet, 1, form, &looks)?;
        }
    }
    let sheet = workbook.add_worksheet();
    sheet.set_name("Examples")?;
    let mut row = 0;
    sheet.set_column_range_width(0, 20, 22)?;
    for form in FORMS {
        sheet.write_string_with_format(row, 0, form.about.label(), &looks.title)?;
        sheet.write_string_with_format(row + 1, 0, form.says, &looks.quiet)?;
        headings(sheet, row + 2, form, &looks)?;
        row = examples(sheet, row + 3, form, &looks)? + 1;
    }
    Ok(workbook.save_to_buffer()?)
}

struct Looks {
    title: Format,
    quiet: Format,
    heading: Format,
    wrapped: Format,
    text: Format,
    date: Format,
}

impl Looks {
    fn new() -> Self {
        Self {
            title: Format::new().set_bold().set_font_size(14),
            quiet: Format::new().set_font_color(Color::RGB(0x59_59_59)),
            heading: Format::new()
                .set_bold()
                .set_background_color(Color::RGB(0xE6_EE_F5))
                .set_border_bottom(FormatBorder::Thin),
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
            text: Format::new(),
            date: Format::new().set_num_format("yyyy-mm-dd"),
        }
    }
}

fn guidance(sheet: &mut Worksheet, looks: &Looks) -> Result<(), WriteError> {
    sheet.set_name("Guidance")?;
    sheet.set_column_width(0, 24)?;
    sheet.set_column_width(1, 90)?;
    sheet.write_string_with_format(0, 0, "Stakeholders for Soundings", &looks.title)?;
    let lines: &[(&str, &str)] = &[
        (
            "What to do",
            "Fill in the sheets you need and leave the others empty. One row is one thing. Only the first column is needed on most sheets. Then send the file back; it comes into Soundings as it is.",
        ),
        (
            "Write what you know",
            "Leave a cell empty when you do not know. An empty cell never counts as nothing or as zero.",
        ),
        (
            "People will read this",
            "Write nothing about anybody that you would not show them. Put down what was said or seen, not what you suppose.",
        ),
        (
            "Names",
            "Write a name the same way everywhere: that is how the sheets find each other.",
        ),
        (
            "Power and interest",
            "1 is very low, 5 is very high. 4 and 5 count as high.",
        ),
        (
            "Engagement",
            "Unaware: does not know of the change. Resistant: knows, and is against. Neutral: neither. Supportive: for it. Leading: helps to carry it.",
        ),
        (
            "Attitude, sentiment",
            "From -2 (strongly against) over 0 to 2 (strongly for). Say what it rests on: stated, observed or inferred.",
        ),
        (
            "Several in one cell",
            "Tags and groups: put a semicolon between them.",
        ),
        ("Dates", "Any usual way; 2026-03-31 is never mistaken."),
        (
            "Columns of your own",
            "Add them at the right. They are kept as fields of their own.",
        ),
        (
            "Examples",
            "The last sheet shows a row or two of each. It is not brought in.",
        ),
    ];
    for (at, (what, says)) in lines.iter().enumerate() {
        let row = u32::try_from(at).unwrap_or(0) + 2;
        sheet.write_string_with_format(row, 0, *what, &looks.wrapped.clone().set_bold())?;
        sheet.write_string_with_format(row, 1, *says, &looks.wrapped)?;
    }
    Ok(())
}

fn headings(sheet: &mut Worksheet, row: u32, form: &Form, looks: &Looks) -> Result<(), WriteError> {
    for (at, (field, entry)) in form.columns.iter().enumerate() {
        sheet.write_string_with_format(row, column(at), field.label(), &looks.heading)?;
        if row == 0 {
            let room = if matches!(entry, Text) { 22 } else { 14 };
            let width = field.label().chars().count() + 4;
            sheet.set_column_width(column(at), width.max(room) as f64)?;
        }
    }
    Ok(())
}

/// Writes the examples from a row on; the row after the last one.
fn examples(sheet: &mut Worksheet, from: u32, form: &Form, looks: &Looks) -> Result<u32, WriteError> {
    let mut row = from;
    for example in form.examples {
        for (at, (text, (_, entry))) in example.iter().zip(form.columns).enumerate() {
            let place = (row, column(at));
            if text.is_empty() {
                continue;
            }
            match (entry, text.parse::<f64>()) {
                (Number | Scale(..), Ok(number)) => sheet.write_number(place.0, place.1, number)?,
                (Date, _) => {
                    let date = ExcelDateTime::parse_from_str(text)?;
                    sheet.write_datetime_with_format(place.0, place.1, date, &looks.date)?
                }
                _ => sheet.write_string(place.0, place.1, *text)?,
            };
        }
        row += 1;
    }
    Ok(row)
}

/// What may be typed, with a word of help; what does not fit is warned of, never refused: the import says the rest.
fn checks(sheet: &mut Worksheet, form: &Form) -> Result<(), WriteError> {
    for (at, (field, entry)) in form.columns.iter().enumerate() {
        let check = match entry {
            Text => continue,
            Date => DataValidation::new()
                .allow_date(DataValidationRule::GreaterThan(ExcelDateTime::from_ymd(
                    1900, 1, 1,
                )?))
                .set_input_message("A date, such as 2026-03-31")?
                .set_error_message("This is no date. It can stay, but may not come in.")?,
            Number => DataValidation::new()
                .allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
                .set_input_message("A number")?
                .set_error_message("This is no number. It can stay, but may not come in.")?,
            Scale(least, most) => DataValidation::new()
                .allow_whole_number(DataValidationRule::Between(*least, *most))
                .set_input_message(format!("A whole number from {least} to {most}"))?
                .set_error_message(format!(
                    "Not a whole number from {least} to {most}. It can stay, but may not come in."
                ))?,
            Entry::Words(words) => DataValidation::new()
                .allow_list_strings(&words())?
                .set_error_message("Not on the list. It can stay, but may not come in.")?,
        };
        let check = check
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(field.label())?;
        sheet.add_data_validation(1, column(at), READY, column(at), &check)?;
    }
    Ok(())
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mapping::About;
    use crate::{interpret, open, suggest};

    #[test]
    fn every_column_of_a_form_is_one_its_sheet_can_fill() {
        for form in FORMS {
            for (field, _) in form.columns {
                assert!(
                    form.about.fields().contains(field),
                    "{field:?} of {:?}",
                    form.about
                );
            }
            for example in form.examples {
                assert_eq!(example.len(), form.columns.len(), "{:?}", form.about);
            }
        }
    }

    #[test]
    fn it_comes_in_without_touching_the_mapping() {
        let book = open(&workbook(true).unwrap(), "starter.xlsx").unwrap();
        let suggested = suggest(&book, &[]);
        assert!(suggested.questions.is_empty(), "{:?}", suggested.questions);
        let abouts: Vec<Option<About>> = suggested.mapping.sheets.iter().map(|sheet| sheet.about).collect();
        let mut expected = vec![None];
        expected.extend(FORMS.iter().map(|form| Some(form.about)));
        expected.push(None);
        assert_eq!(abouts, expected);
        let draft = interpret(&book, &suggested.mapping).unwrap();
        assert_eq!(draft.refused, []);
        assert_eq!(draft.fields, []);
        let rows: usize = FORMS.iter().map(|form| form.examples.len()).sum();
        assert_eq!((draft.rows(), draft.accounted_rows()), (rows, rows));
        assert_eq!(draft.proposals.len(), FORMS[0].examples.len());
    }

    #[test]
    fn empty_it_brings_nothing_in() {
        let book = open(&starter().unwrap(), "starter.xlsx").unwrap();
        let draft = interpret(&book, &suggest(&book, &[]).mapping);
        assert!(draft.is_err() || draft.is_ok_and(|draft| draft.rows() == 0));
    }
}
