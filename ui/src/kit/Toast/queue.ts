import { ToastQueue } from 'react-stately/useToastState';

export interface Message {
  text: string;
  tone: 'neutral' | 'red';
  action?: { label: string; run(): void };
}

/** What is said in passing and not yet gone. */
export const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });
