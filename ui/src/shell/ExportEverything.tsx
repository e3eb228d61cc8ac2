import { useState } from 'react';
import { desk, Failure } from '#api';
import { t } from '#i18n';
import { Button, Checkbox, Dialog, ErrorBanner, notify } from '#kit';
import styles from './ExportEverything.module.css';

/** Everything out of the program. It says first what that is: once it is in a folder, anybody can read it. */
export function ExportEverything({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [withNotes, setWithNotes] = useState(false);
  const close = () => {
    setFailure(null);
    // It is asked for anew each time.
    setWithNotes(false);
    onClose();
  };
  const run = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const saved = await desk.exportAll(withNotes);
      if (saved) {
        notify(t('shell.export.done', { name: saved.file_name, folder: saved.folder }));
        close();
      }
    } catch (thrown) {
      const found = Failure.from(thrown);
      if (found.code !== 'cancelled') {
        setFailure(found);
      }
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('shell.export.title')}
      footer={
        <>
          <Button onPress={close}>{t('kit.cancel')}</Button>
          <Button variant="primary" autoFocus isPending={busy} onPress={() => void run()}>
            {t('shell.export.choose')}
          </Button>
        </>
      }
    >
      <div className={styles.words}>
        {failure ? <ErrorBanner failure={failure} /> : null}
        <p>{t('shell.export.what')}</p>
        <p>
          <strong>{t('shell.export.names')}</strong> {t('shell.export.care')}
        </p>
        <div>
          <Checkbox isSelected={withNotes} isDisabled={busy} onChange={setWithNotes}>
            {t('shell.export.private')}
          </Checkbox>
          <p className={styles.hint}>{t('shell.export.private_hint')}</p>
        </div>
        {busy ? <p role="status">{t('shell.export.writing')}</p> : null}
      </div>
    </Dialog>
  );
}
