import { ChevronDown, UserRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWrite } from '#api';
import { useScope } from '#context';
import { t } from '#i18n';
import { Button, Menu, notify } from '#kit';
import styles from '../Map.module.css';
import { DIRECTIONS, type MapMark } from '../model';
import supposeStyles from '../suppose/Suppose.module.css';
import { keyOf, leave, takeBack } from '../suppose/state';
import { Fact } from './facts';
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
      <Direction board={board} current={current} />
      {board.supposing ? (
        <div className={supposeStyles.acts}>
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

/** From which side they stand to the project (R6): of all who are selected, to be chosen at once. */
function Direction({ board, current }: { board: Board; current: MapMark }) {
  const { project } = useScope();
  const direct = useWrite('stakes_direct');
  // Somebody selected elsewhere may have no part in this project.
  const ids = board.selected.size > 1 ? [...board.selected].filter((id) => board.byId.has(id)) : [current.id];
  const found = ids.map((id) => board.byId.get(id)?.direction ?? null);
  const shared = found.every((direction) => direction === found[0]) ? found[0] : undefined;
  const words = shared === undefined ? t('register.direction.mixed') : wordsOf(shared);
  const label = t('register.direction.label');
  if (board.readOnly || !project) {
    return <Fact label={label}>{words}</Fact>;
  }
  return (
    <Fact label={label}>
      <Menu
        label={t('decisions.direction_choose', { project: project.name })}
        placement="top start"
        groups={[
          {
            id: 'direction',
            items: [...DIRECTIONS, null].map((direction) => ({
              id: direction ?? 'none',
              label: wordsOf(direction),
              isChosen: direction === shared,
              onAction: () =>
                direct.mutate(
                  { project: project.id, stakeholders: ids, direction },
                  { onError: (failure) => notify(failure.message, { tone: 'red' }) },
                ),
            })),
          },
        ]}
      >
        <Button size="s" variant="quiet" className={styles.choice ?? ''}>
          <span className="visually-hidden">{label}: </span>
          {words}
          <ChevronDown aria-hidden className={styles.chevron} />
        </Button>
      </Menu>
    </Fact>
  );
}

const wordsOf = (direction: (typeof DIRECTIONS)[number] | null | undefined): string =>
  t(`register.direction.${direction ?? 'none'}`);
