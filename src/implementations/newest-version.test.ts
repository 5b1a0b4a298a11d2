import { expect, test } from 'vitest';
import { loadFirst } from './load.ts';
import { newestVersion, withNewestVersion } from './newest-version.ts';
import { cards } from './registry.ts';

test('the newest version is the first that is offered', async () => {
  for (const card of cards) expect(newestVersion(card.id)).toBe((await loadFirst(card)).versions[0]?.minor);
  expect(newestVersion('nobody')).toBeUndefined();
});

test('a version is filled in where an implementation stands alone', () => {
  const implementation = 'aws-load-balancer-controller';
  expect(withNewestVersion({ setting: { implementation, clusterDomain: 'x' }, route: {} })).toEqual({
    setting: { implementation, clusterDomain: 'x', version: newestVersion(implementation) },
    route: {},
  });
  expect(withNewestVersion({ setting: { implementation: 'any' } })).toMatchObject({ setting: { version: 'unlisted' } });
});

test.each([
  null,
  [],
  'text',
  {},
  { setting: null },
  { setting: { implementation: 1 } },
  { setting: { implementation: 'aws-load-balancer-controller', version: '2.14' } },
])('%j stays as it is', (input) => {
  expect(withNewestVersion(input)).toBe(input);
});
