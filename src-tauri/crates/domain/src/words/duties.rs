use super::words;

words! {
    /// What somebody asks about their own data (R33).
    DataRequestKind: "a kind of data request" {
        /// To see what is held.
        Access = "access", "Access";
        /// To have it put right.
        Rectification = "rectification", "Rectification";
        /// To have it erased.
        Erasure = "erasure", "Erasure";
        /// To have it kept but not used.
        Restriction = "restriction", "Restriction";
        /// Not to have it used for a purpose.
        Objection = "objection", "Objection";
    }

    /// How a data request stands (R33).
    DataRequestStatus: "a status of data requests" {
        /// It waits for an answer.
        Open = "open", "Open";
        /// It was met.
        Done = "done", "Done";
        /// It was refused, with a reason.
        Refused = "refused", "Refused";
    }

    /// What is to be borne in mind about the data of somebody (R33).
    MarkKind: "a kind of mark" {
        /// It is kept, but not to be used.
        Restricted = "restricted", "Restricted";
        /// They object to its use.
        Objected = "objected", "Objection";
        /// They dispute an opinion.
        Disputed = "disputed", "Disputed opinion";
    }

    /// How much of somebody an erasure leaves.
    ErasureMode: "a way to erase" {
        /// Nothing says who it was; role, grade, unit, tags and ties stay.
        Anonymise = "anonymise", "Anonymise";
        /// Those go as well; only what figures are counted from stays.
        Erase = "erase", "Erase";
    }
}
