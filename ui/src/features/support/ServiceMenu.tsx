import { BookOpen, Ellipsis, Plus } from 'lucide-react';
import { useWrite } from '#api';
import { useReadOnly } from '#context';
import { t } from '#i18n';
import { Badge, Button, cx, EmptyState, IconButton, Menu, notify, Panel } from '#kit';
import { FAMILIES, type Open, type Service } from './model';
import styles from './ServiceMenu.module.css';

/** What a project can ask for, by family. */
export function ServiceMenu({
  services,
  project,
  open,
}: {
  services: readonly Service[];
  project: string | undefined;
  open: Open;
}) {
  const readOnly = useReadOnly();
  const add = (
    <Button
      icon={Plus}
      variant={services.length === 0 ? 'primary' : 'plain'}
      onPress={() => open({ kind: 'service' })}
    >
      {t('support.service.add')}
    </Button>
  );
  if (services.length === 0) {
    return (
      <EmptyState icon={BookOpen} title={t('support.service.empty_title')} action={readOnly ? null : add}>
        {t('support.service.empty_body')}
      </EmptyState>
    );
  }
  return (
    <div className={styles.menu}>
      <div className={styles.bar}>
        <p className={styles.lead}>{t('support.service.lead')}</p>
        {readOnly ? null : add}
      </div>
      <div className={styles.families}>
        {FAMILIES.map((family) => (
          <Panel key={family} title={t(`support.family.${family}`)}>
            <ul className={styles.services}>
              {services
                .filter((service) => service.family === family)
                .map((service) => (
                  <li key={service.id} className={styles.service}>
                    <Entry service={service} project={project} open={open} readOnly={readOnly} />
                  </li>
                ))}
            </ul>
            {services.some((service) => service.family === family) ? null : (
              <p className={styles.faint}>{t('support.service.none')}</p>
            )}
          </Panel>
        ))}
      </div>
    </div>
  );
}

function Entry({
  service,
  project,
  open,
  readOnly,
}: {
  service: Service;
  project: string | undefined;
  open: Open;
  readOnly: boolean;
}) {
  const edit = useWrite('service_edit');
  const label = t('support.service.menu', { name: service.name });
  const offer = (offered: boolean) =>
    edit.mutate(
      { id: service.id, offered },
      { onError: (failure) => notify(failure.message, { tone: 'red' }) },
    );
  const facts = [
    service.requests > 0 ? t('support.service.asked', { count: service.requests }) : '',
    service.plan_lines > 0 ? t('support.service.planned', { count: service.plan_lines }) : '',
    service.version > 1 ? t('support.service.version', { version: service.version }) : '',
  ].filter((fact) => fact !== '');
  return (
    <>
      <div className={styles.words}>
        <p className={cx(styles.name, !service.offered && styles.off)}>
          {service.name} {service.offered ? null : <Badge>{t('support.service.off')}</Badge>}
        </p>
        {service.summary ? <p className={styles.summary}>{service.summary}</p> : null}
        {facts.length > 0 ? <p className={styles.faint}>{facts.join(' · ')}</p> : null}
      </div>
      {readOnly ? null : (
        <Menu
          label={label}
          placement="bottom end"
          groups={[
            {
              id: 'service',
              items: [
                {
                  id: 'ask',
                  label: t('support.service.request'),
                  isDisabled: !service.offered,
                  onAction: () =>
                    open({
                      kind: 'request',
                      origin: 'pull',
                      service: service.id,
                      ...(project ? { project } : {}),
                    }),
                },
                {
                  id: 'edit',
                  label: t('support.service.edit'),
                  onAction: () => open({ kind: 'service', service }),
                },
                {
                  id: 'offer',
                  label: t(service.offered ? 'support.service.take_off' : 'support.service.put_back'),
                  onAction: () => offer(!service.offered),
                },
              ],
            },
          ]}
        >
          <IconButton icon={Ellipsis} size="s" label={label} />
        </Menu>
      )}
    </>
  );
}
