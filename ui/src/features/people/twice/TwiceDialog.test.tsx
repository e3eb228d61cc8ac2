import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, type FakeHandlers, renderWithApp } from '#test';
import { profileOf, row, smallWorkspace } from '../fixture';
import { Tasks } from '../Tasks';
import { begin, endTask } from '../tasks';

const ann = profileOf(row('s1', 'Ann Smith', { role: 'Clerk', email: 'ann@afon.example' }), {
  custom: [{ field: 'f1', name: 'Shift', kind: 'text', choices: [], value: 'Day' }],
});
const smyth = profileOf(row('s2', 'Smyth, Ann', { role: 'Senior clerk', phone: '01632 960123' }), {
  custom: [{ field: 'f1', name: 'Shift', kind: 'text', choices: [], value: 'Night' }],
  tags: [{ id: 't1', name: 'Key' }],
});
const bo = profileOf(row('s3', 'Bo Ng'));
const post = profileOf(row('s4', 'Bo Ng', { kind: 'role' }));
const profiles = [ann, smyth, bo, post];

const pairs = [
  { first: ann.person, second: smyth.person, because: ['email', 'spelling'], likelihood: 'very_likely' },
  { first: bo.person, second: post.person, because: ['name'], likelihood: 'likely' },
];

async function open(task: Parameters<typeof begin>[0], more: FakeHandlers = {}) {
  let left = pairs;
  const fake = smallWorkspace({
    alike_list: ({ told_apart }: { told_apart?: boolean }) =>
      told_apart ? { total: 0, items: [] } : { total: left.length, items: left },
    person_profile: ({ id }: { id: string }) => profiles.find(({ person }) => person.id === id),
    stakeholders_merge: ({ merge }: { merge: string }) => {
      left = left.filter(({ second }) => second.id !== merge);
      return { moved: 3, folded: 0, noted: [] };
    },
    told_apart_set: ({ second }: { second: string }) => {
      left = left.filter((pair) => pair.second.id !== second);
      return {};
    },
    ...more,
  });
  const view = renderWithApp(
    <>
      <Tasks />
      <Toasts />
    </>,
  );
  begin(task);
  await screen.findByRole('dialog');
  return { fake, ...view };
}

afterEach(() => {
  endTask();
  clearNotices();
});

describe('who may be here twice', () => {
  test('each pair says why, and is merged field by field', async () => {
    const { fake, user, container } = await open({ kind: 'twice' });
    const list = await screen.findByRole('listbox', { name: 'Pairs that may be one' });
    const [first] = within(list).getAllByRole('option');
    expect(first?.textContent).toContain('same e-mail address, nearly the same spelling');
    await screen.findByRole('row', { name: /Role/ });
    await user.click(screen.getByRole('radio', { name: 'Role: what stays – Senior clerk' }));
    await user.click(screen.getByRole('radio', { name: 'Shift: what stays – Night' }));
    // What only one of them says stands of itself.
    expect(screen.queryByRole('radio', { name: /Telephone/ })).toBeNull();
    await expectNoAxeViolations(container);
    await user.click(screen.getByRole('button', { name: 'Merge into one' }));
    expect(fake.requests('stakeholders_merge')).toEqual([
      { keep: 's1', merge: 's2', take: ['role', 'phone'], take_custom: ['f1'] },
    ]);
    await screen.findByText('Merged Smyth, Ann into Ann Smith');
    await waitFor(() => expect(within(list).getAllByRole('option')).toHaveLength(1));
  });

  test('two of another kind are told apart, not merged', async () => {
    const { fake, user } = await open({ kind: 'twice' });
    await screen.findByRole('listbox', { name: 'Pairs that may be one' });
    await user.keyboard('{ArrowDown}');
    await screen.findByText(/Bo Ng is a person and Bo Ng a role/);
    expect(screen.getByRole('button', { name: 'Merge into one' })).toHaveProperty('disabled', true);
    await user.click(screen.getByRole('button', { name: 'They are two' }));
    expect(fake.requests('told_apart_set')).toEqual([{ first: 's3', second: 's4' }]);
    await screen.findByText('Bo Ng and Bo Ng are two');
  });

  test('those told apart are listed and an empty list says so', async () => {
    const { user } = await open({ kind: 'twice' });
    await user.click(await screen.findByRole('switch', { name: 'Those told apart' }));
    await screen.findByText('No pair has been told apart');
  });

  test('why it failed is said, and what was chosen stays', async () => {
    const { user } = await open(
      { kind: 'twice', two: ['s1', 's2'] },
      {
        stakeholders_merge: () => {
          throw { code: 'conflict', message: 'One of them was erased.' };
        },
      },
    );
    const radio = await screen.findByRole('radio', { name: 'Role: what stays – Senior clerk' });
    await user.click(radio);
    await user.click(screen.getByRole('button', { name: 'Merge into one' }));
    await screen.findByText(/One of them was erased/);
    expect(radio).toHaveProperty('checked', true);
  });
});
