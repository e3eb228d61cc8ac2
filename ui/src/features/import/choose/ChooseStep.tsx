import { ClipboardPaste, Download, FileSpreadsheet, FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { desk, Failure } from '#api';
import { t } from '#i18n';
import { Button, ErrorBanner, Kbd, notify, Progress } from '#kit';
import { chooseAnother, read, type StageAt } from '../store';
import { useProgress } from '../useProgress';
import styles from './Choose.module.css';

/** A file from the disk, cells from the clipboard, or an empty one to begin with. */
export function ChooseStep({ stage }: { stage: StageAt<'choose'> }) {
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        {stage.failure ? (
          <ErrorBanner
            failure={stage.failure}
            title={
              stage.name === ''
                ? t('import.choose.failed_any')
                : t('import.choose.failed', { file: stage.name })
            }
            kept=""
          />
        ) : null}
        {stage.reading ? <Reading name={stage.reading.name} /> : <Offers />}
      </div>
    </div>
  );
}

function Reading({ name }: { name: string | null }) {
  const step = useProgress(null);
  const label =
    name !== null
      ? t('import.choose.reading', { file: name })
      : step
        ? t('import.choose.reading_any')
        : t('import.choose.waiting');
  return (
    <div className={styles.reading}>
      <Progress
        label={step?.what ?? label}
        done={step?.done ?? 0}
        total={step?.total ?? 0}
        onCancel={chooseAnother}
      />
    </div>
  );
}

function Offers() {
  const [saving, setSaving] = useState(false);
  const saveStarter = () => {
    setSaving(true);
    desk
      .starterSave()
      .then((saved) => {
        if (saved) {
          notify(t('import.choose.starter_saved', { file: saved.file_name, folder: saved.folder }));
        }
      })
      .catch((thrown) => {
        const failure = Failure.from(thrown);
        if (failure.code !== 'cancelled') {
          notify(failure.message, { tone: 'red' });
        }
      })
      .finally(() => setSaving(false));
  };
  return (
    <>
      <section className={styles.main} aria-labelledby="import-choose">
        <FileSpreadsheet aria-hidden className={styles.sheet} />
        <h3 id="import-choose" className={styles.title}>
          {t('import.choose.title')}
        </h3>
        <p className={styles.lead}>{t('import.choose.lead')}</p>
        <Button
          variant="primary"
          size="l"
          icon={FolderOpen}
          autoFocus
          onPress={() => read({ from: 'dialog' })}
        >
          {t('import.choose.button')}
        </Button>
        <p className={styles.faint}>{t('import.choose.drop')}</p>
      </section>
      <div className={styles.others}>
        <section className={styles.other} aria-labelledby="import-paste">
          <h3 id="import-paste" className={styles.otherTitle}>
            <ClipboardPaste aria-hidden className={styles.icon} />
            {t('import.choose.paste_title')}
          </h3>
          <p className={styles.soft}>
            {t('import.choose.paste')} <Kbd keys="mod+v" /> {t('import.choose.paste_after')}
          </p>
        </section>
        <section className={styles.other} aria-labelledby="import-starter">
          <h3 id="import-starter" className={styles.otherTitle}>
            <Download aria-hidden className={styles.icon} />
            {t('import.choose.starter_title')}
          </h3>
          <p className={styles.soft}>{t('import.choose.starter')}</p>
          <Button size="s" isDisabled={saving} onPress={saveStarter} className={styles.starter ?? ''}>
            {t('import.choose.starter_save')}
          </Button>
        </section>
      </div>
    </>
  );
}
