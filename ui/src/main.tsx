import './shell/asked';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './kit/kit.css';
import { newQueryClient } from '#api';
import { App } from './shell/App';
import { asked } from './shell/asked';
import { begin } from './shell/begin';
import './shell/features';

const root = document.getElementById('root');
if (root) {
  const client = newQueryClient();
  void begin(client, asked).then(() =>
    createRoot(root).render(
      <StrictMode>
        <App client={client} />
      </StrictMode>,
    ),
  );
}
