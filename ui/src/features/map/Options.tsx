import { memo } from 'react';
import type { View } from './geometry';
import styles from './Map.module.css';
import type { Lying } from './model';
import { at, idOf, type Target } from './spatial';

/** So many marks are in the document at most; the rest come as one goes there. */
const MOST = 300;

/** The marks as a screen reader meets them, each over its picture. */
export const Options = memo(function Options({
  base,
  targets,
  marks,
  wordsOf,
  countOf,
  view,
  width,
  height,
  active,
  selected,
}: {
  base: string;
  targets: readonly Target[];
  marks: ReadonlyMap<string, Lying>;
  wordsOf(lying: Lying): string;
  countOf(field: string, count: number): string;
  /** Where the window was when it last stood still. */
  view: View;
  width: number;
  height: number;
  active: string | null;
  selected: ReadonlySet<string>;
}) {
  let room = MOST;
  return targets.map((target, index) => {
    const id = idOf(target);
    const { x, y } = at(target);
    const isInSight = x > view.x && y > view.y && x < view.x + width && y < view.y + height;
    if (id !== active && (!isInSight || room <= 0)) {
      return null;
    }
    room -= 1;
    const size =
      target.kind === 'spot'
        ? { width: 2 * target.spot.radius, height: 2 * target.spot.radius }
        : { width: target.cluster.width, height: target.cluster.height };
    return (
      <div
        key={id}
        id={optionId(base, id)}
        role="option"
        tabIndex={-1}
        aria-label={nameOf(target, marks, wordsOf, countOf)}
        aria-selected={
          target.kind === 'spot' ? selected.has(id) : target.cluster.ids.every((each) => selected.has(each))
        }
        aria-posinset={index + 1}
        aria-setsize={targets.length}
        className={styles.option}
        style={{ left: x - size.width / 2, top: y - size.height / 2, ...size }}
      />
    );
  });
});

export const optionId = (base: string, id: string): string => `${base}-${id.replace(/[^\w-]/g, '_')}`;

function nameOf(
  target: Target,
  marks: ReadonlyMap<string, Lying>,
  wordsOf: (lying: Lying) => string,
  countOf: (field: string, count: number) => string,
): string {
  const ids = target.kind === 'spot' ? [target.spot.id] : target.cluster.ids;
  const lying = marks.get(ids[0] ?? '');
  if (!lying) {
    return '';
  }
  return target.kind === 'spot' ? wordsOf(lying) : countOf(lying.field, ids.length);
}
