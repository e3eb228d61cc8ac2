import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#api';
import { useAsOf } from '#context';
import { formatDate, t } from '#i18n';
import {
  Button,
  DateField,
  Dialog,
  ErrorBanner,
  FormDialog,
  IconButton,
  Menu,
  Select,
  TextField,
} from '#kit';
import { type NetworkTie, TIE_KINDS, tieWords } from './model';
import styles from './Network.module.css';
import { Strength } from './TieDialog';

/** The ties of somebody, each to be changed, ended or deleted. */
export function TiesDialog({
  of,
  ties,
  nameOf,
  readOnly,
  onClose,
}: {
  of: string;
  ties: readonly NetworkTie[];
  nameOf(id: string): string;
  readOnly: boolean;
  onClose(): void;
}) {
  const end = useWrite('tie_end');
  const remove = useWrite('tie_delete');
  const [changing, setChanging] = useState<NetworkTie | null>(null);
  const failure = end.error ?? remove.error;
  if (changing) {
    return <ChangeDialog tie={changing} nameOf={nameOf} onClose={() => setChanging(null)} />;
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('network.ties_of', { name: of })}
      size="m"
      footer={
        <Button variant="primary" onPress={onClose}>
          {t('network.done')}
        </Button>
      }
    >
      {failure ? <ErrorBanner failure={failure} /> : null}
      <ul className={styles.ties} aria-label={t('network.ties_of', { name: of })}>
        {ties.map((tie) => {
          const words = tieWords(tie, nameOf);
          return (
            <li key={tie.id} className={styles.tie}>
              <span>
                {words}
                <small>
                  {[
                    ...(tie.strength === null ? [] : [t('network.strength_is', { strength: tie.strength })]),
                    t('network.since', { date: formatDate(tie.since) }),
                    ...(tie.source === '' ? [] : [t('network.source_is', { source: tie.source })]),
                  ].join(' · ')}
                </small>
              </span>
              {readOnly ? null : (
                <Menu
                  label={t('network.tie_actions', { tie: words })}
                  placement="bottom end"
                  groups={[
                    {
                      id: 'tie',
                      items: [
                        { id: 'change', label: t('network.tie_change'), onAction: () => setChanging(tie) },
                        {
                          id: 'end',
                          label: t('network.tie_end'),
                          onAction: () => end.mutate({ id: tie.id }),
                        },
                        {
                          id: 'delete',
                          label: t('network.tie_delete'),
                          isDanger: true,
                          onAction: () => remove.mutate({ id: tie.id }),
                        },
                      ],
                    },
                  ]}
                >
                  <IconButton icon={Ellipsis} label={t('network.tie_actions', { tie: words })} size="s" />
                </Menu>
              )}
            </li>
          );
        })}
      </ul>
      {ties.length === 0 ? <p className={styles.soft}>{t('network.no_ties_left')}</p> : null}
    </Dialog>
  );
}

function ChangeDialog({
  tie,
  nameOf,
  onClose,
}: {
  tie: NetworkTie;
  nameOf(id: string): string;
  onClose(): void;
}) {
  const { today } = useAsOf();
  const edit = useWrite('tie_edit');
  const [kind, setKind] = useState(tie.kind);
  const [strength, setStrength] = useState(String(tie.strength ?? 0));
  const [source, setSource] = useState(tie.source);
  const [since, setSince] = useState<string | null>(tie.since);
  const fault = (field: string) => edit.error?.fault(`changes.${field}`);
  return (
    <FormDialog
      title={t('network.form.edit', { tie: tieWords(tie, nameOf) })}
      save={t('network.form.save_edit')}
      onClose={onClose}
      failure={edit.error}
      fields={['changes.strength', 'changes.source', 'changes.from_on']}
      isPending={edit.isPending}
      canSave={since !== null}
      onSave={() =>
        edit.mutate(
          {
            id: tie.id,
            changes: {
              kind,
              strength: strength === '0' ? null : Number(strength),
              source,
              ...(since ? { from_on: since } : {}),
            },
          },
          { onSuccess: onClose },
        )
      }
    >
      <Select
        label={t('network.form.kind')}
        options={TIE_KINDS.map((id) => ({ id, label: t(`network.kind.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <DateField
        label={t('network.form.since')}
        value={since}
        onChange={setSince}
        max={today}
        error={fault('from_on')}
      />
      <Strength value={strength} onChange={setStrength} />
      <TextField
        label={t('network.form.source')}
        value={source}
        onChange={setSource}
        error={fault('source')}
      />
    </FormDialog>
  );
}
