import {
  ArchiveRestore,
  ChevronDown,
  FilePlus2,
  FolderOpen,
  FolderOutput,
  KeyRound,
  LockKeyhole,
  LogOut,
  Sailboat,
} from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { desk } from '#api';
import { protectionStore, useActions, useDesk } from '#context';
import { t } from '#i18n';
import { Badge, laterOpen, Menu } from '#kit';
import { LOCK_KEYS, useLock } from './lock';
import styles from './TopBar.module.css';
import { useWorkspaceCommand } from './workspace';

const ExportEverything = laterOpen(async () => (await import('./ExportEverything')).ExportEverything);
const NewWorkspace = laterOpen(async () => (await import('./NewWorkspace')).NewWorkspace);

const RECENT = 5;

/** The workspace's name, and the way to another. */
export function WorkspaceMenu() {
  const state = useDesk();
  const command = useWorkspaceCommand();
  const [naming, setNaming] = useState(false);
  const [exporting, setExporting] = useState(false);
  const open = state?.open;
  const lock = useLock();
  const restore = () => command(desk.restoreDialog);
  const exportAll = () => setExporting(true);
  useActions([
    {
      id: 'workspace-export',
      label: t('shell.menu.export'),
      everywhere: true,
      disabled: !open,
      run: exportAll,
    },
    { id: 'workspace-restore', label: t('shell.menu.restore'), everywhere: true, run: restore },
    {
      id: 'workspace-password',
      label: t(open?.encrypted ? 'protection.change.title' : 'protection.set.title'),
      everywhere: true,
      disabled: !open || open.read_only,
      run: () => protectionStore.set(open?.encrypted ? 'change' : 'set'),
    },
    {
      id: 'workspace-password-remove',
      label: t('protection.remove.title'),
      everywhere: true,
      disabled: !open?.encrypted || open.read_only,
      run: () => protectionStore.set('remove'),
    },
  ]);
  if (!state || !open) {
    return null;
  }
  const others = state.recent
    .filter(({ name, folder, exists }) => exists && (name !== open.name || folder !== open.folder))
    .slice(0, RECENT);
  return (
    <>
      <Menu
        label={t('shell.menu.label')}
        groups={[
          {
            id: 'open',
            items: [
              {
                id: 'open',
                label: t('shell.menu.open'),
                icon: FolderOpen,
                keys: 'mod+o',
                onAction: () => command(desk.openDialog),
              },
              { id: 'new', label: t('shell.menu.new'), icon: FilePlus2, onAction: () => setNaming(true) },
              { id: 'restore', label: t('shell.menu.restore'), icon: ArchiveRestore, onAction: restore },
              {
                id: 'sample',
                label: t('shell.menu.sample'),
                icon: Sailboat,
                onAction: () => command(desk.openSample),
              },
            ],
          },
          {
            id: 'recent',
            heading: t('shell.menu.recent'),
            items: others.map((recent) => ({
              id: `recent-${recent.index}`,
              label: recent.name,
              hint: recent.folder,
              ...(recent.encrypted ? { icon: LockKeyhole } : {}),
              onAction: () => command(() => desk.openRecent(recent.index)),
            })),
          },
          {
            id: 'export',
            items: [{ id: 'export', label: t('shell.menu.export'), icon: FolderOutput, onAction: exportAll }],
          },
          {
            id: 'protection',
            items: [
              ...(open.encrypted
                ? [
                    {
                      id: 'lock',
                      label: t('protection.lock.action'),
                      icon: LockKeyhole,
                      keys: LOCK_KEYS,
                      onAction: lock,
                    },
                  ]
                : []),
              {
                id: 'password',
                label: t(open.encrypted ? 'protection.panel.change' : 'protection.panel.set'),
                icon: KeyRound,
                isDisabled: open.read_only,
                onAction: () => protectionStore.set(open.encrypted ? 'change' : 'set'),
              },
            ],
          },
          {
            id: 'close',
            items: [
              {
                id: 'close',
                label: t('shell.menu.close'),
                icon: LogOut,
                onAction: () => command(desk.close),
              },
            ],
          },
        ]}
      >
        <AriaButton className={styles.workspace}>
          <span className={styles.name}>{open.name}</span>
          {open.fiction ? <Badge title={t('shell.fiction_hint')}>{t('shell.fiction')}</Badge> : null}
          {open.read_only ? <Badge tone="amber">{t('shell.read_only')}</Badge> : null}
          <ChevronDown aria-hidden className={styles.chevron} />
        </AriaButton>
      </Menu>
      <ExportEverything isOpen={exporting} onClose={() => setExporting(false)} />
      <NewWorkspace
        isOpen={naming}
        kind="empty"
        onClose={() => setNaming(false)}
        onName={(name, password) => {
          setNaming(false);
          command(() => desk.newDialog(name, password));
        }}
      />
    </>
  );
}
