import type { Failure, Profile, Told, Wording } from '#api';
import { t } from '#i18n';
import { ErrorBanner, Skeleton, Tabs } from '#kit';
import { ProfileChoice, ToldList } from '#tables';
import { Left } from './Left';
import styles from './Reports.module.css';

/** Beside the pages: how much of people they show and what that hides, and what has left before. */
export function About({
  profile,
  onProfile,
  told,
  failure,
  wordings,
  onWord,
}: {
  profile: Profile;
  onProfile(profile: Profile): void;
  told: Told | undefined;
  failure: Failure | null;
  wordings: readonly Wording[];
  onWord(wordings: Wording[]): void;
}) {
  return (
    <aside className={styles.aside} aria-label={t('redaction.tabs')}>
      <Tabs
        label={t('redaction.tabs')}
        tabs={[
          {
            id: 'people',
            label: t('redaction.people'),
            content: (
              <div className={styles.about}>
                <ProfileChoice value={profile} onChange={onProfile} />
                <p className={styles.hint}>{t(`redaction.hints.${profile}`)}</p>
                {failure ? (
                  <ErrorBanner failure={failure} kept="" />
                ) : told === undefined ? (
                  <Skeleton lines={5} />
                ) : (
                  <ToldList level={2} told={told} wordings={wordings} onWord={onWord} />
                )}
              </div>
            ),
          },
          { id: 'left', label: t('redaction.left'), content: <Left /> },
        ]}
      />
    </aside>
  );
}
