//! The one list of operations. Handlers, permissions, TypeScript types, invalidation and JSON Schemas all come from it.

mod tag;

use schemars::{Schema, schema_for};
use serde_json::Value;
use ts_rs::TS;

use crate::door::{Nothing, Page, answer, parse};
use crate::{Context, Failure, Look, Session, Work};
use crate::{
    check, commitments, custom, decisions, diagnostics, engagements, exports, groups, health, history,
    import, map, network, notes, own_axes, papers, people, privacy, projects, readiness, redact, report,
    retention, rights, search, stakes, support, tags, ties, units, views, workspace,
};

pub use tag::Tag;

/// What kind of operation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Looks, changes nothing; its tags are what it provides.
    Read,
    /// Changes, as one journalled change-set; its tags are what it changes.
    Write,
    /// Moves along the journal: undo, redo, reverse.
    Travel,
}

pub(crate) enum Run {
    Read(fn(Look<'_>, Value) -> Result<Value, Failure>),
    Write(fn(&mut Work<'_, '_>, Value) -> Result<Value, Failure>),
    Travel(fn(&Session, &Context, Value) -> Result<Value, Failure>),
}

/// One operation of the list.
pub struct Operation {
    /// Its name, the same on every wire.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub doc: &'static str,
    /// Read, write or travel.
    pub kind: Kind,
    /// What a read provides or a write changes.
    pub tags: &'static [Tag],
    /// The JSON Schema of its request.
    pub request_schema: fn() -> Schema,
    /// The JSON Schema of its response.
    pub response_schema: fn() -> Schema,
    pub(crate) run: Run,
    pub(crate) types: fn(&ts_rs::Config) -> Types,
}

/// The TypeScript side of an operation.
pub(crate) struct Types {
    pub request: String,
    pub response: String,
    /// The files of the types that either is made of, as the map of operations imports them: name, then path.
    pub imports: Vec<(String, String)>,
    pub export: Result<(), ts_rs::ExportError>,
}

fn types_of<Request: TS + 'static, Response: TS + 'static>(config: &ts_rs::Config) -> Types {
    Types {
        request: Request::name(config),
        response: Response::name(config),
        imports: imports::<Request>(config)
            .into_iter()
            .chain(imports::<Response>(config))
            .collect(),
        export: Request::export_all(config).and_then(|()| Response::export_all(config)),
    }
}

/// A type with a file of its own, or else those a generic one is made of.
fn imports<T: TS + 'static>(config: &ts_rs::Config) -> Vec<(String, String)> {
    let file = |path: std::path::PathBuf| path.with_extension("").to_string_lossy().into_owned();
    let own = T::output_path().map(|path| (T::ident(config), file(path)));
    let mut found: Vec<_> = own.into_iter().collect();
    if T::name(config).contains('<') {
        found.extend(
            T::dependencies(config)
                .into_iter()
                .map(|part| (part.ts_name, file(part.output_path))),
        );
        let mut generics = Generics(config, &mut found);
        T::visit_generics(&mut generics);
    }
    found
}

struct Generics<'a>(&'a ts_rs::Config, &'a mut Vec<(String, String)>);

impl ts_rs::TypeVisitor for Generics<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if let Some(part) = ts_rs::Dependency::from_ty::<T>(self.0) {
            self.1.push((
                part.ts_name,
                part.output_path.with_extension("").to_string_lossy().into_owned(),
            ));
        }
    }
}

macro_rules! operations {
    ($( $(#[doc = $doc:literal])+ $kind:ident $name:ident = $run:path, $request:ty => $response:ty, [$($tag:ident),*]; )+) => {
        /// Every operation there is, in the order of the house.
        pub static OPERATIONS: &[Operation] = &[$(Operation {
            name: stringify!($name),
            doc: concat!($($doc),+).trim_ascii(),
            kind: operations!(@kind $kind),
            tags: &[$(Tag::$tag),*],
            request_schema: || schema_for!($request),
            response_schema: || schema_for!($response),
            run: operations!(@run $kind $run, $request),
            types: types_of::<$request, $response>,
        }),+];
    };
    (@kind read) => { Kind::Read };
    (@kind write) => { Kind::Write };
    (@kind travel) => { Kind::Travel };
    (@run read $run:path, $request:ty) => { Run::Read(|look, value| answer($run(look, parse::<$request>(value)?)?)) };
    (@run write $run:path, $request:ty) => { Run::Write(|work, value| answer($run(work, parse::<$request>(value)?)?)) };
    (@run travel $run:path, $request:ty) => {
        Run::Travel(|session, context, value| answer($run(session, context, parse::<$request>(value)?)?))
    };
}

operations! {
    /// The workspace at a glance: name, programmes, projects and counts.
    read workspace_overview = workspace::overview, Nothing => workspace::Overview, [Workspace, People, Units, Ties, Projects, Assessments, Engagement, Fields];
    /// Names the workspace and says what it is for.
    write workspace_rename = workspace::rename, workspace::Rename => Nothing, [Workspace];
    /// The house rules in force.
    read settings_read = workspace::settings, Nothing => domain::Settings, [Settings];
    /// Sets house rules.
    write settings_change = workspace::change_settings, domain::Settings => domain::Settings, [Settings, Assessments, Readiness];
    /// A window of the register: filtered, sorted, with the standing in a project where one is named.
    read people_list = people::list::list, people::list::Query => Page<people::list::PersonRow>, [People, Units, Projects, Assessments, Fields, Settings];
    /// Where a stakeholder stands in the register under the same filter and sort.
    read people_locate = people::list::locate, people::list::Locate => people::list::Position, [People, Units, Projects, Assessments, Fields, Settings];
    /// The groups that the register comes in under the same filter and grouping, with how many are in each.
    read people_groups = people::list::groups, people::list::Query => Page<people::list::PeopleGroup>, [People, Units, Projects, Assessments, Fields, Settings];
    /// The fields of the register: what can be asked of each, shown, sorted or grouped by.
    read people_fields = people::filter::fields, Nothing => Page<people::filter::FieldRow>, [Fields];
    /// Reads a condition on stakeholders from text, such as `power >= 4 and not archived`.
    read people_condition_read = people::filter::read, people::filter::ConditionText => people::filter::ConditionRead, [Units, Projects, Fields];
    /// All that is known of a stakeholder.
    read person_profile = people::profile::profile, people::profile::ProfileRequest => people::profile::PersonProfile, [People, Units, Ties, Projects, Assessments, Readiness, Support, Engagement, Fields, Decisions];
    /// All that happened with a stakeholder, newest first: conversations, commitments, assessments, posts, ties, edits.
    read person_timeline = people::timeline::timeline, people::timeline::TimelineRequest => people::timeline::PersonTimeline, [People, Units, Ties, Projects, Assessments, Engagement, Fields, Journal, Decisions];
    /// What to know before meeting a stakeholder, on one page.
    read person_brief = people::brief::brief, people::brief::BriefRequest => ::report::brief::PersonBrief, [People, Units, Ties, Projects, Assessments, Support, Engagement, Workspace];
    /// The changes that touched a stakeholder, newest first.
    read person_history = history::about, history::AboutRequest => Page<history::JournalEntry>, [Journal];
    /// Adds a stakeholder: a person, a role, a group or an organisation.
    write stakeholder_add = people::edit::add, people::edit::StakeholderAdd => people::edit::Added, [People, Units, Projects, Workspace];
    /// Changes some fields of a stakeholder.
    write stakeholder_edit = people::edit::edit, people::edit::StakeholderEdit => Nothing, [People, Units];
    /// Deletes stakeholders with all that hangs on them, or says what would go.
    write stakeholders_delete = people::delete::delete, people::delete::StakeholdersDelete => people::delete::Deleted, [People, Units, Ties, Projects, Assessments, Readiness, Support, Engagement, Fields, Workspace, Privacy, Notes, Decisions];
    /// Stakeholders that may be there twice, the most likely first, or those of whom it is known that they are not.
    read alike_list = people::alike::list, people::alike::AlikeRequest => Page<people::alike::AlikePair>, [People, Units];
    /// Says of two stakeholders who are alike that they are not the same.
    write told_apart_set = people::alike::tell_apart, people::alike::TwoStakeholders => Nothing, [People];
    /// Takes that back.
    write told_apart_clear = people::alike::clear, people::alike::TwoStakeholders => Nothing, [People];
    /// Merges stakeholders into one, field by field, with everything that hangs on them.
    write stakeholders_merge = people::merge::merge, people::merge::StakeholdersMerge => people::merge::Merged, [People, Units, Ties, Projects, Assessments, Readiness, Support, Engagement, Fields, Workspace, Privacy, Notes, Decisions];
    /// Changes many stakeholders alike, as one change.
    write stakeholders_change = people::bulk::change, people::bulk::StakeholdersChange => people::bulk::Changed, [People, Units, Projects, Fields, Workspace];
    /// Sets cells of many stakeholders, each to a value of its own, as one change: all of them, or none.
    write stakeholders_set = people::cells::set, people::cells::StakeholdersSet => people::cells::CellsSet, [People, Units, Fields, Workspace];
    /// Records a post that a stakeholder holds or held beside the one in the register.
    write role_held_add = people::roles::add, people::roles::RoleHeldAdd => people::roles::RoleHeldAdded, [People, Units];
    /// Changes such a post.
    write role_held_edit = people::roles::edit, people::roles::RoleHeldEdit => Nothing, [People, Units];
    /// Deletes such a post.
    write role_held_delete = people::roles::delete, people::roles::RoleHeldDelete => Nothing, [People, Units];
    /// The ways of looking at a place that were kept, by name.
    read saved_views_list = views::list, views::SavedViewsRequest => Page<views::SavedViewRow>, [Settings];
    /// Keeps a way of looking at a place under a name, or keeps it anew.
    write saved_view_save = views::save, views::SavedViewSave => views::SavedViewSaved, [Settings];
    /// Gives such a view another name.
    write saved_view_rename = views::rename, views::SavedViewRename => Nothing, [Settings];
    /// Deletes such a view.
    write saved_view_delete = views::delete, views::SavedViewDelete => Nothing, [Settings];
    /// Finds stakeholders, projects and units by name.
    read search_everywhere = search::everywhere, search::SearchRequest => search::SearchHits, [People, Projects, Units];
    /// The organisation tree, parents before children.
    read units_tree = units::tree, units::TreeRequest => Page<units::UnitNode>, [Units, People];
    /// Adds a unit.
    write unit_add = units::add, units::UnitAdd => units::UnitAdded, [Units, Workspace];
    /// Renames or moves a unit.
    write unit_edit = units::edit, units::UnitEdit => Nothing, [Units, People];
    /// Deletes a unit; what is in it moves up to its parent.
    write unit_delete = units::delete, units::UnitDelete => Nothing, [Units, People, Workspace];
    /// Groups with their headcount, composition and members.
    read groups_list = groups::list, groups::GroupsRequest => Page<groups::GroupRow>, [People, Units, Projects];
    /// Makes a stakeholder a member of a group from a date.
    write membership_add = groups::add_member, groups::MembershipAdd => groups::MembershipAdded, [People, Readiness];
    /// Ends a membership on a date.
    write membership_end = groups::end_membership, groups::MembershipEnd => Nothing, [People, Readiness];

    /// Ties between stakeholders.
    read ties_list = ties::list, ties::TiesRequest => Page<ties::TieRow>, [Ties, People];
    /// Records a tie.
    write tie_add = ties::add, ties::TieAdd => ties::TieAdded, [Ties, Workspace];
    /// Changes some fields of a tie.
    write tie_edit = ties::edit, ties::TieEdit => Nothing, [Ties];
    /// Ends a tie on a date; it stays in what was before.
    write tie_end = ties::end, ties::TieEnd => Nothing, [Ties];
    /// Deletes a tie.
    write tie_delete = ties::delete, ties::TieDelete => Nothing, [Ties, Workspace];

    /// The influence network with its measures and roles, or what it would be without somebody.
    read network_view = network::view, network::NetworkRequest => network::NetworkView, [Ties, People, Units, Projects];
    /// Where each of the influence network is drawn.
    read network_layout = network::layout, network::NetworkLayoutRequest => network::NetworkLaid, [Ties, People, Projects];

    /// Programmes and their projects.
    read projects_list = projects::list, projects::ProjectsRequest => Page<projects::ProjectRow>, [Projects, People];
    /// Adds a programme.
    write programme_add = projects::add_programme, projects::ProgrammeAdd => projects::ProgrammeAdded, [Projects, Workspace];
    /// Adds a project, with the one change it lands.
    write project_add = projects::add, projects::ProjectAdd => projects::ProjectAdded, [Projects, Workspace];
    /// Changes some fields of a project.
    write project_edit = projects::edit, projects::ProjectEdit => Nothing, [Projects, Workspace, Readiness];
    /// Says whether the people of a project appear by position, when it is closed, and until when they are kept.
    write project_privacy_change = privacy::change, privacy::ProjectPrivacyChange => projects::ProjectRow, [Workspace, People, Units, Ties, Projects, Assessments, Readiness, Support, Engagement, Fields, Settings, Privacy, Notes, Exports];
    /// Makes stakeholders part of a project.
    write stake_add = stakes::add, stakes::StakeAdd => stakes::StakesAdded, [Projects, People, Readiness];
    /// Takes stakeholders out of a project, with their assessments there.
    write stake_remove = stakes::remove, stakes::StakeRemove => stakes::StakesRemoved, [Projects, People, Assessments, Readiness, Engagement, Decisions];
    /// Says from which side stakeholders stand to a project: upward, downward, outward or sideward.
    write stakes_direct = stakes::direct, stakes::StakesDirect => Nothing, [Projects];

    /// Decisions and deliverables, those due first, with who is responsible, accountable, consulted and informed, and what is wrong with that.
    read decisions_list = decisions::list::list, decisions::list::DecisionsRequest => Page<decisions::list::DecisionRow>, [Decisions, Projects, People];
    /// Adds decisions and deliverables to a project.
    write decisions_add = decisions::edit::add, decisions::edit::DecisionsAdd => decisions::edit::DecisionsAdded, [Decisions];
    /// Changes a decision: its words, its date.
    write decision_change = decisions::edit::change, decisions::edit::DecisionChange => Nothing, [Decisions];
    /// Removes decisions with the parts in them.
    write decisions_remove = decisions::edit::remove, decisions::edit::DecisionsRemove => decisions::edit::DecisionsRemoved, [Decisions];
    /// Sets who is responsible, accountable, consulted and informed in decisions, as one change.
    write decision_parts_set = decisions::parts::set, decisions::parts::DecisionPartsSet => decisions::parts::DecisionPartsKept, [Decisions, Projects, People, Readiness];

    /// The power–interest map of a project: every mark with its medians, spread, quadrant and engagement gap.
    read map_view = map::view::view, map::view::MapRequest => map::view::MapView, [Assessments, People, Projects, Settings];
    /// Who moved on the map of a project between two dates, how far, and what was said that moved them.
    read map_moves = map::moves::moves, map::moves::MovesRequest => map::moves::MovesView, [Assessments, People, Projects, Settings];
    /// The map of a project if other values were said or some had left, and what that changes; nothing is written.
    read map_suppose = map::suppose::suppose, map::suppose::SupposeRequest => map::suppose::SupposeView, [Assessments, People, Projects, Settings];
    /// A lens of the map as one picture, under a profile.
    read map_picture = map::picture::picture, map::picture::PictureRequest => map::picture::DrawnPicture, [Assessments, People, Projects, Settings, Ties, Units, Workspace];
    /// Places a stakeholder on the map: power and interest, dated.
    write place = map::assess::place, map::assess::Place => map::assess::Assessed, [Assessments, Projects, People];
    /// Records dated assessments of a stakeholder in a project.
    write assess = map::assess::assess, map::assess::Assess => map::assess::Assessed, [Assessments, Projects, People];
    /// Records dated assessments of several stakeholders in a project, as one change.
    write assess_many = map::pass::assess_many, map::pass::AssessMany => map::pass::AssessedMany, [Assessments, Projects, People];
    /// The axes of one's own, with how much was said on each.
    read own_axes_list = own_axes::list, Nothing => Page<own_axes::OwnAxisRow>, [Assessments];
    /// Adds an axis of one's own: its name, and a word for each end.
    write own_axis_add = own_axes::add, own_axes::OwnAxisAdd => own_axes::OwnAxisAdded, [Assessments];
    /// Renames an axis of one's own, changes the words of its ends or its place.
    write own_axis_change = own_axes::change, own_axes::OwnAxisChange => Nothing, [Assessments, People];
    /// Removes an axis of one's own with what was said on it, or says how much would go.
    write own_axis_remove = own_axes::remove, own_axes::OwnAxisRemove => own_axes::OwnAxisRemoved, [Assessments, Projects, People];
    /// Every assessment recorded, newest first.
    read assessments_list = map::recorded::list, map::recorded::AssessmentsRequest => Page<map::recorded::AssessmentRow>, [Assessments, People, Projects];

    /// Groups by elements, with first barrier and index, for a project's change.
    read readiness_view = readiness::view::view, readiness::view::ReadinessRequest => readiness::view::ReadinessView, [Readiness, Assessments, People, Projects, Settings];
    /// Records judged scores of a group: one author, one date, one reason.
    write judge = readiness::judge::judge, readiness::judge::Judge => readiness::judge::Judged, [Readiness, Projects, People];

    /// A project's support: needs by family, requests and plan, with take-up.
    read support_view = support::view::view, support::view::SupportRequest => support::view::SupportView, [Support, Projects, People, Settings];
    /// The service menu.
    read services_list = support::services::list, Nothing => Page<support::services::ServiceRow>, [Support];
    /// Adds a service to the menu.
    write service_add = support::services::add, support::services::ServiceAdd => support::services::ServiceAdded, [Support];
    /// Changes a service, as its next version, or takes it off the menu.
    write service_edit = support::services::edit, support::services::ServiceEdit => Nothing, [Support];
    /// Needs as they stand, by project and family.
    read needs_list = support::needs::list, support::needs::NeedsRequest => Page<support::needs::NeedRow>, [Support, Projects];
    /// Records how much a project needs a family of services, and whether it wants it.
    write need_record = support::needs::record, support::needs::NeedRecord => support::needs::NeedRecorded, [Support];
    /// Requests for support.
    read requests_list = support::requests::list, support::requests::RequestsRequest => Page<support::requests::RequestRow>, [Support, Projects, People];
    /// Records a request: who asks for which service, why, for what value, for whom and by when.
    write request_make = support::requests::make, support::requests::RequestMake => support::requests::RequestMade, [Support];
    /// Accepts, declines, withdraws or fulfils a request.
    write request_decide = support::requests::decide, support::requests::RequestDecide => Nothing, [Support];
    /// Plan lines.
    read plan_list = support::plan::list, support::plan::PlanRequest => Page<support::plan::PlanRow>, [Support, Projects, People];
    /// Adds a plan line for something that was asked for.
    write plan_line_add = support::plan::add::add, support::plan::add::PlanLineAdd => support::plan::add::PlanLineAdded, [Support];
    /// Changes a plan line: owner, date, status, outcome.
    write plan_line_edit = support::plan::edit::edit, support::plan::edit::PlanLineEdit => Nothing, [Support];

    /// Conversations with stakeholders, newest first.
    read engagements_list = engagements::list::list, engagements::list::EngagementsRequest => Page<engagements::list::EngagementRow>, [Engagement, People, Projects];
    /// Records a conversation with a stakeholder.
    write engagement_add = engagements::edit::add, engagements::edit::EngagementAdd => engagements::edit::EngagementAdded, [Engagement, Workspace];
    /// Changes a conversation.
    write engagement_edit = engagements::edit::edit, engagements::edit::EngagementEdit => Nothing, [Engagement];
    /// Deletes a conversation.
    write engagement_delete = engagements::edit::delete, engagements::edit::EngagementDelete => Nothing, [Engagement, Workspace];
    /// Commitments to and by stakeholders, those due first.
    read commitments_list = commitments::list::list, commitments::list::CommitmentsRequest => Page<commitments::list::CommitmentRow>, [Engagement, People, Projects];
    /// Records a commitment: whose, what, to or by whom, by when.
    write commitment_add = commitments::edit::add, commitments::edit::CommitmentAdd => commitments::edit::CommitmentAdded, [Engagement, Workspace];
    /// Changes a commitment: its words, its dates, where it stands.
    write commitment_edit = commitments::edit::edit, commitments::edit::CommitmentEdit => Nothing, [Engagement];
    /// Deletes a commitment.
    write commitment_delete = commitments::edit::delete, commitments::edit::CommitmentDelete => Nothing, [Engagement, Workspace];

    /// The custom fields of stakeholders and projects.
    read custom_fields_list = custom::fields::list, custom::fields::CustomFieldsRequest => Page<custom::fields::CustomFieldRow>, [Fields];
    /// Adds a custom field.
    write custom_field_add = custom::fields::add, custom::fields::CustomFieldAdd => custom::fields::CustomFieldAdded, [Fields, Workspace];
    /// Renames a custom field, changes its choices or its place.
    write custom_field_edit = custom::edit::edit, custom::edit::CustomFieldEdit => Nothing, [Fields, People];
    /// Deletes a custom field with its values, or says how many would go.
    write custom_field_delete = custom::edit::delete, custom::edit::CustomFieldDelete => custom::edit::CustomFieldDeleted, [Fields, People, Workspace];
    /// Every custom field of a stakeholder or project, with its value.
    read custom_values_list = custom::values::list, custom::values::CustomValuesRequest => Page<custom::values::CustomValueRow>, [Fields, People, Projects];
    /// Sets or clears what a custom field says of a stakeholder or project.
    write custom_value_set = custom::values::set_value, custom::values::CustomValueSet => custom::values::CustomValueKept, [Fields, People];

    /// Tags, with how many carry each.
    read tags_list = tags::list, Nothing => Page<tags::TagRow>, [Fields];
    /// Puts a tag on stakeholders.
    write tag_add = tags::add, tags::TagAdd => tags::TagAdded, [Fields, People, Workspace];
    /// Takes a tag off stakeholders, or off everybody.
    write tag_remove = tags::remove, tags::TagRemove => tags::TagRemoved, [Fields, People, Workspace];
    /// Renames a tag; if another has the name, the two become one.
    write tag_rename = tags::rename, tags::TagRename => tags::TagRenamed, [Fields, People, Workspace];

    /// The history, newest first.
    read journal_list = history::list, history::HistoryRequest => Page<history::JournalEntry>, [Journal];
    /// What undo and redo would do now.
    read undo_state = history::undo_state, Nothing => history::UndoState, [Journal];
    /// Takes back the last change.
    travel undo = history::undo, Nothing => history::Travelled, [Journal];
    /// Does the last undone change again.
    travel redo = history::redo, Nothing => history::Travelled, [Journal];
    /// Takes back one older change, if nothing later stands on it.
    travel reverse = history::reverse, history::ReverseRequest => history::Travelled, [Journal];

    /// Brings in a text of rows and columns, or says what it would do.
    write import_text = import::import_text, import::ImportText => import::ImportOutcome, [People, Units, Ties, Projects, Assessments, Readiness, Support, Engagement, Fields, Workspace];
    /// Mappings of imports saved under a name.
    read mappings_list = import::saved::list, Nothing => Page<import::saved::SavedMapping>, [Settings];
    /// Saves a mapping under a name, in place of one of that name.
    write mapping_save = import::saved::save, import::saved::MappingSave => Nothing, [Settings];
    /// Deletes a saved mapping.
    write mapping_delete = import::saved::delete, import::saved::MappingDelete => Nothing, [Settings];

    /// The readiness report of a project, as the figures it is made of.
    read report_model = report::model, report::ReportRequest => ::report::model::Report, [Workspace, People, Projects, Assessments, Readiness, Support, Settings];
    /// The readiness report of a project, as the pages it will have.
    read report_pages = report::pages, report::ReportRequest => report::ReportPages, [Workspace, People, Projects, Assessments, Readiness, Support, Settings];

    /// What an output would hide under a profile, and which texts it would withhold.
    read redaction_preview = redact::preview, redact::PreviewRequest => redact::Told, [Workspace, People, Units, Projects, Assessments, Readiness, Support, Settings];
    /// What left the workspace, newest first.
    read exports_list = exports::list, exports::ExportsRequest => Page<exports::ExportRow>, [Exports];

    /// Private notes on a stakeholder, newest first.
    read private_notes_list = notes::list, notes::PrivateNotesRequest => Page<notes::PrivateNoteRow>, [Notes];
    /// Writes a private note on a stakeholder.
    write private_note_add = notes::add, notes::PrivateNoteAdd => notes::PrivateNoteAdded, [Notes];
    /// Changes a private note.
    write private_note_edit = notes::edit, notes::PrivateNoteEdit => Nothing, [Notes];
    /// Deletes a private note.
    write private_note_delete = notes::delete, notes::PrivateNoteDelete => Nothing, [Notes];

    /// What people ask about their own data, those open and due first.
    read data_requests_list = rights::requests::list, rights::requests::DataRequestsRequest => Page<rights::requests::DataRequestRow>, [Privacy, People];
    /// What is open of that, seen from a date.
    read requests_due = rights::requests::due, rights::requests::RequestsDueRequest => Page<rights::requests::DataRequestRow>, [Privacy, People];
    /// Records what somebody asks about their own data, and works out by when it is due.
    write data_request_add = rights::requests::add, rights::requests::DataRequestAdd => rights::requests::DataRequestAdded, [Privacy];
    /// Records that a request was met or refused, and why.
    write data_request_decide = rights::requests::decide, rights::requests::DataRequestDecide => Nothing, [Privacy];
    /// The days on which nobody works, beside weekends.
    read holidays_read = rights::holidays::read, Nothing => rights::holidays::Holidays, [Settings];
    /// Sets those days, each with its name; open requests are dated anew.
    write holidays_change = rights::holidays::change, rights::holidays::Holidays => rights::holidays::HolidaysChanged, [Settings, Privacy];
    /// Marks on the data of people: restricted, objected, disputed.
    read marks_list = rights::marks::list, rights::marks::MarksRequest => Page<rights::marks::MarkRow>, [Privacy, People];
    /// Marks the data of somebody.
    write mark_set = rights::marks::set, rights::marks::MarkSet => rights::marks::MarkAdded, [Privacy];
    /// Clears a mark.
    write mark_clear = rights::marks::clear, rights::marks::MarkClear => Nothing, [Privacy];
    /// The information notice or the DPIA worksheet, section by section: the standard text, filled in from the workspace, or one's own.
    read paper_read = papers::read, papers::PaperRequest => papers::Paper, [Workspace, People, Ties, Projects, Assessments, Readiness, Engagement, Fields, Settings, Privacy, Notes, Decisions];
    /// The same as one text to hand out.
    read paper_text = papers::out::text, papers::out::PaperTextRequest => papers::out::PaperText, [Workspace, People, Ties, Projects, Assessments, Readiness, Engagement, Fields, Settings, Privacy, Notes, Decisions];
    /// Keeps one's own text for a section of a paper.
    write paper_edit = papers::edit::edit, papers::edit::PaperEdit => Nothing, [Settings];
    /// Starts a section of a paper, or all of it, again from the standard text.
    write paper_restore = papers::edit::restore, papers::edit::PaperRestore => Nothing, [Settings];
    /// People whose data is kept only for projects that keep it no longer, or for none, seen from a date: what is held, since when, and why they are due.
    read retention_due = retention::due::list, retention::due::RetentionDueRequest => retention::due::RetentionDue, [People, Units, Ties, Projects, Assessments, Support, Engagement, Fields, Settings, Privacy, Notes, Decisions];
    /// Decides that the data of people stays until a date, and why.
    write retention_keep = retention::keep::keep, retention::keep::RetentionKeep => retention::keep::RetentionKept, [Privacy];
    /// Takes back that somebody's data stays longer.
    write retention_release = retention::keep::release, retention::keep::RetentionRelease => Nothing, [Privacy];
    /// Decisions that somebody's data stays longer, those that end first.
    read kept_longer_list = retention::keep::list, retention::keep::KeptLongerRequest => Page<retention::keep::KeptLonger>, [Privacy, People];
    /// How many months after its close a project keeps its people, where it says nothing else.
    read retention_rule_read = retention::rule::read, Nothing => retention::rule::RetentionRule, [Settings];
    /// Sets that number of months; projects with a date of their own keep it.
    write retention_rule_change = retention::rule::change, retention::rule::RetentionRule => retention::rule::RetentionRule, [Settings, Projects, Privacy];
    /// Everything held about one person, wherever it is; each item says whom else it names.
    read person_pack = rights::pack::pack, rights::pack::PersonPackRequest => ::report::pack::PersonPack, [Workspace, People, Units, Ties, Projects, Assessments, Readiness, Support, Engagement, Fields, Journal, Privacy, Notes, Exports, Decisions];
    /// Who was deleted and is in the history still, and so can be erased from there.
    read gone_people = rights::gone::list, Nothing => Page<rights::gone::GonePerson>, [People, Journal];
    /// Erases a person from the workspace, its history and its backups, for good, or says what that would change.
    travel erase_person = rights::erase::erase, rights::erase::ErasePerson => rights::erase::ErasedPerson, [Workspace, People, Units, Ties, Projects, Assessments, Readiness, Support, Engagement, Fields, Journal, Settings, Privacy, Notes, Exports, Decisions];

    /// Checks the file and the rules: integrity, orphans, contradictions.
    read check = check::check, Nothing => check::CheckResult, [Journal];
    /// How the data is: what is wrong, stale, there twice or without an owner, each with where it is mended.
    read health = health::health, health::HealthRequest => health::Health, [Journal];
    /// Versions, sizes, counts and kinds of trouble, for whoever mends the program: no name, no word from the workspace.
    read diagnostics = diagnostics::diagnostics, Nothing => diagnostics::Diagnostics, [Journal];
}
