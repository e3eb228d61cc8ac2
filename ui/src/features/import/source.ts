import { desk, Failure, type ImportOffer } from '#api';
import { t } from '#i18n';

/** Where a spreadsheet comes from. */
export type Source = { from: 'dialog' } | { from: 'file'; file: File } | { from: 'clipboard'; text: string };

/** What crosses to the shell as text has an end; a larger file is chosen instead. */
const MOST_BYTES = 64 * 1024 * 1024;

/** What it is called; null while that is being chosen. */
export function sourceName(source: Source): string | null {
  switch (source.from) {
    case 'dialog':
      return null;
    case 'file':
      return source.file.name;
    case 'clipboard':
      return t('bring_in.pasted');
  }
}

/** Has it read. Null when the choice was called off. */
export async function takeUp(source: Source): Promise<ImportOffer | null> {
  switch (source.from) {
    case 'dialog':
      return desk.importDialog();
    case 'file':
      if (source.file.size > MOST_BYTES) {
        throw new Failure('invalid', t('bring_in.too_large', { file: source.file.name }));
      }
      return desk.importDrop(source.file.name, await inBase64(source.file));
    case 'clipboard':
      return desk.importPaste(source.text);
  }
}

function inBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''));
    reader.onerror = () => reject(new Failure('io', reader.error?.message ?? ''));
    reader.readAsDataURL(file);
  });
}

/** Whether a text is a piece of a spreadsheet: several lines, or several cells. A line end inside a quoted cell is no line. */
export function isTable(text: string): boolean {
  const bare = text.replace(/(^|[\t\n])"(?:[^"]|"")*"/g, '$1x').trim();
  return bare.includes('\t') || /\r|\n/.test(bare);
}
