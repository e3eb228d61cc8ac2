import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { Button } from '../Button/Button';
import { Dialog } from './Dialog';

function Harness({ mustAnswer = false }: { mustAnswer?: boolean }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Delete</Button>
      <Dialog
        isOpen={open}
        onClose={() => setOpen(false)}
        title="Delete 3 people?"
        mustAnswer={mustAnswer}
        footer={<Button onPress={() => setOpen(false)}>Keep</Button>}
      >
        You can undo this.
      </Dialog>
    </>
  );
}

test('takes the focus, closes with Escape and gives the focus back', async () => {
  const { user } = renderWithApp(<Harness />);
  await user.tab();
  await user.keyboard('{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Delete 3 people?' });
  expect(dialog.contains(document.activeElement)).toBe(true);
  await expectNoAxeViolations(dialog);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Delete' })));
});

test('a question that must be answered is an alert dialog', async () => {
  const { user } = renderWithApp(<Harness mustAnswer />);
  await user.click(screen.getByRole('button', { name: 'Delete' }));
  await screen.findByRole('alertdialog');
  await user.click(screen.getByRole('button', { name: 'Keep' }));
  expect(screen.queryByRole('alertdialog')).toBeNull();
});
