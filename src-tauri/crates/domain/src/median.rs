//! Medians and means (R1): of several judgements the median stands, never the average.

/// The median; none of nothing. Of an even number the mean of the middle two, so that a half is kept (R1).
pub fn median(values: &[f64]) -> Option<f64> {
    let sorted = sorted(values);
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    Some(if sorted.len() % 2 == 1 {
        upper
    } else {
        f64::midpoint(sorted[middle - 1], upper)
    })
}

/// The lower median, for labels that have an order but no distance (R1): one of the values themselves.
pub fn lower_median<T: Copy + Ord>(values: &[T]) -> Option<T> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    sorted.get(sorted.len().saturating_sub(1) / 2).copied()
}

fn sorted(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted
}

/// The mean; none of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn a_half_is_kept() {
        assert_eq!(median(&[4.0, 3.0]), Some(3.5));
        assert_eq!(median(&[5.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[]), None);
    }

    #[test]
    fn of_two_labels_the_lower_stands() {
        assert_eq!(lower_median(&[4, 3]), Some(3));
        assert_eq!(lower_median(&[4, 1, 3]), Some(3));
        assert_eq!(lower_median::<i64>(&[]), None);
    }

    proptest! {
        #[test]
        fn the_median_lies_within_the_range_and_does_not_depend_on_the_order(mut values in vec(-2.0..5.0_f64, 1..20)) {
            let found = median(&values).unwrap();
            let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert!((lowest..=highest).contains(&found));
            values.reverse();
            prop_assert_eq!(median(&values), Some(found));
        }

        #[test]
        fn the_lower_median_is_one_of_the_values_and_never_above_the_median(values in vec(0..=4_i64, 1..20)) {
            let lower = lower_median(&values).unwrap();
            prop_assert!(values.contains(&lower));
            let as_numbers: Vec<f64> = values.iter().map(|&value| value as f64).collect();
            prop_assert!(lower as f64 <= median(&as_numbers).unwrap());
        }
    }
}
