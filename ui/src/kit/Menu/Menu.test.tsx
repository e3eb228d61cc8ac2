import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { Button } from '../Button/Button';
import { Menu } from './Menu';

test('opens, moves and acts by keyboard; empty groups and equal ids of group and item do no harm', async () => {
  const act = vi.fn();
  const { user } = renderWithApp(
    <Menu
      label="More"
      groups={[
        { id: 'open', items: [{ id: 'open', label: 'Open', onAction: () => act('open') }] },
        { id: 'none', items: [] },
        {
          id: 'rest',
          heading: 'Rest',
          items: [{ id: 'close', label: 'Close', keys: 'mod+w', onAction: () => act('close') }],
        },
      ]}
    >
      <Button>More</Button>
    </Menu>,
  );
  await user.tab();
  await user.keyboard('{ArrowDown}');
  await screen.findByRole('menu', { name: 'More' });
  await expectNoAxeViolations();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(act).toHaveBeenCalledExactlyOnceWith('close');
  expect(screen.queryByRole('menu')).toBeNull();
});

test('what is chosen is told, one of a group or several', async () => {
  const act = vi.fn();
  const item = (id: string, isChosen: boolean) => ({ id, label: id, isChosen, onAction: () => act(id) });
  const { user } = renderWithApp(
    <Menu
      label="View"
      groups={[
        { id: 'by', heading: 'Group by', items: [item('Unit', true), item('Kind', false)] },
        { id: 'shown', heading: 'Columns', several: true, items: [item('Role', true), item('Grade', true)] },
        { id: 'do', items: [{ id: 'Save', label: 'Save', onAction: () => act('Save') }] },
      ]}
    >
      <Button>View</Button>
    </Menu>,
  );
  await user.click(screen.getByRole('button', { name: 'View' }));
  await screen.findByRole('menuitemradio', { name: 'Unit', checked: true });
  screen.getByRole('menuitemradio', { name: 'Kind', checked: false });
  screen.getByRole('menuitemcheckbox', { name: 'Role', checked: true });
  screen.getByRole('menuitem', { name: 'Save' });
  await expectNoAxeViolations();
  await user.click(screen.getByRole('menuitemcheckbox', { name: 'Grade', checked: true }));
  expect(act).toHaveBeenCalledExactlyOnceWith('Grade');
  expect(screen.queryByRole('menu')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'View' }));
  await user.click(await screen.findByRole('menuitemradio', { name: 'Kind' }));
  expect(act).toHaveBeenLastCalledWith('Kind');
});
