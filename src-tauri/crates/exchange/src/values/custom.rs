//! Values of custom fields, in the form they are kept in.

use domain::CustomKind;

use super::number::as_whole;
use super::{Unreadable, date, number, says_nothing, yes_no};
use crate::book::CellKind;
use crate::mapping::DateOrder;
use crate::text::tidy;

/// What a cell says in a custom field: a number as JSON writes it, a date as YYYY-MM-DD, yes or no as `yes` or `no`, a choice
/// tidied, a text as it is but for blanks around it.
///
/// # Errors
/// If the field holds numbers, dates or yes and no, and the cell says something else.
pub(crate) fn custom(
    custom: CustomKind,
    cell: &str,
    kind: CellKind,
    order: Option<DateOrder>,
) -> Result<Option<String>, Unreadable> {
    Ok(match custom {
        CustomKind::Number => number(cell, kind)?.map(written),
        CustomKind::Date => date(cell, kind, order)?.map(|day| day.to_string()),
        CustomKind::YesNo => yes_no(cell, kind)?.map(|yes| if yes { "yes" } else { "no" }.to_owned()),
        CustomKind::Choice => Some(tidy(cell)).filter(|text| !says_nothing(text)),
        CustomKind::Text => Some(cell.trim().to_owned()).filter(|text| !text.is_empty()),
    })
}

/// A number as JSON writes it.
fn written(value: f64) -> String {
    // The same digits, found sooner.
    as_whole(value).map_or_else(|| value.to_string(), |whole| whole.to_string())
}

#[cfg(test)]
mod tests {
    use domain::CustomKind;
    use proptest::prelude::*;

    use super::custom;
    use crate::book::CellKind::Text;

    #[test]
    fn values_take_the_form_they_are_kept_in() {
        let of = |kind, cell| custom(kind, cell, Text, None).map_err(|wrong| wrong.what);
        let said = |text: &str| Ok(Some(text.to_owned()));
        assert_eq!(of(CustomKind::Number, "£1,200.50"), said("1200.5"));
        assert_eq!(of(CustomKind::Number, "12"), said("12"));
        assert_eq!(of(CustomKind::Date, "31 Dec 2026"), said("2026-12-31"));
        assert_eq!(of(CustomKind::YesNo, "✓"), said("yes"));
        assert_eq!(of(CustomKind::Choice, " Head  office "), said("Head office"));
        assert_eq!(of(CustomKind::Choice, "n/a"), Ok(None));
        assert_eq!(of(CustomKind::Text, " two\nlines "), said("two\nlines"));
        assert_eq!(of(CustomKind::Text, "n/a"), said("n/a"));
        assert_eq!(of(CustomKind::Text, "  "), Ok(None));
        assert!(of(CustomKind::Number, "many").is_err());
    }

    proptest! {
        #[test]
        fn what_is_kept_reads_back_the_same(cell in prop_oneof![any::<String>(), "[0-9.,£ -]{0,9}"]) {
            for kind in CustomKind::ALL {
                if let Ok(Some(kept)) = custom(*kind, &cell, Text, None) {
                    prop_assert_eq!(custom(*kind, &kept, Text, None), Ok(Some(kept.clone())));
                }
            }
        }
    }
}
