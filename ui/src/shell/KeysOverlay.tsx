import { useCurrentActions } from '#context';
import { t } from '#i18n';
import { Dialog, Kbd } from '#kit';
import styles from './KeysOverlay.module.css';

const gridKeys = () => [
  { keys: ['arrows'], label: t('shell.keys.grid_move') },
  { keys: ['home', 'end', 'mod+home', 'mod+end'], label: t('shell.keys.grid_ends') },
  { keys: ['enter', 'F2'], label: t('shell.keys.grid_edit') },
  { keys: ['enter'], label: t('shell.keys.grid_confirm') },
  { keys: ['tab'], label: t('shell.keys.grid_next') },
  { keys: ['escape'], label: t('shell.keys.grid_cancel') },
  { keys: ['mod+enter'], label: t('shell.keys.grid_open') },
  { keys: ['space'], label: t('shell.keys.grid_select') },
  { keys: ['shift+↑ ↓'], label: t('shell.keys.grid_extend') },
  { keys: ['mod+a'], label: t('shell.keys.grid_all') },
  { keys: ['mod+c'], label: t('shell.keys.grid_copy') },
  { keys: ['delete'], label: t('shell.keys.grid_delete') },
];

/** Undo and redo carry the label of a change; here only the key matters. */
const plain: Record<string, string> = { undo: t('shell.actions.undo'), redo: t('shell.actions.redo') };

/** Every key that does something just now. */
export function KeysOverlay({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const keyed = useCurrentActions().flatMap(({ id, label, keys, everywhere }) =>
    keys ? [{ id, label: plain[id] ?? label, keys: [keys], everywhere: everywhere ?? false }] : [],
  );
  const columns = [
    { title: t('shell.keys.here'), rows: keyed.filter(({ everywhere }) => !everywhere) },
    { title: t('shell.keys.everywhere'), rows: keyed.filter(({ everywhere }) => everywhere) },
    { title: t('shell.keys.grid'), rows: gridKeys() },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('shell.keys.title')} size="l">
      <div className={styles.columns}>
        {columns.map(({ title, rows }) => (
          <section key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl>
              {rows.map(({ label, keys }) => (
                <div key={label} className={styles.row}>
                  <dt>{label}</dt>
                  <dd className={styles.keys}>
                    {keys.map((each) => (
                      <Kbd key={each} keys={each} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
