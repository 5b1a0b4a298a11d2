import { describe, expect, it } from 'vitest';
import { DEFAULTS, type Setting } from '../../configuration/configuration.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { stateOf } from '../../gateway-api/hop.ts';
import type { JsonObject } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { inspect } from './inspect.ts';
import { observe } from './observe.ts';

/** What nginx does with manifests that nobody here has written, and what is said of them. */

const setting = (version: string): Setting => ({ ...DEFAULTS.setting, version });
const object = (apiVersion: string, kind: string, name: string, rest: JsonObject, created?: string): K8sObject => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'shop', ...(created === undefined ? {} : { creationTimestamp: created }) },
  ...rest,
});
const standard = (kind: string, name: string, spec: JsonObject, created?: string) =>
  object('gateway.networking.k8s.io/v1', kind, name, { spec }, created);

const HTTPS = { name: 'https', protocol: 'HTTPS', port: 443 };
const tls = (mode: string) => ({ name: 'tls', protocol: 'TLS', port: 443, tls: { mode } });
const gateway = (listener: JsonObject = HTTPS, rest: JsonObject = {}) =>
  standard('Gateway', 'gateway', { listeners: [listener], ...rest });
const route = (kind: string, ...backendRefs: JsonObject[]) =>
  standard(kind, 'store', { parentRefs: [{ name: 'gateway' }], rules: [{ backendRefs }] });
const ref = (name = 'api', port = 8443) => ({ name, port });
const service = (name: string, ports: JsonObject[] = [{ name: 'https', port: 8443 }], rest: JsonObject = {}) =>
  object('v1', 'Service', name, { spec: { ports, ...rest } });

const CA = { caCertificateRefs: [{ group: '', kind: 'ConfigMap', name: 'api-ca' }] };
const SYSTEM = { wellKnownCACertificates: 'System' };
const to = (name: string, more: JsonObject = {}) => ({ group: '', kind: 'Service', name, ...more });
const policy = (name: string, targetRefs: JsonObject[], validation: JsonObject = CA, created?: string) =>
  standard('BackendTLSPolicy', name, { targetRefs, validation: { hostname: 'api.internal', ...validation } }, created);

function summary(version: string, ...objects: K8sObject[]): string {
  return observe(foundOf(objects), setting(version))
    .map(({ connection }) => {
      if (connection.kind !== 'tls') return connection.kind;
      const { names, clientCertificate } = connection;
      const checked = names.kind === 'checked' ? names.names.map(({ value }) => value).join('+') : names.kind;
      return `${stateOf(connection)} ${checked}${clientCertificate === null ? '' : ` as ${clientCertificate.name}`}`;
    })
    .join(', ');
}

function findings(version: string, ...objects: K8sObject[]): readonly string[] {
  const found = foundOf(objects);
  return inspect(found, observe(found, setting(version)), setting(version)).map(
    ({ id, severity }) => `${severity} ${id}`,
  );
}

const http = (version: string, ...more: K8sObject[]) => summary(version, gateway(), route('HTTPRoute', ref()), ...more);

describe('one backend', () => {
  it('is plain without a policy, whatever its port says, and verified with one', () => {
    expect(http('2.6', service('api', [{ name: 'https', port: 8443, appProtocol: 'https' }]))).toBe('plaintext');
    expect(http('2.6', service('api'), policy('p', [to('api')]))).toBe('verified api.internal');
    expect(http('2.6', policy('p', [to('api')], SYSTEM))).toBe('verified api.internal');
  });

  it('is checked for the host name whatever alternative names are listed', () => {
    const sans = { ...CA, subjectAltNames: [{ type: 'Hostname', hostname: 'san.internal' }] };
    expect(http('2.6', policy('p', [to('api')], sans))).toBe('verified api.internal');
    expect(findings('2.6', policy('p', [to('api')], sans))).toEqual(['error NGF-03']);
  });

  it.each([
    ['two references', { caCertificateRefs: [...CA.caCertificateRefs, ...CA.caCertificateRefs] }, 'NGF-01'],
    [
      'a bundle',
      { caCertificateRefs: [{ group: 'certificates.k8s.io', kind: 'ClusterTrustBundle', name: 'b' }] },
      'NGF-02',
    ],
    ['both sources', { ...CA, ...SYSTEM }, 'NGF-02'],
    ['no source', {}, 'NGF-02'],
  ])('answers 500 with %s', (_, validation, id) => {
    expect(http('2.6', policy('p', [to('api')], validation))).toBe('refused');
    expect(findings('2.6', policy('p', [to('api')], validation))).toContain(`error ${id}`);
  });

  it('takes a CA from a Secret of type kubernetes.io/tls, from 2.0 on', () => {
    const secret = { caCertificateRefs: [{ group: '', kind: 'Secret', name: 'ca' }] };
    const held = (version: string, rest: JsonObject = {}) =>
      http(version, policy('p', [to('api')], secret), object('v1', 'Secret', 'ca', rest));
    const data = { 'ca.crt': 'x', 'tls.crt': 'x', 'tls.key': 'x' };
    expect(held('2.0')).toBe('verified api.internal');
    expect(held('1.6')).toBe('refused');
    expect(held('2.6', { type: 'kubernetes.io/tls', data })).toBe('verified api.internal');
    expect(held('2.6', { type: 'Opaque', data })).toBe('refused');
    expect(held('2.6', { data })).toBe('refused');
    expect(held('2.6', { type: 'kubernetes.io/tls', data: { 'tls.crt': 'x' } })).toBe('unknown');
  });

  it('answers 500 where the ConfigMap has no ca.crt, or the Service not the port', () => {
    const config = object('v1', 'ConfigMap', 'api-ca', { data: { 'service-ca.crt': 'x' } });
    expect(http('2.6', policy('p', [to('api')]), config)).toBe('refused');
    expect(http('2.6', service('api', [{ port: 443 }]))).toBe('refused');
    expect(summary('2.6', gateway(), route('HTTPRoute', { name: 'api' }))).toBe('refused');
    expect(summary('2.6', gateway(), route('HTTPRoute', { ...ref(), kind: 'Backend', group: 'x.example' }))).toBe(
      'refused',
    );
  });

  it('heeds the name of the port from 2.2 on', () => {
    const other = policy('p', [to('api', { sectionName: 'admin' })]);
    expect(http('2.2', service('api'), other)).toBe('plaintext');
    expect(http('2.1', service('api'), other)).toBe('verified api.internal');
    expect(findings('2.1', other)).toContain('info NGF-13');
  });

  it('takes the oldest policy, even for the whole Service before one for the port', () => {
    const whole = policy('whole', [to('api')], { ...CA, hostname: 'whole.internal' }, '2026-01-01T00:00:00Z');
    const part = policy('part', [to('api', { sectionName: 'https' })], CA, '2026-02-01T00:00:00Z');
    const objects = [gateway(), route('HTTPRoute', ref()), service('api'), whole, part];
    expect(summary('2.6', ...objects)).toBe('verified whole.internal');
    expect(findings('2.6', ...objects)).toContain('error NGF-12');
  });

  it('does not know which of several is the oldest, where the manifests do not tell', () => {
    const two = (created?: string) => [
      policy('a', [to('api')], CA, created),
      policy('b', [to('api')], SYSTEM, created),
    ];
    const doubts = (...policies: K8sObject[]) =>
      observe(foundOf([gateway(), route('HTTPRoute', ref()), service('api'), ...policies]), setting('2.6')).flatMap(
        ({ unsure }) => unsure,
      );
    expect(doubts(...two()).join()).toContain('the oldest applies');
    expect(doubts(...two('2026-01-01T00:00:00Z'))).toEqual([]);
  });

  it('finds policies by name: from 2.0 on one that means something else gives no TLS and stands in the way', () => {
    const stranger = policy('a', [{ group: 'gateway.networking.k8s.io', kind: 'HTTPRoute', name: 'api' }]);
    expect(http('2.6', stranger)).toBe('plaintext');
    expect(http('1.6', stranger)).toBe('verified api.internal');
    expect(http('2.6', stranger, policy('b', [to('api')]))).toBe('plaintext');
  });

  it('refuses an appProtocol that the route cannot speak, from 2.1 on', () => {
    const speaks = (version: string, kind: string, appProtocol: string, ...more: K8sObject[]) =>
      summary(version, gateway(), route(kind, ref()), service('api', [{ port: 8443, appProtocol }]), ...more);
    expect(speaks('2.6', 'HTTPRoute', 'kubernetes.io/h2c')).toBe('refused');
    expect(speaks('2.0', 'HTTPRoute', 'kubernetes.io/h2c')).toBe('plaintext');
    expect(speaks('2.6', 'GRPCRoute', 'kubernetes.io/h2c')).toBe('plaintext');
    expect(speaks('2.6', 'HTTPRoute', 'kubernetes.io/wss')).toBe('refused');
    expect(speaks('2.6', 'HTTPRoute', 'kubernetes.io/wss', policy('p', [to('api')]))).toBe('verified api.internal');
  });
});

describe('several backends of one rule', () => {
  const both = (...more: K8sObject[]) => [gateway(), route('HTTPRoute', ref(), ref('v2')), ...more];
  const one = policy('one', [to('api')]);

  it('are verified where their policies say the same', () => {
    expect(summary('2.6', ...both(one, policy('two', [to('v2')])))).toBe(
      'verified api.internal, verified api.internal',
    );
  });

  it.each([
    ['another name', policy('two', [to('v2')], { ...CA, hostname: 'v2.internal' })],
    ['another CA', policy('two', [to('v2')], SYSTEM)],
    ['an invalid policy', policy('two', [to('v2')], {})],
  ])('are refused together with %s', (_, two) => {
    expect(summary('2.6', ...both(one, two))).toBe('refused, refused');
    expect(findings('2.6', ...both(one, two))).toContain('error NGF-05');
  });

  it('are refused where only the first has a policy; where only the last has, all of them get it', () => {
    expect(summary('2.6', ...both(one))).toBe('refused, refused');
    const last = both(policy('two', [to('v2')]));
    expect(summary('2.6', ...last)).toBe('verified api.internal, verified api.internal');
    expect(findings('2.6', ...last)).toContain('warning NGF-15');
  });

  it('with System are alike in one policy only', () => {
    const apart = [policy('one', [to('api')], SYSTEM), policy('two', [to('v2')], SYSTEM)];
    expect(summary('2.6', ...both(...apart))).toBe('refused, refused');
    expect(summary('2.6', ...both(policy('one', [to('api'), to('v2')], SYSTEM)))).toBe(
      'verified api.internal, verified api.internal',
    );
  });
});

describe('the client certificate', () => {
  const shown = { tls: { backend: { clientCertificateRef: { name: 'client' } } } };
  const by = (version: string, kind: string, rest: JsonObject = shown) =>
    summary(version, gateway(HTTPS, rest), route(kind, ref()), policy('p', [to('api')]));

  it('is shown for HTTPRoutes from 2.3 on, by the present field', () => {
    expect(by('2.3', 'HTTPRoute')).toBe('verified api.internal as client');
    expect(by('2.2', 'HTTPRoute')).toBe('verified api.internal');
    expect(by('2.6', 'GRPCRoute')).toBe('verified api.internal');
    expect(by('2.6', 'HTTPRoute', { backendTLS: { clientCertificateRef: { name: 'client' } } })).toBe(
      'verified api.internal',
    );
  });

  it('is said to be ignored elsewhere', () => {
    const objects = [gateway(HTTPS, shown), route('GRPCRoute', ref())];
    expect(findings('2.6', ...objects)).toEqual(['error NGF-09']);
  });
});

describe('routes without requests', () => {
  const through = (version: string, kind: string, listener: JsonObject, ...refs: JsonObject[]) =>
    summary(version, gateway(listener), route(kind, ...refs), policy('p', [to('api')]));

  it.each([
    ['2.6', 'TLSRoute', tls('Passthrough'), 'passthrough'],
    ['2.6', 'TLSRoute', tls('Terminate'), 'plaintext'],
    ['2.5', 'TLSRoute', tls('Terminate'), 'refused'],
    ['2.6', 'TCPRoute', { name: 'tcp', protocol: 'TCP', port: 9000 }, 'passthrough'],
    ['2.6', 'TCPRoute', tls('Terminate'), 'refused'],
  ])('in %s a %s on %o: %s', (version, kind, listener, expected) => {
    expect(through(version, kind, listener, ref())).toBe(expected);
  });

  it('a TLSRoute has one backend', () => {
    expect(through('2.6', 'TLSRoute', tls('Passthrough'), ref(), ref('v2'))).toBe('refused, refused');
  });
});

it('finds directives in snippets that cannot help', () => {
  const spec = { snippets: [{ context: 'http.server.location', value: 'proxy_ssl_verify off;' }] };
  expect(findings('2.6', object('gateway.nginx.org/v1alpha1', 'SnippetsFilter', 'f', { spec }))).toEqual([
    'error NGF-11',
  ]);
});

it('says which kinds are behind a flag', () => {
  const kinds = (version: string) =>
    findings(version, policy('p', [to('api')]), route('TLSRoute', ref()), route('TCPRoute', ref()));
  expect(kinds('2.6')).toEqual(['warning NGF-07']);
  expect(kinds('2.4').filter((one) => one.endsWith('07'))).toHaveLength(2);
  expect(kinds('2.2').filter((one) => one.endsWith('07'))).toHaveLength(3);
});
