//! What an operation is told about the moment and the person: nothing here reads a clock.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use uuid::Uuid;

/// Who asks, and when.
#[derive(Debug, Clone)]
pub struct Context {
    /// The user's date.
    pub today: NaiveDate,
    /// The instant, for the journal and for new ids.
    pub now: DateTime<Utc>,
    /// How far the user's clock is from UTC at that instant.
    pub offset: FixedOffset,
    /// The name put beside judgements. There are no accounts.
    pub author: String,
    /// This copy of the program.
    pub device: Uuid,
}

impl Context {
    /// The user's date at an instant. Where clocks change in the year, the hour between the two midnights of a day may
    /// count to the day beside it.
    #[must_use]
    pub fn date_of(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.offset).date_naive()
    }

    /// The stamp the journal keeps.
    pub(crate) fn stamp(&self) -> store::Stamp {
        store::Stamp {
            at: self.now,
            author: self.author.clone(),
            device: self.device,
        }
    }
}
