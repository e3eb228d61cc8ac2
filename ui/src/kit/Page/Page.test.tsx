import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Page } from './Page';

test('is headed by the name of the place', () => {
  render(
    <Page title="People" aside="60" toolbar="filters">
      rows
    </Page>,
  );
  expect(screen.getByRole('heading', { level: 1, name: 'People' })).toBeTruthy();
});
