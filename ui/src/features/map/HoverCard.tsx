import { t } from '#i18n';
import styles from './Map.module.css';
import { engagementWords, type Lying, withSpread } from './model';

/** What a mark under the pointer is. Everything here is said to a screen reader by the mark itself. */
export function HoverCard({
  lying: { mark, quadrant },
  discreet,
  x,
  y,
  width,
  height,
}: {
  lying: Lying;
  discreet: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}) {
  const { name, role, unit, standing } = mark;
  const toLeft = x > width / 2;
  const upwards = y > height / 2;
  const away = 14;
  return (
    <div
      aria-hidden
      className={styles.card}
      style={{
        ...(toLeft ? { right: width - x + away } : { left: x + away }),
        ...(upwards ? { bottom: height - y + away } : { top: y + away }),
      }}
    >
      <strong>{name}</strong>
      <span className={styles.soft}>{[role, unit].filter(Boolean).join(' · ')}</span>
      <span>
        {t(`map.quadrant.${quadrant}`)}
        {standing.power && standing.interest
          ? ` · ${t('map.power_is', { value: withSpread(standing.power) })}, ${t('map.interest_is', { value: withSpread(standing.interest) })}`
          : ''}
      </span>
      {discreet || !standing.current ? null : <span>{engagementWords(standing)}</span>}
    </div>
  );
}
