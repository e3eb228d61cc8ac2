import { BulkDialog } from './bulk/BulkDialog';
import { DeleteDialog } from './DeleteDialog';
import { ProjectDialog } from './ProjectDialog';
import { ProjectEditDialog } from './ProjectEditDialog';
import { AssessDialog } from './profile/AssessDialog';
import { BriefDialog } from './profile/BriefDialog';
import { CommitmentDialog } from './profile/CommitmentDialog';
import { ConversationDialog } from './profile/ConversationDialog';
import { GroupDialog, MemberDialog, StakeRemoveDialog, TieDialog } from './profile/dialogs';
import { FieldDialog } from './profile/FieldDialog';
import { PostDialog } from './profile/PostDialog';
import { PrivateNoteDialog } from './profile/PrivateNoteDialog';
import { TagDialog } from './profile/TagDialog';
import { ViewDialog } from './register/ViewDialog';
import { DataRequestDialog, DecideDialog, MarkDialog } from './rights/dialogs';
import { EraseDialog } from './rights/EraseDialog';
import { GoneDialog } from './rights/GoneDialog';
import type { Task } from './tasks';
import { TwiceDialog } from './twice/TwiceDialog';
import { UnitAddDialog, UnitDeleteDialog, UnitMoveDialog, UnitRenameDialog } from './units/UnitDialogs';

/** The dialog that a task is done in. */
export function TaskDialog({ task }: { task: Task }) {
  switch (task.kind) {
    case 'delete':
      return <DeleteDialog task={task} />;
    case 'bulk':
      return <BulkDialog task={task} />;
    case 'twice':
      return <TwiceDialog task={task} />;
    case 'assess':
      return <AssessDialog task={task} />;
    case 'project':
      return <ProjectDialog task={task} />;
    case 'project-edit':
      return <ProjectEditDialog task={task} />;
    case 'group':
      return <GroupDialog task={task} />;
    case 'member':
      return <MemberDialog task={task} />;
    case 'brief':
      return <BriefDialog task={task} />;
    case 'post':
      return <PostDialog task={task} />;
    case 'tie':
      return <TieDialog task={task} />;
    case 'tag':
      return <TagDialog task={task} />;
    case 'field':
      return <FieldDialog />;
    case 'conversation':
      return <ConversationDialog task={task} />;
    case 'private-note':
      return <PrivateNoteDialog task={task} />;
    case 'commitment':
      return <CommitmentDialog task={task} />;
    case 'erase':
      return <EraseDialog task={task} />;
    case 'erase-gone':
      return <GoneDialog />;
    case 'mark':
      return <MarkDialog task={task} />;
    case 'data-request':
      return <DataRequestDialog task={task} />;
    case 'decide':
      return <DecideDialog task={task} />;
    case 'stake-remove':
      return <StakeRemoveDialog task={task} />;
    case 'view':
      return <ViewDialog task={task} />;
    case 'unit-add':
      return <UnitAddDialog task={task} />;
    case 'unit-rename':
      return <UnitRenameDialog task={task} />;
    case 'unit-move':
      return <UnitMoveDialog task={task} />;
    case 'unit-delete':
      return <UnitDeleteDialog task={task} />;
  }
}
