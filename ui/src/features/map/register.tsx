import { Map as MapIcon } from 'lucide-react';
import { registerFeature } from '#context';
import { t } from '#i18n';
import { MapPlace } from './MapPlace';

registerFeature({
  id: 'map',
  place: { id: 'map', label: t('map.place'), icon: MapIcon, order: 30, component: MapPlace },
});
