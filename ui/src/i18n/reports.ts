export const reports = {
  choose_title: 'Which project is the report about?',
  choose_body:
    'A readiness report speaks of one project on one date: what is proposed, which groups are ready, what stands in the way, which support was asked for.',
  choose: 'Report on {project}',
  no_projects_title: 'Hand over a report that holds',
  no_projects_body:
    'A readiness report gathers the map, the readiness of groups and the support of one project. Add a project first.',
  save: 'Save as PDF…',
  saved: 'Saved {file} in {folder}',
  making: 'Setting the pages…',
  pages: { one: '{count} page', other: '{count} pages' },
  page: 'Page {page} of {pages}',
  page_list: 'Pages of the report',
  go_to: 'Page {page}',
  as_of: 'Figures as of {date}',
  snapshot: 'Snapshot {id}',
  snapshot_hint:
    'The same figures have the same snapshot. The same data, date and version make the same file, byte for byte.',
  zoom_in: 'Larger',
  zoom_out: 'Smaller',
  zoom_fit: 'Fit the width',
  zoom: '{percent}%',
} as const;
