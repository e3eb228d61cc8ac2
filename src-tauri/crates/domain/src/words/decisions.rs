//! Words about who decides what, and from which side somebody stands to a project (R6).

use super::words;

words! {
    /// From which side somebody stands to a project (R6).
    StakeDirection: "a direction" {
        /// Those the project answers to.
        Upward = "upward", "Upward";
        /// Those who work for it.
        Downward = "downward", "Downward";
        /// Those outside the organisation.
        Outward = "outward", "Outward";
        /// Those beside it, at eye level.
        Sideward = "sideward", "Sideward";
    }

    /// What a project has to come to.
    DecisionKind: "a kind of decision" {
        /// Something to be decided.
        Decision = "decision", "Decision";
        /// Something to be delivered.
        Deliverable = "deliverable", "Deliverable";
    }

    /// The part somebody has in a decision or deliverable (R6), in the order of the letters.
    RaciPart: "a part in a decision" {
        /// Does the work.
        Responsible = "responsible", "Responsible";
        /// Answers for it; one alone.
        Accountable = "accountable", "Accountable";
        /// Is asked before.
        Consulted = "consulted", "Consulted";
        /// Is told after.
        Informed = "informed", "Informed";
    }

    /// What is wrong with the parts in a decision or deliverable (R6).
    RaciFault: "a fault of a decision" {
        /// Nobody answers for it.
        NobodyAccountable = "nobody_accountable", "Nobody is accountable";
        /// More than one answers for it.
        SeveralAccountable = "several_accountable", "More than one is accountable";
        /// Nobody does the work.
        NobodyResponsible = "nobody_responsible", "Nobody is responsible";
    }
}

impl RaciPart {
    /// The letter it has in a matrix.
    pub const fn letter(self) -> char {
        match self {
            Self::Responsible => 'R',
            Self::Accountable => 'A',
            Self::Consulted => 'C',
            Self::Informed => 'I',
        }
    }
}
