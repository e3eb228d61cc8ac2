/** What the ends of an axis of one's own mean. */
export const ends = {
  both: '1: {low} · 5: {high}',
  low: '1: {low}',
  high: '5: {high}',
} as const;
