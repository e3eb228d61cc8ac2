import { FlaskConical } from 'lucide-react';
import { useState } from 'react';
import { useRead } from '#api';
import { t } from '#i18n';
import { Button, HowWorkedOut } from '#kit';
import { few } from '../network/model';
import { KeepDialog } from './KeepDialog';
import styles from './Suppose.module.css';
import { discard, keyOf, type Supposing } from './state';
import type { Supposed } from './useSupposing';
import { beforeAfter, figuresOf } from './words';

/** What is supposed of a map, what that would come to, and keeping or discarding it. */
export function SupposeBar({
  project,
  supposing,
  supposed,
  nameOf,
}: {
  project: string;
  supposing: Supposing;
  supposed: Supposed;
  nameOf(id: string): string;
}) {
  const [isKeeping, setKeeping] = useState(false);
  const { answer, failure } = supposed;
  const { said, without } = supposing;
  return (
    <section className={styles.bar} aria-label={t('suppose.bar')}>
      <h2 className={styles.title}>
        <FlaskConical aria-hidden size="1em" />
        {t('suppose.title')}
      </h2>
      <ul className={styles.figures} aria-label={t('suppose.figures.label')} aria-live="polite">
        {failure ? <li role="alert">{t('suppose.failed', { message: failure.message })}</li> : null}
        {said.size + without.length === 0 ? <li className={styles.soft}>{t('suppose.hint')}</li> : null}
        {answer && !failure
          ? figuresOf(answer).map(({ id, label, before, after }) => (
              <li key={id}>
                {label} <strong>{beforeAfter(before, after)}</strong>
              </li>
            ))
          : null}
        {without.length > 0 ? <Parts project={project} without={without} nameOf={nameOf} /> : null}
      </ul>
      <div className={styles.acts}>
        <HowWorkedOut what={t('suppose.title')} rule={t('suppose.how')} />
        <Button
          variant="primary"
          isDisabled={said.size === 0 || failure !== null}
          onPress={() => setKeeping(true)}
        >
          {said.size === 0 ? t('suppose.keep_none') : t('suppose.keep', { count: said.size })}
        </Button>
        <Button onPress={() => discard(keyOf(project))}>
          {t(said.size + without.length === 0 ? 'suppose.end' : 'suppose.discard')}
        </Button>
      </div>
      {isKeeping ? (
        <KeepDialog project={project} supposing={supposing} onClose={() => setKeeping(false)} />
      ) : null}
    </section>
  );
}

/** What is left of the network without those who have left (R7). */
function Parts({
  project,
  without,
  nameOf,
}: {
  project: string;
  without: readonly string[];
  nameOf(id: string): string;
}) {
  const [askers] = useState(() => [crypto.randomUUID(), crypto.randomUUID()] as const);
  const whole = useRead('network_view', { project, group_by: 'unit', asker: askers[0] });
  const left = useRead(
    'network_view',
    { project, group_by: 'unit', without: [...without], asker: askers[1] },
    { keepPrevious: true },
  );
  const change = left.data?.change;
  if (!whole.data || !left.data || !change || whole.data.ties.length === 0) {
    return null;
  }
  const fallen = change.falls_away.flatMap(({ members }) => members.map(nameOf));
  return (
    <>
      <li>
        {t('suppose.figures.parts')}{' '}
        <strong>{beforeAfter(whole.data.components, left.data.components)}</strong>
      </li>
      {fallen.length > 0 ? (
        <li>
          {t('network.falls_away', {
            count: change.falls_away.reduce((sum, { n }) => sum + n, 0),
            names: few(fallen),
          })}
        </li>
      ) : null}
    </>
  );
}
