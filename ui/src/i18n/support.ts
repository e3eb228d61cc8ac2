export const support = {
  place: 'Support',
} as const;
