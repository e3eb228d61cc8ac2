import { t } from '#i18n';
import { Glyph } from './Glyph';
import styles from './Map.module.css';
import { KINDS } from './model';

/** What the signs on the map mean. */
export function Legend({ discreet }: { discreet: boolean }) {
  return (
    <ul className={styles.legend} aria-label={t('map.legend')}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <Glyph kind={kind} />
          {kind === 'group' ? t('map.legend_group') : t(`map.kind_title.${kind}`)}
        </li>
      ))}
      {discreet ? null : (
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
      <li>
        <svg width="18" height="8" viewBox="-9 -4 18 8" aria-hidden>
          <path d="M-8 0H8" stroke="currentColor" strokeWidth="1.25" strokeDasharray="4 3" />
          <path d="M-8-3V3M8-3V3" stroke="currentColor" strokeWidth="1.25" />
        </svg>
        {t('map.legend_disputed')}
      </li>
      <li>
        <svg width="8" height="8" viewBox="-4 -4 8 8" aria-hidden>
          <path d="M0-3.5 3.5 3H-3.5Z" fill="currentColor" />
        </svg>
        {t('map.legend_borderline')}
      </li>
    </ul>
  );
}
