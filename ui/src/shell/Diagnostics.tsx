import { useCallback, useEffect, useId, useState } from 'react';
import { desk, Failure } from '#api';
import { diagnosticsStore } from '#context';
import { t } from '#i18n';
import { Button, Dialog, ErrorBanner, Skeleton } from '#kit';
import styles from './Diagnostics.module.css';

const close = () => diagnosticsStore.set(false);

/** What would be handed to whoever mends the program, to the letter, and the way to save it. */
export function Diagnostics() {
  const what = useId();
  const [text, setText] = useState<string | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saved, setSaved] = useState('');
  const [saving, setSaving] = useState(false);
  const gather = useCallback(async () => {
    setFailure(null);
    try {
      setText((await desk.diagnostics()).text);
    } catch (thrown) {
      setFailure(Failure.from(thrown));
    }
  }, []);
  useEffect(() => void gather(), [gather]);
  const save = async () => {
    setSaving(true);
    setSaved('');
    setFailure(null);
    try {
      const file = await desk.diagnosticsSave();
      if (file) {
        // Said here: over a locked workspace nothing is said in passing.
        setSaved(t('recovery.diagnostics.saved', { name: file.file_name, folder: file.folder }));
      }
    } catch (thrown) {
      setFailure(Failure.from(thrown));
    } finally {
      setSaving(false);
    }
  };
  return (
    <Dialog
      isOpen
      onClose={close}
      size="l"
      isBusy={saving}
      title={t('recovery.diagnostics.title')}
      footer={
        <>
          <p role="status" className={styles.saved}>
            {saved}
          </p>
          <Button isDisabled={saving} onPress={close}>
            {t('kit.close')}
          </Button>
          <Button variant="primary" isPending={saving} isDisabled={text === null} onPress={() => void save()}>
            {t('recovery.diagnostics.save')}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p id={what}>{t('recovery.diagnostics.what')}</p>
        {failure ? (
          <ErrorBanner
            failure={failure}
            kept=""
            {...(text === null
              ? { title: t('recovery.diagnostics.failed'), onRetry: () => void gather() }
              : {})}
          />
        ) : null}
        {text === null ? (
          failure ? null : (
            <Skeleton lines={8} />
          )
        ) : (
          <textarea
            readOnly
            wrap="off"
            spellCheck={false}
            value={text}
            aria-label={t('recovery.diagnostics.text')}
            aria-describedby={what}
            data-selectable
            className={styles.text}
          />
        )}
      </div>
    </Dialog>
  );
}
