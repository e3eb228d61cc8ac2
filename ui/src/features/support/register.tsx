import { HandHelping } from 'lucide-react';
import { onDemand, registerFeature } from '#context';
import { t } from '#i18n';

registerFeature({
  id: 'support',
  place: {
    id: 'support',
    label: t('places.support'),
    icon: HandHelping,
    order: 70,
    ...onDemand(async () => (await import('./SupportPlace')).SupportPlace),
  },
});
