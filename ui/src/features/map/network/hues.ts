import { useEffect, useMemo, useState } from 'react';
import { t } from '#i18n';
import { KINDS, type Quadrant } from '../model';
import { type Colouring, largestUnits, type NetworkNode } from './model';

const SERIES = [1, 2, 3, 4, 5, 6, 7, 8].map((at) => `--series-${at}`);
const REST = '--text-faint';
const ROLES = ['broker', 'connector', 'spanner', 'peripheral'] as const;
const QUADRANTS = ['manage_closely', 'keep_satisfied', 'keep_informed', 'monitor'] as const;

/** What a hue stands for: its token, and the words. */
export interface Hue {
  token: string;
  words: string;
}

/** The hue of each, and what the hues mean. */
export function useHues(
  nodes: readonly NetworkNode[],
  by: Colouring,
  quadrantOf: (id: string) => Quadrant | null,
): { tokenOf(node: NetworkNode): string; hues: readonly Hue[] } {
  return useMemo(() => {
    const series = (at: number) => SERIES[at] ?? REST;
    switch (by) {
      case 'kind': {
        const present = KINDS.filter((kind) => nodes.some((node) => node.kind === kind));
        return {
          tokenOf: ({ kind }) => series(KINDS.indexOf(kind)),
          hues: present.map((kind) => ({
            token: series(KINDS.indexOf(kind)),
            words: t(`map.kinds.${kind}`),
          })),
        };
      }
      case 'role':
        return {
          tokenOf: ({ role }) => (role === null ? REST : series(ROLES.indexOf(role))),
          hues: [
            ...ROLES.map((role, at) => ({ token: series(at), words: t(`network.role.${role}`) })),
            { token: REST, words: t('network.no_role') },
          ],
        };
      case 'quadrant': {
        const token = (quadrant: Quadrant) => `--quadrant-${quadrant.replaceAll('_', '-')}`;
        return {
          tokenOf: ({ id }) => {
            const quadrant = quadrantOf(id);
            return quadrant ? token(quadrant) : REST;
          },
          hues: [
            ...QUADRANTS.map((each) => ({ token: token(each), words: t(`map.quadrant.${each}`) })),
            { token: REST, words: t('network.not_placed') },
          ],
        };
      }
      default: {
        const units = largestUnits(nodes);
        const place = new Map(units.map((unit, at) => [unit, series(at)]));
        const others = nodes.some(({ unit }) => unit !== null && !place.has(unit));
        const without = nodes.some(({ unit }) => unit === null);
        return {
          tokenOf: ({ unit }) => (unit === null ? REST : (place.get(unit) ?? REST)),
          hues: [
            ...units.map((unit, at) => ({ token: series(at), words: unit })),
            ...(others ? [{ token: REST, words: t('network.other_units') }] : []),
            ...(without && !others ? [{ token: REST, words: t('network.no_unit') }] : []),
          ],
        };
      }
    }
  }, [nodes, by, quadrantOf]);
}

const TOKENS = [
  ...SERIES,
  REST,
  ...QUADRANTS.map((each) => `--quadrant-${each.replaceAll('_', '-')}`),
  '--surface',
  '--text',
  '--text-soft',
  '--line-control',
  '--accent',
  '--focus',
];

function read(): ReadonlyMap<string, string> {
  // A canvas does not know `light-dark()`: an element tells what it comes to.
  const probe = document.createElement('span');
  document.body.append(probe);
  const found = new Map(
    TOKENS.map((token) => {
      probe.style.color = `var(${token})`;
      return [token, getComputedStyle(probe).color || '#000000'];
    }),
  );
  probe.remove();
  return found;
}

/** What the tokens come to, read again whenever the theme changes. */
export function useTokens(): ReadonlyMap<string, string> {
  const [tokens, setTokens] = useState(read);
  useEffect(() => {
    const again = () => setTokens(read());
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
  return tokens;
}
