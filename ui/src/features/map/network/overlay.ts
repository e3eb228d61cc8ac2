import type { Core } from 'cytoscape';
import { onForgetNames } from '#context';
import type { NetworkNode, Spot } from './model';

/** The widest a name is written, in pixels. */
const WIDEST = 190;
/** Up to so many, a name covers nobody. */
const FEW = 400;
/** Of a larger network so many are named at a time; the rest come as one zooms in on them. */
const MOST = 40;
/** Whoever has the most ties is named even where the name covers somebody. */
const FIRST = 15;

export interface Overlay {
  /** Whose name matters most, first. */
  named: readonly NetworkNode[];
  /** Names that are written whatever stands beside them. */
  always: ReadonlySet<string>;
  isDimmed(id: string): boolean;
  /** Where the keys are. */
  focus: string | null;
  /** A tie that is being drawn. */
  line: { from: string; to: Spot } | null;
  colours: ReadonlyMap<string, string>;
  scale: number;
}

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Where a name may stand: below, above, to the right, to the left. */
function placesOf({ x, y, radius }: Spot & { radius: number }, wide: number, font: number): Box[] {
  const [high, gap] = [font * 1.15, radius + 4];
  const box = (left: number, top: number) => ({ left, top, right: left + wide, bottom: top + high });
  return [
    box(x - wide / 2, y + gap - 1),
    box(x - wide / 2, y - gap - high),
    box(x + gap, y - high / 2),
    box(x - gap - wide, y - high / 2),
  ];
}

/** Each name is measured once for each size; they go with the workspace and with whoever is erased. */
const widths = new Map<string, number>();
onForgetNames(() => widths.clear());

/** Writes the names that fit, the ring of the keys, and the tie that is being drawn, over the picture. */
export function drawOverlay(
  pen: CanvasRenderingContext2D,
  cy: Core,
  size: { width: number; height: number },
  { named, always, isDimmed, focus, line, colours, scale }: Overlay,
): void {
  const [zoom, pan] = [cy.zoom(), cy.pan()];
  const font = 12 * scale;
  pen.font = `${font}px "IBM Plex Sans", system-ui, sans-serif`;
  pen.textAlign = 'center';
  pen.textBaseline = 'top';
  pen.lineJoin = 'round';
  const colour = (token: string) => colours.get(token) ?? '#000000';
  const seen = (id: string): (Spot & { radius: number }) | null => {
    const node = cy.getElementById(id);
    if (node.empty()) {
      return null;
    }
    const { x, y } = node.position();
    return { x: x * zoom + pan.x, y: y * zoom + pan.y, radius: (node.data('size') * zoom) / 2 };
  };
  const written: Box[] = [];
  // Of a large network only names keep clear of one another: there is no room to keep clear of everybody.
  const discs: [string, Box][] = [];
  if (named.length <= FEW) {
    for (const { id } of named) {
      const at = seen(id);
      if (at) {
        const { x, y, radius } = at;
        discs.push([id, { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }]);
      }
    }
  }
  for (const [place, node] of named.entries()) {
    const at = seen(node.id);
    if (!at || at.x < -60 || at.y < -30 || at.x > size.width + 60 || at.y > size.height + 10) {
      continue;
    }
    const key = `${font}/${node.name}`;
    let wide = widths.get(key);
    if (wide === undefined) {
      wide = pen.measureText(node.name).width;
      widths.set(key, wide);
    }
    const room = Math.min(wide, WIDEST);
    const boxes = placesOf(at, room, font);
    const free = (box: Box) =>
      box.left >= 0 &&
      box.right <= size.width &&
      !written.some((other) => meet(box, other)) &&
      (place < FIRST || !discs.some(([id, disc]) => id !== node.id && meet(box, disc)));
    const box = boxes.find(free) ?? (always.has(node.id) ? boxes[0] : undefined);
    if (!box || (named.length > FEW && written.length >= MOST && !always.has(node.id))) {
      continue;
    }
    written.push(box);
    const [middle, top] = [(box.left + box.right) / 2, box.top];
    pen.globalAlpha = isDimmed(node.id) ? 0.3 : 1;
    pen.lineWidth = 3.5;
    pen.strokeStyle = colour('--surface');
    pen.strokeText(node.name, middle, top, WIDEST);
    pen.fillStyle = colour('--text');
    pen.fillText(node.name, middle, top, WIDEST);
    pen.globalAlpha = 1;
  }
  const at = focus === null ? null : seen(focus);
  if (at) {
    pen.lineWidth = 2.5;
    pen.strokeStyle = colour('--focus');
    pen.beginPath();
    pen.arc(at.x, at.y, at.radius + 7, 0, 2 * Math.PI);
    pen.stroke();
  }
  const from = line && seen(line.from);
  if (line && from) {
    pen.lineWidth = 2;
    pen.setLineDash([6, 4]);
    pen.strokeStyle = colour('--accent');
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(line.to.x, line.to.y);
    pen.stroke();
    pen.setLineDash([]);
  }
}
