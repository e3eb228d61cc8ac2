import { screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { expectNoAxeViolations, renderWithApp } from '#test';
import { ChoiceList } from './ChoiceList';

function Sheets() {
  const [value, setValue] = useState('a');
  return (
    <>
      <ChoiceList
        label="Sheets"
        items={['a', 'b'].map((id) => ({ id, label: `Sheet ${id}`, content: `Sheet ${id}` }))}
        value={value}
        onChange={setValue}
      />
      <p>shown: {value}</p>
    </>
  );
}

test('arrows choose, and nothing unchooses', async () => {
  const { user } = renderWithApp(<Sheets />);
  await user.tab();
  await user.keyboard('{ArrowDown}');
  screen.getByText('shown: b');
  await user.keyboard(' ');
  screen.getByText('shown: b');
  expect(screen.getByRole('option', { name: 'Sheet b' }).getAttribute('aria-selected')).toBe('true');
  await expectNoAxeViolations();
});
