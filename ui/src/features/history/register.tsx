import { History } from 'lucide-react';
import { registerFeature } from '#context';
import { t } from '#i18n';
import { HistoryPlace } from './HistoryPlace';

registerFeature({
  id: 'history',
  place: {
    id: 'history',
    label: t('people.history.place'),
    icon: History,
    order: 85,
    foot: true,
    component: HistoryPlace,
  },
});
