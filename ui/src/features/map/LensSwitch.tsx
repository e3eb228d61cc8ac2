import { ChevronDown } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import { t } from '#i18n';
import { Button, Menu } from '#kit';
import { LENSES, lensStore, useLens } from './lenses';
import styles from './Map.module.css';

/** Whether the switch had the focus, or was just used, when the lens it was in went. */
let hadFocus = false;

/** Chooses the lens; the first thing in the bar of each. */
export function LensSwitch() {
  const lens = useLens();
  const icon = LENSES.find(({ id }) => id === lens)?.icon;
  const place = useRef<HTMLSpanElement>(null);
  // Each lens has a switch of its own: whoever chose one by keyboard goes on from the next.
  useLayoutEffect(() => {
    const button = place.current?.querySelector('button');
    if (hadFocus) {
      hadFocus = false;
      button?.focus();
    }
    return () => {
      hadFocus ||= document.activeElement !== null && document.activeElement === button;
    };
  }, []);
  return (
    <span ref={place} className={styles.lens}>
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
              onAction: () => {
                hadFocus = each.id !== lens;
                lensStore.set(each.id);
              },
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
    </span>
  );
}
