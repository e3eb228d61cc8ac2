export { expectNoAxeViolations } from './axe';
export { type FakeHandlers, fakeTransport } from './fake';
export { renderWithApp } from './render';
