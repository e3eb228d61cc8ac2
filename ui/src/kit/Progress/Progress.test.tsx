import { screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { Progress } from './Progress';

test('says what is done and how far, and can be cancelled', async () => {
  const cancel = vi.fn();
  const { user, rerender } = renderWithApp(
    <Progress label="Reading" done={50} total={200} onCancel={cancel} />,
  );
  const bar = screen.getByRole('progressbar', { name: 'Reading' });
  expect(bar.getAttribute('aria-valuenow')).toBe('25');
  await user.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancel).toHaveBeenCalledOnce();
  await expectNoAxeViolations();
  rerender(<Progress label="Reading" done={0} total={0} />);
  expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false);
});
