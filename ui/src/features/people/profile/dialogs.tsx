import { useState } from 'react';
import { useWrite } from '#api';
import { useDesk } from '#context';
import { t } from '#i18n';
import { DateField, Select } from '#kit';
import { Finder } from '../Finder';
import { FormDialog } from '../FormDialog';
import { TIE_KINDS, type TieKind } from '../model';
import { endTask, type TaskOf } from '../tasks';

/** Makes somebody a member of a group. */
export function GroupDialog({ task }: { task: TaskOf<'group'> }) {
  return <Membership task={task} memberOf />;
}

/** Makes somebody else a member of this group. */
export function MemberDialog({ task }: { task: TaskOf<'member'> }) {
  return <Membership task={task} />;
}

function Membership({
  task,
  memberOf = false,
}: {
  task: TaskOf<'group'> | TaskOf<'member'>;
  memberOf?: boolean;
}) {
  const today = useDesk()?.today ?? null;
  const [other, setOther] = useState<string | null>(null);
  const [from, setFrom] = useState(today);
  const add = useWrite('membership_add');
  return (
    <FormDialog
      title={t(memberOf ? 'people.pick.group_title' : 'people.pick.member_title', { name: task.name })}
      save={t('people.pick.save')}
      isDisabled={other === null}
      onClose={endTask}
      onSave={() =>
        add.mutateAsync({
          group: memberOf ? (other ?? '') : task.id,
          member: memberOf ? task.id : (other ?? ''),
          ...(from === null ? {} : { from_on: from }),
        })
      }
    >
      <Finder
        label={t(memberOf ? 'people.pick.group' : 'people.pick.member')}
        {...(memberOf ? { kinds: ['group'] } : {})}
        but={task.id}
        value={other}
        onChange={setOther}
        error={add.error?.fault(memberOf ? 'group' : 'member')}
      />
      <DateField
        label={t('people.pick.from')}
        value={from}
        onChange={setFrom}
        {...(today ? { max: today } : {})}
        error={add.error?.fault('from_on')}
      />
    </FormDialog>
  );
}

/** Records a tie from this stakeholder. */
export function TieDialog({ task }: { task: TaskOf<'tie'> }) {
  const [other, setOther] = useState<string | null>(null);
  const [kind, setKind] = useState<TieKind>('reports_to');
  const add = useWrite('tie_add');
  return (
    <FormDialog
      title={t('people.pick.tie_title', { name: task.name })}
      save={t('people.pick.save')}
      isDisabled={other === null}
      onClose={endTask}
      onSave={() => add.mutateAsync({ kind, from: task.id, to: other ?? '' })}
    >
      <Select
        label={t('people.pick.kind')}
        options={TIE_KINDS.map((id) => ({ id, label: t(`people.profile.tie_out.${id}`) }))}
        value={kind}
        onChange={setKind}
      />
      <Finder
        label={t('people.pick.other')}
        but={task.id}
        value={other}
        onChange={setOther}
        error={add.error?.fault('to')}
      />
    </FormDialog>
  );
}

/** Asks before somebody leaves a project. */
export function StakeRemoveDialog({ task }: { task: TaskOf<'stake-remove'> }) {
  const remove = useWrite('stake_remove');
  const count = task.assessments;
  return (
    <FormDialog
      title={t('people.profile.remove_title', { name: task.name, project: task.projectName })}
      save={t('people.profile.remove_do')}
      isDanger
      onClose={endTask}
      onSave={() => remove.mutateAsync({ project: task.project, stakeholders: [task.id] })}
    >
      <p>{count > 0 ? t('people.profile.remove_body', { count }) : t('people.profile.remove_none')}</p>
      {task.decisions > 0 ? <p>{t('people.profile.remove_parts', { count: task.decisions })}</p> : null}
    </FormDialog>
  );
}
