use super::words;

words! {
    /// Of which place a saved way of looking is.
    ViewKind: "a place with saved views" {
        /// The register.
        People = "people", "People";
        /// The map.
        Map = "map", "Map";
    }

    /// A way to look at the stakeholders of a project on the map.
    MapLens: "a lens" {
        /// Power and interest (R1).
        PowerInterest = "power_interest", "Power–interest map";
        /// Any two axes (R2).
        Axes = "axes", "Map of two axes";
        /// Current and desired engagement (R4).
        Engagement = "engagement", "Engagement matrix";
        /// Power, legitimacy and urgency (R3).
        Salience = "salience", "Salience";
        /// Power and interest by attitude (R5).
        Cube = "cube", "Attitude cube";
        /// Who is tied to whom (R7).
        Network = "network", "Influence network";
        /// Units, and who is in each.
        Organisation = "organisation", "Organisation";
    }
}
