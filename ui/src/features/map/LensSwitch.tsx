import { ChevronDown } from 'lucide-react';
import { t } from '#i18n';
import { Button, Menu } from '#kit';
import { LENSES, lensStore, useLens } from './lenses';
import styles from './Map.module.css';

/** Chooses the lens; the first thing in the bar of each. */
export function LensSwitch() {
  const lens = useLens();
  const icon = LENSES.find(({ id }) => id === lens)?.icon;
  return (
    <Menu
      label={t('network.lens')}
      groups={[
        {
          id: 'lenses',
          items: LENSES.map((each) => ({
            id: each.id,
            label: t(`lenses.name.${each.id}`),
            hint: t(`lenses.about.${each.id}`),
            icon: each.icon,
            isChosen: each.id === lens,
            onAction: () => lensStore.set(each.id),
          })),
        },
      ]}
    >
      <Button {...(icon ? { icon } : {})}>
        <span className="visually-hidden">{t('network.lens')}: </span>
        {t(`lenses.name.${lens}`)}
        <ChevronDown aria-hidden className={styles.chevron} />
      </Button>
    </Menu>
  );
}
