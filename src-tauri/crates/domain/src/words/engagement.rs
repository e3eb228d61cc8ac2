use super::words;

words! {
    /// Whose promise a commitment is (R25).
    CommitmentDirection: "a direction of a commitment" {
        /// We promised it.
        Ours = "ours", "Ours";
        /// The stakeholder promised it.
        Theirs = "theirs", "Theirs";
    }

    /// Where a commitment stands (R25).
    CommitmentStatus: "a status of a commitment" {
        /// Not done yet.
        Open = "open", "Open";
        /// Done.
        Done = "done", "Done";
        /// Withdrawn by agreement: it counts neither as kept nor as broken.
        Withdrawn = "withdrawn", "Withdrawn by agreement";
    }
}
