import { useEffect, useState } from 'react';
import { call, Failure, type MarkedTable, type Profile, type Told } from '#api';
import { t } from '#i18n';
import { Button, Dialog, ErrorBanner, type ExportForm, Skeleton } from '#kit';
import styles from './LeaveDialog.module.css';
import { ProfileChoice } from './ProfileChoice';
import { ToldList } from './ToldList';

const FORMS: readonly ExportForm[] = ['copy', 'csv', 'xlsx'];

export interface LeaveDialogProps {
  /** What leaves. */
  what: string;
  table: MarkedTable;
  profile: Profile;
  onProfile(profile: Profile): void;
  onExport(form: ExportForm): void;
  onClose(): void;
}

/** Before a table leaves: how much of people it shows, and what that hides. */
export function LeaveDialog({ what, table, profile, onProfile, onExport, onClose }: LeaveDialogProps) {
  const [told, setTold] = useState<Told | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setTold(null);
    setFailure(null);
    call('redaction_preview', { of: { table }, profile })
      .then((answer) => isCurrent && setTold(answer))
      .catch((thrown) => isCurrent && setFailure(Failure.from(thrown)));
    return () => {
      isCurrent = false;
    };
  }, [table, profile]);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('redaction.title', { what })}
      size="m"
      footer={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          {FORMS.map((form) => (
            <Button
              key={form}
              variant={form === 'xlsx' ? 'primary' : 'plain'}
              isDisabled={told === null}
              onPress={() => onExport(form)}
            >
              {t(`kit.export.${form}`)}
            </Button>
          ))}
        </>
      }
    >
      <div className={styles.leave}>
        <ProfileChoice value={profile} onChange={onProfile} />
        <p className={styles.hint}>{t(`redaction.hints.${profile}`)}</p>
        {failure ? <ErrorBanner failure={failure} kept="" /> : null}
        {told ? (
          <ToldList told={told} onLeave={onClose} />
        ) : failure ? null : (
          <>
            <p role="status">{t('redaction.looking')}</p>
            <Skeleton lines={4} />
          </>
        )}
      </div>
    </Dialog>
  );
}
