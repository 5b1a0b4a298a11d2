import { expect, it } from 'vitest';
import { objectsOf } from '../../../tests/objects-of.ts';
import { DEFAULTS, type Setting } from '../../configuration/configuration.ts';
import { load } from '../../implementations/load.ts';
import { cardOf } from '../../implementations/registry.ts';
import { fetchStructures } from '../admission.ts';
import type { Review } from '../review.ts';
import { reviewManifests } from '../review-manifests.ts';

/** One rule for all implementations: a name that nobody checks is an error, unless the manifests ask for just that. */

const STANDARD = 'gateway.networking.k8s.io';
const service = (annotations = '') => `
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop, annotations: {${annotations}}}
spec: {ports: [{name: https, port: 8443}]}`;
const route = (ref = '', kind = 'HTTPRoute') => `
apiVersion: ${STANDARD}/v1
kind: ${kind}
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: gw}], rules: [{backendRefs: [{name: api, port: 8443${ref}}]}]}`;
const GATEWAY = `
apiVersion: ${STANDARD}/v1
kind: Gateway
metadata: {name: gw, namespace: shop}
spec: {gatewayClassName: gw, listeners: [{name: https, protocol: HTTPS, port: 443}]}`;
const own = (kind: string, spec: string) => `
apiVersion: ${kind.includes('/') ? kind.slice(0, kind.lastIndexOf('/')) : `${STANDARD}/v1`}
kind: ${kind.slice(kind.lastIndexOf('/') + 1)}
metadata: {name: own, namespace: shop}
spec: {${spec}}`;
const TO_SERVICE = 'targetRefs: [{group: "", kind: Service, name: api}]';
const CA_REFS = 'caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]';

async function reviewed(id: string, version: string, more: Partial<Setting>, ...documents: string[]): Promise<Review> {
  const card = cardOf(id);
  if (card === undefined) throw new Error(`${id} is not registered.`);
  const setting: Setting = { ...DEFAULTS.setting, implementation: id, version, ...more };
  const text = [GATEWAY, ...documents].join('\n---');
  const objects = objectsOf(text);
  return reviewManifests(text, objects, setting, await load(card), await fetchStructures(objects, setting));
}

const OLD_API: Partial<Setting> = { gatewayApi: { release: '1.2', channel: 'experimental', missingKinds: [] } };

it.each<[string, string, string, Partial<Setting>, readonly string[]]>([
  [
    'error HAP-05',
    'haproxy-ingress',
    'unlisted',
    {},
    [
      route(),
      service(
        'haproxy-ingress.github.io/secure-backends: "true", haproxy-ingress.github.io/secure-verify-ca-secret: ca',
      ),
    ],
  ],
  [
    'error HUG-04',
    'haproxy-unified-gateway',
    'unlisted',
    {},
    [
      route(', filters: [{type: ExtensionRef, extensionRef: {group: gate.v3.haproxy.org, kind: Backend, name: own}}]'),
      service(),
      own(
        'gate.v3.haproxy.org/v3/Backend',
        'default_server: {ssl: enabled, verify: required, ssl_cafile: "@system-ca"}',
      ),
    ],
  ],
  [
    'error EG-10',
    'envoy-gateway',
    '1.5',
    {},
    [
      route().replace('{name: api, port: 8443}', '{group: gateway.envoyproxy.io, kind: Backend, name: own}'),
      own(
        'gateway.envoyproxy.io/v1alpha1/Backend',
        `endpoints: [{fqdn: {hostname: a.example, port: 443}}], tls: {${CA_REFS}}`,
      ),
    ],
  ],
  [
    'error IST-01',
    'istio',
    '1.31.1',
    {},
    [route(), service(), own('BackendTLSPolicy', `${TO_SERVICE}, validation: {hostname: a.example, ${CA_REFS}}`)],
  ],
  [
    'error IST-07',
    'istio',
    '1.31.1',
    {},
    [
      route(),
      service(),
      own(
        'networking.istio.io/v1/DestinationRule',
        'host: api.shop.svc.cluster.local, trafficPolicy: {tls: {mode: SIMPLE, sni: a.example}}',
      ),
    ],
  ],
  [
    'error KGW-03',
    'kgateway',
    '2.4',
    {},
    [
      route(),
      service(),
      own(
        'gateway.kgateway.dev/v1alpha1/BackendConfigPolicy',
        `${TO_SERVICE}, tls: {sni: a, wellKnownCACertificates: System}`,
      ),
    ],
  ],
  [
    // Its own check speaks of the form alone.
    'error GEN-45',
    'kgateway',
    '2.0',
    OLD_API,
    [
      route(),
      service(),
      own(`${STANDARD}/v1alpha3/BackendTLSPolicy`, `${TO_SERVICE}, validation: {hostname: a.example, ${CA_REFS}}`),
    ],
  ],
  [
    'warning GEN-45',
    'agentgateway',
    '1.4',
    {},
    [
      route(),
      service(),
      own(
        'agentgateway.dev/v1alpha1/AgentgatewayPolicy',
        `${TO_SERVICE}, backend: {tls: {sni: a.example, insecureSkipVerify: Hostname}}`,
      ),
    ],
  ],
])('%s: %s', async (expected, id, version, more, documents) => {
  const { hops, findings } = await reviewed(id, version, more, ...documents);
  const of = (severity: string) => findings.filter((one) => one.severity === severity).map((one) => one.id);
  const [severity = '', finding = ''] = expected.split(' ');
  expect(hops.map(({ explanation }) => explanation).join()).toContain('The name in it is not checked');
  expect(of(severity)).toContain(finding);
  // Said once.
  expect(
    findings.filter((one) => /name in the certificate|checks no name|verifies without/.test(one.message)),
  ).toHaveLength(1);
});
