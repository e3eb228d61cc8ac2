/** How safe the newest backup makes what was done since. */
export type Standing = 'none' | 'none_unchanged' | 'newest_same' | 'newest_soon' | 'newest_old';

const DAY = 24 * 60 * 60_000;

/** What the age of the newest backup means, given when the last change was. */
export function standing(newest: string | undefined, lastChange: string | undefined, now: number): Standing {
  if (newest === undefined) {
    return lastChange === undefined ? 'none_unchanged' : 'none';
  }
  const made = Date.parse(newest);
  if (lastChange === undefined || Date.parse(lastChange) <= made) {
    return 'newest_same';
  }
  return now - made > DAY ? 'newest_old' : 'newest_soon';
}

export const isSafe = (standing: Standing): boolean => standing !== 'none' && standing !== 'newest_old';
