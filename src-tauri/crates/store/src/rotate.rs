//! Which backups stay: more of the newest, fewer of the older. A pure matter of times and reasons.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Datelike, TimeDelta, Timelike, Utc};

use crate::{Backup, Reason};

const HOUR: TimeDelta = TimeDelta::hours(1);
const DAY: TimeDelta = TimeDelta::days(1);
const MONTH: TimeDelta = TimeDelta::days(30);
const YEAR: TimeDelta = TimeDelta::days(365);
/// How many of those made before something great is done.
const OF_A_KIND: usize = 5;
/// How many stay whatever their age: whoever comes back after a long time, or whose clock jumped ahead, still has what was
/// there before the first new backup.
const ALWAYS: usize = 10;

/// Whether it is time for the next one: the last is an hour old, or there is none.
///
/// What seems to come from the future, as after the clock was set back, says nothing about that.
pub fn due(list: &[Backup], now: DateTime<Utc>) -> bool {
    !list
        .iter()
        .any(|backup| backup.at <= now && now - backup.at < HOUR)
}

/// Says of each backup, in the order given, whether it stays.
///
/// These stay: all of the last hour, the last of each hour for a day, the last of each day for thirty days, the newest
/// five of each kind made before something great was done for thirty days, the last of each month for a year, those made
/// by hand, the newest ten of all – and
/// all that seem to come from the future, for then it is the clock that is wrong.
pub fn keep(list: &[Backup], now: DateTime<Utc>) -> Vec<bool> {
    let mut newest_first: Vec<usize> = (0..list.len()).collect();
    newest_first.sort_by_key(|&index| {
        let Backup {
            at, again, reason, ..
        } = list[index];
        Reverse((at, again, reason))
    });
    let (mut hours, mut days, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut kinds: HashMap<Reason, usize> = HashMap::new();
    let mut stays = vec![false; list.len()];
    for (rank, index) in newest_first.into_iter().enumerate() {
        let Backup { at, reason, .. } = list[index];
        let age = now - at;
        if age < TimeDelta::zero() {
            stays[index] = true;
            continue;
        }
        let last_of_hour = hours.insert((at.date_naive(), at.hour()));
        let last_of_day = days.insert(at.date_naive());
        let last_of_month = months.insert((at.year(), at.month()));
        let of_kind = kinds.entry(reason).or_default();
        *of_kind += 1;
        stays[index] = rank < ALWAYS
            || reason == Reason::ByHand
            || age < HOUR
            || (age < DAY && last_of_hour)
            || (age < MONTH && last_of_day)
            || (age < YEAR && last_of_month)
            || (age < MONTH && reason.is_before_something() && *of_kind <= OF_A_KIND);
    }
    stays
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail")]

    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-23T09:30:00Z".parse().unwrap()
    }

    fn made(minutes_ago: i64, reason: Reason) -> Backup {
        Backup {
            path: format!("{minutes_ago}").into(),
            at: now() - TimeDelta::minutes(minutes_ago),
            reason,
            again: 1,
            size: 0,
            encrypted: false,
        }
    }

    fn any_backup() -> impl Strategy<Value = Backup> {
        let minutes = prop_oneof![-2_000_i64..0, 0_i64..3_000, 0_i64..60_000];
        (minutes, proptest::sample::select(Reason::ALL)).prop_map(|(minutes, reason)| made(minutes, reason))
    }

    fn kept(list: &[Backup], now: DateTime<Utc>) -> Vec<Backup> {
        let stays = keep(list, now);
        list.iter()
            .zip(stays)
            .filter(|(_, stays)| *stays)
            .map(|(backup, _)| backup.clone())
            .collect()
    }

    #[test]
    fn a_month_of_hourly_backups_thins_out() {
        let list: Vec<Backup> = (0..24 * 40).map(|hour| made(hour * 60, Reason::Hourly)).collect();
        let ages: Vec<i64> = kept(&list, now())
            .iter()
            .map(|backup| (now() - backup.at).num_hours())
            .collect();
        assert_eq!(ages[..24], (0..24).collect::<Vec<_>>());
        // From then on the last one of each day, which is the one of 23:30.
        let days: Vec<i64> = (1..)
            .map(|day| day * 24 + 10)
            .take_while(|hours| *hours < 30 * 24)
            .collect();
        assert_eq!(ages[24..], days);
    }

    #[test]
    fn what_was_before_a_long_absence_or_a_jump_of_the_clock_is_there_still() {
        let long_ago = |list: &mut Vec<Backup>| {
            list.extend((0..6).map(|day| made((400 + day) * 24 * 60, Reason::Hourly)))
        };
        let mut list = vec![made(0, Reason::Hourly)];
        long_ago(&mut list);
        assert_eq!(kept(&list, now()).len(), list.len());
        // The first mornings after it do not push it out either.
        let mut list: Vec<Backup> = (0..4).map(|hour| made(hour * 60, Reason::Hourly)).collect();
        long_ago(&mut list);
        assert_eq!(kept(&list, now()).len(), list.len());
    }

    #[test]
    fn the_last_of_each_month_stays_for_a_year() {
        let list: Vec<Backup> = (0..800).map(|day| made(day * 24 * 60, Reason::Hourly)).collect();
        let old: Vec<String> = kept(&list, now())
            .iter()
            .filter(|backup| now() - backup.at >= MONTH)
            .map(|backup| backup.at.format("%Y-%m-%d").to_string())
            .collect();
        assert_eq!(
            old,
            [
                "2026-09-30",
                "2026-08-31",
                "2026-07-31",
                "2026-06-30",
                "2026-05-31",
                "2026-04-30",
                "2026-03-31",
                "2026-02-28",
                "2026-01-31",
                "2025-12-31",
                "2025-11-30"
            ]
        );
    }

    #[test]
    fn it_is_due_after_an_hour() {
        assert!(due(&[], now()));
        assert!(!due(
            &[made(59, Reason::Import), made(200, Reason::Hourly)],
            now()
        ));
        assert!(due(&[made(60, Reason::Hourly), made(-30, Reason::Hourly)], now()));
    }

    proptest! {
        #[test]
        fn the_newest_the_recent_and_the_future_stay(list in prop::collection::vec(any_backup(), 1..80)) {
            let stays = keep(&list, now());
            prop_assert_eq!(stays.len(), list.len());
            let newest = list.iter().map(|backup| backup.at).max().unwrap();
            prop_assert!(list.iter().zip(&stays).any(|(backup, stays)| *stays && backup.at == newest));
            for (backup, stays) in list.iter().zip(&stays) {
                let age = now() - backup.at;
                if age < HOUR || backup.reason == Reason::ByHand {
                    prop_assert!(stays);
                }
                let newer = list.iter().filter(|other| other.at > backup.at).count();
                let month = |other: &&Backup| (other.at.year(), other.at.month()) == (backup.at.year(), backup.at.month());
                let last_of_month = list.iter().filter(month).all(|other| other.at <= backup.at);
                prop_assert!(*stays || newer >= ALWAYS);
                let old = age >= MONTH && !(last_of_month && age < YEAR);
                if old && newer > ALWAYS && backup.reason != Reason::ByHand {
                    let equal = list.iter().filter(|other| other.at == backup.at).count();
                    prop_assert!(!stays || equal > 1);
                }
            }
        }

        #[test]
        fn each_hour_each_day_and_each_kind_stay_covered(list in prop::collection::vec(any_backup(), 1..80)) {
            let kept = kept(&list, now());
            for backup in &list {
                let age = now() - backup.at;
                let day = |other: &&Backup| other.at.date_naive() == backup.at.date_naive();
                if age < MONTH {
                    prop_assert!(kept.iter().any(|other| day(&other)));
                }
                if age < DAY {
                    prop_assert!(kept.iter().any(|other| day(&other) && other.at.hour() == backup.at.hour()));
                }
            }
            for reason in Reason::ALL.iter().filter(|reason| reason.is_before_something()) {
                let recent = |list: &[Backup]| list.iter()
                    .filter(|backup| backup.reason == *reason && backup.at <= now() && now() - backup.at < MONTH)
                    .count();
                prop_assert!(recent(&kept) >= recent(&list).min(OF_A_KIND));
            }
        }

        #[test]
        fn asking_twice_or_in_another_order_is_the_same(
            list in prop::collection::vec(any_backup(), 0..60),
            seed in any::<u64>(),
        ) {
            let once = kept(&list, now());
            prop_assert_eq!(kept(&once, now()).len(), once.len());
            let mut shuffled = list.clone();
            let length = shuffled.len().max(1);
            for index in 0..shuffled.len() {
                shuffled.swap(index, (seed as usize).wrapping_mul(index + 7) % length);
            }
            let times = |list: &[Backup]| {
                let mut times: Vec<_> = kept(list, now()).iter().map(|backup| backup.at).collect();
                times.sort();
                times
            };
            prop_assert_eq!(times(&shuffled), times(&list));
        }

        #[test]
        fn a_clock_set_back_lets_nothing_newer_go(
            list in prop::collection::vec(any_backup(), 1..60),
            back in 0_i64..5_000,
        ) {
            let then = now() - TimeDelta::minutes(back);
            let stays = keep(&list, then);
            for (backup, stays) in list.iter().zip(stays) {
                prop_assert!(stays || backup.at <= then);
            }
        }
    }
}
