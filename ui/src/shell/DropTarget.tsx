import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useState } from 'react';
import { importFile, useDesk, useReadOnly } from '#context';
import { t } from '#i18n';
import { notify } from '#kit';
import styles from './DropTarget.module.css';

const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** A file dragged over the window can be dropped anywhere on it. */
export function DropTarget() {
  const [over, setOver] = useState(false);
  const readOnly = useReadOnly();
  const state = useDesk();
  const isOpen = state?.open != null;
  const isLocked = state?.locked != null;
  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (carriesFile(event)) {
        event.preventDefault();
        setOver(true);
      }
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) {
        setOver(false);
      }
    };
    const drop = (event: DragEvent) => {
      if (!carriesFile(event)) {
        return;
      }
      event.preventDefault();
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (!isOpen || readOnly) {
        notify(t(isOpen ? 'shell.drop.cannot' : 'shell.drop.nowhere'), { tone: 'red' });
      } else if (file) {
        importFile(file);
      }
    };
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragover', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragover', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, [readOnly, isOpen]);
  return over && !isLocked ? (
    <div className={styles.veil}>
      <div className={styles.card}>
        <FileSpreadsheet aria-hidden className={styles.icon} />
        <p className={styles.title}>{t('shell.drop.title')}</p>
        <p>{t('shell.drop.hint')}</p>
      </div>
    </div>
  ) : null;
}
