import { useAsOf, useDesk, useScope } from '#context';
import { t } from '#i18n';
import {
  type OutColumn,
  out,
  TableExport,
  type TableExportProps,
  tableOf,
  tableTitle,
  useTableTitle,
} from '#tables';
import {
  FAMILIES,
  type Family,
  type FamilyNeed,
  type PlanRow,
  type ProjectSupport,
  type RequestRow,
  type Service,
  type SupportView,
} from './model';

interface Named {
  project_name: string;
}

const ofProject = <Row extends Named>() =>
  out.label<Row>(t('tables.requests.project'), ({ project_name }) => project_name);
const family = <Row extends { family: Family }>() =>
  out.word<Row>(t('tables.requests.family'), (row) => t(`support.family.${row.family}`));

/** One table of this place, of the project or programme that is looked at. */
function OneExport<Row>({
  kind,
  columns,
  rows,
  by,
  ...more
}: {
  kind: 'needs' | 'requests' | 'plan' | 'take_up';
  columns: readonly OutColumn<Row>[];
  rows: readonly Row[];
  by?: (row: Row) => string | null;
} & Pick<TableExportProps, 'compact'>) {
  const title = useTableTitle(t(`tables.${kind}.title`));
  const { project } = useScope();
  return (
    <TableExport
      id={`support-${kind}`}
      what={t(`tables.${kind}.what`)}
      title={title}
      extent={t('tables.rows', { count: rows.length })}
      isDisabled={rows.length === 0}
      project={project?.id}
      read={() => tableOf(columns, rows, by)}
      {...more}
    />
  );
}

const state = ({ state }: FamilyNeed) => (state === 'not_recorded' ? null : t(`support.state.${state}`));

const needColumns: readonly OutColumn<FamilyNeed>[] = [
  out.word(t('support.need.columns.family'), (row) => t(`support.family.${row.family}`)),
  out.number(t('tables.needs.level'), ({ need }) => need?.level ?? null),
  out.word(t('support.need.columns.state'), state),
  out.label(t('support.need.columns.service'), ({ need }) => need?.service_name ?? null),
  out.number(t('tables.needs.hours'), ({ need }) => need?.hours ?? null),
  out.date(t('support.need.columns.recorded'), ({ need }) => need?.on_date ?? null),
  out.person(t('tables.needs.by'), ({ need }) => need?.author ?? null),
];

const needOf = (project: ProjectSupport, sought: Family) =>
  project.needs.find((need) => need.family === sought);

/** As the matrix has it: of each family how much is needed, and where it stands. */
const matrixColumns: readonly OutColumn<ProjectSupport>[] = [
  out.label(t('support.need.project'), ({ project_name }) => project_name),
  ...FAMILIES.flatMap((each) => {
    const name = t(`support.family.${each}`);
    return [
      out.word<ProjectSupport>(name, (project) => {
        const found = needOf(project, each);
        return found ? state(found) : null;
      }),
      out.number<ProjectSupport>(
        t('tables.needs.level_of', { family: name }),
        (project) => needOf(project, each)?.need?.level ?? null,
      ),
    ];
  }),
];

const requestColumns: readonly OutColumn<RequestRow>[] = [
  out.label(t('support.request.columns.service'), ({ service_name }) => service_name),
  family(),
  ofProject(),
  out.word(t('tables.requests.origin'), ({ origin }) => t(`tables.requests.origins.${origin}`)),
  out.person(t('tables.requests.who'), ({ requested_by }) => requested_by),
  out.date(t('tables.requests.on'), ({ requested_on }) => requested_on),
  out.said(t('support.request.columns.why'), ({ why }) => why),
  out.said(t('support.request.columns.value'), ({ value }) => value),
  out.stakeholder(
    t('tables.requests.for_whom'),
    ({ for_stakeholder_name }) => for_stakeholder_name,
    ({ for_stakeholder }) => for_stakeholder,
  ),
  out.date(t('support.request.columns.by_when'), ({ by_when }) => by_when),
  out.word(t('support.request.columns.status'), ({ status }) => t(`support.request.status.${status}`)),
  out.date(t('tables.requests.decided'), ({ decided_on }) => decided_on),
  out.said(t('tables.requests.note'), ({ decision_note }) => decision_note),
  out.number(t('tables.requests.lines'), ({ plan_lines }) => plan_lines),
];

const planColumns: readonly OutColumn<PlanRow>[] = [
  out.said(t('support.plan.columns.what'), ({ what }) => what),
  out.label(t('support.request.columns.service'), ({ service_name }) => service_name),
  ofProject(),
  out.said(t('support.plan.columns.value'), ({ value }) => value),
  out.stakeholder(
    t('tables.requests.for_whom'),
    ({ for_stakeholder_name }) => for_stakeholder_name,
    ({ for_stakeholder }) => for_stakeholder,
  ),
  out.owner(t('support.plan.columns.owner'), ({ owner }) => owner),
  out.date(t('support.plan.columns.due'), ({ due_on }) => due_on),
  out.word(t('support.plan.columns.status'), ({ status }) => t(`support.plan.status.${status}`)),
  out.date(t('tables.plan.ended'), ({ done_on }) => done_on),
  out.said(t('tables.plan.outcome'), ({ outcome }) => outcome),
  out.number(t('tables.plan.satisfaction'), ({ satisfaction }) => satisfaction),
];

const serviceColumns: readonly OutColumn<Service>[] = [
  family(),
  out.label(t('tables.services.name'), ({ name }) => name),
  out.said(t('tables.services.summary'), ({ summary }) => summary),
  out.yesNo(t('tables.services.offered'), ({ offered }) => offered),
  out.number(t('tables.services.version'), ({ version }) => version),
  out.number(t('tables.services.requests'), ({ requests }) => requests),
  out.number(t('tables.services.lines'), ({ plan_lines }) => plan_lines),
];

export type SupportTable = 'needs' | 'requests' | 'plan' | 'menu';

/** The way out of the table that is shown. */
export function SupportExport({
  table,
  view,
  services,
  project,
}: {
  table: SupportTable;
  view: SupportView;
  services: readonly Service[];
  project: string | undefined;
}) {
  const only = project === undefined ? undefined : view.projects[0];
  switch (table) {
    case 'needs':
      return only ? (
        <OneExport
          key="needs"
          kind="needs"
          columns={needColumns}
          rows={only.needs}
          by={({ need }) => need?.author ?? null}
        />
      ) : (
        <OneExport key="matrix" kind="needs" columns={matrixColumns} rows={view.projects} />
      );
    case 'requests':
      return (
        <OneExport
          key="requests"
          kind="requests"
          columns={requestColumns}
          rows={view.requests}
          by={({ requested_by }) => requested_by}
        />
      );
    case 'plan':
      return (
        <OneExport key="plan" kind="plan" columns={planColumns} rows={view.plan} by={({ owner }) => owner} />
      );
    case 'menu':
      return <ServicesExport key="menu" services={services} />;
  }
}

/** The menu is one for all projects, and as it is today. */
function ServicesExport({ services }: { services: readonly Service[] }) {
  const workspace = useDesk()?.open?.name ?? '';
  const { today } = useAsOf();
  const shown = FAMILIES.flatMap((each) => services.filter((service) => service.family === each));
  return (
    <TableExport
      id="support-menu"
      what={t('tables.services.what')}
      title={tableTitle(t('tables.services.title'), workspace, today)}
      extent={t('tables.rows', { count: shown.length })}
      isDisabled={shown.length === 0}
      read={() => tableOf(serviceColumns, shown)}
    />
  );
}

const FIGURES = ['take_up', 'repeat', 'pull', 'satisfied'] as const;
type Figure = (typeof FIGURES)[number];
type Figures = SupportView['take_up']['figures'];

const figureColumns = (figures: Figures): OutColumn<Figure>[] => [
  out.word(t('tables.take_up.figure'), (figure) => t(`support.take_up.${figure}`)),
  out.share(t('tables.take_up.share'), (figure) => {
    const share = figures[figure];
    return share && share.percent / 100;
  }),
  out.number(t('tables.take_up.part'), (figure) => figures[figure]?.part ?? null),
  out.number(t('tables.take_up.whole'), (figure) => figures[figure]?.whole ?? null),
];

/** The figures of take-up, each with what it is a share of. */
export function TakeUpExport({ figures }: { figures: Figures }) {
  return <OneExport kind="take_up" columns={figureColumns(figures)} rows={FIGURES} compact />;
}
