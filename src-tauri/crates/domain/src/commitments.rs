//! Commitments (R25): whether what was promised was done in time.

use chrono::NaiveDate;

use crate::CommitmentStatus;
use crate::share::Share;

/// What counts of a commitment (R25).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// By when it was promised.
    pub due_on: Option<NaiveDate>,
    /// Where it stands.
    pub status: CommitmentStatus,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

impl Promise {
    /// Where it stood on a day: what was done later was open then (R25).
    pub fn status_on(&self, day: NaiveDate) -> CommitmentStatus {
        match self.done_on {
            Some(done_on) if self.status == CommitmentStatus::Done && done_on > day => CommitmentStatus::Open,
            _ => self.status,
        }
    }

    /// Whether it should have been done by that day and was not (R25). On the day it is due it is not late yet.
    pub fn is_overdue(&self, day: NaiveDate) -> bool {
        self.status_on(day) == CommitmentStatus::Open && self.due_on.is_some_and(|due_on| due_on < day)
    }

    /// Whether it was kept, as seen on a day (R25); none where that cannot be said: not due yet, without a date,
    /// withdrawn by agreement, or done nobody knows when.
    fn kept(&self, day: NaiveDate) -> Option<bool> {
        let due_on = self.due_on.filter(|due_on| *due_on <= day)?;
        match self.status_on(day) {
            CommitmentStatus::Withdrawn => None,
            CommitmentStatus::Open => Some(false),
            CommitmentStatus::Done => self.done_on.map(|done_on| done_on <= due_on),
        }
    }
}

/// Commitments done on or before the day they were due, of all due by that day (R25); none where none was due.
pub fn kept_rate(promises: impl IntoIterator<Item = Promise>, day: NaiveDate) -> Option<Share> {
    let (mut kept, mut due) = (0, 0);
    for promise in promises {
        if let Some(was_kept) = promise.kept(day) {
            due += 1;
            kept += u32::from(was_kept);
        }
    }
    Share::of(kept, due)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap()
    }

    fn promise(due: u32, status: CommitmentStatus, done: Option<u32>) -> Promise {
        Promise {
            due_on: Some(day(due)),
            status,
            done_on: done.map(day),
        }
    }

    use CommitmentStatus::{Done, Open, Withdrawn};

    #[test]
    fn r25_seven_of_ten_due_were_kept() {
        let mut promises = vec![promise(5, Done, Some(5)); 7];
        promises.extend([promise(5, Done, Some(6)); 2]);
        promises.push(promise(8, Open, None));
        let rate = kept_rate(promises, day(9)).unwrap();
        assert_eq!((rate.part, rate.whole, rate.percent), (7, 10, 70.0));
    }

    #[test]
    fn r25_what_is_withdrawn_not_due_without_a_date_or_done_who_knows_when_does_not_count() {
        let undated = Promise {
            due_on: None,
            status: Open,
            done_on: None,
        };
        let promises = [
            promise(5, Withdrawn, None),
            promise(10, Open, None),
            promise(10, Done, Some(7)),
            promise(5, Done, None),
            undated,
        ];
        assert_eq!(kept_rate(promises, day(9)), None);
        assert_eq!(kept_rate([promise(9, Open, None)], day(9)).unwrap().percent, 0.0);
    }

    #[test]
    fn r25_what_was_done_later_was_open_then() {
        let late = promise(5, Done, Some(8));
        assert_eq!((late.status_on(day(7)), late.status_on(day(8))), (Open, Done));
        assert_eq!(
            (
                late.is_overdue(day(5)),
                late.is_overdue(day(6)),
                late.is_overdue(day(8))
            ),
            (false, true, false)
        );
    }
}
