import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../tests/live-manifests.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

const SETTING = { ...DEFAULTS.setting, implementation: 'agentgateway', version: '1.4' };

const GATEWAY = `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gateway, namespace: shop}
spec:
  gatewayClassName: agentgateway
  listeners: [{name: https, port: 443, protocol: HTTPS, tls: {certificateRefs: [{name: c}]}}]
`;
const ROUTE = `${GATEWAY}---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec:
  parentRefs: [{name: gateway, sectionName: https}]
  rules: [{name: first, backendRefs: [{name: api, port: 8443}]}]
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop, labels: {tier: back}}
spec: {ports: [{name: https, port: 8443}]}
`;
const target = (kind: string, name: string, section = '') => {
  const group =
    kind === 'Service' ? '""' : kind === 'AgentgatewayBackend' ? 'agentgateway.dev' : 'gateway.networking.k8s.io';
  return `{group: ${group}, kind: ${kind}, name: ${name}${section === '' ? '' : `, sectionName: "${section}"`}}`;
};
const own = (name: string, targets: string, tls: string) => `---
apiVersion: agentgateway.dev/v1alpha1
kind: AgentgatewayPolicy
metadata: {name: ${name}, namespace: shop}
spec: {${targets.startsWith('targetSelectors') ? targets : `targetRefs: [${targets}]`}, backend: {tls: ${tls}}}
`;
const standard = (name: string, section: string, source: string, metadata = '') => `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: ${name}, namespace: shop${metadata}}
spec: {targetRefs: [${target('Service', 'api', section)}], validation: {hostname: api.internal, ${source}}}
`;
const SYSTEM = 'wellKnownCACertificates: System';
const CA = 'caCertificateRefs: [{group: "", kind: ConfigMap, name: a}]';
const ALL = '{insecureSkipVerify: All}';

function seen(text: string) {
  const found = foundIn(text);
  const hops = observe(found, SETTING);
  const ids = inspect(found, hops, SETTING).map(({ id, severity }) => `${severity} ${id}`);
  return [...hops.map(({ connection }) => stateOf(connection)), ...ids];
}

describe('on a Service', () => {
  it.each<[string, string, string[]]>([
    ['nothing at all', '', ['plaintext']],
    ['a BackendTLSPolicy', standard('p', 'https', SYSTEM), ['verified']],
    ['a BackendTLSPolicy on the port’s number', standard('p', '8443', SYSTEM), ['verified']],
    ['a BackendTLSPolicy on another port', standard('p', 'other', SYSTEM), ['plaintext']],
    [
      'several CAs',
      standard(
        'p',
        '',
        'caCertificateRefs: [{group: "", kind: ConfigMap, name: a}, {group: "", kind: ConfigMap, name: b}]',
      ),
      ['verified'],
    ],
    [
      'a Secret among the CAs',
      standard(
        'p',
        '',
        'caCertificateRefs: [{group: "", kind: ConfigMap, name: a}, {group: "", kind: Secret, name: b}]',
      ),
      ['refused', 'error AGW-01'],
    ],
    [
      'a CA under another key',
      `${standard('p', '', CA)}---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: {tls.crt: x}}\n`,
      ['refused', 'error AGW-01'],
    ],
    ['a skip on the port’s number', own('o', target('Service', 'api', '8443'), ALL), ['unverified']],
    ['a skip on the whole Service', own('o', target('Service', 'api'), ALL), ['unverified']],
    ['a skip on the port’s name', own('o', target('Service', 'api', 'https'), ALL), ['plaintext', 'error AGW-04']],
    ['a skip on no port', own('o', target('Service', 'api', '9443'), ALL), ['plaintext', 'error AGW-04']],
    [
      'a skip by labels',
      own('o', 'targetSelectors: [{group: "", kind: Service, matchLabels: {tier: back}}]', ALL),
      ['unverified'],
    ],
    [
      'a skip by other labels',
      own('o', 'targetSelectors: [{group: "", kind: Service, matchLabels: {tier: front}}]', ALL),
      ['plaintext'],
    ],
    ['the name skipped', own('o', target('Service', 'api'), '{insecureSkipVerify: Hostname}'), ['chain-only']],
    ['a name to check', own('o', target('Service', 'api'), '{sni: api.internal}'), ['verified']],
    ['no name to check', own('o', target('Service', 'api'), '{}'), ['unknown', 'error AGW-12']],
    ['a policy without TLS', own('o', target('Service', 'api'), 'null'), ['plaintext']],
    [
      'a client certificate without a CA',
      own('o', target('Service', 'api'), '{sni: api.internal, mtlsCertificateRef: [{name: c}]}'),
      ['verified', 'info AGW-10'],
    ],
  ])('%s', (_, text, expected) => {
    expect(seen(ROUTE + text)).toEqual(expected);
  });
});

describe('several settings', () => {
  it.each<[string, string, string[]]>([
    [
      'a BackendTLSPolicy and a skip on the same are a tie',
      standard('p', '', SYSTEM) + own('o', target('Service', 'api'), ALL),
      ['unknown', 'error AGW-05'],
    ],
    [
      'a skip on the port comes before a BackendTLSPolicy on the Service',
      standard('p', '', SYSTEM) + own('o', target('Service', 'api', '8443'), ALL),
      ['unverified'],
    ],
    [
      'of two BackendTLSPolicies the older counts',
      standard('a', '', CA, ', creationTimestamp: "2026-02-02T00:00:00Z"') +
        standard('b', '', SYSTEM, ', creationTimestamp: "2026-01-01T00:00:00Z"'),
      ['verified'],
    ],
    [
      'a route against a backend is not certain',
      standard('p', '', SYSTEM) + own('o', target('HTTPRoute', 'api'), ALL),
      ['unknown', 'error AGW-05'],
    ],
    ['a route alone counts', own('o', target('HTTPRoute', 'api'), ALL), ['unverified']],
    [
      'a rule comes before its route',
      own('o', target('HTTPRoute', 'api', 'first'), ALL) + own('p', target('HTTPRoute', 'api'), '{sni: a.b}'),
      ['unverified'],
    ],
    ['another rule does not count', own('o', target('HTTPRoute', 'api', 'second'), ALL), ['plaintext']],
    ['a Gateway counts', own('o', target('Gateway', 'gateway'), ALL), ['unverified']],
    [
      'a listener comes before its Gateway',
      own('o', target('Gateway', 'gateway', 'https'), '{sni: a.b}') + own('p', target('Gateway', 'gateway'), ALL),
      ['verified'],
    ],
    [
      'a Service comes before the Gateway',
      standard('p', '', SYSTEM) + own('o', target('Gateway', 'gateway'), ALL),
      ['verified'],
    ],
  ])('%s', (_, text, expected) => {
    expect(seen(ROUTE + text)).toEqual(expected);
  });
});

const EXTERNAL = (spec: string) => `${GATEWAY}---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: shop}
spec:
  parentRefs: [{name: gateway}]
  rules: [{backendRefs: [{group: agentgateway.dev, kind: AgentgatewayBackend, name: ext}]}]
---
apiVersion: agentgateway.dev/v1alpha1
kind: AgentgatewayBackend
metadata: {name: ext, namespace: shop}
spec: ${spec}
`;

describe('an AgentgatewayBackend', () => {
  const host = 'static: {host: api.example.org, port: 443}';
  it.each<[string, string, string[]]>([
    ['without settings is plain text', EXTERNAL(`{${host}}`), ['plaintext']],
    ['with empty settings verifies its own name', EXTERNAL(`{${host}, policies: {tls: {}}}`), ['verified']],
    [
      'comes with its own settings before those on it',
      EXTERNAL(`{${host}, policies: {tls: {}}}`) + own('o', target('AgentgatewayBackend', 'ext'), ALL),
      ['verified'],
    ],
    [
      'takes settings that are attached to it',
      EXTERNAL(`{${host}}`) + own('o', target('AgentgatewayBackend', 'ext'), ALL),
      ['unverified'],
    ],
    ['of another type is not known', EXTERNAL('{mcp: {targets: []}}'), ['unknown']],
  ])('%s', (_, text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  it('sends and checks the host where nothing else is said, and no SNI to an address', () => {
    const connectionTo = (spec: string) => observe(foundIn(EXTERNAL(spec)), SETTING)[0]?.connection;
    expect(connectionTo(`{${host}, policies: {tls: {}}}`)).toMatchObject({
      sni: { kind: 'name', name: 'api.example.org' },
      names: { names: [{ value: 'api.example.org' }] },
      anchors: { kind: 'system' },
    });
    expect(connectionTo('{static: {host: 192.0.2.7, port: 443}, policies: {tls: {}}}')).toMatchObject({
      sni: { kind: 'none' },
      names: { names: [{ value: '192.0.2.7' }] },
    });
  });

  it('that is not there leads nobody knows where', () => {
    expect(seen(EXTERNAL(`{${host}}`).replace('name: ext, namespace', 'name: other, namespace'))).toEqual(['unknown']);
  });
});

describe('the Gateway’s client certificate', () => {
  const shown = (ref: string, more = '') =>
    ROUTE.replace(
      'spec:\n  gatewayClassName',
      `spec:\n  tls: {backend: {clientCertificateRef: ${ref}}}\n  gatewayClassName`,
    ) + more;
  const policy = standard('p', '', SYSTEM);
  const certificateIn = (text: string) => {
    const connection = observe(foundIn(text), SETTING)[0]?.connection;
    return connection?.kind === 'tls' ? connection.clientCertificate?.name : connection?.kind;
  };

  it('is shown where a BackendTLSPolicy verifies, and not through an AgentgatewayPolicy', () => {
    expect(certificateIn(shown('{name: client}', policy))).toBe('client');
    expect(certificateIn(shown('{name: client}', own('o', target('Service', 'api'), ALL)))).toBeUndefined();
  });

  it('breaks connections where it has a namespace, even its own', () => {
    expect(seen(shown('{name: client, namespace: shop}', policy))).toEqual(['refused', 'error AGW-17']);
  });

  it('is not shown to a backend of two Gateways', () => {
    const two = shown('{name: client}', policy).replace(
      'parentRefs: [{name: gateway,',
      'parentRefs: [{name: b}, {name: gateway,',
    );
    expect(certificateIn(two)).toBeUndefined();
    expect(observe(foundIn(two), SETTING)[0]?.unsure.join(' ')).toMatch(/no other Gateway/);
  });
});

it('does not claim anything where TLS passes through and is added', () => {
  const passthrough = ROUTE.replace('protocol: HTTPS, tls: {', 'protocol: TLS, tls: {mode: Passthrough, ').replace(
    'kind: HTTPRoute',
    'kind: TLSRoute',
  );
  expect(seen(passthrough)).toEqual(['passthrough']);
  expect(seen(passthrough + own('o', target('Service', 'api'), ALL))).toEqual(['unknown', 'error AGW-20']);
});
