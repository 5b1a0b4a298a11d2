import { describe, expect, it } from 'vitest';
import { apiServerWith } from './api-server.ts';
import { CRDS_AT_HAND, type CrdVersion, crdFolders, loadCrds } from './crds.ts';
import { withDefaults } from './defaults.ts';
import { checkRules } from './rules.ts';
import type { Schema } from './schema.ts';
import { checkStructure } from './structure.ts';

/** The oracle itself is tested: an oracle that accepts everything would make every law about it true. */

const says = (value: unknown, schema: Schema) => checkStructure(value, schema).map((refusal) => refusal.says);

describe('structural validation', () => {
  it.each<[string, unknown, Schema, string]>([
    ['a wrong type', 'x', { type: 'integer' }, 'expected an integer, got "x"'],
    ['a fraction for an integer', 1.5, { type: 'integer' }, 'expected an integer, got 1.5'],
    ['null', null, { type: 'string' }, 'null where string is expected'],
    ['a missing field', {}, { type: 'object', required: ['a'] }, 'required'],
    ['an unknown field', { b: 1 }, { type: 'object', properties: { a: {} } }, 'unknown field'],
    ['too short a text', '', { type: 'string', minLength: 1 }, 'shorter than 1 characters'],
    ['too long a text', 'ab', { type: 'string', maxLength: 1 }, 'longer than 1 characters'],
    ['a text outside its pattern', 'A', { type: 'string', pattern: '^[a-z]$' }, '"A" does not match ^[a-z]$'],
    ['a value outside its enum', 'c', { type: 'string', enum: ['a'] }, '"c" is none of ["a"]'],
    ['a number below', 0, { type: 'integer', minimum: 1 }, '0 is below 1'],
    ['a number above', 9, { type: 'integer', maximum: 8 }, '9 is above 8'],
    ['an int32 that is none', 2 ** 31, { type: 'integer', format: 'int32' }, '2147483648 does not fit int32'],
    ['a format', '10.0.0', { type: 'string', format: 'ipv4' }, '"10.0.0" is no ipv4'],
    ['too few items', [], { type: 'array', minItems: 1 }, 'fewer than 1 items'],
    ['too many items', [1, 2], { type: 'array', maxItems: 1 }, 'more than 1 items'],
    ['too many properties', { a: 1 }, { additionalProperties: {}, maxProperties: 0 }, 'more than 0 properties'],
    ['a set with a duplicate', [1, 1], { type: 'array', 'x-kubernetes-list-type': 'set' }, 'duplicate'],
    [
      'a map list with a duplicate key',
      [{ n: 1 }, { n: 1, v: 2 }],
      { type: 'array', 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['n'] },
      'duplicate',
    ],
    ['neither integer nor text', true, { 'x-kubernetes-int-or-string': true }, 'expected an integer or text, got true'],
    ['no branch of anyOf', 'c', { anyOf: [{ enum: ['a'] }, { enum: ['b'] }] }, 'fits no branch of anyOf'],
    ['two branches of oneOf', 'a', { oneOf: [{}, {}] }, 'does not fit exactly one branch of oneOf'],
    ['what must not be', 'a', { not: { enum: ['a'] } }, 'fits what must not be'],
    [
      'what must not be, with fields that the branch does not name',
      { a: { b: 1 } },
      { 'x-kubernetes-preserve-unknown-fields': true, not: { properties: { a: { not: { enum: ['c'] } } } } },
      'fits what must not be',
    ],
  ])('refuses %s', (_, value, schema, expected) => {
    expect(says(value, schema)).toContain(expected);
  });

  it.each<[string, unknown, Schema]>([
    ['null where it is allowed', null, { type: 'string', nullable: true }],
    ['an integer as int-or-string', 8080, { 'x-kubernetes-int-or-string': true }],
    ['text as int-or-string', '50%', { 'x-kubernetes-int-or-string': true }],
    ['unknown fields where they are preserved', { b: 1 }, { 'x-kubernetes-preserve-unknown-fields': true }],
    ['any key of a map', { b: 'c' }, { type: 'object', additionalProperties: { type: 'string' } }],
    ['duplicates in an atomic list', [1, 1], { type: 'array', 'x-kubernetes-list-type': 'atomic' }],
  ])('accepts %s', (_, value, schema) => {
    expect(says(value, schema)).toEqual([]);
  });

  it('fills in defaults, inside lists and inside defaults', () => {
    const schema: Schema = {
      properties: {
        l: { items: { properties: { a: { default: 1 } } } },
        o: { default: {}, properties: { b: { default: 2 } } },
      },
    };
    expect(withDefaults({ l: [{}, { a: 3 }] }, schema)).toEqual({ l: [{ a: 1 }, { a: 3 }], o: { b: 2 } });
  });
});

describe('rules', () => {
  const rule = (text: string, value: unknown, properties: Schema['properties'] = {}) =>
    checkRules(value, { properties, 'x-kubernetes-validations': [{ rule: text, message: 'broken' }] });

  it('reports a broken rule with its message', () => {
    expect(rule('self.a == 1', { a: 2 }, { a: { type: 'integer' } }).refusals).toEqual([{ path: [], says: 'broken' }]);
  });
  it('escapes reserved names', () => {
    expect(rule("self.__namespace__ == 'x'", { namespace: 'x' }, { namespace: { type: 'string' } })).toEqual({
      refusals: [],
      notEvaluated: [],
    });
  });
  it('knows the functions of Kubernetes', () => {
    const properties: Schema['properties'] = { a: { type: 'string' } };
    expect(rule('isIP(self.a)', { a: '10.0.0.1' }, properties).refusals).toEqual([]);
    expect(rule('isIP(self.a)', { a: 'a.b' }, properties).refusals).toHaveLength(1);
    // No text passes, right or wrong: an optional value is never null.
    for (const a of ['A', 'a'])
      expect(rule('format.dns1123Label().validate(self.a) == null', { a }, properties).refusals).toHaveLength(1);
  });
  it('never takes a rule that it cannot evaluate for a pass', () => {
    expect(rule('self.a.unheardOf()', { a: 'x' }, { a: { type: 'string' } }).notEvaluated).toHaveLength(1);
    expect(rule('self.(', {}).notEvaluated).toHaveLength(1);
  });
});

const GATEWAY_API = 'gateway.networking.k8s.io';

function policy(validation: object, targetRefs: object[] = [{ group: '', kind: 'Service', name: 'api' }]): object {
  return {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'BackendTLSPolicy',
    metadata: { name: 'api', namespace: 'shop' },
    spec: { targetRefs, validation },
  };
}

const GOOD = { hostname: 'api.internal.example', wellKnownCACertificates: 'System' };
const CONFIG_MAP = { group: '', kind: 'ConfigMap', name: 'ca' };
const api = { group: '', kind: 'Service', name: 'api' };

describe.skipIf(!CRDS_AT_HAND)('CRDs of the real kinds (skipped where ../shared/crds is not at hand)', () => {
  const admitBy = (folder: string, object: unknown) => apiServerWith(loadCrds(folder), [GATEWAY_API]).admit(object);
  const standard = (object: unknown) => admitBy('gateway-api/v1.6.1/standard', object);

  it('accepts a good BackendTLSPolicy and one with every kind of name', () => {
    expect(standard(policy(GOOD))).toEqual({ kind: 'accepted', refusals: [] });
    const sans = [
      { type: 'Hostname', hostname: '*.internal.example' },
      { type: 'URI', uri: 'spiffe://cluster.local/ns/shop/sa/api' },
    ];
    const two = [
      { ...api, sectionName: 'https' },
      { ...api, sectionName: 'admin' },
    ];
    expect(
      standard(policy({ hostname: 'a.b', caCertificateRefs: [CONFIG_MAP], subjectAltNames: sans }, two)).refusals,
    ).toEqual([]);
  });

  it.each<[string, object, RegExp]>([
    ['R1 whole and section of one target', policy(GOOD, [api, { ...api, sectionName: 'https' }]), /must be specified/],
    ['R2 the same target twice', policy(GOOD, [api, api]), /must be unique/],
    ['R3 both CA sources', policy({ ...GOOD, caCertificateRefs: [CONFIG_MAP] }), /must not contain both/],
    ['R4 no CA source', policy({ hostname: 'a.b' }), /must specify either/],
    ['R4 an empty list of CAs', policy({ hostname: 'a.b', caCertificateRefs: [] }), /must specify either/],
    ['R5 Hostname without one', policy({ ...GOOD, subjectAltNames: [{ type: 'Hostname' }] }), /must contain Hostname/],
    [
      'R6 a hostname beside type URI',
      policy({ ...GOOD, subjectAltNames: [{ type: 'URI', uri: 'a://b', hostname: 'a.b' }] }),
      /must not contain Hostname/,
    ],
    ['R7 URI without one', policy({ ...GOOD, subjectAltNames: [{ type: 'URI' }] }), /must contain URI/],
    [
      'R8 a URI beside type Hostname',
      policy({ ...GOOD, subjectAltNames: [{ type: 'Hostname', hostname: 'a.b', uri: 'a://b' }] }),
      /must not contain URI/,
    ],
    ['capitals in the host name', policy({ ...GOOD, hostname: 'API.example' }), /spec\.validation\.hostname/],
    ['a namespace in targetRefs', policy(GOOD, [{ ...api, namespace: 'x' }]), /namespace: unknown field/],
    ['a urn', policy({ ...GOOD, subjectAltNames: [{ type: 'URI', uri: 'urn:x' }] }), /uri/],
  ])('refuses %s', (_, object, expected) => {
    const verdict = standard(object);
    expect(verdict.kind).toBe('refused');
    expect(verdict.refusals.join('\n')).toMatch(expected);
  });

  it('refuses a version that is not served, and a kind that is not there', () => {
    const old = { ...policy(GOOD), apiVersion: `${GATEWAY_API}/v1alpha3` };
    expect(standard(old).refusals.join()).toContain('no matches for kind BackendTLSPolicy');
    expect(admitBy('gateway-api/v1.6.1/experimental', old).kind).toBe('accepted');
    expect(admitBy('gateway-api/v1.3.0/standard', policy(GOOD)).kind).toBe('refused');
  });

  it('says that it does not know a kind of a group that it has not', () => {
    expect(standard({ apiVersion: 'example.org/v1', kind: 'X', metadata: { name: 'x' } }).kind).toBe('no-crd');
  });

  it('holds the rules of Gateway and TLSRoute', () => {
    const gateway = (listener: object) => ({
      apiVersion: `${GATEWAY_API}/v1`,
      kind: 'Gateway',
      metadata: { name: 'g', namespace: 'shop' },
      spec: { gatewayClassName: 'c', listeners: [{ name: 'l', port: 443, ...listener }] },
    });
    const tls = { mode: 'Terminate', certificateRefs: [{ name: 'cert' }] };
    expect(standard(gateway({ protocol: 'HTTPS', tls })).refusals).toEqual([]);
    expect(standard(gateway({ protocol: 'HTTPS', tls: { mode: 'Passthrough' } })).kind).toBe('refused');
    expect(standard(gateway({ protocol: 'HTTP', tls })).kind).toBe('refused');
    const route = (hostnames: string[]) => ({
      apiVersion: `${GATEWAY_API}/v1`,
      kind: 'TLSRoute',
      metadata: { name: 'r', namespace: 'shop' },
      spec: { parentRefs: [{ name: 'g' }], hostnames, rules: [{ backendRefs: [{ name: 'api', port: 8443 }] }] },
    });
    expect(standard(route(['api.example.com'])).refusals).toEqual([]);
    expect(standard(route(['10.0.0.1'])).kind).toBe('refused');
    expect(standard(route([])).kind).toBe('refused');
  });

  it('holds the rules of Envoy Gateway’s Backend', () => {
    const backend = (spec: object) => ({
      apiVersion: 'gateway.envoyproxy.io/v1alpha1',
      kind: 'Backend',
      metadata: { name: 'b', namespace: 'shop' },
      spec,
    });
    const admit = (spec: object) => admitBy('envoy-gateway/v1.9.0', backend(spec));
    const endpoints = [{ fqdn: { hostname: 'api.shop.svc.cluster.local', port: 8443 } }];
    expect(admit({ endpoints, tls: { insecureSkipVerify: true } }).refusals).toEqual([]);
    expect(admit({ endpoints: [{ ...endpoints[0], ip: { address: '10.0.0.1', port: 1 } }] }).kind).toBe('refused');
    expect(admit({ endpoints: [{}] }).kind).toBe('refused');
    expect(admit({ endpoints, tls: { wellKnownCACertificates: 'System', caCertificateRefs: [CONFIG_MAP] } }).kind).toBe(
      'refused',
    );
  });

  it('knows when TargetGroupConfiguration needs its targetReference', () => {
    const configuration = (spec: object) => ({
      apiVersion: 'gateway.k8s.aws/v1beta1',
      kind: 'TargetGroupConfiguration',
      metadata: { name: 't', namespace: 'shop' },
      spec,
    });
    const reference = { targetReference: { name: 'api' } };
    const properties = { defaultConfiguration: { protocol: 'HTTPS' } };
    const [oldest = '', ...newer] = crdFolders('aws-load-balancer-controller');
    const admit = (version: string, spec: object) =>
      admitBy(`aws-load-balancer-controller/${version}`, configuration(spec)).kind;
    expect(admit(oldest, { ...reference, ...properties })).toBe('accepted');
    expect(admit(oldest, properties)).toBe('refused');
    for (const version of newer) expect([version, admit(version, properties)]).toEqual([version, 'accepted']);
    expect(admit(oldest, { ...reference, defaultConfiguration: { protocol: 'HTTP3' } })).toBe('refused');
  });

  it('can parse and plan every rule of every CRD', () => {
    const rules = allCrds().flatMap(({ schema }) => rulesIn(schema));
    expect(rules.length).toBeGreaterThan(1000);
    const unanswered = new Set(
      rules.flatMap((rule) =>
        checkRules('', { 'x-kubernetes-validations': [rule] }).notEvaluated.filter(({ says: why }) =>
          /expecting|unbound function/.test(why),
        ),
      ),
    );
    expect([...unanswered]).toEqual([]);
  });

  it('finds every default and every enum of the CRDs consistent with its own schema', () => {
    const wrong = allCrds().flatMap(({ kind, version, schema }) =>
      defaultsIn(schema).flatMap(({ schema: inner, value }) =>
        checkStructure(withDefaults(value, inner), inner).map(({ says: why }) => `${kind}.${version}: ${why}`),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

function allCrds(): CrdVersion[] {
  const gatewayApi = crdFolders('gateway-api').flatMap((release) =>
    ['standard', 'experimental'].map((channel) => `gateway-api/${release}/${channel}`),
  );
  const others = ['envoy-gateway', 'aws-load-balancer-controller'].flatMap((name) =>
    crdFolders(name).map((version) => `${name}/${version}`),
  );
  return [...gatewayApi, ...others].flatMap(loadCrds);
}

function branchesOf(schema: Schema): Schema[] {
  const { items, additionalProperties } = schema;
  return [
    ...Object.values(schema.properties ?? {}),
    ...(items === undefined ? [] : [items]),
    ...(typeof additionalProperties === 'object' ? [additionalProperties] : []),
  ];
}

function rulesIn(schema: Schema): NonNullable<Schema['x-kubernetes-validations']>[number][] {
  return [...(schema['x-kubernetes-validations'] ?? []), ...branchesOf(schema).flatMap(rulesIn)];
}

function defaultsIn(schema: Schema): { schema: Schema; value: unknown }[] {
  const own = schema.default === undefined ? [] : [{ schema, value: schema.default }];
  return [...own, ...branchesOf(schema).flatMap(defaultsIn)];
}
