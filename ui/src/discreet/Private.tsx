import { EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { t } from '#i18n';
import { EmptyState, Kbd } from '#kit';
import styles from './Discreet.module.css';
import { DISCREET_KEYS, useDiscreet } from './discreet';

/**
 * Around everything that tells what somebody thinks of somebody, or what is thought of them: attitudes, engagement,
 * opinions, notes, disputes. While Discreet is on none of it is on the page; a word about that stands in its place,
 * or `instead`.
 */
export function Private({ instead = <Hidden />, children }: { instead?: ReactNode; children: ReactNode }) {
  return useDiscreet() ? instead : children;
}

/** Says that something is kept back, and the key that shows it. */
export function Hidden({ what = t('discreet.hidden') }: { what?: string }) {
  return (
    <p className={styles.hidden}>
      <EyeOff aria-hidden className={styles.icon} />
      <span>
        {what} <Kbd keys={DISCREET_KEYS} />
      </span>
    </p>
  );
}

/** The same where it is all there would be to see. */
export function HiddenPlace({ title, children }: { title: string; children: ReactNode }) {
  return (
    <EmptyState icon={EyeOff} title={title}>
      {children} <Kbd keys={DISCREET_KEYS} />
    </EmptyState>
  );
}
