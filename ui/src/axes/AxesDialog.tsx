import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useRead, useWrite } from '#api';
import { useReadOnly } from '#context';
import { t } from '#i18n';
import {
  Button,
  Dialog,
  ErrorBanner,
  FormDialog,
  FormWide,
  IconButton,
  notify,
  Skeleton,
  TextField,
} from '#kit';
import styles from './AxesDialog.module.css';
import { endsOf, type OwnAxis } from './own';

type Doing = { what: 'add' } | { what: 'edit' | 'remove'; axis: OwnAxis };

/** The axes of one's own: adding, renaming, the words of their ends, their order, removing with what was said on them. */
export function AxesDialog({ onClose }: { onClose(): void }) {
  const read = useRead('own_axes_list', {});
  const readOnly = useReadOnly();
  const change = useWrite('own_axis_change');
  const [doing, setDoing] = useState<Doing | null>(null);
  const [said, say] = useState('');
  const items = read.data?.items ?? [];
  const done = () => setDoing(null);
  const move = ({ id, name }: OwnAxis, to: number) =>
    change.mutate(
      { id, position: to },
      { onSuccess: () => say(t('axes.moved', { name, place: to + 1, count: items.length })) },
    );
  return (
    <>
      <Dialog
        isOpen
        onClose={onClose}
        title={t('axes.title')}
        footer={
          <>
            <Button onPress={onClose}>{t('axes.close')}</Button>
            {readOnly ? null : (
              <Button variant="primary" icon={Plus} onPress={() => setDoing({ what: 'add' })}>
                {t('axes.add')}
              </Button>
            )}
          </>
        }
      >
        <div className={styles.axes}>
          <p className={styles.soft}>{t('axes.lead')}</p>
          {read.error ? (
            <ErrorBanner failure={read.error} kept="" onRetry={() => void read.refetch()} />
          ) : null}
          {change.error ? <ErrorBanner failure={change.error} /> : null}
          {read.isPending ? <Skeleton lines={3} /> : null}
          {read.data && items.length === 0 ? <p>{t('axes.none')}</p> : null}
          {items.length > 0 ? (
            <ul className={styles.list} aria-label={t('axes.list')}>
              {items.map((axis, at) => (
                <li key={axis.id} className={styles.axis}>
                  <div className={styles.words}>
                    <strong>{axis.name}</strong>
                    <span className={styles.soft}>
                      {[endsOf(axis), t('axes.used', { count: axis.assessments })]
                        .filter(Boolean)
                        .join(' · ')}
                    </span>
                  </div>
                  {readOnly ? null : (
                    <div className={styles.tools}>
                      <IconButton
                        icon={ArrowUp}
                        size="s"
                        label={t('axes.up', { name: axis.name })}
                        isDisabled={at === 0 || change.isPending}
                        onPress={() => move(axis, at - 1)}
                      />
                      <IconButton
                        icon={ArrowDown}
                        size="s"
                        label={t('axes.down', { name: axis.name })}
                        isDisabled={at === items.length - 1 || change.isPending}
                        onPress={() => move(axis, at + 1)}
                      />
                      <IconButton
                        icon={Pencil}
                        size="s"
                        label={t('axes.edit', { name: axis.name })}
                        onPress={() => setDoing({ what: 'edit', axis })}
                      />
                      <IconButton
                        icon={Trash2}
                        size="s"
                        label={t('axes.remove', { name: axis.name })}
                        onPress={() => setDoing({ what: 'remove', axis })}
                      />
                    </div>
                  )}
                </li>
              ))}
            </ul>
          ) : null}
          <p role="status" className="visually-hidden">
            {said}
          </p>
        </div>
      </Dialog>
      {doing?.what === 'add' ? <AxisForm onClose={done} /> : null}
      {doing?.what === 'edit' ? <AxisForm axis={doing.axis} onClose={done} /> : null}
      {doing?.what === 'remove' ? <Removing axis={doing.axis} onClose={done} /> : null}
    </>
  );
}

function AxisForm({ axis, onClose }: { axis?: OwnAxis; onClose(): void }) {
  const [name, setName] = useState(axis?.name ?? '');
  const [low, setLow] = useState(axis?.low ?? '');
  const [high, setHigh] = useState(axis?.high ?? '');
  const add = useWrite('own_axis_add');
  const change = useWrite('own_axis_change');
  const error = add.error ?? change.error;
  const then = { onSuccess: onClose };
  return (
    <FormDialog
      title={axis ? t('axes.edit_title', { name: axis.name }) : t('axes.add_title')}
      save={t('axes.save')}
      onClose={onClose}
      failure={error}
      fields={['name', 'low', 'high']}
      isPending={add.isPending || change.isPending}
      canSave={name.trim() !== ''}
      onSave={() =>
        axis ? change.mutate({ id: axis.id, name, low, high }, then) : add.mutate({ name, low, high }, then)
      }
    >
      <FormWide>
        <TextField
          label={t('axes.name')}
          value={name}
          onChange={setName}
          error={error?.fault('name')}
          isRequired
          autoFocus
        />
      </FormWide>
      <TextField label={t('axes.low')} value={low} onChange={setLow} error={error?.fault('low')} />
      <TextField label={t('axes.high')} value={high} onChange={setHigh} error={error?.fault('high')} />
    </FormDialog>
  );
}

function Removing({ axis: { id, name, assessments }, onClose }: { axis: OwnAxis; onClose(): void }) {
  const remove = useWrite('own_axis_remove');
  const undo = useWrite('undo');
  const go = () =>
    remove.mutate(
      { id },
      {
        onSuccess: () => {
          onClose();
          notify(t('axes.removed', { name }), {
            action: {
              label: t('axes.undo'),
              run: () => undo.mutate({}, { onError: (failure) => notify(failure.message, { tone: 'red' }) }),
            },
          });
        },
      },
    );
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="s"
      mustAnswer
      isBusy={remove.isPending}
      title={t('axes.removing.title', { name })}
      footer={
        <>
          <Button onPress={onClose} isDisabled={remove.isPending} autoFocus>
            {t('kit.cancel')}
          </Button>
          <Button variant="danger" onPress={go} isPending={remove.isPending}>
            {t('axes.removing.go')}
          </Button>
        </>
      }
    >
      {remove.error ? <ErrorBanner failure={remove.error} /> : null}
      <p>{assessments === 0 ? t('axes.removing.none') : t('axes.removing.body', { count: assessments })}</p>
    </Dialog>
  );
}
