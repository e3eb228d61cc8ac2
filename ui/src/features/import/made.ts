import type { Made } from '#bindings/Made';
import { t } from '#i18n';

const PARTS = [
  'people',
  'roles',
  'groups',
  'organisations',
  'units',
  'projects',
  'ties',
  'assessments',
  'engagements',
  'commitments',
  'judged_scores',
  'plan_lines',
  'tags',
  'custom_fields',
  'own_axes',
] as const satisfies readonly (keyof Made)[];

const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What is made, in words; empty when nothing is. */
export const sayMade = (made: Made): string =>
  list.format(
    PARTS.filter((part) => made[part] > 0).map((part) => t(`import.made.${part}`, { count: made[part] })),
  );
