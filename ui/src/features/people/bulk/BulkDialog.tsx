import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { type Request, useRead, useWrite } from '#api';
import { useDiscreet } from '#discreet';
import { t } from '#i18n';
import { Button, Checkbox, IconButton, notify, Select } from '#kit';
import { FormDialog } from '../FormDialog';
import styles from '../People.module.css';
import { endTask, type TaskOf } from '../tasks';
import { useUndoNotice } from '../write';
import own from './Bulk.module.css';
import { canClear, FIELDS, isAnswered, type Line, requestOf } from './fields';
import { ValueField } from './ValueField';

const fresh = (field: string): Line => ({ field, value: '', clears: false });

const clearLabel = (field: string): string =>
  t(field === 'archived_on' || field === 'verify_days' ? `bulk.clear.${field}` : 'bulk.clear.any');

/** Gives many stakeholders the same value, field by field. */
export function BulkDialog({ task }: { task: TaskOf<'bulk'> }) {
  const [lines, setLines] = useState<readonly Line[]>([fresh('owner')]);
  const discreet = useDiscreet();
  const customs = useRead('custom_fields_list', { subject: 'stakeholder' }).data?.items ?? [];
  const write = useWrite('stakeholders_change');
  const say = useUndoNotice();
  const options = [
    ...FIELDS.map((id) => ({ id: id as string, label: t(`bulk.fields.${id}`) })),
    ...(discreet ? [] : customs.map(({ id, name }) => ({ id, label: name }))),
  ];
  const labelOf = (field: string) => options.find(({ id }) => id === field)?.label ?? '';
  const free = options.filter(({ id }) => !lines.some(({ field }) => field === id));
  const change = (at: number, part: Partial<Line>) =>
    setLines((now) => now.map((line, place) => (place === at ? { ...line, ...part } : line)));
  const save = async () => {
    const request: Request<'stakeholders_change'> = requestOf(task.chosen, lines, customs);
    const { changed } = await write.mutateAsync(request);
    if (changed > 0) {
      say(t('bulk.done', { count: changed }));
    } else {
      notify(t('bulk.done_none'));
    }
  };
  return (
    <FormDialog
      title={t('bulk.title', { count: task.count })}
      save={t('bulk.save', { count: task.count })}
      size="m"
      isDisabled={!lines.every(isAnswered)}
      about={lines.map(({ field, value }) => `${field}=${value}`).join('\n')}
      onClose={endTask}
      onSave={save}
    >
      <p className={styles.faint}>{t('bulk.lead')}</p>
      <ul className={own.lines}>
        {lines.map((line, at) => (
          <li key={line.field} className={own.line}>
            <Select
              label={t('bulk.field')}
              hideLabel
              options={[{ id: line.field, label: labelOf(line.field) }, ...free]}
              value={line.field}
              onChange={(field) => change(at, fresh(field))}
              autoFocus={at === lines.length - 1}
            />
            <div className={own.value}>
              {line.clears ? null : (
                <ValueField
                  field={line.field}
                  label={`${t('bulk.value')}: ${labelOf(line.field)}`}
                  value={line.value}
                  onChange={(value) => change(at, { value })}
                  custom={customs.find(({ id }) => id === line.field)}
                  error={write.error?.fault(`changes.${line.field}`)}
                />
              )}
              {canClear(line.field) ? (
                <Checkbox isSelected={line.clears} onChange={(clears) => change(at, { clears })}>
                  {clearLabel(line.field)}
                </Checkbox>
              ) : null}
            </div>
            <IconButton
              icon={X}
              label={t('bulk.drop', { field: labelOf(line.field) })}
              size="s"
              isDisabled={lines.length === 1}
              onPress={() => setLines((now) => now.filter((_, place) => place !== at))}
            />
          </li>
        ))}
      </ul>
      {free.length > 0 ? (
        <div>
          <Button
            variant="quiet"
            size="s"
            icon={Plus}
            onPress={() => {
              const [next] = free;
              if (next) {
                setLines((now) => [...now, fresh(next.id)]);
              }
            }}
          >
            {t('bulk.another')}
          </Button>
        </div>
      ) : null}
    </FormDialog>
  );
}
