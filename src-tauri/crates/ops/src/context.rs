//! What an operation is told about the moment and the person: nothing here reads a clock.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// Who asks, and when.
#[derive(Debug, Clone)]
pub struct Context {
    /// The user's date.
    pub today: NaiveDate,
    /// The instant, for the journal and for new ids.
    pub now: DateTime<Utc>,
    /// The name put beside judgements. There are no accounts.
    pub author: String,
    /// This copy of the program.
    pub device: Uuid,
}

impl Context {
    /// The stamp the journal keeps.
    pub(crate) fn stamp(&self) -> store::Stamp {
        store::Stamp {
            at: self.now,
            author: self.author.clone(),
            device: self.device,
        }
    }
}
