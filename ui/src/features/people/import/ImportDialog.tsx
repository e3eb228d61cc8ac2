import { CircleCheck, FileSpreadsheet, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { listen, type OnMatch, type Progress as Step, useRead, useWrite } from '#api';
import { go, useFeatures, useStore } from '#context';
import { t } from '#i18n';
import { Button, Dialog, ErrorBanner, notify, Progress, Select } from '#kit';
import { sayFailure } from '../write';
import { Account } from './Account';
import styles from './Import.module.css';
import { Outcome } from './Outcome';
import {
  chooseImport,
  endImport,
  importStore,
  runImport,
  type Stage,
  startImport,
  stopImport,
} from './store';

const NONE = 'none';
const MATCHES: readonly OnMatch[] = ['skip', 'update', 'create'];

/** Bringing a spreadsheet in: what would happen, then what did. */
export function ImportDialog() {
  const stage = useStore(importStore);
  switch (stage.at) {
    case 'idle':
      return null;
    case 'reading':
      return <Reading />;
    case 'failed':
      return <Failed stage={stage} />;
    case 'offer':
      return <OfferDialog stage={stage} />;
    case 'running':
      return <Running stage={stage} />;
    case 'done':
      return <Done stage={stage} />;
  }
}

type At<K extends Stage['at']> = Extract<Stage, { at: K }>;

/** How far the work is; while it has no name yet, whatever is told. */
function useProgress(token: string | null): Step | null {
  const [step, setStep] = useState<Step | null>(null);
  useEffect(
    () =>
      listen<Step>('progress', (told) => {
        if (token === null || told.token === token) {
          setStep(told);
        }
      }),
    [token],
  );
  return step;
}

function Reading() {
  const step = useProgress(null);
  return (
    <Dialog isOpen onClose={endImport} title={t('people.in.reading_title')} size="s">
      <Progress
        label={step?.what ?? t('people.in.reading')}
        done={step?.done ?? 0}
        total={step?.total ?? 0}
        onCancel={endImport}
      />
    </Dialog>
  );
}

function Failed({ stage }: { stage: At<'failed'> }) {
  const stopped = stage.failure.code === 'cancelled';
  return (
    <Dialog
      isOpen
      onClose={endImport}
      title={t(stopped ? 'people.in.reading_title' : 'people.in.failed_title')}
      footer={
        <>
          <Button onPress={endImport}>{t('kit.close')}</Button>
          <Button variant="primary" icon={FileSpreadsheet} onPress={() => startImport(null)}>
            {t('people.in.another')}
          </Button>
        </>
      }
    >
      {stopped ? (
        <p role="status">{t('people.in.stopped')}</p>
      ) : (
        <ErrorBanner failure={stage.failure} title={t('people.in.failed_title')} />
      )}
    </Dialog>
  );
}

function OfferDialog({ stage }: { stage: At<'offer'> }) {
  const { offer, choices, outcome, asking, failure } = stage;
  const projects = useRead('projects_list', {}).data?.items ?? [];
  const count = outcome.created + outcome.updated;
  return (
    <Dialog
      isOpen
      mustAnswer
      size="l"
      onClose={endImport}
      title={t('people.in.title', { file: offer.file_name })}
      footer={
        <>
          <Button onPress={endImport}>{t('kit.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={asking || count === 0}
            isPending={asking}
            autoFocus
            onPress={runImport}
          >
            {count === 0 ? t('people.in.nothing') : t('people.in.run', { count })}
          </Button>
        </>
      }
    >
      <div className={styles.body} aria-busy={asking}>
        {failure ? <ErrorBanner failure={failure} /> : null}
        <Account outcome={outcome} size={offer.size} />
        <div className={styles.choices}>
          <Select
            label={t('people.in.on_match')}
            options={MATCHES.map((id) => ({
              id,
              label: t(`people.in.match.${id}`),
              hint: t(`people.in.match_hint.${id}`),
            }))}
            value={choices.onMatch}
            isDisabled={asking}
            onChange={(onMatch) => chooseImport({ ...choices, onMatch })}
          />
          {projects.length > 0 ? (
            <Select
              label={t('people.in.project')}
              options={[
                { id: NONE, label: t('people.in.project_none') },
                ...projects.map(({ id, name }) => ({ id, label: name })),
              ]}
              value={choices.project ?? NONE}
              isDisabled={asking}
              onChange={(id) => chooseImport({ ...choices, project: id === NONE ? null : id })}
            />
          ) : null}
        </div>
        <Outcome outcome={outcome} />
      </div>
    </Dialog>
  );
}

function Running({ stage }: { stage: At<'running'> }) {
  const step = useProgress(stage.offer.token);
  const label = stage.stopping
    ? t('people.in.stopping')
    : (step?.what ?? t('people.in.running_title', { file: stage.offer.file_name }));
  return (
    <Dialog
      isOpen
      mustAnswer
      onClose={stopImport}
      title={t('people.in.running_title', { file: stage.offer.file_name })}
      size="s"
    >
      <Progress
        label={label}
        done={step?.done ?? 0}
        total={step?.total ?? 0}
        {...(stage.stopping ? {} : { onCancel: stopImport })}
      />
    </Dialog>
  );
}

function Done({ stage }: { stage: At<'done'> }) {
  const { outcome, offer } = stage;
  const hasPeople = useFeatures().some(({ place }) => place?.id === 'people');
  const undo = useWrite('undo');
  const count = outcome.created + outcome.updated;
  const takeBack = () =>
    undo.mutate(
      {},
      {
        onSuccess: () => {
          endImport();
          notify(t('people.in.undone'));
        },
        onError: sayFailure,
      },
    );
  return (
    <Dialog
      isOpen
      size="l"
      mustAnswer
      onClose={endImport}
      title={t('people.in.done_title', { file: offer.file_name })}
      footer={
        <>
          {outcome.change_set === null ? null : (
            <Button icon={Undo2} isPending={undo.isPending} onPress={takeBack} className={styles.undo ?? ''}>
              {t('people.in.undo')}
            </Button>
          )}
          {hasPeople ? (
            <Button
              onPress={() => {
                endImport();
                go('people');
              }}
            >
              {t('people.in.show')}
            </Button>
          ) : null}
          <Button variant="primary" autoFocus onPress={endImport}>
            {t('kit.close')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p role="status" className={styles.done}>
          <CircleCheck aria-hidden className={styles.doneIcon} />
          {count === 0 ? t('people.in.done_nothing') : t('people.in.done', { count })}
        </p>
        <Account outcome={outcome} isDone />
        <Outcome outcome={outcome} isDone />
      </div>
    </Dialog>
  );
}
