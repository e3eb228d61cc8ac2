//! Words about where a stakeholder stands (R1, R3, R4, R5).

use std::ops::RangeInclusive;

use super::words;

words! {
    /// A field of the power–interest grid (R1).
    Quadrant: "a quadrant" {
        /// High power, high interest.
        ManageClosely = "manage_closely", "Manage closely";
        /// High power, low interest.
        KeepSatisfied = "keep_satisfied", "Keep satisfied";
        /// Low power, high interest.
        KeepInformed = "keep_informed", "Keep informed";
        /// Low power, low interest.
        Monitor = "monitor", "Monitor";
    }

    /// How a stakeholder is engaged with a project (R4). Unaware is not worse than resistant: the two need
    /// different things.
    Engagement: "a level of engagement" {
        /// Does not know of the change; level 0.
        Unaware = "unaware", "Unaware";
        /// Knows of it and opposes it; level 1.
        Resistant = "resistant", "Resistant";
        /// Knows of it, neither for nor against; level 2.
        Neutral = "neutral", "Neutral";
        /// For it; level 3.
        Supportive = "supportive", "Supportive";
        /// Takes an active part in making it work; level 4.
        Leading = "leading", "Leading";
    }

    /// Which way engagement should go (R4).
    GapDirection: "a direction" {
        /// Desired is above current.
        Raise = "raise", "Raise";
        /// Desired equals current.
        Maintain = "maintain", "Maintain";
        /// Current is above desired: possibly over-engaged.
        OverEngaged = "over_engaged", "Possibly over-engaged";
    }

    /// What a gap in engagement calls for, by where the stakeholder stands now (R4).
    GapKind: "a kind of gap" {
        /// Unaware: to be told and involved.
        Awareness = "awareness", "Awareness";
        /// Resistant: to be heard.
        Opposition = "opposition", "Opposition";
        /// Neutral or supportive: to be given a part.
        Activation = "activation", "Activation";
    }

    /// What a stakeholder's claim has of power, legitimacy and urgency (R3). Not shown beside a named person in what
    /// leaves the program, nor on a screen that others see (R34).
    SalienceClass: "a class of salience" {
        /// None of the three.
        NonStakeholder = "non_stakeholder", "Non-stakeholder";
        /// Power alone.
        Dormant = "dormant", "Dormant";
        /// Legitimacy alone.
        Discretionary = "discretionary", "Discretionary";
        /// Urgency alone.
        Demanding = "demanding", "Demanding";
        /// Power and legitimacy.
        Dominant = "dominant", "Dominant";
        /// Power and urgency.
        Dangerous = "dangerous", "Dangerous";
        /// Legitimacy and urgency.
        Dependent = "dependent", "Dependent";
        /// All three.
        Definitive = "definitive", "Definitive";
    }

    /// A corner of the stakeholder cube (R5). Names that are off until somebody asks for them (R34).
    CubeType: "a type of the cube" {
        /// High power, high interest, for it.
        Saviour = "saviour", "Saviour";
        /// High power, high interest, against it.
        Saboteur = "saboteur", "Saboteur";
        /// High power, low interest, for it.
        SleepingGiant = "sleeping_giant", "Sleeping giant";
        /// High power, low interest, against it.
        TimeBomb = "time_bomb", "Time bomb";
        /// Low power, high interest, for it.
        Friend = "friend", "Friend";
        /// Low power, high interest, against it.
        Irritant = "irritant", "Irritant";
        /// Low power, low interest, for it.
        Acquaintance = "acquaintance", "Acquaintance";
        /// Low power, low interest, against it.
        TripWire = "trip_wire", "Trip wire";
    }

    /// What an assessment rests on.
    Basis: "a basis" {
        /// The stakeholder said so.
        Stated = "stated", "Stated";
        /// The assessor saw it.
        Observed = "observed", "Observed";
        /// The assessor concludes it.
        Inferred = "inferred", "Inferred";
    }

    /// What is assessed, each a whole number in [`Axis::range`].
    Axis: "an axis" {
        /// Power over the project, 1–5 (R1).
        Power = "power", "Power";
        /// Interest in the project, 1–5 (R1).
        Interest = "interest", "Interest";
        /// Engagement now, 0–4 (R4).
        CurrentEngagement = "current_engagement", "Current engagement";
        /// Engagement wished for, 2–4 (R4).
        DesiredEngagement = "desired_engagement", "Desired engagement";
        /// Attitude from strong opponent −2 to strong advocate 2 (R5).
        Attitude = "attitude", "Attitude";
        /// Whether the claim is legitimate, 0 or 1 (R3).
        Legitimacy = "legitimacy", "Legitimacy";
        /// Whether the claim is urgent, 0 or 1 (R3).
        Urgency = "urgency", "Urgency";
    }
}

impl Engagement {
    /// The level, 0 (unaware) to 4 (leading).
    pub const fn level(self) -> i64 {
        self as i64
    }

    /// The engagement of a level, none outside 0–4.
    pub fn from_level(level: i64) -> Option<Self> {
        usize::try_from(level)
            .ok()
            .and_then(|at| Self::ALL.get(at))
            .copied()
    }

    /// Whether it may be wished for: neutral, supportive or leading (R4).
    pub const fn can_be_desired(self) -> bool {
        self.level() >= Self::Neutral.level()
    }
}

impl Axis {
    /// The values an assessment on this axis may have.
    pub const fn range(self) -> RangeInclusive<i64> {
        match self {
            Self::Power | Self::Interest => 1..=5,
            Self::CurrentEngagement => 0..=4,
            Self::DesiredEngagement => 2..=4,
            Self::Attitude => -2..=2,
            Self::Legitimacy | Self::Urgency => 0..=1,
        }
    }

    /// Whether `value` lies in the range of this axis.
    pub fn allows(self, value: i64) -> bool {
        self.range().contains(&value)
    }
}
