import { CircleCheck, Download, FileSpreadsheet, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { desk, Failure, type SavedFile, useWrite } from '#api';
import type { ImportOutcome } from '#bindings/ImportOutcome';
import { go } from '#context';
import { formatNumber, t } from '#i18n';
import { Button, ErrorBanner, notify } from '#kit';
import { FATES, fateIcon } from '../fates';
import { sayMade } from '../made';
import { StepHead } from '../StepHead';
import { chooseAnother, endImport, type StageAt } from '../store';
import styles from './Done.module.css';
import { Remarks } from './Remarks';

/** What became of every row. */
export function DoneStep({ stage }: { stage: StageAt<'done'> }) {
  const { outcome, work } = stage;
  const made = sayMade(outcome.made);
  const count = outcome.created + outcome.updated;
  return (
    <div className={styles.narrow}>
      <div className={styles.top}>
        <CircleCheck aria-hidden className={styles.tick} />
        <StepHead
          look="page"
          title={count === 0 ? t('import.done.nothing') : t('import.done.title', { count })}
        />
      </div>
      <Account outcome={outcome} />
      {made === '' ? null : <p className={styles.soft}>{t('import.done.made', { what: made })}</p>}
      {outcome.refused.length > 0 ? <Refused token={work.token} outcome={outcome} /> : null}
      {outcome.notes.length > 0 ? (
        <section className={styles.part}>
          <h4>{t('import.done.notes', { count: outcome.notes.length })}</h4>
          <Remarks
            caption={t('import.done.notes_caption')}
            heading={t('import.done.remark')}
            remarks={outcome.notes}
          />
        </section>
      ) : null}
    </div>
  );
}

/** Every row in exactly one count. */
function Account({ outcome }: { outcome: ImportOutcome }) {
  return (
    <dl aria-label={t('import.done.account')} className={styles.account}>
      <div className={styles.count}>
        <dt>{t('import.done.in_file')}</dt>
        <dd>{formatNumber(outcome.rows)}</dd>
      </div>
      {FATES.map((fate) => {
        const Icon = fateIcon(fate);
        const count = fate === 'refused' ? outcome.refused.length : outcome[fate];
        return (
          <div key={fate} className={styles.count} data-none={count === 0} data-fate={fate}>
            <dt>
              <Icon aria-hidden className={styles.icon} />
              {t(`import.check.fate.${fate}`)}
            </dt>
            <dd>{formatNumber(count)}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Rows that could not come in, and the way to mend them. */
function Refused({ token, outcome }: { token: string; outcome: ImportOutcome }) {
  const [saved, setSaved] = useState<SavedFile | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isSaving, setSaving] = useState(false);
  const save = () => {
    setSaving(true);
    setFailure(null);
    desk
      .importRefusedSave(token)
      .then((file) => file && setSaved(file))
      .catch((thrown) => {
        const found = Failure.from(thrown);
        setFailure(found.code === 'cancelled' ? null : found);
      })
      .finally(() => setSaving(false));
  };
  return (
    <section className={styles.part}>
      <div className={styles.refusedHead}>
        <div className={styles.words}>
          <h4>{t('import.done.refused', { count: outcome.refused.length })}</h4>
          <p className={styles.soft}>{t('import.done.refused_lead')}</p>
        </div>
        <Button icon={Download} isDisabled={isSaving} onPress={save}>
          {t('import.done.refused_save')}
        </Button>
      </div>
      {failure ? <ErrorBanner failure={failure} kept="" /> : null}
      {saved ? (
        <p role="status" className={styles.saved}>
          {t('import.done.refused_saved', { file: saved.file_name, folder: saved.folder })}
        </p>
      ) : null}
      <Remarks
        caption={t('import.done.refused_caption')}
        heading={t('import.done.reason')}
        remarks={outcome.refused}
      />
    </section>
  );
}

/** Back again, further, or done. */
export function DoneFoot({ stage }: { stage: StageAt<'done'> }) {
  const undo = useWrite('undo');
  return (
    <>
      {stage.outcome.change_set === null ? null : (
        <Button
          icon={Undo2}
          isDisabled={undo.isPending}
          onPress={() =>
            undo.mutate(
              {},
              {
                onSuccess: () => {
                  notify(t('import.done.undone'));
                  endImport();
                },
                onError: (failure) => notify(failure.message, { tone: 'red' }),
              },
            )
          }
        >
          {t('import.done.undo')}
        </Button>
      )}
      <span className={styles.space} />
      <Button icon={FileSpreadsheet} onPress={chooseAnother}>
        {t('import.done.another')}
      </Button>
      <Button
        variant="primary"
        onPress={() => {
          endImport();
          go('people');
        }}
      >
        {t('import.done.show')}
      </Button>
    </>
  );
}
