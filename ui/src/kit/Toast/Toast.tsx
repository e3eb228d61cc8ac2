import { CircleAlert, X } from 'lucide-react';
import {
  Button as AriaButton,
  UNSTABLE_Toast as AriaToast,
  Text,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components';
import { t } from '#i18n';
import { Button } from '../Button/Button';
import { cx } from '../cx';
import styles from './Toast.module.css';

interface Message {
  text: string;
  tone: 'neutral' | 'red';
  action?: { label: string; run(): void };
}

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

export interface NotifyOptions {
  tone?: Message['tone'];
  action?: Message['action'];
}

/** Says something in passing, at the foot of the window. What went wrong stays until it is closed. */
export function notify(text: string, { tone = 'neutral', action }: NotifyOptions = {}): void {
  queue.add({ text, tone, ...(action ? { action } : {}) }, tone === 'red' ? {} : { timeout: 6000 });
}

/** Takes every message away. */
export function clearNotices(): void {
  queue.clear();
}

/** Where messages appear; the shell mounts it once. */
export function Toasts() {
  return (
    <ToastRegion queue={queue} className={styles.region}>
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
    </ToastRegion>
  );
}
