import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { ErrorBanner } from './ErrorBanner';

test('says what happened, what was kept, what to do, and which fields', async () => {
  const retry = vi.fn();
  const failure = {
    code: 'invalid',
    message: 'Power is from 1 to 5.',
    fields: [{ field: 'power', message: 'is 9' }],
  } as const;
  const { user } = renderWithApp(<ErrorBanner failure={failure} onRetry={retry} />);
  const { textContent } = screen.getByRole('alert');
  expect(textContent).toContain('Power is from 1 to 5.');
  expect(textContent).toContain('Nothing was changed.');
  expect(textContent).toContain('Correct what is named');
  expect(screen.getByRole('listitem').textContent).toBe('power is 9');
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(retry).toHaveBeenCalledOnce();
  await expectNoAxeViolations();
});
