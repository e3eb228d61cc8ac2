import { cleanup, configure } from '@testing-library/react';
import { afterEach, beforeAll } from 'vitest';
import { setTransport } from '../api/transport';
import { resetActions, resetStores } from '../context';
import { bringWords } from '../i18n';
import { readLater } from '../kit/later';

// Modules under test say their words as they are read.
await bringWords();

configure({ asyncUtilTimeout: 8000 });

// What jsdom leaves out and the components ask for.
class ResizeObserverStub implements ResizeObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
globalThis.ResizeObserver ??= ResizeObserverStub;
globalThis.CSS ??= { escape: (text: string) => text.replace(/["\\]/g, '\\$&') } as typeof CSS;
window.matchMedia ??= ((query: string) => ({
  matches: false,
  media: query,
  onchange: null,
  addEventListener: () => {},
  removeEventListener: () => {},
  addListener: () => {},
  removeListener: () => {},
  dispatchEvent: () => false,
})) as typeof window.matchMedia;
Element.prototype.scrollIntoView ??= () => {};
Element.prototype.scrollTo = function scrollTo(this: Element, to?: ScrollToOptions | number): void {
  if (typeof to === 'object' && to.top !== undefined) {
    this.scrollTop = to.top;
    this.dispatchEvent(new Event('scroll'));
  }
} as typeof Element.prototype.scrollTo;
Element.prototype.getAnimations ??= () => [];
window.scrollTo = () => {};
HTMLCanvasElement.prototype.getContext = (() => null) as typeof HTMLCanvasElement.prototype.getContext;

// In the window they are read while nothing else is done.
beforeAll(readLater);

afterEach(() => {
  cleanup();
  setTransport();
  resetStores();
  resetActions();
});
