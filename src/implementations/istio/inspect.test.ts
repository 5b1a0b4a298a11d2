import { expect, it } from 'vitest';
import { foundIn } from '../../../tests/live-manifests.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { firstView } from './first-view.ts';

/** What is said of manifests that nobody here has written: each check, and that it is silent where all is well. */

const WORLD = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gw, namespace: edge}
spec: {gatewayClassName: istio, listeners: [{name: https, protocol: HTTPS, port: 443}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec: {parentRefs: [{name: gw, namespace: edge}], rules: [{backendRefs: [{name: api, port: 8443}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {ports: [{name: https, port: 8443}]}`;
const HOST = 'api.shop.svc.cluster.local';
const SELECTOR = ', workloadSelector: {matchLabels: {gateway.networking.k8s.io/gateway-name: gw}}';
const VERIFIED = 'mode: SIMPLE, sni: a.example, subjectAltNames: [a.example]';

const rule = (spec: string, namespace = 'edge', name = 'rule') => `
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: ${name}, namespace: ${namespace}}
spec: {${spec}}`;
const tls = (settings: string, more = SELECTOR) => rule(`host: ${HOST}, trafficPolicy: {tls: {${settings}}}${more}`);
const policy = (more = '', target = 'group: "", kind: Service, name: api') => `
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: policy, namespace: shop}
spec: {targetRefs: [{${target}}], validation: {hostname: p.example, caCertificateRefs: [{group: "", kind: ConfigMap, name: ca}]${more}}}`;
const NAMES = ', subjectAltNames: [{type: Hostname, hostname: p.example}]';

function said(...texts: readonly string[]): readonly string[] {
  return saidBy('1.31.1', WORLD, ...texts);
}

function saidBy(version: string, ...texts: readonly string[]): readonly string[] {
  const setting = { ...DEFAULTS.setting, version };
  const found = foundIn(texts.join('\n---'));
  return firstView
    .inspect(found, firstView.observe(found, setting), setting)
    .map(({ id, severity }) => `${severity} ${id}`);
}

it('is silent about what is verified, or skipped on purpose', () => {
  expect(said(policy(NAMES))).toEqual([]);
  expect(said(tls(VERIFIED))).toEqual([]);
  expect(said(tls('mode: SIMPLE, insecureSkipVerify: true, sni: a.example'))).toEqual([]);
  expect(said(tls('mode: MUTUAL, credentialName: own, insecureSkipVerify: true'))).toEqual([]);
});

it('says where no name is checked, and how it would be', () => {
  expect(said(policy())).toEqual(['error IST-01']);
  expect(said(tls('mode: SIMPLE, sni: a.example'))).toEqual(['error IST-07']);
  const setting = { ...DEFAULTS.setting, version: '1.31.1' };
  const found = foundIn(`${WORLD}\n---${policy()}`);
  const [finding] = firstView.inspect(found, firstView.observe(found, setting), setting);
  expect(finding?.fixes[0]?.manifests).toEqual({
    kind: 'edit',
    edits: [
      {
        object: { group: 'gateway.networking.k8s.io', kind: 'BackendTLSPolicy', namespace: 'shop', name: 'policy' },
        path: ['spec', 'validation', 'subjectAltNames'],
        value: [{ type: 'Hostname', hostname: 'p.example' }],
      },
    ],
  });
});

it('counts one ConfigMap as CA, and nothing else', () => {
  expect(said(policy(NAMES).replace('kind: ConfigMap', 'kind: Secret'))).toEqual(['error IST-02']);
  expect(said(policy(NAMES).replace('name: ca}', 'name: ca}, {group: "", kind: ConfigMap, name: b}'))).toEqual([
    'error IST-02',
  ]);
});

it('says where a ConfigMap gives no CA, to a policy or to a rule', () => {
  const empty = '\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ca, namespace: NS}\ndata: {ca.crt: " "}';
  expect(said(policy(NAMES), empty.replace('NS', 'shop'))).toEqual(['error IST-02']);
  expect(said(tls(`${VERIFIED}, credentialName: "configmap://edge/ca"`), empty.replace('NS', 'edge'))).toEqual([
    'error IST-02',
  ]);
});

it.each([
  ['mode: SIMPLE, insecureSkipVerify: true, credentialName: ca'],
  ['mode: SIMPLE, insecureSkipVerify: true, caCertificates: /ca.pem'],
  ['mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: [a.example]'],
  [`${VERIFIED}, credentialName: ca, caCertificates: /ca.pem`],
  [VERIFIED.replace('SIMPLE', 'MUTUAL')],
  [`${VERIFIED}, credentialName: "configmap://shop/ca"`],
  [`${VERIFIED}, credentialName: "configmap://ca"`],
])('knows what the webhook refuses: %s', (settings) => {
  expect(said(tls(settings))).toContain('error IST-05');
});

it.each([
  ['mode: DISABLE, insecureSkipVerify: true, caCertificates: /ca.pem'],
  ['mode: ISTIO_MUTUAL, credentialName: own, caCertificates: /ca.pem'],
])('knows that the webhook looks at TLS of its own alone: %s', (settings) => {
  expect(said(tls(settings))).not.toContain('error IST-05');
});

it.each([
  [`host: ""`],
  ['host: "a*.example.com"'],
  ['host: 10.1.1.1'],
  [`host: ${HOST}, trafficPolicy: {}`],
  [`host: ${HOST}, trafficPolicy: {portLevelSettings: [{port: {number: 8443}}]}`],
  [`host: ${HOST}, trafficPolicy: {portLevelSettings: [{tls: {${VERIFIED}}}]}`],
  [`host: ${HOST}, exportTo: [".", edge]`],
  [`host: ${HOST}, exportTo: ["*", edge]`],
  [`host: ${HOST}, exportTo: [shop]${SELECTOR}`],
])('knows what the webhook refuses apart from TLS: %s', (spec) => {
  expect(said(rule(spec))).toContain('error IST-05');
});

it.each([['"*"'], ['"*.example.com"'], ['"*api.example.com"'], ['api'], [`${HOST}.`]])(
  'knows hosts that the webhook takes: %s',
  (host) => {
    expect(said(rule(`host: ${host}, exportTo: ["."]${SELECTOR}`))).not.toContain('error IST-05');
  },
);

it('says that settings without a mode are off', () => {
  expect(said(tls('sni: a.example'))).toEqual(['error IST-23']);
});

it('says where a rule hides a policy', () => {
  expect(said(policy(NAMES), tls(VERIFIED))).toEqual(['error IST-08']);
  const beside = (settings: string) => rule(`host: ${HOST}, trafficPolicy: {tls: {${settings}}}`, 'shop');
  expect(said(policy(NAMES), beside('mode: SIMPLE, insecureSkipVerify: true'))).toEqual(['error IST-08']);
  expect(said(policy(NAMES), beside('mode: DISABLE'))).toEqual(['error IST-08']);
  expect(said(policy(NAMES), rule(`host: ${HOST}, trafficPolicy: {connectionPool: {}}`, 'shop'))).toEqual([]);
  expect(said(policy(NAMES), rule(`host: ${HOST}, trafficPolicy: {connectionPool: {}}`))).toEqual(['error IST-08']);
  expect(said(policy(NAMES), rule(`host: other.shop.svc.cluster.local, trafficPolicy: {loadBalancer: {}}`))).toEqual(
    [],
  );
});

it('says where a rule for other pods ends the search', () => {
  const others = SELECTOR.replace('name: gw', 'name: other');
  expect(said(tls(VERIFIED, others))).toEqual(['warning IST-30']);
});

it('says which rules have TLS and never count for the gateway', () => {
  const settings = `host: ${HOST}, trafficPolicy: {tls: {${VERIFIED}}}`;
  expect(said(rule(settings + SELECTOR, 'shop'))).toEqual(['error IST-34']);
  expect(said(rule(`${settings}, exportTo: ["."]`, 'shop'))).toEqual(['warning IST-34']);
  expect(said(rule(settings, 'elsewhere'))).toEqual(['warning IST-34']);
  expect(said(rule(settings, 'shop'), rule(`host: ${HOST}, trafficPolicy: {loadBalancer: {}}`))).toContain(
    'error IST-34',
  );
  expect(said(rule(settings, 'shop'), tls(VERIFIED))).toEqual([]);
  expect(said(rule(`host: ${HOST}, trafficPolicy: {tls: {mode: DISABLE}}, exportTo: ["."]`, 'shop'))).toEqual([]);
});

it('says that the Gateway’s own client certificate is not shown', () => {
  const world = WORLD.replace(
    'gatewayClassName: istio',
    'gatewayClassName: istio, tls: {backend: {clientCertificateRef: {name: own}}}',
  );
  expect(saidBy('1.31.1', world, policy(NAMES))).toEqual(['error IST-09']);
});

it('says which names and ports lead nowhere', () => {
  expect(said(rule(`host: api.shop, trafficPolicy: {tls: {${VERIFIED}}}`))).toEqual(['warning IST-12']);
  expect(said(rule('host: www.example, trafficPolicy: {loadBalancer: {}}'))).toEqual(['warning IST-12']);
  expect(said(rule('host: www.example.com, trafficPolicy: {loadBalancer: {}}'))).toEqual([]);
  const port = `host: ${HOST}, trafficPolicy: {portLevelSettings: [{port: {number: 443}, tls: {${VERIFIED}}}]}`;
  expect(said(rule(port))).toEqual(['error IST-12']);
});

it('says what a credential means for everybody', () => {
  expect(said(tls(`${VERIFIED}, credentialName: ca`, ''))).toEqual(['warning IST-13']);
  expect(said(tls(`${VERIFIED}, credentialName: "configmap://edge/ca"`, ''))).toEqual([]);
});

it('says where an entry for the port leaves TLS out', () => {
  const bare = `host: ${HOST}, trafficPolicy: {tls: {${VERIFIED}}, portLevelSettings: [{port: {number: 8443}, loadBalancer: {}}]}`;
  expect(said(rule(bare))).toEqual(['error IST-27']);
});

it('says where the route does not find a host that the gateway connects to', () => {
  const entry = (namespace: string) => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: x, namespace: ${namespace}}
spec: {hosts: [x.example], ports: [{number: 443, name: https, protocol: HTTPS}], resolution: DNS}`;
  const world = WORLD.replace(
    '{name: api, port: 8443}',
    '{group: networking.istio.io, kind: Hostname, name: x.example, port: 443}',
  );
  const verified = rule(`host: x.example, trafficPolicy: {tls: {${VERIFIED}}}`);
  expect(saidBy('1.31.1', world, entry('shop'), verified)).toEqual([]);
  expect(saidBy('1.31.1', world, entry('edge'), verified)).toEqual(['warning IST-35']);
});

it('says which rules become one, and lose', () => {
  const kept = rule(`host: ${HOST}, exportTo: ["."], trafficPolicy: {tls: {${VERIFIED}}}`, 'edge', 'all');
  expect(said(kept, tls(VERIFIED))).toContain('error IST-24');
  expect(said(kept)).toEqual([]);
});

it('says what targets and sections do in older versions', () => {
  const section = policy(NAMES, 'group: "", kind: Service, name: api, sectionName: https');
  expect(saidBy('1.27.9', WORLD, section)).toEqual(['warning IST-28']);
  const onEntry = policy(NAMES, 'group: networking.istio.io, kind: ServiceEntry, name: x, sectionName: other');
  expect(saidBy('1.27.9', WORLD, onEntry)).toEqual(['error IST-28']);
  const entry =
    '\napiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: {name: x, namespace: shop}\nspec: {hosts: [x.example.org], ports: [{number: 443, name: https}]}';
  expect(said(entry, onEntry)).toEqual(['error IST-28']);
});

it('says that a policy is left to others', () => {
  const left = policy(NAMES).replace(
    'namespace: shop}',
    'namespace: shop, annotations: {istio.io/ignore-policy-attachment: "true"}}',
  );
  expect(said(left)).toEqual(['info IST-29']);
});

it('says where TLS would be wrapped in TLS', () => {
  const world = WORLD.replace('protocol: HTTPS', 'protocol: TLS, tls: {mode: Passthrough}').replace(
    'HTTPRoute',
    'TLSRoute',
  );
  expect(saidBy('1.31.1', world, tls(VERIFIED))).toEqual(['error IST-21']);
});

it('says where gRPC goes to a port that is spoken to in HTTP/1.1', () => {
  const calls = (port: string) =>
    WORLD.replace('kind: HTTPRoute', 'kind: GRPCRoute').replace(
      'ports: [{name: https, port: 8443}]',
      `ports: [{${port}}]`,
    );
  expect(saidBy('1.31.1', calls('name: https, port: 8443'), policy(NAMES))).toEqual(['warning IST-33']);
  expect(saidBy('1.31.1', calls('name: https, port: 8443, appProtocol: grpc'), policy(NAMES))).toEqual([]);
  expect(saidBy('1.31.1', calls('name: grpc-web, port: 8443'), policy(NAMES))).toEqual([]);
  expect(saidBy('1.31.1', calls('name: grpc, port: 8443, appProtocol: https'), policy(NAMES))).toEqual([
    'warning IST-33',
  ]);
});
