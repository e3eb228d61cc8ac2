import type { DeskState } from '../../api';
import { importDesk } from '../../features/import/fixture';
import type { FakeHandlers } from '../fake';
import { careAnswers } from './care';
import { peopleAnswers } from './people';

/** An invented workspace to look at the shell with; never part of the built window. */
export function answers(): FakeHandlers {
  let state: DeskState = {
    open: {
      name: 'Brackwater Agile Delivery',
      file_name: 'brackwater.soundings',
      folder: '/home/ann/Documents',
      read_only: false,
      fiction: true,
    },
    recent: [
      {
        index: 0,
        name: 'Brackwater Agile Delivery',
        folder: '/home/ann/Documents',
        opened_on: '2026-03-02',
        exists: true,
      },
      {
        index: 1,
        name: 'Harbour Trust',
        folder: '/home/ann/Documents/Clients',
        opened_on: '2026-01-19',
        exists: true,
      },
      { index: 2, name: 'Old survey', folder: '/media/stick', opened_on: '2025-11-04', exists: false },
    ],
    preferences: { author: 'Ann Smith', theme: 'system', text_size: 1 },
    today: '2026-03-09',
  };
  const wanted = new URLSearchParams(window.location.search);
  if (wanted.has('start')) {
    state = { ...state, open: null };
  }
  const theme = wanted.get('theme');
  if (theme) {
    state = { ...state, preferences: { ...state.preferences, theme: theme as 'dark' } };
  }
  const size = wanted.get('size');
  if (size) {
    state = { ...state, preferences: { ...state.preferences, text_size: Number(size) } };
  }
  const opened = (name: string, fiction = false): DeskState => {
    const folder = '/home/ann/Documents';
    state = { ...state, open: { name, file_name: `${name}.soundings`, folder, read_only: false, fiction } };
    return state;
  };
  const projects = [
    'Field app rollout',
    'Billing platform',
    'Leakage squads',
    'Customer portal',
    'Asset data',
  ].map((name, index) => ({ id: `p${index}`, name, programme_name: 'Agile delivery', pilot: index === 2 }));
  return {
    ...peopleAnswers(),
    ...importDesk(),
    ...careAnswers(() => state),
    desk_state: () => state,
    desk_preferences: (change: object) => {
      state = { ...state, preferences: { ...state.preferences, ...change } };
      return state.preferences;
    },
    desk_open_sample: () => opened('Brackwater Agile Delivery', true),
    desk_open_dialog: () => opened('Harbour Trust'),
    desk_open_recent: ({ index }: { index: number }) => opened(state.recent[index]?.name ?? ''),
    desk_new_dialog: ({ name }: { name: string }) => opened(name),
    ...passwords(
      () => state,
      (next) => {
        state = next;
        return next;
      },
    ),
    desk_close: () => {
      state = { ...state, open: null, locked: null };
      return state;
    },
    desk_restore_dialog: () => opened('Brackwater, brought back'),
    desk_export: () => ({ file_name: 'Brackwater export 2026-03-09', folder: '/home/ann/Documents' }),
    desk_table_save: ({ table: { title }, format }: { table: { title: string }; format: string }) => ({
      file_name: `${title}.${format}`,
      folder: '/home/ann/Documents',
    }),
    desk_table_text: ({ table: { rows } }: { table: { rows: { cells: unknown[] }[] } }) =>
      rows.map(({ cells }) => cells.join('\t')).join('\n'),
    undo_state: () => ({
      undo: { seq: 2, label: 'Placed Priya Nair on the map of Leakage squads' },
      redo: null,
      last: { label: 'Placed Priya Nair on the map of Leakage squads', kind: 'change' },
    }),
    undo: () => ({ label: 'Placed Priya Nair on the map of Leakage squads', seq: 3 }),
    projects_list: () => ({ total: projects.length, items: projects }),
    search_everywhere: () => ({
      stakeholders: [
        { id: 's1', kind: 'person', name: 'Priya Nair', role: 'Head of networks', unit: 'Operations' },
        { id: 's2', kind: 'group', name: 'Priory depot crews', role: '', unit: 'Field service' },
      ],
      stakeholders_total: 2,
      projects: [],
      units: [{ id: 'u1', name: 'Private wholesale' }],
    }),
    settings_read: () => ({
      high_from: 4,
      borderline_from: 3,
      disputed_from: 2,
      smallest_group: 5,
      free_text_from: 10,
      people_per_champion: 30,
      verify_days: 180,
      weights: { commitment: 20, efficacy: 20, adoption: 20, alignment: 20, capacity: 10, preparation: 10 },
      publish_from_weight: 60,
      green_from: 70,
      amber_from: 50,
      red_from_weight: 40,
      trend_from: 5,
      bar_minimum: 50,
      bar_target: 70,
    }),
    settings_change: (settings: object) => settings,
  };
}

/** A password that is "password" until it is changed. */
function passwords(now: () => DeskState, keep: (state: DeskState) => DeskState) {
  let password = 'password';
  let left: DeskState['open'] = null;
  const refuse = () => {
    throw { code: 'wrong_password', message: 'Wrong password, or not a Soundings workspace.' };
  };
  return {
    desk_lock: () => {
      const { open } = now();
      left = open;
      return keep({
        ...now(),
        open: null,
        locked: {
          file_name: open?.file_name ?? '',
          folder: open?.folder ?? '',
          why: 'asked',
          remembered: open?.remembered ? 'locked' : 'no',
          no_key_store: null,
        },
      });
    },
    desk_unlock: (request: { password: string }) =>
      request.password === password ? keep({ ...now(), open: left, locked: null }) : refuse(),
    desk_unlock_remembered: () => {
      throw { code: 'not_found', message: 'The key is not remembered on this computer. Type the password.' };
    },
    desk_key_store: () => null,
    desk_remember: () => {
      const { open } = now();
      return keep({ ...now(), open: open && { ...open, remembered: true } });
    },
    desk_forget_key: () => {
      const { open } = now();
      return keep({ ...now(), open: open && { ...open, remembered: false } });
    },
    desk_password_strength: (request: { password: string }) => ({
      score: Math.min(4, Math.floor(request.password.length / 5)),
      long_enough: request.password.length >= 8,
      shortest: 8,
      time: '3 hours',
      warning: null,
      suggestions: ['Add another word or two; the rarer, the better.'],
    }),
    desk_password_change: (request: { current?: string; password?: string }) => {
      const { open } = now();
      if (open?.encrypted && request.current !== password) {
        return refuse();
      }
      password = request.password ?? password;
      const desk = keep({ ...now(), open: open && { ...open, encrypted: request.password !== undefined } });
      return { desk, not_told: null };
    },
  };
}
