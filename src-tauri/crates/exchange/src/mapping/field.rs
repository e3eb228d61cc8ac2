//! The fields a column can fill.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! words {
    (#[$ts:meta] $(#[doc = $doc:literal])+ $name:ident { $( $(#[doc = $line:literal])+ $variant:ident = $text:literal, $label:literal; )+ }) => {
        $(#[doc = $doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS)]
        #[$ts]
        pub enum $name {
            $( $(#[doc = $line])+ #[serde(rename = $text)] $variant, )+
        }

        impl $name {
            /// Every one, in the order they are offered in.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// As it is written in a mapping.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            /// As a person reads it.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
        }
    };
}

words! {
    #[ts(rename = "ImportAbout")]
    /// What a row of a sheet is about.
    About {
        /// A stakeholder, with what hangs on it: unit, ties, stake, assessments.
        Stakeholders = "stakeholders", "Stakeholders";
        /// A unit of the organisation.
        Units = "units", "Units";
        /// A project.
        Projects = "projects", "Projects";
        /// A tie between two stakeholders.
        Ties = "ties", "Ties";
        /// An assessment of a stakeholder in a project: one row an assessor and date.
        Assessments = "assessments", "Assessments";
        /// A conversation with a stakeholder (R24).
        Engagements = "engagements", "Engagement records";
        /// A commitment, ours or theirs (R25).
        Commitments = "commitments", "Commitments";
        /// Judged scores of a group (R8, R11).
        Readiness = "readiness", "Readiness answers";
        /// A line of a project's support plan (R26).
        PlanLines = "plan_lines", "Support plan";
    }
}

words! {
    #[ts(rename = "ImportField")]
    /// What a column says. Which of them a sheet can use depends on what its rows are about ([`About::fields`]).
    Field {
        /// The whole name: of the stakeholder, unit or project the row is about.
        Name = "name", "Name";
        /// Given name, joined with [`Field::LastName`] where there is no whole name.
        FirstName = "first_name", "First name";
        /// Family name.
        LastName = "last_name", "Last name";
        /// Person, role, group or organisation; of a tie its kind.
        Kind = "kind", "Kind";
        /// Job title.
        Role = "role", "Role";
        /// Grade or band.
        Grade = "grade", "Grade";
        /// E-mail address.
        Email = "email", "E-mail";
        /// Telephone number.
        Phone = "phone", "Telephone";
        /// The organisation: the top of the way to the home unit.
        Organisation = "organisation", "Organisation";
        /// A unit right below the organisation and above every other column of units.
        ParentUnit = "parent_unit", "Parent unit";
        /// A directorate or division.
        Directorate = "directorate", "Directorate";
        /// A department.
        Department = "department", "Department";
        /// A unit, without saying at which level.
        Unit = "unit", "Unit";
        /// A section or branch.
        Section = "section", "Section";
        /// A team.
        Team = "team", "Team";
        /// Full-time equivalents.
        Headcount = "headcount", "Headcount";
        /// The row's id in its register.
        Reference = "reference", "Reference";
        /// Free text.
        Notes = "notes", "Notes";
        /// Tags, several in a cell where it is split.
        Tags = "tags", "Tags";
        /// Groups the stakeholder is a member of.
        Groups = "groups", "Groups";
        /// Whom the row reports to, by reference, e-mail or name.
        ReportsTo = "reports_to", "Reports to";
        /// Whom the stakeholder influences.
        Influences = "influences", "Influences";
        /// Who influences the stakeholder.
        InfluencedBy = "influenced_by", "Influenced by";
        /// Who consults the stakeholder.
        ConsultedBy = "consulted_by", "Consulted by";
        /// Whom the stakeholder consults.
        Consults = "consults", "Consults";
        /// Whom the stakeholder advises.
        Advises = "advises", "Advises";
        /// Who advises the stakeholder.
        AdvisedBy = "advised_by", "Advised by";
        /// Whom the stakeholder works with.
        WorksWith = "works_with", "Works with";
        /// The project the row is about.
        Project = "project", "Project";
        /// Power, 1 to 5.
        Power = "power", "Power";
        /// Interest, 1 to 5.
        Interest = "interest", "Interest";
        /// Engagement now, in words or 0 to 4.
        CurrentEngagement = "current_engagement", "Current engagement";
        /// Engagement wanted, in words or 2 to 4.
        DesiredEngagement = "desired_engagement", "Desired engagement";
        /// Attitude, -2 to 2.
        Attitude = "attitude", "Attitude";
        /// Legitimacy, yes or no.
        Legitimacy = "legitimacy", "Legitimacy";
        /// Urgency, yes or no.
        Urgency = "urgency", "Urgency";
        /// What a judgement rests on: stated, observed or inferred (R5).
        Basis = "basis", "Basis";
        /// The date of the row: of an assessment, a conversation, a judged score.
        Date = "date", "Date";
        /// Who assessed, judged, or held the conversation.
        Author = "author", "By whom";
        /// The note or reason beside a judgement.
        Reason = "reason", "Reason or note";
        /// The one a tie leads from.
        From = "from", "From";
        /// The one a tie leads to.
        To = "to", "To";
        /// A tie's strength, 1 to 5.
        Strength = "strength", "Strength";
        /// Since when: of a tie or a project.
        StartsOn = "starts_on", "Starts on";
        /// Until when.
        EndsOn = "ends_on", "Ends on";
        /// Who the row concerns: of a conversation, commitment, assessment or plan line the stakeholder.
        Stakeholder = "stakeholder", "Stakeholder";
        /// The group a judged score is of.
        Group = "group", "Group";
        /// A project's programme.
        Programme = "programme", "Programme";
        /// A project's summary.
        Summary = "summary", "Summary";
        /// A project's sponsor.
        Sponsor = "sponsor", "Sponsor";
        /// When a project goes live.
        GoesLiveOn = "goes_live_on", "Goes live on";
        /// How many are in the project's team.
        TeamSize = "team_size", "Team size";
        /// Whether the project is a pilot.
        Pilot = "pilot", "Pilot";
        /// How a conversation was held.
        Channel = "channel", "Channel";
        /// Where it was held.
        Place = "place", "Place";
        /// What it was for.
        Purpose = "purpose", "Purpose";
        /// Who else was there.
        Attendees = "attendees", "Attendees";
        /// What was shared.
        Shared = "shared", "What was shared";
        /// Issues raised.
        Issues = "issues", "Issues raised";
        /// The response.
        Response = "response", "Response";
        /// Sentiment, -2 to 2 (R24).
        Sentiment = "sentiment", "Sentiment";
        /// Who follows up.
        FollowUpOwner = "follow_up_owner", "Follow-up by";
        /// When the follow-up is due.
        FollowUpOn = "follow_up_on", "Follow-up due";
        /// Ours or theirs.
        Direction = "direction", "Ours or theirs";
        /// What was promised, or what a plan line delivers.
        What = "what", "What";
        /// Who answers for it; of a stakeholder who looks after the relationship.
        Owner = "owner", "Owner";
        /// When what is known of a stakeholder was last looked over.
        VerifiedOn = "verified_on", "Last verified";
        /// When it is due.
        DueOn = "due_on", "Due on";
        /// Open, done, withdrawn; planned, under way, done, stopped.
        Status = "status", "Status";
        /// When it was done.
        DoneOn = "done_on", "Done on";
        /// The service of a plan line, by name.
        Service = "service", "Service";
        /// The value expected of a plan line.
        Value = "value", "Value expected";
        /// What came of it.
        Outcome = "outcome", "Outcome";
        /// Satisfaction, 1 to 5.
        Satisfaction = "satisfaction", "Satisfaction";
        /// Understanding why, 1 to 5.
        UnderstandingWhy = "understanding_why", "Understanding why";
        /// Willingness, 1 to 5.
        Willingness = "willingness", "Willingness";
        /// Know-how, 1 to 5.
        KnowHow = "know_how", "Know-how";
        /// Practised ability, 1 to 5.
        PractisedAbility = "practised_ability", "Practised ability";
        /// Sustainment, 1 to 5.
        Sustainment = "sustainment", "Sustainment";
        /// Commitment, 1 to 5 (R11).
        Commitment = "commitment", "Commitment";
        /// Efficacy, 1 to 5 (R11).
        Efficacy = "efficacy", "Efficacy";
    }
}

impl Field {
    /// The columns of units, from the top down.
    pub(crate) const UNITS: [Self; 6] = [
        Self::ParentUnit,
        Self::Directorate,
        Self::Department,
        Self::Unit,
        Self::Section,
        Self::Team,
    ];

    /// Whether several columns may fill it together: lists are put one after the other, notes line by line.
    #[must_use]
    pub fn joins(self) -> bool {
        self.is_list() || matches!(self, Self::Notes | Self::Reason)
    }
}

impl About {
    /// The fields that a sheet about this can fill, in the order they are offered in.
    #[must_use]
    pub fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Self::Stakeholders => &[
                Name,
                FirstName,
                LastName,
                Kind,
                Role,
                Grade,
                Email,
                Phone,
                Organisation,
                ParentUnit,
                Directorate,
                Department,
                Unit,
                Section,
                Team,
                Headcount,
                Reference,
                ReportsTo,
                Influences,
                InfluencedBy,
                ConsultedBy,
                Consults,
                Advises,
                AdvisedBy,
                WorksWith,
                Tags,
                Groups,
                Owner,
                VerifiedOn,
                Project,
                Power,
                Interest,
                CurrentEngagement,
                DesiredEngagement,
                Attitude,
                Legitimacy,
                Urgency,
                Basis,
                Date,
                Author,
                Reason,
                Notes,
            ],
            Self::Units => &[
                Name,
                Organisation,
                ParentUnit,
                Directorate,
                Department,
                Unit,
                Section,
                Team,
            ],
            Self::Projects => &[
                Name, Programme, Summary, Sponsor, StartsOn, GoesLiveOn, TeamSize, Pilot,
            ],
            Self::Ties => &[From, To, Kind, Strength, StartsOn, EndsOn],
            Self::Assessments => &[
                Stakeholder,
                Project,
                Power,
                Interest,
                CurrentEngagement,
                DesiredEngagement,
                Attitude,
                Legitimacy,
                Urgency,
                Basis,
                Date,
                Author,
                Reason,
            ],
            Self::Engagements => &[
                Stakeholder,
                Project,
                Date,
                Channel,
                Place,
                Purpose,
                Attendees,
                Shared,
                Issues,
                Response,
                Sentiment,
                Basis,
                FollowUpOwner,
                FollowUpOn,
                Author,
            ],
            Self::Commitments => &[
                Stakeholder,
                Project,
                Direction,
                What,
                Owner,
                Date,
                DueOn,
                Status,
                DoneOn,
                Author,
            ],
            Self::Readiness => &[
                Group,
                Project,
                UnderstandingWhy,
                Willingness,
                KnowHow,
                PractisedAbility,
                Sustainment,
                Commitment,
                Efficacy,
                Date,
                Author,
                Reason,
            ],
            Self::PlanLines => &[
                Project,
                Service,
                What,
                Value,
                Stakeholder,
                Owner,
                DueOn,
                Status,
                Outcome,
                Satisfaction,
                DoneOn,
            ],
        }
    }

    /// The fields without which a row about this says nothing: one of each group has to be mapped.
    #[must_use]
    pub fn needs(self) -> &'static [&'static [Field]] {
        use Field::*;
        match self {
            Self::Stakeholders => &[&[
                Name,
                FirstName,
                LastName,
                Role,
                Groups,
                Organisation,
                Team,
                Section,
                Unit,
                Department,
                Directorate,
            ]],
            Self::Units => &[&[Name, Unit, Team, Section, Department, Directorate]],
            Self::Projects => &[&[Name]],
            Self::Ties => &[&[From], &[To]],
            Self::Assessments => &[
                &[Stakeholder],
                &[
                    Power,
                    Interest,
                    CurrentEngagement,
                    DesiredEngagement,
                    Attitude,
                    Legitimacy,
                    Urgency,
                ],
            ],
            Self::Engagements => &[&[Stakeholder], &[Date]],
            Self::Commitments => &[&[Stakeholder], &[What]],
            Self::Readiness => &[
                &[Group],
                &[
                    UnderstandingWhy,
                    Willingness,
                    KnowHow,
                    PractisedAbility,
                    Sustainment,
                    Commitment,
                    Efficacy,
                ],
            ],
            Self::PlanLines => &[&[Project], &[What, Service]],
        }
    }

    /// Whether a column of a sheet about this can be kept in a custom field.
    #[must_use]
    pub fn takes_custom_fields(self) -> bool {
        matches!(self, Self::Stakeholders | Self::Projects)
    }
}
