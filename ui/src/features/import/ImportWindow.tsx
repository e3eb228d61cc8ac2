import { useStore } from '#context';
import { formatSize, t } from '#i18n';
import { Button, Dialog, FullDialog } from '#kit';
import { CheckFoot, CheckStep } from './check/CheckStep';
import { ChooseStep } from './choose/ChooseStep';
import { ColumnsFoot, ColumnsStep } from './columns/ColumnsStep';
import { DoneFoot, DoneStep } from './done/DoneStep';
import { RunningStep } from './done/RunningStep';
import { Steps } from './Steps';
import { sourceName } from './source';
import { endImport, importStore, leave, leaveStore, read, type Stage, type Work, workOf } from './store';

/** Bringing a spreadsheet in: choose it, say what its columns mean, look at what will happen, do it. */
export function ImportWindow() {
  const stage = useStore(importStore);
  const work = workOf(stage);
  return (
    <>
      <FullDialog
        title={titleOf(work)}
        {...(work ? { subtitle: <Format format={work.look.format} size={work.size} /> } : {})}
        steps={<Steps at={stage.at} />}
        footer={footOf(stage)}
        isBusy={stage.at === 'running'}
        onClose={leave}
      >
        {bodyOf(stage)}
      </FullDialog>
      {work ? <LeaveDialog file={work.fileName} /> : null}
    </>
  );
}

function titleOf(work: Work | null) {
  if (!work) {
    return t('import.title');
  }
  return work.fileName === t('bring_in.pasted')
    ? t('import.title_pasted')
    : t('import.title_of', { file: work.fileName });
}

function bodyOf(stage: Stage) {
  switch (stage.at) {
    case 'idle':
      return null;
    case 'choose':
      return <ChooseStep stage={stage} />;
    case 'columns':
      return <ColumnsStep work={stage.work} />;
    case 'check':
      return <CheckStep work={stage.work} />;
    case 'running':
      return <RunningStep stage={stage} />;
    case 'done':
      return <DoneStep stage={stage} />;
  }
}

function footOf(stage: Stage) {
  switch (stage.at) {
    case 'columns':
      return <ColumnsFoot work={stage.work} />;
    case 'check':
      return <CheckFoot work={stage.work} />;
    case 'done':
      return <DoneFoot stage={stage} />;
    default:
      return null;
  }
}

function Format({ format, size }: { format: string; size: number }) {
  return (
    <>
      {`${format.charAt(0).toUpperCase()}${format.slice(1)}`} · {formatSize(size)}
    </>
  );
}

/** Asks before what was said by hand is thrown away. */
function LeaveDialog({ file }: { file: string }) {
  const leaving = useStore(leaveStore);
  const stay = () => leaveStore.set(null);
  const other = leaving?.source ? sourceName(leaving.source) : null;
  return (
    <Dialog
      isOpen={leaving !== null}
      onClose={stay}
      size="s"
      mustAnswer
      title={t('import.lost.title', { file })}
      footer={
        <>
          <Button onPress={stay} autoFocus>
            {t('import.lost.stay')}
          </Button>
          <Button
            variant="danger"
            onPress={() => {
              if (leaving?.source) {
                read(leaving.source);
              } else {
                endImport();
              }
            }}
          >
            {t('import.lost.leave')}
          </Button>
        </>
      }
    >
      <p>{other ? t('import.lost.body_other', { other }) : t('import.lost.body')}</p>
    </Dialog>
  );
}
