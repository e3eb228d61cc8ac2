import { useState } from 'react';
import { useWrite } from '#api';
import { t } from '#i18n';
import { FormDialog, Select, TextArea, TextField } from '#kit';
import { FAMILIES, type Family, type Task } from './model';
import styles from './Support.module.css';

/** Adds a service to the menu, or rewords one. */
export function ServiceDialog({
  task: { service, family: of },
  onClose,
}: {
  task: Extract<Task, { kind: 'service' }>;
  onClose(): void;
}) {
  const add = useWrite('service_add');
  const edit = useWrite('service_edit');
  const [family, setFamily] = useState<Family>(service?.family ?? of ?? 'standards_and_templates');
  const [name, setName] = useState(service?.name ?? '');
  const [summary, setSummary] = useState(service?.summary ?? '');
  const failure = add.error ?? edit.error;
  return (
    <FormDialog
      title={t(service ? 'support.service_form.title_edit' : 'support.service_form.title')}
      save={t(service ? 'support.service_form.save_edit' : 'support.service_form.save')}
      onClose={onClose}
      failure={failure}
      fields={['name', 'summary']}
      isPending={add.isPending || edit.isPending}
      canSave={name.trim() !== ''}
      onSave={() => {
        if (service) {
          edit.mutate({ id: service.id, name, summary }, { onSuccess: onClose });
        } else {
          add.mutate({ family, name, summary }, { onSuccess: onClose });
        }
      }}
    >
      <Select<Family>
        label={t('support.service_form.family')}
        className={styles.wide ?? ''}
        options={FAMILIES.map((id) => ({
          id,
          label: t(`support.family.${id}`),
          hint: t(`support.family_hint.${id}`),
        }))}
        value={family}
        onChange={setFamily}
        isDisabled={service !== undefined}
      />
      <TextField
        label={t('support.service_form.name')}
        className={styles.wide ?? ''}
        isRequired
        autoFocus
        value={name}
        onChange={setName}
        error={failure?.fault('name')}
      />
      <TextArea
        label={t('support.service_form.summary')}
        description={t('support.service_form.summary_hint')}
        className={styles.wide ?? ''}
        value={summary}
        onChange={setSummary}
        error={failure?.fault('summary')}
      />
    </FormDialog>
  );
}
