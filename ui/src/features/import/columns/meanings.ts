import type { ImportField } from '#bindings/ImportField';
import type { ImportTarget } from '#bindings/ImportTarget';
import { ratingEnds } from '../mapping';

const ENGAGEMENT = ['unaware', 'resistant', 'neutral', 'supportive', 'leading'];
const YES_NO = ['yes', 'no'];

const words: Partial<Record<ImportField, readonly string[]>> = {
  kind: ['person', 'role', 'group', 'organisation'],
  current_engagement: ENGAGEMENT,
  desired_engagement: ENGAGEMENT.slice(2),
  legitimacy: YES_NO,
  urgency: YES_NO,
  pilot: YES_NO,
  basis: ['stated', 'observed', 'inferred'],
  direction: ['ours', 'theirs'],
};

/** What a value of a column may mean, where that is one of a few; as Soundings writes it. */
export function meaningsOf(target: ImportTarget): readonly string[] {
  if (target.to === 'custom') {
    return target.kind === 'yes_no' ? YES_NO : [];
  }
  const own = target.to === 'field' ? words[target.field] : undefined;
  const ends = ratingEnds(target);
  return (
    own ?? (ends ? Array.from({ length: ends[1] - ends[0] + 1 }, (_, step) => String(ends[0] + step)) : [])
  );
}
