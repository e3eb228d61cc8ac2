import { useState } from 'react';
import { t } from '#i18n';
import { Checkbox, FormDialog, FormWide, TextField } from '#kit';
import { NewPassword, useNewPassword } from '../features/protection/NewPassword';
import styles from './NewWorkspace.module.css';

export interface NewWorkspaceProps {
  isOpen: boolean;
  kind: 'empty' | 'sheet' | null;
  onClose(): void;
  /** The password is there when the file is to be protected with one. */
  onName(name: string, password?: string): void;
}

/** Asks for the name of a new workspace, and for a password if it is to have one. */
export function NewWorkspace({ isOpen, ...rest }: NewWorkspaceProps) {
  return isOpen ? <Naming {...rest} /> : null;
}

function Naming({ kind, onClose, onName }: Omit<NewWorkspaceProps, 'isOpen'>) {
  const [name, setName] = useState('');
  const [isProtected, setProtected] = useState(false);
  const typed = useNewPassword(name.trim());
  const given = name.trim();
  return (
    <FormDialog
      size="s"
      title={t(kind === 'sheet' ? 'shell.first.new_sheet_title' : 'shell.first.new_title')}
      save={t('shell.first.create')}
      onSave={() => (isProtected ? onName(given, typed.password) : onName(given))}
      onClose={onClose}
      failure={null}
      isPending={false}
      canSave={given.length > 0 && (!isProtected || typed.isReady)}
    >
      <FormWide>
        <TextField
          label={t('shell.first.name')}
          description={t('shell.first.name_hint')}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
        />
      </FormWide>
      <FormWide>
        <Checkbox isSelected={isProtected} onChange={setProtected}>
          {t('shell.first.protect')}
        </Checkbox>
        <p className={styles.hint}>{t('shell.first.protect_hint')}</p>
      </FormWide>
      {isProtected ? <NewPassword typed={typed} /> : null}
    </FormDialog>
  );
}
