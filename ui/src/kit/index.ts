export { Badge, type BadgeProps } from './Badge/Badge';
export { Button, type ButtonProps } from './Button/Button';
export { Checkbox, type CheckboxProps } from './Checkbox/Checkbox';
export { ChoiceList, type ChoiceListItem, type ChoiceListProps } from './ChoiceList/ChoiceList';
export { ComboBox, type ComboBoxProps } from './ComboBox/ComboBox';
export { cx } from './cx';
export { copyText } from './DataGrid/clipboard';
export { DataGrid } from './DataGrid/DataGrid';
export { groupedSource } from './DataGrid/sections';
export {
  everythingSelected,
  type GridSelection,
  isSelected,
  nothingSelected,
  onlyRows,
  selectedCount,
  toggleRow,
  withRows,
} from './DataGrid/selection';
export type {
  ColumnWidths,
  DataGridProps,
  GridColumn,
  GridEdit,
  GridHandle,
  GridHeading,
  GridSort,
  GridTicks,
  GroupSection,
  PastedCell,
  PasteFault,
  RowSource,
} from './DataGrid/types';
export { Calendar, type CalendarProps, DateField, type DateFieldProps } from './DateField/DateField';
export { Dialog, type DialogProps } from './Dialog/Dialog';
export { EmptyState, type EmptyStateProps } from './EmptyState/EmptyState';
export { ErrorBanner, type ErrorBannerProps } from './ErrorBanner/ErrorBanner';
export { type ExportForm, ExportMenu, type ExportMenuProps } from './ExportMenu/ExportMenu';
export type { FieldProps } from './Field/Field';
export { FormDialog, type FormDialogProps, FormWide } from './FormDialog/FormDialog';
export { FullDialog, type FullDialogProps } from './FullDialog/FullDialog';
export { reasonOf } from './failure';
export { HowWorkedOut, type HowWorkedOutProps } from './HowWorkedOut/HowWorkedOut';
export { IconButton, type IconButtonProps } from './IconButton/IconButton';
export { Kbd } from './Kbd/Kbd';
export { isTextField, keyNames, matchesKeys } from './Kbd/keys';
export { later, laterOpen, readLater, soon } from './later';
export { Menu, type MenuGroup, type MenuItem, type MenuProps } from './Menu/Menu';
export { MenuAt, type MenuAtProps } from './Menu/MenuAt';
export { NumberField, type NumberFieldProps } from './NumberField/NumberField';
export { Page, type PageProps } from './Page/Page';
export { Panel, type PanelProps } from './Panel/Panel';
export { PasswordField, type PasswordFieldProps } from './PasswordField/PasswordField';
export { Picker, type PickerGroup, type PickerProps } from './Picker/Picker';
export { Popover, type PopoverProps } from './Popover/Popover';
export { Progress, type ProgressProps } from './Progress/Progress';
export { RagMark, type RagMarkProps, type RagStatus } from './RagMark/RagMark';
export { type Option, Select, type SelectProps } from './Select/Select';
export { Skeleton, type SkeletonProps } from './Skeleton/Skeleton';
export { Switch, type SwitchProps } from './Switch/Switch';
export { Table, type TableColumn, type TableProps } from './Table/Table';
export { Tabs, type TabsProps } from './Tabs/Tabs';
export { TextArea, type TextAreaProps, TextField, type TextFieldProps } from './TextField/TextField';
export { clearNotices, type NotifyOptions, notify, Toasts } from './Toast/Toast';
export { type Choice, ToggleGroup, type ToggleGroupProps } from './ToggleGroup/ToggleGroup';
export { Tooltip, type TooltipProps } from './Tooltip/Tooltip';
export { Tree, type TreeNode, type TreeProps } from './Tree/Tree';
export { type ListHandle, VirtualList, type VirtualListProps } from './VirtualList/VirtualList';
