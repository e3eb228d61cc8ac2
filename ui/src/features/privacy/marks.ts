/** A piece of a text: lines that belong together, or the entries of a list. */
export interface Block {
  isList: boolean;
  lines: string[];
}

/** Words of a line that look alike. */
export interface Run {
  kind: 'plain' | 'strong' | 'open';
  words: string;
}

/** The blocks of a text: an empty line parts them, "- " begins an entry of a list. The pages are made by the same rule. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let parted = true;
  for (const line of text.split('\n').map((each) => each.trim())) {
    if (line === '') {
      parted = true;
      continue;
    }
    const isList = line.startsWith('- ');
    const words = isList ? line.slice(2) : line;
    const last = blocks.at(-1);
    if (last && !parted && last.isList === isList) {
      last.lines.push(words);
    } else {
      blocks.push({ isList, lines: [words] });
    }
    parted = false;
  }
  return blocks;
}

/** The runs of a line: strong between two "**", open where one of the prompts stands. */
export function runsOf(line: string, prompts: readonly string[]): Run[] {
  const pieces = line.split(/\*\*(.+?)\*\*/);
  return pieces
    .flatMap((piece, at): Run[] => open(piece, at % 2 === 1 ? 'strong' : 'plain', prompts))
    .filter(({ words }) => words !== '');
}

function open(text: string, kind: Run['kind'], prompts: readonly string[]): Run[] {
  const first = prompts
    .map((prompt) => ({ prompt, at: text.indexOf(prompt) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0];
  if (!first) {
    return [{ kind, words: text }];
  }
  return [
    { kind, words: text.slice(0, first.at) },
    { kind: 'open', words: first.prompt },
    ...open(text.slice(first.at + first.prompt.length), kind, prompts),
  ];
}
