import { DeclineDialog } from './DeclineDialog';
import { FinishDialog } from './FinishDialog';
import { LineDialog } from './LineDialog';
import { LineEditDialog } from './LineEditDialog';
import type { Service, SupportView, Task } from './model';
import { NeedDialog } from './NeedDialog';
import { NeedHistory } from './NeedHistory';
import { RequestDialog } from './RequestDialog';
import { ServiceDialog } from './ServiceDialog';

/** The dialog of the task at hand. */
export function TaskDialog({
  task,
  view,
  services,
  onClose,
}: {
  task: Task | null;
  view: SupportView;
  services: readonly Service[];
  onClose(): void;
}) {
  const { projects, requests } = view;
  switch (task?.kind) {
    case undefined:
      return null;
    case 'need':
      return <NeedDialog task={task} projects={projects} services={services} onClose={onClose} />;
    case 'history':
      return <NeedHistory task={task} onClose={onClose} />;
    case 'request':
      return <RequestDialog task={task} projects={projects} services={services} onClose={onClose} />;
    case 'decline':
      return <DeclineDialog task={task} onClose={onClose} />;
    case 'line':
      return (
        <LineDialog
          task={task}
          projects={projects}
          requests={requests}
          services={services}
          onClose={onClose}
        />
      );
    case 'line-edit':
      return <LineEditDialog task={task} onClose={onClose} />;
    case 'finish':
      return <FinishDialog task={task} onClose={onClose} />;
    case 'service':
      return <ServiceDialog task={task} onClose={onClose} />;
  }
}
