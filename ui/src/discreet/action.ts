import { useActions } from '#context';
import { t } from '#i18n';
import { DISCREET_KEYS, setDiscreet, useDiscreet } from './discreet';

/** Discreet on one key, whatever is open. */
export function useDiscreetAction(): void {
  const discreet = useDiscreet();
  useActions([
    {
      id: 'discreet',
      label: t(discreet ? 'discreet.off' : 'discreet.on'),
      keys: DISCREET_KEYS,
      everywhere: true,
      overModals: true,
      run: () => setDiscreet(!discreet),
    },
  ]);
}
