export const settings = {
  place: 'Settings',
  you: 'You',
  author: 'Your name',
  author_hint: 'Put beside the judgements you record. It stays on this machine until you record something.',
  look: 'Look',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark', contrast: 'High contrast' },
  text_size: 'Text size',
  text_sizes: { small: 'Small', normal: 'Normal', large: 'Large', larger: 'Larger', largest: 'Largest' },
  rules: 'Rules of this workspace',
  rules_lead:
    'These are house rules: sensible starting values, yours to change. Every figure says which it used.',
  house_rule: 'House rule',
  save: 'Save',
  saved: 'Saved',
  reset: 'Put the starting values back',
} as const;
