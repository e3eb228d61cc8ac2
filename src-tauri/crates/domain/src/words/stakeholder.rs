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

    /// What a stakeholder is in the influence network (R7), the most telling first.
    NetworkRole: "a role in the network" {
        /// Without them a part of the network falls away: a single point of failure.
        Broker = "broker", "Broker";
        /// Nobody has more ties.
        Connector = "connector", "Connector";
        /// More ties to other groups than to their own, and to two of them at least.
        Spanner = "spanner", "Spanner";
        /// One tie at most.
        Peripheral = "peripheral", "Peripheral";
    }

    /// What counts as a group in the network (R7).
    NetworkGrouping: "a grouping of the network" {
        /// The home unit.
        Unit = "unit", "Unit";
        /// The unit at the top of the branch that the home unit belongs to.
        TopUnit = "top_unit", "Top unit";
        /// Person, role, group or organisation.
        Kind = "kind", "Kind";
    }
}
