import type { PointerEvent } from 'react';
import { formatNumber, t } from '#i18n';
import { cx } from '#kit';
import { Glyph } from './Glyph';
import styles from './Map.module.css';
import type { MapMark } from './model';

const MOST = 200;

/** Those who have a stake but no place yet: to drag onto the map, or to choose. */
export function Tray({
  marks,
  total,
  selected,
  readOnly,
  onGrab,
  onChoose,
}: {
  /** Those that pass the search. */
  marks: readonly MapMark[];
  total: number;
  selected: ReadonlySet<string>;
  /** Nobody can be placed. */
  readOnly: boolean;
  /** Undefined where nothing is dragged. */
  onGrab?: ((event: PointerEvent, id: string, onPress: () => void) => void) | undefined;
  onChoose(id: string): void;
}) {
  return (
    <section className={styles.tray} aria-label={t('map.tray')}>
      <header className={styles.trayHead}>
        <h2 className={styles.trayTitle}>
          {t('map.tray')} <span className={styles.soft}>{formatNumber(total)}</span>
        </h2>
        {readOnly ? null : (
          <p className={styles.trayHint}>{t(onGrab ? 'map.tray_hint' : 'lenses.tray_hint')}</p>
        )}
      </header>
      <ul className={styles.trayList}>
        {marks.slice(0, MOST).map(({ id, name, kind, role, unit }) => (
          <li key={id}>
            <button
              type="button"
              className={cx(styles.trayItem, selected.has(id) && styles.traySelected)}
              onPointerDown={(event) => {
                if (event.button === 0 && onGrab) {
                  onGrab(event, id, () => onChoose(id));
                }
              }}
              // A press by pointer is answered when it is let go; this is the keyboard's.
              onClick={(event) => {
                if (event.detail === 0 || !onGrab) {
                  onChoose(id);
                }
              }}
            >
              <Glyph kind={kind} />
              {readOnly ? null : <span className="visually-hidden">{t('map.tray_place')} </span>}
              <span className={styles.trayWords}>
                <span className={styles.trayName}>{name}</span>
                <span className={styles.trayRole}>
                  {role && role !== name ? role : (unit ?? t(`map.kind_title.${kind}`))}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {marks.length === 0 ? <p className={styles.trayHead}>{t('map.tray_none')}</p> : null}
      {marks.length > MOST ? (
        <p className={cx(styles.trayHead, styles.trayHint)}>
          {t('map.tray_more', { count: marks.length - MOST })}
        </p>
      ) : null}
    </section>
  );
}
