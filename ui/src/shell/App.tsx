import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { I18nProvider } from 'react-aria-components';
import { newQueryClient } from '#api';
import { useDesk } from '#context';
import { t, userLocale } from '#i18n';
import { ErrorBanner, Toasts } from '#kit';
import styles from './App.module.css';
import { DropTarget } from './DropTarget';
import { FirstStart } from './FirstStart';
import { Frame } from './Frame';
import { useTheme } from './theme';
import { useDeskConnection } from './workspace';

/** The whole window. */
export function App({ client: given }: { client?: QueryClient }) {
  const [client] = useState(() => given ?? newQueryClient());
  return (
    <I18nProvider locale={userLocale()}>
      <QueryClientProvider client={client}>
        <Window />
        <DropTarget />
        <Toasts />
      </QueryClientProvider>
    </I18nProvider>
  );
}

function Window() {
  const state = useDesk();
  const { failure, retry } = useDeskConnection();
  useTheme(state?.preferences);
  if (state === undefined) {
    return failure ? (
      <main className={styles.start}>
        <ErrorBanner title={t('shell.failed_start')} failure={failure} kept="" onRetry={retry} />
      </main>
    ) : null;
  }
  return state.open ? (
    <Frame key={`${state.open.file_name} ${state.open.name}`} />
  ) : (
    <FirstStart state={state} />
  );
}
