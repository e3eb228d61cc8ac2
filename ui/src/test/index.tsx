export { expectNoAxeViolations } from './axe';
export { closedDesk, openDesk } from './desk';
export { type FakeHandlers, fakeTransport } from './fake';
export { type LeftTable, leftTables } from './left';
export { renderWithApp } from './render';
