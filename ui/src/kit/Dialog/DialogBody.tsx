import { X } from 'lucide-react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { t } from '#i18n';
import { cx } from '../cx';
import { IconButton } from '../IconButton/IconButton';
import { keepFocus } from '../keepFocus';
import type { DialogProps } from './Dialog';
import styles from './Dialog.module.css';

/** A dialog as it stands over the window. */
export function DialogBody({
  isOpen,
  onClose,
  title,
  footer,
  size = 'm',
  mustAnswer = false,
  isBusy = false,
  children,
}: DialogProps) {
  return (
    <ModalOverlay
      className={styles.veil}
      isOpen={isOpen}
      onOpenChange={(open) => {
        if (!open) {
          onClose();
        }
      }}
      isDismissable={!mustAnswer && !isBusy}
      isKeyboardDismissDisabled={isBusy}
      data-modal
    >
      <Modal className={cx(styles.modal, styles[size])}>
        <AriaDialog ref={keepFocus} className={styles.dialog} role={mustAnswer ? 'alertdialog' : 'dialog'}>
          <header className={styles.head}>
            <Heading slot="title" level={2} className={styles.title}>
              {title}
            </Heading>
            <IconButton icon={X} label={t('kit.close')} size="s" isDisabled={isBusy} onPress={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
          {footer ? <footer className={styles.foot}>{footer}</footer> : null}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
