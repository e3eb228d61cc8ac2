import axe from 'axe-core';
import { expect } from 'vitest';

/** Fails with what axe finds. Colour contrast needs a real layout: the tokens have a test of their own. */
export async function expectNoAxeViolations(root: Element = document.body): Promise<void> {
  // What is said aloud is taken away again by itself; in a test it may outlive what it spoke of.
  const context = { include: [root], exclude: ['[data-live-announcer]'] };
  const { violations } = await axe.run(context, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
    resultTypes: ['violations'],
  });
  expect(violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((n) => n.html) }))).toEqual(
    [],
  );
}
