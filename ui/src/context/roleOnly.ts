import { useRead } from '#api';
import { useScope } from './scope';

/** Whether the project that is looked at calls people by their positions, never by name. */
export function useRoleOnly(): boolean {
  const { project } = useScope();
  const projects = useRead('projects_list', {}, { enabled: project !== null }).data?.items;
  return project !== null && projects?.find(({ id }) => id === project.id)?.role_only === true;
}
