import { t } from '#i18n';
import type { Refusal } from '../failure';

/** What a spreadsheet could take for a formula, with the apostrophes that keep it from being one. */
const FORMULA = /^'*[=+\-@\t\r]/;

/** A text as it goes out: never one that a spreadsheet takes for a formula. The same rule as for files. */
export function protect(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** A text as it was before `protect`. */
export function restore(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** One cell as it goes into tab-separated text: tabs and line ends inside it are quoted, as spreadsheets do. */
function tsvCell(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(tsvCell).join('\t')).join('\n');
}

const QUOTED = /^"((?:[^"]|"")*)"(?=[\t\r\n]|$)/;

/** The first cell of what was copied, here or in a spreadsheet, as it was before it was quoted and protected. */
export function firstCell(tsv: string): string {
  const inside = QUOTED.exec(tsv)?.[1];
  // Only what holds one of these is quoted; other quotation marks are the text's own.
  if (inside !== undefined && /[\t\n\r"]/.test(inside)) {
    return restore(inside.replaceAll('""', '"'));
  }
  // A tab or return that stands first, after the apostrophe that protects it, was quoted.
  return restore(tsv.split(/[\t\r\n]/)[0] ?? '');
}

/** Lines of cells, as a spreadsheet puts them on the clipboard. */
export function fromTsv(text: string): string[][] {
  const lines: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const quoted = QUOTED.exec(text.slice(at));
    const inside = quoted?.[1];
    let cell: string;
    // Only what holds one of these is quoted; other quotation marks are the text's own.
    if (quoted && inside !== undefined && /[\t\n\r"]/.test(inside)) {
      cell = inside.replaceAll('""', '"');
      at += quoted[0].length;
    } else {
      cell = /^[^\t\r\n]*/.exec(text.slice(at))?.[0] ?? '';
      at += cell.length;
    }
    lines.at(-1)?.push(cell);
    if (text[at] !== '\t') {
      const end = /^(?:\r\n|\r|\n)/.exec(text.slice(at))?.[0];
      at += end?.length ?? 1;
      // The end of the last line begins none.
      if (end === undefined || at >= text.length) {
        break;
      }
      lines.push([]);
    } else {
      at += 1;
    }
  }
  return lines;
}

function copyThroughField(text: string): boolean {
  const field = document.createElement('textarea');
  const before = document.activeElement;
  field.value = text;
  field.setAttribute('aria-hidden', 'true');
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  const done = typeof document.execCommand === 'function' && document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) {
    before.focus();
  }
  return done;
}

/** Hands the clipboard text that is still being made: some windows only take it while the key or button is fresh. */
async function writeSoon(text: Promise<string>): Promise<void> {
  const blob = text.then((plain) => new Blob([plain], { type: 'text/plain' }));
  // Whoever waits for the text hears of its failure.
  blob.catch(() => {});
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })]);
}

/** Puts text on the clipboard; refused in words when the clipboard does not take it. */
export async function copyText(text: string | Promise<string>): Promise<void> {
  if (typeof text !== 'string' && typeof ClipboardItem !== 'undefined') {
    try {
      await writeSoon(text);
      return;
    } catch {
      // Then in the plain way, once it is there.
    }
  }
  const plain = await text;
  try {
    await navigator.clipboard.writeText(plain);
  } catch {
    if (!copyThroughField(plain)) {
      const refusal: Refusal = { code: 'io', message: t('kit.clipboard_refused') };
      throw refusal;
    }
  }
}
