import { render } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { Kbd } from './Kbd';
import { isTextField, matchesKeys } from './keys';

const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });

describe('keys', () => {
  test('are written as on the keyboard', () => {
    expect(render(<Kbd keys="mod+shift+z" />).container.textContent).toBe('Ctrl Shift Z');
  });

  test('match exactly their modifiers; a symbol brings its own Shift', () => {
    expect(matchesKeys(press('z', { ctrlKey: true }), 'mod+z')).toBe(true);
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+z')).toBe(false);
    expect(matchesKeys(press('Z', { ctrlKey: true, shiftKey: true }), 'mod+shift+z')).toBe(true);
    expect(matchesKeys(press('?', { shiftKey: true }), '?')).toBe(true);
    expect(matchesKeys(press('&', { ctrlKey: true, code: 'Digit1' }), 'mod+1')).toBe(true);
    expect(matchesKeys(press(' '), 'space')).toBe(true);
    expect(matchesKeys(press('z', { ctrlKey: true, altKey: true }), 'mod+z')).toBe(false);
  });

  test('know where typing writes', () => {
    const made = (html: string) => {
      document.body.innerHTML = html;
      return document.body.firstElementChild;
    };
    expect(isTextField(made('<input>'))).toBe(true);
    expect(isTextField(made('<textarea></textarea>'))).toBe(true);
    expect(isTextField(made('<input type="checkbox">'))).toBe(false);
    expect(isTextField(made('<input readonly>'))).toBe(false);
    expect(isTextField(made('<button>a</button>'))).toBe(false);
    expect(isTextField(null)).toBe(false);
  });
});
