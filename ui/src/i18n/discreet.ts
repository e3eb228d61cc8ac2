export const discreet = {
  name: 'Discreet',
  on: 'Discreet: hide opinions and notes',
  off: 'Discreet off: show everything',
  chip: 'Discreet is on. Show everything',
  chip_hint: 'Opinions, notes and engagement are hidden. Show everything',
  is_on: 'Discreet is on. Opinions, notes and engagement are hidden.',
  hidden: 'Not shown while Discreet is on.',
  profile: 'What is thought, said and noted of them is not shown while Discreet is on.',
  change: 'A change that is not named while Discreet is on',
  commitment: 'A commitment',
  preview: 'The preview is hidden while Discreet is on',
  preview_hint: 'The report can be saved all the same; switch Discreet off to see its pages:',
  setting: 'Discreet',
  setting_hint:
    'Keeps attitudes, opinions, notes and engagement off the screen, for when others look at it with you.',
} as const;
