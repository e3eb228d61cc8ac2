import { act, render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { forgetNames } from '#context';
import { notify, Toasts } from '#kit';
import './workspace';

test('when names are forgotten, no notice says one any more', async () => {
  render(<Toasts />);
  act(() => notify('Undone: Added Zyxwhilda Quorn', { stays: true }));
  expect(await screen.findByText('Undone: Added Zyxwhilda Quorn')).toBeTruthy();
  act(() => forgetNames());
  expect(screen.queryByText(/Zyxwhilda/)).toBeNull();
});
