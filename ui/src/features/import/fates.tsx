import { Ban, CircleMinus, CirclePlus, Equal, type LucideIcon, Pencil } from 'lucide-react';
import type { RowFate } from '#bindings/RowFate';
import { t } from '#i18n';
import { Badge, type BadgeProps } from '#kit';

export const FATES: readonly RowFate[] = ['created', 'updated', 'skipped', 'refused', 'left_out'];

const marks: Record<RowFate, { icon: LucideIcon; tone: NonNullable<BadgeProps['tone']> }> = {
  created: { icon: CirclePlus, tone: 'green' },
  updated: { icon: Pencil, tone: 'accent' },
  skipped: { icon: Equal, tone: 'neutral' },
  refused: { icon: Ban, tone: 'red' },
  left_out: { icon: CircleMinus, tone: 'neutral' },
};

export const fateIcon = (fate: RowFate): LucideIcon => marks[fate].icon;

/** What happens with a row: a word, a shape and a colour. */
export function FateBadge({ fate }: { fate: RowFate }) {
  const { icon, tone } = marks[fate];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`import.check.fate_row.${fate}`)}
    </Badge>
  );
}
