import { describe, expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const metadata = { name: 'api', namespace: 'shop' };

const route: K8sObject = {
  apiVersion: GATEWAY_API,
  kind: 'HTTPRoute',
  metadata,
  spec: { rules: [{ backendRefs: [{ name: 'api', port: 8443 }] }] },
};
const service = (appProtocol?: string): K8sObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec: { ports: [{ name: 'https', port: 8443, ...(appProtocol === undefined ? {} : { appProtocol }) }] },
});
const policy = (validation: JsonObject): K8sObject => ({
  apiVersion: GATEWAY_API,
  kind: 'BackendTLSPolicy',
  metadata,
  spec: {
    targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
    validation: { hostname: 'a.example', ...validation },
  },
});
const CA = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'ca' }] };

function stateIn(version: string, ...objects: readonly K8sObject[]) {
  const [hop] = observe(foundOf([route, ...objects]), { ...DEFAULTS.setting, version });
  return hop === undefined ? 'none' : [stateOf(hop.connection), hop.unsure.length > 1 ? 'unsure' : 'sure'].join(' ');
}

describe('a load balancer of GKE', () => {
  it.each<[string, string, readonly K8sObject[], string]>([
    ['encrypts by appProtocol alone, and checks nothing', '1.36', [service('HTTPS')], 'unverified sure'],
    ['takes HTTP2 for encrypted', '1.36', [service('HTTP2')], 'unverified sure'],
    ['takes other words, and small letters, for plain text', '1.36', [service('https')], 'plaintext sure'],
    ['speaks plain text without appProtocol', '1.36', [service()], 'plaintext sure'],
    ['is not known to do either without the Service', '1.36', [], 'unknown sure'],
    ['verifies by a policy', '1.36', [service('HTTPS'), policy(CA)], 'verified sure'],
    ['ignores a policy before it reads them', '1.34', [service('HTTPS'), policy(CA)], 'unverified sure'],
    ['speaks plain text in spite of a policy that it does not read', '1.34', [service(), policy(CA)], 'plaintext sure'],
    ['verifies in builds of 1.35.2, or does not', '1.35.2', [service('HTTPS'), policy(CA)], 'verified unsure'],
    ['may know what System means', '1.36', [policy({ wellKnownCACertificates: 'System' })], 'verified unsure'],
    ['is not known to encrypt by a policy alone', '1.36', [service(), policy(CA)], 'verified unsure'],
    ['refuses a policy without a CA', '1.36', [service('HTTPS'), policy({})], 'refused sure'],
  ])('%s', (_, version, objects, expected) => {
    expect(stateIn(version, ...objects)).toBe(expected);
  });

  it.each([
    ['HTTP', ['GKE-03']],
    ['GRPC', ['GKE-03']],
    ['HTTPS', []],
    ['TCP', []],
  ])('is told when a TLS port is checked with %s', (type, expected) => {
    const check = {
      apiVersion: 'networking.gke.io/v1',
      kind: 'HealthCheckPolicy',
      metadata,
      spec: { targetRef: { group: '', kind: 'Service', name: 'api' }, default: { config: { type } } },
    };
    const found = foundOf([route, service('HTTPS'), check]);
    expect(inspect(found, observe(found, DEFAULTS.setting)).map(({ id }) => id)).toEqual(expected);
  });
});
