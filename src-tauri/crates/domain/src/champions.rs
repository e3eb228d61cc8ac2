//! Champions (R17): volunteers who help their own group through a change.

use crate::Settings;

/// How many champions a group of this headcount needs (R17): one for each `people_per_champion` begun.
pub fn required(headcount: f64, settings: &Settings) -> u32 {
    let needed = (headcount / f64::from(settings.people_per_champion.max(1)) - 1e-9).ceil();
    needed.clamp(0.0, f64::from(u32::MAX)) as u32
}

/// How much of what is needed has volunteered, in per cent, at most 100; none where no champion is needed.
pub fn percent(volunteers: u32, required: u32) -> Option<f64> {
    (required > 0).then(|| (100.0 * f64::from(volunteers) / f64::from(required)).min(100.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r17_a_headcount_of_95_needs_4_champions() {
        assert_eq!(required(95.0, &Settings::default()), 4);
    }

    #[test]
    fn r17_a_headcount_of_90_needs_3_champions() {
        assert_eq!(required(90.0, &Settings::default()), 3);
    }

    #[test]
    fn r17_a_group_of_nobody_needs_none_and_has_no_percentage() {
        assert_eq!(required(0.0, &Settings::default()), 0);
        assert_eq!(percent(0, 0), None);
        assert_eq!(required(0.5, &Settings::default()), 1);
    }

    #[test]
    fn r17_more_champions_than_needed_count_as_all() {
        assert_eq!(percent(5, 4), Some(100.0));
        assert_eq!(percent(1, 4), Some(25.0));
    }
}
