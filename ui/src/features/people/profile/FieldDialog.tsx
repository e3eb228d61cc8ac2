import { useState } from 'react';
import { useWrite } from '#api';
import { t } from '#i18n';
import { Select, TextArea, TextField } from '#kit';
import { FormDialog } from '../FormDialog';
import { CUSTOM_KINDS, type CustomKind } from '../model';
import { endTask } from '../tasks';

/** Adds a field that every stakeholder then has. */
export function FieldDialog() {
  const [name, setName] = useState('');
  const [kind, setKind] = useState<CustomKind>('text');
  const [choices, setChoices] = useState('');
  const add = useWrite('custom_field_add');
  const words = choices
    .split('\n')
    .map((word) => word.trim())
    .filter(Boolean);
  return (
    <FormDialog
      title={t('records.custom.dialog')}
      save={t('records.custom.save')}
      isDisabled={name.trim() === '' || (kind === 'choice' && words.length === 0)}
      onClose={endTask}
      onSave={() =>
        add.mutateAsync({
          subject: 'stakeholder',
          name,
          kind,
          ...(kind === 'choice' ? { choices: words } : {}),
        })
      }
    >
      <TextField
        label={t('records.custom.name')}
        value={name}
        onChange={setName}
        error={add.error?.fault('name')}
        isRequired
        autoFocus
      />
      <Select
        label={t('records.custom.kind')}
        options={CUSTOM_KINDS.map((id) => ({ id, label: t(`records.custom.kinds.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      {kind === 'choice' ? (
        <TextArea
          label={t('records.custom.choices')}
          description={t('records.custom.choices_hint')}
          value={choices}
          onChange={setChoices}
          error={add.error?.fault('choices')}
          rows={4}
          isRequired
        />
      ) : null}
    </FormDialog>
  );
}
