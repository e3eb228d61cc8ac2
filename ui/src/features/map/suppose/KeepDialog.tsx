import { useState } from 'react';
import { useWrite } from '#api';
import type { Basis } from '#bindings/Basis';
import { useAsOf } from '#context';
import { t } from '#i18n';
import { DateField, FormDialog, FormWide, notify, Select } from '#kit';
import { KeptFor, OpinionArea } from '#purpose';
import styles from './Suppose.module.css';
import { discard, keyOf, type Supposing } from './state';

const BASES = ['stated', 'observed', 'inferred'] as const satisfies readonly Basis[];

/** Keeps what is supposed as assessments of one's own, in one change. */
export function KeepDialog({
  project,
  supposing: { said, without },
  onClose,
}: {
  project: string;
  supposing: Supposing;
  onClose(): void;
}) {
  const { today } = useAsOf();
  const [basis, setBasis] = useState<Basis | null>(null);
  const [date, setDate] = useState<string | null>(today);
  const [note, setNote] = useState('');
  const write = useWrite('assess_many');
  const undo = useWrite('undo');
  const rated = [...said];
  const asksBasis = rated.some(([, values]) => values.has('attitude'));
  const fault = (field: string) => write.error?.fault(field);
  const keep = () =>
    write.mutate(
      {
        project,
        ...(date ? { on_date: date } : {}),
        entries: rated.map(([stakeholder, values]) => ({
          stakeholder,
          values: [...values].map(([axis, value]) => ({ axis, value })),
          ...(values.has('attitude') && basis ? { basis } : {}),
          ...(note.trim() ? { note } : {}),
        })),
      },
      {
        onSuccess: ({ stakeholders }) => {
          discard(keyOf(project));
          notify(t('suppose.kept', { count: stakeholders }), {
            action: {
              label: t('people.delete.undo'),
              run: () => undo.mutate({}, { onError: (failure) => notify(failure.message, { tone: 'red' }) }),
            },
          });
          onClose();
        },
      },
    );
  return (
    <FormDialog
      title={t('suppose.keep_title', { count: rated.length })}
      save={t('suppose.keep', { count: rated.length })}
      onClose={onClose}
      failure={write.error}
      fields={['on_date']}
      isPending={write.isPending}
      canSave={date !== null && (!asksBasis || basis !== null)}
      onSave={keep}
    >
      <FormWide>
        <KeptFor />
      </FormWide>
      {without.length > 0 ? (
        <FormWide>
          <p className={styles.soft}>{t('suppose.leaving_not_kept', { count: without.length })}</p>
        </FormWide>
      ) : null}
      {asksBasis ? (
        <Select
          label={t('lenses.basis_label')}
          options={BASES.map((id) => ({ id, label: t(`people.basis.${id}`) }))}
          value={basis}
          onChange={setBasis}
          description={t('lenses.basis_hint')}
        />
      ) : null}
      <DateField
        label={t('map.form.on_date')}
        value={date}
        onChange={setDate}
        max={today}
        error={fault('on_date')}
      />
      <FormWide>
        <OpinionArea label={t('map.form.note')} rows={2} value={note} onChange={setNote} />
      </FormWide>
    </FormDialog>
  );
}
