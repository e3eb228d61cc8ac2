import { afterEach, expect, it, vi } from 'vitest';
import { userLocale } from './locale';

afterEach(() => vi.restoreAllMocks());

it.each([
  ['de-CH', 'de-CH'],
  ['en-GB', 'en-GB'],
  ['C', 'en-GB'],
  ['', 'en-GB'],
  ['c_utf8!', 'en-GB'],
])('%s is read as %s', (named, read) => {
  vi.spyOn(navigator, 'language', 'get').mockReturnValue(named);
  expect(userLocale()).toBe(read);
});
