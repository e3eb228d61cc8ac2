import type { CubeType } from '#bindings/CubeType';
import { t } from '#i18n';
import { axisName } from '../axes';
import { LABEL_SIZE, type Scene } from '../draw';
import { cellOf, middleOf, type Plane, type Rating, type Rect, roomOf, stepsOf } from '../geometry';
import { shortened } from '../labels';
import type { Quadrant } from '../model';
import type { Ground, Laid } from './ground';
import {
  fieldOf,
  type PlaneRules,
  paintBorderline,
  paintGrid,
  paintTints,
  planeOf,
  quarters,
  ratingOf,
} from './plane';

type Pen = CanvasRenderingContext2D;

/** What somebody is to the project (R5): below 0, 0, above 0. */
export const SIDES = ['against', 'neither', 'for'] as const;
export type Side = (typeof SIDES)[number];

export const sideOf = (attitude: number): Side =>
  attitude < 0 ? 'against' : attitude > 0 ? 'for' : 'neither';

/** The field of a rating on one of the planes. */
export const sideField = (side: Side, rating: Rating): string => `${side}/${fieldOf(rating)}`;

export function partsOf(field: string): { side: Side; rating: Rating } {
  const [side = '', rating = ''] = field.split('/');
  return { side: SIDES.find((each) => each === side) ?? 'neither', rating: ratingOf(rating) };
}

/** R5: what a corner of the cube is called. */
const TYPES: Record<Quadrant, Record<'for' | 'against', CubeType>> = {
  manage_closely: { for: 'saviour', against: 'saboteur' },
  keep_satisfied: { for: 'sleeping_giant', against: 'time_bomb' },
  keep_informed: { for: 'friend', against: 'irritant' },
  monitor: { for: 'acquaintance', against: 'trip_wire' },
};

const GAP = 18;
const TITLE_ROOM = 22;

/** The cube seen from the front, cut in three: power and interest of those against, of neither side, and for (R5). */
export function sidesGround(rules: PlaneRules, hasTypes: boolean): Ground {
  return {
    margins: { left: 40, top: TITLE_ROOM, right: 12, bottom: 38 },
    lay(width, height, scale): Laid {
      const gap = GAP * scale;
      const wide = Math.max(40, (width - 2 * gap) / 3);
      const plane: Plane = planeOf(rules, wide, height, scale);
      const offset = (side: Side) => SIDES.indexOf(side) * (wide + gap);
      const moved = (rect: Rect, side: Side): Rect => ({ ...rect, x: rect.x + offset(side) });
      return {
        width,
        height,
        cellOf: (field) => {
          const { side, rating } = partsOf(field);
          return moved(cellOf(plane, rating), side);
        },
        roomOf: (field) => {
          const { side, rating } = partsOf(field);
          return moved(roomOf(plane, rating), side);
        },
        // Narrow as the fields are, a name may lie anywhere in the quadrant of its mark.
        namesOf: (field) => {
          const { side, rating } = partsOf(field);
          const { x, y } = middleOf(plane, rating);
          const quarter = quarters(plane).find(
            (each) => x >= each.x && x < each.x + each.width && y >= each.y && y < each.y + each.height,
          );
          const top = plane.nameRoom?.height ?? 0;
          const { x: left, y: up, ...size } = quarter ?? { x: 0, y: 0, width: wide, height };
          return moved({ x: left, y: up + top, width: size.width, height: size.height - top }, side);
        },
        fieldAt: () => null,
        paint(pen, scene) {
          for (const side of SIDES) {
            pen.save();
            pen.beginPath();
            pen.rect(offset(side), 0, wide, height);
            pen.clip();
            pen.translate(offset(side), 0);
            paintTints(pen, scene, plane);
            const view = { ...scene.view, x: scene.view.x - offset(side) };
            paintBorderline(pen, { ...scene, view }, plane, rules.borderlineFrom);
            paintGrid(pen, scene, plane);
            pen.strokeStyle = scene.colours.edge;
            pen.lineWidth = 1;
            pen.strokeRect(0.5, 0.5, wide - 1, height - 1);
            pen.restore();
          }
        },
        paintOver(pen, scene) {
          for (const side of SIDES) {
            paintTitle(pen, scene, side, offset(side), wide);
            paintCorners(pen, scene, plane, side, offset(side), hasTypes);
            paintSteps(pen, scene, plane, offset(side));
          }
          paintUp(pen, scene, plane);
        },
      };
    },
  };
}

/** What of a stretch is in sight, in the coordinates of the window. */
function inSight({ plot, view }: Scene, from: number, to: number): [left: number, right: number] {
  return [plot.x + Math.max(from - view.x, 0), plot.x + Math.min(to - view.x, plot.width)];
}

function paintTitle(pen: Pen, scene: Scene, side: Side, from: number, wide: number): void {
  const { plot, colours, scale, fontFamily, marks } = scene;
  const [left, right] = inSight(scene, from, from + wide);
  if (right - left < 24) {
    return;
  }
  let count = 0;
  for (const { field } of marks.values()) {
    count += partsOf(field).side === side ? 1 : 0;
  }
  pen.font = `600 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  pen.fillStyle = colours.text;
  const text = t('lenses.cube.title', { side: t(`lenses.cube.side.${side}`), count });
  pen.fillText(
    shortened(text, right - left, (words) => pen.measureText(words).width),
    left,
    plot.y - 11 * scale,
  );
}

/** The quadrants' names, or where they are asked for, those of the types. */
function paintCorners(
  pen: Pen,
  scene: Scene,
  plane: Plane,
  side: Side,
  from: number,
  hasTypes: boolean,
): void {
  const { plot, view, colours, scale, fontFamily } = scene;
  pen.font = `600 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.textAlign = 'left';
  pen.textBaseline = 'middle';
  const measure = (text: string) => pen.measureText(text).width;
  for (const { quadrant, x, y, width, height } of quarters(plane)) {
    const [left, right] = inSight(scene, from + x, from + x + width);
    const top = plot.y + Math.max(y - view.y, 0);
    const bottom = plot.y + Math.min(y + height - view.y, plot.height);
    const name = !hasTypes
      ? t(`map.quadrant.${quadrant}`)
      : side === 'neither'
        ? ''
        : t(`lenses.cube.type.${TYPES[quadrant][side]}`);
    const text = shortened(name, right - left - 12 * scale, measure);
    if (text !== '' && bottom - top > 22 * scale) {
      pen.fillStyle = colours.quadrant[quadrant];
      pen.fillText(text, left + 6 * scale, top + 11 * scale);
    }
  }
}

function paintSteps(pen: Pen, scene: Scene, plane: Plane, from: number): void {
  const { plot, colours, scale, fontFamily } = scene;
  pen.fillStyle = colours.soft;
  pen.font = `400 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const step of stepsOf(plane.across)) {
    const cell = cellOf(plane, { up: plane.up.low, across: step });
    const [left, right] = inSight(scene, from + cell.x, from + cell.x + cell.width);
    if (right - left > 12) {
      pen.fillText(String(step), (left + right) / 2, plot.y + plot.height + 11 * scale);
    }
  }
  const [left, right] = inSight(scene, from, from + plane.width);
  pen.fillStyle = colours.text;
  pen.font = `500 ${LABEL_SIZE * scale}px ${fontFamily}`;
  if (right - left > 80 * scale) {
    pen.fillText(`${axisName('interest')} →`, (left + right) / 2, plot.y + plot.height + 27 * scale);
  }
}

function paintUp(pen: Pen, { plot, view, colours, scale, fontFamily }: Scene, plane: Plane): void {
  pen.fillStyle = colours.soft;
  pen.font = `400 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const step of stepsOf(plane.up)) {
    const cell = cellOf(plane, { up: step, across: plane.across.low });
    const top = Math.max(cell.y - view.y, 0);
    const bottom = Math.min(cell.y + cell.height - view.y, plot.height);
    if (bottom - top > 12) {
      pen.fillText(String(step), plot.x - 11 * scale, plot.y + (top + bottom) / 2);
    }
  }
  pen.fillStyle = colours.text;
  pen.font = `500 ${LABEL_SIZE * scale}px ${fontFamily}`;
  pen.save();
  pen.translate(plot.x - 28 * scale, plot.y + plot.height / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(`${axisName('power')} →`, 0, 0);
  pen.restore();
}
