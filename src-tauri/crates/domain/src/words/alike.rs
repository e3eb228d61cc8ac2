use super::words;

words! {
    /// Why two stakeholders may be one.
    AlikeBecause: "a likeness" {
        /// They are reached by the same e-mail address.
        Email = "email", "Same e-mail address";
        /// They carry the same reference of the same source.
        Reference = "reference", "Same reference";
        /// They have the same telephone number.
        Phone = "phone", "Same telephone number";
        /// They have the same names, in whatever order.
        Name = "name", "Same name";
        /// Their names differ by a letter or two.
        Spelling = "spelling", "Nearly the same spelling";
        /// One has an initial where the other has a name.
        Initials = "initials", "Same name with an initial";
        /// One has a name more.
        Shorter = "shorter", "Same name but for a word";
        /// They are in the same unit.
        Unit = "unit", "Same unit";
        /// They have the same role.
        Role = "role", "Same role";
    }

    /// How likely two stakeholders are one.
    Likelihood: "a likelihood" {
        /// What tells people apart is the same.
        VeryLikely = "very_likely", "Very likely";
        /// The names are the same, or nearly and something else is.
        Likely = "likely", "Likely";
        /// One of them only.
        Possible = "possible", "Possible";
    }
}
