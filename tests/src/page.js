// Finds what a person would point at: elements by role and accessible name, among those that can be seen.
const IMPLICIT = {
  button: 'button, input[type=button], input[type=submit], summary',
  link: 'a[href]',
  heading: 'h1, h2, h3, h4, h5, h6',
  textbox: 'input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], input[type=password], textarea',
  searchbox: 'input[type=search]',
  spinbutton: 'input[type=number]',
  slider: 'input[type=range]',
  checkbox: 'input[type=checkbox]',
  radio: 'input[type=radio]',
  combobox: 'select:not([multiple])',
  option: 'option',
  table: 'table',
  row: 'tr',
  cell: 'td',
  columnheader: 'th:not([scope=row])',
  rowheader: 'th[scope=row]',
  list: 'ul, ol',
  listitem: 'li',
  img: 'img, svg[aria-label]',
  dialog: 'dialog',
  main: 'main',
  complementary: 'aside',
  navigation: 'nav',
  form: 'form[aria-label], form[aria-labelledby]',
  status: 'output',
  progressbar: 'progress',
  group: 'fieldset',
};
const words = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const seen = (element) => {
  if (element.closest('[aria-hidden=true], [inert], [hidden]')) return false;
  const input = element.matches('input[type=checkbox], input[type=radio]');
  return input || (element.getClientRects().length > 0 && getComputedStyle(element).visibility !== 'hidden');
};
const inner = (node) => {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent;
  if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
  if (node.tagName === 'STYLE' || node.tagName === 'SCRIPT') return '';
  const own = node.getAttribute('aria-label') ?? node.getAttribute('alt');
  if (own) return own;
  const block = !getComputedStyle(node).display.startsWith('inline');
  const text = [...node.childNodes].map(inner).join('');
  return block ? ` ${text} ` : text;
};
const nameOf = (element) => {
  const by = element.getAttribute('aria-labelledby');
  if (by) return words(by.split(/\s+/).map((id) => document.getElementById(id)).filter(Boolean).map(inner).join(' '));
  const own = element.getAttribute('aria-label');
  if (own) return words(own);
  if (element.labels?.length) return words([...element.labels].map(inner).join(' '));
  if (element.tagName === 'FIELDSET') return words(element.querySelector(':scope > legend')?.textContent);
  if (element.matches('input, select, textarea')) {
    return words(element.getAttribute('title') ?? element.getAttribute('placeholder') ?? element.getAttribute('value'));
  }
  return words(inner(element)) || words(element.getAttribute('title'));
};
const find = (scope, { role, name, exact }) => {
  const explicit = `[role=${role}]`;
  const implicit = IMPLICIT[role];
  const selector = implicit ? `${explicit}, :is(${implicit}):not([role])` : explicit;
  return [...scope.querySelectorAll(selector)].filter((element) => {
    if (!seen(element)) return false;
    if (name === '') return true;
    const its = nameOf(element);
    return exact ? its === name : its.toLowerCase().includes(name.toLowerCase());
  });
};
const [path, ask] = arguments;
const scopes = path.slice(0, -1).reduce((found, step) => found.flatMap((scope) => {
  const inside = find(scope, step);
  return step.nth === null ? inside : inside.slice(step.nth, step.nth + 1);
}), [document]);
const last = path[path.length - 1];
const found = [...new Set(scopes.flatMap((scope) => find(scope, last)))];
if (ask === 'count') return found.length;
const first = found[last.nth ?? 0] ?? null;
// A drawn tick box hides its input; a person points at its label.
return first?.matches('input[type=checkbox], input[type=radio]') ? (first.closest('label') ?? first) : first;
