import { t } from '#i18n';
import { Select } from '#kit';

const VALUES = ['1', '2', '3', '4', '5'] as const;
export type SatisfactionValue = 'none' | (typeof VALUES)[number];

export const toSatisfaction = (value: number | null): SatisfactionValue =>
  VALUES.find((each) => each === String(value)) ?? 'none';

/** How satisfied the project is with what was done, 1–5. */
export function Satisfaction({
  value,
  onChange,
}: {
  value: SatisfactionValue;
  onChange(value: SatisfactionValue): void;
}) {
  return (
    <Select
      label={t('support.finish_form.satisfaction')}
      options={[
        { id: 'none' as const, label: t('support.finish_form.unrated') },
        ...VALUES.map((id) => ({ id, label: t(`support.finish_form.satisfactions.s${id}`) })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
