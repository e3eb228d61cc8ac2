import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useWrite } from '#api';
import { useReadOnly, useSelection } from '#context';
import { formatDate, formatNumber, t } from '#i18n';
import { Button, IconButton, Panel, Table } from '#kit';
import type { Membership, PersonProfile, ProfileTie } from '../model';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';
import styles from './Profile.module.css';

/** Opens another stakeholder here. */
function Other({ id, name }: { id: string; name: string }) {
  const { open } = useSelection();
  return (
    <button type="button" className={styles.other} onClick={() => open(id)}>
      {name}
    </button>
  );
}

/** Which groups it is in; of a group, who is in it. */
export function Memberships({ profile }: { profile: PersonProfile }) {
  const readOnly = useReadOnly();
  const { id, name, kind } = profile.person;
  const isGroup = kind === 'group';
  return (
    <>
      {isGroup ? (
        <Panel
          title={t('people.profile.members')}
          plain
          level={3}
          actions={
            readOnly ? null : (
              <IconButton
                icon={Plus}
                label={t('people.profile.add_member')}
                size="s"
                onPress={() => begin({ kind: 'member', id, name })}
              />
            )
          }
        >
          <MembershipList rows={profile.members} none={t('people.profile.no_members')} />
        </Panel>
      ) : null}
      {profile.groups.length > 0 || (!isGroup && !readOnly) ? (
        <Panel
          title={t('people.profile.groups')}
          plain
          level={3}
          actions={
            readOnly ? null : (
              <IconButton
                icon={Plus}
                label={t('people.profile.join')}
                size="s"
                onPress={() => begin({ kind: 'group', id, name })}
              />
            )
          }
        >
          <MembershipList rows={profile.groups} none="–" />
        </Panel>
      ) : null}
    </>
  );
}

const FEW = 12;

function MembershipList({ rows, none }: { rows: readonly Membership[]; none: string }) {
  const readOnly = useReadOnly();
  const end = useWrite('membership_end');
  const say = useUndoNotice();
  const [all, setAll] = useState(false);
  if (rows.length === 0) {
    return <p className={styles.faint}>{none}</p>;
  }
  const shown = all ? rows : rows.slice(0, FEW);
  return (
    <>
      <ul className={styles.links}>
        {shown.map((row) => (
          <li key={row.id} className={styles.link}>
            <Other id={row.stakeholder} name={row.name} />
            <span className={styles.faint}>
              {t('people.profile.since', { date: formatDate(row.from_on) })}
            </span>
            {readOnly ? null : (
              <IconButton
                icon={X}
                size="s"
                className={styles.drop ?? ''}
                label={t('people.profile.end', { name: row.name })}
                onPress={() =>
                  end.mutate(
                    { id: row.id },
                    { onSuccess: () => say(t('people.profile.ended')), onError: sayFailure },
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      {rows.length > shown.length ? (
        <Button variant="quiet" size="s" onPress={() => setAll(true)}>
          {t('people.profile.composition_more', { count: rows.length - shown.length })}
        </Button>
      ) : null}
    </>
  );
}

/** What a group's headcount is made of. */
export function Composition({ profile }: { profile: PersonProfile }) {
  const [all, setAll] = useState(false);
  const { composition, person } = profile;
  if (composition.length === 0) {
    return null;
  }
  const rows = (all ? composition : composition.slice(0, FEW)).map((line, at) => ({ ...line, at }));
  const rest = composition.length - rows.length;
  return (
    <Panel title={t('people.profile.composition')} plain level={3}>
      <Table
        caption={t('people.profile.composition_caption', { name: person.name })}
        rows={rows}
        rowKey={(line) => String(line.at)}
        columns={[
          {
            key: 'title',
            header: t('people.profile.composition_title'),
            isRowHeader: true,
            render: (line) => line.title || '–',
          },
          {
            key: 'grade',
            header: t('people.profile.composition_grade'),
            render: (line) => line.grade || '–',
          },
          {
            key: 'headcount',
            header: t('people.profile.composition_headcount'),
            numeric: true,
            render: (line) => formatNumber(line.headcount, 2),
          },
        ]}
      />
      {rest > 0 ? (
        <Button variant="quiet" size="s" onPress={() => setAll(true)}>
          {t('people.profile.composition_more', { count: rest })}
        </Button>
      ) : null}
    </Panel>
  );
}

/** Ties to and from others, by kind. */
export function Ties({ profile }: { profile: PersonProfile }) {
  const readOnly = useReadOnly();
  const { id, name } = profile.person;
  const kinds = new Map<string, ProfileTie[]>();
  for (const tie of profile.ties) {
    const said = t(tie.outgoing ? `people.profile.tie_out.${tie.kind}` : `people.profile.tie_in.${tie.kind}`);
    kinds.set(said, [...(kinds.get(said) ?? []), tie]);
  }
  return (
    <Panel
      title={t('people.profile.ties')}
      plain
      level={3}
      actions={
        readOnly ? null : (
          <IconButton
            icon={Plus}
            label={t('people.profile.add_tie')}
            size="s"
            onPress={() => begin({ kind: 'tie', id, name })}
          />
        )
      }
    >
      {kinds.size === 0 ? <p className={styles.faint}>{t('people.profile.no_ties')}</p> : null}
      {[...kinds].map(([said, ties]) => (
        <TieList key={said} said={said} ties={ties} />
      ))}
    </Panel>
  );
}

function TieList({ said, ties }: { said: string; ties: readonly ProfileTie[] }) {
  const readOnly = useReadOnly();
  const remove = useWrite('tie_delete');
  const [all, setAll] = useState(false);
  const shown = all ? ties : ties.slice(0, FEW);
  return (
    <div className={styles.tieKind}>
      <h4 className={styles.label}>{said}</h4>
      <ul className={styles.links} aria-label={said}>
        {shown.map((tie) => (
          <li key={tie.id} className={styles.link}>
            <Other id={tie.other} name={tie.other_name} />
            {readOnly ? null : (
              <IconButton
                icon={X}
                size="s"
                className={styles.drop ?? ''}
                label={t('people.profile.delete_tie', { name: tie.other_name })}
                onPress={() => remove.mutate({ id: tie.id }, { onError: sayFailure })}
              />
            )}
          </li>
        ))}
      </ul>
      {ties.length > shown.length ? (
        <Button variant="quiet" size="s" onPress={() => setAll(true)}>
          {t('people.profile.composition_more', { count: ties.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}
