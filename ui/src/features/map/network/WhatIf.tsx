import type { Failure } from '#api';
import { t } from '#i18n';
import { Button, ErrorBanner } from '#kit';
import { few, type NetworkView, share } from './model';
import styles from './Network.module.css';

/** What changes where some are thought away; nothing where nobody is. */
export function WhatIf({
  view,
  left,
  failure,
  without,
  nameOf,
  onEnd,
}: {
  view: NetworkView;
  left: NetworkView | undefined;
  failure: Failure | null;
  without: readonly string[];
  nameOf(id: string): string;
  onEnd(): void;
}) {
  const change = left?.change;
  return (
    <section aria-label={t('network.without_parts_label')} aria-live="polite" hidden={without.length === 0}>
      {failure ? <ErrorBanner failure={failure} kept="" /> : null}
      {without.length > 0 && left && change ? (
        <div className={styles.whatif}>
          <strong>{t('network.without_who', { names: few(without) })}</strong>
          <span>{t('network.without_parts', { count: left.components, before: view.components })}</span>
          <span>
            {change.falls_away.length === 0
              ? t('network.nothing_falls')
              : t('network.falls_away', {
                  count: change.falls_away.reduce((sum, { n }) => sum + n, 0),
                  names: few(change.falls_away.flatMap(({ members }) => members.map(nameOf))),
                })}
          </span>
          <span>
            {change.gains.length === 0
              ? t('network.nobody_gains')
              : t('network.gains', {
                  names: few(
                    change.gains.map(({ name, before, after }) =>
                      t('network.gain', { name, before: share(before), after: share(after) }),
                    ),
                    3,
                  ),
                })}
          </span>
          <span className={styles.soft}>{t('network.without_kept')}</span>
          <Button size="s" onPress={onEnd}>
            {t('network.without_clear')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
