import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Button } from '../Button/Button';
import { EmptyState } from './EmptyState';

test('says what it is for and offers one step', () => {
  render(
    <EmptyState title="Nobody yet" action={<Button>Add</Button>}>
      People you add appear here.
    </EmptyState>,
  );
  expect(screen.getByText('Nobody yet')).toBeTruthy();
  expect(screen.getAllByRole('button')).toHaveLength(1);
});
