import { expect, test } from 'vitest';
import { findings } from '../support/post-mortem.ts';

const found = (item: string) =>
  findings('vigilance-action', `# Sign-in was down\n\n## Action items\n\n- ${item}\n`).map(([source]) => source);

test.each([
  'Be more careful with the settings',
  'Remember to restart the proxy',
  'Double-check the limits before a release',
  'Engineers should double check the limits',
  'Pay more attention to warnings',
  'Keep an eye on the cache',
  'Remind everyone of the freeze',
  "Don't forget the replica",
  'Always verify the limits by hand',
])('asks for a mechanism: "%s"', (item) => {
  expect(found(item)).toEqual([item]);
});

test.each([
  'Add a double-check of the limits to the pipeline',
  'Add an alert that reminds on-call to restart',
  'Stay alert on disk usage by a probe',
  'Raise the limit',
  'Be more careful with the settings (done)',
  'Add careful handling of nulls',
])('silent: "%s"', (item) => {
  expect(found(item)).toEqual([]);
});
