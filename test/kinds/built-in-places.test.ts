import { expect, test } from 'vitest';
import { builtInKinds, builtInKindsIn } from '../../server/src/kinds/built-in.ts';

test('kinds that stand elsewhere share their outlines', () => {
  const kinds = builtInKindsIn('/team/post-mortems', 'debt');
  const moved = kinds.filter(({ name }) => name === 'post-mortem' || name === 'debt-item');
  expect(moved).toHaveLength(2);
  for (const kind of moved) {
    expect(kind.outline).toBe(builtInKinds().find(({ name }) => name === kind.name)?.outline);
  }
});
