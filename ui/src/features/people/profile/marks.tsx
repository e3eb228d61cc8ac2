import { t } from '#i18n';
import { ENGAGEMENTS, type Engagement, type Quadrant } from '../model';
import styles from './marks.module.css';

const corner: Record<Quadrant, readonly [number, number]> = {
  manage_closely: [6.5, 0.5],
  keep_satisfied: [0.5, 0.5],
  keep_informed: [6.5, 6.5],
  monitor: [0.5, 6.5],
};

/** A quadrant by word, by position in a small grid, and by colour. */
export function QuadrantMark({ quadrant }: { quadrant: Quadrant }) {
  const [x, y] = corner[quadrant];
  return (
    <span className={styles.quadrant} data-quadrant={quadrant}>
      <svg viewBox="0 0 12 12" aria-hidden="true" className={styles.corner}>
        <rect x="0.5" y="0.5" width="11" height="11" rx="1.5" className={styles.frame} />
        <rect x={x} y={y} width="5" height="5" rx="1" className={styles.filled} />
      </svg>
      {t(`people.quadrant.${quadrant}`)}
    </span>
  );
}

const STEP = 11;
const R = 3.5;
const at = (engagement: Engagement): number => R + 1.5 + ENGAGEMENTS.indexOf(engagement) * STEP;

export interface TrackProps {
  current: Engagement | null;
  desired: Engagement | null;
  /** The words stand beside it. */
  isDecoration?: boolean;
}

/** Five steps from unaware to leading: a full disc is now, a ring is what is desired. */
export function Track({ current, desired, isDecoration = false }: TrackProps) {
  const named =
    current && desired
      ? t('people.profile.track_both', {
          current: t(`people.engagement.${current}`),
          desired: t(`people.engagement.${desired}`),
        })
      : current
        ? t('people.profile.track_current', { current: t(`people.engagement.${current}`) })
        : desired
          ? t('people.profile.track_desired', { desired: t(`people.engagement.${desired}`) })
          : t('people.not_assessed');
  const from = current === null ? null : at(current);
  const to = desired === null ? null : at(desired);
  const way = from !== null && to !== null ? Math.sign(to - from) : 0;
  return (
    <svg
      viewBox={`0 0 ${STEP * 4 + 2 * R + 3} 12`}
      className={styles.track}
      role="img"
      aria-label={t('people.profile.track_label', { text: named })}
      aria-hidden={isDecoration}
    >
      {ENGAGEMENTS.map((engagement) => (
        <circle key={engagement} cx={at(engagement)} cy="6" r="1.25" className={styles.step} />
      ))}
      {from !== null && to !== null && way !== 0 ? (
        <line x1={from + way * R} y1="6" x2={to - way * R} y2="6" className={styles.way} />
      ) : null}
      {to === null ? null : <circle cx={to} cy="6" r={R} className={styles.desired} />}
      {from === null ? null : (
        <circle cx={from} cy="6" r={from === to ? R - 1.75 : R} className={styles.current} />
      )}
    </svg>
  );
}
