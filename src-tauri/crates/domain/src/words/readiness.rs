//! Words about readiness (R8, R11, R32, R37).

use std::ops::RangeInclusive;

use super::words;

words! {
    /// The five elements of adoption, in the order in which they build on one another (R8).
    Element: "an element of adoption" {
        /// People understand why.
        UnderstandingWhy = "understanding_why", "Understanding why";
        /// People are willing.
        Willingness = "willingness", "Willingness";
        /// People know how.
        KnowHow = "know_how", "Know-how";
        /// People have practised and can do it.
        PractisedAbility = "practised_ability", "Practised ability";
        /// It is kept up.
        Sustainment = "sustainment", "Sustainment";
    }

    /// What a group is scored on, 1–5: the five elements (R8), commitment and efficacy (R11).
    Measure: "a measure" {
        /// People understand why.
        UnderstandingWhy = "understanding_why", "Understanding why";
        /// People are willing.
        Willingness = "willingness", "Willingness";
        /// People know how.
        KnowHow = "know_how", "Know-how";
        /// People have practised and can do it.
        PractisedAbility = "practised_ability", "Practised ability";
        /// It is kept up.
        Sustainment = "sustainment", "Sustainment";
        /// People are resolved to make the change work.
        Commitment = "commitment", "Commitment";
        /// People are confident that together they can.
        Efficacy = "efficacy", "Efficacy";
    }

    /// A component of the readiness index (R32).
    Component: "a component of the readiness index" {
        /// Resolve to make the change work.
        Commitment = "commitment", "Commitment";
        /// Confidence that together it can be done.
        Efficacy = "efficacy", "Efficacy";
        /// The five elements of adoption.
        Adoption = "adoption", "Adoption";
        /// How far stakeholders are from the engagement wished for.
        Alignment = "alignment", "Stakeholder alignment";
        /// Room for the change beside everything else.
        Capacity = "capacity", "Capacity";
        /// What has been done to prepare.
        Preparation = "preparation", "Preparation";
    }

    /// Red, amber or green. Always shown with its word beside the colour.
    Rag: "a rating" {
        /// Ready.
        Green = "green", "Green";
        /// In part.
        Amber = "amber", "Amber";
        /// Not ready.
        Red = "red", "Red";
    }

    /// How far the evidence under an index carries (R32).
    ConfidenceLevel: "a level of confidence" {
        /// Seven or eight points of eight.
        High = "high", "High";
        /// Four to six points.
        Medium = "medium", "Medium";
        /// Fewer than four points.
        Low = "low", "Low";
    }

    /// What the confidence in an index is made up of (R32).
    ConfidenceBasis: "a basis of confidence" {
        /// The weight of the components that are there, in per cent.
        Completeness = "completeness", "Completeness";
        /// The response, in per cent.
        Response = "response", "Response";
        /// The age of the oldest evidence, in days.
        Age = "age", "Age of the oldest evidence";
        /// Agreement within the group, r* (R14).
        Agreement = "agreement", "Agreement";
    }

    /// Where an index is going (R32).
    TrendDirection: "a direction of a trend" {
        /// Up by at least what counts as a trend.
        Improving = "improving", "Improving";
        /// Neither.
        Stable = "stable", "Stable";
        /// Down by at least what counts as a trend.
        Declining = "declining", "Declining";
    }

    /// How far a group agrees (R14).
    AgreementLevel: "a level of agreement" {
        /// From .70: an average may be quoted.
        Agreed = "agreed", "Agreed";
        /// From .50.
        Mixed = "mixed", "Mixed";
        /// Below .50: the average alone must not be quoted.
        Divided = "divided", "Divided";
    }

    /// A bar of page one (R37).
    BarKind: "a bar" {
        /// Commitment, efficacy and adoption of the people concerned.
        People = "people", "People";
        /// The sponsor (R36).
        Leadership = "leadership", "Leadership";
        /// Room for the change.
        Capacity = "capacity", "Capacity";
    }

    /// Where a bar stands (R37). What was not assessed is never on target.
    BarState: "a state of a bar" {
        /// There is nothing to show.
        NotAssessed = "not_assessed", "Not assessed";
        /// Below the minimum.
        BelowMinimum = "below_minimum", "Below the minimum";
        /// Above the minimum, below the target.
        BelowTarget = "below_target", "Below the target";
        /// On target.
        OnTarget = "on_target", "On target";
    }

    /// The decision asked of a steering committee (R37).
    Decision: "a decision" {
        /// Go.
        Go = "go", "Go";
        /// Go, with conditions.
        GoWithConditions = "go_with_conditions", "Go with conditions";
        /// Wait.
        Wait = "wait", "Wait";
    }
}

impl Measure {
    /// The values a score may have.
    pub const RANGE: RangeInclusive<f64> = 1.0..=5.0;

    /// The element it scores; none for commitment and efficacy.
    pub const fn element(self) -> Option<Element> {
        match self {
            Self::UnderstandingWhy => Some(Element::UnderstandingWhy),
            Self::Willingness => Some(Element::Willingness),
            Self::KnowHow => Some(Element::KnowHow),
            Self::PractisedAbility => Some(Element::PractisedAbility),
            Self::Sustainment => Some(Element::Sustainment),
            Self::Commitment | Self::Efficacy => None,
        }
    }
}

impl From<Element> for Measure {
    fn from(element: Element) -> Self {
        match element {
            Element::UnderstandingWhy => Self::UnderstandingWhy,
            Element::Willingness => Self::Willingness,
            Element::KnowHow => Self::KnowHow,
            Element::PractisedAbility => Self::PractisedAbility,
            Element::Sustainment => Self::Sustainment,
        }
    }
}
