import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Users } from 'lucide-react';
import { beforeEach, describe, expect, test } from 'vitest';
import { useRead } from '#api';
import { deskStore, registerFeature } from '#context';
import { expectNoAxeViolations, fakeTransport, openDesk } from '#test';
import { App } from './App';

function Register() {
  const read = useRead('people_list', {}, { keepPrevious: true });
  return (
    <>
      <h1>Register</h1>
      <p>{read.data?.items[0]?.name ?? 'not read yet'}</p>
    </>
  );
}

registerFeature({
  id: 'people',
  place: { id: 'people', label: 'Register', icon: Users, order: 1, component: Register },
});

const user = userEvent.setup();
let answer: (() => void) | undefined;

async function open() {
  deskStore.set(openDesk);
  const fake = fakeTransport({
    desk_state: () => openDesk,
    undo_state: () => ({ undo: null, redo: null, last: null }),
    projects_list: () => ({
      total: 2,
      items: [
        { id: 'p1', name: 'Field app', programme_name: 'Delivery', role_only: false },
        { id: 'p2', name: 'Portal', programme_name: 'Delivery', role_only: true },
      ],
    }),
    people_list: () => ({ total: 1, items: [{ id: 's1', name: 'Ann Smith' }] }),
  });
  fake.invoke.mockImplementation(
    ((before) => async (command: string, request: unknown, within?: string) => {
      if (command === 'people_list' && within === 'p2') {
        await new Promise<void>((done) => {
          answer = done;
        });
        return { total: 1, items: [{ id: 's1', name: 'Depot manager' }] };
      }
      return before?.(command, request, within);
    })(fake.invoke.getMockImplementation()),
  );
  render(<App />);
  await screen.findByText('Ann Smith');
  return fake;
}

const choose = async (name: string) => {
  await user.click(screen.getByRole('button', { name: /^Scope:/ }));
  await user.click(await screen.findByRole('menuitemradio', { name }));
};

beforeEach(() => {
  answer = undefined;
});

describe('a project that is role-only', () => {
  test('goes with every call, and nothing that was read elsewhere is shown meanwhile', async () => {
    const fake = await open();
    await choose('Portal');
    await screen.findByText('not read yet');
    expect(screen.queryByText('Ann Smith')).toBeNull();
    await waitFor(() => expect(answer).toBeDefined());
    answer?.();
    await screen.findByText('Depot manager');
    const within = fake.invoke.mock.calls.filter(([, , project]) => project === 'p2').map(([op]) => op);
    expect(new Set(within)).toEqual(
      new Set(['people_list', 'projects_list', 'undo_state', 'workspace_overview']),
    );
    await choose('Whole programme');
    await screen.findByText('Ann Smith');
  });

  test('is said beside the scope, and no other is', async () => {
    await open();
    await choose('Field app');
    expect(screen.queryByText('Role-only')).toBeNull();
    await choose('Portal');
    await screen.findByRole('button', { name: 'Role-only: edit the project' });
    await expectNoAxeViolations();
  });
});
