import type { BackupEntry, Backups, DeskState, Operations } from '../../api';
import type { DeskCommands } from '../../api/bindings/desk/DeskCommands';

/** Answers in the shapes that the shell gives, and no others. */
type Answers = {
  [Op in keyof Operations]?: (request: Operations[Op]['request']) => Operations[Op]['response'];
} & {
  [Name in keyof DeskCommands]?: (
    request: DeskCommands[Name]['request'],
  ) => DeskCommands[Name]['response'] | DeskState;
};

const OWN = '/home/ann/.local/share/soundings/backups';
const MADE = '2026-03-09T09:00:00Z';

const entry = (at: string, reason: BackupEntry['reason'], more: Partial<BackupEntry> = {}): BackupEntry => ({
  file_name: `Brackwater ${at.replaceAll(':', '-')} ${reason}.soundings`,
  at,
  reason,
  size: 1_240_000,
  encrypted: false,
  ...more,
});

/** Whether the data is sound and safe, what is held about somebody, and how they are erased. */
export function careAnswers(now: () => DeskState): Answers {
  let backups: Backups = {
    folder: OWN,
    chosen: false,
    list: [
      entry(MADE, 'hourly'),
      entry('2026-03-08T16:00:00Z', 'import', { size: 812_000 }),
      entry('2026-03-01T11:00:00Z', 'by_hand', { encrypted: true }),
    ],
    trouble: null,
  };
  const keep = (more: Partial<Backups>): Backups => {
    backups = { ...backups, ...more };
    return backups;
  };
  return {
    retention_rule_read: () => ({ months: 6 }),
    retention_due: () => ({
      as_of: '2026-03-09',
      months: 6,
      total: 1,
      items: [
        {
          id: 's4',
          name: 'Gwen Parry',
          role: 'Works planner',
          unit: 'Operations',
          added_on: '2025-02-11',
          latest_on: '2025-07-30',
          nowhere_since: null,
          kept_until: '2026-02-28',
          projects: [
            {
              project: 'p4',
              project_name: 'Asset data',
              closed_on: '2025-08-31',
              keep_until: '2026-02-28',
            },
          ],
          held: [
            { what: 'part in a project', rows: 1 },
            { what: 'assessments', rows: 12 },
          ],
          restricted: false,
          open_requests: 0,
          decided: [],
        },
      ],
    }),
    kept_longer_list: () => ({ total: 0, items: [] }),
    gone_people: () => ({ total: 1, items: [{ id: 'gone-1', name: 'Rhys Bevan' }] }),
    health: () => ({
      ok: false,
      total: 1,
      stale_after_days: 180,
      items: [
        {
          kind: 'stale_evidence',
          count: 1,
          message: '1 stakeholder was assessed more than 180 days ago.',
          remedy: 'Assess again on the map, or say that it still holds.',
          mend: 'map',
          examples: [
            {
              stakeholder: 's0',
              project: 'p0',
              name: 'Priya Nair',
              detail: 'Field app rollout, on 2025-07-14',
              email: '',
            },
          ],
        },
      ],
    }),
    journal_list: () => ({
      total: 1,
      items: [
        {
          seq: 1,
          change_set: 'c1',
          at: '2026-03-09T08:40:00Z',
          author: 'Ann Smith',
          label: 'Placed Priya Nair on the map of Leakage squads',
          kind: 'change',
          of_seq: null,
          in_force: true,
          rows: 1,
        },
      ],
    }),
    marks_list: ({ stakeholder }) => ({
      total: stakeholder === 's0' ? 1 : 0,
      items:
        stakeholder === 's0'
          ? [
              {
                id: 'm1',
                stakeholder: 's0',
                stakeholder_name: 'Priya Nair',
                kind: 'restricted',
                whose: '',
                about: '',
                note: '',
                set_on: '2026-03-01',
                author: 'Ann Smith',
              },
            ]
          : [],
    }),
    data_requests_list: () => ({ total: 0, items: [] }),
    private_notes_list: ({ stakeholder }) => ({
      total: stakeholder === 's0' ? 1 : 0,
      items:
        stakeholder === 's0'
          ? [
              {
                id: 'n1',
                on_date: '2026-03-02',
                text: 'Prefers to be rung before nine.',
                author: 'Ann Smith',
              },
            ]
          : [],
    }),
    exports_list: () => ({
      total: 1,
      items: [
        {
          id: 'e1',
          kind: 'report',
          what: 'Readiness - Leakage squads - 2026-03-08',
          profile: 'roles',
          file_name: 'Readiness - Leakage squads - 2026-03-08.pdf',
          at: '2026-03-08T16:10:00Z',
          author: 'Ann Smith',
        },
      ],
    }),
    redaction_preview: ({ profile }) => ({
      profile,
      treatment: [],
      left_out: [],
      hidden: profile === 'full' ? [] : [{ before: 'Priya Nair', after: 'Head of networks', times: 3 }],
      kept: [],
      withheld: [],
    }),
    desk_backups: () => backups,
    desk_backup_make: () => keep({ list: [entry(`${now().today}T10:00:00Z`, 'by_hand'), ...backups.list] }),
    desk_backup_difference: () => [{ part: 'people and groups', added: 2, removed: 1, changed: 0 }],
    desk_backup_restore: () => {
      const before = entry(`${now().today}T10:30:00Z`, 'restore');
      keep({ list: [before, ...backups.list] });
      return { before, state: now() as DeskCommands['desk_backup_restore']['response']['state'] };
    },
    desk_backup_folder_dialog: () => keep({ folder: '/media/stick/Backups', chosen: true }),
    desk_backup_folder_own: () => keep({ folder: OWN, chosen: false }),
    desk_plain_backups: () => ({ folders: [OWN], backups: [] }),
    desk_plain_backups_delete: () => ({ folders: [OWN], backups: [] }),
    desk_recovery: () => null,
    desk_diagnostics: () => ({
      text: `${JSON.stringify({ gathered_at: MADE, program: { version: '0.1.0', format: 3 }, log: [] }, null, 2)}\n`,
    }),
    desk_diagnostics_save: () => ({ file_name: 'Soundings diagnostics.json', folder: '/home/ann/Documents' }),
    desk_person_pack_save: () => ({ file_name: 'Held about Priya Nair.pdf', folder: '/home/ann/Documents' }),
    desk_person_erase: () => ({
      called: 'Erased person 1',
      rows: [{ what: 'assessments', rows: 3 }],
      entries: 2,
      namesakes: 0,
      common: [],
      kept_aside: [],
      kept_doubtful: [],
      deleted: [],
      backups: backups.list.map(({ file_name }) => file_name),
      backups_left: [],
      finished: true,
    }),
  };
}
