import { History } from 'lucide-react';
import { onDemand, registerFeature } from '#context';
import { t } from '#i18n';

registerFeature({
  id: 'history',
  place: {
    id: 'history',
    label: t('places.history'),
    icon: History,
    order: 85,
    foot: true,
    ...onDemand(async () => (await import('./HistoryPlace')).HistoryPlace),
  },
});
