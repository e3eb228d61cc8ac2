import { t } from '#i18n';
import type { Colours } from './colours';
import type { Cluster, Spot } from './declutter';
import {
  band,
  cellOf,
  highEdge,
  middleOf,
  type Plane,
  type Rating,
  type Rect,
  STEPS,
  type View,
} from './geometry';
import type { Label } from './labels';
import { type Layout, type Lying, levelOf, type Placed, type Quadrant } from './model';
import { outline } from './shapes';

type Pen = CanvasRenderingContext2D;

/** Everything one picture of the map shows. */
export interface Scene {
  plot: Rect;
  plane: Plane;
  view: View;
  layout: Layout;
  labels: readonly Label[];
  marks: ReadonlyMap<string, Lying>;
  colours: Colours;
  fontFamily: string;
  /** One rem against the base of 14 px. */
  scale: number;
  selected: ReadonlySet<string>;
  active: string | null;
  hovered: string | null;
  isDimmed(id: string): boolean;
  /** From here on low is nearly high (R1). */
  borderlineFrom: number | undefined;
  /** The field something is about to be placed in. */
  target: Rating | null;
  discreet: boolean;
}

export function paint(pen: Pen, scene: Scene): void {
  const { plot, view } = scene;
  pen.save();
  pen.beginPath();
  pen.rect(plot.x, plot.y, plot.width, plot.height);
  pen.clip();
  pen.translate(plot.x - view.x, plot.y - view.y);
  paintPlane(pen, scene);
  paintWhiskers(pen, scene);
  for (const spot of scene.layout.ordered) {
    if (inSight(scene, spot)) {
      paintMark(pen, scene, spot);
    }
  }
  for (const cluster of scene.layout.clusters) {
    if (inSight(scene, cluster)) {
      paintCluster(pen, scene, cluster);
    }
  }
  paintLabels(pen, scene);
  pen.restore();
  paintNames(pen, scene);
  paintAxes(pen, scene);
}

const inSight = ({ view, plot }: Scene, { x, y }: { x: number; y: number }, room = 24): boolean =>
  x > view.x - room && y > view.y - room && x < view.x + plot.width + room && y < view.y + plot.height + room;

interface Quarter extends Rect {
  quadrant: Quadrant;
}

function quarters(plane: Plane): Quarter[] {
  const x = (highEdge(plane, 'interest') * plane.width) / 5;
  const y = plane.height - (highEdge(plane, 'power') * plane.height) / 5;
  const { width, height } = plane;
  return [
    { quadrant: 'keep_satisfied', x: 0, y: 0, width: x, height: y },
    { quadrant: 'manage_closely', x, y: 0, width: width - x, height: y },
    { quadrant: 'monitor', x: 0, y, width: x, height: height - y },
    { quadrant: 'keep_informed', x, y, width: width - x, height: height - y },
  ];
}

/** R1: ratings that count as low but only just, hatched. */
function paintBorderline(pen: Pen, { plane, plot, view, colours, borderlineFrom }: Scene): void {
  if (borderlineFrom === undefined || borderlineFrom >= plane.highFrom) {
    return;
  }
  const stretch = (axis: 'power' | 'interest') =>
    [band(borderlineFrom, plane.halves[axis])[0], highEdge(plane, axis)] as const;
  const [left, right] = stretch('interest').map((value) => (value * plane.width) / 5) as [number, number];
  const [low, high] = stretch('power').map((value) => plane.height - (value * plane.height) / 5) as [
    number,
    number,
  ];
  pen.save();
  pen.beginPath();
  pen.rect(left, 0, right - left, plane.height);
  pen.rect(0, high, left, low - high);
  pen.rect(right, high, plane.width - right, low - high);
  pen.clip();
  pen.strokeStyle = colours.edge;
  pen.globalAlpha = 0.22;
  pen.lineWidth = 1;
  pen.beginPath();
  const apart = 7;
  // Only what is in sight; lines keep their place on the plane.
  const from = Math.floor((view.x + view.y) / apart) * apart;
  for (let sum = from; sum < view.x + plot.width + view.y + plot.height; sum += apart) {
    pen.moveTo(sum - view.y, view.y);
    pen.lineTo(sum - view.y - plot.height, view.y + plot.height);
  }
  pen.stroke();
  pen.restore();
}

function paintPlane(pen: Pen, scene: Scene): void {
  const { plane, colours, target } = scene;
  pen.globalAlpha = 0.06;
  for (const { quadrant, x, y, width, height } of quarters(plane)) {
    pen.fillStyle = colours.quadrant[quadrant];
    pen.fillRect(x, y, width, height);
  }
  pen.globalAlpha = 1;
  paintBorderline(pen, scene);
  if (target) {
    const cell = cellOf(plane, target);
    pen.fillStyle = colours.accentSoft;
    pen.strokeStyle = colours.accent;
    pen.lineWidth = 2;
    pen.beginPath();
    pen.roundRect(cell.x + 2, cell.y + 2, cell.width - 4, cell.height - 4, 6);
    pen.fill();
    pen.stroke();
  }
  pen.strokeStyle = colours.line;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const step of [1, 2, 3, 4]) {
    const x = Math.round((step * plane.width) / 5) + 0.5;
    const y = Math.round(((5 - step) * plane.height) / 5) + 0.5;
    pen.moveTo(x, 0);
    pen.lineTo(x, plane.height);
    pen.moveTo(0, y);
    pen.lineTo(plane.width, y);
  }
  pen.stroke();
  const x = Math.round((highEdge(plane, 'interest') * plane.width) / 5) + 0.5;
  const y = Math.round(plane.height - (highEdge(plane, 'power') * plane.height) / 5) + 0.5;
  pen.strokeStyle = colours.edge;
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.moveTo(x, 0);
  pen.lineTo(x, plane.height);
  pen.moveTo(0, y);
  pen.lineTo(plane.width, y);
  pen.stroke();
}

/** R1: the spread of a disputed rating, from its lowest to its highest. */
function paintWhiskers(pen: Pen, scene: Scene): void {
  const { plane, marks, layout, colours, selected, active, hovered, isDimmed } = scene;
  const cap = 3;
  for (const spot of layout.ordered) {
    const lying = marks.get(spot.id);
    if (!lying?.mark.standing.disputed || isDimmed(spot.id)) {
      continue;
    }
    const { power, interest } = lying.mark.standing;
    const isLit = selected.has(spot.id) || spot.id === active || spot.id === hovered;
    pen.globalAlpha = isLit ? 1 : 0.45;
    pen.strokeStyle = colours.quadrant[lying.quadrant];
    pen.lineWidth = isLit ? 1.75 : 1;
    const ends = (placed: Placed | null, of: (value: number) => number) =>
      placed?.disputed ? ([of(placed.lowest), of(placed.highest)] as const) : null;
    const up = ends(power, (value) => middleOf(plane, { power: value, interest: 1 }).y);
    const along = ends(interest, (value) => middleOf(plane, { power: 1, interest: value }).x);
    pen.setLineDash([4, 3]);
    pen.beginPath();
    if (up) {
      pen.moveTo(spot.x, up[0]);
      pen.lineTo(spot.x, up[1]);
    }
    if (along) {
      pen.moveTo(along[0], spot.y);
      pen.lineTo(along[1], spot.y);
    }
    pen.stroke();
    pen.setLineDash([]);
    pen.beginPath();
    for (const y of up ?? []) {
      pen.moveTo(spot.x - cap, y);
      pen.lineTo(spot.x + cap, y);
    }
    for (const x of along ?? []) {
      pen.moveTo(x, spot.y - cap);
      pen.lineTo(x, spot.y + cap);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function paintMark(pen: Pen, scene: Scene, spot: Spot): void {
  const lying = scene.marks.get(spot.id);
  if (!lying) {
    return;
  }
  const { colours, selected, active, hovered } = scene;
  const { kind, standing } = lying.mark;
  const { x, y, radius } = spot;
  const hue = colours.quadrant[lying.quadrant];
  pen.globalAlpha = scene.isDimmed(spot.id) ? 0.18 : 1;
  pen.beginPath();
  outline(pen, kind, x, y, radius);
  if (kind === 'role') {
    pen.fillStyle = colours.surface;
    pen.fill();
    pen.lineWidth = Math.max(1.5, radius * 0.3);
    pen.strokeStyle = hue;
    pen.stroke();
  } else {
    pen.fillStyle = hue;
    pen.fill();
  }
  if (spot.track && !scene.discreet && standing.current) {
    paintTrack(pen, scene, spot, lying);
  }
  const ring = (colour: string, away: number, width: number) => {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    pen.beginPath();
    pen.arc(x, y, radius + away, 0, 2 * Math.PI);
    pen.stroke();
  };
  if (selected.has(spot.id)) {
    ring(colours.accent, 2.5, 2);
  } else if (spot.id === hovered) {
    ring(colours.soft, 2.5, 1.25);
  }
  if (spot.id === active) {
    ring(colours.focus, 5.5, 2);
  }
  pen.globalAlpha = 1;
}

/** R4: five steps from unaware to leading, with where they are (full) and where they should be (open). */
function paintTrack(pen: Pen, { colours, scale }: Scene, { x, y, radius }: Spot, { mark }: Lying): void {
  const step = 4.6 * scale;
  const top = y + radius + 4.2 * scale;
  const where = (level: number) => x + (level - 2) * step;
  const { current, desired } = mark.standing;
  const now = current ? levelOf(current) : null;
  const then = desired ? levelOf(desired) : null;
  pen.strokeStyle = colours.edge;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(where(0), top);
  pen.lineTo(where(4), top);
  pen.stroke();
  if (now !== null && then !== null && now !== then) {
    pen.strokeStyle = colours.text;
    pen.lineWidth = 1.75;
    pen.beginPath();
    pen.moveTo(where(now), top);
    pen.lineTo(where(then), top);
    pen.stroke();
  }
  if (then !== null) {
    pen.beginPath();
    pen.arc(where(then), top, 2.5 * scale, 0, 2 * Math.PI);
    pen.fillStyle = colours.surface;
    pen.fill();
    pen.strokeStyle = colours.text;
    pen.lineWidth = 1.25;
    pen.stroke();
  }
  if (now !== null) {
    pen.beginPath();
    pen.arc(where(now), top, (now === then ? 1.5 : 2.4) * scale, 0, 2 * Math.PI);
    pen.fillStyle = colours.text;
    pen.fill();
  }
}

function paintCluster(pen: Pen, scene: Scene, cluster: Cluster): void {
  const { colours, active, hovered, selected, scale, fontFamily } = scene;
  const { x, y, width, height } = cluster;
  const isLit = cluster.id === active || cluster.id === hovered;
  pen.globalAlpha = cluster.ids.every(scene.isDimmed) ? 0.3 : 1;
  pen.beginPath();
  pen.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  pen.fillStyle = colours.surface;
  pen.fill();
  pen.strokeStyle =
    cluster.id === active
      ? colours.focus
      : cluster.ids.some((id) => selected.has(id))
        ? colours.accent
        : colours.soft;
  pen.lineWidth = isLit ? 2 : 1;
  pen.stroke();
  pen.fillStyle = colours.text;
  pen.font = `600 ${Math.min(11 * scale, height * 0.7)}px ${fontFamily}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(t('map.cluster_count', { count: cluster.ids.length }), x, y + 0.5);
  pen.globalAlpha = 1;
}

export const LABEL_SIZE = 12;

function paintLabels(pen: Pen, scene: Scene): void {
  const { labels, colours, selected, scale, fontFamily } = scene;
  pen.font = `400 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.strokeStyle = colours.surface;
  pen.lineWidth = 3 * scale;
  pen.lineJoin = 'round';
  for (const label of labels) {
    if (inSight(scene, { x: label.x + label.width / 2, y: label.y }, label.width)) {
      // Lines run behind the letters, not through them.
      pen.globalAlpha = 0.85;
      pen.strokeText(label.text, label.x, label.y + label.height / 2);
      pen.globalAlpha = 1;
      pen.fillStyle = selected.has(label.id) ? colours.accent : colours.text;
      pen.fillText(label.text, label.x, label.y + label.height / 2);
    }
  }
}

/** The quadrants' names, at the top left of as much of them as is in sight. */
function paintNames(pen: Pen, { plane, plot, view, colours, scale, fontFamily }: Scene): void {
  pen.font = `600 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  for (const { quadrant, x, y, width, height } of quarters(plane)) {
    const left = Math.max(x - view.x, 0);
    const top = Math.max(y - view.y, 0);
    const right = Math.min(x + width - view.x, plot.width);
    const bottom = Math.min(y + height - view.y, plot.height);
    const name = t(`map.quadrant.${quadrant}`);
    const wide = pen.measureText(name).width;
    if (right - left < wide + 16 * scale || bottom - top < 24 * scale) {
      continue;
    }
    const at = { x: plot.x + left + 8 * scale, y: plot.y + top + 12 * scale };
    if (view.zoom > 1) {
      pen.globalAlpha = 0.85;
      pen.fillStyle = colours.surface;
      pen.beginPath();
      pen.roundRect(at.x - 5 * scale, at.y - 9 * scale, wide + 10 * scale, 18 * scale, 4);
      pen.fill();
      pen.globalAlpha = 1;
    }
    pen.fillStyle = colours.quadrant[quadrant];
    pen.fillText(name, at.x, at.y);
  }
}

function paintAxes(pen: Pen, { plane, plot, view, colours, scale, fontFamily }: Scene): void {
  pen.strokeStyle = colours.edge;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(plot.x - 0.5, plot.y);
  pen.lineTo(plot.x - 0.5, plot.y + plot.height + 0.5);
  pen.lineTo(plot.x + plot.width, plot.y + plot.height + 0.5);
  pen.stroke();
  pen.fillStyle = colours.soft;
  pen.font = `400 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const step of STEPS) {
    const cell = cellOf(plane, { power: step, interest: step });
    // In the middle of what is in sight of the field.
    const left = Math.max(cell.x - view.x, 0);
    const right = Math.min(cell.x + cell.width - view.x, plot.width);
    const top = Math.max(cell.y - view.y, 0);
    const bottom = Math.min(cell.y + cell.height - view.y, plot.height);
    if (right - left > 12) {
      pen.fillText(String(step), plot.x + (left + right) / 2, plot.y + plot.height + 11 * scale);
    }
    if (bottom - top > 12) {
      pen.fillText(String(step), plot.x - 11 * scale, plot.y + (top + bottom) / 2);
    }
  }
  pen.fillStyle = colours.text;
  pen.font = `500 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.fillText(`${t('map.interest')} →`, plot.x + plot.width / 2, plot.y + plot.height + 27 * scale);
  pen.save();
  pen.translate(plot.x - 28 * scale, plot.y + plot.height / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(`${t('map.power')} →`, 0, 0);
  pen.restore();
}
