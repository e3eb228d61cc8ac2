import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './kit/kit.css';
import { App } from './shell/App';
import './shell/features';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
