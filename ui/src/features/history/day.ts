import { userLocale } from '#i18n';

/** The reader's own calendar day of an instant, `YYYY-MM-DD`. */
export function dayOf(instant: string): string {
  const at = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

const time = new Intl.DateTimeFormat(userLocale(), { hour: '2-digit', minute: '2-digit' });

/** The reader's own time of day of an instant. */
export const timeOf = (instant: string): string => time.format(new Date(instant));
