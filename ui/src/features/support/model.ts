import type { Response } from '#api';

export type SupportView = Response<'support_view'>;
export type ProjectSupport = SupportView['projects'][number];
export type FamilyNeed = ProjectSupport['needs'][number];
export type Family = FamilyNeed['family'];
export type NeedState = FamilyNeed['state'];
export type RequestRow = SupportView['requests'][number];
export type PlanRow = SupportView['plan'][number];
export type PlanStatus = PlanRow['status'];
export type Service = Response<'services_list'>['items'][number];

/** In the order of the house (R26). */
export const FAMILIES: readonly Family[] = [
  'standards_and_templates',
  'capability_development',
  'multi_project_coordination',
  'organisational_learning',
  'stakeholder_support',
  'people',
  'specialised_tasks',
];

export const PLAN_STATUSES: readonly PlanStatus[] = ['planned', 'under_way', 'done', 'stopped'];

export const LEVELS = [0, 1, 2, 3] as const;
export type Level = (typeof LEVELS)[number];
export const levelKey = (level: number) => `support.level.l${level as Level}` as const;

/** The dialog that is open, with what it is about. */
export type Task =
  | { kind: 'need'; project?: string; family?: Family; need?: FamilyNeed['need'] }
  | { kind: 'history'; project: string; family: Family }
  | { kind: 'request'; project?: string; family?: Family; service?: string; origin: 'pull' | 'push' }
  | { kind: 'decline'; request: RequestRow }
  | { kind: 'line'; project?: string; family?: Family; request?: RequestRow }
  | { kind: 'line-edit'; line: PlanRow }
  | { kind: 'finish'; line: PlanRow }
  | { kind: 'service'; service?: Service; family?: Family };

export type Open = (task: Task) => void;
