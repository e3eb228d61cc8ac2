//! The form of an export, version 6: its tables and columns, in the words of the workspace. From this one list come the
//! files that are written, the JSON Schema beside them, and what is read back.

/// The name of the form, at the head of every export.
pub(super) const FORMAT: &str = "soundings-export";
/// The version of the form. It changes whenever a table or column is added, removed or means something else.
pub(super) const VERSION: u32 = 6;

/// What a column holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Holds {
    /// The row's own identifier, a UUID.
    Id,
    /// The identifier of a row of this table.
    Of(&'static str),
    /// The identifier of a stakeholder or a project.
    Subject,
    /// Any text.
    Text,
    /// A word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// A word of a closed list, or the identifier of a row of this table as a text.
    WordOr(fn() -> Vec<&'static str>, &'static str),
    /// A date, YYYY-MM-DD.
    Date,
    /// An instant, RFC 3339 in UTC.
    Instant,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// JSON.
    Json,
    /// Not in the export: worked out anew from this column as the key by which texts are sorted and compared.
    KeyOf(&'static str),
}

/// A column.
#[derive(Debug)]
pub(super) struct Column {
    pub(super) name: &'static str,
    pub(super) holds: Holds,
    /// Whether it may hold nothing.
    pub(super) may_lack: bool,
    pub(super) doc: &'static str,
}

/// A table.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) name: &'static str,
    pub(super) doc: &'static str,
    pub(super) columns: &'static [Column],
}

impl Table {
    /// The columns that are in the export.
    pub(super) fn written(&self) -> impl Iterator<Item = &'static Column> {
        self.columns
            .iter()
            .filter(|column| !matches!(column.holds, Holds::KeyOf(_)))
    }
}

macro_rules! table {
    ($name:literal, $doc:literal; $( $column:ident: $holds:ident $(($($of:expr),+))? $(/ $maybe:ident)?, $about:literal; )+) => {
        Table { name: $name, doc: $doc, columns: &[$(Column {
            name: stringify!($column),
            holds: Holds::$holds $(($($of),+))?,
            may_lack: table!(@ $($maybe)?),
            doc: $about,
        }),+] }
    };
    (@) => { false };
    (@ maybe) => { true };
}

/// The words of a closed list.
macro_rules! words {
    ($list:ident) => {
        || domain::$list::ALL.iter().map(|word| word.as_str()).collect()
    };
}

/// Every table of the export, in the order they are written in.
pub(super) const TABLES: &[Table] = &[
    table!("workspace", "The workspace: one row.";
        id: Id, "Its identifier.";
        name: Text, "Its name.";
        purpose: Text, "What it is for.";
        fiction: YesNo, "Whether its content is invented, as screens and reports then say.";
        created_on: Date, "When it was made.";
    ),
    table!("setting", "A setting: house rules that were changed, the holidays, words of one’s own in the privacy papers.";
        key: Text, "Which.";
        value: Json, "Its value.";
    ),
    table!("programme", "A programme of projects.";
        id: Id, "Its identifier.";
        name: Text, "Its name.";
        added_on: Date, "When it was added.";
    ),
    table!("project", "A project.";
        id: Id, "Its identifier.";
        programme_id: Of("programme"), "Its programme.";
        name: Text, "Its name; no two projects share one.";
        name_key: KeyOf("name"), "";
        summary: Text, "What it is about.";
        sponsor_id: Of("stakeholder") / maybe, "Its sponsor.";
        starts_on: Date / maybe, "When it starts.";
        goes_live_on: Date / maybe, "When it goes live.";
        team_size: Whole / maybe, "How many are in its team.";
        pilot: YesNo, "Whether it is a pilot.";
        added_on: Date, "When it was added.";
    ),
    table!("change", "What a project lands on groups; a project has one from the start.";
        id: Id, "Its identifier.";
        project_id: Of("project"), "Its project.";
        name: Text, "Its name.";
        goes_live_on: Date / maybe, "When it goes live, where that is not the project's date.";
        added_on: Date, "When it was added.";
    ),
    table!("unit", "A unit of the organisation.";
        id: Id, "Its identifier.";
        parent_id: Of("unit") / maybe, "The unit it is part of.";
        name: Text, "Its name.";
        name_key: KeyOf("name"), "";
    ),
    table!("stakeholder", "A person, role, group or organisation.";
        id: Id, "Its identifier.";
        kind: Word(words!(StakeholderKind)), "What it is.";
        name: Text, "Its name; of a role its title.";
        name_key: KeyOf("name"), "";
        role: Text, "Role or job title.";
        role_key: KeyOf("role"), "";
        grade: Text, "Grade or band.";
        email: Text, "E-mail address.";
        phone: Text, "Telephone number.";
        unit_id: Of("unit") / maybe, "Its home unit.";
        headcount: Number / maybe, "Full-time equivalents; groups and organisations only.";
        reference: Text, "The id it carries in its source.";
        source: Text, "The register that reference belongs to.";
        notes: Text, "Notes.";
        added_on: Date, "When it was added.";
        owner: Text, "Who looks after the relationship.";
        owner_key: KeyOf("owner"), "";
        verified_on: Date / maybe, "When what is known of it was last looked over.";
        verify_days: Whole / maybe, "After how many days that counts as stale; none: as the house rules say.";
        archived_on: Date / maybe, "When it was archived; none: it is in the register.";
    ),
    table!("membership", "Somebody is a member of a group.";
        id: Id, "Its identifier.";
        group_id: Of("stakeholder"), "The group.";
        member_id: Of("stakeholder"), "The member.";
        from_on: Date, "Since when.";
        until_on: Date / maybe, "Until when, that day included.";
    ),
    table!("composition", "A line of what a group's headcount is made of.";
        id: Id, "Its identifier.";
        group_id: Of("stakeholder"), "The group.";
        position: Whole, "Its place in the list, from 0.";
        title: Text, "Generic job title.";
        grade: Text, "Grade or band.";
        headcount: Number, "Full-time equivalents.";
        reference: Text, "The row in its source.";
    ),
    table!("tie", "A tie from one stakeholder to another.";
        id: Id, "Its identifier.";
        from_id: Of("stakeholder"), "From whom.";
        to_id: Of("stakeholder"), "To whom.";
        kind: Word(words!(TieKind)), "How, read from the first to the second.";
        strength: Whole / maybe, "1 to 5.";
        source: Text, "Where it was learnt.";
        from_on: Date, "Since when.";
        until_on: Date / maybe, "Until when.";
    ),
    table!("stake", "A stakeholder's part in a project.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder"), "The stakeholder.";
        project_id: Of("project"), "The project.";
        added_on: Date, "Since when.";
        direction: Word(words!(StakeDirection)) / maybe, "From which side it stands to the project.";
    ),
    table!("assessment", "A dated assessment of a stakeholder in a project: by each assessor the latest holds.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder"), "The stakeholder.";
        project_id: Of("project"), "The project.";
        axis: WordOr(words!(Axis), "own_axis"), "What was assessed; of an axis of one's own its identifier.";
        value: Whole, "The value, on the axis's own scale.";
        on_date: Date, "The date it speaks of.";
        assessor: Text, "Who judged.";
        basis: Word(words!(Basis)) / maybe, "What it rests on.";
        note: Text, "A note.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("judged_score", "A score of a group by one named author, with a reason.";
        id: Id, "Its identifier.";
        group_id: Of("stakeholder"), "The group.";
        change_id: Of("change"), "The change it concerns.";
        measure: Word(words!(Measure)), "What was judged.";
        score: Number, "1 to 5.";
        on_date: Date, "The date it speaks of.";
        author: Text, "Who judged.";
        reason: Text, "Why.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("service", "A service on the menu.";
        id: Id, "Its identifier.";
        family: Word(words!(ServiceFamily)), "Its family.";
        name: Text, "Its name.";
        summary: Text, "What it gives.";
        offered: YesNo, "Whether it is on the menu now.";
        version: Whole, "Its version, from 1.";
        added_on: Date, "When it was added.";
    ),
    table!("need", "A project's need of a family of services, dated: the latest holds.";
        id: Id, "Its identifier.";
        project_id: Of("project"), "The project.";
        family: Word(words!(ServiceFamily)), "The family.";
        level: Whole, "0 to 3.";
        wanted: YesNo, "Whether the project wants it.";
        service_id: Of("service") / maybe, "The service thought of.";
        hours: Number / maybe, "Hours.";
        on_date: Date, "The date it speaks of.";
        author: Text, "Who recorded it.";
        note: Text, "A note.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("request", "A request for support.";
        id: Id, "Its identifier.";
        project_id: Of("project"), "The project.";
        service_id: Of("service"), "The service.";
        origin: Word(words!(RequestOrigin)), "Whether the project asked (pull) or was offered it (push).";
        requested_by: Text, "Who asked.";
        why: Text, "Why.";
        value: Text, "The outcome expected.";
        for_stakeholder_id: Of("stakeholder") / maybe, "For whom.";
        by_when: Date / maybe, "By when.";
        requested_on: Date, "When it was made.";
        status: Word(words!(RequestStatus)), "How it stands.";
        decided_on: Date / maybe, "When it was decided.";
        decision_note: Text, "A note on the decision.";
    ),
    table!("plan_line", "A line of a project's support plan.";
        id: Id, "Its identifier.";
        project_id: Of("project"), "The project.";
        service_id: Of("service"), "The service.";
        request_id: Of("request") / maybe, "The request it answers.";
        what: Text, "What is delivered.";
        value: Text, "The value expected.";
        for_stakeholder_id: Of("stakeholder") / maybe, "For whom.";
        owner: Text, "Who answers for it.";
        due_on: Date, "By when.";
        status: Word(words!(PlanStatus)), "How it stands.";
        outcome: Text, "What came of it.";
        satisfaction: Whole / maybe, "1 to 5.";
        added_on: Date, "When it was added.";
        done_on: Date / maybe, "When it was done.";
    ),
    table!("custom_field", "A custom field.";
        id: Id, "Its identifier.";
        subject: Word(words!(CustomSubject)), "What it belongs to.";
        name: Text, "Its name.";
        name_key: KeyOf("name"), "";
        kind: Word(words!(CustomKind)), "What it holds.";
        choices: Json, "The words of a choice, in their order.";
        position: Whole, "Its place among the fields of its subject.";
        added_on: Date, "When it was added.";
    ),
    table!("custom_values", "What the custom fields hold for one stakeholder or project.";
        subject_id: Subject, "The stakeholder or project.";
        body: Json, "By the identifier of each custom field its value, as text: a number as JSON writes it, a date as YYYY-MM-DD, yes or no as yes or no.";
    ),
    table!("tag", "A tag.";
        id: Id, "Its identifier.";
        name: Text, "Its name.";
        name_key: KeyOf("name"), "";
        added_on: Date, "When it was added.";
    ),
    table!("tagging", "A tag on a stakeholder.";
        id: Id, "Its identifier.";
        tag_id: Of("tag"), "The tag.";
        stakeholder_id: Of("stakeholder"), "The stakeholder.";
    ),
    table!("engagement_record", "A conversation with a stakeholder.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder"), "With whom.";
        project_id: Of("project") / maybe, "About which project.";
        on_date: Date, "When.";
        channel: Text, "How.";
        place: Text, "Where.";
        purpose: Text, "What for.";
        attendees: Text, "Who else was there.";
        shared: Text, "What was shared.";
        issues: Text, "What issues were raised.";
        response: Text, "What the response was.";
        sentiment: Whole / maybe, "-2 to 2.";
        basis: Word(words!(Basis)) / maybe, "What the sentiment rests on.";
        follow_up_owner: Text, "Who follows up.";
        follow_up_on: Date / maybe, "By when.";
        author: Text, "Who recorded it.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("commitment", "A promise, ours or theirs.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder"), "To or by whom.";
        project_id: Of("project") / maybe, "About which project.";
        direction: Word(words!(CommitmentDirection)), "Whose promise it is.";
        what: Text, "What was promised.";
        owner: Text, "Who answers for it.";
        agreed_on: Date, "When it was agreed.";
        due_on: Date / maybe, "By when.";
        status: Word(words!(CommitmentStatus)), "How it stands.";
        done_on: Date / maybe, "When it was done.";
        author: Text, "Who recorded it.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("mapping", "A mapping of an import, saved under a name.";
        id: Id, "Its identifier.";
        name: Text, "Its name.";
        name_key: KeyOf("name"), "";
        shape: Text, "The fingerprint of the headings it is for.";
        body: Json, "The mapping.";
        saved_on: Date, "When it was saved.";
    ),
    table!("data_request", "What somebody asks about their own data.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder") / maybe, "Whose data it is.";
        kind: Word(words!(DataRequestKind)), "What is asked.";
        received_on: Date, "When it was received.";
        due_on: Date, "By when it is to be answered.";
        note: Text, "A note.";
        status: Word(words!(DataRequestStatus)), "How it stands.";
        decided_on: Date / maybe, "When it was decided.";
        reason: Text, "Why it was decided so.";
        author: Text, "Who recorded it.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("mark", "What is to be borne in mind about somebody's data.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder"), "Whose data it is.";
        kind: Word(words!(MarkKind)), "What is to be borne in mind.";
        whose: Text, "Of a disputed opinion: whose it is.";
        about: Text, "Of a disputed opinion: what it is about.";
        note: Text, "A note.";
        set_on: Date, "Since when.";
        author: Text, "Who recorded it.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("private_note", "A private note on somebody. Empty unless private notes were asked for.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder"), "Whom it is about.";
        on_date: Date, "Of which date.";
        text: Text, "What it says.";
        author: Text, "Who wrote it.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("project_privacy", "How the people of a project are shown, and how long they are kept. Of a project without a row: by name, and it is open.";
        project_id: Of("project"), "The project.";
        role_only: YesNo, "Whether they appear by position, never by name.";
        closed_on: Date / maybe, "When it was closed.";
        keep_until: Date / maybe, "Until when they are kept; none: so many months after the close as the workspace says.";
    ),
    table!("kept_longer", "A decision that somebody's data stays for a while yet.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder"), "Whose data it is.";
        until_on: Date, "Until when it stays.";
        reason: Text, "Why.";
        decided_on: Date, "When it was decided.";
        author: Text, "Who decided it.";
        recorded_at: Instant, "When it was recorded.";
    ),
    table!("role_held", "A post that somebody holds or held beside the one in the register.";
        id: Id, "Its identifier.";
        stakeholder_id: Of("stakeholder"), "Who.";
        title: Text, "The post.";
        unit_id: Of("unit") / maybe, "In which unit.";
        from_on: Date / maybe, "Since when, where it is known.";
        until_on: Date / maybe, "Until when; none: still.";
    ),
    table!("saved_view", "A way of looking at a place, kept under a name.";
        id: Id, "Its identifier.";
        kind: Word(words!(ViewKind)), "Of which place it is a view.";
        name: Text, "Its name; no two views of a place share one.";
        name_key: KeyOf("name"), "";
        body: Json, "What is filtered, in which order and which columns.";
        saved_on: Date, "When it was saved.";
    ),
    table!("told_apart", "Two stakeholders who are alike and are not the same.";
        first_id: Of("stakeholder"), "One of them, the smaller identifier.";
        second_id: Of("stakeholder"), "The other.";
        decided_on: Date, "When that was said.";
        author: Text, "Who said it.";
    ),
    table!("merged", "Two rows that became one.";
        old_id: Id, "The identifier of the row that went.";
        into_id: Id, "The identifier of the stakeholder that it went into, who may be gone by now.";
        merged_on: Date, "When.";
        author: Text, "Who merged them.";
    ),
    table!("decision", "Something that a project has to decide or deliver.";
        id: Id, "Its identifier.";
        project_id: Of("project"), "The project.";
        kind: Word(words!(DecisionKind)), "What it is.";
        title: Text, "What is to be decided or delivered; no two of a project share it.";
        title_key: KeyOf("title"), "";
        due_on: Date / maybe, "By when.";
        note: Text, "A note.";
        position: Whole, "Its place among those of the project, from 0.";
        added_on: Date, "When it was added.";
    ),
    table!("decision_part", "The part that somebody has in a decision or deliverable.";
        decision_id: Of("decision"), "The decision.";
        stakeholder_id: Of("stakeholder"), "Who.";
        part: Word(words!(RaciPart)), "Responsible, accountable, consulted or informed.";
    ),
    table!("own_axis", "An axis of one's own, from 1 to 5.";
        id: Id, "Its identifier.";
        name: Text, "Its name; no two axes share one.";
        name_key: KeyOf("name"), "";
        low: Text, "What 1 means.";
        high: Text, "What 5 means.";
        position: Whole, "Its place among the axes.";
    ),
    table!("export_record", "Something that left the workspace.";
        id: Id, "Its identifier.";
        kind: Word(words!(ExportKind)), "What kind of export it was.";
        what: Text, "What it was.";
        profile: Word(words!(Profile)), "How much of people it showed.";
        file_name: Text, "Under which file name.";
        at: Instant, "When.";
        author: Text, "By whom.";
    ),
];

/// The table that leaves only where it is asked for.
pub(super) const PRIVATE: &str = "private_note";

#[cfg(test)]
mod tests;
