import { useState } from 'react';
import { useWrite } from '#api';
import { t } from '#i18n';
import { Button, Dialog, ErrorBanner, TextArea } from '#kit';
import { goOn } from './asking';
import styles from './Purpose.module.css';

/** Asks what names are kept for, before any is. */
export function PurposeDialog({ name }: { name: string }) {
  const [text, setText] = useState('');
  const keep = useWrite('workspace_rename');
  const purpose = text.trim();
  const fault = keep.error?.fault('purpose');
  return (
    <Dialog
      isOpen
      onClose={goOn}
      title={t('purpose.title')}
      size="s"
      isBusy={keep.isPending}
      footer={
        <>
          <Button isDisabled={keep.isPending} onPress={goOn}>
            {t('purpose.later')}
          </Button>
          <Button
            variant="primary"
            isPending={keep.isPending}
            isDisabled={purpose === ''}
            onPress={() => keep.mutate({ name, purpose }, { onSuccess: goOn })}
          >
            {t('purpose.save')}
          </Button>
        </>
      }
    >
      <div className={styles.ask}>
        {keep.error && fault === undefined ? <ErrorBanner failure={keep.error} /> : null}
        <p>{t('purpose.lead')}</p>
        <TextArea
          label={t('purpose.label')}
          value={text}
          onChange={setText}
          error={fault}
          rows={3}
          autoFocus
        />
        <fieldset className={styles.ideas} aria-label={t('purpose.ideas')}>
          <span aria-hidden className={styles.quiet}>
            {t('purpose.ideas')}
          </span>
          {(['change', 'support'] as const).map((idea) => (
            <button
              key={idea}
              type="button"
              className={styles.idea}
              onClick={() => setText(t(`purpose.idea.${idea}`))}
            >
              {t(`purpose.idea.${idea}`)}
            </button>
          ))}
        </fieldset>
        <p className={styles.quiet}>{t('purpose.where')}</p>
      </div>
    </Dialog>
  );
}
