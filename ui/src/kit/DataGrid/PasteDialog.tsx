import { t } from '#i18n';
import { Button } from '../Button/Button';
import { Dialog } from '../Dialog/Dialog';
import { Table } from '../Table/Table';
import type { PasteTold } from './types';

const MOST = 100;

export interface PasteDialogProps {
  told: readonly PasteTold[];
  /** How many cells could be pasted all the same. */
  rest: number;
  onClose(): void;
  onRest(): void;
}

/** Names what cannot be pasted, by row and column; nothing was changed until then. */
export function PasteDialog({ told, rest, onClose, onRest }: PasteDialogProps) {
  const rows = told.slice(0, MOST).map((each, at) => ({ ...each, at }));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('paste.title')}
      size="l"
      footer={
        <>
          <Button onPress={onClose} autoFocus>
            {t('kit.close')}
          </Button>
          {rest > 0 ? (
            <Button variant="primary" onPress={onRest}>
              {t('paste.rest', { count: rest })}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{t('paste.why', { count: told.length })}</p>
      <Table
        caption={t('paste.caption')}
        rows={rows}
        rowKey={({ at }) => String(at)}
        columns={[
          { key: 'row', header: t('paste.row'), isRowHeader: true, render: ({ row }) => row },
          { key: 'column', header: t('paste.column'), render: ({ column }) => column || '–' },
          { key: 'value', header: t('paste.value'), render: ({ value }) => value || '–' },
          { key: 'reason', header: t('paste.reason'), render: ({ reason }) => reason },
        ]}
      />
      {told.length > rows.length ? <p>{t('paste.more', { count: told.length - rows.length })}</p> : null}
    </Dialog>
  );
}
