const DAY = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (instant: number): string => new Date(instant).toISOString().slice(0, 10);

/** How many days lie between two dates. */
export const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / DAY);

export const addDays = (date: string, days: number): string => dateOf(at(date) + days * DAY);

/** The same day so many months later; the last of a month that is shorter. */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(day, last)));
}

/** The next of the stops from a date, earlier or later; the date itself where there is none. Stops come earliest first. */
export function stepFrom(stops: readonly string[], date: string, way: -1 | 1): string {
  const found = way === 1 ? stops.find((stop) => stop > date) : stops.findLast((stop) => stop < date);
  return found ?? date;
}
