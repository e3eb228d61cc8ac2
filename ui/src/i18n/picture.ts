/** A lens as a picture for a slide, a wall or a page. */
export const picture = {
  action: 'Picture…',
  action_of: 'Make a picture of this map…',
  title: 'A picture of this map',
  alt: 'The picture as it will be handed out: {title}',
  drawing: 'Drawing…',
  copy: 'Copy',
  svg: 'Save as SVG…',
  png: 'Save as PNG…',
  formats: 'SVG stays sharp at any size. PNG has 300 dots an inch and goes into any document.',
  filtered: {
    one: 'Only the one the filter shows is drawn.',
    other: 'Only the {count} the filter shows are drawn.',
  },
  discreet: 'The screen is being shared: what is thought of people is left out.',
  copied: 'The picture is on the clipboard.',
  refused: 'The clipboard does not take pictures here. Save it as PNG instead.',
} as const;
