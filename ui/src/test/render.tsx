import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type RenderResult, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { newQueryClient } from '../api';

/** Renders inside what a feature finds around it in the window. */
export function renderWithApp(ui: ReactNode): RenderResult & { user: UserEvent; client: QueryClient } {
  const client = newQueryClient();
  const user = userEvent.setup();
  const view = render(ui, {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  return { ...view, user, client };
}
