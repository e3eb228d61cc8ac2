import { useEffect, useState } from 'react';
import { Meter } from 'react-aria-components';
import { desk, type PasswordStrength } from '#api';
import { t } from '#i18n';
import { cx } from '#kit';
import styles from './Protection.module.css';

const STEPS = [1, 2, 3, 4] as const;
const scores = ['s0', 's1', 's2', 's3', 's4'] as const;

/**
 * How strong what is typed is. The last answer stands while that to what was typed since is on its way; undefined when
 * there is none.
 */
export function useStrength(password: string, name?: string): PasswordStrength | undefined {
  const [found, setFound] = useState<PasswordStrength>();
  useEffect(() => {
    let stopped = false;
    if (password === '') {
      setFound(undefined);
    } else {
      desk
        .passwordStrength(password, name)
        .then((strength) => {
          if (!stopped) {
            setFound(strength);
          }
        })
        // Then it is refused, with the reason, when it is to be set.
        .catch(() => {
          if (!stopped) {
            setFound(undefined);
          }
        });
    }
    return () => {
      stopped = true;
    };
  }, [password, name]);
  return password === '' ? undefined : found;
}

/** How hard a password is to guess: a word and four steps, and what would help. */
export function Strength({
  strength,
  isTyped,
}: {
  strength: PasswordStrength | undefined;
  isTyped: boolean;
}) {
  const score = strength?.score ?? 0;
  const word = strength
    ? t(`protection.strength.score.${scores[score] ?? 's0'}`)
    : t(isTyped ? 'protection.strength.unknown' : 'protection.strength.none');
  return (
    <div className={styles.strength}>
      <Meter
        aria-label={t('protection.strength.label')}
        minValue={0}
        maxValue={4}
        value={score}
        valueLabel={word}
        className={styles.meter}
      >
        {STEPS.map((step) => (
          <span
            key={step}
            className={cx(
              styles.step,
              step <= score && styles[score < 2 ? 'weak' : score < 3 ? 'fair' : 'good'],
            )}
          />
        ))}
        <span aria-hidden className={styles.word}>
          {word}
        </span>
      </Meter>
      <div role="status" className={styles.told}>
        {strength ? (
          <>
            <p>
              {strength.long_enough
                ? t('protection.strength.time', { time: strength.time })
                : t('protection.strength.short')}
            </p>
            {strength.long_enough ? (
              <p>{[strength.warning, ...strength.suggestions].filter(Boolean).join(' ')}</p>
            ) : null}
          </>
        ) : null}
      </div>
    </div>
  );
}
