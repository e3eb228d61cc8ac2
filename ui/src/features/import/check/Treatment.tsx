import { useRead } from '#api';
import type { OnMatch } from '#bindings/OnMatch';
import { t } from '#i18n';
import { Select } from '#kit';
import { choose, type Work } from '../store';
import styles from './Check.module.css';

const NONE = 'none';
const MATCHES: readonly OnMatch[] = ['skip', 'update', 'create'];

/** What holds for all rows: the project of those that name none, and what becomes of those who are here. */
export function Treatment({ work }: { work: Work }) {
  const projects = useRead('projects_list', {}).data?.items ?? [];
  const { project, onMatch } = work.choices;
  return (
    <div className={styles.treatment}>
      <div className={styles.pair}>
        <span aria-hidden className={styles.soft}>
          {t('import.check.on_match')}
        </span>
        <Select
          label={t('import.check.on_match')}
          hideLabel
          className={styles.choice ?? ''}
          options={MATCHES.map((id) => ({
            id,
            label: t(`import.check.match.${id}`),
            hint: t(`import.check.match_hint.${id}`),
          }))}
          value={onMatch}
          onChange={(next) => choose({ onMatch: next })}
        />
      </div>
      {projects.length > 0 ? (
        <div className={styles.pair}>
          <span aria-hidden className={styles.soft}>
            {t('import.check.project')}
          </span>
          <Select
            label={t('import.check.project')}
            hideLabel
            className={styles.choice ?? ''}
            options={[
              { id: NONE, label: t('import.check.project_none') },
              ...projects.map(({ id, name }) => ({ id, label: name })),
            ]}
            value={project ?? NONE}
            onChange={(id) => choose({ project: id === NONE ? null : id })}
          />
        </div>
      ) : null}
    </div>
  );
}
