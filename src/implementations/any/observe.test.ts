import { expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import type { Json } from '../../manifest/json.ts';
import { observe } from './observe.ts';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const configMap = (name: string) => ({ group: '', kind: 'ConfigMap', name });

function doubts(validation: { readonly [field: string]: Json }): readonly string[] {
  const found = foundOf([
    {
      apiVersion: GATEWAY_API,
      kind: 'Gateway',
      metadata: { name: 'gateway', namespace: 'shop' },
      spec: { listeners: [{ name: 'https', port: 443, protocol: 'HTTPS' }] },
    },
    {
      apiVersion: GATEWAY_API,
      kind: 'HTTPRoute',
      metadata: { name: 'api', namespace: 'shop' },
      spec: { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs: [{ name: 'api', port: 8443 }] }] },
    },
    {
      apiVersion: GATEWAY_API,
      kind: 'BackendTLSPolicy',
      metadata: { name: 'api', namespace: 'shop' },
      spec: {
        targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
        validation: { hostname: 'api.internal.example', ...validation },
      },
    },
  ]);
  return observe(found, DEFAULTS.setting).flatMap(({ unsure }) => unsure);
}

it('is sure of what is Core alone', () => {
  expect(doubts({ caCertificateRefs: [configMap('api-ca')] })).toEqual([]);
});

it.each<[string, { readonly [field: string]: Json }, RegExp]>([
  ['the system’s CAs', { wellKnownCACertificates: 'System' }, /no conformance test/],
  ['a CA from a Secret', { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'api-ca' }] }, /Secret/],
  [
    'a CA from a ClusterTrustBundle',
    { caCertificateRefs: [{ group: 'certificates.k8s.io', kind: 'ClusterTrustBundle', name: 'api-ca' }] },
    /ClusterTrustBundle/,
  ],
  ['several references to a CA', { caCertificateRefs: [configMap('a'), configMap('b')] }, /the first/],
  [
    'subject alternative names',
    {
      caCertificateRefs: [configMap('api-ca')],
      subjectAltNames: [{ type: 'Hostname', hostname: 'api.internal.example' }],
    },
    /Extended/,
  ],
])('doubts %s, which not every implementation takes', (_, validation, says) => {
  expect(doubts(validation)).toEqual([expect.stringMatching(says)]);
});
