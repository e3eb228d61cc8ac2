import { Plus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { type Response, useRead, useWrite } from '#api';
import { useDesk, useReadOnly } from '#context';
import { formatDateLong, t } from '#i18n';
import { Button, DateField, ErrorBanner, IconButton, Panel, Skeleton, Table, TextField } from '#kit';
import styles from './Privacy.module.css';
import { sayFailure, useSayDone } from './say';

type Holiday = Response<'holidays_read'>['days'][number];

/** What was done, and what it did to the days on which requests are due. */
function useSayMoved() {
  const say = useSayDone();
  return (what: string, moved: number) =>
    say(
      moved > 0
        ? t('privacy.holidays.moved', { what, count: moved })
        : t('privacy.holidays.none_moved', { what }),
    );
}

const nameOf = ({ name }: Holiday) => (name === '' ? t('privacy.holidays.unnamed') : name);

/** The days on which nobody works, kept by hand; requests are dated by them. */
export function Holidays() {
  const readOnly = useReadOnly();
  const today = useDesk()?.today ?? '';
  const read = useRead('holidays_read', {});
  const change = useWrite('holidays_change');
  const sayMoved = useSayMoved();
  const [withPast, setWithPast] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const days = read.data?.days ?? [];
  const past = days.filter(({ on }) => on < today);
  const shown = withPast ? days : days.filter(({ on }) => on >= today);
  const remove = (gone: Holiday) =>
    change.mutate(
      { days: days.filter(({ on }) => on !== gone.on) },
      {
        onSuccess: ({ moved }) => {
          sayMoved(t('privacy.holidays.removed', { name: nameOf(gone) }), moved);
          // The button that had the focus went with its row.
          place.current?.querySelector<HTMLElement>('button, [role=spinbutton]')?.focus();
        },
        onError: sayFailure,
      },
    );
  return (
    <Panel title={t('privacy.holidays.title')} lead={t('privacy.holidays.lead')} plain>
      {read.error ? (
        <ErrorBanner
          failure={read.error}
          title={t('privacy.holidays.failed')}
          kept=""
          onRetry={() => void read.refetch()}
        />
      ) : null}
      {read.isPending ? <Skeleton lines={3} /> : null}
      <div ref={place} className={styles.stack}>
        {read.data && days.length === 0 ? <p className={styles.faint}>{t('privacy.holidays.none')}</p> : null}
        {past.length > 0 && !withPast ? (
          <Button size="s" variant="quiet" className={styles.start ?? ''} onPress={() => setWithPast(true)}>
            {t('privacy.holidays.past', { count: past.length })}
          </Button>
        ) : null}
        {shown.length > 0 ? (
          <div className={styles.narrow}>
            <Table
              caption={t('privacy.holidays.caption')}
              rows={shown}
              rowKey={({ on }) => on}
              columns={[
                {
                  key: 'day',
                  header: t('privacy.holidays.day'),
                  width: '14rem',
                  render: ({ on }) => <time dateTime={on}>{formatDateLong(on)}</time>,
                },
                {
                  key: 'name',
                  header: t('privacy.holidays.name'),
                  isRowHeader: true,
                  render: (day) => <span className={styles.words}>{nameOf(day)}</span>,
                },
                {
                  key: 'acts',
                  header: <span className="visually-hidden">{t('privacy.holidays.acts')}</span>,
                  width: '2.5rem',
                  render: (day) =>
                    readOnly ? null : (
                      <IconButton
                        icon={X}
                        size="s"
                        isDisabled={change.isPending}
                        label={t('privacy.holidays.remove', {
                          name: nameOf(day),
                          date: formatDateLong(day.on),
                        })}
                        onPress={() => remove(day)}
                      />
                    ),
                },
              ]}
            />
          </div>
        ) : null}
      </div>
      {/* A list that cannot be read any more is begun anew by the first day that is put on it. */}
      {readOnly || !(read.data || read.error?.code === 'damaged') ? null : <NewHoliday days={days} />}
    </Panel>
  );
}

function NewHoliday({ days }: { days: readonly Holiday[] }) {
  const add = useWrite('holidays_change');
  const sayMoved = useSayMoved();
  const [on, setOn] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [asked, setAsked] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const field = (part: string) => add.error?.fault(`days[${days.length}].${part}`);
  const isTwice = on !== null && days.some((day) => day.on === on);
  const noDay = asked && on === null ? t('privacy.holidays.day_needed') : undefined;
  const noName = asked && name.trim() === '' ? t('privacy.holidays.name_needed') : undefined;
  const save = () => {
    setAsked(true);
    if (on === null || name.trim() === '' || isTwice || add.isPending) {
      return;
    }
    const day = { on, name: name.trim() };
    add.mutate(
      { days: [...days, day] },
      {
        onSuccess: ({ moved }) => {
          setOn(null);
          setName('');
          setAsked(false);
          sayMoved(t('privacy.holidays.added', { name: day.name }), moved);
          form.current?.querySelector<HTMLElement>('[role=spinbutton]')?.focus();
        },
      },
    );
  };
  const beside = field('on') ?? field('name');
  return (
    <form
      ref={form}
      aria-label={t('privacy.holidays.add')}
      noValidate
      className={styles.add}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <DateField
        label={t('privacy.holidays.new_day')}
        value={on}
        onChange={setOn}
        error={isTwice ? t('privacy.holidays.twice') : (noDay ?? field('on'))}
        min="1900-01-01"
        max="2199-12-31"
        className={styles.day ?? ''}
      />
      <TextField
        label={t('privacy.holidays.new_name')}
        value={name}
        onChange={setName}
        error={noName ?? field('name')}
        maxLength={300}
        className={styles.name ?? ''}
      />
      <Button type="submit" icon={Plus} isPending={add.isPending} className={styles.save ?? ''}>
        {t('privacy.holidays.save')}
      </Button>
      {add.error && beside === undefined ? <ErrorBanner failure={add.error} /> : null}
    </form>
  );
}
