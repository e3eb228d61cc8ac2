export const purpose = {
  title: 'What will you keep people’s names for?',
  lead: 'One sentence is enough. It stands beside every judgement, so that whoever writes one – or asks to read it – knows what it is for.',
  label: 'Names are kept here',
  ideas: 'For example',
  idea: {
    change: 'To know whom this change touches and to work with them, until half a year after it is finished.',
    support: 'To agree with each project what support it wants, and to give it to the right people.',
  },
  where: 'You can change it in Settings at any time.',
  later: 'Later',
  save: 'Keep it',
  kept_for: 'Kept for: {purpose}',
  setting: 'What names are kept for',
  setting_hint: 'Shown beside judgements, and in everything held about a person when they ask for it.',
  would_show: 'Would you show them this? If they ask for their data, it is part of it.',
} as const;
