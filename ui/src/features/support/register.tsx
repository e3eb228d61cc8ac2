import { HandHelping } from 'lucide-react';
import { registerFeature } from '#context';
import { t } from '#i18n';
import { SupportPlace } from './SupportPlace';

registerFeature({
  id: 'support',
  place: { id: 'support', label: t('support.place'), icon: HandHelping, order: 70, component: SupportPlace },
});
