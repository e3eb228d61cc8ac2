export const reports = {
  place: 'Reports',
} as const;
