import { HeartPulse } from 'lucide-react';
import { onDemand, registerFeature } from '#context';
import { t } from '#i18n';
import { later } from '#kit';

const Restoring = later(async () => (await import('./Restoring')).Restoring);

registerFeature({
  id: 'health',
  place: {
    id: 'health',
    label: t('places.health'),
    icon: HeartPulse,
    order: 87,
    foot: true,
    ...onDemand(async () => (await import('./HealthPlace')).HealthPlace),
  },
  overlay: Restoring,
});
