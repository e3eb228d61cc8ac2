import { Fragment } from 'react';
import styles from './Kbd.module.css';
import { keyNames } from './keys';

/** Keys as they are written on the keyboard: `mod+shift+z` as Ctrl Shift Z. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={styles.keys}>
      {keyNames(keys).map((name, index) => (
        <Fragment key={name}>
          {index > 0 ? ' ' : null}
          <kbd className={styles.key}>{name}</kbd>
        </Fragment>
      ))}
    </span>
  );
}
