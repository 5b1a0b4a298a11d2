import { describe, expect, it } from 'vitest';
import {
  CA,
  GATEWAY,
  HOST,
  hopsOf,
  NAMED,
  policy,
  ROUTE,
  rule,
  SERVICE,
  seen,
  seenBy,
  tls,
  VERIFIED,
  WORLD,
} from '../../../tests/istio-manifests.ts';

/** What Istio does with manifests that nobody here has written. */

describe('policies', () => {
  it('are plain text without one, and doubtful for backends in the mesh', () => {
    expect(seen()).toBe('plaintext');
    expect(hopsOf('1.31.1', ...WORLD)[0]?.unsure.join()).toContain('mutual TLS');
  });

  it('check the listed names, and without a list no name at all', () => {
    expect(seen(policy(NAMED))).toBe('verified sni=p.example names=p.example');
    expect(seen(policy(CA))).toBe('chain-only sni=p.example names=unchecked');
    expect(seen(policy('hostname: p.example, wellKnownCACertificates: System'))).toBe(
      'chain-only sni=p.example names=unchecked',
    );
  });

  it('refuse every connection without a CA that can be read', () => {
    expect(seen(policy('hostname: p.example, caCertificateRefs: [{group: "", kind: Secret, name: ca}]'))).toBe(
      'refused',
    );
    const empty =
      '\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ca, namespace: shop}\ndata: {other: "-----BEGIN CERTIFICATE-----"}';
    expect(seen(policy(NAMED), empty)).toBe('refused');
    expect(seen(policy(NAMED), empty.replace('other', 'cacert'))).toContain('verified');
  });

  it('use the first of several CAs alone', () => {
    const two = NAMED.replace('name: ca}]', 'name: ca}, {group: "", kind: Secret, name: other}]');
    const [hop] = hopsOf('1.31.1', ...WORLD, policy(two));
    expect(hop?.connection).toMatchObject({ anchors: { references: [{ kind: 'ConfigMap', name: 'ca' }] } });
  });

  it('go by the name of the port from 1.28 on, and before for all ports', () => {
    const admin = policy(NAMED, 'name: api, sectionName: admin');
    expect(seen(admin)).toBe('plaintext');
    expect(seenBy('1.27.9', ...WORLD, admin)).toContain('verified');
    expect(seen(policy(NAMED, 'name: api, sectionName: "8443"'))).toBe('plaintext');
    expect(seen(policy(NAMED, 'name: api, sectionName: https'))).toContain('verified');
  });

  it('take the only section for the port where the Service is not at hand', () => {
    const hops = hopsOf('1.31.1', GATEWAY, ROUTE, policy(NAMED, 'name: api, sectionName: https'));
    expect(hops[0]?.connection.kind).toBe('tls');
    expect(hops[0]?.unsure.join()).toContain('called https?');
  });

  it('count for nothing in another namespace, on another kind, or where they are left to others', () => {
    expect(seen(policy(NAMED).replace('namespace: shop', 'namespace: edge'))).toBe('plaintext');
    expect(seen(policy(NAMED).replace('kind: Service', 'kind: HTTPRoute'))).toBe('plaintext');
    const left = ', annotations: {istio.io/ignore-policy-attachment: "True"}';
    expect(seen(policy(NAMED, 'name: api', left))).toBe('plaintext');
    expect(seenBy('1.30.0', ...WORLD, policy(NAMED, 'name: api', left))).toContain('verified');
  });

  it('let the oldest win, and one for the port before one for all', () => {
    const at = (name: string, year: number, extra = 'name: api') =>
      policy(
        NAMED.replaceAll('p.example', `${name}.example`),
        extra,
        `, creationTimestamp: "${year}-01-01T00:00:00Z"`,
      ).replace('name: policy', `name: ${name}`);
    expect(seen(at('young', 2026), at('old', 2025))).toContain('sni=old.example');
    expect(seen(at('whole', 2025), at('part', 2026, 'name: api, sectionName: https'))).toContain('sni=part.example');
  });
});

describe('TLS settings', () => {
  it.each([
    ['mode: DISABLE', 'plaintext'],
    ['sni: a.example', 'plaintext'],
    ['mode: ISTIO_MUTUAL', 'unknown'],
    ['mode: SIMPLE', 'verified sni=request-host names=request-host'],
    ['mode: SIMPLE, sni: a.example', 'chain-only sni=a.example names=unchecked'],
    ['mode: SIMPLE, subjectAltNames: [a.example]', 'verified sni=request-host names=a.example'],
    [VERIFIED, 'verified sni=a.example names=a.example'],
    ['mode: SIMPLE, insecureSkipVerify: true', 'unverified sni=request-host names=unchecked'],
    [
      'mode: SIMPLE, insecureSkipVerify: true, subjectAltNames: [a.example]',
      'unverified sni=request-host names=unchecked',
    ],
    ['mode: MUTUAL', 'plaintext'],
    [
      `${VERIFIED.replace('SIMPLE', 'MUTUAL')}, credentialName: own`,
      'verified sni=a.example names=a.example shows edge/own',
    ],
    [
      'mode: MUTUAL, credentialName: own, insecureSkipVerify: true',
      'unverified sni=request-host names=unchecked shows edge/own',
    ],
  ])('%s', (settings, expected) => {
    expect(seen(tls('edge', settings))).toBe(expected);
  });

  it('read a CA beside the gateway: from the Secret, one of its own beside it, or a ConfigMap', () => {
    const anchors = (...texts: readonly string[]) => hopsOf('1.31.1', ...WORLD, ...texts)[0]?.connection;
    const named = (name: string) => tls('edge', `${VERIFIED}, credentialName: "${name}"`);
    const own = '\napiVersion: v1\nkind: Secret\nmetadata: {name: own-cacert, namespace: edge}';
    expect(anchors(named('own'))).toMatchObject({
      anchors: { references: [{ kind: 'Secret', namespace: 'edge', name: 'own' }] },
    });
    expect(anchors(named('own'), own)).toMatchObject({ anchors: { references: [{ name: 'own-cacert' }] } });
    expect(anchors(named('configmap://edge/ca'))).toMatchObject({
      anchors: { references: [{ kind: 'ConfigMap', name: 'ca' }] },
    });
    expect(anchors(tls('edge', `${VERIFIED}, caCertificates: /etc/ca.pem`))).toMatchObject({
      anchors: { references: [{ kind: 'File', name: '/etc/ca.pem' }] },
    });
    expect(anchors(tls('edge', `${VERIFIED}, caCertificates: system`))).toMatchObject({ anchors: { kind: 'system' } });
  });

  it.each([
    ['kubernetes://own', 'verified sni=a.example names=a.example shows edge/own'],
    ['edge/own', 'verified sni=a.example names=a.example shows edge/own'],
    ['kubernetes://shop/own', 'refused'],
    ['kubernetes-gateway://edge/own', 'refused'],
    ['invalid://own', 'refused'],
    // No key pair is read from either.
    ['configmap://edge/own', 'refused'],
    ['own-cacert', 'refused'],
    ['builtin://', 'unknown'],
    ['sds://own', 'unknown'],
  ])('name %s as credential', (name, expected) => {
    expect(seen(tls('edge', `${VERIFIED.replace('SIMPLE', 'MUTUAL')}, credentialName: "${name}"`))).toBe(expected);
  });

  it.each([
    ['{tls.crt: x, tls.key: x, ca.crt: x}', 'verified', 'verified', 'unverified'],
    ['{tls.crt: x, tls.key: x}', 'refused', 'refused', 'unverified'],
    ['{tls.crt: x, tls.key: x, ca.crt: ""}', 'refused', 'refused', 'unverified'],
    ['{cacert: x}', 'verified', 'refused', 'refused'],
    ['{tls.crt: x, tls.key: ""}', 'refused', 'refused', 'refused'],
    ['{cert: x, key: x, cacert: x}', 'verified', 'verified', 'unverified'],
  ])('take from a Secret what is in it: %s', (data, ...expected) => {
    const secret = `\napiVersion: v1\nkind: Secret\nmetadata: {name: own, namespace: edge}\nstringData: ${data}`;
    const states = ['mode: SIMPLE', 'mode: MUTUAL', 'mode: MUTUAL, insecureSkipVerify: true'].map(
      (mode) => seen(tls('edge', `${mode}, credentialName: own`), secret).split(' ')[0],
    );
    expect(states).toEqual(expected);
  });

  it.each([
    ['data: {cacert: "", ca.crt: "-----BEGIN CERTIFICATE-----"}', 'verified'],
    ['data: {cacert: hello, ca.crt: "-----BEGIN CERTIFICATE-----"}', 'refused'],
    ['binaryData: {ca.crt: eA==}', 'refused'],
  ])('read a ConfigMap by its first key that has something: %s', (content, expected) => {
    const configMap = `\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ca, namespace: shop}\n${content}`;
    expect(seen(policy(NAMED), configMap).split(' ')[0]).toBe(expected);
  });

  it('have no Host to take from a TCPRoute', () => {
    const tcp = ROUTE.replace('HTTPRoute', 'TCPRoute');
    const gateway = GATEWAY.replace('protocol: HTTPS', 'protocol: TCP');
    expect(seenBy('1.31.1', gateway, tcp, SERVICE, tls('edge', 'mode: SIMPLE'))).toBe(
      'chain-only sni=none names=unchecked',
    );
  });

  it('stand alone in an entry for a port', () => {
    const entry = (port: string) =>
      rule(
        'shop',
        `host: ${HOST}, trafficPolicy: {tls: {${VERIFIED}}, portLevelSettings: [{port: {number: ${port}}}]}`,
      );
    expect(seen(entry('8443'))).toBe('plaintext');
    expect(seen(entry('9443'))).toContain('verified');
  });
});

it('refuses a Service that is not exported to the gateway', () => {
  const kept = (to: string) =>
    SERVICE.replace('namespace: shop', `namespace: shop, annotations: {networking.istio.io/exportTo: "${to}"}`);
  expect(seenBy('1.31.1', GATEWAY, ROUTE, kept('.'), policy(NAMED))).toBe('refused');
  expect(seenBy('1.31.1', GATEWAY, ROUTE, kept('~'), policy(NAMED))).toBe('refused');
  expect(seenBy('1.31.1', GATEWAY, ROUTE, kept('data, edge'), policy(NAMED))).toContain('verified');
});

describe('hosts outside the cluster', () => {
  const route = ROUTE.replace(
    '{name: api, port: 8443}',
    '{group: networking.istio.io, kind: Hostname, name: x.example, port: 443}',
  );
  const entry = (more = '') => `
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: {name: x, namespace: shop}
spec: {hosts: [x.example], ports: [{number: 443, name: https, protocol: HTTPS}], resolution: DNS${more}}`;
  const onEntry = policy(NAMED, 'name: x, sectionName: https').replace(
    'group: "", kind: Service',
    'group: networking.istio.io, kind: ServiceEntry',
  );
  const world = [GATEWAY, route];

  it('are plain text by protocol HTTPS alone, and not known without an entry', () => {
    expect(seenBy('1.31.1', ...world, entry())).toBe('plaintext');
    expect(seenBy('1.31.1', ...world)).toBe('unknown');
  });

  it('take policies on the entry from 1.28 on', () => {
    expect(seenBy('1.31.1', ...world, entry(), onEntry)).toContain('verified');
    expect(seenBy('1.27.9', ...world, entry(), onEntry)).toBe('plaintext');
  });

  it('are checked for the entry’s names where the rule lists none', () => {
    const named = entry(', subjectAltNames: [x.example]');
    const simple = rule('edge', 'host: x.example, trafficPolicy: {tls: {mode: SIMPLE, sni: x.example}}');
    expect(seenBy('1.31.1', ...world, named, simple)).toBe('verified sni=x.example names=x.example');
    expect(seenBy('1.31.1', ...world, entry(), simple)).toBe('chain-only sni=x.example names=unchecked');
  });

  it('are known to the gateways that the entry is exported to, by its own ports', () => {
    const kept = entry(', exportTo: ["."]');
    expect(seenBy('1.31.1', ...world, kept, onEntry)).toBe('refused');
    expect(seenBy('1.31.1', ...world, entry(', exportTo: [edge]'), onEntry)).toContain('verified');
    expect(seenBy('1.31.1', ...world, entry().replace('443', '8443'), onEntry)).toBe('refused');
    const other = entry().replace('namespace: shop', 'namespace: data');
    expect(seenBy('1.31.1', ...world, entry(), onEntry, other)).toBe('plaintext');
    expect(seenBy('1.31.1', ...world, kept, onEntry, other)).toBe('plaintext');
    const older = entry().replace('namespace: shop', 'namespace: shop, creationTimestamp: "2025-01-01T00:00:00Z"');
    expect(seenBy('1.31.1', ...world, older, onEntry, other)).toContain('verified');
  });

  it('are refused with a namespace', () => {
    const placed = route.replace('kind: Hostname', 'kind: Hostname, namespace: shop');
    expect(seenBy('1.31.1', GATEWAY, placed, entry(), onEntry)).toBe('refused');
  });

  it('may be Services by their whole name', () => {
    const whole = route.replace('x.example, port: 443', `${HOST}, port: 8443`);
    expect(seenBy('1.31.1', GATEWAY, whole, SERVICE, policy(NAMED))).toContain('verified');
  });

  it('refuses kinds that are no backend', () => {
    const other = ROUTE.replace('{name: api, port: 8443}', '{group: gateway.envoyproxy.io, kind: Backend, name: x}');
    expect(seenBy('1.31.1', GATEWAY, other)).toBe('refused');
  });
});

describe('routes', () => {
  it('pass TLS through untouched without settings, and wrap it with some', () => {
    const gateway = GATEWAY.replace('protocol: HTTPS', 'protocol: TLS, tls: {mode: Passthrough}');
    const route = ROUTE.replace('HTTPRoute', 'TLSRoute');
    expect(seenBy('1.31.1', gateway, route, SERVICE)).toBe('passthrough');
    expect(seenBy('1.31.1', gateway, route, SERVICE, policy(NAMED))).toBe('unknown');
  });

  it('terminate TLS for a TLSRoute from 1.30 on', () => {
    const world = [
      GATEWAY.replace('protocol: HTTPS', 'protocol: TLS'),
      ROUTE.replace('HTTPRoute', 'TLSRoute'),
      SERVICE,
    ];
    expect(seenBy('1.30.4', ...world, policy(NAMED))).toContain('verified');
    expect(seenBy('1.29.7', ...world, policy(NAMED))).toBe('refused');
  });

  it('say so where two Gateways connect in different ways', () => {
    const two = ROUTE.replace(
      '[{name: gw, namespace: edge}]',
      '[{name: gw, namespace: edge}, {name: gw, namespace: shop}]',
    );
    const hops = hopsOf('1.31.1', GATEWAY, two, SERVICE, tls('edge', VERIFIED));
    expect(hops[0]?.unsure.join()).toContain('Gateway shop/gw');
  });

  it('hang on no gateway where the parent is a Service', () => {
    expect(
      seenBy('1.31.1', ROUTE.replace('{name: gw, namespace: edge}', '{group: "", kind: Service, name: api}'), SERVICE),
    ).toBe('unknown');
  });
});
