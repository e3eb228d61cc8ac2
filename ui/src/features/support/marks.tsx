import { Check, DoorOpen } from 'lucide-react';
import { useSelection } from '#context';
import { t } from '#i18n';
import { cx } from '#kit';
import styles from './marks.module.css';
import { LEVELS, levelKey, type NeedState, type PlanStatus, type RequestRow } from './model';

/** How much is needed: three pips and a word. */
export function NeedLevel({ level, hideWord = false }: { level: number; hideWord?: boolean }) {
  const word = t(levelKey(level));
  return (
    <span className={styles.level}>
      <span className={styles.pips} aria-hidden>
        {LEVELS.slice(1).map((pip) => (
          <span key={pip} className={cx(styles.pip, pip <= level && styles.filled)} />
        ))}
      </span>
      <span className={hideWord ? 'visually-hidden' : undefined}>{word}</span>
    </span>
  );
}

/** Where a project stands with a family. None of these is a failure, and none of them looks like one (R26). */
export function NeedStateMark({ state, hideWord = false }: { state: NeedState; hideWord?: boolean }) {
  const Icon = state === 'wanted' ? Check : state === 'invitation_open' ? DoorOpen : null;
  return (
    <span className={cx(styles.state, styles[state], hideWord && styles.bare)}>
      {Icon ? <Icon aria-hidden className={styles.icon} /> : null}
      <span className={hideWord ? 'visually-hidden' : undefined}>{t(`support.state.${state}`)}</span>
    </span>
  );
}

export function RequestStatusMark({ status }: { status: RequestRow['status'] }) {
  return <span className={cx(styles.status, styles[status])}>{t(`support.request.status.${status}`)}</span>;
}

export function PlanStatusMark({ status }: { status: PlanStatus }) {
  return <span className={cx(styles.status, styles[status])}>{t(`support.plan.status.${status}`)}</span>;
}

/** The stakeholder something is for; opens the details at the right. */
export function ForWhom({ id, name }: { id: string | null; name: string | null }) {
  const { open } = useSelection();
  if (id === null || name === null) {
    return <span className={styles.faint}>{t('support.for_nobody')}</span>;
  }
  return (
    <button type="button" className={styles.link} onClick={() => open(id)}>
      {t('support.for_whom', { name })}
    </button>
  );
}
