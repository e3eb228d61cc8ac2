import { Grid3x3, Plus, Search, UserPlus } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { useRead, useWrite } from '#api';
import {
  createStore,
  type ScopeProject,
  useActions,
  useAsOf,
  useReadOnly,
  useScope,
  useSelection,
  useStore,
} from '#context';
import { t } from '#i18n';
import {
  Badge,
  Button,
  EmptyState,
  ErrorBanner,
  HowWorkedOut,
  notify,
  Page,
  Skeleton,
  Switch,
  TextField,
} from '#kit';
import { TableExport, tableOf, tableTitle } from '#tables';
import { ChooseProject } from '../frame/OfProject';
import { textStore } from '../frame/state';
import { LensSwitch } from '../LensSwitch';
import map from '../Map.module.css';
import { AddDialog, ChangeDialog } from './DecisionDialog';
import styles from './Decisions.module.css';
import { type DecisionRow, finding, type Holder, holdersOf, PARTS } from './model';
import { leaving, leavingColumns } from './out';
import { PersonDialog } from './PersonDialog';
import { RaciMatrix } from './RaciMatrix';
import { useLetters } from './useLetters';

/** Whether only those with something wrong are shown; it stays while one goes from place to place. */
export const faultyStore = createStore(false);
/** So many at most are looked at together. */
const MOST = 2_000;
const NO_ROWS: readonly DecisionRow[] = [];

/** Who is responsible, accountable, consulted and informed in what a project decides and delivers (R6). */
export function DecisionsLens() {
  const { project } = useScope();
  return project ? <OfScope key={project.id} project={project} /> : <ChooseProject />;
}

type Open = { kind: 'add' } | { kind: 'person' } | { kind: 'change'; row: DecisionRow };

function OfScope({ project }: { project: ScopeProject }) {
  const { asOf, date } = useAsOf();
  const readOnly = useReadOnly();
  const { open } = useSelection();
  const text = useStore(textStore);
  const onlyFaulty = useStore(faultyStore);
  const [added, setAdded] = useState<readonly Holder[]>([]);
  const [opened, setOpened] = useState<Open | null>(null);
  const [said, say] = useState('');
  const view = useRead('decisions_list', { project: project.id, limit: MOST }, { keepPrevious: true });
  const letters = useLetters({ again: () => view.refetch(), say });
  const remove = useWrite('decisions_remove');
  const undo = useWrite('undo');
  const rows = view.data?.items ?? NO_ROWS;
  const wrong = rows.filter(({ faults }) => faults.length > 0).length;
  // What was wrong stays in sight once it is mended, until the switch is turned again.
  const wereWrong = useRef(new Set<string>());
  const shown = useMemo(() => {
    if (!onlyFaulty) {
      wereWrong.current.clear();
      return finding(rows, text);
    }
    for (const { id, faults } of rows) {
      if (faults.length > 0) {
        wereWrong.current.add(id);
      }
    }
    return finding(
      rows.filter(({ id }) => wereWrong.current.has(id)),
      text,
    );
  }, [rows, onlyFaulty, text]);
  const people = useMemo(() => holdersOf(rows, added), [rows, added]);
  useActions([
    {
      id: 'decisions-add',
      label: t('decisions.add'),
      disabled: readOnly,
      run: () => setOpened({ kind: 'add' }),
    },
    {
      id: 'decisions-person',
      label: t('decisions.add_person'),
      disabled: readOnly || rows.length === 0,
      run: () => setOpened({ kind: 'person' }),
    },
  ]);

  const removed = (row: DecisionRow) =>
    remove.mutate(
      { ids: [row.id] },
      {
        onSuccess: () =>
          notify(t('decisions.removed', { what: row.what }), {
            action: {
              label: t('people.delete.undo'),
              run: () => undo.mutate({}, { onError: (failure) => notify(failure.message, { tone: 'red' }) }),
            },
          }),
        onError: (failure) => notify(failure.message, { tone: 'red' }),
      },
    );
  const counts = t('decisions.counts', { count: rows.length });
  const add = (
    <Button variant="primary" icon={Plus} onPress={() => setOpened({ kind: 'add' })}>
      {t('decisions.add')}
    </Button>
  );
  return (
    <Page
      title={t('places.map')}
      aside={[
        project.name,
        wrong > 0 ? t('decisions.counts_wrong', { count: counts, wrong }) : counts,
        ...(asOf === undefined ? [] : [t('decisions.dates_none')]),
      ].join(' · ')}
      fill={rows.length > 0}
      actions={
        rows.length === 0 ? null : (
          <>
            <TableExport
              id="decisions"
              project={project.id}
              what={t('decisions.out.what')}
              title={tableTitle(t('decisions.out.title'), project.name, date)}
              extent={t('tables.rows', { count: leaving(shown).length })}
              isDisabled={shown.length === 0}
              read={() => tableOf(leavingColumns(), leaving(shown))}
            />
            {readOnly ? <Badge tone="amber">{t('map.read_only')}</Badge> : add}
          </>
        )
      }
      toolbar={
        <>
          <LensSwitch />
          {rows.length === 0 ? null : (
            <div className={styles.tools}>
              <div className={map.search}>
                <Search aria-hidden className={map.searchIcon} />
                <TextField
                  label={t('decisions.find')}
                  hideLabel
                  placeholder={t('decisions.find_hint')}
                  className={map.searchField ?? ''}
                  value={text}
                  onChange={textStore.set}
                />
              </div>
              <span role="status" className={styles.found}>
                {text.trim() === '' ? '' : t('decisions.found', { count: shown.length })}
              </span>
              <Switch isSelected={onlyFaulty} onChange={faultyStore.set}>
                {t('decisions.with_faults')}
              </Switch>
              <HowWorkedOut what={t('decisions.rules')} rule={t('decisions.rule')} />
              {readOnly ? null : (
                <Button icon={UserPlus} onPress={() => setOpened({ kind: 'person' })}>
                  {t('decisions.add_person')}
                </Button>
              )}
            </div>
          )}
        </>
      }
    >
      {view.error ? (
        <ErrorBanner failure={view.error} kept="" onRetry={() => void view.refetch()} />
      ) : view.data === undefined ? (
        <Skeleton lines={8} />
      ) : rows.length === 0 ? (
        <EmptyState icon={Grid3x3} title={t('decisions.empty_title')} action={readOnly ? null : add}>
          {readOnly ? t('decisions.empty_past') : t('decisions.empty_body', { project: project.name })}
        </EmptyState>
      ) : shown.length === 0 ? (
        <p className={styles.none}>
          {t(text.trim() === '' ? 'decisions.none_wrong' : 'decisions.none_found')}
          <Button
            onPress={() => {
              textStore.set('');
              faultyStore.set(false);
            }}
          >
            {t('decisions.show_all')}
          </Button>
        </p>
      ) : (
        <>
          {people.length === 0 ? <p className={styles.none}>{t('decisions.people')}</p> : null}
          <RaciMatrix
            label={t('decisions.matrix', { project: project.name })}
            help={t(readOnly ? 'decisions.help_past' : 'decisions.help')}
            rows={shown}
            people={people}
            partsOf={letters.partsOf}
            onSet={readOnly ? undefined : letters.set}
            onChange={(row) => setOpened({ kind: 'change', row })}
            onRemove={removed}
            onOpen={({ id }) => open(id)}
            onClear={(person) => letters.clear(rows, person)}
          />
        </>
      )}
      {rows.length === 0 ? null : <Legend />}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      {opened?.kind === 'add' ? <AddDialog project={project.id} onClose={() => setOpened(null)} /> : null}
      {opened?.kind === 'change' ? <ChangeDialog row={opened.row} onClose={() => setOpened(null)} /> : null}
      {opened?.kind === 'person' ? (
        <PersonDialog
          project={project.id}
          onAdd={(person) => {
            setAdded((now) => [...now.filter(({ id }) => id !== person.id), person]);
            setOpened(null);
          }}
          onClose={() => setOpened(null)}
        />
      ) : null}
    </Page>
  );
}

function Legend() {
  return (
    <ul className={styles.legend} aria-label={t('decisions.legend')}>
      {PARTS.map((part) => (
        <li key={part}>
          <span aria-hidden className={`${styles.letter} ${styles[part]}`}>
            {t(`decisions.letter.${part}`)}
          </span>
          {`${t(`decisions.part.${part}`)}: ${t(`decisions.part_hint.${part}`).toLowerCase()}`}
        </li>
      ))}
    </ul>
  );
}
