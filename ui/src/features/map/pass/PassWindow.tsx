import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useRead, useWrite } from '#api';
import { useOwnAxes } from '#axes';
import type { Basis } from '#bindings/Basis';
import { type Pass, passStore, useDesk } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import {
  Button,
  DateField,
  Dialog,
  EmptyState,
  ErrorBanner,
  FullDialog,
  Menu,
  notify,
  Select,
  Skeleton,
  TextField,
} from '#kit';
import { KeptFor } from '#purpose';
import { type AnyAxis, askedFor, axisName } from '../axes';
import { passes, searcher } from '../filter';
import { filterStore, textStore } from '../frame/state';
import { byPressure, type MapMark, type MapView } from '../model';
import { type Entered, entriesOf, everyAxis, FIRST_AXES, faultAt, withValue } from './model';
import styles from './Pass.module.css';
import { type At, PassGrid } from './PassGrid';

const BASES = ['stated', 'observed', 'inferred'] as const satisfies readonly Basis[];
const close = () => passStore.set(null);

/** A whole group assessed by keyboard, one cell after another; nothing is written until it is kept. */
export function PassWindow({ pass }: { pass: Pass }) {
  const own = useOwnAxes();
  const view = useRead(
    'map_view',
    { project: pass.project.id, axes: askedFor(everyAxis(own ?? [])) },
    { enabled: own !== null },
  );
  // What is beside the new values stays what it was when the pass began.
  const [begun, setBegun] = useState<MapView | null>(null);
  if (begun === null && view.data) {
    setBegun(view.data);
  }
  if (begun) {
    return <OfView pass={pass} view={begun} />;
  }
  return (
    <FullDialog title={t('pass.title', { project: pass.project.name })} onClose={close}>
      {view.error ? (
        <ErrorBanner failure={view.error} kept="" onRetry={() => void view.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </FullDialog>
  );
}

/** Those the pass is about, most pressing first. */
function rowsOf({ who }: Pass, { marks }: MapView): MapMark[] {
  const matches = who === 'shown' ? searcher(textStore.get()) : null;
  const filter = filterStore.get();
  const chosen = typeof who === 'string' ? null : new Set(who);
  return marks
    .filter((mark) =>
      chosen
        ? chosen.has(mark.id)
        : who === 'all' || (passes(mark, filter) && (matches === null || matches(mark))),
    )
    .sort(byPressure);
}

function OfView({ pass, view }: { pass: Pass; view: MapView }) {
  const { project, who } = pass;
  const discreet = useDiscreet();
  const desk = useDesk();
  const today = desk?.today ?? '';
  const [rows] = useState(() => rowsOf(pass, view));
  const own = useOwnAxes();
  const every = useMemo(() => everyAxis(own ?? []), [own]);
  const [axes, setAxes] = useState(FIRST_AXES);
  const [entered, setEntered] = useState<Entered>(new Map());
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [assessor, setAssessor] = useState(desk?.preferences.author ?? '');
  const [date, setDate] = useState<string | null>(today);
  const [basis, setBasis] = useState<Basis | null>(null);
  const [asked, setAsked] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const grid = useRef<HTMLDivElement>(null);
  const write = useWrite('assess_many');
  const undo = useWrite('undo');
  const used = useMemo(
    () => new Set([...entered.values()].flatMap((said) => Object.keys(said) as AnyAxis[])),
    [entered],
  );
  const done = entered.size;
  const needsBasis = used.has('attitude') && basis === null;
  const left = typeof who === 'string' ? 0 : who.length - rows.length;

  const keep = () => {
    setAsked(true);
    if (done === 0 || write.isPending || assessor.trim() === '' || date === null || needsBasis) {
      return;
    }
    setFault(null);
    const entries = entriesOf(rows, every, entered, basis);
    write.mutate(
      { project: project.id, entries, assessor, on_date: date },
      {
        onSuccess: ({ stakeholders }) => {
          close();
          if (stakeholders === 0) {
            notify(t('pass.done_none'));
            return;
          }
          notify(t('pass.done', { count: stakeholders }), {
            action: {
              label: t('people.delete.undo'),
              run: () => undo.mutate({}, { onError: (failure) => notify(failure.message, { tone: 'red' }) }),
            },
          });
        },
        onError: ({ fields }) => {
          const [first] = fields;
          const where = first && faultAt(first.field, entries);
          const row = where ? rows.findIndex(({ id }) => id === where.id) : -1;
          if (!first || !where || row < 0) {
            return;
          }
          const name = rows[row]?.name ?? '';
          const { axis } = where;
          setFault(
            axis
              ? t('pass.kept', { name, axis: axisName(axis), message: first.message })
              : t('pass.kept_row', { name, message: first.message }),
          );
          setAt({ row, column: axis ? Math.max(0, axes.indexOf(axis)) : 0 });
          grid.current?.focus();
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      event.stopPropagation();
      keep();
    }
  };
  const leave = () => (done > 0 ? setLeaving(true) : close());

  return (
    <>
      <FullDialog
        title={t('pass.title', { project: project.name })}
        subtitle={
          left > 0
            ? t('pass.outside', { count: left, project: project.name })
            : rows.length < view.marks.length && who === 'shown'
              ? t('pass.filtered', { shown: rows.length, all: view.marks.length })
              : t('pass.who', { count: rows.length })
        }
        isBusy={write.isPending}
        onClose={leave}
        footer={
          <>
            <span role="status" className={styles.count}>
              {t('pass.count', { done, all: rows.length })}
            </span>
            <Button variant="primary" onPress={keep} isDisabled={done === 0 || write.isPending || discreet}>
              {t('pass.keep', { count: done })}
            </Button>
          </>
        }
      >
        {discreet ? (
          // What was entered is there again once the screen is one's own.
          <EmptyState title={t('lenses.discreet_title')}>{t('pass.discreet')}</EmptyState>
        ) : rows.length === 0 ? (
          <EmptyState title={t('pass.nobody_title')}>
            {t('pass.nobody_body', { project: project.name })}
          </EmptyState>
        ) : (
          <div className={styles.pass} onKeyDownCapture={onKeyDown}>
            <div className={styles.top}>
              <TextField
                label={t('pass.assessor')}
                value={assessor}
                onChange={setAssessor}
                className={styles.field ?? ''}
                error={
                  asked && assessor.trim() === '' ? t('pass.assessor_needed') : write.error?.fault('assessor')
                }
              />
              <DateField
                label={t('pass.on_date')}
                value={date}
                onChange={setDate}
                max={today}
                error={asked && date === null ? t('pass.on_date_needed') : write.error?.fault('on_date')}
              />
              {axes.includes('attitude') ? (
                <Select
                  label={t('lenses.basis_label')}
                  options={BASES.map((id) => ({ id, label: t(`people.basis.${id}`) }))}
                  value={basis}
                  onChange={setBasis}
                  className={styles.field ?? ''}
                  error={asked && needsBasis ? t('pass.basis_needed') : undefined}
                />
              ) : null}
              <div className={styles.columns}>
                <Menu
                  label={t('pass.axes_several')}
                  groups={[
                    {
                      id: 'axes',
                      several: true,
                      items: every.map((axis) => ({
                        id: axis,
                        label: axisName(axis),
                        isChosen: axes.includes(axis),
                        // What was entered never goes out of sight.
                        isDisabled: axes.includes(axis) && (used.has(axis) || axes.length === 1),
                        onAction: () => {
                          setAxes((now) =>
                            every.filter((each) =>
                              each === axis ? !now.includes(each) : now.includes(each),
                            ),
                          );
                          setAt((now) => ({ ...now, column: 0 }));
                        },
                      })),
                    },
                  ]}
                >
                  <Button>
                    {t('pass.axes')}
                    <ChevronDown aria-hidden className={styles.chevron} />
                  </Button>
                </Menu>
              </div>
              <div className={styles.purpose}>
                <KeptFor />
              </div>
            </div>
            {fault ? (
              <p role="alert" className={styles.fault}>
                {fault} {t('pass.not_kept')}
              </p>
            ) : write.error && !write.error.fault('assessor') && !write.error.fault('on_date') ? (
              <ErrorBanner failure={write.error} kept={t('pass.not_kept')} />
            ) : null}
            <PassGrid
              gridRef={grid}
              label={t('pass.grid', { project: project.name })}
              rows={rows}
              axes={axes}
              entered={entered}
              assessor={assessor}
              at={at}
              onAt={setAt}
              onValue={(id, axis, value) => setEntered((now) => withValue(now, id, axis, value))}
            />
          </div>
        )}
      </FullDialog>
      <Dialog
        isOpen={isLeaving}
        onClose={() => setLeaving(false)}
        size="s"
        mustAnswer
        title={t('pass.leave.title')}
        footer={
          <>
            <Button onPress={() => setLeaving(false)} autoFocus>
              {t('pass.leave.stay')}
            </Button>
            <Button variant="danger" onPress={close}>
              {t('pass.leave.go')}
            </Button>
          </>
        }
      >
        <p>{t('pass.leave.body', { count: done })}</p>
      </Dialog>
    </>
  );
}
