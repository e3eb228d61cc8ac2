import { ChevronDown, Layers, Pencil, Plus, VenetianMask } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useRead } from '#api';
import { useCurrentActions, useRoleOnly, useScope } from '#context';
import { t } from '#i18n';
import { Menu, type MenuGroup, Tooltip } from '#kit';
import styles from './TopBar.module.css';

/** Whole programme or one project. */
export function ScopePicker() {
  const { project, setProject } = useScope();
  const projects = useRead('projects_list', {}).data?.items ?? [];
  const actions = useCurrentActions();
  const start = actions.find(({ id }) => id === 'people-project');
  const edit = actions.find(({ id }) => id === 'people-project-edit');
  const roleOnly = useRoleOnly();
  const programmes = [...new Set(projects.map((each) => each.programme_name))];
  const groups: MenuGroup[] = [
    {
      id: 'whole',
      items: [
        {
          id: 'whole',
          label: t('shell.scope.programme'),
          isChosen: project === null,
          onAction: () => setProject(null),
        },
      ],
    },
    ...programmes.map((programme) => ({
      id: programme || 'projects',
      ...(programme ? { heading: programme } : {}),
      items: projects
        .filter((each) => each.programme_name === programme)
        .map(({ id, name }) => ({
          id,
          label: name,
          isChosen: project?.id === id,
          onAction: () => setProject({ id, name }),
        })),
    })),
    {
      id: 'new',
      items: [
        ...(edit && project !== null
          ? [
              {
                id: 'edit',
                label: edit.label,
                icon: Pencil,
                isDisabled: edit.disabled ?? false,
                onAction: () => edit.run(),
              },
            ]
          : []),
        ...(start
          ? [
              {
                id: 'new',
                label: start.label,
                icon: Plus,
                isDisabled: start.disabled ?? false,
                onAction: () => start.run(),
              },
            ]
          : []),
      ],
    },
  ];
  const current = project?.name ?? t('shell.scope.programme');
  return (
    <>
      <Menu label={t('shell.scope.label')} groups={groups}>
        <AriaButton className={styles.picker} aria-label={`${t('shell.scope.label')}: ${current}`}>
          <Layers aria-hidden className={styles.icon} />
          <span className={styles.value}>{current}</span>
          <ChevronDown aria-hidden className={styles.chevron} />
        </AriaButton>
      </Menu>
      {roleOnly ? (
        <Tooltip text={t('shell.scope.role_only_hint')}>
          <AriaButton
            className={styles.roleOnly}
            aria-label={t('shell.scope.role_only_what')}
            isDisabled={edit === undefined || edit.disabled === true}
            onPress={() => edit?.run()}
          >
            <VenetianMask aria-hidden className={styles.icon} />
            {t('shell.scope.role_only')}
          </AriaButton>
        </Tooltip>
      ) : null}
    </>
  );
}
