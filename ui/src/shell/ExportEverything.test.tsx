import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { clearNotices, Toasts } from '#kit';
import { expectNoAxeViolations, fakeTransport, renderWithApp } from '#test';
import { ExportEverything } from './ExportEverything';

afterEach(clearNotices);

function Asked() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        Ask
      </button>
      <ExportEverything isOpen={isOpen} onClose={() => setOpen(false)} />
      <Toasts />
    </>
  );
}

test('private notes go along only when their box is ticked, and it is unticked the next time', async () => {
  const fake = fakeTransport({
    desk_export: () => ({ file_name: 'Brackwater export 2026-03-09', folder: '/home/ann' }),
  });
  const { user } = renderWithApp(<Asked />);
  const open = async () => {
    await user.click(screen.getByRole('button', { name: 'Ask' }));
    return (await screen.findByRole('checkbox', { name: 'Private notes as well' })) as HTMLInputElement;
  };
  const box = await open();
  expect(box.checked).toBe(false);
  await user.click(box);
  await expectNoAxeViolations();
  await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
  await screen.findByText(/Exported everything/);
  expect(fake.requests('desk_export')).toEqual([{ with_private_notes: true }]);
  expect((await open()).checked).toBe(false);
  await user.click(screen.getByRole('button', { name: 'Choose a folder…' }));
  await waitFor(() => expect(fake.requests('desk_export').at(-1)).toEqual({}));
});
