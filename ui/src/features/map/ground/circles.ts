import { t } from '#i18n';
import { LABEL_SIZE, type Scene } from '../draw';
import type { Rect } from '../geometry';
import { shortened } from '../labels';
import type { SalienceClass } from '../salience/model';
import { CLASSES } from '../salience/model';
import type { Ground, Laid } from './ground';

type Pen = CanvasRenderingContext2D;

/** The circles, in shares of the picture's width and height: they are drawn as wide as it is. */
const RADIUS = 0.34;
const CIRCLES = [
  { axis: 'power', x: 0.36, y: 0.345, name: { x: 0.25, y: 0.095 } },
  { axis: 'legitimacy', x: 0.64, y: 0.345, name: { x: 0.75, y: 0.095 } },
  { axis: 'urgency', x: 0.5, y: 0.655, name: { x: 0.5, y: 0.95 } },
] as const;

/** The largest rectangle within each part of the circles, and one beside them; in the same shares. */
const ROOMS: Record<SalienceClass, Rect> = {
  dormant: { x: 0.09, y: 0.13, width: 0.21, height: 0.25 },
  discretionary: { x: 0.7, y: 0.13, width: 0.21, height: 0.25 },
  demanding: { x: 0.27, y: 0.68, width: 0.46, height: 0.23 },
  dominant: { x: 0.37, y: 0.13, width: 0.26, height: 0.19 },
  dangerous: { x: 0.21, y: 0.47, width: 0.12, height: 0.18 },
  dependent: { x: 0.67, y: 0.47, width: 0.12, height: 0.18 },
  definitive: { x: 0.37, y: 0.34, width: 0.26, height: 0.22 },
  non_stakeholder: { x: 0.01, y: 0.66, width: 0.14, height: 0.33 },
};

const NAME_ROOM = 18;

const roomOf = (field: string): Rect => ROOMS[field as SalienceClass] ?? ROOMS.non_stakeholder;

/** Three circles that overlap: power, legitimacy, urgency (R3). The fields are the classes. */
export const CIRCLE_GROUND: Ground = {
  margins: { left: 8, top: 6, right: 8, bottom: 6 },
  lay(width, height, scale): Laid {
    const cellOf = (field: string): Rect => {
      const room = roomOf(field);
      return {
        x: room.x * width,
        y: room.y * height,
        width: room.width * width,
        height: room.height * height,
      };
    };
    return {
      width,
      height,
      cellOf,
      roomOf: (field) => {
        const cell = cellOf(field);
        const top = Math.min(NAME_ROOM * scale, cell.height / 3);
        return { ...cell, y: cell.y + top, height: cell.height - top };
      },
      fieldAt: () => null,
      paint: (pen, scene) => paintCircles(pen, scene, width, height),
      paintOver: (pen, scene) => paintNames(pen, scene, width, height, cellOf),
    };
  },
};

function paintCircles(pen: Pen, { colours }: Scene, width: number, height: number): void {
  for (const { x, y } of CIRCLES) {
    pen.beginPath();
    pen.ellipse(x * width, y * height, RADIUS * width, RADIUS * height, 0, 0, 2 * Math.PI);
    pen.globalAlpha = 0.07;
    pen.fillStyle = colours.accent;
    pen.fill();
    pen.globalAlpha = 1;
    pen.strokeStyle = colours.edge;
    pen.lineWidth = 1.25;
    pen.stroke();
  }
}

/** The attributes on their circles, and the classes over their marks. */
function paintNames(
  pen: Pen,
  { plot, view, colours, scale, fontFamily, marks }: Scene,
  width: number,
  height: number,
  cellOf: (field: string) => Rect,
): void {
  pen.save();
  pen.beginPath();
  pen.rect(plot.x, plot.y, plot.width, plot.height);
  pen.clip();
  pen.translate(plot.x - view.x, plot.y - view.y);
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillStyle = colours.text;
  pen.font = `600 ${(LABEL_SIZE + 1) * scale}px ${fontFamily}`;
  for (const { axis, name } of CIRCLES) {
    pen.fillText(t(`lenses.axis.${axis}`), name.x * width, name.y * height);
  }
  pen.fillStyle = colours.soft;
  pen.font = `400 ${LABEL_SIZE * scale}px ${fontFamily}`;
  const counts = new Map<string, number>();
  for (const { field } of marks.values()) {
    counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  for (const each of CLASSES) {
    const cell = cellOf(each);
    const text = t('lenses.salience.field', {
      class: t(`lenses.salience.class.${each}`),
      count: counts.get(each) ?? 0,
    });
    const name = shortened(text, cell.width, (words) => pen.measureText(words).width);
    pen.fillText(name, cell.x + cell.width / 2, cell.y + 9 * scale);
  }
  pen.restore();
}
