import type { StakeholderKind } from './model';

/** The shape of a kind of stakeholder, as the map draws it. */
export function Glyph({ kind }: { kind: StakeholderKind }) {
  const fill = 'currentColor';
  return (
    <svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden>
      {kind === 'person' ? <circle r="5.5" fill={fill} /> : null}
      {kind === 'role' ? <circle r="4.6" fill="none" stroke={fill} strokeWidth="1.9" /> : null}
      {kind === 'group' ? <rect x="-5.2" y="-5.2" width="10.4" height="10.4" rx="2.2" fill={fill} /> : null}
      {kind === 'organisation' ? <path d="M0-6.5 6.5 0 0 6.5-6.5 0Z" fill={fill} /> : null}
    </svg>
  );
}
