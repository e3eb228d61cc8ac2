import { useState } from 'react';
import { useRead } from '#api';
import { t } from '#i18n';
import { ComboBox, FormDialog, FormWide } from '#kit';
import { KeptFor } from '#purpose';
import type { Holder } from './model';

/** Chooses who gets a column: of the project first, and anybody of the register by name. */
export function PersonDialog({
  project,
  onAdd,
  onClose,
}: {
  project: string;
  onAdd(person: Holder): void;
  onClose(): void;
}) {
  const [chosen, setChosen] = useState<Holder | null>(null);
  const [text, setText] = useState('');
  const searched = text.trim();
  const found = useRead(
    'people_list',
    {
      filter: searched === '' ? { project } : { text: searched },
      sort: searched === '' ? 'name' : 'relevance',
      limit: 20,
    },
    { keepPrevious: true },
  );
  const people = found.data?.items ?? [];
  return (
    <FormDialog
      title={t('decisions.form.person')}
      save={t('decisions.form.person_save')}
      size="s"
      onClose={onClose}
      failure={found.error}
      isPending={false}
      canSave={chosen !== null}
      onSave={() => chosen && onAdd(chosen)}
    >
      <FormWide>
        <KeptFor />
      </FormWide>
      <FormWide>
        <ComboBox
          label={t('decisions.form.who')}
          description={t('decisions.form.person_body')}
          isRequired
          autoFocus
          options={people.map(({ id, name, role, unit }) => ({
            id,
            label: name,
            hint: [role, unit].filter(Boolean).join(' · '),
          }))}
          value={chosen?.id ?? null}
          onChange={(id) => {
            const person = people.find((each) => each.id === id);
            setChosen(person ? { id: person.id, name: person.name } : null);
          }}
          onSearch={setText}
          placeholder={t('decisions.form.who_hint')}
        />
      </FormWide>
    </FormDialog>
  );
}
