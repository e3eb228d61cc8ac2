import { UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '#i18n';
import { Button } from '#kit';
import styles from '../Map.module.css';
import { keyOf, leave, takeBack } from '../suppose/state';
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
        </span>
      </div>
      {children}
      {board.supposing ? (
        <div className={styles.acts}>
          {board.supposing.said.has(current.id) ? (
            <Button size="s" onPress={() => takeBack(keyOf(board.view.project), [current.id])}>
              {t('suppose.take_back')}
            </Button>
          ) : null}
          <Button size="s" onPress={() => leave(keyOf(board.view.project), (now) => [...now, current.id])}>
            {t('suppose.leave')}
          </Button>
        </div>
      ) : null}
      <Button variant="quiet" icon={UserRound} onPress={() => open(current.id)}>
        {t('map.open_profile')}
      </Button>
    </section>
  );
}
