import { useCallback } from 'react';
import { Failure, useWrite } from '#api';
import { t } from '#i18n';
import { notify } from '#kit';

/** Says in passing what went wrong. */
export function sayFailure(thrown: unknown): void {
  notify(Failure.from(thrown).message, { tone: 'red' });
}

/** Says what was done, with the way back beside it. */
export function useSayDone(): (text: string) => void {
  const { mutate } = useWrite('undo');
  return useCallback(
    (text) =>
      notify(text, {
        action: { label: t('privacy.holidays.undo'), run: () => mutate({}, { onError: sayFailure }) },
      }),
    [mutate],
  );
}
