import { useState } from 'react';
import { useRead } from '#api';
import { t } from '#i18n';
import { Button, ComboBox, cx, DateField, Popover, Select, TextField } from '#kit';
import type { FieldRow, FieldTest, How, Where } from '../model';
import { type Units, unitOptions } from '../units/units';
import styles from './Register.module.css';
import { fieldLabel, isFinished, needsProject, newTest, withHow } from './tests';

/** What a field can be compared with by name: units, tags, projects, words. */
function useOptions(units: Units) {
  const tags = useRead('tags_list', {}).data?.items ?? [];
  const projects = useRead('projects_list', {}).data?.items ?? [];
  return (field: FieldRow): { id: string; label: string }[] => {
    switch (field.holds) {
      case 'unit':
        return unitOptions(units);
      case 'tag':
        return tags.map(({ id, name }) => ({ id, label: name }));
      case 'project':
        return projects.map(({ id, name }) => ({ id, label: name }));
      case 'yes_no':
        return [
          { id: 'yes', label: t('register.yes') },
          { id: 'no', label: t('register.no') },
        ];
      default:
        return field.words.map((word, at) => ({ id: word, label: field.words_said[at] ?? word }));
    }
  };
}

const offersWords = ({ holds }: FieldRow) => holds !== 'text' && holds !== 'number' && holds !== 'date';

function said(test: FieldTest, field: FieldRow, options: readonly { id: string; label: string }[]): string {
  const label = fieldLabel(field);
  const how = t(`register.filter.hows.${test.how}`);
  const values = (test.values ?? []).map((value) =>
    offersWords(field) ? (options.find(({ id }) => id === value)?.label ?? t('register.filter.gone')) : value,
  );
  const [from = '', until = ''] = values;
  if (!isFinished({ test })) {
    return t('register.filter.unfinished', { field: label });
  }
  if (values.length === 0) {
    return t('register.filter.bare', { field: label, how });
  }
  const value = test.how === 'between' ? t('register.filter.pair', { from, until }) : values.join(', ');
  return t('register.filter.part', { field: label, how, value });
}

export interface ConditionsProps {
  fields: readonly FieldRow[];
  units: Units;
  parts: readonly Where[];
  join: 'all' | 'any';
  inProject: boolean;
  onChange(change: { parts?: readonly Where[]; join?: 'all' | 'any' }): void;
}

/** The conditions as a sentence, each part a chip that opens its editor. */
export function Conditions({ fields, units, parts, join, inProject, onChange }: ConditionsProps) {
  const optionsOf = useOptions(units);
  const offered = fields.filter(({ needs_project }) => inProject || !needs_project);
  const put = (at: number, part: Where | null) =>
    onChange({ parts: part === null ? parts.filter((_, place) => place !== at) : parts.with(at, part) });
  return (
    <fieldset className={styles.conditions} aria-label={t('register.filter.label')}>
      {parts.map((part, at) => {
        const field = 'test' in part ? fields.find(({ id }) => id === part.test.field) : undefined;
        const sentence =
          'test' in part
            ? field
              ? said(part.test, field, optionsOf(field))
              : t('register.filter.gone')
            : t('register.filter.several');
        const waits = 'test' in part && !inProject && needsProject(part.test.field);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has no name but its place
          <span key={at} className={styles.conditionPart}>
            {at === 0 ? null : (
              <button
                type="button"
                className={styles.join}
                aria-label={t(join === 'all' ? 'register.filter.join_all' : 'register.filter.join_any')}
                onClick={() => onChange({ join: join === 'all' ? 'any' : 'all' })}
              >
                {t(join === 'all' ? 'register.filter.and' : 'register.filter.or')}
              </button>
            )}
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
                  onChange={(next) => put(at, next)}
                  onRemove={() => {
                    close();
                    put(at, null);
                  }}
                />
              )}
            </Popover>
          </span>
        );
      })}
    </fieldset>
  );
}

interface EditorProps {
  part: Where;
  field: FieldRow | undefined;
  fields: readonly FieldRow[];
  optionsOf(field: FieldRow): { id: string; label: string }[];
  onChange(part: Where): void;
  onRemove(): void;
}

function Editor({ part, field, fields, optionsOf, onChange, onRemove }: EditorProps) {
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
  // Several are put together by chips of their own; a view may still hold them.
  const hows = field.hows.filter((how) => how !== 'one_of' || how === test.how);
  const label = (at: number) =>
    test.how === 'within_last' || test.how === 'within_next'
      ? t('register.filter.days')
      : test.how === 'between'
        ? t(at === 0 ? 'register.filter.from' : 'register.filter.until')
        : t('register.filter.value');
  const isDay = field.holds === 'date' && test.how !== 'within_last' && test.how !== 'within_next';
  return (
    <>
      <Select
        label={t('register.filter.how')}
        options={hows.map((how) => ({ id: how, label: t(`register.filter.hows.${how}`) }))}
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
