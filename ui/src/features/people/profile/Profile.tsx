import {
  ArchiveRestore,
  ClipboardPen,
  Eraser,
  FileUser,
  Flag,
  MailQuestion,
  Map as MapIcon,
  MoreHorizontal,
  NotebookText,
  PanelLeft,
  Trash2,
  UserX,
  Waypoints,
} from 'lucide-react';
import { useRead, useWrite } from '#api';
import { go, useAsOf, useFeatures, useReadOnly, useRoleOnly, useScope } from '#context';
import { Hidden, Private } from '#discreet';
import { formatDate, formatDateLong, t } from '#i18n';
import { Badge, Button, EmptyState, ErrorBanner, IconButton, Menu, type MenuItem, Skeleton } from '#kit';
import type { PersonProfile } from '../model';
import { savePack } from '../rights/pack';
import { Rights } from '../rights/Rights';
import { begin } from '../tasks';
import { sayFailure } from '../write';
import { Commitments } from './Commitments';
import { Conversations } from './Conversations';
import { Custom } from './Custom';
import { Care, Fields, Name, Notes } from './Fields';
import { Composition, Memberships, Ties } from './Links';
import { Posts } from './Posts';
import { PrivateNotes } from './PrivateNotes';
import styles from './Profile.module.css';
import { Recorded } from './Recorded';
import { Stakes } from './Stakes';
import { Story } from './Story';
import { Tags } from './Tags';

/** All that is known of a stakeholder, in the panel at the right of every place. */
export function Profile({ id }: { id: string }) {
  const { asOf, date } = useAsOf();
  const read = useRead('person_profile', { id, ...(asOf ? { as_of: asOf } : {}) }, { keepPrevious: true });
  if (read.error) {
    return read.error.code === 'not_found' ? (
      <EmptyState icon={UserX} title={t('people.profile.gone')}>
        {t('people.profile.gone_body')}
      </EmptyState>
    ) : (
      <div className={styles.profile}>
        <ErrorBanner
          failure={read.error}
          title={t('people.profile.failed')}
          kept=""
          onRetry={() => void read.refetch()}
        />
      </div>
    );
  }
  if (!read.data) {
    return <Skeleton lines={8} className={styles.profile ?? ''} />;
  }
  const profile = read.data;
  const isEarly = asOf !== undefined && profile.person.added_on > asOf;
  return (
    <div className={styles.profile}>
      <Head profile={profile} />
      {isEarly ? <Badge>{t('people.profile.not_yet', { date: formatDateLong(date) })}</Badge> : null}
      <Private instead={<Hidden what={t('discreet.profile')} />}>
        <Tags profile={profile} />
      </Private>
      <Fields profile={profile} />
      <Private instead={null}>
        <Notes profile={profile} />
      </Private>
      <Care profile={profile} />
      <Private instead={null}>
        <Custom profile={profile} />
      </Private>
      <Posts profile={profile} />
      <Stakes profile={profile} />
      <Composition profile={profile} />
      <Memberships profile={profile} />
      <Ties profile={profile} />
      <Conversations profile={profile} />
      <Commitments profile={profile} />
      <PrivateNotes profile={profile} />
      <Private instead={null}>
        <Rights id={id} />
      </Private>
      <Story id={id} />
      <Recorded id={id} />
      <p className={styles.foot}>
        {t('people.profile.added', { date: formatDate(profile.person.added_on) })}
        {profile.source ? ` · ${t('people.profile.source', { source: profile.source })}` : ''}
        {profile.person.reference ? ` · ${profile.person.reference}` : ''}
      </p>
    </div>
  );
}

/** Who it is, where they belong, and what can be done. */
function Head({ profile }: { profile: PersonProfile }) {
  const { person, unit_path, stakes } = profile;
  const { id, name } = person;
  const readOnly = useReadOnly();
  const roleOnly = useRoleOnly();
  const { project } = useScope();
  const stake = useWrite('stake_add');
  const inScope = project !== null && stakes.some((each) => each.project === project.id);
  const assess = () => begin({ kind: 'assess', id, name, project: project?.id });
  return (
    <header className={styles.head}>
      <span className={styles.kind}>{t(`people.kind.${person.kind}`)}</span>
      <Name profile={profile} />
      {roleOnly && person.kind === 'person' ? (
        <p className={styles.faint}>{t('people.by_position.hint')}</p>
      ) : null}
      <ArchiveMark person={person} />
      {unit_path.length > 0 ? <p className={styles.path}>{unit_path.join(' › ')}</p> : null}
      <div className={styles.actions}>
        {readOnly ? null : (
          <>
            <Button size="s" icon={ClipboardPen} onPress={assess}>
              {t('people.profile.assess')}
            </Button>
            {project !== null && !inScope ? (
              <Button
                size="s"
                icon={Waypoints}
                onPress={() =>
                  stake.mutate({ project: project.id, stakeholders: [id] }, { onError: sayFailure })
                }
              >
                {t('people.profile.add_to', { project: project.name })}
              </Button>
            ) : null}
          </>
        )}
        <Button size="s" icon={NotebookText} onPress={() => begin({ kind: 'brief', id, name })}>
          {t('brief.action')}
        </Button>
        <ProfileMenu person={person} readOnly={readOnly} />
      </div>
    </header>
  );
}

/** That it is archived, and the way back. */
function ArchiveMark({ person }: { person: PersonProfile['person'] }) {
  const readOnly = useReadOnly();
  const edit = useWrite('stakeholder_edit');
  if (person.archived_on === null) {
    return null;
  }
  return (
    <p className={styles.archived}>
      <Badge>{t('register.profile.archived', { date: formatDate(person.archived_on) })}</Badge>
      {readOnly ? null : (
        <Button
          size="s"
          variant="quiet"
          icon={ArchiveRestore}
          onPress={() =>
            edit.mutate({ id: person.id, changes: { archived_on: null } }, { onError: sayFailure })
          }
        >
          {t('register.profile.put_back')}
        </Button>
      )}
    </p>
  );
}

/** Where they are shown, and what is done with all that is held; where nothing can be changed, only what looks. */
function ProfileMenu({
  person: { id, name, kind },
  readOnly,
}: {
  person: PersonProfile['person'];
  readOnly: boolean;
}) {
  const places = useFeatures().flatMap(({ place }) => (place ? [place.id] : []));
  const look: MenuItem[] = [
    ...(places.includes('map')
      ? [{ id: 'map', label: t('people.profile.place'), icon: MapIcon, onAction: () => go('map', id) }]
      : []),
    { id: 'show', label: t('people.profile.show'), icon: PanelLeft, onAction: () => go('people', id) },
  ];
  const pack = { id: 'pack', label: t('rights.menu.pack'), icon: FileUser, onAction: () => savePack(id) };
  const changes: MenuItem[] = [
    {
      id: 'data-request',
      label: t('rights.menu.request'),
      icon: MailQuestion,
      onAction: () => begin({ kind: 'data-request', id, name }),
    },
    {
      id: 'mark',
      label: t('rights.menu.mark'),
      icon: Flag,
      onAction: () => begin({ kind: 'mark', id, name }),
    },
    // What is held about a group, a role or an organisation is about nobody.
    ...(kind === 'person'
      ? [
          {
            id: 'erase',
            label: t('rights.menu.erase'),
            icon: Eraser,
            isDanger: true,
            onAction: () => begin({ kind: 'erase', id, name }),
          },
        ]
      : []),
  ];
  const remove = {
    id: 'delete',
    label: t('people.profile.delete'),
    icon: Trash2,
    isDanger: true,
    onAction: () => begin({ kind: 'delete', chosen: { ids: [id] }, count: 1, name }),
  };
  return (
    <Menu
      label={t('people.profile.actions', { name })}
      placement="bottom end"
      groups={[
        { id: 'go', items: look },
        { id: 'data', heading: t('rights.title'), items: readOnly ? [pack] : [pack, ...changes] },
        ...(readOnly ? [] : [{ id: 'delete', items: [remove] }]),
      ]}
    >
      <IconButton icon={MoreHorizontal} label={t('people.profile.actions', { name })} size="s" />
    </Menu>
  );
}
