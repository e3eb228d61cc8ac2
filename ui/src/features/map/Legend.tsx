import { t } from '#i18n';
import { Glyph } from './Glyph';
import styles from './Map.module.css';
import { KINDS, type Quadrant } from './model';

const QUADRANTS = [
  'manage_closely',
  'keep_satisfied',
  'keep_informed',
  'monitor',
] as const satisfies readonly Quadrant[];

/** What the signs on the map mean. */
export function Legend({
  hasTracks = false,
  hasSpread = false,
  hasQuadrants = false,
  hasBorderline = false,
}: {
  /** Marks have the track of their engagement below them. */
  hasTracks?: boolean;
  /** What is disputed has its spread drawn. */
  hasSpread?: boolean;
  /** The quadrants are told by colour alone, not by where a mark lies. */
  hasQuadrants?: boolean;
  /** What is nearly high is hatched. */
  hasBorderline?: boolean;
}) {
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <Glyph kind={kind} />
          {kind === 'group' ? t('map.legend_group') : t(`map.kind_title.${kind}`)}
        </li>
      ))}
      {hasQuadrants
        ? QUADRANTS.map((quadrant) => (
            <li key={quadrant} className={`${styles.quadrant} ${styles[quadrant]}`}>
              {t(`map.quadrant.${quadrant}`)}
            </li>
          ))
        : null}
      {!hasTracks ? null : (
        <li>
          <svg width="34" height="8" viewBox="-17 -4 34 8" aria-hidden>
            <path d="M-14 0H14" stroke="currentColor" strokeOpacity=".5" />
            <path d="M-7 0H7" stroke="currentColor" strokeWidth="1.75" />
            <circle cx="-7" r="2.6" fill="currentColor" />
            <circle cx="7" r="2.8" fill="var(--surface)" stroke="currentColor" strokeWidth="1.25" />
          </svg>
          {t('map.legend_track')}
        </li>
      )}
      {!hasSpread ? null : (
        <li>
          <svg width="18" height="8" viewBox="-9 -4 18 8" aria-hidden>
            <path d="M-8 0H8" stroke="currentColor" strokeWidth="1.25" strokeDasharray="4 3" />
            <path d="M-8-3V3M8-3V3" stroke="currentColor" strokeWidth="1.25" />
          </svg>
          {t('map.legend_disputed')}
        </li>
      )}
      {!hasBorderline ? null : (
        <li>
          <svg width="14" height="10" viewBox="0 0 14 10" aria-hidden>
            <path
              d="M.5.5h13v9H.5ZM4 .5-.0 4.5M8.5.5 0 9M13 .5 4.5 9.5M14 5 9.5 9.5"
              fill="none"
              stroke="currentColor"
              strokeOpacity=".6"
            />
          </svg>
          {t('map.legend_borderline')}
        </li>
      )}
    </ul>
  );
}
