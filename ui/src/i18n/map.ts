export const map = {
  place: 'Map',
} as const;
