import { Settings } from 'lucide-react';
import { onDemand, registerFeature } from '#context';
import { t } from '#i18n';

registerFeature({
  id: 'settings',
  place: {
    id: 'settings',
    label: t('places.settings'),
    icon: Settings,
    order: 90,
    foot: true,
    ...onDemand(async () => (await import('./SettingsPlace')).SettingsPlace),
  },
});
