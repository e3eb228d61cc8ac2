export const people = {
  place: 'People',
} as const;
