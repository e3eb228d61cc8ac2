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
