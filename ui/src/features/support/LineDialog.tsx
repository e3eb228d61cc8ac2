import { useState } from 'react';
import { useWrite } from '#api';
import { useAsOf, useDesk } from '#context';
import { t } from '#i18n';
import { DateField, FormDialog, type Option, Select, TextArea, TextField } from '#kit';
import type { ProjectSupport, RequestRow, Service, Task } from './model';
import { StakeholderPicker } from './StakeholderPicker';
import styles from './Support.module.css';

/** Something a project wants: a request of its own, an accepted offer, or a need recorded as wanted (R26). */
interface Want extends Option {
  project: string;
  services: readonly Service[];
  request?: RequestRow;
}

function wants(
  projects: readonly ProjectSupport[],
  requests: readonly RequestRow[],
  services: readonly Service[],
): Want[] {
  const asked = requests
    .filter(({ status, origin }) => status === 'accepted' || (status === 'waiting' && origin === 'pull'))
    .map((request) => ({
      id: `request-${request.id}`,
      label: t('support.line_form.for_request', { service: request.service_name }),
      hint: t('support.line_form.for_request_hint', {
        project: request.project_name,
        name: request.requested_by,
      }),
      project: request.project,
      services: services.filter(
        ({ id, family, offered }) => id === request.service || (offered && family === request.family),
      ),
      request,
    }));
  const wanted = projects.flatMap(({ project, project_name, needs }) =>
    needs
      .filter(({ state }) => state === 'wanted')
      .map(({ family }) => ({
        id: `need-${project}-${family}`,
        label: t('support.line_form.for_need', { family: t(`support.family.${family}`) }),
        hint: t('support.line_form.for_need_hint', { project: project_name }),
        project,
        services: services.filter((service) => service.offered && service.family === family),
      })),
  );
  return [...asked, ...wanted];
}

/** Adds a line to the plan, beginning from what is wanted. */
export function LineDialog({
  task,
  projects,
  requests,
  services,
  onClose,
}: {
  task: Extract<Task, { kind: 'line' }>;
  projects: readonly ProjectSupport[];
  requests: readonly RequestRow[];
  services: readonly Service[];
  onClose(): void;
}) {
  const { today } = useAsOf();
  const author = useDesk()?.preferences.author ?? '';
  const add = useWrite('plan_line_add');
  const found = wants(projects, requests, services);
  const first = task.request
    ? found.find(({ request }) => request?.id === task.request?.id)
    : task.family
      ? found.find(({ id }) => id === `need-${task.project}-${task.family}`)
      : found.length === 1
        ? found[0]
        : undefined;
  const begin = (want: Want | undefined) => ({
    service: want?.request?.service ?? (want?.services.length === 1 ? (want.services[0]?.id ?? null) : null),
    value: want?.request?.value ?? '',
    stakeholder: want?.request?.for_stakeholder ?? null,
    stakeholderName: want?.request?.for_stakeholder_name ?? null,
    date: want?.request?.by_when && want.request.by_when >= today ? want.request.by_when : null,
  });
  const [chosen, setChosen] = useState(first?.id ?? null);
  const [draft, setDraft] = useState(begin(first));
  const [what, setWhat] = useState('');
  const [owner, setOwner] = useState(author);
  const want = found.find(({ id }) => id === chosen);
  const { service, value, stakeholder, date } = draft;
  const fault = (field: string) => add.error?.fault(field);
  const isWhole =
    want !== undefined &&
    service !== null &&
    stakeholder !== null &&
    date !== null &&
    [what, value, owner].every((text) => text.trim() !== '');
  return (
    <FormDialog
      title={t('support.line_form.title')}
      save={t('support.line_form.save')}
      onClose={onClose}
      failure={add.error}
      fields={['service', 'what', 'value', 'for_stakeholder', 'owner', 'due_on']}
      isPending={add.isPending}
      canSave={isWhole}
      onSave={() => {
        if (want && service && stakeholder && date) {
          add.mutate(
            {
              project: want.project,
              service,
              ...(want.request ? { request: want.request.id } : {}),
              what,
              value,
              for_stakeholder: stakeholder,
              owner,
              due_on: date,
            },
            { onSuccess: onClose },
          );
        }
      }}
    >
      {found.length === 0 ? (
        <p className={styles.wide}>{t('support.line_form.nothing_wanted')}</p>
      ) : (
        <>
          <Select
            label={t('support.line_form.for')}
            className={styles.wide ?? ''}
            isRequired
            options={found.map(({ id, label, hint }) => ({ id, label, ...(hint ? { hint } : {}) }))}
            value={chosen}
            onChange={(id) => {
              setChosen(id);
              setDraft(begin(found.find((each) => each.id === id)));
            }}
          />
          <TextField
            label={t('support.line_form.what')}
            isRequired
            value={what}
            onChange={setWhat}
            error={fault('what')}
          />
          <Select
            label={t('support.line_form.service')}
            isRequired
            options={(want?.services ?? []).map(({ id, name }) => ({ id, label: name }))}
            value={service}
            onChange={(id) => setDraft({ ...draft, service: id })}
            isDisabled={want === undefined}
            error={fault('service')}
          />
          <TextArea
            label={t('support.line_form.value')}
            className={styles.wide ?? ''}
            isRequired
            rows={2}
            value={value}
            onChange={(text) => setDraft({ ...draft, value: text })}
            error={fault('value')}
          />
          <StakeholderPicker
            key={chosen}
            label={t('support.line_form.for_stakeholder')}
            className={styles.wide}
            value={stakeholder}
            name={draft.stakeholderName}
            onChange={(id) => setDraft({ ...draft, stakeholder: id })}
            error={fault('for_stakeholder')}
          />
          <TextField
            label={t('support.line_form.owner')}
            isRequired
            value={owner}
            onChange={setOwner}
            error={fault('owner')}
          />
          <DateField
            label={t('support.line_form.due_on')}
            isRequired
            value={date}
            onChange={(next) => setDraft({ ...draft, date: next })}
            min={today}
            error={fault('due_on')}
          />
        </>
      )}
    </FormDialog>
  );
}
