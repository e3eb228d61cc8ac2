//! The moment: the only place of the shell that reads a clock.

use chrono::{DateTime, Local, NaiveDate, Utc};

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
