import { render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { desk, Failure, newQueryClient } from '#api';
import { deskStore, featuresStore, onDemand } from '#context';
import { closedDesk, fakeTransport, openDesk } from '#test';
import '../features/people/register';
import '../features/settings/register';
import { App } from './App';
import { begin } from './begin';

const person = {
  id: 's1',
  kind: 'person',
  name: 'Ann Smith',
  role: 'Clerk',
  grade: '',
  email: '',
  phone: '',
  unit_id: null,
  unit: null,
  headcount: null,
  reference: '',
  added_on: '2026-01-05',
  power: null,
  interest: null,
  quadrant: null,
  current: null,
  desired: null,
};

const answers = {
  desk_state: () => openDesk,
  people_list: () => ({ total: 1, items: [person] }),
  units_tree: () => ({ total: 0, items: [] }),
  projects_list: () => ({ total: 0, items: [] }),
  undo_state: () => ({ undo: null, redo: null, last: null }),
};

const features = featuresStore.get();
afterEach(() => featuresStore.set(features));

test('the window comes with its rows, and asks for nothing twice', async () => {
  const fake = fakeTransport(answers);
  const client = newQueryClient();
  await begin(client, desk.state());
  render(<App client={client} />);
  // At once, not eventually.
  expect(screen.getByRole('grid', { name: 'Register of stakeholders' })).toBeTruthy();
  expect(screen.getByText('Ann Smith')).toBeTruthy();
  await screen.findByText('Ann Smith');
  const asked = fake.invoke.mock.calls.map((call) => JSON.stringify(call));
  expect(asked).toEqual([...new Set(asked)]);
});

test('what cannot be read is asked again where it is shown', async () => {
  const people_list = vi.fn(() => {
    throw { code: 'io', message: 'The disk is gone.' };
  });
  fakeTransport({ ...answers, people_list });
  const client = newQueryClient();
  await begin(client, desk.state());
  render(<App client={client} />);
  await screen.findByText(/The disk is gone/);
  expect(people_list.mock.calls.length).toBeGreaterThan(2);
});

test('with nothing open, nothing is read; with no answer, the window asks again', async () => {
  const fake = fakeTransport({ ...answers, desk_state: () => closedDesk });
  const client = newQueryClient();
  await begin(client, desk.state());
  expect(fake.invoke.mock.calls.map(([command]) => command)).toEqual(['desk_state']);
  expect(deskStore.get()).toEqual(closedDesk);
  await begin(client, Promise.reject(new Failure('internal', '')));
  render(<App client={client} />);
  await screen.findByRole('region', { name: 'Start' });
});

test('a place read on demand is shown, and can be read before', async () => {
  const load = vi.fn(async () => () => <h1>Later</h1>);
  const { component: Later, prepare } = onDemand(load);
  await prepare?.();
  expect(load).toHaveBeenCalledTimes(1);
  featuresStore.set([
    {
      id: 'later',
      place: { id: 'later', label: 'Later', icon: () => null, order: 1, component: Later },
    } as never,
  ]);
  fakeTransport(answers);
  render(<App />);
  await screen.findByRole('heading', { name: 'Later' });
});
