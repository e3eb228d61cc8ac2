import { useState } from 'react';
import { useRead, useWrite } from '#api';
import { useAsOf, useScope } from '#context';
import { t } from '#i18n';
import { ComboBox, DateField, FormDialog, Select, TextField, ToggleGroup } from '#kit';
import { KeptFor } from '#purpose';
import { TIE_KINDS, type TieKind } from './model';
import styles from './Network.module.css';

interface End {
  id: string;
  name: string;
}

/** Records a tie: of somebody to somebody, of a kind, perhaps with a strength. */
export function TieDialog({
  from,
  to,
  onDone,
  onClose,
}: {
  from?: End;
  to?: End;
  onDone?(from: string, to: string): void;
  onClose(): void;
}) {
  const { today } = useAsOf();
  const add = useWrite('tie_add');
  const [first, setFirst] = useState<End | null>(from ?? null);
  const [second, setSecond] = useState<End | null>(to ?? null);
  const [kind, setKind] = useState<TieKind>('influences');
  const [strength, setStrength] = useState('0');
  const [source, setSource] = useState('');
  const [since, setSince] = useState<string | null>(today);
  const fault = (field: string) => add.error?.fault(field);
  return (
    <FormDialog
      title={from ? t('network.form.add', { name: from.name }) : t('network.form.add_any')}
      save={t('network.form.save')}
      onClose={onClose}
      failure={add.error}
      fields={['from', 'to', 'strength', 'source', 'from_on']}
      isPending={add.isPending}
      canSave={first !== null && second !== null && since !== null}
      onSave={() =>
        first &&
        second &&
        add.mutate(
          {
            kind,
            from: first.id,
            to: second.id,
            ...(strength === '0' ? {} : { strength: Number(strength) }),
            ...(source.trim() === '' ? {} : { source }),
            ...(since ? { from_on: since } : {}),
          },
          {
            onSuccess: () => {
              onDone?.(first.name, second.name);
              onClose();
            },
          },
        )
      }
    >
      <div>
        <KeptFor />
      </div>
      {from ? null : (
        <Who
          label={t('network.form.from')}
          chosen={first}
          except={second?.id}
          onChoose={setFirst}
          error={fault('from')}
        />
      )}
      <Select
        label={t('network.form.kind')}
        options={TIE_KINDS.map((id) => ({ id, label: t(`network.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Who
        label={t('network.form.to')}
        chosen={second}
        except={first?.id}
        onChoose={setSecond}
        error={fault('to')}
      />
      <Strength value={strength} onChange={setStrength} />
      <DateField
        label={t('network.form.since')}
        value={since}
        onChange={setSince}
        max={today}
        error={fault('from_on')}
      />
      <TextField
        label={t('network.form.source')}
        value={source}
        onChange={setSource}
        error={fault('source')}
      />
    </FormDialog>
  );
}

/** How strong a tie is, if that is known. */
export function Strength({ value, onChange }: { value: string; onChange(value: string): void }) {
  return (
    <div className={styles.ratings}>
      <span className={styles.label} aria-hidden>
        {t('network.form.strength')}
      </span>
      <ToggleGroup
        label={t('network.form.strength')}
        choices={['0', '1', '2', '3', '4', '5'].map((id) => ({
          id,
          label: id === '0' ? t('network.form.unknown') : id,
        }))}
        value={value}
        onChange={onChange}
      />
      <span className={styles.soft}>{t('network.form.strength_hint')}</span>
    </div>
  );
}

/** Finds somebody of the scope by name as one types. */
function Who({
  label,
  chosen,
  except,
  onChoose,
  error,
}: {
  label: string;
  chosen: End | null;
  except: string | undefined;
  onChoose(end: End | null): void;
  error: string | undefined;
}) {
  const { project } = useScope();
  const [text, setText] = useState('');
  const searched = text.trim();
  const found = useRead(
    'people_list',
    {
      ...(searched === '' && !project
        ? {}
        : {
            filter: {
              ...(searched === '' ? {} : { text: searched }),
              ...(project ? { project: project.id } : {}),
            },
          }),
      sort: searched === '' ? 'name' : 'relevance',
      limit: 20,
    },
    { keepPrevious: true },
  );
  const people = (found.data?.items ?? []).filter(({ id }) => id !== except);
  return (
    <ComboBox
      label={label}
      isRequired
      options={people.map(({ id, name, role, unit }) => ({
        id,
        label: name,
        hint: [role, unit].filter(Boolean).join(' · '),
      }))}
      value={chosen?.id ?? null}
      onChange={(id) => {
        const person = people.find((each) => each.id === id);
        onChoose(person ? { id: person.id, name: person.name } : null);
      }}
      onSearch={setText}
      placeholder={t('network.form.placeholder')}
      error={error}
      autoFocus={chosen === null}
      {...(chosen ? { defaultText: chosen.name } : {})}
    />
  );
}
