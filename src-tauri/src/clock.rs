//! The moment: the only place of the shell that reads a clock.

use chrono::{DateTime, FixedOffset, Local, NaiveDate, Utc};

/// The user's date: `SOUNDINGS_TODAY`, for tests and demonstrations, or the system's.
pub(crate) fn today() -> NaiveDate {
    std::env::var("SOUNDINGS_TODAY")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| Local::now().date_naive())
}

/// The instant.
pub(crate) fn now() -> DateTime<Utc> {
    Utc::now()
}

/// How far the user's clock is from UTC at an instant.
pub(crate) fn offset(at: DateTime<Utc>) -> FixedOffset {
    *at.with_timezone(&Local).offset()
}
