import { useEffect, useState } from 'react';
import { call, Failure, type Response, useWrite } from '#api';
import { selectionStore, useSelection } from '#context';
import { t } from '#i18n';
import { Button, Dialog, ErrorBanner, Skeleton } from '#kit';
import type { Chosen } from './model';
import styles from './People.module.css';
import { endTask, type TaskOf } from './tasks';
import { useUndoNotice } from './write';

const PARTS = [
  'stakes',
  'assessments',
  'judged_scores',
  'ties',
  'memberships',
  'engagements',
  'commitments',
  'custom_values',
  'tags',
  'marks',
  'private_notes',
  'decision_parts',
] as const;

/** What would go, asked once. */
function useRehearsal(selection: Chosen) {
  const [would, setWould] = useState<Response<'stakeholders_delete'> | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isCurrent = true;
    call('stakeholders_delete', { selection, dry_run: true })
      .then((answer) => isCurrent && setWould(answer))
      .catch((thrown) => isCurrent && setFailure(Failure.from(thrown)));
    return () => {
      isCurrent = false;
    };
  }, [selection]);
  return { would, failure };
}

/** Asks before stakeholders go, and says what goes with them. */
export function DeleteDialog({ task }: { task: TaskOf<'delete'> }) {
  const { chosen, name } = task;
  const { would, failure } = useRehearsal(chosen);
  const remove = useWrite('stakeholders_delete');
  const say = useUndoNotice();
  const { opened, close } = useSelection();
  const count = would?.stakeholders ?? task.count;
  const named = { count, name: name ?? t('people.total', { count: 1 }) };

  const confirm = () =>
    remove.mutate(
      { selection: chosen },
      {
        onSuccess: () => {
          const gone = 'ids' in chosen ? new Set(chosen.ids) : null;
          selectionStore.set((now) => new Set(gone ? [...now].filter((id) => !gone.has(id)) : []));
          if (opened !== null && (gone === null || gone.has(opened))) {
            close();
          }
          endTask();
          say(t('people.delete.done', named));
        },
      },
    );

  return (
    <Dialog
      isOpen
      size="s"
      mustAnswer
      onClose={endTask}
      title={t('people.delete.title', named)}
      footer={
        <>
          <Button onPress={endTask} autoFocus>
            {t('kit.cancel')}
          </Button>
          <Button
            variant="danger"
            isDisabled={would === undefined}
            isPending={remove.isPending}
            onPress={confirm}
          >
            {t('people.delete.confirm', { count })}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {failure ? <ErrorBanner failure={failure} /> : null}
        {remove.error ? <ErrorBanner failure={remove.error} /> : null}
        {would === undefined ? (
          failure ? null : (
            <>
              <p>{t('people.delete.checking')}</p>
              <Skeleton lines={3} />
            </>
          )
        ) : (
          <>
            {PARTS.some((part) => would[part] > 0) ? (
              <>
                <p>{t('people.delete.goes')}</p>
                <ul className={styles.bullets}>
                  {PARTS.filter((part) => would[part] > 0).map((part) => (
                    <li key={part}>{t(`people.delete.${part}`, { count: would[part] })}</li>
                  ))}
                </ul>
              </>
            ) : (
              <p>{t('people.delete.nothing_else')}</p>
            )}
            <p className={styles.faint}>{t('people.delete.undo_hint')}</p>
          </>
        )}
      </div>
    </Dialog>
  );
}
