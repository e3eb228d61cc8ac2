import { Plus, Trash2, Users } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useActions, useSelection } from '#context';
import {
  Badge,
  Button,
  Checkbox,
  ComboBox,
  DataGrid,
  DateField,
  Dialog,
  EmptyState,
  ErrorBanner,
  type GridSelection,
  type GridSort,
  HowWorkedOut,
  IconButton,
  Menu,
  NumberField,
  nothingSelected,
  notify,
  Page,
  Panel,
  Progress,
  RagMark,
  type RowSource,
  Select,
  Skeleton,
  Switch,
  Table,
  Tabs,
  TextArea,
  TextField,
  ToggleGroup,
  Tree,
} from '#kit';
import styles from './Showcase.module.css';

const kinds = [
  { id: 'person', label: 'Person' },
  { id: 'role', label: 'Role', hint: 'A post without a named person' },
  { id: 'group', label: 'Group' },
];

interface Row {
  id: string;
  name: string;
  role: string;
  unit: string;
  kind: string;
  heads: number;
}

const first = ['Priya', 'Tom', 'Ólöf', 'Siân', 'Grzegorz', 'Mei', 'Kwame', 'Ann'];
const last = ['Nair', 'Okafor', 'Jónsdóttir', 'Llewellyn', 'Brzęczyszczykiewicz', 'Lin', 'Mensah', 'Smith'];
const rowAt = (i: number): Row => ({
  id: `s${i}`,
  name: `${first[i % 8]} ${last[(i * 3 + Math.floor(i / 8)) % 8]}`,
  role: ['Head of networks', 'Team lead', 'Depot supervisor', 'Service designer'][i % 4] ?? '',
  unit: ['Operations', 'Customer', 'Field service'][i % 3] ?? '',
  kind: kinds[i % 3]?.id ?? 'person',
  heads: (i * 7) % 120,
});
const TOTAL = 100_000;
const source: RowSource<Row> = {
  key: (offset, limit) => ['showcase', offset, limit],
  fetch: async (offset, limit) => ({
    total: TOTAL,
    items: Array.from({ length: Math.min(limit, TOTAL - offset) }, (_, i) => rowAt(offset + i)),
  }),
};

/** The grid, with a hundred thousand rows. */
export function GridShow() {
  const [selection, setSelection] = useState<GridSelection>(nothingSelected);
  const [sort, setSort] = useState<GridSort>({ column: 'name', descending: false });
  const { open, opened } = useSelection();
  const columns = useMemo(
    () => [
      {
        key: 'name',
        header: 'Name',
        width: 220,
        grow: true,
        sortable: true,
        isRowHeader: true,
        text: (row: Row) => row.name,
        edit: { kind: 'text' as const, commit: () => {} },
      },
      { key: 'role', header: 'Role', width: 180, grow: true, text: (row: Row) => row.role },
      { key: 'unit', header: 'Unit', width: 140, sortable: true, text: (row: Row) => row.unit },
      {
        key: 'kind',
        header: 'Kind',
        width: 110,
        text: (row: Row) => kinds.find(({ id }) => id === row.kind)?.label ?? '',
        edit: { kind: 'choice' as const, options: kinds, value: (row: Row) => row.kind, commit: () => {} },
      },
      {
        key: 'heads',
        header: 'Headcount',
        width: 100,
        numeric: true,
        sortable: true,
        text: (row: Row) => String(row.heads),
        edit: { kind: 'number' as const, commit: () => {} },
      },
    ],
    [],
  );
  useActions([
    { id: 'show.add', label: 'Add a person', keys: 'mod+n', run: () => notify('Added') },
    { id: 'show.find', label: 'Find in the register', keys: 'mod+f', run: () => {} },
  ]);
  return (
    <Page
      title="People"
      aside="100,000"
      fill
      actions={
        <>
          <Button>Import…</Button>
          <Button variant="primary" icon={Plus}>
            Add
          </Button>
        </>
      }
      toolbar={
        <TextField
          label="Find"
          hideLabel
          placeholder="Find a name, role or unit"
          className={styles.find ?? ''}
        />
      }
    >
      <DataGrid
        label="People"
        columns={columns}
        source={source}
        rowId={(row) => row.id}
        sort={sort}
        onSort={setSort}
        selection={selection}
        onSelectionChange={setSelection}
        onOpen={(row) => open(row.id)}
        currentId={opened}
      />
    </Page>
  );
}

/** Every component of the kit at once. */
export function KitShow() {
  const [segment, setSegment] = useState<'grid' | 'table'>('grid');
  const [kind, setKind] = useState<string>('role');
  const [person, setPerson] = useState<string | null>(null);
  const [date, setDate] = useState<string | null>('2026-03-09');
  const [asking, setAsking] = useState(false);
  return (
    <Page
      title="Kit"
      actions={
        <>
          <HowWorkedOut
            what="the readiness index"
            rule="The weighted mean of the components that are known, when those weigh at least 60."
            inputs={[
              { label: 'Commitment', value: '64' },
              { label: 'Efficacy', value: '71' },
            ]}
            n={42}
            dates={['2026-01-10', '2026-03-02']}
          />
          <Menu
            label="More"
            groups={[
              {
                id: 'a',
                items: [
                  {
                    id: 'delete',
                    label: 'Delete…',
                    icon: Trash2,
                    isDanger: true,
                    keys: 'delete',
                    onAction: () => setAsking(true),
                  },
                ],
              },
            ]}
          >
            <Button variant="quiet">More</Button>
          </Menu>
          <Button>Plain</Button>
          <Button variant="danger" onPress={() => setAsking(true)}>
            Delete
          </Button>
          <Button variant="primary" icon={Plus}>
            Add
          </Button>
        </>
      }
    >
      <div className={styles.columns}>
        <Panel title="Fields" lead="With what each says">
          <TextField label="Name" isRequired description="As people say it" defaultValue="Priya Nair" />
          <TextField label="E-mail" error="This is not an address" defaultValue="priya" />
          <TextArea label="Note" placeholder="What was said" />
          <NumberField label="Headcount" defaultValue={12.5} />
          <Select label="Kind" options={kinds} value={kind} onChange={setKind} />
          <ComboBox label="Person" options={kinds} value={person} onChange={setPerson} />
          <DateField label="Date" value={date} onChange={setDate} />
          <Checkbox defaultSelected>Pilot</Checkbox>
          <Switch defaultSelected>Show engagement</Switch>
          <ToggleGroup
            label="View"
            choices={[
              { id: 'grid', label: 'Grid' },
              { id: 'table', label: 'Table' },
            ]}
            value={segment}
            onChange={setSegment}
          />
        </Panel>
        <div className={styles.stack}>
          <Panel title="Marks" actions={<IconButton icon={Plus} label="Add a mark" size="s" />}>
            <div className={styles.line}>
              <RagMark status="green" />
              <RagMark status="amber" />
              <RagMark status="red" />
            </div>
            <div className={styles.line}>
              <Badge>Neutral</Badge>
              <Badge tone="accent">Accent</Badge>
              <Badge tone="green">Green</Badge>
              <Badge tone="amber">Amber</Badge>
              <Badge tone="red">Red</Badge>
            </div>
            <Progress label="Reading register.csv" done={12_400} total={20_000} onCancel={() => {}} />
            <Skeleton />
          </Panel>
          <ErrorBanner
            failure={{
              code: 'invalid',
              message: 'Power is from 1 to 5.',
              fields: [{ field: 'power', message: 'must be from 1 to 5' }],
            }}
          />
          <Panel title="Tree and table">
            <Tree
              label="Units"
              nodes={[
                {
                  id: 'a',
                  label: 'Operations',
                  aside: 24,
                  children: [
                    { id: 'b', label: 'Field service', aside: 12 },
                    { id: 'c', label: 'Networks', aside: 8 },
                  ],
                },
                { id: 'd', label: 'Customer', aside: 11 },
              ]}
              defaultExpanded={['a']}
              selected="b"
              onSelect={() => {}}
            />
            <Table
              caption="Groups"
              columns={[
                { key: 'name', header: 'Group', isRowHeader: true, render: (row: Row) => row.name },
                { key: 'heads', header: 'People', numeric: true, render: (row) => row.heads },
              ]}
              rows={[rowAt(1), rowAt(2), rowAt(3)]}
              rowKey={(row) => row.id}
            />
          </Panel>
          <Tabs
            label="Sections"
            tabs={[
              {
                id: 'one',
                label: 'Overview',
                content: (
                  <EmptyState
                    icon={Users}
                    title="Nobody here yet"
                    action={<Button variant="primary">Add</Button>}
                  >
                    People you add appear here.
                  </EmptyState>
                ),
              },
              { id: 'two', label: 'History', content: 'Nothing' },
            ]}
          />
        </div>
      </div>
      <Dialog
        isOpen={asking}
        onClose={() => setAsking(false)}
        title="Delete 3 people?"
        size="s"
        mustAnswer
        footer={
          <>
            <Button onPress={() => setAsking(false)}>Keep</Button>
            <Button variant="danger" onPress={() => setAsking(false)}>
              Delete
            </Button>
          </>
        }
      >
        Their assessments go as well. You can undo this.
      </Dialog>
    </Page>
  );
}
