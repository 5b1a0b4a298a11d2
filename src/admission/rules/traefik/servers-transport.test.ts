import { expect, it } from 'vitest';
import { rulesSay } from '../../../../tests/rules-say.ts';
import type { JsonObject } from '../../../manifest/json.ts';

const CLUSTER = {
  gatewayApi: { release: '1.6', channel: 'standard' },
  implementation: 'traefik',
  version: '3.8',
} as const;
const say = (kind: string, spec: JsonObject) => rulesSay('traefik.io/v1alpha1', kind, spec, CLUSTER);

it('take each CA from one object', () => {
  const two = [{ secret: 'a' }, { configMap: 'b' }];
  const both = [{ secret: 'a' }, { secret: 'a', configMap: 'b' }];
  expect(say('ServersTransport', { rootCAs: two })).toEqual([]);
  expect(say('ServersTransport', { rootCAs: both })).toEqual(['ADM-TST-01 spec.rootCAs[1].configMap']);
  expect(say('ServersTransportTCP', { tls: { rootCAs: both } })).toEqual(['ADM-TST-02 spec.tls.rootCAs[1].configMap']);
});
