/** Where the review of those who are due begins on the page. */
export const REVIEW = 'health-review';

/** Brings the review into view, and the focus with it. */
export function showReview(): void {
  const place = document.getElementById(REVIEW);
  place?.scrollIntoView({ block: 'start' });
  place?.focus({ preventScroll: true });
}
