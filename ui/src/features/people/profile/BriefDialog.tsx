import { Download } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { desk, type Request, useRead } from '#api';
import { useAsOf, useRoleOnly, useScope } from '#context';
import { Hidden, Private, useDiscreet } from '#discreet';
import { formatDate, t } from '#i18n';
import { Badge, Button, Dialog, ErrorBanner, notify, Select, Skeleton, Table } from '#kit';
import type { Brief, BriefLines } from '../model';
import { endTask, type TaskOf } from '../tasks';
import { sayFailure } from '../write';
import styles from './BriefDialog.module.css';

type Shown = NonNullable<Request<'person_brief'>['profile']>;
const PROFILES = ['full', 'roles', 'own'] as const satisfies readonly Shown[];

/** What to know before meeting somebody, on the screen and as a page. */
export function BriefDialog({ task }: { task: TaskOf<'brief'> }) {
  const { project } = useScope();
  const { asOf } = useAsOf();
  const roleOnly = useRoleOnly();
  const discreet = useDiscreet();
  const offered: readonly Shown[] = roleOnly ? ['roles'] : PROFILES;
  const [profile, setProfile] = useState<Shown>(roleOnly ? 'roles' : 'full');
  const [busy, setBusy] = useState(false);
  const request = {
    id: task.id,
    profile,
    ...(project ? { project: project.id } : {}),
    ...(asOf ? { as_of: asOf } : {}),
  };
  const read = useRead('person_brief', request, { keepPrevious: true });
  const save = () => {
    setBusy(true);
    desk
      .briefSave(request)
      .then((saved) => {
        if (saved) {
          notify(t('brief.saved', { file: saved.file_name, folder: saved.folder }));
          endTask();
        }
      })
      .catch(sayFailure)
      .finally(() => setBusy(false));
  };
  return (
    <Dialog
      isOpen
      onClose={endTask}
      title={t('brief.title', { name: task.name })}
      size="l"
      footer={
        <>
          <Button onPress={endTask}>{t('kit.close')}</Button>
          <Button
            variant="primary"
            icon={Download}
            isPending={busy}
            isDisabled={!read.data || discreet}
            onPress={save}
          >
            {t('brief.save')}
          </Button>
        </>
      }
    >
      <Private instead={<Hidden what={t('brief.hidden')} />}>
        <div className={styles.bar}>
          <Select
            quiet
            label={t('redaction.profile')}
            options={offered.map((id) => ({ id, label: t(`redaction.profiles.${id}`) }))}
            value={profile}
            onChange={setProfile}
          />
        </div>
        {read.error ? <ErrorBanner failure={read.error} title={t('brief.failed')} kept="" /> : null}
        {read.data ? <Sheet brief={read.data} /> : read.error ? null : <Skeleton lines={8} />}
      </Private>
    </Dialog>
  );
}

function Sheet({ brief }: { brief: Brief }) {
  const met =
    brief.last_met === null ? t('brief.never_met') : t('brief.met', { date: formatDate(brief.last_met) });
  return (
    <article className={styles.sheet} aria-label={t('brief.title', { name: brief.name })} data-selectable>
      <h3 className={styles.name}>{brief.name}</h3>
      <p className={styles.faint}>
        {t('brief.as_of', { kind: brief.kind, date: formatDate(brief.as_of) })}
        {brief.project ? ` · ${brief.project}` : ''} · {met}
      </p>
      {brief.who.length > 0 ? (
        <dl className={styles.who}>
          {brief.who.map(({ name, value }) => (
            <div key={name} className={styles.fact}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {brief.posts.lines.length > 0 ? <Part title={t('brief.posts')} list={brief.posts} none="" /> : null}
      <section>
        <h4 className={styles.heading}>{t('brief.stakes')}</h4>
        {brief.stakes.length === 0 ? (
          <p className={styles.faint}>{t('brief.no_stakes')}</p>
        ) : (
          <Table
            caption={t('brief.stakes')}
            rows={brief.stakes}
            rowKey={({ project }) => project}
            columns={[
              {
                key: 'project',
                header: t('brief.project'),
                isRowHeader: true,
                render: ({ project }) => project,
              },
              {
                key: 'place',
                header: t('brief.place'),
                render: ({ place, change }) => (
                  <>
                    {place ?? t('brief.not_assessed')}
                    {change ? <span className={styles.change}>{change}</span> : null}
                  </>
                ),
              },
              {
                key: 'current',
                header: t('brief.current'),
                render: ({ current }) => current ?? t('brief.not_assessed'),
              },
              { key: 'desired', header: t('brief.desired'), render: ({ desired }) => desired ?? '–' },
              { key: 'gap', header: t('brief.gap'), render: ({ gap }) => gap ?? '–' },
            ]}
          />
        )}
        <More count={brief.more_stakes} />
      </section>
      <Part title={t('brief.said')} list={brief.said} none={t('brief.nothing_said')}>
        {brief.mood ? <p className={styles.faint}>{brief.mood}</p> : null}
      </Part>
      <div className={styles.two}>
        <Part title={t('brief.ours')} list={brief.ours} none={t('brief.nothing_open')} />
        <Part title={t('brief.theirs')} list={brief.theirs} none={t('brief.nothing_open')} />
        <Part title={t('brief.ties')} list={brief.ties} none={t('brief.no_ties')} />
        <Part title={t('brief.requests')} list={brief.requests} none={t('brief.no_requests')} />
      </div>
      <p className={styles.faint}>{brief.treatment.join(' ')}</p>
    </article>
  );
}

interface PartProps {
  title: string;
  list: BriefLines;
  /** What is said where there is nothing. */
  none: string;
  children?: ReactNode;
}

function Part({ title, list, none, children }: PartProps) {
  return (
    <section>
      <h4 className={styles.heading}>{title}</h4>
      {list.lines.length === 0 ? (
        <p className={styles.faint}>{none}</p>
      ) : (
        <ul className={styles.lines} aria-label={title}>
          {list.lines.map(({ head, text, late }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id and never move
            <li key={at}>
              <strong className={styles.lead}>{head}</strong>{' '}
              {late ? <Badge tone="red">{t('brief.late')}</Badge> : null} {text}
            </li>
          ))}
        </ul>
      )}
      <More count={list.more} />
      {children}
    </section>
  );
}

const More = ({ count }: { count: number }) =>
  count > 0 ? <p className={styles.faint}>{t('brief.more', { count })}</p> : null;
