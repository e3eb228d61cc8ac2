use super::words;

words! {
    /// Of which place a saved way of looking is.
    ViewKind: "a place with saved views" {
        /// The register.
        People = "people", "People";
        /// The map.
        Map = "map", "Map";
    }
}
