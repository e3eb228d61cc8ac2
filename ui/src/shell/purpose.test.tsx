import { act, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { deskStore } from '#context';
import { beforeNames, KeptFor, OpinionArea, Purpose } from '#purpose';
import { expectNoAxeViolations, fakeTransport, openDesk, renderWithApp } from '#test';
import { smallWorkspace } from '../features/people/fixture';
import { RegisterPlace } from '../features/people/register/RegisterPlace';
import { Tasks } from '../features/people/Tasks';
import { begin } from '../features/people/tasks';
import { KeptForPanel } from '../features/settings/KeptForPanel';

let purpose: string;

const open = (more: object = {}) => {
  const fake = fakeTransport({
    workspace_overview: () => ({ name: 'Brackwater', purpose }),
    workspace_rename: (request: { purpose: string }) => {
      purpose = request.purpose;
      return {};
    },
    ...more,
  });
  const view = renderWithApp(
    <>
      <Purpose />
      <KeptFor />
    </>,
  );
  return { fake, ...view };
};
const TITLE = 'What will you keep people’s names for?';

beforeEach(() => {
  purpose = '';
  deskStore.set(openDesk);
});

describe('what names are kept for', () => {
  test('is asked before the first name, by keyboard, and shown from then on', async () => {
    const { fake, user } = open();
    const then = vi.fn();
    act(() => beforeNames(then));
    const dialog = await screen.findByRole('dialog', { name: TITLE });
    expect(then).not.toHaveBeenCalled();
    await expectNoAxeViolations();
    const text = within(dialog).getByRole('textbox', { name: 'Names are kept here' });
    await waitFor(() => expect(document.activeElement).toBe(text));
    await user.click(within(dialog).getByRole('button', { name: /whom this change touches/ }));
    expect((text as HTMLTextAreaElement).value).toContain('whom this change touches');
    await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    await waitFor(() => expect(then).toHaveBeenCalledTimes(1));
    expect(fake.requests('workspace_rename')).toEqual([{ name: 'Brackwater', purpose }]);
    await screen.findByText(/^Kept for: To know whom/);
    act(() => beforeNames(then));
    expect(then).toHaveBeenCalledTimes(2);
  });

  test('may wait for later, once in a session', async () => {
    const { user, fake } = open();
    const then = vi.fn();
    act(() => beforeNames(then));
    await user.click(await screen.findByRole('button', { name: 'Later' }));
    expect(then).toHaveBeenCalledTimes(1);
    act(() => beforeNames(then));
    expect(then).toHaveBeenCalledTimes(2);
    expect(fake.requests('workspace_rename')).toEqual([]);
  });

  test('is not asked where it is known, or cannot be', async () => {
    purpose = 'The meters';
    open();
    await screen.findByText('Kept for: The meters');
    const then = vi.fn();
    act(() => beforeNames(then));
    expect(then).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  test('holds nobody up when it cannot be read', async () => {
    const then = vi.fn();
    open({
      workspace_overview: () => {
        throw { code: 'io', message: 'No.' };
      },
    });
    act(() => beforeNames(then));
    await waitFor(() => expect(then).toHaveBeenCalledTimes(1));
  });
});

describe('where it is asked and shown', () => {
  test('before the first person is added in People', async () => {
    smallWorkspace({ workspace_overview: () => ({ name: 'Brackwater', purpose }) }, []);
    const { user } = renderWithApp(
      <>
        <Purpose />
        <RegisterPlace />
      </>,
    );
    await user.click(await screen.findByRole('button', { name: 'Add' }));
    await user.click(await screen.findByRole('button', { name: 'Later' }));
    await screen.findByRole('textbox', { name: 'Add a stakeholder' });
  });

  test('beside a judgement, with a question below what is written of somebody', async () => {
    purpose = 'The meters';
    smallWorkspace({
      workspace_overview: () => ({ name: 'Brackwater', purpose }),
      person_profile: () => ({ stakes: [] }),
    });
    renderWithApp(<Tasks />);
    act(() => begin({ kind: 'assess', id: 's1', name: 'Ann Smith' }));
    const dialog = await screen.findByRole('dialog', { name: /Ann Smith/ });
    await within(dialog).findByText('Kept for: The meters');
    within(dialog).getByText(/Would you show them this\?/);
    await expectNoAxeViolations();
  });

  test('and is changed in Settings', async () => {
    purpose = 'The meters';
    const fake = smallWorkspace({
      workspace_overview: () => ({ name: 'Brackwater', purpose }),
      workspace_rename: () => ({}),
    });
    const { user } = renderWithApp(<KeptForPanel />);
    const field = await screen.findByRole('textbox', { name: 'Names are kept here' });
    await user.type(field, ' of the north');
    await user.tab();
    expect(fake.requests('workspace_rename')).toEqual([
      { name: 'Brackwater', purpose: 'The meters of the north' },
    ]);
  });

  test('the question is what a screen reader says of the field', () => {
    renderWithApp(<OpinionArea label="Note" description="In a sentence." />);
    const field = screen.getByRole('textbox', { name: 'Note' });
    const said = document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent;
    expect(said).toBe(
      'In a sentence. Would you show them this? If they ask for their data, it is part of it.',
    );
  });
});
