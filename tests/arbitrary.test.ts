import { expect, test } from 'vitest';
import { readConfiguration } from '../src/configuration/read-configuration.ts';
import { arbitraryConfiguration } from './arbitrary.ts';
import fc from './fast-check.ts';

test('every arbitrary Configuration is one, and reading leaves it as it is', () => {
  fc.assert(
    fc.property(arbitraryConfiguration(), (configuration) => {
      expect(readConfiguration(configuration)).toEqual({ ok: true, configuration });
    }),
    { numRuns: 300 },
  );
});

test('every variant occurs', () => {
  const seen = new Set<string>();
  for (const configuration of fc.sample(arbitraryConfiguration(), { numRuns: 400, seed: 7 })) {
    seen.add(configuration.route.kind).add(configuration.setting.gatewayApi.release);
    for (const { target, validation } of configuration.backends) {
      seen.add(`target ${target.kind}`).add(`mode ${validation.mode}`);
      if (validation.mode === 'custom') seen.add(`ca ${validation.ca.kind}`);
    }
  }
  const wanted = [
    'HTTPRoute',
    'TCPRoute',
    '1.2',
    '1.6',
    'target Gateway',
    'target ExternalHost',
    'mode skip',
    'ca PEM',
  ];
  for (const variant of [...wanted, 'ca ClusterCA', 'ca ClusterTrustBundle']) expect(seen).toContain(variant);
});
