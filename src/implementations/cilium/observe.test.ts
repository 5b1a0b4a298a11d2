import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../tests/live-manifests.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

const SETTING = { ...DEFAULTS.setting, implementation: 'cilium', version: '1.20' };

const route = (kind: string, parent = '{name: gateway}', listener = 'HTTPS') => `
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: gateway, namespace: shop}
spec: {gatewayClassName: cilium, listeners: [{name: l, port: 443, protocol: ${listener}}]}
---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: api, namespace: shop}
spec: {parentRefs: [${parent}], rules: [{backendRefs: [{name: api, port: 8443}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {ports: [{name: https, port: 8443}]}
`;
const policy = (source: string, section = '') => `---
apiVersion: gateway.networking.k8s.io/v1
kind: BackendTLSPolicy
metadata: {name: api, namespace: shop}
spec:
  targetRefs: [{group: "", kind: Service, name: api${section === '' ? '' : `, sectionName: ${section}`}}]
  validation: {hostname: api.internal, ${source}}
`;
const ref = (kind: string, name = 'a') => `{group: "", kind: ${kind}, name: ${name}}`;
const CA = `caCertificateRefs: [${ref('ConfigMap')}]`;

function seen(text: string) {
  const found = foundIn(text);
  const hops = observe(found, SETTING);
  const ids = inspect(found, hops, SETTING).map(({ id, severity }) => `${severity} ${id}`);
  return [...hops.map(({ connection }) => stateOf(connection)), ...ids];
}

describe('a BackendTLSPolicy', () => {
  it.each<[string, string, string[]]>([
    ['with one ConfigMap verifies', policy(CA), ['verified']],
    ['on the port verifies', policy(CA, 'https'), ['verified']],
    ['with System is plain text', policy('wellKnownCACertificates: System'), ['plaintext', 'error CIL-07']],
    [
      'with two ConfigMaps is invalid',
      policy(`caCertificateRefs: [${ref('ConfigMap')}, ${ref('ConfigMap', 'b')}]`),
      ['refused', 'error CIL-03'],
    ],
    ['with a Secret is invalid', policy(`caCertificateRefs: [${ref('Secret')}]`), ['refused', 'error CIL-03']],
    [
      'without ca.crt is invalid',
      `${policy(CA)}---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: {tls.crt: x}}\n`,
      ['refused', 'error CIL-03'],
    ],
    ['without a policy it is plain text', '', ['plaintext']],
  ])('%s', (_, text, expected) => {
    expect(seen(route('HTTPRoute') + text)).toEqual(expected);
  });

  it('checks the host name whatever else is listed', () => {
    const text = route('HTTPRoute') + policy(`${CA}, subjectAltNames: [{type: Hostname, hostname: other.internal}]`);
    expect(seen(text)).toEqual(['verified', 'error CIL-05']);
    expect(observe(foundIn(text), SETTING)[0]?.connection).toMatchObject({
      names: { names: [{ value: 'api.internal' }] },
    });
  });

  it('that names no port leaves plain text, or takes the backend out', () => {
    const [hop] = observe(foundIn(route('HTTPRoute') + policy(CA, 'other')), SETTING);
    expect(hop?.connection.kind).toBe('plaintext');
    expect(hop?.unsure.join(' ')).toMatch(/may take the backend out/);
  });
});

describe('routes that do not take policies', () => {
  it.each<[string, string, string[]]>([
    ['a GRPCRoute', route('GRPCRoute'), ['plaintext', 'error CIL-08']],
    ['a route of the mesh', route('HTTPRoute', '{group: "", kind: Service, name: api}'), ['plaintext', 'error CIL-08']],
    ['a TCPRoute', route('TCPRoute', '{name: gateway}', 'TCP'), ['passthrough', 'error CIL-08']],
    ['a TLSRoute, which nothing terminates', route('TLSRoute', '{name: gateway}', 'TLS'), ['refused']],
    [
      'a TLSRoute that passes TLS through',
      route('TLSRoute', '{name: gateway}', 'TLS, tls: {mode: Passthrough}'),
      ['passthrough'],
    ],
  ])('%s', (_, text, expected) => {
    expect(seen(text + policy(CA))).toEqual(expected);
  });
});
