import { t } from '#i18n';
import type { Colours } from './colours';
import type { Cluster, Spot } from './declutter';
import type { Rect, View } from './geometry';
import type { Laid } from './ground/ground';
import type { Label } from './labels';
import { type Layout, type Lying, levelOf, type Quadrant } from './model';
import { outline } from './shapes';
import type { Trail } from './since/glide';

type Pen = CanvasRenderingContext2D;

/** Everything one picture of the map shows. */
export interface Scene {
  plot: Rect;
  laid: Laid;
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
  /** The field something is about to be placed in. */
  target: string | null;
  /** From where those who moved came. */
  trails: readonly Trail[];
  /** Whether each mark has the track of its engagement below it. */
  hasTracks: boolean;
}

export function paint(pen: Pen, scene: Scene): void {
  const { plot, view } = scene;
  pen.save();
  pen.beginPath();
  pen.rect(plot.x, plot.y, plot.width, plot.height);
  pen.clip();
  pen.translate(plot.x - view.x, plot.y - view.y);
  scene.laid.paint(pen, scene);
  paintTrails(pen, scene);
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
  scene.laid.paintOver(pen, scene);
}

const inSight = ({ view, plot }: Scene, { x, y }: { x: number; y: number }, room = 24): boolean =>
  x > view.x - room && y > view.y - room && x < view.x + plot.width + room && y < view.y + plot.height + room;

/** Where those who moved were, open, and the way from there. */
function paintTrails(pen: Pen, scene: Scene): void {
  const { layout, colours, selected, scale } = scene;
  const counted = new Map(
    layout.clusters.flatMap((cluster) => cluster.ids.map((id) => [id, cluster] as const)),
  );
  for (const { id, from } of scene.trails) {
    const to = layout.spots.get(id) ?? counted.get(id);
    if (!to) {
      continue;
    }
    const isLit = selected.has(id);
    pen.globalAlpha = scene.isDimmed(id) ? 0.12 : isLit ? 1 : 0.45;
    pen.strokeStyle = isLit ? colours.accent : colours.soft;
    pen.lineWidth = isLit ? 2 : 1.25;
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
    pen.stroke();
    pen.beginPath();
    pen.arc(from.x, from.y, 3.5 * scale, 0, 2 * Math.PI);
    pen.fillStyle = colours.surface;
    pen.fill();
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/** Of a quadrant, or of those who have none. */
export const hueOf = (colours: Colours, quadrant: Quadrant | null): string =>
  quadrant ? colours.quadrant[quadrant] : colours.soft;

function paintMark(pen: Pen, scene: Scene, spot: Spot): void {
  const lying = scene.marks.get(spot.id);
  if (!lying) {
    return;
  }
  const { colours, selected, active, hovered } = scene;
  const { kind, standing } = lying.mark;
  const { x, y, radius } = spot;
  const hue = hueOf(colours, lying.quadrant);
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
  if (spot.track && scene.hasTracks && standing.current) {
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

/** The field something is about to be placed in. */
export function paintTarget(pen: Pen, { colours }: Scene, cell: Rect): void {
  pen.fillStyle = colours.accentSoft;
  pen.strokeStyle = colours.accent;
  pen.lineWidth = 2;
  pen.beginPath();
  pen.roundRect(cell.x + 2, cell.y + 2, cell.width - 4, cell.height - 4, 6);
  pen.fill();
  pen.stroke();
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
