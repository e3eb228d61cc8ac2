import { FolderTree, MoreHorizontal, MoveVertical, PencilLine, Plus, Trash2 } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { formatNumber, t } from '#i18n';
import { IconButton, Menu, Skeleton, Tree } from '#kit';
import type { UnitNode } from '../model';
import { begin } from '../tasks';
import { UnitsExport } from './UnitsExport';
import styles from './UnitsTree.module.css';
import { treeOf, type Units } from './units';

const EVERYBODY = 'everybody';
/** A tree of no more than this opens in full. */
const SMALL = 60;

export interface UnitsTreeProps {
  units: Units;
  selected: string | null;
  onSelect(id: string | null): void;
  readOnly: boolean;
}

/** The units at the left of the register: choosing one shows who is in it and below. */
export function UnitsTree({ units, selected, onSelect, readOnly }: UnitsTreeProps) {
  const [expanded, setExpanded] = useState<ReadonlySet<string> | null>(null);
  const opened = useMemo(
    () =>
      expanded ??
      new Set(
        units.list.filter(({ depth }) => units.list.length <= SMALL || depth === 0).map(({ id }) => id),
      ),
    [expanded, units],
  );

  // What is chosen elsewhere, or was just added, is never hidden below a closed unit.
  useEffect(() => {
    const above = new Set<string>();
    let at = selected === null ? null : (units.byId.get(selected)?.parent ?? null);
    while (at !== null) {
      above.add(at);
      at = units.byId.get(at)?.parent ?? null;
    }
    if ([...above].some((id) => !opened.has(id))) {
      setExpanded(new Set([...opened, ...above]));
    }
  }, [selected, units, opened]);

  const chosen = selected === null ? undefined : units.byId.get(selected);
  const nodes = useMemo(
    () => [
      { id: EVERYBODY, label: t('people.units.everybody') },
      ...treeOf(units, (unit) => ({
        id: unit.id,
        label: unit.name,
        aside:
          unit.id === selected && !readOnly ? (
            <span className={styles.aside}>
              {formatNumber(unit.stakeholders_below)}
              <UnitMenu unit={unit} />
            </span>
          ) : (
            formatNumber(unit.stakeholders_below)
          ),
      })),
    ],
    [units, selected, readOnly],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    if (readOnly || event.defaultPrevented || !(event.target as HTMLElement).closest('[role="row"]')) {
      return;
    }
    if (event.key === 'Insert') {
      begin({ kind: 'unit-add', parent: selected });
    } else if (chosen && event.key === 'F2') {
      begin({ kind: 'unit-rename', id: chosen.id });
    } else if (chosen && event.key === 'Delete') {
      begin({ kind: 'unit-delete', id: chosen.id });
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <section aria-label={t('people.units.title')} className={styles.panel}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t('people.units.title')}</h2>
        <span className={styles.headActions}>
          {units.list.length > 0 ? <UnitsExport units={units} /> : null}
          {readOnly ? null : (
            <IconButton
              icon={Plus}
              label={t('people.units.add')}
              size="s"
              onPress={() => begin({ kind: 'unit-add', parent: selected })}
            />
          )}
        </span>
      </header>
      {!units.isLoaded ? (
        <Skeleton lines={5} className={styles.none ?? ''} />
      ) : units.list.length === 0 ? (
        <p className={styles.none}>{t('people.units.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the tree inside
        <div className={styles.tree} onKeyDown={onKeyDown}>
          <Tree
            label={t('people.units.title')}
            nodes={nodes}
            selected={selected ?? EVERYBODY}
            onSelect={(id) => onSelect(id === EVERYBODY ? null : id)}
            expanded={opened}
            onExpandedChange={setExpanded}
          />
        </div>
      )}
    </section>
  );
}

function UnitMenu({ unit }: { unit: UnitNode }) {
  return (
    <Menu
      label={t('people.units.menu', { unit: unit.name })}
      groups={[
        {
          id: 'change',
          items: [
            {
              id: 'add',
              label: t('people.units.add_below'),
              icon: FolderTree,
              keys: 'Insert',
              onAction: () => begin({ kind: 'unit-add', parent: unit.id }),
            },
            {
              id: 'rename',
              label: t('people.units.rename'),
              icon: PencilLine,
              keys: 'F2',
              onAction: () => begin({ kind: 'unit-rename', id: unit.id }),
            },
            {
              id: 'move',
              label: t('people.units.move'),
              icon: MoveVertical,
              onAction: () => begin({ kind: 'unit-move', id: unit.id }),
            },
          ],
        },
        {
          id: 'delete',
          items: [
            {
              id: 'delete',
              label: t('people.units.delete'),
              icon: Trash2,
              keys: 'delete',
              isDanger: true,
              onAction: () => begin({ kind: 'unit-delete', id: unit.id }),
            },
          ],
        },
      ]}
    >
      <IconButton icon={MoreHorizontal} label={t('people.units.menu', { unit: unit.name })} size="s" />
    </Menu>
  );
}
