import type { StakeholderKind } from '#bindings/StakeholderKind';

/** The outline of a kind of stakeholder about a point, as a path to fill or to stroke. */
export function outline(
  path: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'closePath' | 'arc' | 'roundRect'>,
  kind: StakeholderKind,
  x: number,
  y: number,
  radius: number,
): void {
  switch (kind) {
    case 'group': {
      const half = radius * 0.9;
      path.roundRect(x - half, y - half, 2 * half, 2 * half, half * 0.4);
      break;
    }
    case 'organisation':
      path.moveTo(x, y - radius);
      path.lineTo(x + radius, y);
      path.lineTo(x, y + radius);
      path.lineTo(x - radius, y);
      path.closePath();
      break;
    case 'role':
      path.moveTo(x + radius * 0.84, y);
      path.arc(x, y, radius * 0.84, 0, 2 * Math.PI);
      break;
    default:
      path.moveTo(x + radius, y);
      path.arc(x, y, radius, 0, 2 * Math.PI);
  }
}
