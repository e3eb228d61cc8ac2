import { Plus, X } from 'lucide-react';
import { useWrite } from '#api';
import { useReadOnly } from '#context';
import { t } from '#i18n';
import { IconButton } from '#kit';
import type { PersonProfile } from '../model';
import { begin } from '../tasks';
import { sayFailure, useUndoNotice } from '../write';
import styles from './records.module.css';

/** The tags a stakeholder carries, each taken off where it stands. */
export function Tags({ profile }: { profile: PersonProfile }) {
  const { tags, person } = profile;
  const readOnly = useReadOnly();
  const remove = useWrite('tag_remove');
  const say = useUndoNotice();
  if (readOnly && tags.length === 0) {
    return null;
  }
  return (
    <div className={styles.tags}>
      {tags.length === 0 ? null : (
        <ul className={styles.tagList} aria-label={t('records.tags.list')}>
          {tags.map(({ id, name }) => (
            <li key={id} className={styles.tag}>
              <span>{name}</span>
              {readOnly ? null : (
                <IconButton
                  icon={X}
                  size="s"
                  label={t('records.tags.remove', { name })}
                  onPress={() =>
                    remove.mutate(
                      { id, stakeholders: [person.id] },
                      { onSuccess: () => say(t('records.tags.removed', { name })), onError: sayFailure },
                    )
                  }
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {readOnly ? null : (
        <IconButton
          icon={Plus}
          size="s"
          label={t('records.tags.add')}
          onPress={() => begin({ kind: 'tag', id: person.id, name: person.name })}
        />
      )}
    </div>
  );
}
