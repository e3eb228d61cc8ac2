import { useEffect, useRef, useState } from 'react';
import { desk, Failure, type Preferences, type Theme } from '#api';
import { deskStore, useDesk } from '#context';
import { setDiscreet, useDiscreet } from '#discreet';
import { t } from '#i18n';
import { ErrorBanner, Panel, Switch, TextField, ToggleGroup } from '#kit';
import styles from './Settings.module.css';

const sizes = [
  { id: '0.875', label: t('settings.text_sizes.small') },
  { id: '1', label: t('settings.text_sizes.normal') },
  { id: '1.125', label: t('settings.text_sizes.large') },
  { id: '1.25', label: t('settings.text_sizes.larger') },
  { id: '1.5', label: t('settings.text_sizes.largest') },
] as const;

const themes = (['system', 'light', 'dark', 'contrast'] as const).map((id) => ({
  id,
  label: t(`settings.themes.${id}`),
}));

/** What is kept on this machine: the name beside judgements, theme and text size. */
export function LookAndName() {
  const preferences = useDesk()?.preferences;
  const [failure, setFailure] = useState<Failure | null>(null);

  const change = (part: Partial<Preferences>) => {
    setFailure(null);
    desk
      .preferences(part)
      .then((kept) => deskStore.set((now) => (now ? { ...now, preferences: kept } : now)))
      .catch((thrown) => setFailure(Failure.from(thrown)));
  };

  const discreet = useDiscreet();
  const size = String(preferences?.text_size ?? 1);
  return (
    <>
      {failure ? <ErrorBanner failure={failure} /> : null}
      <Panel title={t('settings.you')} plain>
        <Author value={preferences?.author ?? ''} onChange={(author) => change({ author })} />
      </Panel>
      <Panel title={t('settings.look')} plain>
        <div className={styles.row}>
          <span className={styles.label}>{t('settings.theme')}</span>
          <ToggleGroup<Theme>
            label={t('settings.theme')}
            choices={themes}
            value={preferences?.theme ?? 'system'}
            onChange={(theme) => change({ theme })}
          />
        </div>
        <div className={styles.row}>
          <span className={styles.label}>{t('settings.text_size')}</span>
          <ToggleGroup
            label={t('settings.text_size')}
            choices={sizes}
            value={sizes.find((each) => each.id === size)?.id ?? '1'}
            onChange={(id) => change({ text_size: Number(id) })}
          />
        </div>
        <Switch isSelected={discreet} onChange={setDiscreet}>
          {t('discreet.setting')}
        </Switch>
        <p className={styles.hint}>{t('discreet.setting_hint')}</p>
      </Panel>
    </>
  );
}

/** Kept when the field is left, or on Enter. */
function Author({ value, onChange }: { value: string; onChange(value: string): void }) {
  const [draft, setDraft] = useState(value);
  const kept = useRef(value);
  useEffect(() => {
    kept.current = value;
    setDraft(value);
  }, [value]);
  const keep = () => {
    if (draft.trim() !== kept.current && draft.trim() !== '') {
      kept.current = draft.trim();
      onChange(draft.trim());
    }
  };
  return (
    <TextField
      className={styles.author ?? ''}
      label={t('settings.author')}
      description={t('settings.author_hint')}
      value={draft}
      onChange={setDraft}
      maxLength={200}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          keep();
        }
        event.continuePropagation();
      }}
    />
  );
}
