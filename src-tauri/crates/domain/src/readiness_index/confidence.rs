//! How far the evidence under an index carries (R32).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::agreement::{AGREED_FROM, MIXED_FROM};
use crate::rounding::reaches;
use crate::{ConfidenceBasis, ConfidenceLevel};

/// What is known about the evidence besides its completeness; what is missing earns no points (R32).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize, TS, JsonSchema)]
pub struct Evidence {
    /// Response in per cent of those asked, 0–100.
    pub response: Option<f64>,
    /// Age of the oldest evidence in days.
    pub oldest_days: Option<u32>,
    /// Agreement within the group, r* (R14).
    pub agreement: Option<f64>,
}

/// Confidence in an index, with the points it is made of (R32).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Confidence {
    /// High from 7 points, medium from 4, else low.
    pub level: ConfidenceLevel,
    /// The points, 0–8.
    pub points: u8,
    /// What they are made of, one part for each basis.
    pub parts: Vec<ConfidencePart>,
}

/// The points of one basis.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ConfidencePart {
    /// What was looked at.
    pub basis: ConfidenceBasis,
    /// Its value, in the unit of the basis; none where it is missing.
    pub value: Option<f64>,
    /// 0–2 points.
    pub points: u8,
}

/// Confidence from completeness in per cent and the evidence (R32).
pub fn confidence(completeness: f64, evidence: &Evidence) -> Confidence {
    let rising = |value: Option<f64>, good: f64, fair: f64| {
        value.map_or(0, |value| {
            u8::from(reaches(value, good)) + u8::from(reaches(value, fair))
        })
    };
    let part = |basis, value, points| ConfidencePart { basis, value, points };
    let days = evidence.oldest_days;
    let parts = vec![
        part(
            ConfidenceBasis::Completeness,
            Some(completeness),
            rising(Some(completeness), 90.0, 60.0),
        ),
        part(
            ConfidenceBasis::Response,
            evidence.response,
            rising(evidence.response, 70.0, 50.0),
        ),
        part(
            ConfidenceBasis::Age,
            days.map(f64::from),
            days.map_or(0, |days| u8::from(days <= 45) + u8::from(days <= 90)),
        ),
        part(
            ConfidenceBasis::Agreement,
            evidence.agreement,
            rising(evidence.agreement, AGREED_FROM, MIXED_FROM),
        ),
    ];
    let points = parts.iter().map(|part| part.points).sum();
    Confidence {
        level: match points {
            7.. => ConfidenceLevel::High,
            4..=6 => ConfidenceLevel::Medium,
            _ => ConfidenceLevel::Low,
        },
        points,
        parts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::option;
    use proptest::prelude::*;

    #[test]
    fn r32_90_per_cent_complete_62_per_cent_response_30_days_and_0_56_make_6_points_medium() {
        let evidence = Evidence {
            response: Some(62.0),
            oldest_days: Some(30),
            agreement: Some(0.56),
        };
        let found = confidence(90.0, &evidence);
        assert_eq!((found.points, found.level), (6, ConfidenceLevel::Medium));
        let points: Vec<_> = found.parts.iter().map(|part| part.points).collect();
        assert_eq!(points, [2, 1, 2, 1]);
    }

    #[test]
    fn r32_what_is_missing_earns_no_points() {
        let found = confidence(100.0, &Evidence::default());
        assert_eq!((found.points, found.level), (2, ConfidenceLevel::Low));
        assert_eq!(found.parts[1].value, None);
    }

    #[test]
    fn r32_seven_points_are_high() {
        let evidence = Evidence {
            response: Some(70.0),
            oldest_days: Some(46),
            agreement: Some(0.70),
        };
        let found = confidence(90.0, &evidence);
        assert_eq!((found.points, found.level), (7, ConfidenceLevel::High));
    }

    #[test]
    fn r32_evidence_older_than_90_days_earns_nothing() {
        let points = |days| {
            confidence(
                0.0,
                &Evidence {
                    oldest_days: Some(days),
                    ..Evidence::default()
                },
            )
            .points
        };
        assert_eq!([45, 46, 90, 91].map(points), [2, 1, 1, 0]);
    }

    proptest! {
        #[test]
        fn r32_fresher_evidence_never_lowers_confidence(
            completeness in 0.0..=100.0_f64, response in option::of(0.0..=100.0_f64), days in 0..200_u32, fresher in 0..200_u32,
        ) {
            let at = |days| confidence(completeness, &Evidence { response, oldest_days: Some(days), agreement: None });
            prop_assert!(at(days.saturating_sub(fresher)).points >= at(days).points);
        }
    }
}
