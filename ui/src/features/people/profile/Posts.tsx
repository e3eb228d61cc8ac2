import { CalendarOff, MoreHorizontal, Pencil, Plus, Trash2 } from 'lucide-react';
import { useWrite } from '#api';
import { useAsOf, useReadOnly } from '#context';
import { formatDate, t } from '#i18n';
import { IconButton, Menu, Panel } from '#kit';
import type { PersonProfile, Post } from '../model';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';
import styles from './Profile.module.css';

/** The posts held beside the one in the register, and those held before; each with its dates. */
export function Posts({ profile }: { profile: PersonProfile }) {
  const { person, roles } = profile;
  const readOnly = useReadOnly();
  const { date } = useAsOf();
  const isHeld = ({ until_on }: Post) => until_on === null || until_on >= date;
  const sides = [
    { id: 'beside', posts: roles.filter(isHeld) },
    // What ended last stands first.
    {
      id: 'before',
      posts: roles
        .filter((post) => !isHeld(post))
        .sort((a, b) => (b.until_on ?? '').localeCompare(a.until_on ?? '')),
    },
  ] as const;
  if (roles.length === 0 && readOnly) {
    return null;
  }
  return (
    <Panel
      title={t('posts.title')}
      plain
      level={3}
      actions={
        readOnly ? null : (
          <IconButton
            icon={Plus}
            size="s"
            label={t('posts.add')}
            onPress={() => begin({ kind: 'post', id: person.id, name: person.name })}
          />
        )
      }
    >
      {roles.length === 0 ? <p className={styles.faint}>{t('posts.none')}</p> : null}
      {sides.map(({ id, posts }) =>
        posts.length === 0 ? null : (
          <div key={id} className={styles.tieKind}>
            <h4 className={styles.label}>{t(`posts.${id}`)}</h4>
            <ul className={styles.links} aria-label={t(`posts.${id}`)}>
              {posts.map((post) => (
                <li key={post.id} className={styles.post}>
                  <span className={styles.postTitle} data-selectable>
                    {post.title}
                  </span>
                  <span className={styles.postDates}>
                    {[post.unit ? t('posts.in_unit', { unit: post.unit }) : '', spanText(post)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {readOnly ? null : <Actions post={post} person={person} isHeld={id === 'beside'} />}
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </Panel>
  );
}

/** From when until when a post is or was held. */
function spanText({ from_on, until_on }: Pick<Post, 'from_on' | 'until_on'>): string {
  if (from_on !== null && until_on !== null) {
    return t('posts.span', { from: formatDate(from_on), until: formatDate(until_on) });
  }
  return from_on === null
    ? until_on === null
      ? t('posts.undated')
      : t('posts.until', { date: formatDate(until_on) })
    : t('posts.since', { date: formatDate(from_on) });
}

interface ActionsProps {
  post: Post;
  person: PersonProfile['person'];
  isHeld: boolean;
}

function Actions({ post, person, isHeld }: ActionsProps) {
  const { date } = useAsOf();
  const edit = useWrite('role_held_edit');
  const remove = useWrite('role_held_delete');
  const say = useUndoNotice();
  const label = t('posts.actions', { title: post.title });
  const end = {
    id: 'end',
    label: t('posts.end'),
    icon: CalendarOff,
    onAction: () =>
      edit.mutate(
        { id: post.id, until_on: date },
        { onSuccess: () => say(t('posts.ended')), onError: sayFailure },
      ),
  };
  return (
    <Menu
      label={label}
      placement="bottom end"
      groups={[
        {
          id: 'do',
          items: [
            {
              id: 'edit',
              label: t('posts.edit'),
              icon: Pencil,
              onAction: () => begin({ kind: 'post', id: person.id, name: person.name, record: post }),
            },
            ...(isHeld && post.until_on === null ? [end] : []),
            {
              id: 'remove',
              label: t('posts.remove'),
              icon: Trash2,
              isDanger: true,
              onAction: () =>
                remove.mutate(
                  { id: post.id },
                  { onSuccess: () => say(t('posts.removed')), onError: sayFailure },
                ),
            },
          ],
        },
      ]}
    >
      <IconButton icon={MoreHorizontal} label={label} size="s" className={styles.postMore ?? ''} />
    </Menu>
  );
}
