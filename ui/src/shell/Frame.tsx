import { useCallback, useEffect, useMemo, useState } from 'react';
import { desk, useChangedEvents } from '#api';
import { go, type Place, placesOf, useActions, useAsOf, useDesk, useFeatures, useSelection } from '#context';
import { useDiscreetAction } from '#discreet';
import { formatDateLong, formatInstantLong, t } from '#i18n';
import { Button, cx, laterOpen, readLater } from '#kit';
import { Purpose } from '#purpose';
import { DetailPanel } from './DetailPanel';
import styles from './Frame.module.css';
import { flash, useHistory } from './history';
import { useLockAction } from './lock';
import { Nav } from './Nav';
import { Places, useShellRouter } from './router';
import { StatusLine } from './StatusLine';
import { useShortcuts } from './shortcuts';
import { TopBar } from './TopBar';
import { placeToBegin, useStartWithSpreadsheet, useWorkspaceCommand } from './workspace';

const KeysOverlay = laterOpen(async () => (await import('./KeysOverlay')).KeysOverlay);
const Palette = laterOpen(async () => (await import('./Palette')).Palette);

const QUIET = 1_000;

/** Once the first place stands, what opens and the other places are read one by one, so that nothing waits later. */
function usePrepared(places: readonly Place[]): void {
  useEffect(() => {
    let stopped = false;
    const timer = setTimeout(async () => {
      await readLater();
      for (const place of places) {
        if (stopped) {
          return;
        }
        await place.prepare?.().catch(() => {});
      }
    }, QUIET);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [places]);
}

/** The window with a workspace open. */
export function Frame() {
  const features = useFeatures();
  const places = useMemo(() => placesOf(features), [features]);
  const [begin] = useState(() => placeToBegin(places[0]?.id ?? ''));
  const router = useShellRouter(begin);
  const [palette, setPalette] = useState(false);
  const [keys, setKeys] = useState(false);
  const { isPast, date, setAsOf } = useAsOf();
  const { opened, close } = useSelection();
  const history = useHistory();
  const command = useWorkspaceCommand();
  const backup = useDesk()?.open?.backup;

  useChangedEvents(
    useCallback(({ elsewhere }: { elsewhere: boolean }) => {
      if (elsewhere) {
        flash(t('shell.status.elsewhere'));
      }
    }, []),
  );
  usePrepared(places);
  useStartWithSpreadsheet();
  useShortcuts();
  useLockAction();
  useDiscreetAction();
  useActions([
    {
      id: 'palette',
      label: t('shell.actions.palette'),
      keys: 'mod+k',
      everywhere: true,
      hidden: true,
      run: () => setPalette(true),
    },
    { id: 'keys', label: t('shell.actions.keys'), keys: '?', everywhere: true, run: () => setKeys(true) },
    {
      id: 'undo',
      label:
        history.undoLabel === undefined
          ? t('shell.actions.undo')
          : t('shell.status.undo_what', { label: history.undoLabel }),
      keys: 'mod+z',
      everywhere: true,
      disabled: !history.canUndo,
      run: history.undo,
    },
    {
      id: 'redo',
      label:
        history.redoLabel === undefined
          ? t('shell.actions.redo')
          : t('shell.status.redo_what', { label: history.redoLabel }),
      keys: 'mod+shift+z',
      everywhere: true,
      disabled: !history.canRedo,
      run: history.redo,
    },
    ...places.map((place, index) => ({
      id: `go-${place.id}`,
      label: t('shell.actions.go', { place: place.label }),
      ...(index < 9 ? { keys: `mod+${index + 1}` } : {}),
      everywhere: true,
      run: () => go(place.id),
    })),
    {
      id: 'close-detail',
      label: t('shell.actions.close_detail'),
      keys: 'escape',
      everywhere: true,
      hidden: true,
      disabled: opened === null,
      run: close,
    },
    {
      id: 'back-to-today',
      label: t('shell.actions.back_to_today'),
      everywhere: true,
      disabled: !isPast,
      run: () => setAsOf(undefined),
    },
    {
      id: 'backup-leave',
      label: t('shell.backup.back'),
      everywhere: true,
      disabled: !backup,
      run: () => command(desk.backupLeave),
    },
    {
      id: 'workspace-open',
      label: t('shell.actions.workspace_open'),
      keys: 'mod+o',
      everywhere: true,
      run: () => command(desk.openDialog),
    },
    {
      id: 'workspace-close',
      label: t('shell.actions.workspace_close'),
      everywhere: true,
      run: () => command(desk.close),
    },
  ]);

  return (
    <div className={styles.frame}>
      <TopBar onPalette={() => setPalette(true)} />
      <Nav />
      <div className={styles.stage}>
        <main className={cx(styles.sheet, (isPast || backup) && styles.past)}>
          {backup ? (
            <div role="status" className={styles.banner}>
              <span>{t('shell.backup.banner', { of: backup.of, date: formatInstantLong(backup.at) })}</span>
              <Button size="s" onPress={() => command(desk.backupLeave)}>
                {t('shell.backup.back')}
              </Button>
            </div>
          ) : null}
          {isPast ? (
            <div role="status" className={styles.banner}>
              <span>{t('shell.as_of.banner', { date: formatDateLong(date) })}</span>
              <Button size="s" onPress={() => setAsOf(undefined)}>
                {t('shell.as_of.back')}
              </Button>
            </div>
          ) : null}
          <Places router={router} />
        </main>
        <DetailPanel />
      </div>
      <StatusLine />
      <Purpose />
      {features.map(({ id, overlay: Overlay }) => (Overlay ? <Overlay key={id} /> : null))}
      <Palette isOpen={palette} onClose={() => setPalette(false)} />
      <KeysOverlay isOpen={keys} onClose={() => setKeys(false)} />
    </div>
  );
}
