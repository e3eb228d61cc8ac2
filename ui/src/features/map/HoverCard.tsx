import styles from './Map.module.css';
import type { MapMark } from './model';

/** What a mark under the pointer is. Everything here is said to a screen reader by the mark itself. */
export function HoverCard({
  mark: { name, role, unit },
  lines,
  x,
  y,
  width,
  height,
}: {
  mark: MapMark;
  lines: readonly string[];
  x: number;
  y: number;
  width: number;
  height: number;
}) {
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
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </div>
  );
}
