import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { newQueryClient } from '#api';
import { diagnosticsStore, recoveryStore, useDesk, useStore, workspaceKey } from '#context';
import { t, userLocale } from '#i18n';
import { ErrorBanner, later, soon, Toasts } from '#kit';
import styles from './App.module.css';
import { DropTarget } from './DropTarget';
import { Frame } from './Frame';
import { useIdleLock } from './lock';
import { useTheme } from './theme';
import { useDeskConnection, useProjectAgain } from './workspace';

/** With a workspace open the window comes without it. */
const FirstStart = soon(async () => (await import('./FirstStart')).FirstStart);

const Unlock = soon(async () => (await import('./Unlock')).Unlock);

const Recovery = later(async () => (await import('./Recovery')).Recovery);

const Diagnostics = later(async () => (await import('./Diagnostics')).Diagnostics);

/** The whole window. */
export function App({ client: given }: { client?: QueryClient }) {
  const [client] = useState(() => given ?? newQueryClient());
  return (
    <I18nProvider locale={userLocale()}>
      <QueryClientProvider client={client}>
        <Window />
        <DropTarget />
        <Trouble />
        <Notices />
      </QueryClientProvider>
    </I18nProvider>
  );
}

function Window() {
  const state = useDesk();
  const { failure, retry } = useDeskConnection();
  useTheme(state?.preferences);
  useIdleLock();
  if (state === undefined) {
    return failure ? (
      <main className={styles.start}>
        <ErrorBanner title={t('shell.failed_start')} failure={failure} kept="" onRetry={retry} />
      </main>
    ) : null;
  }
  return state.open ? (
    <Opened key={workspaceKey(state.open)} />
  ) : (
    <Suspense>
      {state.locked ? (
        <Unlock key={workspaceKey(state.locked)} locked={state.locked} />
      ) : (
        <FirstStart state={state} />
      )}
    </Suspense>
  );
}

/** The workspace that is open, once it is known which project is looked at. */
function Opened() {
  return useProjectAgain() ? <Frame /> : null;
}

/** What helps when something is wrong, wherever that shows. */
function Trouble() {
  const recovery = useStore(recoveryStore);
  const diagnostics = useStore(diagnosticsStore);
  return (
    <>
      {recovery ? <Recovery key={`${recovery.folder}/${recovery.file_name}`} recovery={recovery} /> : null}
      {diagnostics ? <Diagnostics /> : null}
    </>
  );
}

/** Nothing is said over the lock: what comes late is still of the workspace. */
function Notices() {
  return useDesk()?.locked ? null : <Toasts />;
}
