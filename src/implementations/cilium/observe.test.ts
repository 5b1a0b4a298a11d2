import { describe, expect, it } from 'vitest';
import { CA as PEM } from '../../../tests/certificates.ts';
import { foundIn } from '../../../tests/live-manifests.ts';
import { DEFAULTS } from '../../configuration/configuration.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

const SETTING = { ...DEFAULTS.setting, implementation: 'cilium', version: '1.20.2' };

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
    ['with another word is plain text', policy('wellKnownCACertificates: x.example/y'), ['plaintext', 'error CIL-07']],
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

  it('that names no port of the Service is accepted, and leaves plain text', () => {
    const [hop] = observe(foundIn(route('HTTPRoute') + policy(CA, 'other')), SETTING);
    expect(hop?.connection.kind).toBe('plaintext');
    expect(hop?.unsure).toEqual([]);
  });

  it('checks the chain alone before 1.20.2', () => {
    const found = foundIn(route('HTTPRoute') + policy(CA));
    const at = (version: string) => observe(found, { ...SETTING, version });
    expect(at('1.20.1').map(({ connection }) => stateOf(connection))).toEqual(['chain-only']);
    const [old] = inspect(found, at('1.20.1'), { ...SETTING, version: '1.20.1' });
    expect(old).toMatchObject({ id: 'CIL-09', severity: 'error' });
    const [unknown] = at('1.20');
    expect(unknown?.connection).toMatchObject({ names: { kind: 'checked' } });
    expect(unknown?.unsure.join()).toMatch(/Before 1\.20\.2/);
    expect(at('1.20.2')[0]?.unsure).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['text that is no PEM', JSON.stringify({ 'ca.crt': '-----BEGIN CERTIFICATE-----' }), 'refused'],
    ['indented PEM', JSON.stringify({ 'ca.crt': PEM.replace(/^/gm, '  ') }), 'refused'],
    ['PEM', JSON.stringify({ 'ca.crt': PEM }), 'verified'],
  ])('with %s: %#', (_, data, expected) => {
    const text = `${route('HTTPRoute')}${policy(CA)}---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, data: ${data}}\n`;
    expect(seen(text)[0]).toBe(expected);
  });

  it('reads no CA under binaryData', () => {
    const map = `---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: shop}, binaryData: {ca.crt: aGk=}}\n`;
    expect(seen(route('HTTPRoute') + policy(CA) + map)).toEqual(['refused', 'error CIL-03']);
  });

  it('for the port that is invalid leaves the place to one for the Service', () => {
    const invalid = policy(`caCertificateRefs: [${ref('Secret')}]`, 'https').replace('name: api,', 'name: other,');
    expect(seen(route('HTTPRoute') + policy(CA) + invalid)).toEqual(['verified', 'error CIL-03']);
  });
});

it('goes by the first port of that number that has a policy', () => {
  const twice = route('HTTPRoute').replace('[{name: https,', '[{name: quic, port: 8443, protocol: UDP}, {name: https,');
  expect(seen(twice + policy(CA, 'https'))).toEqual(['verified']);
  const whole = policy(`caCertificateRefs: [${ref('Secret')}]`).replace('name: api,', 'name: other,');
  expect(seen(twice + policy(CA, 'https') + whole)).toEqual(['refused', 'error CIL-03']);
});

describe('what cannot be reached', () => {
  it('a port that the Service has not, and another kind', () => {
    const text = route('HTTPRoute') + policy(CA);
    expect(seen(text.replace('port: 8443}]}]', 'port: 1}]}]'))[0]).toBe('refused');
    expect(seen(text.replace('{name: api, port: 8443}]}]', '{group: x.example, kind: X, name: api}]}]'))[0]).toBe(
      'refused',
    );
  });

  it('a Gateway with parameters of its own', () => {
    const infrastructure = 'infrastructure: {parametersRef: {group: x.example, kind: X, name: x}}, listeners:';
    const text = (route('HTTPRoute') + policy(CA)).replace('listeners:', infrastructure);
    expect(seen(text)).toEqual(['refused', 'error CIL-11']);
  });
});

describe('several routes to one port of a Service', () => {
  const listeners =
    '[{name: l, port: 443, protocol: HTTPS}, {name: p, port: 8443, protocol: TLS, tls: {mode: Passthrough}}]';
  const another = (kind: string, parent: string) => `---
apiVersion: gateway.networking.k8s.io/v1
kind: ${kind}
metadata: {name: other, namespace: shop}
spec: {parentRefs: [${parent}], rules: [{backendRefs: [{name: api, port: 8443}]}]}
`;
  const withoutPolicy = (kind: string, parent: string) =>
    route('HTTPRoute').replace(/listeners: .*\]/, `listeners: ${listeners}`) + another(kind, parent);
  const both = (kind: string, parent: string) => withoutPolicy(kind, parent) + policy(CA);

  it('one that passes TLS through takes the encryption from the others', () => {
    expect(seen(both('TLSRoute', '{name: gateway}'))).toEqual(['plaintext', 'passthrough', 'error CIL-10']);
    expect(seen(both('TLSRoute', '{name: gateway, sectionName: p}'))).toEqual([
      'plaintext',
      'passthrough',
      'error CIL-10',
    ]);
    expect(seen(both('TLSRoute', '{name: elsewhere}'))[0]).toBe('verified');
    expect(seen(both('TLSRoute', '{name: gateway, sectionName: missing}'))[0]).toBe('verified');
    const unseen = both('TLSRoute', '{name: gateway}').replace('metadata: {name: gateway,', 'metadata: {name: hidden,');
    expect(seen(unseen)[0]).toBe('plaintext');
  });

  it('what passes through beside a route of requests is not what that route does', () => {
    expect(seen(withoutPolicy('TLSRoute', '{name: gateway}'))).toEqual(['plaintext', 'passthrough']);
  });

  it('a GRPCRoute gets the TLS of an HTTPRoute', () => {
    expect(seen(both('GRPCRoute', '{name: gateway}'))).toEqual(['verified', 'verified']);
    expect(seen(both('GRPCRoute', '{name: elsewhere}'))).toEqual(['verified', 'plaintext', 'error CIL-08']);
    const hops = observe(foundIn(both('GRPCRoute', '{name: gateway}')), SETTING);
    expect(hops.map(({ unsure }) => unsure.length)).toEqual([0, 1]);
  });
});

describe('routes that do not take policies', () => {
  it.each<[string, string, string[]]>([
    ['a GRPCRoute', route('GRPCRoute'), ['plaintext', 'error CIL-08']],
    ['a route of the mesh', route('HTTPRoute', '{group: "", kind: Service, name: api}'), ['plaintext', 'error CIL-08']],
    ['a TCPRoute', route('TCPRoute', '{name: gateway}', 'TCP'), ['passthrough', 'error CIL-08']],
    ['a TCPRoute at a listener for TLS', route('TCPRoute', '{name: gateway}', 'TLS'), ['refused', 'error CIL-08']],
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
