//! The words that options of an import take.

use clap::ValueEnum;
use ops::import::Scale;

/// The order of day and month.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Dates {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
}

/// How ratings are counted.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Ratings {
    /// As Soundings counts: power 1 to 5, engagement 0 to 4, attitude -2 to 2
    Own,
    /// 1 to 3
    OneToThree,
    /// 1 to 5
    OneToFive,
    /// 1 to 10
    OneToTen,
    /// 0 to 100
    Percent,
}

impl Ratings {
    pub(super) fn scale(self) -> Scale {
        match self {
            Self::Own => Scale::Own,
            Self::OneToThree => Scale::OneToThree,
            Self::OneToFive => Scale::OneToFive,
            Self::OneToTen => Scale::OneToTen,
            Self::Percent => Scale::Percent,
        }
    }
}

/// What to do with those who are there already.
#[derive(Clone, Copy, ValueEnum)]
pub(super) enum Matched {
    /// Leave them as they are; with --project they get their stake, and nothing else
    Skip,
    /// Take over what the row says; what it leaves blank stays
    Update,
    /// Add another all the same
    Create,
}
