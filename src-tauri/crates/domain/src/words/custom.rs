use super::words;

words! {
    /// What a custom field belongs to.
    CustomSubject: "a subject of custom fields" {
        /// Stakeholders.
        Stakeholder = "stakeholder", "Stakeholders";
        /// Projects.
        Project = "project", "Projects";
    }

    /// What a custom field holds.
    CustomKind: "a kind of custom field" {
        /// Any text.
        Text = "text", "Text";
        /// A number.
        Number = "number", "Number";
        /// A date.
        Date = "date", "Date";
        /// One of a list of words.
        Choice = "choice", "Choice";
        /// Yes or no.
        YesNo = "yes_no", "Yes or no";
    }
}
