import { useEffect, useRef, useState } from 'react';
import { useRead, useWrite } from '#api';
import { useReadOnly } from '#context';
import { t } from '#i18n';
import { ErrorBanner, Panel, TextArea } from '#kit';
import styles from './Settings.module.css';

/** What the names of this workspace are kept for; kept when the field is left. */
export function KeptForPanel() {
  const overview = useRead('workspace_overview', {}).data;
  const readOnly = useReadOnly();
  const keep = useWrite('workspace_rename');
  const purpose = overview?.purpose ?? '';
  const [draft, setDraft] = useState(purpose);
  const kept = useRef(purpose);
  useEffect(() => {
    kept.current = purpose;
    setDraft(purpose);
  }, [purpose]);
  if (!overview) {
    return null;
  }
  const save = () => {
    if (draft.trim() !== kept.current) {
      kept.current = draft.trim();
      keep.mutate({ name: overview.name, purpose: draft.trim() });
    }
  };
  const fault = keep.error?.fault('purpose');
  return (
    <Panel title={t('purpose.setting')} plain>
      {keep.error && fault === undefined ? <ErrorBanner failure={keep.error} /> : null}
      <TextArea
        className={styles.author ?? ''}
        label={t('purpose.label')}
        description={t('purpose.setting_hint')}
        value={draft}
        onChange={setDraft}
        onBlur={save}
        error={fault}
        isReadOnly={readOnly}
        rows={2}
      />
    </Panel>
  );
}
