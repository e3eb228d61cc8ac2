import { useWrite } from '#api';
import { t } from '#i18n';
import { notify } from '#kit';
import type { Open, PlanRow, PlanStatus } from './model';

/** Moves a line to another status; what is done is asked how it went. */
export function useMove(open: Open): (line: PlanRow, status: PlanStatus) => void {
  const edit = useWrite('plan_line_edit');
  return (line, status) => {
    if (status === line.status) {
      return;
    }
    if (status === 'done') {
      open({ kind: 'finish', line });
      return;
    }
    edit.mutate({ id: line.id, status }, { onError: (failure) => notify(failure.message, { tone: 'red' }) });
  };
}

/** When a line is due, or when it ended. */
export function dueWords(line: PlanRow, date: string, format: (date: string) => string): string {
  if (line.done_on) {
    return t(line.status === 'done' ? 'support.plan.done_on' : 'support.plan.stopped_on', {
      date: format(line.done_on),
    });
  }
  return t(line.due_on < date ? 'support.plan.was_due' : 'support.plan.due', { date: format(line.due_on) });
}
