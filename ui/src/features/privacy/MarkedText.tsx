import { Fragment, type ReactNode } from 'react';
import { type Block, blocksOf, runsOf } from './marks';
import styles from './Privacy.module.css';

/** A text with its marks: lists, strong words, and what is left to be filled in. */
export function MarkedText({ text, prompts }: { text: string; prompts: readonly string[] }) {
  return (
    <div className={styles.marked} data-selectable>
      {blocksOf(text).map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text have nothing else to be told by
        <Fragment key={at}>{blockOf(block, prompts)}</Fragment>
      ))}
    </div>
  );
}

function blockOf({ isList, lines }: Block, prompts: readonly string[]): ReactNode {
  const runs = lines.map((line) =>
    runsOf(line, prompts).map(({ kind, words }, at) => {
      const Tag = kind === 'strong' ? 'strong' : kind === 'open' ? 'mark' : 'span';
      // biome-ignore lint/suspicious/noArrayIndexKey: nor have the runs of a line
      return <Tag key={at}>{words}</Tag>;
    }),
  );
  return isList ? (
    <ul>
      {runs.map((run, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor have the lines of a list
        <li key={at}>{run}</li>
      ))}
    </ul>
  ) : (
    <p>
      {runs.map((run, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: nor have the lines of a paragraph
        <Fragment key={at}>
          {at > 0 ? <br /> : null}
          {run}
        </Fragment>
      ))}
    </p>
  );
}
