import { useIsMutating } from '@tanstack/react-query';
import { Check, CloudUpload, Lock, Redo2, Undo2 } from 'lucide-react';
import { useReadOnly, useSelection, useStore } from '#context';
import { t } from '#i18n';
import { Button, Tooltip } from '#kit';
import { flashStore, useHistory } from './history';
import styles from './StatusLine.module.css';

/** The line at the foot: saved, what last changed, and the way back. */
export function StatusLine() {
  const flashed = useStore(flashStore);
  const writing = useIsMutating() > 0;
  const readOnly = useReadOnly();
  const { ids, clear } = useSelection();
  const { lastLabel, undoLabel, redoLabel, canUndo, canRedo, undo, redo } = useHistory();
  const text = writing
    ? t('shell.status.saving')
    : (flashed ??
      (lastLabel === undefined ? t('shell.status.nothing') : t('shell.status.last', { label: lastLabel })));
  const Icon = readOnly ? Lock : writing ? CloudUpload : Check;
  return (
    <footer className={styles.line}>
      <Icon aria-hidden className={styles.icon} />
      <span role="status" className={styles.text}>
        {readOnly ? t('shell.read_only') : text}
      </span>
      {undoLabel !== undefined && !readOnly ? (
        <Tooltip text={t('shell.status.undo_what', { label: undoLabel })} keys="mod+z" placement="top">
          <Button
            variant="quiet"
            size="s"
            icon={Undo2}
            isDisabled={!canUndo}
            onPress={undo}
            className={styles.button}
          >
            {t('shell.status.undo')}
          </Button>
        </Tooltip>
      ) : null}
      {redoLabel !== undefined && !readOnly ? (
        <Tooltip text={t('shell.status.redo_what', { label: redoLabel })} keys="mod+shift+z" placement="top">
          <Button
            variant="quiet"
            size="s"
            icon={Redo2}
            isDisabled={!canRedo}
            onPress={redo}
            className={styles.button}
          >
            {t('shell.status.redo')}
          </Button>
        </Tooltip>
      ) : null}
      <span className={styles.space} />
      {ids.size > 0 ? (
        <>
          <span className={styles.count}>{t('shell.status.selected', { count: ids.size })}</span>
          <Button variant="quiet" size="s" onPress={clear} className={styles.button}>
            {t('shell.status.clear')}
          </Button>
        </>
      ) : null}
    </footer>
  );
}
