import { expect, test } from 'vitest';
import { objectsOf } from '../../../tests/objects-of.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import type { ReadingImplementation } from '../../implementations/implementation.ts';
import { implementation as nginx } from '../../implementations/nginx-gateway-fabric/implementation.ts';
import { implementation as traefik } from '../../implementations/traefik/implementation.ts';
import { implementationOf } from '../../implementations/unable/implementation.ts';
import { fetchStructures } from '../admission.ts';
import { reviewManifests } from '../review-manifests.ts';

const IMPLEMENTATIONS: { readonly [id: string]: { readonly loaded: ReadingImplementation; readonly version: string } } =
  {
    linkerd: { loaded: implementationOf('linkerd'), version: 'unlisted' },
    'nginx-gateway-fabric': { loaded: nginx, version: '2.6' },
    traefik: { loaded: traefik, version: '3.8' },
  };

const SERVICE = `
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {ports: [{name: web, port: 8080}, {name: metrics, port: 9090}]}
`;
const HTTP = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec: {gatewayClassName: edge, listeners: [{name: http, port: 80, protocol: HTTP}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: edge}], rules: [{backendRefs: [{name: api, port: 8080}]}]}
${SERVICE}`;
const TLS = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: edge, namespace: shop}
spec:
  gatewayClassName: edge
  listeners: [{name: tls, port: 443, protocol: TLS, tls: {mode: Terminate, certificateRefs: [{name: site}]}}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: TLSRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: edge}], hostnames: [api.example.com], rules: [{backendRefs: [{name: api, port: 8080}]}]}
${SERVICE}`;

function policy(name: string, target: string, created = '2026-01-01T00:00:00Z'): string {
  return `
---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: ${name}, namespace: shop, creationTimestamp: "${created}"}
spec:
  targetRefs: [${target}]
  validation: {hostname: api.example.com, wellKnownCACertificates: System}
`;
}

const API = '{group: "", kind: Service, name: api}';

async function idle(yaml: string, id: string): Promise<readonly string[]> {
  const entry = IMPLEMENTATIONS[id];
  if (entry === undefined) throw new Error(`No implementation “${id}”.`);
  const setting = { ...DEFAULTS.setting, implementation: id, version: entry.version };
  const objects = objectsOf(yaml);
  const structures = await fetchStructures(objects, setting);
  return reviewManifests(yaml, objects, setting, entry.loaded, structures).findings.flatMap((one) =>
    one.id === 'GEN-46' ? `${one.severity} ${one.at.object?.name} ${(one.at.path ?? []).join('.')}` : [],
  );
}

test.each<[string, string, string, readonly string[]]>([
  ['nobody reads it', HTTP + policy('p', API), 'linkerd', ['error p spec.targetRefs.0']],
  ['the kind of route has none', TLS + policy('p', API), 'nginx-gateway-fabric', ['error p spec.targetRefs.0']],
  [
    'the gateway passes the bytes of a TCPRoute on',
    TLS.replace('protocol: TLS, tls: {mode: Terminate, certificateRefs: [{name: site}]}', 'protocol: TCP')
      .replace('kind: TLSRoute', 'kind: TCPRoute')
      .replace('hostnames: [api.example.com], ', '') + policy('p', API),
    'linkerd',
    ['error p spec.targetRefs.0'],
  ],
  [
    'another policy holds the whole Service',
    HTTP +
      policy('whole', API) +
      policy('part', '{group: "", kind: Service, name: api, sectionName: web}', '2026-02-01T00:00:00Z'),
    'traefik',
    ['error part spec.targetRefs.0'],
  ],
  [
    'its target is a Service of another group',
    HTTP + policy('p', '{group: core, kind: Service, name: api}'),
    'traefik',
    ['error p spec.targetRefs.0.group'],
  ],
])('a policy that the API server accepts does nothing where %s', async (_, yaml, id, expected) => {
  expect(await idle(yaml, id)).toEqual(expected);
});

test.each<[string, string, string]>([
  ['it holds', HTTP + policy('p', API), 'traefik'],
  [
    'the route leads to another port',
    HTTP + policy('p', '{group: "", kind: Service, name: api, sectionName: metrics}'),
    'linkerd',
  ],
  [
    'the backends of a rule have policies that are alike',
    HTTP.replace('{name: api, port: 8080}', '{name: api, port: 8080}, {name: b, port: 8080}') +
      policy('p', API) +
      policy('q', '{group: "", kind: Service, name: b}'),
    'nginx-gateway-fabric',
  ],
  ['no route leads there', HTTP + policy('p', '{group: "", kind: Service, name: other}'), 'linkerd'],
  ['a kind of another group may be somebody’s', HTTP + policy('p', '{group: a.example, kind: B, name: c}'), 'traefik'],
])('a policy is not called idle where %s', async (_, yaml, id) => {
  expect(await idle(yaml, id)).toEqual([]);
});
