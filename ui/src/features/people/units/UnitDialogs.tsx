import { useState } from 'react';
import { Failure, useWrite } from '#api';
import { t } from '#i18n';
import { ComboBox, TextField } from '#kit';
import { FormDialog } from '../FormDialog';
import { endTask, type TaskOf } from '../tasks';
import { unitOptions, useUnits, withBelow } from './units';

const TOP = 'top';
const top = { id: TOP, label: t('people.units.top') };

export function UnitAddDialog({ task }: { task: TaskOf<'unit-add'> }) {
  const units = useUnits();
  const add = useWrite('unit_add');
  const [name, setName] = useState('');
  const [parent, setParent] = useState(task.parent ?? TOP);
  const fault = add.error instanceof Failure ? add.error.fault('name') : undefined;
  return (
    <FormDialog
      title={t('people.units.add_title')}
      save={t('people.units.add')}
      isDisabled={name.trim() === ''}
      onClose={endTask}
      onSave={() => add.mutateAsync({ name, ...(parent === TOP ? {} : { parent }) })}
    >
      <TextField
        label={t('people.units.name')}
        value={name}
        onChange={setName}
        isRequired
        autoFocus
        error={fault}
      />
      <ComboBox
        label={t('people.units.parent')}
        options={[top, ...unitOptions(units)]}
        value={parent}
        onChange={(id) => setParent(id ?? TOP)}
        defaultText={units.byId.get(parent)?.name ?? top.label}
      />
    </FormDialog>
  );
}

export function UnitRenameDialog({ task }: { task: TaskOf<'unit-rename'> }) {
  const unit = useUnits().byId.get(task.id);
  const edit = useWrite('unit_edit');
  const [name, setName] = useState(unit?.name ?? '');
  return (
    <FormDialog
      title={t('people.units.rename_title', { unit: unit?.name ?? '' })}
      save={t('people.units.save')}
      isDisabled={name.trim() === ''}
      onClose={endTask}
      onSave={() => edit.mutateAsync({ id: task.id, name })}
    >
      <TextField
        label={t('people.units.name')}
        value={name}
        onChange={setName}
        isRequired
        autoFocus
        onFocus={(event) => event.target instanceof HTMLInputElement && event.target.select()}
        error={edit.error?.fault('name')}
      />
    </FormDialog>
  );
}

export function UnitMoveDialog({ task }: { task: TaskOf<'unit-move'> }) {
  const units = useUnits();
  const unit = units.byId.get(task.id);
  const edit = useWrite('unit_edit');
  const inside = withBelow(units, task.id);
  const [parent, setParent] = useState(unit?.parent ?? TOP);
  return (
    <FormDialog
      title={t('people.units.move_title', { unit: unit?.name ?? '' })}
      save={t('people.units.save')}
      onClose={endTask}
      onSave={() => edit.mutateAsync({ id: task.id, parent: parent === TOP ? null : parent })}
    >
      <ComboBox
        label={t('people.units.parent')}
        options={[top, ...unitOptions(units).filter(({ id }) => !inside.has(id))]}
        value={parent}
        onChange={(id) => setParent(id ?? TOP)}
        defaultText={units.byId.get(parent)?.name ?? top.label}
        autoFocus
        error={edit.error?.fault('parent') ?? edit.error?.fault('name')}
      />
    </FormDialog>
  );
}

export function UnitDeleteDialog({ task }: { task: TaskOf<'unit-delete'> }) {
  const units = useUnits();
  const unit = units.byId.get(task.id);
  const remove = useWrite('unit_delete');
  const parent = units.byId.get(unit?.parent ?? '')?.name ?? t('people.units.the_top');
  const count = unit?.stakeholders ?? 0;
  return (
    <FormDialog
      title={t('people.units.delete_title', { unit: unit?.name ?? '' })}
      save={t('people.units.delete_do')}
      isDanger
      onClose={endTask}
      onSave={() => remove.mutateAsync({ id: task.id })}
    >
      <p>
        {count > 0
          ? t('people.units.delete_body', { count, parent })
          : t('people.units.delete_empty', { parent })}
      </p>
    </FormDialog>
  );
}
