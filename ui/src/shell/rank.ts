const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Those that contain every word of `text`, best first: a beginning counts for more than a middle. */
export function rank<T>(items: readonly T[], text: string, label: (item: T) => string): T[] {
  const words = fold(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) {
    return [...items];
  }
  const scored: { item: T; score: number }[] = [];
  for (const item of items) {
    const name = fold(label(item));
    let score = 0;
    for (const word of words) {
      const at = name.indexOf(word);
      if (at < 0) {
        score = Number.NEGATIVE_INFINITY;
        break;
      }
      score += at === 0 ? 3 : /\s/.test(name[at - 1] ?? '') ? 2 : 1;
    }
    if (score > 0) {
      scored.push({ item, score });
    }
  }
  return scored.sort((a, b) => b.score - a.score).map(({ item }) => item);
}
