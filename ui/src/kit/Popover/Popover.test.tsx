import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWithApp } from '#test';
import { Button } from '../Button/Button';
import { Popover } from './Popover';

test('opens from its button, and closes with Escape or from inside', async () => {
  const { user } = renderWithApp(
    <Popover label="Filter" trigger={<Button>Filter</Button>}>
      {(close) => <Button onPress={close}>Done</Button>}
    </Popover>,
  );
  await user.tab();
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog', { name: 'Filter' });
  await user.click(screen.getByRole('button', { name: 'Done' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Filter' })));
  await user.keyboard('{Enter}');
  await screen.findByRole('dialog');
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
});
