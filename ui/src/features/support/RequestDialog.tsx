import { useState } from 'react';
import { useWrite } from '#api';
import { useAsOf, useDesk } from '#context';
import { Private } from '#discreet';
import { t } from '#i18n';
import { DateField, FormDialog, Select, TextArea, TextField, ToggleGroup } from '#kit';
import { FAMILIES, type ProjectSupport, type Service, type Task } from './model';
import { StakeholderPicker } from './StakeholderPicker';
import styles from './Support.module.css';

/** A request, or an offer: who, why, what value, for whom and by when. */
export function RequestDialog({
  task,
  projects,
  services,
  onClose,
}: {
  task: Extract<Task, { kind: 'request' }>;
  projects: readonly ProjectSupport[];
  services: readonly Service[];
  onClose(): void;
}) {
  const { today } = useAsOf();
  const author = useDesk()?.preferences.author ?? '';
  const make = useWrite('request_make');
  const offered = menuOf(services, task.family);
  const [project, setProject] = useState(
    task.project ?? (projects.length === 1 ? projects[0]?.project : null) ?? null,
  );
  const [origin, setOrigin] = useState(task.origin);
  const [service, setService] = useState(
    task.service ?? (offered.length === 1 ? offered[0]?.id : null) ?? null,
  );
  const [who, setWho] = useState(task.origin === 'push' ? author : '');
  const [why, setWhy] = useState('');
  const [value, setValue] = useState('');
  const [stakeholder, setStakeholder] = useState<string | null>(null);
  const [date, setDate] = useState<string | null>(null);
  const fault = (field: string) => make.error?.fault(field);
  const isOffer = origin === 'push';
  const isWhole =
    project !== null &&
    service !== null &&
    stakeholder !== null &&
    date !== null &&
    [who, why, value].every((text) => text.trim() !== '');
  return (
    <FormDialog
      title={t(isOffer ? 'support.request_form.title_offer' : 'support.request_form.title')}
      save={t(isOffer ? 'support.request_form.save_offer' : 'support.request_form.save')}
      onClose={onClose}
      failure={make.error}
      fields={['service', 'requested_by', 'why', 'value', 'for_stakeholder', 'by_when']}
      isPending={make.isPending}
      canSave={isWhole}
      onSave={() => {
        if (project && service && stakeholder && date) {
          make.mutate(
            {
              project,
              service,
              origin,
              requested_by: who,
              why,
              value,
              for_stakeholder: stakeholder,
              by_when: date,
            },
            { onSuccess: onClose },
          );
        }
      }}
    >
      <div className={styles.wide}>
        <ToggleGroup
          label={t('support.request_form.origin')}
          value={origin}
          onChange={(next) => {
            setOrigin(next);
            setWho(next === 'push' ? who || author : who === author ? '' : who);
          }}
          choices={[
            { id: 'pull', label: t('support.request_form.origins.pull') },
            { id: 'push', label: t('support.request_form.origins.push') },
          ]}
        />
      </div>
      <Select
        label={t('support.request_form.project')}
        isRequired
        options={projects.map(({ project: id, project_name: label }) => ({ id, label }))}
        value={project}
        onChange={setProject}
      />
      <Select
        label={t('support.request_form.service')}
        isRequired
        options={offered.map(({ id, name, family }) => ({
          id,
          label: name,
          hint: t(`support.family.${family}`),
        }))}
        value={service}
        onChange={setService}
        error={fault('service')}
        {...(offered.length === 0 ? { description: t('support.request_form.no_services') } : {})}
      />
      <TextField
        label={t(isOffer ? 'support.request_form.offered_by' : 'support.request_form.requested_by')}
        isRequired
        value={who}
        onChange={setWho}
        error={fault('requested_by')}
      />
      <DateField
        label={t('support.request_form.by_when')}
        isRequired
        value={date}
        onChange={setDate}
        min={today}
        error={fault('by_when')}
      />
      <Private>
        <TextArea
          label={t('support.request_form.why')}
          className={styles.wide ?? ''}
          isRequired
          rows={2}
          value={why}
          onChange={setWhy}
          error={fault('why')}
        />
      </Private>
      <TextArea
        label={t('support.request_form.value')}
        className={styles.wide ?? ''}
        description={t('support.request_form.value_hint')}
        isRequired
        rows={2}
        value={value}
        onChange={setValue}
        error={fault('value')}
      />
      <StakeholderPicker
        label={t('support.request_form.for_stakeholder')}
        className={styles.wide}
        value={stakeholder}
        onChange={setStakeholder}
        error={fault('for_stakeholder')}
      />
    </FormDialog>
  );
}

/** What is on the menu, of one family if one is named, in the order of the house. */
function menuOf(services: readonly Service[], family: Service['family'] | undefined): Service[] {
  return services
    .filter((service) => service.offered && (family === undefined || service.family === family))
    .toSorted((a, b) => FAMILIES.indexOf(a.family) - FAMILIES.indexOf(b.family));
}
