import { ClipboardCopy, Download, EyeOff, FileText, Sheet } from 'lucide-react';
import { t } from '#i18n';
import { Button, type ButtonProps } from '../Button/Button';
import { IconButton } from '../IconButton/IconButton';
import { Menu, type MenuGroup } from '../Menu/Menu';

/** The forms a table leaves the window in. */
export type ExportForm = 'copy' | 'csv' | 'xlsx';

const forms = [
  { id: 'copy', icon: ClipboardCopy },
  { id: 'csv', icon: FileText },
  { id: 'xlsx', icon: Sheet },
] as const;

export interface ExportMenuProps {
  /** What leaves: "the register", say. Names the button for whoever does not see it. */
  what: string;
  /** How much of it: "3 selected rows", say. Heads the menu. */
  extent?: string;
  onExport(form: ExportForm): void;
  /** Leads to a choice before it leaves: its words, and what they lead to. */
  choice?: { label: string; onChoose(): void };
  /** There is nothing to export, or it is on its way. */
  isDisabled?: boolean;
  /** Only a sign, where there is no room for the word. */
  compact?: boolean;
  variant?: ButtonProps['variant'];
}

/** A table as it is seen: to the clipboard, as CSV or as a workbook. */
export function ExportMenu({
  what,
  extent,
  onExport,
  choice,
  isDisabled = false,
  compact = false,
  variant = 'quiet',
}: ExportMenuProps) {
  const label = t('kit.export.what', { what });
  const group: MenuGroup = {
    id: 'forms',
    ...(extent ? { heading: extent } : {}),
    items: forms.map(({ id, icon }) => ({
      id,
      icon,
      label: t(`kit.export.${id}`),
      onAction: () => onExport(id),
    })),
  };
  const more: MenuGroup[] = choice
    ? [
        {
          id: 'choice',
          items: [{ id: 'choice', icon: EyeOff, label: choice.label, onAction: choice.onChoose }],
        },
      ]
    : [];
  return (
    <Menu label={label} placement="bottom end" groups={[group, ...more]}>
      {compact ? (
        <IconButton icon={Download} size="s" label={label} isDisabled={isDisabled} />
      ) : (
        <Button variant={variant} icon={Download} isDisabled={isDisabled} aria-label={label}>
          {t('kit.export.label')}
        </Button>
      )}
    </Menu>
  );
}
