import { useState } from 'react';
import { useWrite } from '#api';
import { useAsOf } from '#context';
import { Private } from '#discreet';
import { t } from '#i18n';
import { DateField, FormDialog, NumberField, Select, Switch, TextArea, ToggleGroup } from '#kit';
import {
  FAMILIES,
  type Family,
  LEVELS,
  type Level,
  levelKey,
  type ProjectSupport,
  type Service,
  type Task,
} from './model';
import styles from './Support.module.css';

const NO_SERVICE = 'none';

/** Records how much a project needs a family of services, and whether it wants it. */
export function NeedDialog({
  task,
  projects,
  services,
  onClose,
}: {
  task: Extract<Task, { kind: 'need' }>;
  projects: readonly ProjectSupport[];
  services: readonly Service[];
  onClose(): void;
}) {
  const { today } = useAsOf();
  const record = useWrite('need_record');
  const [project, setProject] = useState(task.project ?? projects[0]?.project ?? '');
  const [family, setFamily] = useState<Family>(task.family ?? FAMILIES[0] ?? 'people');
  const [level, setLevel] = useState<Level>((task.need?.level ?? 1) as Level);
  const [wanted, setWanted] = useState(task.need?.wanted ?? false);
  const [service, setService] = useState(task.need?.service ?? NO_SERVICE);
  const [hours, setHours] = useState(task.need?.hours ?? Number.NaN);
  const [date, setDate] = useState<string | null>(today);
  const [note, setNote] = useState('');

  const offered = services.filter(
    ({ id, family: of, offered: on }) => of === family && (on || id === task.need?.service),
  );
  const fault = (field: string) => record.error?.fault(field);
  return (
    <FormDialog
      title={t('support.need_form.title')}
      save={t('support.need_form.save')}
      onClose={onClose}
      failure={record.error}
      fields={['level', 'hours', 'on_date', 'note', 'service']}
      isPending={record.isPending}
      canSave={project !== ''}
      onSave={() =>
        record.mutate(
          {
            project,
            family,
            level,
            wanted,
            ...(service === NO_SERVICE ? {} : { service }),
            ...(Number.isNaN(hours) ? {} : { hours }),
            ...(date ? { on_date: date } : {}),
            note,
          },
          { onSuccess: onClose },
        )
      }
    >
      <Select
        label={t('support.need_form.project')}
        options={projects.map(({ project: id, project_name: label }) => ({ id, label }))}
        value={project}
        onChange={setProject}
      />
      <Select
        label={t('support.need_form.family')}
        options={FAMILIES.map((id) => ({
          id,
          label: t(`support.family.${id}`),
          hint: t(`support.family_hint.${id}`),
        }))}
        value={family}
        onChange={(next) => {
          setFamily(next);
          setService(NO_SERVICE);
        }}
      />
      <div className={styles.levels}>
        <span className={styles.label} aria-hidden>
          {t('support.need_form.level')}
        </span>
        <ToggleGroup
          label={t('support.need_form.level')}
          choices={LEVELS.map((each) => ({ id: String(each), label: t(levelKey(each)) }))}
          value={String(level)}
          onChange={(id) => setLevel(Number(id) as Level)}
        />
      </div>
      <div className={styles.levels}>
        <Switch isSelected={wanted} onChange={setWanted}>
          {t('support.need_form.wanted')}
        </Switch>
        <span className={styles.hint}>{t('support.need_form.wanted_hint')}</span>
      </div>
      <Select
        label={t('support.need_form.service')}
        options={[
          { id: NO_SERVICE, label: t('support.need_form.service_none') },
          ...offered.map(({ id, name, summary }) => ({ id, label: name, hint: summary })),
        ]}
        value={service}
        onChange={setService}
        error={fault('service')}
      />
      <NumberField
        label={t('support.need_form.hours')}
        value={hours}
        onChange={setHours}
        minValue={0}
        step={0.5}
        error={fault('hours')}
      />
      <DateField
        label={t('support.need_form.on_date')}
        value={date}
        onChange={setDate}
        max={today}
        error={fault('on_date')}
      />
      <Private>
        <TextArea
          label={t('support.need_form.note')}
          className={styles.wide ?? ''}
          rows={2}
          value={note}
          onChange={setNote}
          error={fault('note')}
        />
      </Private>
    </FormDialog>
  );
}
