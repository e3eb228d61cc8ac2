import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderWithApp } from '#test';
import { Tabs } from './Tabs';

test('arrows change what is shown', async () => {
  const { user } = renderWithApp(
    <Tabs
      label="Profile"
      tabs={[
        { id: 'one', label: 'Overview', content: 'first' },
        { id: 'two', label: 'History', content: 'second' },
      ]}
    />,
  );
  await user.tab();
  await user.keyboard('{ArrowRight}');
  expect(screen.getByRole('tabpanel', { name: 'History' }).textContent).toBe('second');
});
