import { ShieldCheck } from 'lucide-react';
import { onDemand, registerFeature } from '#context';
import { t } from '#i18n';

registerFeature({
  id: 'privacy',
  place: {
    id: 'privacy',
    label: t('places.privacy'),
    icon: ShieldCheck,
    order: 88,
    foot: true,
    ...onDemand(async () => (await import('./PrivacyPlace')).PrivacyPlace),
  },
});
