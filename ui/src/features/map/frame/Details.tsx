import { UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '#i18n';
import { Button } from '#kit';
import styles from '../Map.module.css';
import type { Board } from './useBoard';

/** What the chosen mark rests on: who it is, and what the lens says of it. */
export function Details({ board, children }: { board: Board; children: ReactNode }) {
  const { current, selected, open } = board;
  if (!current) {
    return (
      <section className={styles.details} aria-label={t('map.details')}>
        <p className={styles.soft}>{t('map.details_none')}</p>
      </section>
    );
  }
  return (
    <section className={styles.details} aria-label={t('map.details')}>
      <div className={styles.who}>
        <strong>{current.name}</strong>
        <span className={styles.soft}>
          {selected.size > 1
            ? t('map.selected', { count: selected.size })
            : [current.role, current.unit].filter(Boolean).join(' · ') || t(`map.kind_title.${current.kind}`)}
          {selected.size <= 1 && current.direction
            ? ` · ${t(`decisions.direction.${current.direction}`)}`
            : ''}
        </span>
      </div>
      {children}
      <Button variant="quiet" icon={UserRound} onPress={() => open(current.id)}>
        {t('map.open_profile')}
      </Button>
    </section>
  );
}
