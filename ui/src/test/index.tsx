export { expectNoAxeViolations } from './axe';
export { closedDesk, openDesk } from './desk';
export { type FakeHandlers, fakeTransport } from './fake';
export { renderWithApp } from './render';
