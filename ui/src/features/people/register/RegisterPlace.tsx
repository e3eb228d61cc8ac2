import { FileSpreadsheet, ListFilter, Plus } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { call, useRead, useWindowSource } from '#api';
import { importFile, useActions, useAsOf, useFocus, useReadOnly, useScope, useSelection } from '#context';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import {
  Badge,
  Button,
  DataGrid,
  type GridHandle,
  type GridSelection,
  later,
  nothingSelected,
  Page,
} from '#kit';
import { beforeNames } from '#purpose';
import type { PersonRow } from '../model';
import { begin } from '../tasks';
import { UnitsTree } from '../units/UnitsTree';
import { useUnits } from '../units/units';
import { sayFailure } from '../write';
import { asChosen, useChosen } from './chosen';
import { useColumns } from './columns';
import { partsSaid, useOptions } from './conditionWords';
import { useGroups } from './groups';
import { CUSTOM, OWN_AXIS } from './more';
import { usePasteCells } from './paste';
import styles from './Register.module.css';
import { RegisterExport } from './RegisterExport';
import { sentenceOf } from './sentence';
import { reordered, useRegisterQuery, useRegisterState } from './state';
import { KindChips, SearchBox } from './Toolbar';
import { askable, needsProject, newTest } from './tests';
import { ViewMenu } from './ViewMenu';
import { ViewsMenu } from './ViewsMenu';

const ActionBar = later(async () => (await import('./ActionBar')).ActionBar);
const RegisterEmpty = later(async () => (await import('./Empty')).RegisterEmpty);
const Conditions = later(async () => (await import('./Conditions')).Conditions);
const QuickAdd = later(async () => (await import('./QuickAdd')).QuickAdd);

const UNIT = 'unit:';
const moves = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

/** The register: everybody the change touches. */
export function RegisterPlace() {
  const { state, change } = useRegisterState();
  const known = useRead('people_fields', {}).data?.items;
  const fields = useMemo(() => known ?? [], [known]);
  const has = useCallback(
    (field: string) =>
      !(field.startsWith(CUSTOM) || field.startsWith(OWN_AXIS)) || fields.some(({ id }) => id === field),
    [fields],
  );
  const { filter, sort, query } = useRegisterQuery(state, has);
  const { project } = useScope();
  const { isPast } = useAsOf();
  const readOnly = useReadOnly();
  const { opened, open } = useSelection();
  const units = useUnits();
  const people = useWindowSource('people_list', query);
  const { source, heading } = useGroups(people, query, state, fields);
  const everybody = useRead('people_list', { limit: 1 }).data?.total;
  // Known already where everybody is shown: told by the grid, it would all be drawn a second time.
  const [total, setTotal] = useState(Object.keys(filter).length === 0 ? everybody : undefined);
  const [adding, setAdding] = useState(false);
  const { selection, choose } = useChosen(filter, total ?? 0);

  const grid = useRef<GridHandle>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  const addLine = useRef<HTMLInputElement>(null);

  const onOpen = useCallback((row: PersonRow) => open(row.id), [open]);
  const ownFields = useMemo(
    () => ({
      customs: fields.filter(({ custom }) => custom),
      own: fields.filter(({ id }) => id.startsWith(OWN_AXIS)),
    }),
    [fields],
  );
  const allColumns = useColumns(units, project !== null, ownFields, onOpen);
  const columns = useMemo(
    () => state.shown.flatMap((key) => allColumns.find((column) => column.key === key) ?? []),
    [allColumns, state.shown],
  );

  // A unit that is gone filters nothing.
  const unit = state.unit === null ? undefined : units.byId.get(state.unit);
  useEffect(() => {
    if (state.unit !== null && units.isLoaded && unit === undefined) {
      change({ unit: null });
    }
  }, [state.unit, unit, units.isLoaded, change]);

  const pasteCells = usePasteCells(fields);
  useFocused(change, open, query, grid);

  // While the profile is open it follows the row that one moves to.
  const moved = useRef(false);
  const isOpen = opened !== null;
  const onActive = useCallback(
    (row: PersonRow | undefined) => {
      if (moved.current && isOpen && row) {
        open(row.id);
      }
      moved.current = false;
    },
    [isOpen, open],
  );

  const openFirst = (text: string) => {
    grid.current?.focus();
    const { text: _, ...rest } = filter;
    const sought = text.trim();
    call('people_list', { ...query, filter: sought === '' ? rest : { ...rest, text: sought }, limit: 1 })
      .then(({ items: [first] }) => first && open(first.id))
      .catch(sayFailure);
  };
  const startAdding = () =>
    beforeNames(() => {
      setAdding(true);
      addLine.current?.focus();
    });
  const stopAdding = () => {
    setAdding(false);
    grid.current?.focus();
  };
  const remove = (chosen: GridSelection, active: PersonRow | undefined) => {
    const count = chosen.all ? Math.max(0, (total ?? 0) - chosen.except.size) : chosen.ids.size;
    const isActive = !chosen.all && count === 1 && active !== undefined && chosen.ids.has(active.id);
    begin({
      kind: 'delete',
      chosen: asChosen(chosen, filter),
      count,
      ...(isActive ? { name: active.name } : {}),
    });
  };

  useActions([
    { id: 'people-add', label: t('people.quick.label'), keys: 'mod+n', disabled: readOnly, run: startAdding },
    {
      id: 'people-search',
      label: t('people.search'),
      keys: 'mod+f',
      run: () => {
        searchBox.current?.focus();
        searchBox.current?.select();
      },
    },
    {
      id: 'people-units',
      label: t(state.unitsShown ? 'people.units_hide' : 'people.units_show'),
      run: () => change({ unitsShown: !state.unitsShown }),
    },
    {
      id: 'people-unit-add',
      label: t('people.units.add'),
      disabled: readOnly,
      run: () => begin({ kind: 'unit-add', parent: state.unit }),
    },
    { id: 'people-condition', label: t('register.filter.add'), run: () => addCondition() },
    { id: 'people-stale', label: t('register.stale_only'), run: () => addCondition('stale') },
    {
      id: 'people-archived',
      label: t('register.archived_shown'),
      run: () => change({ archived: !state.archived }),
    },
  ]);

  const addCondition = (id?: string) => {
    const field = fields.find((each) => each.id === id) ?? fields[0];
    if (field) {
      change({ parts: [...state.parts, newTest(field)] });
    }
  };
  const isFiltered =
    state.parts.length > 0 || state.kinds.length > 0 || unit !== undefined || state.text.trim() !== '';
  const discreet = useDiscreet();
  const optionsOf = useOptions(units, state.parts.length > 0);
  const asked = state.parts.flatMap(
    (part) => askable(part, (id) => (project !== null || !needsProject(id)) && has(id)) ?? [],
  );
  const said = (isDiscreet: boolean) =>
    sentenceOf({
      kinds: state.kinds,
      unit: unit?.name,
      project: project?.name,
      text: state.text,
      conditions: partsSaid(asked, state.join, { fields, optionsOf, isDiscreet }),
    });
  const sentence = said(discreet);
  const clearFilters = () => change({ kinds: [], unit: null, text: '', parts: [] });
  const isBare = everybody === 0 && !isPast;

  return (
    <Page
      title={t('places.people')}
      aside={
        total === undefined || isBare ? undefined : (
          <span role="status" className={styles.sentence}>
            {isFiltered || project !== null
              ? t('people.of_total', { sentence, found: t('people.found', { count: total }) })
              : t('people.total', { count: total })}
          </span>
        )
      }
      actions={
        readOnly ? (
          <Badge title={t(isPast ? 'people.read_only_past' : 'people.read_only_file')}>
            {t('shell.read_only')}
          </Badge>
        ) : (
          <>
            <Button icon={FileSpreadsheet} onPress={() => importFile(null)}>
              {t('people.import')}
            </Button>
            <Button variant="primary" icon={Plus} onPress={startAdding}>
              {t('people.add')}
            </Button>
          </>
        )
      }
      toolbar={
        isBare ? undefined : (
          <div className={styles.tools}>
            <div className={styles.toolRow}>
              <SearchBox
                text={state.text}
                onText={(text) => change({ text })}
                inputRef={searchBox}
                onLeave={() => grid.current?.focus()}
                onFirst={openFirst}
              />
              <KindChips kinds={state.kinds} onChange={(kinds) => change({ kinds })} />
              {isFiltered ? (
                <Button variant="quiet" size="s" onPress={clearFilters}>
                  {t('people.clear_filters')}
                </Button>
              ) : null}
              <span className={styles.space} />
              <Button variant="quiet" icon={ListFilter} onPress={() => addCondition()}>
                {t('register.filter.add')}
              </Button>
              <ViewsMenu state={state} readOnly={readOnly} />
              <ViewMenu
                columns={allColumns}
                groups={fields.filter(({ groups, needs_project }) => groups && (project || !needs_project))}
                state={state}
                onChange={change}
                onStale={() => addCondition('stale')}
              />
              <RegisterExport
                columns={columns}
                filter={filter}
                query={query}
                selection={selection}
                total={total ?? 0}
                sentence={isFiltered || project !== null ? said(true) : undefined}
              />
              {state.parts.length > 0 ? (
                <Conditions
                  fields={fields}
                  optionsOf={optionsOf}
                  parts={state.parts}
                  join={state.join}
                  inProject={project !== null}
                  onChange={change}
                />
              ) : null}
            </div>
          </div>
        )
      }
      fill
    >
      <div className={styles.place}>
        {state.unitsShown && !(isBare && units.list.length === 0) ? (
          <UnitsTree
            units={units}
            selected={state.unit}
            onSelect={(id) => change({ unit: id })}
            readOnly={readOnly}
          />
        ) : null}
        <div
          className={styles.list}
          onKeyDownCapture={(event) => {
            moved.current = moves.has(event.key);
          }}
          onPointerDownCapture={() => {
            moved.current = true;
          }}
        >
          {adding && !readOnly ? (
            <QuickAdd units={units} unit={state.unit} inputRef={addLine} onClose={stopAdding} />
          ) : null}
          <DataGrid
            ref={grid}
            label={t('people.register')}
            columns={columns}
            source={source}
            rowId={(row) => row.id}
            {...(heading ? { heading } : {})}
            {...(sort ? { sort } : {})}
            onSort={(next) => change(state.text.trim() === '' ? { sort: next } : { textSort: next })}
            selection={selection}
            onSelectionChange={choose}
            onOpen={onOpen}
            onActive={onActive}
            onDelete={remove}
            onTotal={setTotal}
            widths={state.widths}
            onWidths={(widths) => change({ widths })}
            onOrder={(keys) => change({ shown: reordered(state.shown, keys) })}
            onPasteCells={pasteCells}
            readOnly={readOnly}
            currentId={opened}
            empty={
              everybody === undefined ? null : (
                <RegisterEmpty
                  isBare={isBare}
                  isFiltered={isFiltered}
                  readOnly={readOnly}
                  onAdd={startAdding}
                  onClear={clearFilters}
                />
              )
            }
          />
          <ActionBar
            selection={selection}
            filter={filter}
            total={total ?? 0}
            readOnly={readOnly}
            onClear={() => {
              choose(nothingSelected);
              grid.current?.focus();
            }}
          />
        </div>
      </div>
    </Page>
  );
}

/** Shows what the place was asked to show first: a unit, or somebody. */
function useFocused(
  change: ReturnType<typeof useRegisterState>['change'],
  open: (id: string) => void,
  query: ReturnType<typeof useRegisterQuery>['query'],
  grid: React.RefObject<GridHandle | null>,
): void {
  const focus = useFocus();
  const latest = useRef(query);
  latest.current = query;
  useEffect(() => {
    if (focus === undefined) {
      return;
    }
    if (focus.startsWith(UNIT)) {
      change({ unit: focus.slice(UNIT.length), kinds: [], text: '' });
      return;
    }
    open(focus);
    call('people_locate', { id: focus, query: latest.current })
      .then(({ position }) => {
        if (position !== null) {
          grid.current?.goTo(position);
        }
      })
      .catch(sayFailure);
  }, [focus, change, open, grid]);
}
