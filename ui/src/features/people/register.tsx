import { Users } from 'lucide-react';
import { registerFeature } from '#context';
import { t } from '#i18n';
import { Profile } from './profile/Profile';
import { RegisterPlace } from './register/RegisterPlace';
import { Tasks } from './Tasks';

registerFeature({
  id: 'people',
  place: { id: 'people', label: t('people.place'), icon: Users, order: 20, component: RegisterPlace },
  detail: Profile,
  overlay: Tasks,
});
