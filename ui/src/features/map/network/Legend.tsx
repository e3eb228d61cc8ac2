import type { CSSProperties } from 'react';
import { t } from '#i18n';
import { Glyph } from '../Glyph';
import { KINDS } from '../model';
import type { Hue } from './hues';
import styles from './Network.module.css';

/** What the signs and hues mean. */
export function Legend({ hues, isThinking }: { hues: readonly Hue[]; isThinking: boolean }) {
  return (
    <ul className={styles.legend} aria-label={t('network.legend')}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <Glyph kind={kind} />
          {t(`map.kind_title.${kind}`)}
        </li>
      ))}
      <li>
        <span className={styles.ring} aria-hidden />
        {t('network.legend_broker')}
      </li>
      {isThinking ? (
        <li>
          <span className={styles.dashed} aria-hidden />
          {t('network.legend_gone')}
        </li>
      ) : null}
      {hues.map(({ token, words }) => (
        <li key={words}>
          <span className={styles.swatch} style={{ '--hue': `var(${token})` } as CSSProperties} aria-hidden />
          {words}
        </li>
      ))}
    </ul>
  );
}
