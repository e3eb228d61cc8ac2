import { useState } from 'react';
import { type Response, useRead, useWrite } from '#api';
import { useReadOnly } from '#context';
import { type Key, t } from '#i18n';
import { Badge, Button, ErrorBanner, NumberField, Panel, Skeleton } from '#kit';
import styles from './Settings.module.css';

type Settings = Response<'settings_read'>;

interface Rule {
  /** Where it is in the settings, with a dot before a field inside. */
  path: string;
  label: Key & `settings.rule.${string}`;
  min: number;
  max: number;
}

const groups: { title: Key & `settings.group.${string}`; rules: Rule[] }[] = [
  {
    title: 'settings.group.weights',
    rules: (['commitment', 'efficacy', 'adoption', 'alignment', 'capacity', 'preparation'] as const).map(
      (name) => ({ path: `weights.${name}`, label: `settings.rule.${name}` as const, min: 0, max: 100 }),
    ),
  },
  {
    title: 'settings.group.index',
    rules: [
      { path: 'publish_from_weight', label: 'settings.rule.publish_from_weight', min: 0, max: 100 },
      { path: 'green_from', label: 'settings.rule.green_from', min: 0, max: 100 },
      { path: 'amber_from', label: 'settings.rule.amber_from', min: 0, max: 100 },
      { path: 'red_from_weight', label: 'settings.rule.red_from_weight', min: 0, max: 100 },
      { path: 'trend_from', label: 'settings.rule.trend_from', min: 1, max: 100 },
    ],
  },
  {
    title: 'settings.group.decision',
    rules: [
      { path: 'bar_minimum', label: 'settings.rule.bar_minimum', min: 0, max: 100 },
      { path: 'bar_target', label: 'settings.rule.bar_target', min: 0, max: 100 },
    ],
  },
  {
    title: 'settings.group.map',
    rules: [
      { path: 'high_from', label: 'settings.rule.high_from', min: 2, max: 5 },
      { path: 'borderline_from', label: 'settings.rule.borderline_from', min: 1, max: 5 },
      { path: 'disputed_from', label: 'settings.rule.disputed_from', min: 1, max: 4 },
    ],
  },
  {
    title: 'settings.group.people',
    rules: [
      { path: 'smallest_group', label: 'settings.rule.smallest_group', min: 3, max: 1000 },
      { path: 'free_text_from', label: 'settings.rule.free_text_from', min: 3, max: 1000 },
      { path: 'people_per_champion', label: 'settings.rule.people_per_champion', min: 1, max: 1000 },
      { path: 'verify_days', label: 'settings.rule.verify_days', min: 1, max: 3650 },
    ],
  },
];

type Tree = { [key: string]: number | Tree };

function at(settings: Settings, path: string): number | undefined {
  let node: number | Tree | undefined = settings as unknown as Tree;
  for (const part of path.split('.')) {
    node = typeof node === 'object' ? node[part] : undefined;
  }
  return typeof node === 'number' ? node : undefined;
}

function withAt(settings: Settings, path: string, value: number): Settings {
  const [head = '', ...rest] = path.split('.');
  const tree = settings as unknown as Tree;
  const inner = tree[head];
  const next =
    rest.length > 0 && typeof inner === 'object'
      ? withAt(inner as unknown as Settings, rest.join('.'), value)
      : value;
  return { ...tree, [head]: next } as unknown as Settings;
}

/** The values the rules work with in this workspace. */
export function HouseRules() {
  const read = useRead('settings_read', {});
  const write = useWrite('settings_change');
  const readOnly = useReadOnly();
  const [draft, setDraft] = useState<Settings | null>(null);

  if (read.error) {
    return <ErrorBanner failure={read.error} kept="" onRetry={() => void read.refetch()} />;
  }
  if (!read.data) {
    return <Skeleton lines={6} />;
  }
  const shown = draft ?? read.data;
  const weights = groups[0]?.rules.reduce((sum, { path }) => sum + (at(shown, path) ?? 0), 0) ?? 0;
  const isWhole = Math.abs(weights - 100) < 1e-6;

  return (
    <Panel title={t('settings.rules')} lead={t('settings.rules_lead')} plain>
      {write.error ? <ErrorBanner failure={write.error} /> : null}
      {groups.map(({ title, rules }) => (
        <fieldset key={title} className={styles.group}>
          <legend className={styles.legend}>
            {t(title)} <Badge>{t('settings.house_rule')}</Badge>
          </legend>
          {rules
            .filter(({ path }) => at(shown, path) !== undefined)
            .map(({ path, label, min, max }) => (
              <NumberField
                key={path}
                className={styles.number ?? ''}
                label={t(label)}
                value={at(shown, path) ?? min}
                minValue={min}
                maxValue={max}
                isDisabled={readOnly}
                error={write.error?.fault(path)}
                onChange={(value) => setDraft(withAt(shown, path, value))}
              />
            ))}
          {title === 'settings.group.weights' ? (
            <p role="status" className={isWhole ? styles.total : styles.wrong}>
              {t(isWhole ? 'settings.weights_whole' : 'settings.weights_total', { total: weights })}
            </p>
          ) : null}
        </fieldset>
      ))}
      <div className={styles.buttons}>
        <Button
          variant="primary"
          isDisabled={draft === null || !isWhole || readOnly || write.isPending}
          onPress={() => {
            if (draft) {
              write.mutate(draft, { onSuccess: () => setDraft(null) });
            }
          }}
        >
          {t('settings.save')}
        </Button>
        <Button
          isDisabled={draft === null}
          onPress={() => {
            setDraft(null);
            write.reset();
          }}
        >
          {t('kit.cancel')}
        </Button>
      </div>
    </Panel>
  );
}
