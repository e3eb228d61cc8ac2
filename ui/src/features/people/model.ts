import type { Request, Response } from '#api';

export type PersonRow = Response<'people_list'>['items'][number];
export type Kind = PersonRow['kind'];
export type Quadrant = NonNullable<PersonRow['quadrant']>;
export type Engagement = NonNullable<PersonRow['current']>;
export type UnitNode = Response<'units_tree'>['items'][number];
export type PersonProfile = Response<'person_profile'>;
export type StakeProfile = PersonProfile['stakes'][number];
export type Standing = StakeProfile['standing'];
export type Placed = NonNullable<Standing['power']>;
export type AssessmentEntry = StakeProfile['history'][number];
export type Basis = NonNullable<AssessmentEntry['basis']>;
export type Membership = PersonProfile['groups'][number];
export type ProfileTie = PersonProfile['ties'][number];
export type Post = PersonProfile['roles'][number];
export type Happened = Response<'person_timeline'>['items'][number];
export type HappenedKind = Happened['kind'];
export type Brief = Response<'person_brief'>;
export type BriefLines = Brief['said'];
export type CustomValue = PersonProfile['custom'][number];
export type CustomKind = CustomValue['kind'];
export type Conversation = PersonProfile['engagements'][number];
export type Commitment = PersonProfile['commitments'][number];
export type Promised = Commitment['direction'];
export type CommitmentStatus = Commitment['status'];
export type TieKind = ProfileTie['kind'];
export type JournalEntry = Response<'person_history'>['items'][number];
export type Filter = NonNullable<Request<'people_list'>['filter']>;
export type PeopleSort = NonNullable<Request<'people_list'>['sort']>;
export type Where = NonNullable<Filter['where']>;
export type FieldTest = Extract<Where, { test: unknown }>['test'];
export type FieldRow = Response<'people_fields'>['items'][number];
export type How = FieldTest['how'];
export type Changes = Request<'stakeholder_edit'>['changes'];
export type Chosen = Request<'stakeholders_delete'>['selection'];

export type DataRequest = Response<'data_requests_list'>['items'][number];
export type DataRequestKind = DataRequest['kind'];
export type PrivateNote = Response<'private_notes_list'>['items'][number];
export type Mark = Response<'marks_list'>['items'][number];
export type MarkKind = Mark['kind'];

export const DATA_REQUEST_KINDS: readonly DataRequestKind[] = [
  'access',
  'rectification',
  'erasure',
  'restriction',
  'objection',
];
export const MARK_KINDS: readonly MarkKind[] = ['restricted', 'objected', 'disputed'];

export const KINDS: readonly Kind[] = ['person', 'role', 'group', 'organisation'];
export const ENGAGEMENTS: readonly Engagement[] = [
  'unaware',
  'resistant',
  'neutral',
  'supportive',
  'leading',
];
export const CUSTOM_KINDS: readonly CustomKind[] = ['text', 'number', 'date', 'choice', 'yes_no'];
export const COMMITMENT_STATUSES: readonly CommitmentStatus[] = ['open', 'done', 'withdrawn'];
/** Of a conversation, lowest first (R24). */
export const SENTIMENTS = [-2, -1, 0, 1, 2] as const;
export const BASES: readonly Basis[] = ['stated', 'observed', 'inferred'];
export const TIE_KINDS: readonly TieKind[] = [
  'reports_to',
  'influences',
  'consulted_by',
  'advises',
  'works_with',
];

/** Only groups and organisations have a headcount. */
export const isCounted = (kind: Kind): boolean => kind === 'group' || kind === 'organisation';

/** Without accents, case and doubled spaces: how names are compared. */
export const fold = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
