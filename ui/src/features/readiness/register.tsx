import { Gauge } from 'lucide-react';
import { registerFeature } from '#context';
import { t } from '#i18n';
import { ReadinessPlace } from './ReadinessPlace';

registerFeature({
  id: 'readiness',
  place: { id: 'readiness', label: t('readiness.place'), icon: Gauge, order: 40, component: ReadinessPlace },
});
