import type { GroupSection, RowSource } from './types';

/** Where a section's heading stands among what is shown, and how many rows are shown below it. */
interface Placed {
  section: GroupSection;
  at: number;
  rows: number;
}

function placed(sections: readonly GroupSection[]): { all: Placed[]; total: number } {
  let at = 0;
  const all = sections.map((section) => {
    const rows = section.isClosed ? 0 : section.count;
    const here = { section, at, rows };
    at += 1 + rows;
    return here;
  });
  return { all, total: at };
}

/** A source whose rows come in sections, each with a heading before it; those of closed sections are left out. */
export function groupedSource<Row>(
  source: RowSource<Row>,
  sections: readonly GroupSection[],
  headingOf: (section: GroupSection) => Row,
): RowSource<Row> {
  const { all, total } = placed(sections);
  const named = sections.map(({ key, count, isClosed }) => [key, count, isClosed]);
  return {
    key: (offset, limit) => [...source.key(offset, limit), 'sections', named],
    fetch: async (offset, limit) => {
      const items: Row[] = [];
      const end = Math.min(total, offset + limit);
      for (const { section, at, rows } of all) {
        if (at >= end || at + 1 + rows <= offset) {
          continue;
        }
        if (at >= offset) {
          items.push(headingOf(section));
        }
        const first = Math.max(offset, at + 1) - at - 1;
        const last = Math.min(end, at + 1 + rows) - at - 1;
        if (last > first) {
          const page = await source.fetch(section.position + first, last - first);
          items.push(...page.items);
        }
      }
      return { total, items };
    },
  };
}
