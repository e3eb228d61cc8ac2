import { Plus, X } from 'lucide-react';
import { type Ref, useState } from 'react';
import { useRead, useWrite } from '#api';
import { useScope, useSelection } from '#context';
import { formatNumber, t } from '#i18n';
import { Button, IconButton, TextField } from '#kit';
import { fold } from '../model';
import type { Units } from '../units/units';
import { parseLine, type Understood } from './parse';
import styles from './Register.module.css';
import { useDebounced } from './useDebounced';

export interface QuickAddProps {
  units: Units;
  /** The unit that is filtered for: whoever is added without one belongs there. */
  unit: string | null;
  inputRef: Ref<HTMLInputElement>;
  onClose(): void;
}

/** One line to add somebody: Enter adds, and the line is ready for the next. */
export function QuickAdd({ units, unit, inputRef, onClose }: QuickAddProps) {
  const [line, setLine] = useState('');
  const [last, setLast] = useState<{ id: string; name: string } | null>(null);
  const [asked, setAsked] = useState(false);
  const { project } = useScope();
  const { open } = useSelection();
  const add = useWrite('stakeholder_add');

  const understood = parseLine(line, units.list);
  if (understood.unit === null && understood.unknownUnit === null && unit !== null) {
    understood.unit = units.byId.get(unit) ?? null;
  }

  const submit = () => {
    if (add.isPending) {
      return;
    }
    if (understood.name === '') {
      setAsked(true);
      return;
    }
    const { name, kind, role, email, headcount } = understood;
    add.mutate(
      {
        kind,
        name,
        role,
        email,
        ...(understood.unit ? { unit: understood.unit.id } : {}),
        ...(headcount === null ? {} : { headcount }),
        ...(project ? { projects: [project.id] } : {}),
      },
      {
        onSuccess: ({ id }) => {
          setLast({ id, name });
          setLine((now) => (now === line ? '' : now));
        },
      },
    );
  };

  return (
    <section className={styles.quick} aria-label={t('people.quick.label')}>
      <div className={styles.quickLine}>
        <TextField
          className={styles.quickField ?? ''}
          label={t('people.quick.label')}
          hideLabel
          autoFocus
          inputRef={inputRef}
          placeholder={t('people.quick.placeholder')}
          value={line}
          onChange={(text) => {
            setLine(text);
            setAsked(false);
            add.reset();
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) {
              return;
            }
            if (event.key === 'Enter') {
              event.preventDefault();
              submit();
            } else if (event.key === 'Escape') {
              if (line === '') {
                onClose();
              } else {
                setLine('');
              }
            } else {
              event.continuePropagation();
            }
          }}
        />
        <Button variant="primary" icon={Plus} onPress={submit}>
          {t('people.quick.enter')}
        </Button>
        <IconButton icon={X} label={t('people.quick.close')} onPress={onClose} />
      </div>
      <div className={styles.quickWords}>
        {line.trim() !== '' ? (
          <Shown understood={understood} project={project?.name} />
        ) : asked ? null : last ? (
          <span role="status">
            {t('people.quick.added', last)}
            <button type="button" className={styles.link} onClick={() => open(last.id)}>
              {t('people.quick.show')}
            </button>
          </span>
        ) : (
          <span className={styles.faint}>{t('people.quick.hint')}</span>
        )}
        {asked && understood.name === '' ? (
          <span role="alert" className={styles.wrong}>
            {t('people.quick.name_needed')}
          </span>
        ) : null}
        {add.error ? (
          <span role="alert" className={styles.wrong}>
            {add.error.message}
          </span>
        ) : null}
        <AlreadyThere name={understood.name} onOpen={open} />
      </div>
    </section>
  );
}

/** What was understood, part by part. */
function Shown({ understood, project }: { understood: Understood; project: string | undefined }) {
  const { name, kind, role, unit, email, headcount, unknownUnit, unknownTag } = understood;
  const parts = [
    role,
    unit?.name,
    email,
    headcount === null ? '' : t('people.quick.headcount', { count: formatNumber(headcount, 2) }),
    project === undefined ? '' : t('people.quick.stake', { project }),
  ].filter((part): part is string => Boolean(part));
  return (
    <>
      <span>
        <span className={styles.faint}>{t(`people.kind.${kind}`)}</span> <strong>{name || '…'}</strong>
        {parts.map((part) => (
          <span key={part}> · {part}</span>
        ))}
      </span>
      {unknownUnit === null ? null : (
        <span className={styles.warn}>{t('people.quick.unit_unknown', { unit: unknownUnit })}</span>
      )}
      {unknownTag === null ? null : (
        <span className={styles.warn}>{t('people.quick.tag_unknown', { tag: unknownTag })}</span>
      )}
    </>
  );
}

const LONG_ENOUGH = 3;

/** Whoever has that very name already. */
function AlreadyThere({ name, onOpen }: { name: string; onOpen(id: string): void }) {
  const sought = useDebounced(name.trim(), 200);
  const found = useRead(
    'people_list',
    { filter: { text: sought }, limit: 10 },
    { enabled: sought.length >= LONG_ENOUGH },
  ).data;
  const [twin] =
    sought === name.trim() && sought.length >= LONG_ENOUGH
      ? (found?.items ?? []).filter((row) => fold(row.name) === fold(sought))
      : [];
  return twin ? (
    <span className={styles.warn}>
      {t('people.quick.there', { who: [twin.name, twin.role, twin.unit].filter(Boolean).join(', ') })}
      <button type="button" className={styles.link} onClick={() => onOpen(twin.id)}>
        {t('people.quick.show')}
      </button>
    </span>
  ) : null;
}
