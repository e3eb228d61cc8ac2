import { useWrite } from '#api';
import { useReadOnly } from '#context';
import { formatDate, t } from '#i18n';
import { cx, Select } from '#kit';
import type { StakeProfile } from '../model';
import { sayFailure } from '../write';
import styles from './Profile.module.css';

const DIRECTIONS = ['upward', 'downward', 'outward', 'sideward'] as const;
type Direction = (typeof DIRECTIONS)[number];

/** From which side somebody stands to a project, and what they have to decide and deliver in it (R6). */
export function PartInProject({ stakeholder, stake }: { stakeholder: string; stake: StakeProfile }) {
  const readOnly = useReadOnly();
  const direct = useWrite('stakes_direct');
  const { project, project_name: name, direction, decisions } = stake;
  return (
    <dl className={styles.standing}>
      <div className={styles.wide}>
        <dt className={styles.label}>{t('register.direction.label')}</dt>
        <dd className={styles.line}>
          {readOnly ? (
            <span className={direction ? undefined : styles.faint}>
              {t(`register.direction.${direction ?? 'none'}`)}
            </span>
          ) : (
            <Select
              label={t('decisions.direction_choose', { project: name })}
              hideLabel
              quiet
              options={(['none', ...DIRECTIONS] as const).map((id) => ({
                id,
                label: t(`register.direction.${id}`),
              }))}
              value={direction ?? 'none'}
              onChange={(id: Direction | 'none') =>
                direct.mutate(
                  { project, stakeholders: [stakeholder], direction: id === 'none' ? null : id },
                  { onError: sayFailure },
                )
              }
            />
          )}
        </dd>
      </div>
      {decisions.length > 0 ? (
        <div className={cx(styles.wide, styles.top)}>
          <dt className={styles.label}>{t('decisions.own')}</dt>
          <dd>
            <ul className={styles.decisions} aria-label={t('decisions.own')}>
              {decisions.map(({ id, what, due_on, parts }) => (
                <li key={id}>
                  {t('decisions.own_line', {
                    what,
                    parts: parts.map((part) => t(`decisions.part.${part}`).toLowerCase()).join(', '),
                  })}
                  {due_on ? (
                    <span className={styles.faint}> {t('decisions.due', { date: formatDate(due_on) })}</span>
                  ) : null}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      ) : null}
    </dl>
  );
}
