//! Support a project asks for: needs (R26) and take-up (R27).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::scales::is_favourable;
use crate::share::Share;
use crate::{NeedState, Settings};

/// The highest level of need; 0 is none (R26).
pub const HIGHEST_NEED: u8 = 3;

/// A need of at least this, not wanted, leaves the invitation open (R26).
const INVITATION_FROM: u8 = 2;

/// What a project last said about a family of services (R26).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct RecordedNeed {
    /// How much is needed, 0–[`HIGHEST_NEED`].
    pub level: u8,
    /// Whether the project wants it.
    pub wanted: bool,
}

/// Where a project stands with a family of services (R26).
pub const fn need_state(recorded: Option<RecordedNeed>) -> NeedState {
    match recorded {
        None => NeedState::NotRecorded,
        Some(need) if need.wanted => NeedState::Wanted,
        Some(need) if need.level >= INVITATION_FROM => NeedState::InvitationOpen,
        Some(need) if need.level > 0 => NeedState::Low,
        Some(_) => NeedState::NotNeeded,
    }
}

/// Whether a plan line may exist: only for what is wanted (R26).
pub const fn may_plan(state: NeedState) -> bool {
    matches!(state, NeedState::Wanted)
}

/// What take-up is worked out from (R27).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Uses<'a> {
    /// Projects that could use the services.
    pub eligible: u32,
    /// Of these, projects that used at least one service.
    pub users: u32,
    /// Of these, projects with at least two separate requests.
    pub repeat_users: u32,
    /// All requests.
    pub requests: u32,
    /// Of these, requests the project began.
    pub pulled: u32,
    /// Satisfaction with finished lines, each 1–5.
    pub satisfaction: &'a [u8],
}

/// How far support is taken up (R27). Each figure is none where there is nothing to divide by.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TakeUp {
    /// Projects that use a service, of the eligible.
    pub take_up: Option<Share>,
    /// Users that came back, of the users.
    pub repeat: Option<Share>,
    /// Requests the project began, of all requests.
    pub pull: Option<Share>,
    /// Answers of 4 or 5, of all answers; none below the smallest group of answers.
    pub satisfied: Option<Share>,
}

/// Take-up, repeat, pull ratio and satisfaction (R27).
pub fn take_up(uses: &Uses<'_>, settings: &Settings) -> TakeUp {
    let answers = u32::try_from(uses.satisfaction.len()).unwrap_or(u32::MAX);
    let satisfied = uses
        .satisfaction
        .iter()
        .filter(|&&answer| is_favourable(answer))
        .count();
    TakeUp {
        take_up: Share::of(uses.users, uses.eligible),
        repeat: Share::of(uses.repeat_users, uses.users),
        pull: Share::of(uses.pulled, uses.requests),
        satisfied: (answers >= settings.smallest_group)
            .then(|| Share::of(u32::try_from(satisfied).unwrap_or(u32::MAX), answers))
            .flatten(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rounding::index;

    fn state(level: u8, wanted: bool) -> NeedState {
        need_state(Some(RecordedNeed { level, wanted }))
    }

    #[test]
    fn r26_what_is_wanted_is_wanted_at_any_level() {
        for level in 0..=HIGHEST_NEED {
            assert_eq!(state(level, true), NeedState::Wanted);
        }
    }

    #[test]
    fn r26_a_need_of_two_or_three_that_is_not_wanted_leaves_the_invitation_open() {
        assert_eq!(state(3, false), NeedState::InvitationOpen);
        assert_eq!(state(2, false), NeedState::InvitationOpen);
        assert_eq!(state(1, false), NeedState::Low);
        assert_eq!(state(0, false), NeedState::NotNeeded);
    }

    #[test]
    fn r26_what_was_not_recorded_is_not_a_need_of_nought() {
        assert_eq!(need_state(None), NeedState::NotRecorded);
    }

    #[test]
    fn r26_a_plan_line_exists_only_for_what_is_wanted() {
        let plannable: Vec<_> = NeedState::ALL.iter().filter(|&&state| may_plan(state)).collect();
        assert_eq!(plannable, [&NeedState::Wanted]);
    }

    const UNUSED: Uses<'static> = Uses {
        eligible: 0,
        users: 0,
        repeat_users: 0,
        requests: 0,
        pulled: 0,
        satisfaction: &[],
    };

    #[test]
    fn r27_6_of_12_with_4_that_came_back_and_10_of_14_pulled() {
        let uses = Uses {
            eligible: 12,
            users: 6,
            repeat_users: 4,
            requests: 14,
            pulled: 10,
            satisfaction: &[],
        };
        let found = take_up(&uses, &Settings::default());
        let shown = |share: Option<Share>| index(share.unwrap().percent);
        assert_eq!(shown(found.take_up), "50.0");
        assert_eq!(shown(found.repeat), "66.7");
        assert_eq!(shown(found.pull), "71.4");
        assert_eq!(found.satisfied, None);
    }

    #[test]
    fn r27_satisfaction_needs_five_answers() {
        let settings = Settings::default();
        let four = take_up(
            &Uses {
                satisfaction: &[5, 4, 4, 2],
                ..UNUSED
            },
            &settings,
        );
        assert_eq!(four.satisfied, None);
        let five = take_up(
            &Uses {
                satisfaction: &[5, 4, 4, 2, 3],
                ..UNUSED
            },
            &settings,
        );
        assert_eq!(five.satisfied, Share::of(3, 5));
    }

    #[test]
    fn r27_nothing_used_gives_no_figures_rather_than_noughts() {
        let found = take_up(&UNUSED, &Settings::default());
        assert_eq!(
            found,
            TakeUp {
                take_up: None,
                repeat: None,
                pull: None,
                satisfied: None
            }
        );
    }
}
