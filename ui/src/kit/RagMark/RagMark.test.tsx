import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { RagMark } from './RagMark';

test('each status has a word and a shape of its own', () => {
  const { container } = render(
    <>
      <RagMark status="green" />
      <RagMark status="amber" hideWord />
      <RagMark status="red" word="Wait" />
    </>,
  );
  expect(container.textContent).toBe('On courseAt riskWait');
  const shapes = [...container.querySelectorAll('svg')].map((svg) => svg.firstElementChild?.tagName);
  expect(shapes).toEqual(['circle', 'path', 'rect']);
});
