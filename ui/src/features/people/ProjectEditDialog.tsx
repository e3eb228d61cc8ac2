import { useId, useState } from 'react';
import { type Request, type Response, useRead, useWrite } from '#api';
import { useScope } from '#context';
import { formatDateLong, t } from '#i18n';
import { DateField, ErrorBanner, NumberField, Skeleton, Switch, TextArea, TextField } from '#kit';
import { Finder } from './Finder';
import { FormDialog } from './FormDialog';
import styles from './People.module.css';
import { endTask, type TaskOf } from './tasks';

type Project = Response<'projects_list'>['items'][number];

/** A project: what it is, how its people are shown, and until when they are kept. */
export function ProjectEditDialog({ task }: { task: TaskOf<'project-edit'> }) {
  const projects = useRead('projects_list', {});
  const rule = useRead('retention_rule_read', {});
  const project = projects.data?.items.find(({ id }) => id === task.id);
  const failure = projects.error ?? rule.error;
  if (project && rule.data) {
    return <Form project={project} months={rule.data.months} />;
  }
  return (
    <FormDialog
      title={t('people.project.edit')}
      save={t('people.project.save')}
      isDisabled
      onClose={endTask}
      onSave={() => false}
    >
      {failure ? <ErrorBanner failure={failure} kept="" /> : <Skeleton lines={6} />}
    </FormDialog>
  );
}

function Form({ project, months }: { project: Project; months: number }) {
  const { project: scope, setProject } = useScope();
  // As it was when the dialog opened: only what was changed since is written.
  const [before] = useState(project);
  const [name, setName] = useState(before.name);
  const [summary, setSummary] = useState(before.summary);
  const [starts, setStarts] = useState(before.starts_on);
  const [live, setLive] = useState(before.goes_live_on);
  const [sponsor, setSponsor] = useState(before.sponsor);
  const [team, setTeam] = useState(before.team_size);
  const [pilot, setPilot] = useState(before.pilot);
  const [roleOnly, setRoleOnly] = useState(before.role_only);
  const [closed, setClosed] = useState(before.closed_on);
  const chosen = before.keep_until_chosen ? before.keep_until : null;
  const [until, setUntil] = useState(chosen);
  const edit = useWrite('project_edit');
  const privacy = useWrite('project_privacy_change');
  const heading = useId();

  const changes: Omit<Request<'project_edit'>, 'id'> = {
    ...(name.trim() === before.name ? {} : { name }),
    ...(summary.trim() === before.summary ? {} : { summary }),
    ...(starts === before.starts_on ? {} : { starts_on: starts }),
    ...(live === before.goes_live_on ? {} : { goes_live_on: live }),
    ...(sponsor === before.sponsor ? {} : { sponsor }),
    ...(team === before.team_size ? {} : { team_size: team }),
    ...(pilot === before.pilot ? {} : { pilot }),
  };
  const care: Omit<Request<'project_privacy_change'>, 'project'> = {
    ...(roleOnly === before.role_only ? {} : { role_only: roleOnly }),
    ...(closed === before.closed_on ? {} : { closed_on: closed }),
    ...(until === chosen || closed === null ? {} : { keep_until: until }),
  };
  const isEdited = Object.keys(changes).length > 0;
  const save = async () => {
    if (isEdited) {
      await edit.mutateAsync({ id: before.id, ...changes });
      if (scope?.id === before.id) {
        setProject({ id: before.id, name: name.trim() });
      }
    }
    if (Object.keys(care).length > 0) {
      await privacy.mutateAsync({ project: before.id, ...care });
    }
  };
  const fault = (field: string) => edit.error?.fault(field) ?? privacy.error?.fault(field);
  const isAsKept = closed !== null && closed === before.closed_on && until === null && chosen === null;
  return (
    <FormDialog
      title={t('people.project.title_edit', { name: before.name })}
      save={t('people.project.save')}
      size="m"
      isDisabled={name.trim() === ''}
      {...(privacy.error && isEdited ? { kept: t('people.project.kept') } : {})}
      onClose={endTask}
      onSave={save}
    >
      <TextField
        label={t('people.project.name')}
        value={name}
        onChange={setName}
        isRequired
        autoFocus
        error={fault('name')}
      />
      <TextArea
        label={t('people.project.summary')}
        value={summary}
        onChange={setSummary}
        rows={2}
        error={fault('summary')}
      />
      <div className={styles.pair}>
        <DateField
          label={t('people.project.starts_on')}
          value={starts}
          onChange={setStarts}
          error={fault('starts_on')}
        />
        <DateField
          label={t('people.project.goes_live_on')}
          value={live}
          onChange={setLive}
          error={fault('goes_live_on')}
        />
      </div>
      <div className={styles.pair}>
        <Finder
          label={t('people.project.sponsor')}
          kinds={['person', 'role']}
          isRequired={false}
          autoFocus={false}
          {...(before.sponsor !== null && before.sponsor_name !== null
            ? { chosen: { id: before.sponsor, name: before.sponsor_name } }
            : {})}
          value={sponsor}
          onChange={setSponsor}
          error={fault('sponsor')}
        />
        <NumberField
          label={t('people.project.team_size')}
          minValue={1}
          maxValue={10_000}
          value={team ?? Number.NaN}
          onChange={(people) => setTeam(Number.isNaN(people) ? null : people)}
          error={fault('team_size')}
        />
      </div>
      <div>
        <Switch isSelected={pilot} onChange={setPilot}>
          {t('people.project.pilot')}
        </Switch>
        <p className={styles.faint}>{t('people.project.pilot_hint')}</p>
      </div>
      <section aria-labelledby={heading} className={styles.form}>
        <h3 id={heading} className={styles.part}>
          {t('people.project.people')}
        </h3>
        <div>
          <Switch isSelected={roleOnly} onChange={setRoleOnly}>
            {t('people.project.role_only')}
          </Switch>
          <p className={styles.faint}>{t('people.project.role_only_hint')}</p>
        </div>
        <div className={styles.pair}>
          <DateField
            label={t('people.project.closed_on')}
            description={t('people.project.closed_on_hint')}
            value={closed}
            onChange={setClosed}
            error={fault('closed_on')}
          />
          <DateField
            label={t('people.project.keep_until')}
            description={
              isAsKept && before.keep_until
                ? t('people.project.keep_until_from', { date: formatDateLong(before.keep_until) })
                : t('people.project.keep_until_hint', { months })
            }
            value={closed === null ? null : until}
            onChange={setUntil}
            isDisabled={closed === null}
            {...(closed === null ? {} : { min: closed })}
            error={fault('keep_until')}
          />
        </div>
        <p className={styles.faint}>{t('people.project.review_hint')}</p>
      </section>
    </FormDialog>
  );
}
