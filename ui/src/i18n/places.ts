/** The names of the places. */
export const places = {
  people: 'People',
  map: 'Map',
  readiness: 'Readiness',
  support: 'Support',
  reports: 'Reports',
  health: 'Health',
  privacy: 'Privacy',
  settings: 'Settings',
  history: 'History',
} as const;
