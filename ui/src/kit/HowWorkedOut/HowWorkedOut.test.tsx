import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { HowWorkedOut } from './HowWorkedOut';

test('opens by keyboard and gives rule, inputs, n and dates', async () => {
  const { user } = renderWithApp(
    <HowWorkedOut
      what="the index"
      rule="The weighted mean."
      inputs={[{ label: 'Commitment', value: 64 }]}
      n={12}
      dates={['2026-01-02', '2026-03-09']}
    />,
  );
  await user.tab();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'How is the index worked out?' });
  expect(dialog.textContent).toContain('The weighted mean.');
  expect(dialog.textContent).toContain('Commitment64');
  expect(dialog.textContent).toContain('n12');
  expect(dialog.textContent).toContain('Jan 2, 2026 – Mar 9, 2026');
  await expectNoAxeViolations(dialog);
});
