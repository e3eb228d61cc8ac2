import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { t } from '#i18n';
import { IconButton } from '../IconButton/IconButton';
import { keepFocus } from '../keepFocus';
import styles from './FullDialog.module.css';

export interface FullDialogProps {
  /** Asked for by Escape and the cross; whoever shows it decides. */
  onClose(): void;
  title: string;
  /** Beside the title: what the work is on. */
  subtitle?: ReactNode;
  /** In the middle of the head: where the work stands. */
  steps?: ReactNode;
  footer?: ReactNode;
  /** It cannot be closed just now. */
  isBusy?: boolean;
  children: ReactNode;
}

/** Work that takes the whole window for a while, in steps. */
export function FullDialog({
  onClose,
  title,
  subtitle,
  steps,
  footer,
  isBusy = false,
  children,
}: FullDialogProps) {
  return (
    <ModalOverlay
      className={styles.veil}
      isOpen
      isDismissable={false}
      isKeyboardDismissDisabled={isBusy}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      data-modal="full"
    >
      <Modal className={styles.modal}>
        <Dialog ref={keepFocus} className={styles.dialog}>
          <header className={styles.head}>
            <div className={styles.words}>
              <Heading slot="title" level={2} className={styles.title}>
                {title}
              </Heading>
              {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
            </div>
            {steps}
            <div className={styles.end}>
              <IconButton
                icon={X}
                label={t('kit.close')}
                keys="escape"
                isDisabled={isBusy}
                onPress={onClose}
              />
            </div>
          </header>
          <div className={styles.body}>{children}</div>
          {footer ? <footer className={styles.foot}>{footer}</footer> : null}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
