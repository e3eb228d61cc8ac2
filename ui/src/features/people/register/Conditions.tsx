import { Plus } from 'lucide-react';
import { useState } from 'react';
import { t } from '#i18n';
import { Button, ComboBox, cx, DateField, IconButton, Popover, Select, TextField } from '#kit';
import type { FieldRow, FieldTest, How, Where } from '../model';
import { type OptionsOf, offersWords, partSaid } from './conditionWords';
import styles from './Register.module.css';
import { fieldLabel, isFinished, needsProject, newTest, withHow } from './tests';

export interface ConditionsProps {
  fields: readonly FieldRow[];
  optionsOf: OptionsOf;
  parts: readonly Where[];
  join: Join;
  inProject: boolean;
  onChange(change: { parts?: readonly Where[]; join?: Join }): void;
}

type Join = 'all' | 'any';
const other = (join: Join): Join => (join === 'all' ? 'any' : 'all');

/** The conditions as a sentence, each part a chip that opens its editor; those put together stand in brackets. */
export function Conditions({ fields, inProject, ...rest }: ConditionsProps) {
  const offered = fields.filter(({ needs_project }) => inProject || !needs_project);
  return (
    <fieldset className={styles.conditions} aria-label={t('register.filter.label')}>
      <Parts fields={fields} offered={offered} inProject={inProject} {...rest} />
    </fieldset>
  );
}

function Parts({
  fields,
  offered,
  optionsOf,
  parts,
  join,
  inProject,
  onChange,
}: ConditionsProps & { offered: readonly FieldRow[] }) {
  const put = (at: number, part: Where | null) =>
    onChange({ parts: part === null ? parts.filter((_, place) => place !== at) : parts.with(at, part) });
  const [first] = offered;
  return (
    <>
      {parts.map((part, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name but its place
        <span key={at} className={styles.conditionPart}>
          {at === 0 ? null : (
            <button
              type="button"
              className={styles.join}
              aria-label={t(join === 'all' ? 'register.filter.join_all' : 'register.filter.join_any')}
              onClick={() => onChange({ join: other(join) })}
            >
              {t(join === 'all' ? 'register.filter.and' : 'register.filter.or')}
            </button>
          )}
          {'all' in part || 'any' in part ? (
            <Group
              part={part}
              fields={fields}
              offered={offered}
              optionsOf={optionsOf}
              inProject={inProject}
              onChange={(next) => put(at, next)}
            />
          ) : (
            <Chip
              part={part}
              fields={fields}
              offered={offered}
              optionsOf={optionsOf}
              inProject={inProject}
              onChange={(next) => put(at, next)}
              onGroup={
                first === undefined
                  ? undefined
                  : () =>
                      put(
                        at,
                        join === 'all' ? { any: [part, newTest(first)] } : { all: [part, newTest(first)] },
                      )
              }
            />
          )}
        </span>
      ))}
    </>
  );
}

interface PartProps extends Pick<ConditionsProps, 'fields' | 'optionsOf' | 'inProject'> {
  offered: readonly FieldRow[];
  /** The part as it is from now on; null takes it out. */
  onChange(part: Where | null): void;
}

/** Several conditions in brackets; with one left they are a group no more. */
function Group({ part, onChange, ...rest }: PartProps & { part: { all: Where[] } | { any: Where[] } }) {
  const [parts, join]: [Where[], Join] = 'all' in part ? [part.all, 'all'] : [part.any, 'any'];
  const keep = (next: readonly Where[], by: Join) => {
    const [only] = next;
    if (next.length < 2) {
      onChange(only ?? null);
    } else {
      onChange(by === 'all' ? { all: [...next] } : { any: [...next] });
    }
  };
  const [first] = rest.offered;
  return (
    <fieldset className={styles.conditionGroup} aria-label={t('register.filter.group')}>
      <span aria-hidden>(</span>
      <Parts
        {...rest}
        parts={parts}
        join={join}
        onChange={({ parts: next = parts, join: by = join }) => keep(next, by)}
      />
      {first ? (
        <IconButton
          icon={Plus}
          size="s"
          label={t('register.filter.add_to_group')}
          onPress={() => keep([...parts, newTest(first)], join)}
        />
      ) : null}
      <span aria-hidden>)</span>
    </fieldset>
  );
}

function Chip({
  part,
  fields,
  offered,
  optionsOf,
  inProject,
  onChange,
  onGroup,
}: PartProps & { part: Where; onGroup: (() => void) | undefined }) {
  const field = 'test' in part ? fields.find(({ id }) => id === part.test.field) : undefined;
  const sentence = partSaid(part, { fields, optionsOf });
  const waits = 'test' in part && !inProject && needsProject(part.test.field);
  return (
    <Popover
      label={t('register.filter.edit', { condition: sentence })}
      trigger={
        <Button
          size="s"
          className={cx(styles.condition, waits || !isFinished(part) ? styles.waiting : undefined)}
          aria-label={t('register.filter.edit', { condition: sentence })}
        >
          {waits ? `${sentence} (${t('register.filter.in_project')})` : sentence}
        </Button>
      }
    >
      {(close) => (
        <Editor
          part={part}
          field={field}
          fields={offered}
          optionsOf={optionsOf}
          onChange={onChange}
          onGroup={
            onGroup &&
            (() => {
              close();
              onGroup();
            })
          }
          onRemove={() => {
            close();
            onChange(null);
          }}
        />
      )}
    </Popover>
  );
}

interface EditorProps {
  part: Where;
  field: FieldRow | undefined;
  fields: readonly FieldRow[];
  optionsOf(field: FieldRow): { id: string; label: string }[];
  onChange(part: Where): void;
  onGroup: (() => void) | undefined;
  onRemove(): void;
}

function Editor({ part, field, fields, optionsOf, onChange, onGroup, onRemove }: EditorProps) {
  return (
    <div className={styles.conditionEditor}>
      {'test' in part ? (
        <>
          <Select
            label={t('register.filter.field')}
            options={fields.map((each) => ({ id: each.id, label: fieldLabel(each) }))}
            value={part.test.field}
            onChange={(id) => {
              const chosen = fields.find((each) => each.id === id);
              if (chosen) {
                onChange(newTest(chosen));
              }
            }}
            autoFocus
          />
          {field ? (
            <TestEditor
              test={part.test}
              field={field}
              options={optionsOf(field)}
              onChange={(test) => onChange({ test })}
            />
          ) : null}
        </>
      ) : null}
      {onGroup ? (
        <Button variant="quiet" size="s" onPress={onGroup}>
          {t('register.filter.to_group')}
        </Button>
      ) : null}
      <Button variant="quiet" size="s" onPress={onRemove}>
        {t('register.filter.remove')}
      </Button>
    </div>
  );
}

interface TestEditorProps {
  test: FieldTest;
  field: FieldRow;
  options: readonly { id: string; label: string }[];
  onChange(test: FieldTest): void;
}

function TestEditor({ test, field, options, onChange }: TestEditorProps) {
  const values = test.values ?? [];
  const set = (at: number, value: string) => onChange({ ...test, values: values.with(at, value) });
  const label = (at: number) =>
    test.how === 'within_last' || test.how === 'within_next'
      ? t('register.filter.days')
      : test.how === 'between'
        ? t(at === 0 ? 'register.filter.from' : 'register.filter.until')
        : at === 0
          ? t('register.filter.value')
          : t('register.filter.value_or', { n: at + 1 });
  const isDay = field.holds === 'date' && test.how !== 'within_last' && test.how !== 'within_next';
  return (
    <>
      <Select
        label={t('register.filter.how')}
        options={field.hows.map((how) => ({ id: how, label: t(`register.filter.hows.${how}`) }))}
        value={test.how}
        onChange={(how) => onChange(withHow(test, how as How))}
      />
      {values.map((value, at) =>
        offersWords(field) ? (
          options.length > 12 ? (
            <ComboBox
              // biome-ignore lint/suspicious/noArrayIndexKey: a value has no name but its place
              key={at}
              label={label(at)}
              options={options}
              value={value === '' ? null : value}
              onChange={(id) => id !== null && set(at, id)}
            />
          ) : (
            <Select
              // biome-ignore lint/suspicious/noArrayIndexKey: a value has no name but its place
              key={at}
              label={label(at)}
              options={options}
              value={value === '' ? null : value}
              onChange={(id) => set(at, id)}
            />
          )
        ) : isDay ? (
          <DateField
            // biome-ignore lint/suspicious/noArrayIndexKey: a value has no name but its place
            key={at}
            label={label(at)}
            value={value === '' ? null : value}
            onChange={(day) => set(at, day ?? '')}
          />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a value has no name but its place
          <TypedValue key={at} label={label(at)} value={value} onKeep={(typed) => set(at, typed)} />
        ),
      )}
      {test.how === 'one_of' ? (
        <div className={styles.valueActs}>
          <Button
            variant="quiet"
            size="s"
            isDisabled={values.some((value) => value.trim() === '')}
            onPress={() => onChange({ ...test, values: [...values, ''] })}
          >
            {t('register.filter.more')}
          </Button>
          {values.length > 1 ? (
            <Button
              variant="quiet"
              size="s"
              onPress={() => onChange({ ...test, values: values.slice(0, -1) })}
            >
              {t('register.filter.fewer')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

/** What is typed counts when the field is left, or with Enter. */
function TypedValue({ label, value, onKeep }: { label: string; value: string; onKeep(value: string): void }) {
  const [draft, setDraft] = useState(value);
  const keep = () => {
    if (draft.trim() !== value) {
      onKeep(draft.trim());
    }
  };
  return (
    <TextField
      label={label}
      value={draft}
      onChange={setDraft}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          keep();
        } else {
          event.continuePropagation();
        }
      }}
    />
  );
}
