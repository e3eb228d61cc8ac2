import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { renderWithApp } from '#test';
import { ToggleGroup } from './ToggleGroup';

function Harness() {
  const [view, setView] = useState<'map' | 'table'>('map');
  return (
    <ToggleGroup
      label="View"
      choices={[
        { id: 'map', label: 'Map' },
        { id: 'table', label: 'Table' },
      ]}
      value={view}
      onChange={setView}
    />
  );
}

test('one is always chosen; arrows move and Enter chooses', async () => {
  const { user } = renderWithApp(<Harness />);
  const chosen = () => screen.getAllByRole('radio').map((each) => each.getAttribute('aria-checked'));
  expect(chosen()).toEqual(['true', 'false']);
  await user.tab();
  await user.keyboard('{ArrowRight}{Enter}');
  expect(chosen()).toEqual(['false', 'true']);
  await user.keyboard('{Enter}');
  expect(chosen()).toEqual(['false', 'true']);
});
