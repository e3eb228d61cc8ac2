import { ChevronDown, Layers, Plus } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useRead } from '#api';
import { useCurrentActions, useScope } from '#context';
import { t } from '#i18n';
import { Menu, type MenuGroup } from '#kit';
import styles from './TopBar.module.css';

/** Whole programme or one project. */
export function ScopePicker() {
  const { project, setProject } = useScope();
  const projects = useRead('projects_list', {}).data?.items ?? [];
  const start = useCurrentActions().find(({ id }) => id === 'people-project');
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
      items: start
        ? [
            {
              id: 'new',
              label: start.label,
              icon: Plus,
              isDisabled: start.disabled ?? false,
              onAction: () => start.run(),
            },
          ]
        : [],
    },
  ];
  const current = project?.name ?? t('shell.scope.programme');
  return (
    <Menu label={t('shell.scope.label')} groups={groups}>
      <AriaButton className={styles.picker} aria-label={`${t('shell.scope.label')}: ${current}`}>
        <Layers aria-hidden className={styles.icon} />
        <span className={styles.value}>{current}</span>
        <ChevronDown aria-hidden className={styles.chevron} />
      </AriaButton>
    </Menu>
  );
}
