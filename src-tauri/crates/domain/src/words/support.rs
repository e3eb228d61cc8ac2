//! Words about the support a project asks for (R26, R27).

use super::words;

words! {
    /// A family of services (R26).
    ServiceFamily: "a family of services" {
        /// Standards and templates.
        StandardsAndTemplates = "standards_and_templates", "Standards and templates";
        /// Training, coaching and mentoring.
        CapabilityDevelopment = "capability_development", "Capability development";
        /// Coordination of several projects.
        MultiProjectCoordination = "multi_project_coordination", "Multi-project coordination";
        /// Learning across the organisation.
        OrganisationalLearning = "organisational_learning", "Organisational learning";
        /// Support with stakeholders.
        StakeholderSupport = "stakeholder_support", "Stakeholder support";
        /// Selecting and developing team leads.
        People = "people", "People";
        /// Specialised tasks.
        SpecialisedTasks = "specialised_tasks", "Specialised tasks";
    }

    /// Where a project stands with a family of services (R26). None of these is a failure.
    NeedState: "a state of need" {
        /// The project wants it.
        Wanted = "wanted", "Wanted";
        /// There is a need of 2 or 3 and it is not wanted: the invitation stays open, never overdue, never red.
        InvitationOpen = "invitation_open", "Invitation open";
        /// A need of 1, not wanted.
        Low = "low", "Low need";
        /// A need of 0, not wanted.
        NotNeeded = "not_needed", "Not needed";
        /// Nothing has been recorded.
        NotRecorded = "not_recorded", "Not recorded";
    }

    /// Who began a request (R27).
    RequestOrigin: "an origin of a request" {
        /// The project asked.
        Pull = "pull", "Asked for by the project";
        /// It was offered to the project.
        Push = "push", "Offered to the project";
    }

    /// Where a request stands.
    RequestStatus: "a status of a request" {
        /// Not answered yet.
        Waiting = "waiting", "Waiting";
        /// Agreed.
        Accepted = "accepted", "Accepted";
        /// Declined, with a note.
        Declined = "declined", "Declined";
        /// Taken back by the project.
        Withdrawn = "withdrawn", "Withdrawn";
        /// Given.
        Fulfilled = "fulfilled", "Fulfilled";
    }

    /// Where a line of a support plan stands.
    PlanStatus: "a status of a plan line" {
        /// Agreed, not begun.
        Planned = "planned", "Planned";
        /// Begun.
        UnderWay = "under_way", "Under way";
        /// Done.
        Done = "done", "Done";
        /// Stopped before it was done.
        Stopped = "stopped", "Stopped";
    }
}
