import type { ImportAbout } from '#bindings/ImportAbout';
import type { ImportField } from '#bindings/ImportField';
import type { ImportLook } from '#bindings/ImportLook';
import type { ImportTarget } from '#bindings/ImportTarget';
import { t } from '#i18n';
import type { PickerGroup } from '#kit';
import { customSubject, fieldsByTopic, labelOf, TOPIC_ORDER } from '../mapping';
import { type ColumnView, shortName } from './model';

/** Everything a column of a sheet can be taken for but what goes by its own heading. */
export function targetGroups(
  look: ImportLook,
  about: ImportAbout | null,
  takers: ReadonlyMap<string, string>,
): PickerGroup[] {
  const fields = about === null ? new Map() : fieldsByTopic(look, about);
  const subject = customSubject(about);
  return [
    ...TOPIC_ORDER.map((topic) => ({
      id: topic,
      heading: t(`import.columns.topic.${topic}`),
      options: (fields.get(topic) ?? []).map(({ field, label }: { field: ImportField; label: string }) => {
        const letters = takers.get(`field:${field}`);
        return {
          id: `field:${field}`,
          label,
          ...(letters === undefined ? {} : { hint: t('import.columns.taken_by', { letters }) }),
        };
      }),
    })),
    {
      id: 'known',
      heading: t('import.columns.known_group'),
      options: look.custom_fields
        .filter((known) => known.subject === subject)
        .map(({ name, kind }) => ({
          id: `custom:${name}`,
          label: name,
          hint: t(`import.columns.kind.${kind}`),
        })),
    },
    {
      id: 'axes',
      heading: t('import.columns.axes_group'),
      options:
        about === 'stakeholders'
          ? look.own_axes.map((name) => ({
              id: `axis:${name}`,
              label: name,
              hint: t('import.columns.axis_hint'),
            }))
          : [],
    },
  ];
}

/** With what goes by the column's own heading, at the top. */
export function groupsFor(
  view: ColumnView,
  look: ImportLook,
  about: ImportAbout | null,
  groups: readonly PickerGroup[],
): PickerGroup[] {
  const { target } = view.column;
  const name = target.to === 'custom' || target.to === 'axis' ? target.name : shortName(view);
  const isAxis = look.own_axes.includes(name);
  const kind = target.to === 'custom' ? target.kind : 'text';
  const isKnown = look.custom_fields.some((known) => known.name === name);
  return [
    {
      id: 'otherwise',
      heading: t('import.columns.keep_group'),
      options: [
        ...(customSubject(about) === null || isKnown
          ? []
          : [
              {
                id: `custom:${name}`,
                label: t('import.columns.keep', { name }),
                hint: t('import.columns.keep_hint', { kind: t(`import.columns.kind.${kind}`) }),
              },
            ]),
        ...(about !== 'stakeholders' || isAxis
          ? []
          : [
              {
                id: `axis:${name}`,
                label: t('import.columns.rate', { name }),
                hint: t('import.columns.rate_hint'),
              },
            ]),
        { id: 'leave_out', label: t('import.columns.left_out'), hint: t('import.columns.left_out_hint') },
      ],
    },
    ...groups,
  ];
}

/** The target an option of the list stands for. */
export function targetOf(id: string, look: ImportLook): ImportTarget {
  if (id.startsWith('field:')) {
    return { to: 'field', field: id.slice('field:'.length) as ImportField };
  }
  if (id.startsWith('custom:')) {
    const name = id.slice('custom:'.length);
    const known = look.custom_fields.find((each) => each.name === name);
    return { to: 'custom', name, kind: known?.kind ?? 'text' };
  }
  if (id.startsWith('axis:')) {
    return { to: 'axis', name: id.slice('axis:'.length) };
  }
  return { to: 'leave_out' };
}

/** A target in words. */
export function sayTarget(target: ImportTarget, look: ImportLook, about: ImportAbout | null): string {
  switch (target.to) {
    case 'leave_out':
      return t('import.columns.left_out');
    case 'field':
      return labelOf(look, about, target.field);
    case 'custom':
      return t('import.columns.keep', { name: target.name });
    case 'axis':
      return t('import.columns.rate', { name: target.name });
  }
}
