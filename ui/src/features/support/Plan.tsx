import { ClipboardList, Columns3, List, Plus } from 'lucide-react';
import { useState } from 'react';
import { useReadOnly } from '#context';
import { t } from '#i18n';
import { Button, EmptyState, ToggleGroup } from '#kit';
import type { Open, PlanRow } from './model';
import styles from './Plan.module.css';
import { PlanBoard } from './PlanBoard';
import { PlanList } from './PlanList';

type Layout = 'board' | 'list';

export interface PlanProps {
  lines: readonly PlanRow[];
  ofProgramme: boolean;
  project: string | undefined;
  open: Open;
}

/** What is planned, for what value, for whom and by when: as a board, or as a list. */
export function Plan({ lines, ofProgramme, project, open }: PlanProps) {
  const readOnly = useReadOnly();
  const [layout, setLayout] = useState<Layout>('board');
  const add = (
    <Button
      icon={Plus}
      variant={lines.length === 0 ? 'primary' : 'plain'}
      onPress={() => open({ kind: 'line', ...(project ? { project } : {}) })}
    >
      {t('support.plan.add')}
    </Button>
  );
  if (lines.length === 0) {
    return (
      <EmptyState icon={ClipboardList} title={t('support.plan.empty_title')} action={readOnly ? null : add}>
        {t('support.plan.empty_body')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.plan}>
      <div className={styles.bar}>
        <ToggleGroup<Layout>
          label={t('support.plan.layout')}
          value={layout}
          onChange={setLayout}
          choices={[
            { id: 'board', label: t('support.plan.board'), icon: Columns3 },
            { id: 'list', label: t('support.plan.list'), icon: List },
          ]}
        />
        {readOnly ? null : add}
        {layout === 'board' && !readOnly ? (
          <span className={styles.keys}>{t('support.plan.keys')}</span>
        ) : null}
      </div>
      {layout === 'board' ? (
        <PlanBoard lines={lines} ofProgramme={ofProgramme} open={open} />
      ) : (
        <PlanList lines={lines} ofProgramme={ofProgramme} open={open} />
      )}
    </div>
  );
}
