import { isOwn } from '#axes';
import type { AnyAxis } from '#bindings/AnyAxis';
import { t } from '#i18n';
import { type AssessmentEntry, type Basis, ENGAGEMENTS, type Engagement, SENTIMENTS } from '../model';

/** “Neutral → Supportive”, or what of it is known. */
export function engagementText(current: Engagement | null, desired: Engagement | null): string {
  const now = current === null ? '' : t(`people.engagement.${current}`);
  if (desired === null || desired === current) {
    return now;
  }
  return t('people.engagement_pair', {
    current: current === null ? t('people.not_assessed') : now,
    desired: t(`people.engagement.${desired}`),
  });
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value).replace('-', '−'));

/** A value on its axis in words, or as a figure. */
export function valueText(axis: AnyAxis, value: number): string {
  const engagement = ENGAGEMENTS[value];
  if ((axis === 'current_engagement' || axis === 'desired_engagement') && engagement) {
    return t(`people.engagement.${engagement}`);
  }
  return axis === 'attitude' ? signed(value) : String(value);
}

/** How a conversation was felt, and what that rests on. */
export function sentimentText(value: number, basis: Basis | null): string {
  const felt = SENTIMENTS.find((each) => each === value);
  const sentiment = felt === undefined ? signed(value) : t(`people.sentiment.${felt}`);
  return basis === null
    ? sentiment
    : t('people.sentiment.entry', { sentiment, basis: t(`people.basis.${basis}`).toLowerCase() });
}

/** The scale an axis is drawn on. */
export function scaleOf(axis: AnyAxis): readonly [number, number] {
  if (isOwn(axis)) {
    return [1, 5];
  }
  switch (axis) {
    case 'power':
    case 'interest':
      return [1, 5];
    case 'attitude':
      return [-2, 2];
    case 'legitimacy':
    case 'urgency':
      return [0, 1];
    default:
      return [0, 4];
  }
}

/** Entries of one axis, oldest first. */
export function ofAxis(history: readonly AssessmentEntry[], axis: AnyAxis): AssessmentEntry[] {
  return history.filter((entry) => entry.axis === axis).reverse();
}

/** What an axis is called: one of one's own as the workspace says. */
export const axisText = (axis: AnyAxis, name: string | null): string =>
  isOwn(axis) ? (name ?? '') : t(`people.axis.${axis}`);
