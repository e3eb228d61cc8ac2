import type { Point, Rect } from './geometry';

const SIZE = 48;
/** More rows of bins than any map has. */
const ROWS = 65_536;

/** Things with a rectangle, found by where they are. */
export class Bins<T> {
  readonly #bins = new Map<number, { rect: Rect; what: T }[]>();

  add(rect: Rect, what: T): void {
    const entry = { rect, what };
    this.#each(rect, (key) => {
      const found = this.#bins.get(key);
      if (found) {
        found.push(entry);
      } else {
        this.#bins.set(key, [entry]);
      }
    });
  }

  /** Whether anything lies on this rectangle, apart from what `but` lets pass. */
  hits(rect: Rect, but?: (what: T) => boolean): boolean {
    let hit = false;
    this.#each(rect, (key) => {
      hit ||= (this.#bins.get(key) ?? []).some(
        (entry) => overlap(entry.rect, rect) && !(but?.(entry.what) ?? false),
      );
    });
    return hit;
  }

  /** Everything with a rectangle that reaches to within `reach` of a point; some may come twice. */
  near({ x, y }: Point, reach: number): T[] {
    const around = { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
    const found: T[] = [];
    this.#each(around, (key) => {
      for (const { rect, what } of this.#bins.get(key) ?? []) {
        if (overlap(rect, around)) {
          found.push(what);
        }
      }
    });
    return found;
  }

  #each({ x, y, width, height }: Rect, use: (key: number) => void): void {
    for (let column = Math.floor(x / SIZE); column <= Math.floor((x + width) / SIZE); column += 1) {
      for (let row = Math.floor(y / SIZE); row <= Math.floor((y + height) / SIZE); row += 1) {
        use(column * ROWS + row);
      }
    }
  }
}

export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
