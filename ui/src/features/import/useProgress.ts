import { useEffect, useState } from 'react';
import { listen, type Progress } from '#api';

/** How far the work is; while it has no name yet, whatever is told. */
export function useProgress(token: string | null): Progress | null {
  const [step, setStep] = useState<Progress | null>(null);
  useEffect(
    () =>
      listen<Progress>('progress', (told) => {
        if (token === null || told.token === token) {
          setStep(told);
        }
      }),
    [token],
  );
  return step;
}
