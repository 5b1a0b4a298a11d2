import { expect, it } from 'vitest';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

const object = (
  apiVersion: string,
  kind: string,
  spec: JsonObject,
  annotations?: { readonly [key: string]: string },
): K8sObject => ({
  apiVersion,
  kind,
  metadata: { name: 'api', namespace: 'shop', ...(annotations === undefined ? {} : { annotations }) },
  spec,
});
const standard = (kind: string, spec: JsonObject) => object('gateway.networking.k8s.io/v1', kind, spec);
const transport = (spec: JsonObject) => object('traefik.io/v1alpha1', 'ServersTransport', spec);
const entry = { name: 'api', port: 8443, scheme: 'https', serversTransport: 'api' };
const traefikService = (rest: JsonObject = {}) =>
  object('traefik.io/v1alpha1', 'TraefikService', { weighted: { services: [{ ...entry, ...rest }] } });
const route = (ref: JsonObject, kind = 'HTTPRoute') =>
  standard(kind, { parentRefs: [{ name: 'api' }], rules: [{ backendRefs: [ref] }] });
const TO_SERVICE = { name: 'api', port: 8443 };
const TO_TRAEFIK = { group: 'traefik.io', kind: 'TraefikService', name: 'api' };
const policy = (validation: JsonObject = {}) =>
  standard('BackendTLSPolicy', {
    targetRefs: [{ group: '', kind: 'Service', name: 'api' }],
    validation: { hostname: 'a.example', wellKnownCACertificates: 'System', ...validation },
  });
const service = (spec: JsonObject = {}, annotations?: { readonly [key: string]: string }) =>
  object('v1', 'Service', { ports: [{ name: 'web', port: 8443 }], ...spec }, annotations);

function idsOf(version: string, ...objects: readonly K8sObject[]): readonly string[] {
  const setting = { ...DEFAULTS.setting, version };
  const found = foundOf(objects);
  return inspect(found, observe(found, setting), setting).map(({ id, severity }) => `${severity} ${id}`);
}

const SKIP = { insecureSkipVerify: true };
const ANNOTATED = { 'traefik.ingress.kubernetes.io/service.serverstransport': 'shop-api@kubernetescrd' };
const SAN = { subjectAltNames: [{ type: 'Hostname', hostname: 'b.example' }] };
const BUNDLE = {
  wellKnownCACertificates: null,
  caCertificateRefs: [{ group: 'certificates.k8s.io', kind: 'ClusterTrustBundle', name: 'a' }],
};
const CERTIFICATE = standard('Gateway', { tls: { backend: { clientCertificateRef: { name: 'client' } } } });

it.each<[string, string, readonly K8sObject[]]>([
  ['error TRA-01', '3.8', [route(TO_SERVICE), service(), policy(BUNDLE)]],
  ['error TRA-02', '3.7', [route(TO_SERVICE), service(), policy(SAN)]],
  ['error TRA-03', '3.7', [route(TO_SERVICE, 'GRPCRoute'), service(), policy()]],
  ['error TRA-03', '3.8', [route(TO_SERVICE, 'TCPRoute'), service(), policy()]],
  ['warning TRA-04', '3.5', [route(TO_SERVICE), service(), policy()]],
  ['error TRA-05', '3.8', [route(TO_SERVICE), service({}, ANNOTATED)]],
  ['warning TRA-06', '3.8', [route(TO_TRAEFIK), traefikService(), transport(SKIP)]],
  ['error TRA-07', '3.8', [route({ name: 'api', port: 443 })]],
  ['error TRA-09', '3.8', [route(TO_TRAEFIK), traefikService({ namespace: 'other' }), transport(SKIP)]],
  ['error TRA-10', '3.8', [CERTIFICATE, route(TO_SERVICE), service(), policy()]],
  ['error TRA-12', '3.8', [route(TO_TRAEFIK), traefikService({ scheme: 'http' }), transport(SKIP)]],
  [
    'warning TRA-13',
    '3.8',
    [route(TO_TRAEFIK), traefikService(), transport(SKIP), service({ type: 'ExternalName', externalName: 'a.b' })],
  ],
  ['error TRA-16', '3.8', [transport({ serverName: 'a', maxVersion: 'VersionTLS11' })]],
  [
    'error TRA-25',
    '3.7',
    [
      transport(SKIP),
      { ...traefikService(), metadata: { name: 'other', namespace: 'shop' } },
      traefikService({ serversTransport: 'b' }),
    ],
  ],
  ['error TRA-23', '3.7', [transport({ serverName: 'a', minVersion: 'VersionTLS12' })]],
  ['error TRA-23', '3.8', [transport({ serverName: 'a', minVersion: 'VersionTLS12', maxVersion: 'VersionTLS12' })]],
  ['error TRA-23', '3.8', [transport({ serverName: 'a', minVersion: 'VersionTLS13', maxVersion: 'VersionTLS12' })]],
  ['warning TRA-17', '3.8', [route(TO_TRAEFIK), traefikService(), transport(SKIP), service(), policy()]],
  ['error TRA-18', '3.6', [transport({ serverName: 'a', minVersion: 'VersionTLS13' })]],
  ['error TRA-18', '3.3', [transport({ serverName: 'a', rootCAs: [{ configMap: 'a' }] })]],
  [
    'error TRA-19',
    '3.8',
    [
      transport({ serverName: 'a', rootCAs: [{ configMap: 'ca' }] }),
      { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'ca', namespace: 'shop' }, data: { other: '' } },
    ],
  ],
  ['error TRA-22', '3.8', [transport({ ...SKIP, rootCAs: [{ secret: 'a' }] })]],
])('says %s in %s', (id, version, objects) => {
  expect(idsOf(version, ...objects)).toContain(id);
});

it('says nothing of what works', () => {
  expect(idsOf('3.8', route(TO_SERVICE), service(), policy(SAN))).toEqual([]);
  const names = { ...SKIP, rootCAs: [{ secret: 'a' }], peerCertSANs: [{ type: 'URI', value: 'spiffe://a/b' }] };
  expect(idsOf('3.8', transport(names))).toEqual([]);
});
