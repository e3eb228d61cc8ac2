import { formatShare, t } from '#i18n';
import { HowWorkedOut, Panel } from '#kit';
import type { SupportView } from './model';
import { TakeUpExport } from './SupportExport';
import styles from './TakeUp.module.css';

type View = SupportView['take_up'];
type Share = View['figures']['take_up'];
type Figure = 'take_up' | 'repeat' | 'pull' | 'satisfied';

const inputs: Record<Figure, [part: Input, whole: Input]> = {
  take_up: ['users', 'eligible'],
  repeat: ['repeat_users', 'users'],
  pull: ['pulled', 'requests'],
  satisfied: ['good', 'rated'],
};
type Input = 'eligible' | 'users' | 'repeat_users' | 'requests' | 'pulled' | 'rated' | 'good';

/** How far support is taken up in the whole programme (R27). */
export function TakeUp({ view }: { view: View }) {
  return (
    <Panel
      title={t('support.take_up.title')}
      lead={t('support.take_up.lead')}
      actions={<TakeUpExport figures={view.figures} />}
      plain
    >
      <dl className={styles.figures}>
        {(['take_up', 'repeat', 'pull', 'satisfied'] as const).map((figure) => (
          <FigureOf key={figure} figure={figure} share={view.figures[figure]} view={view} />
        ))}
      </dl>
    </Panel>
  );
}

function FigureOf({ figure, share, view }: { figure: Figure; share: Share; view: View }) {
  const [part, whole] = inputs[figure];
  const minimum = view.rated_minimum;
  const empty =
    figure === 'satisfied' && view.rated > 0
      ? t('support.take_up.too_few', { rated: view.rated, minimum })
      : t('support.take_up.none');
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>
        {t(`support.take_up.${figure}`)}
        <HowWorkedOut
          what={t(`support.take_up.${figure}`)}
          rule={
            figure === 'satisfied'
              ? t('support.take_up.rule.satisfied', { minimum })
              : t(`support.take_up.rule.${figure}`)
          }
          inputs={
            share
              ? [
                  { label: t(`support.take_up.input.${part}`), value: share.part },
                  { label: t(`support.take_up.input.${whole}`), value: share.whole },
                ]
              : []
          }
          dates={view.dates}
        />
      </dt>
      <dd className={styles.value}>
        {share ? (
          <>
            {formatShare(share.percent / 100)}{' '}
            <span className={styles.of}>
              {t('support.take_up.of', { part: share.part, whole: share.whole })}
            </span>
          </>
        ) : (
          <span className={styles.of}>{empty}</span>
        )}
      </dd>
    </div>
  );
}
