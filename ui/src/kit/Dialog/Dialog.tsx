import type { ReactNode } from 'react';
import { laterOpen } from '../later';

export interface DialogProps {
  isOpen: boolean;
  onClose(): void;
  title: string;
  /** The buttons at the foot, the main one last. */
  footer?: ReactNode;
  size?: 's' | 'm' | 'l';
  /** A question that must be answered: a click beside it does not close it. */
  mustAnswer?: boolean;
  /** Something is under way that closing would not stop: it cannot be closed until that is done. */
  isBusy?: boolean;
  children: ReactNode;
}

export const Dialog = laterOpen<DialogProps>(async () => (await import('./DialogBody')).DialogBody);
