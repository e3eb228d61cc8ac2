import type { Scene } from '../draw';
import type { Point, Rect } from '../geometry';

/** Room around the picture for its axes, at the base text size. */
interface Margins {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What marks lie on: a plane, three planes beside each other, circles. A mark lies in a field that has a name. */
export interface Ground {
  margins: Margins;
  /** The ground in a size. */
  lay(width: number, height: number, scale: number): Laid;
}

export interface Laid {
  width: number;
  height: number;
  /** The whole of a field. */
  cellOf(field: string): Rect;
  /** What of it marks may use. */
  roomOf(field: string): Rect;
  /** Where else the names of its marks may lie; within the field alone when left out. */
  namesOf?(field: string): Rect;
  /** Where something let go of at a point would lie; null where nothing can be placed. */
  fieldAt(point: Point): string | null;
  /** What lies under the marks, in the coordinates of the ground. */
  paint(pen: CanvasRenderingContext2D, scene: Scene): void;
  /** Names and axes over all, in the coordinates of the window. */
  paintOver(pen: CanvasRenderingContext2D, scene: Scene): void;
}
