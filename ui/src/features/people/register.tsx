import { Users } from 'lucide-react';
import { registerFeature } from '#context';
import { t } from '#i18n';
import { later } from '#kit';
import { RegisterPlace } from './register/RegisterPlace';
import { firstReads } from './register/state';
import { Tasks } from './Tasks';

registerFeature({
  id: 'people',
  place: {
    id: 'people',
    label: t('places.people'),
    icon: Users,
    order: 20,
    component: RegisterPlace,
    reads: firstReads,
  },
  detail: later(async () => (await import('./profile/Profile')).Profile),
  overlay: Tasks,
});
