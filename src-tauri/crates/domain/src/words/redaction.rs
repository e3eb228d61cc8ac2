use super::words;

words! {
    /// How much of a person an output shows (R34).
    Profile: "a redaction profile" {
        /// Names as they are.
        Full = "full", "Names shown";
        /// Positions instead of names.
        Roles = "roles", "Roles instead of names";
        /// Nobody alone: people only as the groups they belong to.
        Groups = "groups", "Groups only";
        /// Figures only.
        Counts = "counts", "Counts only";
        /// Only what whoever makes the output wrote or owns.
        Own = "own", "Only one’s own";
    }

    /// What a column of an output holds, for the rules of what it shows (R34).
    Holds: "a kind of content" {
        /// A figure, a date, a word of a closed list: nobody's name.
        Plain = "plain", "Figure or word";
        /// The name of the stakeholder the row is about.
        Subject = "subject", "Stakeholder the row is about";
        /// The name of another stakeholder.
        Stakeholder = "stakeholder", "Stakeholder";
        /// Whoever asked, judged or recorded, by name.
        Person = "person", "Person";
        /// Whoever owns an action, by name.
        Owner = "owner", "Owner of an action";
        /// A position: a role or a job title.
        Position = "position", "Position";
        /// A fixed label: the name of a unit, a project, a group, a service, a tag.
        Label = "label", "Label";
        /// What somebody wrote.
        Said = "said", "Free text";
        /// An address, a number, a reference: what finds a person.
        Contact = "contact", "Contact";
        /// A figure or word that is somebody's opinion of a stakeholder.
        Opinion = "opinion", "Opinion";
    }

    /// What a record of exports says left the workspace (R34).
    ExportKind: "a kind of export" {
        /// A report.
        Report = "report", "Report";
        /// A table.
        Table = "table", "Table";
        /// A map.
        Map = "map", "Map";
        /// The whole workspace.
        Whole = "whole", "Whole workspace";
        /// Everything held about one person.
        PersonPack = "person_pack", "Everything about one person";
    }
}
