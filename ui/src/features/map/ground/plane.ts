import { t } from '#i18n';
import {
  type AnyAxis,
  type Axes,
  axisName,
  hasEnds,
  isGrid,
  isNumber,
  placedOf,
  rangeOf,
  tickName,
} from '../axes';
import { hueOf, LABEL_SIZE, paintTarget, type Scene } from '../draw';
import {
  aloft,
  along,
  band,
  cellOf,
  lines,
  middleOf,
  type Plane,
  type Rating,
  type Rect,
  ratingAt,
  roomOf,
  type Scale,
  stepsOf,
} from '../geometry';
import { shortened } from '../labels';
import type { Placed, Quadrant } from '../model';
import type { Ground, Laid } from './ground';

type Pen = CanvasRenderingContext2D;

/** What two axes are, with the house rules that hold for them. */
export interface PlaneRules {
  axes: Axes;
  /** Power and interest of at least this are high (R1). */
  highFrom: number;
  /** From here on low is nearly high (R1); undefined while that is not known. */
  borderlineFrom: number | undefined;
  /** Where a median is a half, along which axis. */
  halves: { across: boolean; up: boolean };
}

/** The field of a rating, and back. */
export const fieldOf = ({ across, up }: Rating): string => `${across}:${up}`;
export function ratingOf(field: string): Rating {
  const [across = 0, up = 0] = field.split(':').map(Number);
  return { across, up };
}

const hasLine = (axis: AnyAxis): boolean => axis === 'power' || axis === 'interest';
/** Whether words stand along an axis, which need more room than numbers. */
const hasWords = (axis: AnyAxis): boolean => !isNumber(axis) || hasEnds(axis);

const scaleOf = (axis: AnyAxis, halves: boolean, highFrom: number): Scale => ({
  ...rangeOf(axis),
  halves,
  line: hasLine(axis) ? highFrom : null,
});

export const planeOf = (
  { axes, highFrom, halves }: Pick<PlaneRules, 'axes' | 'highFrom' | 'halves'>,
  width: number,
  height: number,
  scale: number,
): Plane => ({
  width,
  height,
  across: scaleOf(axes.across, halves.across, highFrom),
  up: scaleOf(axes.up, halves.up, highFrom),
  nameRoom: isGrid(axes) ? { width: 110 * scale, height: 20 * scale } : null,
});

/** Words need more room beside the plane than numbers do. */
const WORDS_ROOM = 118;
const NUMBERS_ROOM = 40;

/** A plane of two axes (R1, R2). */
export function planeGround(rules: PlaneRules): Ground {
  const { axes } = rules;
  return {
    margins: { left: hasWords(axes.up) ? WORDS_ROOM : NUMBERS_ROOM, top: 8, right: 12, bottom: 38 },
    lay(width, height, scale): Laid {
      const plane = planeOf(rules, width, height, scale);
      return {
        width,
        height,
        cellOf: (field) => cellOf(plane, ratingOf(field)),
        roomOf: (field) => roomOf(plane, ratingOf(field)),
        fieldAt: (point) => fieldOf(ratingAt(plane, point)),
        paint(pen, scene) {
          paintPlane(pen, scene, plane, rules);
          paintWhiskers(pen, scene, plane, axes);
        },
        paintOver(pen, scene) {
          if (isGrid(axes)) {
            paintNames(pen, scene, plane);
          }
          paintAxes(pen, scene, plane, axes);
        },
      };
    },
  };
}

export interface Quarter extends Rect {
  quadrant: Quadrant;
}

/** The quadrants (R1); none where the axes have no line between low and high. */
export function quarters(plane: Plane): Quarter[] {
  const { x, y } = lines(plane);
  const { width, height } = plane;
  if (x === null || y === null) {
    return [];
  }
  return [
    { quadrant: 'keep_satisfied', x: 0, y: 0, width: x, height: y },
    { quadrant: 'manage_closely', x, y: 0, width: width - x, height: y },
    { quadrant: 'monitor', x: 0, y, width: x, height: height - y },
    { quadrant: 'keep_informed', x, y, width: width - x, height: height - y },
  ];
}

/** R1: ratings that count as low but only just, hatched. */
export function paintBorderline(
  pen: Pen,
  { plot, view, colours }: Pick<Scene, 'plot' | 'view' | 'colours'>,
  plane: Plane,
  borderlineFrom: number | undefined,
): void {
  const stretch = (scale: Scale, far: (steps: number) => number) =>
    borderlineFrom === undefined || scale.line === null || borderlineFrom >= scale.line
      ? null
      : ([far(band(borderlineFrom, scale)[0]), far(band(scale.line, scale)[0])] as const);
  const across = stretch(plane.across, (steps) => along(plane, steps));
  const up = stretch(plane.up, (steps) => plane.height - aloft(plane, steps));
  if (!across && !up) {
    return;
  }
  const [left, right] = across ?? [0, 0];
  const [low, high] = up ?? [0, 0];
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

function paintPlane(pen: Pen, scene: Scene, plane: Plane, { axes, borderlineFrom }: PlaneRules): void {
  if (isGrid(axes)) {
    paintTints(pen, scene, plane);
  }
  paintBorderline(pen, scene, plane, borderlineFrom);
  if (scene.target !== null) {
    paintTarget(pen, scene, cellOf(plane, ratingOf(scene.target)));
  }
  paintGrid(pen, scene, plane);
}

export function paintTints(pen: Pen, { colours }: Scene, plane: Plane): void {
  pen.globalAlpha = 0.06;
  for (const { quadrant, x, y, width, height } of quarters(plane)) {
    pen.fillStyle = colours.quadrant[quadrant];
    pen.fillRect(x, y, width, height);
  }
  pen.globalAlpha = 1;
}

/** Lines between steps, and heavier ones where high begins. */
export function paintGrid(pen: Pen, { colours }: Scene, plane: Plane): void {
  pen.strokeStyle = colours.line;
  pen.lineWidth = 1;
  pen.beginPath();
  for (const step of stepsOf(plane.across).slice(1)) {
    const x = Math.round(along(plane, step - plane.across.low)) + 0.5;
    pen.moveTo(x, 0);
    pen.lineTo(x, plane.height);
  }
  for (const step of stepsOf(plane.up).slice(1)) {
    const y = Math.round(plane.height - aloft(plane, step - plane.up.low)) + 0.5;
    pen.moveTo(0, y);
    pen.lineTo(plane.width, y);
  }
  pen.stroke();
  const { x, y } = lines(plane);
  pen.strokeStyle = colours.edge;
  pen.lineWidth = 1.5;
  pen.beginPath();
  if (x !== null) {
    pen.moveTo(Math.round(x) + 0.5, 0);
    pen.lineTo(Math.round(x) + 0.5, plane.height);
  }
  if (y !== null) {
    pen.moveTo(0, Math.round(y) + 0.5);
    pen.lineTo(plane.width, Math.round(y) + 0.5);
  }
  pen.stroke();
}

/** R1: the spread of a disputed rating, from its lowest to its highest. */
function paintWhiskers(pen: Pen, scene: Scene, plane: Plane, axes: Axes): void {
  const { marks, layout, colours, selected, active, hovered, isDimmed } = scene;
  const cap = 3;
  for (const spot of layout.ordered) {
    const lying = marks.get(spot.id);
    if (!lying || isDimmed(spot.id)) {
      continue;
    }
    const [onUp, onAcross] = [
      placedOf(lying.mark.standing, axes.up),
      placedOf(lying.mark.standing, axes.across),
    ];
    if (!onUp?.disputed && !onAcross?.disputed) {
      continue;
    }
    const isLit = selected.has(spot.id) || spot.id === active || spot.id === hovered;
    pen.globalAlpha = isLit ? 1 : 0.45;
    pen.strokeStyle = hueOf(colours, lying.quadrant);
    pen.lineWidth = isLit ? 1.75 : 1;
    const ends = (placed: Placed | null, of: (value: number) => number) =>
      placed?.disputed ? ([of(placed.lowest), of(placed.highest)] as const) : null;
    const { low } = plane.across;
    const up = ends(onUp, (value) => middleOf(plane, { up: value, across: low }).y);
    const across = ends(onAcross, (value) => middleOf(plane, { up: plane.up.low, across: value }).x);
    pen.setLineDash([4, 3]);
    pen.beginPath();
    if (up) {
      pen.moveTo(spot.x, up[0]);
      pen.lineTo(spot.x, up[1]);
    }
    if (across) {
      pen.moveTo(across[0], spot.y);
      pen.lineTo(across[1], spot.y);
    }
    pen.stroke();
    pen.setLineDash([]);
    pen.beginPath();
    for (const y of up ?? []) {
      pen.moveTo(spot.x - cap, y);
      pen.lineTo(spot.x + cap, y);
    }
    for (const x of across ?? []) {
      pen.moveTo(x, spot.y - cap);
      pen.lineTo(x, spot.y + cap);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

/** The quadrants' names, at the top left of as much of them as is in sight. */
function paintNames(pen: Pen, { plot, view, colours, scale, fontFamily }: Scene, plane: Plane): void {
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

function paintAxes(
  pen: Pen,
  { plot, view, colours, scale, fontFamily }: Scene,
  plane: Plane,
  axes: Axes,
): void {
  pen.strokeStyle = colours.edge;
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(plot.x - 0.5, plot.y);
  pen.lineTo(plot.x - 0.5, plot.y + plot.height + 0.5);
  pen.lineTo(plot.x + plot.width, plot.y + plot.height + 0.5);
  pen.stroke();
  pen.fillStyle = colours.soft;
  pen.font = `400 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.textBaseline = 'middle';
  const measure = (text: string) => pen.measureText(text).width;
  // In the middle of what is in sight of the field.
  for (const step of stepsOf(plane.across)) {
    const cell = cellOf(plane, { up: plane.up.low, across: step });
    const left = Math.max(cell.x - view.x, 0);
    const right = Math.min(cell.x + cell.width - view.x, plot.width);
    if (right - left > 12) {
      pen.textAlign = 'center';
      const name = shortened(tickName(axes.across, step), right - left, measure) || '…';
      pen.fillText(name, plot.x + (left + right) / 2, plot.y + plot.height + 11 * scale);
    }
  }
  const isWords = hasWords(axes.up);
  for (const step of stepsOf(plane.up)) {
    const cell = cellOf(plane, { up: step, across: plane.across.low });
    const top = Math.max(cell.y - view.y, 0);
    const bottom = Math.min(cell.y + cell.height - view.y, plot.height);
    if (bottom - top > 12) {
      pen.textAlign = isWords ? 'right' : 'center';
      const name = shortened(tickName(axes.up, step), (WORDS_ROOM - 44) * scale, measure);
      pen.fillText(name, plot.x - (isWords ? 6 : 11) * scale, plot.y + (top + bottom) / 2);
    }
  }
  pen.textAlign = 'center';
  pen.fillStyle = colours.text;
  pen.font = `500 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.fillText(`${axisName(axes.across)} →`, plot.x + plot.width / 2, plot.y + plot.height + 27 * scale);
  pen.save();
  pen.translate(plot.x - ((isWords ? WORDS_ROOM : NUMBERS_ROOM) - 12) * scale, plot.y + plot.height / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(`${axisName(axes.up)} →`, 0, 0);
  pen.restore();
}
