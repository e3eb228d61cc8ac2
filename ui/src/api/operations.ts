// Generated from the list of operations in Rust. Do not edit.
import type { AboutRequest } from './bindings/AboutRequest';
import type { Added } from './bindings/Added';
import type { AlikePair } from './bindings/AlikePair';
import type { AlikeRequest } from './bindings/AlikeRequest';
import type { Assess } from './bindings/Assess';
import type { AssessMany } from './bindings/AssessMany';
import type { Assessed } from './bindings/Assessed';
import type { AssessedMany } from './bindings/AssessedMany';
import type { AssessmentRow } from './bindings/AssessmentRow';
import type { AssessmentsRequest } from './bindings/AssessmentsRequest';
import type { BriefRequest } from './bindings/BriefRequest';
import type { CellsSet } from './bindings/CellsSet';
import type { Changed } from './bindings/Changed';
import type { CheckResult } from './bindings/CheckResult';
import type { CommitmentAdd } from './bindings/CommitmentAdd';
import type { CommitmentAdded } from './bindings/CommitmentAdded';
import type { CommitmentDelete } from './bindings/CommitmentDelete';
import type { CommitmentEdit } from './bindings/CommitmentEdit';
import type { CommitmentRow } from './bindings/CommitmentRow';
import type { CommitmentsRequest } from './bindings/CommitmentsRequest';
import type { ConditionRead } from './bindings/ConditionRead';
import type { ConditionText } from './bindings/ConditionText';
import type { CustomFieldAdd } from './bindings/CustomFieldAdd';
import type { CustomFieldAdded } from './bindings/CustomFieldAdded';
import type { CustomFieldDelete } from './bindings/CustomFieldDelete';
import type { CustomFieldDeleted } from './bindings/CustomFieldDeleted';
import type { CustomFieldEdit } from './bindings/CustomFieldEdit';
import type { CustomFieldRow } from './bindings/CustomFieldRow';
import type { CustomFieldsRequest } from './bindings/CustomFieldsRequest';
import type { CustomValueKept } from './bindings/CustomValueKept';
import type { CustomValueRow } from './bindings/CustomValueRow';
import type { CustomValueSet } from './bindings/CustomValueSet';
import type { CustomValuesRequest } from './bindings/CustomValuesRequest';
import type { DataRequestAdd } from './bindings/DataRequestAdd';
import type { DataRequestAdded } from './bindings/DataRequestAdded';
import type { DataRequestDecide } from './bindings/DataRequestDecide';
import type { DataRequestRow } from './bindings/DataRequestRow';
import type { DataRequestsRequest } from './bindings/DataRequestsRequest';
import type { DecisionChange } from './bindings/DecisionChange';
import type { DecisionPartsKept } from './bindings/DecisionPartsKept';
import type { DecisionPartsSet } from './bindings/DecisionPartsSet';
import type { DecisionRow } from './bindings/DecisionRow';
import type { DecisionsAdd } from './bindings/DecisionsAdd';
import type { DecisionsAdded } from './bindings/DecisionsAdded';
import type { DecisionsRemove } from './bindings/DecisionsRemove';
import type { DecisionsRemoved } from './bindings/DecisionsRemoved';
import type { DecisionsRequest } from './bindings/DecisionsRequest';
import type { Deleted } from './bindings/Deleted';
import type { Diagnostics } from './bindings/Diagnostics';
import type { DrawnPicture } from './bindings/DrawnPicture';
import type { EngagementAdd } from './bindings/EngagementAdd';
import type { EngagementAdded } from './bindings/EngagementAdded';
import type { EngagementDelete } from './bindings/EngagementDelete';
import type { EngagementEdit } from './bindings/EngagementEdit';
import type { EngagementRow } from './bindings/EngagementRow';
import type { EngagementsRequest } from './bindings/EngagementsRequest';
import type { ErasePerson } from './bindings/ErasePerson';
import type { ErasedPerson } from './bindings/ErasedPerson';
import type { ExportRow } from './bindings/ExportRow';
import type { ExportsRequest } from './bindings/ExportsRequest';
import type { FieldRow } from './bindings/FieldRow';
import type { GonePerson } from './bindings/GonePerson';
import type { GroupRow } from './bindings/GroupRow';
import type { GroupsRequest } from './bindings/GroupsRequest';
import type { Health } from './bindings/Health';
import type { HealthRequest } from './bindings/HealthRequest';
import type { HistoryRequest } from './bindings/HistoryRequest';
import type { Holidays } from './bindings/Holidays';
import type { HolidaysChanged } from './bindings/HolidaysChanged';
import type { ImportOutcome } from './bindings/ImportOutcome';
import type { ImportText } from './bindings/ImportText';
import type { JournalEntry } from './bindings/JournalEntry';
import type { Judge } from './bindings/Judge';
import type { Judged } from './bindings/Judged';
import type { KeptLonger } from './bindings/KeptLonger';
import type { KeptLongerRequest } from './bindings/KeptLongerRequest';
import type { Locate } from './bindings/Locate';
import type { MapRequest } from './bindings/MapRequest';
import type { MapView } from './bindings/MapView';
import type { MappingDelete } from './bindings/MappingDelete';
import type { MappingSave } from './bindings/MappingSave';
import type { MarkAdded } from './bindings/MarkAdded';
import type { MarkClear } from './bindings/MarkClear';
import type { MarkRow } from './bindings/MarkRow';
import type { MarkSet } from './bindings/MarkSet';
import type { MarksRequest } from './bindings/MarksRequest';
import type { MembershipAdd } from './bindings/MembershipAdd';
import type { MembershipAdded } from './bindings/MembershipAdded';
import type { MembershipEnd } from './bindings/MembershipEnd';
import type { Merged } from './bindings/Merged';
import type { MovesRequest } from './bindings/MovesRequest';
import type { MovesView } from './bindings/MovesView';
import type { NeedRecord } from './bindings/NeedRecord';
import type { NeedRecorded } from './bindings/NeedRecorded';
import type { NeedRow } from './bindings/NeedRow';
import type { NeedsRequest } from './bindings/NeedsRequest';
import type { NetworkLaid } from './bindings/NetworkLaid';
import type { NetworkLayoutRequest } from './bindings/NetworkLayoutRequest';
import type { NetworkRequest } from './bindings/NetworkRequest';
import type { NetworkView } from './bindings/NetworkView';
import type { Nothing } from './bindings/Nothing';
import type { Overview } from './bindings/Overview';
import type { OwnAxisAdd } from './bindings/OwnAxisAdd';
import type { OwnAxisAdded } from './bindings/OwnAxisAdded';
import type { OwnAxisChange } from './bindings/OwnAxisChange';
import type { OwnAxisRemove } from './bindings/OwnAxisRemove';
import type { OwnAxisRemoved } from './bindings/OwnAxisRemoved';
import type { OwnAxisRow } from './bindings/OwnAxisRow';
import type { Page } from './bindings/Page';
import type { Paper } from './bindings/Paper';
import type { PaperEdit } from './bindings/PaperEdit';
import type { PaperRequest } from './bindings/PaperRequest';
import type { PaperRestore } from './bindings/PaperRestore';
import type { PaperText } from './bindings/PaperText';
import type { PaperTextRequest } from './bindings/PaperTextRequest';
import type { PeopleGroup } from './bindings/PeopleGroup';
import type { PersonBrief } from './bindings/PersonBrief';
import type { PersonPack } from './bindings/PersonPack';
import type { PersonPackRequest } from './bindings/PersonPackRequest';
import type { PersonProfile } from './bindings/PersonProfile';
import type { PersonRow } from './bindings/PersonRow';
import type { PersonTimeline } from './bindings/PersonTimeline';
import type { PictureRequest } from './bindings/PictureRequest';
import type { Place } from './bindings/Place';
import type { PlanLineAdd } from './bindings/PlanLineAdd';
import type { PlanLineAdded } from './bindings/PlanLineAdded';
import type { PlanLineEdit } from './bindings/PlanLineEdit';
import type { PlanRequest } from './bindings/PlanRequest';
import type { PlanRow } from './bindings/PlanRow';
import type { Position } from './bindings/Position';
import type { PreviewRequest } from './bindings/PreviewRequest';
import type { PrivateNoteAdd } from './bindings/PrivateNoteAdd';
import type { PrivateNoteAdded } from './bindings/PrivateNoteAdded';
import type { PrivateNoteDelete } from './bindings/PrivateNoteDelete';
import type { PrivateNoteEdit } from './bindings/PrivateNoteEdit';
import type { PrivateNoteRow } from './bindings/PrivateNoteRow';
import type { PrivateNotesRequest } from './bindings/PrivateNotesRequest';
import type { ProfileRequest } from './bindings/ProfileRequest';
import type { ProgrammeAdd } from './bindings/ProgrammeAdd';
import type { ProgrammeAdded } from './bindings/ProgrammeAdded';
import type { ProjectAdd } from './bindings/ProjectAdd';
import type { ProjectAdded } from './bindings/ProjectAdded';
import type { ProjectEdit } from './bindings/ProjectEdit';
import type { ProjectPrivacyChange } from './bindings/ProjectPrivacyChange';
import type { ProjectRow } from './bindings/ProjectRow';
import type { ProjectsRequest } from './bindings/ProjectsRequest';
import type { Query } from './bindings/Query';
import type { ReadinessRequest } from './bindings/ReadinessRequest';
import type { ReadinessView } from './bindings/ReadinessView';
import type { Rename } from './bindings/Rename';
import type { Report } from './bindings/report/Report';
import type { ReportPages } from './bindings/ReportPages';
import type { ReportRequest } from './bindings/ReportRequest';
import type { RequestDecide } from './bindings/RequestDecide';
import type { RequestMade } from './bindings/RequestMade';
import type { RequestMake } from './bindings/RequestMake';
import type { RequestRow } from './bindings/RequestRow';
import type { RequestsDueRequest } from './bindings/RequestsDueRequest';
import type { RequestsRequest } from './bindings/RequestsRequest';
import type { RetentionDue } from './bindings/RetentionDue';
import type { RetentionDueRequest } from './bindings/RetentionDueRequest';
import type { RetentionKeep } from './bindings/RetentionKeep';
import type { RetentionKept } from './bindings/RetentionKept';
import type { RetentionRelease } from './bindings/RetentionRelease';
import type { RetentionRule } from './bindings/RetentionRule';
import type { ReverseRequest } from './bindings/ReverseRequest';
import type { RoleHeldAdd } from './bindings/RoleHeldAdd';
import type { RoleHeldAdded } from './bindings/RoleHeldAdded';
import type { RoleHeldDelete } from './bindings/RoleHeldDelete';
import type { RoleHeldEdit } from './bindings/RoleHeldEdit';
import type { SavedMapping } from './bindings/SavedMapping';
import type { SavedViewDelete } from './bindings/SavedViewDelete';
import type { SavedViewRename } from './bindings/SavedViewRename';
import type { SavedViewRow } from './bindings/SavedViewRow';
import type { SavedViewSave } from './bindings/SavedViewSave';
import type { SavedViewSaved } from './bindings/SavedViewSaved';
import type { SavedViewsRequest } from './bindings/SavedViewsRequest';
import type { SearchHits } from './bindings/SearchHits';
import type { SearchRequest } from './bindings/SearchRequest';
import type { ServiceAdd } from './bindings/ServiceAdd';
import type { ServiceAdded } from './bindings/ServiceAdded';
import type { ServiceEdit } from './bindings/ServiceEdit';
import type { ServiceRow } from './bindings/ServiceRow';
import type { Settings } from './bindings/Settings';
import type { StakeAdd } from './bindings/StakeAdd';
import type { StakeRemove } from './bindings/StakeRemove';
import type { StakeholderAdd } from './bindings/StakeholderAdd';
import type { StakeholderEdit } from './bindings/StakeholderEdit';
import type { StakeholdersChange } from './bindings/StakeholdersChange';
import type { StakeholdersDelete } from './bindings/StakeholdersDelete';
import type { StakeholdersMerge } from './bindings/StakeholdersMerge';
import type { StakeholdersSet } from './bindings/StakeholdersSet';
import type { StakesAdded } from './bindings/StakesAdded';
import type { StakesDirect } from './bindings/StakesDirect';
import type { StakesRemoved } from './bindings/StakesRemoved';
import type { SupportRequest } from './bindings/SupportRequest';
import type { SupportView } from './bindings/SupportView';
import type { SupposeRequest } from './bindings/SupposeRequest';
import type { SupposeView } from './bindings/SupposeView';
import type { TagAdd } from './bindings/TagAdd';
import type { TagAdded } from './bindings/TagAdded';
import type { TagRemove } from './bindings/TagRemove';
import type { TagRemoved } from './bindings/TagRemoved';
import type { TagRename } from './bindings/TagRename';
import type { TagRenamed } from './bindings/TagRenamed';
import type { TagRow } from './bindings/TagRow';
import type { TieAdd } from './bindings/TieAdd';
import type { TieAdded } from './bindings/TieAdded';
import type { TieDelete } from './bindings/TieDelete';
import type { TieEdit } from './bindings/TieEdit';
import type { TieEnd } from './bindings/TieEnd';
import type { TieRow } from './bindings/TieRow';
import type { TiesRequest } from './bindings/TiesRequest';
import type { TimelineRequest } from './bindings/TimelineRequest';
import type { Told } from './bindings/Told';
import type { Travelled } from './bindings/Travelled';
import type { TreeRequest } from './bindings/TreeRequest';
import type { TwoStakeholders } from './bindings/TwoStakeholders';
import type { UndoState } from './bindings/UndoState';
import type { UnitAdd } from './bindings/UnitAdd';
import type { UnitAdded } from './bindings/UnitAdded';
import type { UnitDelete } from './bindings/UnitDelete';
import type { UnitEdit } from './bindings/UnitEdit';
import type { UnitNode } from './bindings/UnitNode';

/** A part of the workspace that reads provide and writes change. */
export type Tag = 'workspace' | 'people' | 'units' | 'ties' | 'projects' | 'assessments' | 'readiness' | 'support' | 'engagement' | 'fields' | 'journal' | 'settings' | 'privacy' | 'notes' | 'exports' | 'decisions';

/** Every operation with what it is asked and what it answers. */
export interface Operations {
  /** The workspace at a glance: name, programmes, projects and counts. */
  workspace_overview: { request: Nothing; response: Overview };
  /** Names the workspace and says what it is for. */
  workspace_rename: { request: Rename; response: Nothing };
  /** The house rules in force. */
  settings_read: { request: Nothing; response: Settings };
  /** Sets house rules. */
  settings_change: { request: Settings; response: Settings };
  /** A window of the register: filtered, sorted, with the standing in a project where one is named. */
  people_list: { request: Query; response: Page<PersonRow> };
  /** Where a stakeholder stands in the register under the same filter and sort. */
  people_locate: { request: Locate; response: Position };
  /** The groups that the register comes in under the same filter and grouping, with how many are in each. */
  people_groups: { request: Query; response: Page<PeopleGroup> };
  /** The fields of the register: what can be asked of each, shown, sorted or grouped by. */
  people_fields: { request: Nothing; response: Page<FieldRow> };
  /** Reads a condition on stakeholders from text, such as `power >= 4 and not archived`. */
  people_condition_read: { request: ConditionText; response: ConditionRead };
  /** All that is known of a stakeholder. */
  person_profile: { request: ProfileRequest; response: PersonProfile };
  /** All that happened with a stakeholder, newest first: conversations, commitments, assessments, posts, ties, edits. */
  person_timeline: { request: TimelineRequest; response: PersonTimeline };
  /** What to know before meeting a stakeholder, on one page. */
  person_brief: { request: BriefRequest; response: PersonBrief };
  /** The changes that touched a stakeholder, newest first. */
  person_history: { request: AboutRequest; response: Page<JournalEntry> };
  /** Adds a stakeholder: a person, a role, a group or an organisation. */
  stakeholder_add: { request: StakeholderAdd; response: Added };
  /** Changes some fields of a stakeholder. */
  stakeholder_edit: { request: StakeholderEdit; response: Nothing };
  /** Deletes stakeholders with all that hangs on them, or says what would go. */
  stakeholders_delete: { request: StakeholdersDelete; response: Deleted };
  /** Stakeholders that may be there twice, the most likely first, or those of whom it is known that they are not. */
  alike_list: { request: AlikeRequest; response: Page<AlikePair> };
  /** Says of two stakeholders who are alike that they are not the same. */
  told_apart_set: { request: TwoStakeholders; response: Nothing };
  /** Takes that back. */
  told_apart_clear: { request: TwoStakeholders; response: Nothing };
  /** Merges stakeholders into one, field by field, with everything that hangs on them. */
  stakeholders_merge: { request: StakeholdersMerge; response: Merged };
  /** Changes many stakeholders alike, as one change. */
  stakeholders_change: { request: StakeholdersChange; response: Changed };
  /** Sets cells of many stakeholders, each to a value of its own, as one change: all of them, or none. */
  stakeholders_set: { request: StakeholdersSet; response: CellsSet };
  /** Records a post that a stakeholder holds or held beside the one in the register. */
  role_held_add: { request: RoleHeldAdd; response: RoleHeldAdded };
  /** Changes such a post. */
  role_held_edit: { request: RoleHeldEdit; response: Nothing };
  /** Deletes such a post. */
  role_held_delete: { request: RoleHeldDelete; response: Nothing };
  /** The ways of looking at a place that were kept, by name. */
  saved_views_list: { request: SavedViewsRequest; response: Page<SavedViewRow> };
  /** Keeps a way of looking at a place under a name, or keeps it anew. */
  saved_view_save: { request: SavedViewSave; response: SavedViewSaved };
  /** Gives such a view another name. */
  saved_view_rename: { request: SavedViewRename; response: Nothing };
  /** Deletes such a view. */
  saved_view_delete: { request: SavedViewDelete; response: Nothing };
  /** Finds stakeholders, projects and units by name. */
  search_everywhere: { request: SearchRequest; response: SearchHits };
  /** The organisation tree, parents before children. */
  units_tree: { request: TreeRequest; response: Page<UnitNode> };
  /** Adds a unit. */
  unit_add: { request: UnitAdd; response: UnitAdded };
  /** Renames or moves a unit. */
  unit_edit: { request: UnitEdit; response: Nothing };
  /** Deletes a unit; what is in it moves up to its parent. */
  unit_delete: { request: UnitDelete; response: Nothing };
  /** Groups with their headcount, composition and members. */
  groups_list: { request: GroupsRequest; response: Page<GroupRow> };
  /** Makes a stakeholder a member of a group from a date. */
  membership_add: { request: MembershipAdd; response: MembershipAdded };
  /** Ends a membership on a date. */
  membership_end: { request: MembershipEnd; response: Nothing };
  /** Ties between stakeholders. */
  ties_list: { request: TiesRequest; response: Page<TieRow> };
  /** Records a tie. */
  tie_add: { request: TieAdd; response: TieAdded };
  /** Changes some fields of a tie. */
  tie_edit: { request: TieEdit; response: Nothing };
  /** Ends a tie on a date; it stays in what was before. */
  tie_end: { request: TieEnd; response: Nothing };
  /** Deletes a tie. */
  tie_delete: { request: TieDelete; response: Nothing };
  /** The influence network with its measures and roles, or what it would be without somebody. */
  network_view: { request: NetworkRequest; response: NetworkView };
  /** Where each of the influence network is drawn. */
  network_layout: { request: NetworkLayoutRequest; response: NetworkLaid };
  /** Programmes and their projects. */
  projects_list: { request: ProjectsRequest; response: Page<ProjectRow> };
  /** Adds a programme. */
  programme_add: { request: ProgrammeAdd; response: ProgrammeAdded };
  /** Adds a project, with the one change it lands. */
  project_add: { request: ProjectAdd; response: ProjectAdded };
  /** Changes some fields of a project. */
  project_edit: { request: ProjectEdit; response: Nothing };
  /** Says whether the people of a project appear by position, when it is closed, and until when they are kept. */
  project_privacy_change: { request: ProjectPrivacyChange; response: ProjectRow };
  /** Makes stakeholders part of a project. */
  stake_add: { request: StakeAdd; response: StakesAdded };
  /** Takes stakeholders out of a project, with their assessments there. */
  stake_remove: { request: StakeRemove; response: StakesRemoved };
  /** Says from which side stakeholders stand to a project: upward, downward, outward or sideward. */
  stakes_direct: { request: StakesDirect; response: Nothing };
  /** Decisions and deliverables, those due first, with who is responsible, accountable, consulted and informed, and what is wrong with that. */
  decisions_list: { request: DecisionsRequest; response: Page<DecisionRow> };
  /** Adds decisions and deliverables to a project. */
  decisions_add: { request: DecisionsAdd; response: DecisionsAdded };
  /** Changes a decision: its words, its date. */
  decision_change: { request: DecisionChange; response: Nothing };
  /** Removes decisions with the parts in them. */
  decisions_remove: { request: DecisionsRemove; response: DecisionsRemoved };
  /** Sets who is responsible, accountable, consulted and informed in decisions, as one change. */
  decision_parts_set: { request: DecisionPartsSet; response: DecisionPartsKept };
  /** The power–interest map of a project: every mark with its medians, spread, quadrant and engagement gap. */
  map_view: { request: MapRequest; response: MapView };
  /** Who moved on the map of a project between two dates, how far, and what was said that moved them. */
  map_moves: { request: MovesRequest; response: MovesView };
  /** The map of a project if other values were said or some had left, and what that changes; nothing is written. */
  map_suppose: { request: SupposeRequest; response: SupposeView };
  /** A lens of the map as one picture, under a profile. */
  map_picture: { request: PictureRequest; response: DrawnPicture };
  /** Places a stakeholder on the map: power and interest, dated. */
  place: { request: Place; response: Assessed };
  /** Records dated assessments of a stakeholder in a project. */
  assess: { request: Assess; response: Assessed };
  /** Records dated assessments of several stakeholders in a project, as one change. */
  assess_many: { request: AssessMany; response: AssessedMany };
  /** The axes of one's own, with how much was said on each. */
  own_axes_list: { request: Nothing; response: Page<OwnAxisRow> };
  /** Adds an axis of one's own: its name, and a word for each end. */
  own_axis_add: { request: OwnAxisAdd; response: OwnAxisAdded };
  /** Renames an axis of one's own, changes the words of its ends or its place. */
  own_axis_change: { request: OwnAxisChange; response: Nothing };
  /** Removes an axis of one's own with what was said on it, or says how much would go. */
  own_axis_remove: { request: OwnAxisRemove; response: OwnAxisRemoved };
  /** Every assessment recorded, newest first. */
  assessments_list: { request: AssessmentsRequest; response: Page<AssessmentRow> };
  /** Groups by elements, with first barrier and index, for a project's change. */
  readiness_view: { request: ReadinessRequest; response: ReadinessView };
  /** Records judged scores of a group: one author, one date, one reason. */
  judge: { request: Judge; response: Judged };
  /** A project's support: needs by family, requests and plan, with take-up. */
  support_view: { request: SupportRequest; response: SupportView };
  /** The service menu. */
  services_list: { request: Nothing; response: Page<ServiceRow> };
  /** Adds a service to the menu. */
  service_add: { request: ServiceAdd; response: ServiceAdded };
  /** Changes a service, as its next version, or takes it off the menu. */
  service_edit: { request: ServiceEdit; response: Nothing };
  /** Needs as they stand, by project and family. */
  needs_list: { request: NeedsRequest; response: Page<NeedRow> };
  /** Records how much a project needs a family of services, and whether it wants it. */
  need_record: { request: NeedRecord; response: NeedRecorded };
  /** Requests for support. */
  requests_list: { request: RequestsRequest; response: Page<RequestRow> };
  /** Records a request: who asks for which service, why, for what value, for whom and by when. */
  request_make: { request: RequestMake; response: RequestMade };
  /** Accepts, declines, withdraws or fulfils a request. */
  request_decide: { request: RequestDecide; response: Nothing };
  /** Plan lines. */
  plan_list: { request: PlanRequest; response: Page<PlanRow> };
  /** Adds a plan line for something that was asked for. */
  plan_line_add: { request: PlanLineAdd; response: PlanLineAdded };
  /** Changes a plan line: owner, date, status, outcome. */
  plan_line_edit: { request: PlanLineEdit; response: Nothing };
  /** Conversations with stakeholders, newest first. */
  engagements_list: { request: EngagementsRequest; response: Page<EngagementRow> };
  /** Records a conversation with a stakeholder. */
  engagement_add: { request: EngagementAdd; response: EngagementAdded };
  /** Changes a conversation. */
  engagement_edit: { request: EngagementEdit; response: Nothing };
  /** Deletes a conversation. */
  engagement_delete: { request: EngagementDelete; response: Nothing };
  /** Commitments to and by stakeholders, those due first. */
  commitments_list: { request: CommitmentsRequest; response: Page<CommitmentRow> };
  /** Records a commitment: whose, what, to or by whom, by when. */
  commitment_add: { request: CommitmentAdd; response: CommitmentAdded };
  /** Changes a commitment: its words, its dates, where it stands. */
  commitment_edit: { request: CommitmentEdit; response: Nothing };
  /** Deletes a commitment. */
  commitment_delete: { request: CommitmentDelete; response: Nothing };
  /** The custom fields of stakeholders and projects. */
  custom_fields_list: { request: CustomFieldsRequest; response: Page<CustomFieldRow> };
  /** Adds a custom field. */
  custom_field_add: { request: CustomFieldAdd; response: CustomFieldAdded };
  /** Renames a custom field, changes its choices or its place. */
  custom_field_edit: { request: CustomFieldEdit; response: Nothing };
  /** Deletes a custom field with its values, or says how many would go. */
  custom_field_delete: { request: CustomFieldDelete; response: CustomFieldDeleted };
  /** Every custom field of a stakeholder or project, with its value. */
  custom_values_list: { request: CustomValuesRequest; response: Page<CustomValueRow> };
  /** Sets or clears what a custom field says of a stakeholder or project. */
  custom_value_set: { request: CustomValueSet; response: CustomValueKept };
  /** Tags, with how many carry each. */
  tags_list: { request: Nothing; response: Page<TagRow> };
  /** Puts a tag on stakeholders. */
  tag_add: { request: TagAdd; response: TagAdded };
  /** Takes a tag off stakeholders, or off everybody. */
  tag_remove: { request: TagRemove; response: TagRemoved };
  /** Renames a tag; if another has the name, the two become one. */
  tag_rename: { request: TagRename; response: TagRenamed };
  /** The history, newest first. */
  journal_list: { request: HistoryRequest; response: Page<JournalEntry> };
  /** What undo and redo would do now. */
  undo_state: { request: Nothing; response: UndoState };
  /** Takes back the last change. */
  undo: { request: Nothing; response: Travelled };
  /** Does the last undone change again. */
  redo: { request: Nothing; response: Travelled };
  /** Takes back one older change, if nothing later stands on it. */
  reverse: { request: ReverseRequest; response: Travelled };
  /** Brings in a text of rows and columns, or says what it would do. */
  import_text: { request: ImportText; response: ImportOutcome };
  /** Mappings of imports saved under a name. */
  mappings_list: { request: Nothing; response: Page<SavedMapping> };
  /** Saves a mapping under a name, in place of one of that name. */
  mapping_save: { request: MappingSave; response: Nothing };
  /** Deletes a saved mapping. */
  mapping_delete: { request: MappingDelete; response: Nothing };
  /** The readiness report of a project, as the figures it is made of. */
  report_model: { request: ReportRequest; response: Report };
  /** The readiness report of a project, as the pages it will have. */
  report_pages: { request: ReportRequest; response: ReportPages };
  /** What an output would hide under a profile, and which texts it would withhold. */
  redaction_preview: { request: PreviewRequest; response: Told };
  /** What left the workspace, newest first. */
  exports_list: { request: ExportsRequest; response: Page<ExportRow> };
  /** Private notes on a stakeholder, newest first. */
  private_notes_list: { request: PrivateNotesRequest; response: Page<PrivateNoteRow> };
  /** Writes a private note on a stakeholder. */
  private_note_add: { request: PrivateNoteAdd; response: PrivateNoteAdded };
  /** Changes a private note. */
  private_note_edit: { request: PrivateNoteEdit; response: Nothing };
  /** Deletes a private note. */
  private_note_delete: { request: PrivateNoteDelete; response: Nothing };
  /** What people ask about their own data, those open and due first. */
  data_requests_list: { request: DataRequestsRequest; response: Page<DataRequestRow> };
  /** What is open of that, seen from a date. */
  requests_due: { request: RequestsDueRequest; response: Page<DataRequestRow> };
  /** Records what somebody asks about their own data, and works out by when it is due. */
  data_request_add: { request: DataRequestAdd; response: DataRequestAdded };
  /** Records that a request was met or refused, and why. */
  data_request_decide: { request: DataRequestDecide; response: Nothing };
  /** The days on which nobody works, beside weekends. */
  holidays_read: { request: Nothing; response: Holidays };
  /** Sets those days, each with its name; open requests are dated anew. */
  holidays_change: { request: Holidays; response: HolidaysChanged };
  /** Marks on the data of people: restricted, objected, disputed. */
  marks_list: { request: MarksRequest; response: Page<MarkRow> };
  /** Marks the data of somebody. */
  mark_set: { request: MarkSet; response: MarkAdded };
  /** Clears a mark. */
  mark_clear: { request: MarkClear; response: Nothing };
  /** The information notice or the DPIA worksheet, section by section: the standard text, filled in from the workspace, or one's own. */
  paper_read: { request: PaperRequest; response: Paper };
  /** The same as one text to hand out. */
  paper_text: { request: PaperTextRequest; response: PaperText };
  /** Keeps one's own text for a section of a paper. */
  paper_edit: { request: PaperEdit; response: Nothing };
  /** Starts a section of a paper, or all of it, again from the standard text. */
  paper_restore: { request: PaperRestore; response: Nothing };
  /** People whose data is kept only for projects that keep it no longer, or for none, seen from a date: what is held, since when, and why they are due. */
  retention_due: { request: RetentionDueRequest; response: RetentionDue };
  /** Decides that the data of people stays until a date, and why. */
  retention_keep: { request: RetentionKeep; response: RetentionKept };
  /** Takes back that somebody's data stays longer. */
  retention_release: { request: RetentionRelease; response: Nothing };
  /** Decisions that somebody's data stays longer, those that end first. */
  kept_longer_list: { request: KeptLongerRequest; response: Page<KeptLonger> };
  /** How many months after its close a project keeps its people, where it says nothing else. */
  retention_rule_read: { request: Nothing; response: RetentionRule };
  /** Sets that number of months; projects with a date of their own keep it. */
  retention_rule_change: { request: RetentionRule; response: RetentionRule };
  /** Everything held about one person, wherever it is; each item says whom else it names. */
  person_pack: { request: PersonPackRequest; response: PersonPack };
  /** Who was deleted and is in the history still, and so can be erased from there. */
  gone_people: { request: Nothing; response: Page<GonePerson> };
  /** Erases a person from the workspace, its history and its backups, for good, or says what that would change. */
  erase_person: { request: ErasePerson; response: ErasedPerson };
  /** Checks the file and the rules: integrity, orphans, contradictions. */
  check: { request: Nothing; response: CheckResult };
  /** How the data is: what is wrong, stale, there twice or without an owner, each with where it is mended. */
  health: { request: HealthRequest; response: Health };
  /** Versions, sizes, counts and kinds of trouble, for whoever mends the program: no name, no word from the workspace. */
  diagnostics: { request: Nothing; response: Diagnostics };
}

/** The name of an operation. */
export type OperationName = keyof Operations;

/** What a read provides, or a write changes. */
export const OPERATION_TAGS: Record<OperationName, readonly Tag[]> = {
  workspace_overview: ['workspace', 'people', 'units', 'ties', 'projects', 'assessments', 'engagement', 'fields'],
  workspace_rename: ['workspace'],
  settings_read: ['settings'],
  settings_change: ['settings', 'assessments', 'readiness'],
  people_list: ['people', 'units', 'projects', 'assessments', 'fields', 'settings'],
  people_locate: ['people', 'units', 'projects', 'assessments', 'fields', 'settings'],
  people_groups: ['people', 'units', 'projects', 'assessments', 'fields', 'settings'],
  people_fields: ['fields'],
  people_condition_read: ['units', 'projects', 'fields'],
  person_profile: ['people', 'units', 'ties', 'projects', 'assessments', 'readiness', 'support', 'engagement', 'fields', 'decisions'],
  person_timeline: ['people', 'units', 'ties', 'projects', 'assessments', 'engagement', 'fields', 'journal', 'decisions'],
  person_brief: ['people', 'units', 'ties', 'projects', 'assessments', 'support', 'engagement', 'workspace'],
  person_history: ['journal'],
  stakeholder_add: ['people', 'units', 'projects', 'workspace'],
  stakeholder_edit: ['people', 'units'],
  stakeholders_delete: ['people', 'units', 'ties', 'projects', 'assessments', 'readiness', 'support', 'engagement', 'fields', 'workspace', 'privacy', 'notes', 'decisions'],
  alike_list: ['people', 'units'],
  told_apart_set: ['people'],
  told_apart_clear: ['people'],
  stakeholders_merge: ['people', 'units', 'ties', 'projects', 'assessments', 'readiness', 'support', 'engagement', 'fields', 'workspace', 'privacy', 'notes', 'decisions'],
  stakeholders_change: ['people', 'units', 'projects', 'fields', 'workspace'],
  stakeholders_set: ['people', 'units', 'fields', 'workspace'],
  role_held_add: ['people', 'units'],
  role_held_edit: ['people', 'units'],
  role_held_delete: ['people', 'units'],
  saved_views_list: ['settings'],
  saved_view_save: ['settings'],
  saved_view_rename: ['settings'],
  saved_view_delete: ['settings'],
  search_everywhere: ['people', 'projects', 'units'],
  units_tree: ['units', 'people'],
  unit_add: ['units', 'workspace'],
  unit_edit: ['units', 'people'],
  unit_delete: ['units', 'people', 'workspace'],
  groups_list: ['people', 'units', 'projects'],
  membership_add: ['people', 'readiness'],
  membership_end: ['people', 'readiness'],
  ties_list: ['ties', 'people'],
  tie_add: ['ties', 'workspace'],
  tie_edit: ['ties'],
  tie_end: ['ties'],
  tie_delete: ['ties', 'workspace'],
  network_view: ['ties', 'people', 'units', 'projects'],
  network_layout: ['ties', 'people', 'projects'],
  projects_list: ['projects', 'people'],
  programme_add: ['projects', 'workspace'],
  project_add: ['projects', 'workspace'],
  project_edit: ['projects', 'workspace', 'readiness'],
  project_privacy_change: ['workspace', 'people', 'units', 'ties', 'projects', 'assessments', 'readiness', 'support', 'engagement', 'fields', 'settings', 'privacy', 'notes', 'exports'],
  stake_add: ['projects', 'people', 'readiness'],
  stake_remove: ['projects', 'people', 'assessments', 'readiness', 'engagement', 'decisions'],
  stakes_direct: ['projects'],
  decisions_list: ['decisions', 'projects', 'people'],
  decisions_add: ['decisions'],
  decision_change: ['decisions'],
  decisions_remove: ['decisions'],
  decision_parts_set: ['decisions', 'projects', 'people', 'readiness'],
  map_view: ['assessments', 'people', 'projects', 'settings'],
  map_moves: ['assessments', 'people', 'projects', 'settings'],
  map_suppose: ['assessments', 'people', 'projects', 'settings'],
  map_picture: ['assessments', 'people', 'projects', 'settings', 'ties', 'units', 'workspace'],
  place: ['assessments', 'projects', 'people'],
  assess: ['assessments', 'projects', 'people'],
  assess_many: ['assessments', 'projects', 'people'],
  own_axes_list: ['assessments'],
  own_axis_add: ['assessments'],
  own_axis_change: ['assessments', 'people'],
  own_axis_remove: ['assessments', 'projects', 'people'],
  assessments_list: ['assessments', 'people', 'projects'],
  readiness_view: ['readiness', 'assessments', 'people', 'projects', 'settings'],
  judge: ['readiness', 'projects', 'people'],
  support_view: ['support', 'projects', 'people', 'settings'],
  services_list: ['support'],
  service_add: ['support'],
  service_edit: ['support'],
  needs_list: ['support', 'projects'],
  need_record: ['support'],
  requests_list: ['support', 'projects', 'people'],
  request_make: ['support'],
  request_decide: ['support'],
  plan_list: ['support', 'projects', 'people'],
  plan_line_add: ['support'],
  plan_line_edit: ['support'],
  engagements_list: ['engagement', 'people', 'projects'],
  engagement_add: ['engagement', 'workspace'],
  engagement_edit: ['engagement'],
  engagement_delete: ['engagement', 'workspace'],
  commitments_list: ['engagement', 'people', 'projects'],
  commitment_add: ['engagement', 'workspace'],
  commitment_edit: ['engagement'],
  commitment_delete: ['engagement', 'workspace'],
  custom_fields_list: ['fields'],
  custom_field_add: ['fields', 'workspace'],
  custom_field_edit: ['fields', 'people'],
  custom_field_delete: ['fields', 'people', 'workspace'],
  custom_values_list: ['fields', 'people', 'projects'],
  custom_value_set: ['fields', 'people'],
  tags_list: ['fields'],
  tag_add: ['fields', 'people', 'workspace'],
  tag_remove: ['fields', 'people', 'workspace'],
  tag_rename: ['fields', 'people', 'workspace'],
  journal_list: ['journal'],
  undo_state: ['journal'],
  undo: ['journal'],
  redo: ['journal'],
  reverse: ['journal'],
  import_text: ['people', 'units', 'ties', 'projects', 'assessments', 'readiness', 'support', 'engagement', 'fields', 'workspace'],
  mappings_list: ['settings'],
  mapping_save: ['settings'],
  mapping_delete: ['settings'],
  report_model: ['workspace', 'people', 'projects', 'assessments', 'readiness', 'support', 'settings'],
  report_pages: ['workspace', 'people', 'projects', 'assessments', 'readiness', 'support', 'settings'],
  redaction_preview: ['workspace', 'people', 'units', 'projects', 'assessments', 'readiness', 'support', 'settings'],
  exports_list: ['exports'],
  private_notes_list: ['notes'],
  private_note_add: ['notes'],
  private_note_edit: ['notes'],
  private_note_delete: ['notes'],
  data_requests_list: ['privacy', 'people'],
  requests_due: ['privacy', 'people'],
  data_request_add: ['privacy'],
  data_request_decide: ['privacy'],
  holidays_read: ['settings'],
  holidays_change: ['settings', 'privacy'],
  marks_list: ['privacy', 'people'],
  mark_set: ['privacy'],
  mark_clear: ['privacy'],
  paper_read: ['workspace', 'people', 'ties', 'projects', 'assessments', 'readiness', 'engagement', 'fields', 'settings', 'privacy', 'notes', 'decisions'],
  paper_text: ['workspace', 'people', 'ties', 'projects', 'assessments', 'readiness', 'engagement', 'fields', 'settings', 'privacy', 'notes', 'decisions'],
  paper_edit: ['settings'],
  paper_restore: ['settings'],
  retention_due: ['people', 'units', 'ties', 'projects', 'assessments', 'support', 'engagement', 'fields', 'settings', 'privacy', 'notes', 'decisions'],
  retention_keep: ['privacy'],
  retention_release: ['privacy'],
  kept_longer_list: ['privacy', 'people'],
  retention_rule_read: ['settings'],
  retention_rule_change: ['settings', 'projects', 'privacy'],
  person_pack: ['workspace', 'people', 'units', 'ties', 'projects', 'assessments', 'readiness', 'support', 'engagement', 'fields', 'journal', 'privacy', 'notes', 'exports', 'decisions'],
  gone_people: ['people', 'journal'],
  erase_person: ['workspace', 'people', 'units', 'ties', 'projects', 'assessments', 'readiness', 'support', 'engagement', 'fields', 'journal', 'settings', 'privacy', 'notes', 'exports', 'decisions'],
  check: ['journal'],
  health: ['journal'],
  diagnostics: ['journal'],
};

/** Whether an operation looks, changes, or moves along the journal. */
export const OPERATION_KINDS: Record<OperationName, 'read' | 'write' | 'travel'> = {
  workspace_overview: 'read',
  workspace_rename: 'write',
  settings_read: 'read',
  settings_change: 'write',
  people_list: 'read',
  people_locate: 'read',
  people_groups: 'read',
  people_fields: 'read',
  people_condition_read: 'read',
  person_profile: 'read',
  person_timeline: 'read',
  person_brief: 'read',
  person_history: 'read',
  stakeholder_add: 'write',
  stakeholder_edit: 'write',
  stakeholders_delete: 'write',
  alike_list: 'read',
  told_apart_set: 'write',
  told_apart_clear: 'write',
  stakeholders_merge: 'write',
  stakeholders_change: 'write',
  stakeholders_set: 'write',
  role_held_add: 'write',
  role_held_edit: 'write',
  role_held_delete: 'write',
  saved_views_list: 'read',
  saved_view_save: 'write',
  saved_view_rename: 'write',
  saved_view_delete: 'write',
  search_everywhere: 'read',
  units_tree: 'read',
  unit_add: 'write',
  unit_edit: 'write',
  unit_delete: 'write',
  groups_list: 'read',
  membership_add: 'write',
  membership_end: 'write',
  ties_list: 'read',
  tie_add: 'write',
  tie_edit: 'write',
  tie_end: 'write',
  tie_delete: 'write',
  network_view: 'read',
  network_layout: 'read',
  projects_list: 'read',
  programme_add: 'write',
  project_add: 'write',
  project_edit: 'write',
  project_privacy_change: 'write',
  stake_add: 'write',
  stake_remove: 'write',
  stakes_direct: 'write',
  decisions_list: 'read',
  decisions_add: 'write',
  decision_change: 'write',
  decisions_remove: 'write',
  decision_parts_set: 'write',
  map_view: 'read',
  map_moves: 'read',
  map_suppose: 'read',
  map_picture: 'read',
  place: 'write',
  assess: 'write',
  assess_many: 'write',
  own_axes_list: 'read',
  own_axis_add: 'write',
  own_axis_change: 'write',
  own_axis_remove: 'write',
  assessments_list: 'read',
  readiness_view: 'read',
  judge: 'write',
  support_view: 'read',
  services_list: 'read',
  service_add: 'write',
  service_edit: 'write',
  needs_list: 'read',
  need_record: 'write',
  requests_list: 'read',
  request_make: 'write',
  request_decide: 'write',
  plan_list: 'read',
  plan_line_add: 'write',
  plan_line_edit: 'write',
  engagements_list: 'read',
  engagement_add: 'write',
  engagement_edit: 'write',
  engagement_delete: 'write',
  commitments_list: 'read',
  commitment_add: 'write',
  commitment_edit: 'write',
  commitment_delete: 'write',
  custom_fields_list: 'read',
  custom_field_add: 'write',
  custom_field_edit: 'write',
  custom_field_delete: 'write',
  custom_values_list: 'read',
  custom_value_set: 'write',
  tags_list: 'read',
  tag_add: 'write',
  tag_remove: 'write',
  tag_rename: 'write',
  journal_list: 'read',
  undo_state: 'read',
  undo: 'travel',
  redo: 'travel',
  reverse: 'travel',
  import_text: 'write',
  mappings_list: 'read',
  mapping_save: 'write',
  mapping_delete: 'write',
  report_model: 'read',
  report_pages: 'read',
  redaction_preview: 'read',
  exports_list: 'read',
  private_notes_list: 'read',
  private_note_add: 'write',
  private_note_edit: 'write',
  private_note_delete: 'write',
  data_requests_list: 'read',
  requests_due: 'read',
  data_request_add: 'write',
  data_request_decide: 'write',
  holidays_read: 'read',
  holidays_change: 'write',
  marks_list: 'read',
  mark_set: 'write',
  mark_clear: 'write',
  paper_read: 'read',
  paper_text: 'read',
  paper_edit: 'write',
  paper_restore: 'write',
  retention_due: 'read',
  retention_keep: 'write',
  retention_release: 'write',
  kept_longer_list: 'read',
  retention_rule_read: 'read',
  retention_rule_change: 'write',
  person_pack: 'read',
  gone_people: 'read',
  erase_person: 'travel',
  check: 'read',
  health: 'read',
  diagnostics: 'read',
};
