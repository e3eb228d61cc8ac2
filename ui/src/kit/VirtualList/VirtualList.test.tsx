import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { VirtualList } from './VirtualList';

const list = (count: number) => (
  <VirtualList
    label="Columns"
    items={Array.from({ length: count }, (_, at) => `Column ${at + 1}`)}
    itemKey={(item) => item}
    height={50}
  >
    {(item) => <button type="button">{item}</button>}
  </VirtualList>
);

test('a short list is drawn whole', () => {
  renderWithApp(list(30));
  expect(screen.getAllByRole('listitem')).toHaveLength(30);
});

test('of a long list what is in sight is drawn, with its position', async () => {
  renderWithApp(list(1000));
  const items = screen.getAllByRole('listitem');
  expect(items.length).toBeLessThan(60);
  expect(items[2]?.getAttribute('aria-posinset')).toBe('3');
  expect(items[2]?.getAttribute('aria-setsize')).toBe('1000');
  await expectNoAxeViolations();
});
