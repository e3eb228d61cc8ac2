import type { GroupReadiness } from '#bindings/GroupReadiness';
import type { IndexResult } from '#bindings/IndexResult';
import type { Measure } from '#bindings/Measure';
import type { ReadinessCell } from '#bindings/ReadinessCell';
import type { ReadinessView } from '#bindings/ReadinessView';
import { t } from '#i18n';

export type { GroupReadiness, IndexResult, Measure, ReadinessCell, ReadinessView };

/** The five elements in their order (R8), then the two scales (R11). */
export const ELEMENTS = [
  'understanding_why',
  'willingness',
  'know_how',
  'practised_ability',
  'sustainment',
] as const satisfies readonly Measure[];

export const MEASURES = [...ELEMENTS, 'commitment', 'efficacy'] as const satisfies readonly Measure[];

/** Rounded half-up for display: one decimal. */
export const one = (value: number): string => (Math.floor(value * 10 + 0.5 + 1e-9) / 10).toFixed(1);

/** Which of the five steps of the heatmap a score falls on. */
export const step = (value: number): 1 | 2 | 3 | 4 | 5 =>
  Math.min(5, Math.max(1, Math.round(value))) as 1 | 2 | 3 | 4 | 5;

export const cellOf = (group: GroupReadiness, measure: Measure): ReadinessCell | undefined =>
  group.cells.find((cell) => cell.measure === measure);

export const isBarrier = (group: GroupReadiness, measure: Measure): boolean =>
  group.first_barrier.state === 'barrier' && group.first_barrier.element === measure;

export function barrierText(group: GroupReadiness): string {
  const barrier = group.first_barrier;
  switch (barrier.state) {
    case 'barrier':
      return t(`readiness.measure.${barrier.element}`);
    case 'clear':
      return t('readiness.barrier.clear');
    case 'undetermined':
      return t('readiness.barrier.undetermined');
  }
}

/** Why there is no index, or why it is not the colour its value alone would give. */
export function reasonsOf(index: IndexResult): string[] {
  const component = (id: keyof typeof names) => t(names[id]);
  return [
    ...index.why_not.map((why) =>
      why.reason === 'too_little_weight'
        ? t('readiness.why_weight', { weight: one(why.weight), needed: String(why.needed) })
        : t('readiness.why_neither'),
    ),
    ...index.reasons.map((why) =>
      why.reason === 'capped_by_red_component'
        ? t('readiness.capped', { component: component(why.component).toLowerCase(), value: one(why.value) })
        : t('readiness.red_weight', {
            components: why.components.map((id) => component(id).toLowerCase()).join(', '),
            weight: one(why.weight),
            limit: String(why.limit),
          }),
    ),
  ];
}

const names = {
  commitment: 'readiness.component.commitment',
  efficacy: 'readiness.component.efficacy',
  adoption: 'readiness.component.adoption',
  alignment: 'readiness.component.alignment',
  capacity: 'readiness.component.capacity',
  preparation: 'readiness.component.preparation',
} as const;
