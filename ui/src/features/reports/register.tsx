import { FileText } from 'lucide-react';
import { registerFeature } from '#context';
import { t } from '#i18n';
import { ReportsPlace } from './ReportsPlace';

registerFeature({
  id: 'reports',
  place: { id: 'reports', label: t('reports.place'), icon: FileText, order: 80, component: ReportsPlace },
});
