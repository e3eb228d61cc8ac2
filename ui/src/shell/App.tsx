import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { newQueryClient } from '#api';
import { placesOf, useFeatures } from '#context';
import { Toasts } from '#kit';

export function App() {
  const [client] = useState(newQueryClient);
  const first = placesOf(useFeatures())[0];
  return (
    <QueryClientProvider client={client}>
      {first ? <first.component /> : null}
      <Toasts />
    </QueryClientProvider>
  );
}
