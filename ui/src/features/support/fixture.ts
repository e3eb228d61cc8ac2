import type { UserEvent } from '@testing-library/user-event';
import { deskStore } from '#context';
import { type FakeHandlers, fakeTransport } from '#test';
import {
  FAMILIES,
  type Family,
  type FamilyNeed,
  type PlanRow,
  type ProjectSupport,
  type RequestRow,
  type Service,
  type SupportView,
} from './model';

/** A small invented programme for the tests. */
export const service = (id: string, family: Family, name: string): Service => ({
  id,
  family,
  family_name: family,
  name,
  summary: `${name}, in a sentence`,
  offered: true,
  version: 1,
  added_on: '2026-01-05',
  requests: 0,
  plan_lines: 0,
});

const services: Service[] = [
  service('coaching', 'capability_development', 'Team coaching'),
  service('stories', 'standards_and_templates', 'Story templates'),
  service('lead', 'people', 'Choosing a team lead'),
];

const states = (level: number, wanted: boolean): FamilyNeed['state'] =>
  wanted ? 'wanted' : level >= 2 ? 'invitation_open' : level === 1 ? 'low' : 'not_needed';

export function project(
  id: string,
  name: string,
  needs: Partial<Record<Family, [level: number, wanted: boolean]>>,
): ProjectSupport {
  return {
    project: id,
    project_name: name,
    summary: '',
    pilot: false,
    requests: 0,
    waiting: 0,
    plan_lines: 0,
    open_lines: 0,
    uses_services: false,
    needs: FAMILIES.map((family) => {
      const said = needs[family];
      const state = said ? states(...said) : 'not_recorded';
      return {
        family,
        family_name: family,
        state,
        need: said
          ? {
              id: `${id}-${family}`,
              project: id,
              project_name: name,
              family,
              family_name: family,
              level: said[0],
              wanted: said[1],
              state,
              service: null,
              service_name: null,
              hours: null,
              on_date: '2026-02-10',
              author: 'Rhian Pryce',
              note: '',
            }
          : null,
      };
    }),
  };
}

export const request = (changes: Partial<RequestRow> = {}): RequestRow => ({
  id: 'r1',
  project: 'billing',
  project_name: 'Billing platform',
  service: 'coaching',
  service_name: 'Team coaching',
  family: 'capability_development',
  origin: 'pull',
  requested_by: 'Megan Howells',
  why: 'The first iteration starts in April',
  value: 'First increment in use by May',
  for_stakeholder: 's1',
  for_stakeholder_name: 'Billing team',
  by_when: '2026-05-01',
  requested_on: '2026-02-11',
  status: 'waiting',
  decided_on: null,
  decision_note: '',
  plan_lines: 0,
  ...changes,
});

export const line = (changes: Partial<PlanRow> = {}): PlanRow => ({
  id: 'l1',
  project: 'billing',
  project_name: 'Billing platform',
  service: 'coaching',
  service_name: 'Team coaching',
  family: 'capability_development',
  request: null,
  requested_by: null,
  what: 'Two coached iterations',
  value: 'First increment in use by May',
  for_stakeholder: 's1',
  for_stakeholder_name: 'Billing team',
  owner: 'Rhian Pryce',
  due_on: '2026-05-01',
  status: 'planned',
  outcome: '',
  satisfaction: null,
  added_on: '2026-02-12',
  done_on: null,
  ...changes,
});

const billing = project('billing', 'Billing platform', {
  standards_and_templates: [2, false],
  capability_development: [3, true],
  people: [1, false],
});
export const portal = project('portal', 'Customer portal', {});

export const view = (changes: Partial<SupportView> = {}): SupportView => ({
  as_of: '2026-03-09',
  projects: [billing, portal],
  requests: [],
  plan: [],
  take_up: {
    figures: {
      take_up: { part: 6, whole: 12, percent: 50 },
      repeat: { part: 4, whole: 6, percent: 66.66666666666667 },
      pull: { part: 10, whole: 14, percent: 71.42857142857143 },
      satisfied: null,
    },
    eligible: 12,
    rated: 4,
    rated_minimum: 5,
    dates: ['2026-01-10', '2026-03-02'],
  },
  ...changes,
});

/** Answers for the place, with the desk at 9 March 2026. */
export function answering(shown: SupportView, more: FakeHandlers = {}) {
  deskStore.set({
    open: {
      name: 'Afon Water',
      file_name: 'afon.soundings',
      folder: '/home/ann',
      read_only: false,
      fiction: true,
    },
    recent: [],
    preferences: { author: 'Rhian Pryce', theme: 'system', text_size: 1 },
    today: '2026-03-09',
  });
  return fakeTransport({
    support_view: ({ project: only }: { project?: string }) => ({
      ...shown,
      projects: shown.projects.filter((each) => only === undefined || each.project === only),
    }),
    services_list: () => ({ total: services.length, items: services }),
    people_list: () => ({
      total: 1,
      items: [{ id: 's1', name: 'Billing team', role: '', unit: 'Customer services' }],
    }),
    ...more,
  } as FakeHandlers);
}

/** Puts a text into a field at once: typing letter by letter proves nothing more and takes its time. */
export async function fill(user: UserEvent, field: HTMLElement, text: string) {
  await user.click(field);
  await user.paste(text);
}
