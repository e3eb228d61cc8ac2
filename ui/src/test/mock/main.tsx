import { Component as Kit, Users } from 'lucide-react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../../kit/kit.css';
import { setTransport } from '../../api';
import { asOfStore, detailStore, go, registerFeature } from '../../context';
import { App } from '../../shell/App';
import '../../shell/features';
import { answers } from './answers';
import { GridShow, KitShow } from './Showcase';
import styles from './Showcase.module.css';

// As in the real window, where the prototype is frozen.
Object.freeze(Object.prototype);

const handlers = answers();
setTransport({
  invoke: async (command, request) => {
    const handler = handlers[command];
    if (!handler) {
      throw { code: 'internal', message: `No answer to ${command}` };
    }
    return handler(request as never);
  },
  listen: async () => () => {},
});
registerFeature({
  id: 'show-grid',
  place: { id: 'grid', label: 'Grid', icon: Users, order: 1, component: GridShow },
  detail: ({ id }) => (
    <div className={styles.detail}>
      <h2>Profile of {id}</h2>
    </div>
  ),
});
registerFeature({
  id: 'show-kit',
  place: { id: 'kit', label: 'Kit', icon: Kit, order: 2, component: KitShow },
});

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

const wanted = new URLSearchParams(window.location.search);
setTimeout(() => {
  const place = wanted.get('place');
  if (place) {
    go(place);
  }
  detailStore.set(wanted.get('open'));
  asOfStore.set(wanted.get('as_of'));
  const click = wanted.get('click');
  if (click) {
    setTimeout(() => document.querySelector<HTMLElement>(click)?.click(), 200);
  }
  const keys = wanted.get('press');
  if (keys) {
    const init = { key: keys, ctrlKey: keys === 'k', bubbles: true };
    setTimeout(() => document.body.dispatchEvent(new KeyboardEvent('keydown', init)), 200);
  }
}, 200);
