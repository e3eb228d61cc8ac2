/** The language of the program's own words, for when the system names none that is one (a bare "C", say). */
const OURS = 'en-GB';

/** The reader's locale, as dates and numbers are written in it. */
export function userLocale(): string {
  const named = typeof navigator === 'undefined' ? '' : navigator.language;
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(named)[0] ?? OURS;
  } catch {
    return OURS;
  }
}
