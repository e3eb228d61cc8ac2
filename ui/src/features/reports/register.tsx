import { FileText } from 'lucide-react';
import { onDemand, registerFeature } from '#context';
import { t } from '#i18n';

registerFeature({
  id: 'reports',
  place: {
    id: 'reports',
    label: t('places.reports'),
    icon: FileText,
    order: 80,
    ...onDemand(async () => (await import('./ReportsPlace')).ReportsPlace),
  },
});
