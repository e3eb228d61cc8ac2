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
