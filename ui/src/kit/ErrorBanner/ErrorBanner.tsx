import { CircleAlert } from 'lucide-react';
import { t } from '#i18n';
import { Button } from '../Button/Button';
import type { Refusal } from '../failure';
import styles from './ErrorBanner.module.css';

export interface ErrorBannerProps {
  /** A `Failure`, or anything of that shape. */
  failure: Refusal;
  /** Another heading than "That did not work". */
  title?: string;
  /** What was kept, when something was; otherwise "Nothing was changed." For a read, pass an empty text. */
  kept?: string;
  onRetry?(): void;
}

/** What happened, what was kept, what to do. */
export function ErrorBanner({ failure, title, kept, onRetry }: ErrorBannerProps) {
  const said = kept ?? t('kit.failure.kept');
  return (
    <div role="alert" className={styles.banner}>
      <CircleAlert aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{title ?? t('kit.failure.title')}</p>
        <p>{failure.message}</p>
        {failure.fields && failure.fields.length > 0 ? (
          <ul aria-label={t('kit.failure.details')} className={styles.fields}>
            {failure.fields.map((fault) => (
              <li key={`${fault.field} ${fault.message}`}>
                <strong>{fault.field}</strong> {fault.message}
              </li>
            ))}
          </ul>
        ) : null}
        <p className={styles.remedy}>
          {said ? `${said} ` : null}
          {t(`kit.failure.remedy.${failure.code}`)}
        </p>
      </div>
      {onRetry ? (
        <Button size="s" onPress={onRetry}>
          {t('kit.failure.retry')}
        </Button>
      ) : null}
    </div>
  );
}
