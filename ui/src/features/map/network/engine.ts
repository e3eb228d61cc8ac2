import type cytoscape from 'cytoscape';
import type { StakeholderKind } from '../model';
import { isBroker, type NetworkNode, type NetworkTie, type Spot } from './model';

/** From so many ties on the picture draws what is quick rather than what is neat. */
export const MANY_TIES = 900;

/** What one is drawn as. */
export interface Look {
  colour: string;
  size: number;
  isGone: boolean;
  isDimmed: boolean;
  isSelected: boolean;
}

const SHAPES: Record<StakeholderKind, cytoscape.Css.NodeShape> = {
  person: 'ellipse',
  role: 'ellipse',
  group: 'round-rectangle',
  organisation: 'diamond',
};

const of = (colours: ReadonlyMap<string, string>, token: string): string => colours.get(token) ?? '#000000';

/** How everything is drawn; a role is a ring, a broker has a ring around. */
export function stylesheet(
  colours: ReadonlyMap<string, string>,
  isLarge: boolean,
): cytoscape.StylesheetJsonBlock[] {
  return [
    {
      selector: 'node',
      style: {
        shape: 'data(shape)' as unknown as cytoscape.Css.NodeShape,
        width: 'data(size)',
        height: 'data(size)',
        'background-color': 'data(colour)',
        'border-width': 1.5,
        'border-color': of(colours, '--surface'),
        'overlay-opacity': 0,
      },
    },
    {
      selector: 'node[kind = "role"]',
      style: {
        'background-color': of(colours, '--surface'),
        'border-color': 'data(colour)',
        'border-width': 4,
      },
    },
    {
      selector: 'node[?broker]',
      style: {
        'outline-width': 2,
        'outline-offset': 3,
        'outline-color': of(colours, '--text'),
      } as unknown as cytoscape.Css.Node,
    },
    {
      selector: 'node[?gone]',
      style: {
        'background-color': of(colours, '--surface'),
        'border-color': of(colours, '--text-soft'),
        'border-style': 'dashed',
        'border-width': 2,
        'outline-width': 0,
      } as unknown as cytoscape.Css.Node,
    },
    {
      selector: 'node[?chosen]',
      style: { 'border-color': of(colours, '--accent'), 'border-width': 4 },
    },
    { selector: 'node[?dimmed]', style: { opacity: 0.22 } },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': of(colours, '--line-control'),
        'curve-style': isLarge ? 'haystack' : 'bezier',
        'overlay-opacity': 0,
        opacity: isLarge ? 0.5 : 0.85,
      },
    },
    {
      selector: 'edge[?directed]',
      style: isLarge
        ? {}
        : {
            'target-arrow-shape': 'triangle',
            'target-arrow-color': of(colours, '--line-control'),
            'arrow-scale': 0.8,
          },
    },
    { selector: 'edge[kind = "works_with"]', style: { 'line-style': isLarge ? 'solid' : 'dashed' } },
    {
      selector: 'edge[?chosen]',
      style: {
        'line-color': of(colours, '--accent'),
        'target-arrow-color': of(colours, '--accent'),
        opacity: 1,
      },
    },
    { selector: 'edge[?gone]', style: { 'line-style': 'dotted', opacity: 0.35 } },
    { selector: 'edge[?dimmed]', style: { opacity: 0.12 } },
  ];
}

const nodeData = (node: NetworkNode, look: Look) => ({
  kind: node.kind,
  shape: SHAPES[node.kind],
  broker: isBroker(node) && !look.isGone,
  colour: look.colour,
  size: look.size,
  gone: look.isGone,
  dimmed: look.isDimmed,
  chosen: look.isSelected,
});

const edgeData = (tie: NetworkTie, lookOf: (id: string) => Look | undefined) => {
  const ends = [lookOf(tie.from), lookOf(tie.to)];
  return {
    kind: tie.kind,
    directed: tie.kind !== 'works_with',
    width: tie.strength === null ? 1.4 : 0.8 + tie.strength * 0.55,
    chosen: ends.some((end) => end?.isSelected),
    gone: ends.some((end) => end?.isGone),
    dimmed: ends.some((end) => end?.isDimmed),
  };
};

/** Puts everybody and every tie into the picture, in the place of what was there. */
export function fill(
  cy: cytoscape.Core,
  nodes: readonly NetworkNode[],
  ties: readonly NetworkTie[],
  spots: ReadonlyMap<string, Spot>,
  lookOf: (id: string) => Look | undefined,
): void {
  cy.batch(() => {
    cy.elements().remove();
    cy.add([
      ...nodes.flatMap((node) => {
        const [spot, look] = [spots.get(node.id), lookOf(node.id)];
        return spot && look
          ? [
              {
                group: 'nodes' as const,
                data: { id: node.id, ...nodeData(node, look) },
                position: { ...spot },
              },
            ]
          : [];
      }),
      ...ties.flatMap((tie) =>
        spots.has(tie.from) && spots.has(tie.to)
          ? [
              {
                group: 'edges' as const,
                data: { id: tie.id, source: tie.from, target: tie.to, ...edgeData(tie, lookOf) },
              },
            ]
          : [],
      ),
    ]);
  });
}

/** Draws those that are there as they look now. */
export function dress(
  cy: cytoscape.Core,
  nodes: readonly NetworkNode[],
  ties: readonly NetworkTie[],
  lookOf: (id: string) => Look | undefined,
): void {
  cy.batch(() => {
    for (const node of nodes) {
      const look = lookOf(node.id);
      if (look) {
        cy.getElementById(node.id).data(nodeData(node, look));
      }
    }
    for (const tie of ties) {
      cy.getElementById(tie.id).data(edgeData(tie, lookOf));
    }
  });
}
