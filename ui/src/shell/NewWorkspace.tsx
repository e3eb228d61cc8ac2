import { useState } from 'react';
import { Form } from 'react-aria-components';
import { t } from '#i18n';
import { Button, Dialog, TextField } from '#kit';

export interface NewWorkspaceProps {
  isOpen: boolean;
  kind: 'empty' | 'sheet' | null;
  onClose(): void;
  onName(name: string): void;
}

/** Asks for the name of a new workspace. */
export function NewWorkspace({ isOpen, kind, onClose, onName }: NewWorkspaceProps) {
  const [name, setName] = useState('');
  const ready = name.trim().length > 0;
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      size="s"
      title={t(kind === 'sheet' ? 'shell.first.new_sheet_title' : 'shell.first.new_title')}
      footer={
        <>
          <Button onPress={onClose}>{t('kit.cancel')}</Button>
          <Button variant="primary" isDisabled={!ready} onPress={() => onName(name.trim())}>
            {t('shell.first.create')}
          </Button>
        </>
      }
    >
      <Form
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) {
            onName(name.trim());
          }
        }}
      >
        <TextField
          label={t('shell.first.name')}
          description={t('shell.first.name_hint')}
          value={name}
          onChange={setName}
          maxLength={200}
          autoFocus
        />
      </Form>
    </Dialog>
  );
}
