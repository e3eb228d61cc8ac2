import { useAsOf, useDesk, useScope } from '#context';
import { formatDateLong, t } from '#i18n';

/** "Plan of Customer portal, 9 March 2026": what a table is, of which project or workspace, as of which date. */
export function useTableTitle(what: string): string {
  const { project } = useScope();
  const { date } = useAsOf();
  const workspace = useDesk()?.open?.name ?? '';
  return tableTitle(what, project?.name ?? workspace, date);
}

/** The same of something named. */
export function tableTitle(what: string, of: string, date: string): string {
  const day = date === '' ? '' : formatDateLong(date);
  const whole = of === '' ? what : t('tables.of', { what, of });
  return day === '' ? whole : t('tables.on', { what: whole, date: day });
}
