//! Identifiers: one type for each kind of thing, so that a project cannot be passed where a person is meant.

use std::cell::Cell;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::{NoContext, Timestamp, Uuid};

/// Text that is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier: expected the 36 characters of a UUID")]
pub struct NotAnId;

thread_local! {
    /// The last identifier made here.
    static LAST: Cell<u128> = const { Cell::new(0) };
}

/// Where the part of a UUIDv7 begins that counts on within a millisecond: below it lie 42 random bits.
const COUNT: u32 = 42;
/// The bits of the variant, which stand within that part.
const VARIANT: u128 = 0b11 << 62;

/// A UUIDv7 of that instant; an instant before 1970 counts as 1970. Of several made one after another for the same
/// millisecond each is greater than the one before: what was made first sorts first, and a table takes them in at its
/// end.
fn uuid_of(at: DateTime<Utc>) -> Uuid {
    let seconds = u64::try_from(at.timestamp()).unwrap_or(0);
    let fresh = Uuid::new_v7(Timestamp::from_unix(
        NoContext,
        seconds,
        at.timestamp_subsec_nanos(),
    ));
    let (last, random) = (LAST.get(), fresh.as_u128());
    let mut id = random;
    if last >> 80 == random >> 80 {
        let counted = (last | VARIANT).checked_add(1 << COUNT).unwrap_or(0);
        // Past the end of the count, or of the version, it begins anew.
        if counted >> 76 == last >> 76 {
            let low = (1_u128 << COUNT) - 1;
            id = (counted & !low & !VARIANT) | (0b10 << 62) | (random & low);
        }
    }
    LAST.set(id);
    Uuid::from_u128(id)
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
        pub struct $name(Uuid);

        impl $name {
            /// A new identifier: a UUIDv7 of the instant `at`, so that identifiers sort by when they were made
            /// (to the millisecond); the rest is random.
            pub fn new(at: DateTime<Utc>) -> Self {
                Self(uuid_of(at))
            }

            /// The identifier stored as these 16 bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The 16 bytes it is stored as.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::parse_str(text).map(Self).map_err(|_| NotAnId)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }
    )+};
}

ids! {
    /// A workspace: one file.
    WorkspaceId
    /// A programme of projects.
    ProgrammeId
    /// A project.
    ProjectId
    /// A change: what lands on groups.
    ChangeId
    /// A node in the organisation tree.
    UnitId
    /// A person, role, group or organisation.
    StakeholderId
    /// A dated membership of a group.
    MembershipId
    /// A line of what a group's headcount is made of.
    CompositionId
    /// A tie between two stakeholders.
    TieId
    /// A stakeholder's part in a project.
    StakeId
    /// A dated assessment on one axis by one assessor.
    AssessmentId
    /// A judged score of a group.
    JudgedScoreId
    /// A service on the menu.
    ServiceId
    /// A recorded need.
    NeedId
    /// A request for support.
    RequestId
    /// A line of a support plan.
    PlanLineId
    /// A custom field: its definition.
    CustomFieldId
    /// A tag.
    TagId
    /// A tag on a stakeholder.
    TaggingId
    /// A record of a conversation with a stakeholder.
    EngagementRecordId
    /// A commitment, ours or theirs.
    CommitmentId
    /// A saved mapping of an import.
    MappingId
    /// What somebody asks about their own data.
    DataRequestId
    /// A mark on the data of somebody.
    MarkId
    /// A record of what left the workspace.
    ExportRecordId
    /// A private note on a stakeholder.
    PrivateNoteId
    /// A decision that somebody's data is kept longer.
    KeptLongerId
    /// A post that a stakeholder holds or held beside the one in the register.
    RoleHeldId
    /// A way of looking at a place, kept under a name.
    SavedViewId
    /// An axis of one's own.
    OwnAxisId
    /// A decision or deliverable of a project.
    DecisionId
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;

    #[test]
    fn ids_sort_by_the_instant_they_were_made() {
        let early = StakeholderId::new(Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap());
        let late = StakeholderId::new(Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 1).unwrap());
        assert!(early < late);
        assert!(early.to_string() < late.to_string());
        assert!(early.as_bytes() < late.as_bytes());
    }

    #[test]
    fn ids_of_one_instant_sort_in_the_order_they_were_made() {
        let at = Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap();
        let ids: Vec<StakeholderId> = (0..100_000).map(|_| StakeholderId::new(at)).collect();
        // The count may begin anew once, where it was drawn close to its end.
        assert!(ids.windows(2).filter(|two| two[0] >= two[1]).count() <= 1);
        for id in ids {
            let id = Uuid::from(id);
            assert_eq!(
                (id.get_version_num(), id.get_variant()),
                (7, uuid::Variant::RFC4122)
            );
        }
    }

    #[test]
    fn two_ids_of_one_instant_differ() {
        let at = Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap();
        assert_ne!(ProjectId::new(at), ProjectId::new(at));
    }

    #[test]
    fn an_id_survives_text_bytes_and_json() {
        let id = TieId::new(Utc.with_ymd_and_hms(2026, 3, 1, 9, 0, 0).unwrap());
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(TieId::from_bytes(*id.as_bytes()), id);
        let json = serde_json::to_string(&id).unwrap();
        assert_eq!(json, format!("\"{id}\""));
        assert_eq!(serde_json::from_str::<TieId>(&json).unwrap(), id);
    }

    #[test]
    fn text_that_is_no_id_is_refused() {
        assert_eq!("finance".parse::<UnitId>(), Err(NotAnId));
        assert!(serde_json::from_str::<UnitId>("\"finance\"").is_err());
    }

    #[test]
    fn an_instant_before_1970_still_makes_an_id() {
        let at = Utc.with_ymd_and_hms(1931, 1, 1, 0, 0, 0).unwrap();
        assert_eq!(&NeedId::new(at).as_bytes()[..4], &[0, 0, 0, 0]);
    }

    #[test]
    fn an_id_is_a_string_in_typescript() {
        assert_eq!(StakeholderId::inline(&ts_rs::Config::default()), "string");
    }
}
