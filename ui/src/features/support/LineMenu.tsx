import { Ellipsis } from 'lucide-react';
import { useReadOnly } from '#context';
import { t } from '#i18n';
import { IconButton, Menu } from '#kit';
import { type Open, PLAN_STATUSES, type PlanRow } from './model';
import { useMove } from './planMoves';

/** What can be done with a line of the plan. */
export function LineMenu({ line, open }: { line: PlanRow; open: Open }) {
  const readOnly = useReadOnly();
  const move = useMove(open);
  if (readOnly) {
    return null;
  }
  const label = t('support.plan.menu', { what: line.what });
  return (
    <Menu
      label={label}
      placement="bottom end"
      groups={[
        {
          id: 'line',
          items: [
            { id: 'edit', label: t('support.plan.edit'), onAction: () => open({ kind: 'line-edit', line }) },
          ],
        },
        {
          id: 'move',
          heading: t('support.plan.move'),
          items: PLAN_STATUSES.map((status) => ({
            id: status,
            label: t(`support.plan.status.${status}`),
            isChosen: status === line.status,
            isDisabled: status === line.status,
            onAction: () => move(line, status),
          })),
        },
      ]}
    >
      <IconButton icon={Ellipsis} size="s" label={label} />
    </Menu>
  );
}
