import { Button as AriaButton } from 'react-aria-components';
import { go, locationStore, placesOf, useFeatures, useStore } from '#context';
import { t } from '#i18n';
import { cx, Tooltip } from '#kit';
import styles from './Nav.module.css';

/** The places, at the left. */
export function Nav() {
  const places = placesOf(useFeatures());
  const current = useStore(locationStore, (location) => location.place);
  const firstFoot = places.findIndex((place) => place.foot);
  return (
    <nav aria-label={t('shell.places')} className={styles.nav}>
      <ul className={styles.list}>
        {places.map(({ id, label, icon: Icon }, index) => (
          <li key={id} className={cx(index === firstFoot && styles.foot)}>
            <Tooltip text={label} keys={`mod+${index + 1}`} placement="right">
              <AriaButton
                className={styles.place}
                onPress={() => go(id)}
                {...(id === current ? { 'aria-current': 'page' as const } : {})}
              >
                <Icon aria-hidden className={styles.icon} />
                {label}
              </AriaButton>
            </Tooltip>
          </li>
        ))}
      </ul>
    </nav>
  );
}
