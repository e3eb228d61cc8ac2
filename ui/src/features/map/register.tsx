import { Map as MapIcon } from 'lucide-react';
import { onDemand, registerFeature } from '#context';
import { t } from '#i18n';
import { Passing } from './pass/Passing';

registerFeature({
  id: 'map',
  place: {
    id: 'map',
    label: t('places.map'),
    icon: MapIcon,
    order: 30,
    ...onDemand(async () => (await import('./MapPlace')).MapPlace),
  },
  overlay: Passing,
});
