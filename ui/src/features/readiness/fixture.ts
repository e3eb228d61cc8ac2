import type { GroupReadiness, Measure, ReadinessView } from './model';
import { MEASURES } from './model';

const weights = { commitment: 20, efficacy: 20, adoption: 20, alignment: 20, capacity: 10, preparation: 10 };

/** A group of an invented programme; `scores` in the order of the measures, null for a blank. */
export function group(
  id: string,
  name: string,
  scores: readonly (number | null)[],
  changes: Partial<GroupReadiness> = {},
): GroupReadiness {
  return {
    group: id,
    name,
    unit: 'Operations',
    headcount: 120,
    cells: MEASURES.map((measure: Measure, at) => {
      const score = scores[at] ?? null;
      return {
        measure,
        score,
        judged:
          score === null
            ? null
            : { score, on_date: '2026-02-20', author: 'Rhian Pryce', reason: 'Two days at the depot' },
        earlier: [],
      };
    }),
    first_barrier: { state: 'barrier', element: 'willingness' },
    index: {
      value: 61.5,
      completeness: 80,
      published: true,
      why_not: [],
      rag: 'amber',
      reasons: [],
      components: (
        ['commitment', 'efficacy', 'adoption', 'alignment', 'capacity', 'preparation'] as const
      ).map((component, at) => ({
        component,
        value: at < 4 ? 60 + at : null,
        weight: weights[component],
        rag: at < 4 ? 'amber' : null,
      })),
      confidence: {
        level: 'low',
        points: 3,
        parts: [
          { basis: 'completeness', value: 80, points: 1 },
          { basis: 'response', value: null, points: 0 },
          { basis: 'age', value: 17, points: 2 },
          { basis: 'agreement', value: null, points: 0 },
        ],
      },
      sensitivity: { low: 60.5, high: 62.6, flips: [] },
      geometric_mean: 60.6,
    },
    trend: null,
    aligned: 3,
    not_aligned: 1,
    latest_on: '2026-02-20',
    oldest_on: '2026-02-20',
    ...changes,
  };
}

export const lacking = group('labs', 'Laboratories', [4, null, null, null, null, null, null], {
  first_barrier: { state: 'undetermined', missing: 'willingness' },
  index: {
    ...group('x', 'x', []).index,
    value: null,
    published: false,
    rag: null,
    sensitivity: null,
    geometric_mean: null,
    completeness: 0,
    why_not: [
      { reason: 'too_little_weight', weight: 0, needed: 60 },
      { reason: 'neither_commitment_nor_efficacy' },
    ],
  },
});

export function view(groups: GroupReadiness[]): ReadinessView {
  return {
    project: 'portal',
    project_name: 'Customer portal',
    change: 'c',
    as_of: '2026-03-09',
    since: '2025-12-09',
    groups,
    portfolio: {
      value: 61.5,
      lowest: { group: groups[0]?.group ?? '', headcount: 120, value: 61.5 },
      headcount_covered: 120,
      headcount: 240,
      groups_published: 1,
      groups: groups.length,
    },
    decision: {
      decision: 'go_with_conditions',
      conditions: [{ condition: 'groups_without_index', groups: 1 }],
    },
    rules: {
      high_from: 4,
      borderline_from: 3,
      disputed_from: 2,
      smallest_group: 5,
      free_text_from: 10,
      people_per_champion: 30,
      verify_days: 180,
      weights,
      publish_from_weight: 60,
      green_from: 70,
      amber_from: 50,
      red_from_weight: 40,
      trend_from: 5,
      bar_minimum: 50,
      bar_target: 70,
    },
  };
}
