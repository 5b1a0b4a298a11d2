import { describe, expect, it } from 'vitest';
import fc from '../../tests/fast-check.ts';
import { asObject } from '../gateway-api/found.ts';
import { isJsonObject, type Json, type JsonObject } from '../manifest/json.ts';
import { groupOf, type K8sObject } from '../manifest/object.ts';
import { checkStructure } from './check-structure.ts';
import { type Cluster, structureFor } from './structure.ts';
import type { Verdict } from './verdict.ts';

const GATEWAY_API = 'gateway.networking.k8s.io';

interface Asked {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: Json;
  readonly [field: string]: Json | undefined;
}

async function verdict(asked: Asked, cluster: Partial<Cluster> = {}): Promise<Verdict> {
  const at = {
    gatewayApi: { release: '1.6', channel: 'standard' },
    implementation: 'envoy-gateway',
    version: '1.9',
    ...cluster,
  };
  const structure = await structureFor(at, groupOf(asked.apiVersion), asked.kind)?.load();
  const object = asObject({ metadata: { name: 'a', namespace: 'shop' }, ...asked });
  if (structure === undefined || object === undefined) throw new Error('nothing to check');
  return checkStructure(structure, object);
}

async function told(asked: Asked, cluster: Partial<Cluster> = {}): Promise<readonly string[]> {
  return (await verdict(asked, cluster)).violations.map(
    ({ id, path, at, message }) => `${id} ${path.join('/')} (${at}) ${message}`,
  );
}

const policy = (spec: JsonObject): Asked => ({ apiVersion: `${GATEWAY_API}/v1`, kind: 'BackendTLSPolicy', spec });
const targetRefs = [{ group: '', kind: 'Service', name: 'api' }];
const validation = { hostname: 'api.example.com', wellKnownCACertificates: 'System' };

describe('checkStructure', () => {
  it('has nothing to say of a policy that is right, with all that a live object carries', async () => {
    const metadata = {
      name: 'a',
      namespace: 'shop',
      uid: 'x',
      resourceVersion: '1',
      generation: 2,
      creationTimestamp: null,
      labels: { app: 'a', 'example.com/part': '' },
      annotations: { 'Example.com/note': 'any text' },
      managedFields: [{ manager: 'kubectl' }],
    }; // prettier-ignore
    const status = { ancestors: [{ anything: true }] };
    expect(await verdict({ ...policy({ targetRefs, validation }), metadata, status })).toEqual({
      violations: [],
      undecided: [],
    });
  });

  it.each<[string, JsonObject, string]>([
    [
      'an unknown field',
      { targetRefs, validation: { ...validation, hostnme: 'a' } },
      'STR-01 spec/validation/hostnme (key) spec.validation.hostnme is not a field that exists; hostname is probably meant.',
    ],
    [
      'a field one level too high',
      { targetRefs, validation, subjectAltNames: [] },
      'STR-01 spec/subjectAltNames (key) spec.subjectAltNames is not a field that exists; it belongs in validation.',
    ],
    [
      'a missing field',
      { targetRefs, validation: { wellKnownCACertificates: 'System' } },
      'STR-02 spec/validation/hostname (key) spec.validation.hostname is missing, and it is required.',
    ],
    [
      'a field without a value',
      { targetRefs, validation: { ...validation, hostname: null } },
      'STR-02 spec/validation/hostname (key) spec.validation.hostname is missing, and it is required.',
    ],
    [
      'a number for a text',
      { targetRefs: [{ ...targetRefs[0], sectionName: 443 }], validation },
      'STR-03 spec/targetRefs/0/sectionName (value) spec.targetRefs[0].sectionName holds the number 443, where text is expected: put it in quotes.',
    ],
    [
      'a map for a list',
      { targetRefs: {}, validation },
      'STR-03 spec/targetRefs (value) spec.targetRefs holds an empty map, where a list is expected: begin each entry with “- ”.',
    ],
    [
      'an empty entry',
      { targetRefs: [null], validation },
      'STR-03 spec/targetRefs/0 (value) spec.targetRefs[0] holds nothing, where a map of fields is expected.',
    ],
    [
      'a wrong enum',
      { targetRefs, validation: { ...validation, subjectAltNames: [{ type: 'hostname' }] } },
      'STR-04 spec/validation/subjectAltNames/0/type (value) spec.validation.subjectAltNames[0].type holds the text “hostname”, where only Hostname or URI is allowed; Hostname is probably meant.',
    ],
    [
      'a pattern that has words',
      { targetRefs, validation: { ...validation, wellKnownCACertificates: 'system' } },
      'STR-05 spec/validation/wellKnownCACertificates (value) spec.validation.wellKnownCACertificates holds the text “system”, but allowed is “System”, or a name with a domain in front of it (such as example.com/set).',
    ],
    [
      'an empty text',
      { targetRefs: [{ group: '', kind: 'Service', name: '' }], validation },
      'STR-07 spec/targetRefs/0/name (value) spec.targetRefs[0].name is empty, and it needs a value.',
    ],
    [
      'too few entries',
      { targetRefs: [], validation },
      'STR-09 spec/targetRefs (value) spec.targetRefs needs 1 entry at least, and has 0.',
    ],
  ])('tells %s', async (_, spec, expected) => {
    expect(await told(policy(spec))).toContain(expected);
  }); // prettier-ignore

  it('lets pass a field without a value that need not be there', async () => {
    expect(await told(policy({ targetRefs, validation: { ...validation, subjectAltNames: null } }))).toEqual([]);
  });

  const gateway = (spec: JsonObject): Asked => ({
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'Gateway',
    spec: { gatewayClassName: 'a', ...spec },
  });

  it('tells numbers out of bounds, text for a number, and entries with the same key', async () => {
    const listeners = [
      { name: 'a', port: 70_000, protocol: 'HTTPS' },
      { name: 'a', port: '443', protocol: 'HTTPS' },
    ];
    expect(await told(gateway({ listeners }))).toEqual([
      'STR-08 spec/listeners/0/port (value) spec.listeners[0].port is 70000, and 1 to 65535 is allowed.',
      'STR-03 spec/listeners/1/port (value) spec.listeners[1].port holds the text “443”, where a whole number is expected: write it without quotes.',
      'STR-10 spec/listeners/1 (value) spec.listeners[1] has the same name as spec.listeners[0], and these tell the entries apart.',
    ]);
  });

  it('counts a default as given: an address without a type is an IP address', async () => {
    const listeners = [{ name: 'a', port: 443, protocol: 'HTTPS' }];
    expect(await told(gateway({ listeners, addresses: [{ value: '10.0.0.1' }, { value: '2001:db8::1' }] }))).toEqual(
      [],
    );
    expect(await told(gateway({ listeners, addresses: [{ value: 'api.example.com' }] }))).toEqual([
      'STR-11 spec/addresses/0 (value) spec.addresses[0] has none of the forms that are allowed: type and value do not go together.',
    ]);
  });

  it('says where a field exists that this release or channel has not', async () => {
    const spec = { listeners: [{ name: 'a', port: 443, protocol: 'HTTPS' }], tls: { backend: {} } };
    expect(await told(gateway(spec), { gatewayApi: { release: '1.4', channel: 'standard' } })).toEqual([
      'STR-01 spec/tls (key) spec.tls is not a field that exists here; Gateway API 1.4.1, experimental channel and Gateway API 1.5.1, standard channel have it.',
    ]);
  });

  it('says that a release has no such kind, and which has', async () => {
    const { violations, undecided } = await verdict(policy({}), {
      gatewayApi: { release: '1.2', channel: 'standard' },
    });
    expect(violations).toEqual([
      {
        id: 'STR-13',
        path: ['kind'],
        at: 'value',
        message:
          'Gateway API 1.2.1, standard channel has no BackendTLSPolicy; Gateway API 1.2.1, experimental channel and Gateway API 1.4.1, standard channel have it.',
      },
    ]);
    expect(undecided).toHaveLength(1);
  });

  it.each([
    ['v1alpha3', 'no longer serves BackendTLSPolicy as v1alpha3'],
    ['v2', 'has no API version v2 of BackendTLSPolicy'],
    ['constructor', 'has no API version constructor of BackendTLSPolicy'],
  ])('says that %s is not served', async (version, says) => {
    expect(await told({ ...policy({}), apiVersion: `${GATEWAY_API}/${version}` })).toEqual([
      `STR-12 apiVersion (value) Gateway API 1.6.1, standard channel ${says}: write ${GATEWAY_API}/v1.`,
    ]);
  });

  it('says which release it went by where the own one is not at hand', async () => {
    const proxy = { apiVersion: 'gateway.envoyproxy.io/v1alpha1', kind: 'EnvoyProxy', spec: {} };
    expect((await verdict(proxy, { version: '1.5' })).undecided).toEqual([
      { path: [], why: 'The fields are those of Envoy Gateway 1.7.5, the nearest that is at hand.' },
    ]);
  });

  it('stops telling at some point, and says so', async () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`wrong${index}`, 1]));
    const { violations, undecided } = await verdict(policy({ targetRefs, validation, ...many }));
    expect(violations).toHaveLength(100);
    expect(undecided).toEqual([{ path: [], why: 'There are more than 100 mistakes; the others are not listed.' }]);
  });
});

describe('whatever stands there', () => {
  it.each([
    ['v1', 'Service'],
    [`${GATEWAY_API}/v1`, 'HTTPRoute'],
    ['gateway.envoyproxy.io/v1alpha1', 'Backend'],
  ])('gives a verdict: %s %s', async (apiVersion, kind) => {
    const at = { gatewayApi: { release: '1.6', channel: 'standard' }, implementation: 'any', version: '' };
    const structure = await structureFor(at, groupOf(apiVersion), kind)?.load();
    if (structure === undefined) throw new Error('nothing to check');
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (metadata, spec) => {
        // What is read from text has a name; the check must not rely on it.
        const object = { apiVersion, kind, metadata, spec } as unknown as K8sObject;
        const { violations } = checkStructure(structure, object);
        const named = violations.some(({ path }) => path[0] === 'metadata');
        expect(named || (isJsonObject(metadata) && typeof metadata.name === 'string')).toBe(true);
      }),
    );
  });
});

describe('kinds of Kubernetes itself', () => {
  it('does not judge fields of a Service that it knows nothing of', async () => {
    const spec = { port: [], ports: [{ port: 443, targetport: 8443 }] };
    const { violations, undecided } = await verdict({ apiVersion: 'v1', kind: 'Service', spec });
    expect(violations.map(({ message }) => message)).toEqual([
      'spec.ports[0].targetport is not a field that exists; targetPort is probably meant.',
    ]);
    expect(undecided).toEqual([
      {
        path: ['spec', 'port'],
        why: 'spec.port is not checked, since nothing is known of it here; perhaps ports is meant.',
      },
    ]);
  });

  it('tells two ports alike, one of them by default', async () => {
    const ports = [{ port: 443 }, { port: 443, protocol: 'TCP' }, { port: 443, protocol: 'UDP' }];
    const spec = { ports: ports.map((port, index) => ({ ...port, name: `p${index}` })) };
    expect(await told({ apiVersion: 'v1', kind: 'Service', spec })).toEqual([
      'STR-10 spec/ports/1 (value) spec.ports[1] has the same port and protocol as spec.ports[0], and these tell the entries apart.',
    ]);
  });

  it('reads the bytes of a Secret as Kubernetes does, line breaks and all', async () => {
    const secret = (data: JsonObject): Asked => ({ apiVersion: 'v1', kind: 'Secret', data });
    expect(await told(secret({ 'tls.crt': 'YWJj\nYWJj\n', empty: '' }))).toEqual([]);
    expect(await told(secret({ 'tls.crt': 'not base64!' }))).toEqual([
      'STR-06 data/tls.crt (value) data["tls.crt"] holds the text “not base64!”, where base64 is expected.',
    ]);
  });

  it('tells a key that a ConfigMap cannot have', async () => {
    expect(await told({ apiVersion: 'v1', kind: 'ConfigMap', data: { 'ca crt': '' } })).toEqual([
      'STR-05 data/ca crt (key) The name "ca crt" is not allowed here, only letters, digits, “-”, “_” and “.”, 253 characters at most (a key such as ca.crt).',
    ]);
  });
});

const OWNER = { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'x' };

describe('metadata', () => {
  const named = (metadata: JsonObject, kind = 'ConfigMap') => told({ apiVersion: 'v1', kind, metadata });

  it.each<[string, JsonObject, string]>([
    ['a name in capitals', { name: 'API', namespace: 'a' }, 'STR-14 metadata/name'],
    ['a name that is too long', { name: 'a'.repeat(254), namespace: 'a' }, 'STR-14 metadata/name'],
    ['a namespace with a dot', { name: 'a', namespace: 'a.b' }, 'STR-14 metadata/namespace'],
    ['a mistyped field', { name: 'a', namespace: 'a', lables: {} }, 'STR-01 metadata/lables'],
    ['labels that are a list', { name: 'a', namespace: 'a', labels: [] }, 'STR-03 metadata/labels'],
    ['a label’s key with a space', { name: 'a', namespace: 'a', labels: { 'a b': '' } }, 'STR-16 metadata/labels/a b'],
    [
      'a label’s key with a bad domain',
      { name: 'a', namespace: 'a', labels: { 'A..b/c': '' } },
      'STR-16 metadata/labels/A..b/c',
    ],
    [
      'a label that is too long',
      { name: 'a', namespace: 'a', labels: { a: 'a'.repeat(64) } },
      'STR-16 metadata/labels/a',
    ],
    ['a label that is true', { name: 'a', namespace: 'a', labels: { a: true } }, 'STR-03 metadata/labels/a'],
    [
      'an annotation that is a number',
      { name: 'a', namespace: 'a', annotations: { a: 1 } },
      'STR-03 metadata/annotations/a',
    ],
    ['a finalizer alone', { name: 'a', namespace: 'a', finalizers: 'a.b/c' }, 'STR-03 metadata/finalizers'],
    [
      'a finalizer with a space',
      { name: 'a', namespace: 'a', finalizers: ['a.b/c d'] },
      'STR-05 metadata/finalizers/0',
    ],
    [
      'an owner without uid',
      { name: 'a', namespace: 'a', ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'a' }] },
      'STR-02 metadata/ownerReferences/0/uid',
    ],
    [
      'an Event as owner',
      { name: 'a', namespace: 'a', ownerReferences: [{ ...OWNER, kind: 'Event' }] },
      'STR-11 metadata/ownerReferences/0',
    ],
    [
      'two ways to delete',
      { name: 'a', namespace: 'a', finalizers: ['orphan', 'foregroundDeletion'] },
      'STR-11 metadata/finalizers',
    ],
    [
      'a start of a name in capitals',
      { name: 'a', namespace: 'a', generateName: 'API-' },
      'STR-14 metadata/generateName',
    ],
    [
      'a dot at the end of such a start',
      { name: 'a', namespace: 'a', generateName: 'api.' },
      'STR-14 metadata/generateName',
    ],
    [
      'two controllers',
      {
        name: 'a',
        namespace: 'a',
        ownerReferences: [
          { ...OWNER, controller: true },
          { ...OWNER, controller: true },
        ],
      },
      'STR-10 metadata/ownerReferences/1',
    ],
    ['a generation as text', { name: 'a', namespace: 'a', generation: '1' }, 'STR-03 metadata/generation'],
    ['a time that is none', { name: 'a', namespace: 'a', creationTimestamp: '' }, 'STR-06 metadata/creationTimestamp'],
    ['a field list as text', { name: 'a', namespace: 'a', managedFields: ['a'] }, 'STR-03 metadata/managedFields/0'],
    ['a version as number', { name: 'a', namespace: 'a', resourceVersion: 7 }, 'STR-03 metadata/resourceVersion'],
    [
      'too many annotations',
      { name: 'a', namespace: 'a', annotations: { a: 'é'.repeat(140_000) } },
      'STR-07 metadata/annotations',
    ],
  ])('tells %s', async (_, metadata, expected) => {
    const [only, ...others] = await named(metadata);
    expect([only?.startsWith(`${expected} `), others]).toEqual([true, []]);
  }); // prettier-ignore

  it('has nothing to say of what the server writes itself', async () => {
    const live = {
      creationTimestamp: '2026-01-31T10:00:00Z',
      deletionTimestamp: null,
      generation: 3,
      managedFields: [{ manager: 'kubectl', fieldsV1: { 'f:spec': {} }, time: '2026-01-31T10:00:00Z' }],
      ownerReferences: [{ ...OWNER, controller: true, blockOwnerDeletion: true }, OWNER],
      finalizers: ['example.com/clean-up', 'foregroundDeletion'],
      generateName: 'a-',
    };
    expect(await named({ name: 'a', namespace: 'a', ...live })).toEqual([]);
  });

  it.each([
    ['Service', 'a.b'],
    ['Service', '1a'],
    ['Namespace', 'a.b'],
  ])('holds the name of a %s to its own rule: %s', async (kind, name) => {
    const told = await named(kind === 'Namespace' ? { name } : { name, namespace: 'a' }, kind);
    expect(told.map((one) => one.slice(0, 6))).toEqual(['STR-14']);
  });

  it('cannot say which namespace kubectl takes where none is named, nor keeps one that a kind has not', async () => {
    const { violations, undecided } = await verdict({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } });
    expect([violations, undecided.map(({ path }) => path)]).toEqual([[], [['metadata']]]);
    const cluster = await verdict({ apiVersion: 'v1', kind: 'Namespace' });
    expect([cluster.violations, cluster.undecided.map(({ path }) => path)]).toEqual([[], [['metadata', 'namespace']]]);
  });
});
