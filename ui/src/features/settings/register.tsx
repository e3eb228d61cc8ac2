import { Settings } from 'lucide-react';
import { registerFeature } from '#context';
import { t } from '#i18n';
import { SettingsPlace } from './SettingsPlace';

registerFeature({
  id: 'settings',
  place: {
    id: 'settings',
    label: t('settings.place'),
    icon: Settings,
    order: 90,
    foot: true,
    component: SettingsPlace,
  },
});
