export const readiness = {
  place: 'Readiness',
} as const;
