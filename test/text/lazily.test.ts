import { expect, test, vi } from 'vitest';
import { lazily } from '../../server/src/text/lazily.ts';

test('is made when it is first asked for, and once', () => {
  const make = vi.fn(() => /\p{L}/gu);
  const letter = lazily(make);
  expect(make).not.toHaveBeenCalled();
  expect(letter()).toBe(letter());
  expect(make).toHaveBeenCalledTimes(1);
});
