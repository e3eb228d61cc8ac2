import { CircleAlert, X } from 'lucide-react';
import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastRegion as Region,
  Text,
  UNSTABLE_ToastContent as ToastContent,
} from 'react-aria-components';
import { t } from '#i18n';
import { Button } from '../Button/Button';
import { cx } from '../cx';
import { queue } from './queue';
import styles from './Toast.module.css';

/** The messages at the foot of the window. */
export function ToastRegion() {
  return (
    <Region queue={queue} className={styles.region}>
      {({ toast }) => (
        <AriaToast toast={toast} className={cx(styles.toast, styles[toast.content.tone])}>
          {toast.content.tone === 'red' ? <CircleAlert aria-hidden className={styles.icon} /> : null}
          <ToastContent className={styles.content}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action ? (
            <Button
              size="s"
              onPress={() => {
                toast.content.action?.run();
                queue.close(toast.key);
              }}
            >
              {toast.content.action.label}
            </Button>
          ) : null}
          <AriaButton slot="close" aria-label={t('kit.close')} className={styles.close}>
            <X aria-hidden className={styles.icon} />
          </AriaButton>
        </AriaToast>
      )}
    </Region>
  );
}
