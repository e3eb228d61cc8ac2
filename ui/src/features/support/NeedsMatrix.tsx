import { type KeyboardEvent, useRef, useState } from 'react';
import { useReadOnly, useScope } from '#context';
import { t } from '#i18n';
import { cx, Panel } from '#kit';
import styles from './Matrix.module.css';
import { NeedLevel, NeedStateMark } from './marks';
import { FAMILIES, type FamilyNeed, type NeedState, type Open, type ProjectSupport } from './model';

const steps: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Projects by families: one stop for Tab, arrow keys inside. */
export function NeedsMatrix({ projects, open }: { projects: readonly ProjectSupport[]; open: Open }) {
  const readOnly = useReadOnly();
  const { setProject } = useScope();
  const [at, setAt] = useState<[number, number]>([0, 0]);
  const table = useRef<HTMLTableElement>(null);
  // Column 0 is the project itself; a shorter list must not lose the stop.
  const row = Math.min(at[0], projects.length - 1);

  const press = (project: ProjectSupport, column: number) => {
    if (column === 0) {
      setProject({ id: project.project, name: project.project_name });
    } else if (!readOnly) {
      const found = project.needs[column - 1];
      if (found) {
        open({ kind: 'need', project: project.project, family: found.family, need: found.need });
      }
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const ends = event.key === 'Home' ? 0 : event.key === 'End' ? FAMILIES.length : null;
    if ((!step && ends === null) || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const next: [number, number] = step
      ? [
          Math.max(0, Math.min(projects.length - 1, row + step[0])),
          Math.max(0, Math.min(FAMILIES.length, at[1] + step[1])),
        ]
      : [row, ends ?? 0];
    setAt(next);
    table.current?.querySelector<HTMLElement>(`[data-at="${next.join('-')}"]`)?.focus();
  };
  const stop = (line: number, column: number) => ({
    'data-at': `${line}-${column}`,
    tabIndex: line === row && column === at[1] ? 0 : -1,
    onFocus: () => setAt([line, column]),
  });

  return (
    <Panel
      title={t('support.need.matrix')}
      lead={readOnly ? t('support.need.matrix_lead_past') : t('support.need.matrix_lead')}
      plain
    >
      <div className={styles.scroll}>
        <table
          ref={table}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table one moves about in is a grid
          role="grid"
          aria-label={t('support.need.matrix')}
          className={styles.matrix}
          onKeyDown={onKeyDown}
        >
          <thead>
            <tr>
              <th scope="col">{t('support.need.project')}</th>
              {FAMILIES.map((family) => (
                <th key={family} scope="col" title={t(`support.family.${family}`)}>
                  <span aria-hidden>{t(`support.family_short.${family}`)}</span>
                  <span className="visually-hidden">{t(`support.family.${family}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {projects.map((project, line) => (
              <tr key={project.project}>
                <th scope="row">
                  <button
                    type="button"
                    className={styles.project}
                    onClick={() => press(project, 0)}
                    {...stop(line, 0)}
                  >
                    {project.project_name}
                  </button>
                </th>
                {project.needs.map((need, index) => (
                  <td key={need.family}>
                    <button
                      type="button"
                      className={cx(styles.cell, styles[need.state], readOnly && styles.still)}
                      aria-label={cellName(project, need)}
                      aria-disabled={readOnly || undefined}
                      onClick={() => press(project, index + 1)}
                      {...stop(line, index + 1)}
                    >
                      {need.need ? <NeedLevel level={need.need.level} hideWord /> : <span>–</span>}
                      <NeedStateMark state={need.state} hideWord />
                    </button>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Legend />
    </Panel>
  );
}

function cellName(project: ProjectSupport, { family, state, need }: FamilyNeed): string {
  const words = {
    project: project.project_name,
    family: t(`support.family.${family}`),
    state: t(`support.state.${state}`),
  };
  return need ? t('support.need.cell_level', { ...words, level: need.level }) : t('support.need.cell', words);
}

const shown: readonly NeedState[] = ['wanted', 'invitation_open', 'not_recorded'];

function Legend() {
  return (
    <ul className={styles.legend} aria-label={t('support.need.legend')}>
      {([1, 2, 3] as const).map((level) => (
        <li key={level}>
          <NeedLevel level={level} />
        </li>
      ))}
      {shown.map((state) => (
        <li key={state}>
          {state === 'not_recorded' ? <span aria-hidden>– </span> : null}
          <NeedStateMark state={state} />
        </li>
      ))}
    </ul>
  );
}
