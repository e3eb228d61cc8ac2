import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Badge } from '../Badge/Badge';
import { Skeleton } from '../Skeleton/Skeleton';
import { Panel } from './Panel';

test('is a region named by its title', () => {
  render(
    <Panel title="Ties" actions={<Badge>3</Badge>}>
      <Skeleton />
    </Panel>,
  );
  expect(screen.getByRole('region', { name: 'Ties' }).textContent).toContain('3');
  expect(screen.getByRole('status', { name: 'Loading…' })).toBeTruthy();
});
