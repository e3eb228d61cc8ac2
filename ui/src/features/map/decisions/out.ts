import type { DecisionPart } from '#bindings/DecisionPart';
import { t } from '#i18n';
import { type OutColumn, out } from '#tables';
import { type DecisionRow, faultWords } from './model';

/** A decision with one of its parts; without, where nobody has any. */
interface Leaving {
  row: DecisionRow;
  held: DecisionPart | null;
}

/** A row for each letter, as no name may stand in a heading where none is to leave. */
export const leaving = (rows: readonly DecisionRow[]): Leaving[] =>
  rows.flatMap((row): Leaving[] =>
    row.parts.length === 0 ? [{ row, held: null }] : row.parts.map((held) => ({ row, held })),
  );

export const leavingColumns = (): OutColumn<Leaving>[] => [
  out.said(t('decisions.what'), ({ row }) => row.what),
  out.word(t('decisions.kind_label'), ({ row }) => t(`decisions.kind.${row.kind}`)),
  out.date(t('decisions.due_label'), ({ row }) => row.due_on),
  out.word(t('decisions.out.part'), ({ held }) => held && t(`decisions.part.${held.part}`)),
  out.stakeholder(
    t('decisions.out.who'),
    ({ held }) => held?.stakeholder_name ?? null,
    ({ held }) => held?.stakeholder ?? null,
  ),
  out.word(t('decisions.out.wrong'), ({ row }) => faultWords(row).join('; ')),
  out.said(t('decisions.note_label'), ({ row }) => row.note),
];
