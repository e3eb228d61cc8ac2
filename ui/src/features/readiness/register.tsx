import { Gauge } from 'lucide-react';
import { onDemand, registerFeature } from '#context';
import { t } from '#i18n';

registerFeature({
  id: 'readiness',
  place: {
    id: 'readiness',
    label: t('places.readiness'),
    icon: Gauge,
    order: 40,
    ...onDemand(async () => (await import('./ReadinessPlace')).ReadinessPlace),
  },
});
