import { userLocale } from './locale';

/**
 * Dates cross from Rust as `YYYY-MM-DD` and instants as RFC 3339; people read them in the manner of their own
 * system. Calendar dates are read as UTC on purpose: a date has no time zone to shift it by.
 */

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dates(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const found = cache.get(name) ?? new Intl.DateTimeFormat(userLocale(), options);
  cache.set(name, found);
  return found as Intl.DateTimeFormat;
}

function numbers(name: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const found = cache.get(name) ?? new Intl.NumberFormat(userLocale(), options);
  cache.set(name, found);
  return found as Intl.NumberFormat;
}

/** `2026-03-09` as "9 Mar 2026". */
export function formatDate(date: string): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return dates('date', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
}

/** `2026-03-09` as "9 March 2026". */
export function formatDateLong(date: string): string {
  const at = new Date(`${date.slice(0, 10)}T00:00:00Z`);
  return dates('long', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
}

/** An instant as day and time of day, in the reader's own time zone. */
export function formatInstant(instant: string): string {
  return dates('instant', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** The same with the month in full, for a sentence. */
export function formatInstantLong(instant: string): string {
  return dates('instant-long', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** A number with the reader's separators and at most `digits` decimals. */
export function formatNumber(value: number, digits = 0): string {
  return numbers(`n${digits}`, { maximumFractionDigits: digits }).format(value);
}

/** A number with so many decimals, zeros included: figures of one column line up. */
export function formatFixed(value: number, digits: number): string {
  return numbers(`f${digits}`, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
    value,
  );
}

/** A share between 0 and 1 as a percentage. */
export function formatShare(value: number, digits = 0): string {
  return numbers(`p${digits}`, { style: 'percent', maximumFractionDigits: digits }).format(value);
}

const units = ['byte', 'kilobyte', 'megabyte'] as const;

/** Bytes as a person reads them: "512 bytes", "61 kB", "1.2 MB". */
export function formatSize(bytes: number): string {
  // What rounds to a thousand of one unit is one of the next.
  const power = bytes < 1000 ? 0 : bytes < 999_500 ? 1 : 2;
  return numbers(`s${power}`, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: power === 2 ? 1 : 0,
  }).format(bytes / 1000 ** power);
}

/** A signed difference: "+3", "−2", "0". */
export function formatChange(value: number, digits = 0): string {
  return numbers(`c${digits}`, { maximumFractionDigits: digits, signDisplay: 'exceptZero' })
    .format(value)
    .replace('-', '−');
}
