//! Words about stakeholders and how they hang together.

use super::words;

words! {
    /// What a stakeholder is.
    StakeholderKind: "a kind of stakeholder" {
        /// A named person.
        Person = "person", "Person";
        /// A post without a named person.
        Role = "role", "Role";
        /// A group of people: the unit of survey, impact and load.
        Group = "group", "Group";
        /// An organisation.
        Organisation = "organisation", "Organisation";
    }

    /// What a tie between two stakeholders means, read from the first to the second.
    TieKind: "a kind of tie" {
        /// The first reports to the second.
        ReportsTo = "reports_to", "Reports to";
        /// The first influences the second.
        Influences = "influences", "Influences";
        /// The first is consulted by the second.
        ConsultedBy = "consulted_by", "Is consulted by";
        /// The first advises the second.
        Advises = "advises", "Advises";
        /// They work with one another.
        WorksWith = "works_with", "Works with";
    }
}
