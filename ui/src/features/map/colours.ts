import { useEffect, useState } from 'react';
import type { Quadrant } from './model';

/** The tokens a canvas draws with, as the theme has them just now. */
export interface Colours {
  surface: string;
  line: string;
  edge: string;
  text: string;
  soft: string;
  faint: string;
  accent: string;
  accentSoft: string;
  focus: string;
  quadrant: Record<Quadrant, string>;
}

const hues: Record<Quadrant, string> = {
  manage_closely: '--quadrant-manage-closely',
  keep_satisfied: '--quadrant-keep-satisfied',
  keep_informed: '--quadrant-keep-informed',
  monitor: '--quadrant-monitor',
};

function read(): Colours {
  // A canvas does not know `light-dark()`: an element tells what it comes to.
  const probe = document.createElement('span');
  document.body.append(probe);
  const of = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color || '#000000';
  };
  const found: Colours = {
    surface: of('--surface'),
    line: of('--line-soft'),
    edge: of('--line-control'),
    text: of('--text'),
    soft: of('--text-soft'),
    faint: of('--text-faint'),
    accent: of('--accent'),
    accentSoft: of('--accent-soft'),
    focus: of('--focus'),
    quadrant: {
      manage_closely: of(hues.manage_closely),
      keep_satisfied: of(hues.keep_satisfied),
      keep_informed: of(hues.keep_informed),
      monitor: of(hues.monitor),
    },
  };
  probe.remove();
  return found;
}

/** The colours, read again whenever the theme changes. */
export function useColours(): Colours {
  const [colours, setColours] = useState(read);
  useEffect(() => {
    const again = () => setColours(read());
    again();
    const observer = new MutationObserver(again);
    observer.observe(document.documentElement, {
      attributes: true,
      attributeFilter: ['data-theme', 'data-contrast', 'style', 'class'],
    });
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    dark.addEventListener('change', again);
    return () => {
      observer.disconnect();
      dark.removeEventListener('change', again);
    };
  }, []);
  return colours;
}
