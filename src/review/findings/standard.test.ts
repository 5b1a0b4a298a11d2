import { describe, expect, it } from 'vitest';
import { arbitraryConfiguration } from '../../../tests/arbitrary.ts';
import fc from '../../../tests/fast-check.ts';
import { applyPatch } from '../../../tests/laws/json-patch.ts';
import type { Configuration, ConfigurationInput } from '../../configuration/configuration.ts';
import { readConfiguration } from '../../configuration/read-configuration.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { foundOf } from '../../gateway-api/found.ts';
import { implementation } from '../../implementations/any/implementation.ts';
import type { Wish } from '../../manifest/change.ts';
import { changeObject } from '../../manifest/change.ts';
import type { K8sObject } from '../../manifest/object.ts';
import { review } from '../review.ts';
import { standardFindings } from '../standard-findings.ts';

function configured(input: ConfigurationInput): Configuration {
  const reading = readConfiguration(input);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.configuration;
}

function findingsOf(configuration: Configuration): readonly Finding[] {
  return review(configuration, implementation).findings;
}

const line = ({ severity, id, at }: Finding): string => `${severity} ${id} ${at.field ?? '-'}`;

function fixed(configuration: Configuration, { edits }: Fix): Configuration {
  const operations = edits.map(({ at, value }) => ({ op: 'replace', path: `/${at.replaceAll('.', '/')}`, value }));
  const reading = readConfiguration(applyPatch(configuration, operations));
  if (!reading.ok) throw new Error(`The fix does not read: ${JSON.stringify(reading.problems)}`);
  return reading.configuration;
}

type BackendInput = NonNullable<NonNullable<ConfigurationInput['backends']>[0]>;
const system = { mode: 'system', hostname: 'api.example.org' } as const;
const service = (name: string, more: object = {}): BackendInput => ({ target: { kind: 'Service', name, ...more } });
const backendsOf = (first: BackendInput, ...rest: readonly BackendInput[]): ConfigurationInput => ({
  backends: [first, ...rest],
});
const many = (count: number, more: (index: number) => BackendInput) =>
  backendsOf(more(0), ...Array.from({ length: count - 1 }, (_, index) => more(index + 1)));

describe('wishes of the form', () => {
  it('have nothing to say about the defaults, with any implementation', () => {
    expect(findingsOf(configured({}))).toEqual([]);
  });

  it.each<[string, ConfigurationInput, readonly string[]]>([
    [
      'names without the host name',
      backendsOf({ validation: { ...system, subjectAltNames: [{ type: 'Hostname', hostname: 'b.example.org' }] } }),
      ['warning GEN-05 backends.0.validation.subjectAltNames'],
    ],
    [
      'a wildcard among the names',
      backendsOf({
        validation: {
          ...system,
          subjectAltNames: [
            { type: 'Hostname', hostname: 'api.example.org' },
            { type: 'Hostname', hostname: '*.example.org' },
          ],
        },
      }),
      ['warning GEN-18 backends.0.validation.subjectAltNames.1.hostname'],
    ],
    [
      'system CAs and a name of the cluster',
      backendsOf({ validation: { mode: 'system', hostname: 'api.shop.svc.cluster.local' } }),
      ['warning GEN-13 backends.0.validation.hostname'],
    ],
    [
      'system CAs and a name without dots',
      backendsOf({ validation: { mode: 'system', hostname: 'api' } }),
      ['warning GEN-13 backends.0.validation.hostname'],
    ],
    [
      'the cluster’s CA for something else than the API server',
      backendsOf({ validation: { mode: 'custom', ca: { kind: 'ClusterCA' } } }),
      ['warning GEN-28 backends.0.validation.ca'],
    ],
    [
      'the cluster’s CA for the API server',
      {
        route: { namespace: 'default' },
        gateway: { namespace: 'default' },
        backends: [
          {
            target: { kind: 'Service', namespace: 'default', name: 'kubernetes', port: 443 },
            validation: { mode: 'custom', hostname: 'kubernetes.default.svc', ca: { kind: 'ClusterCA' } },
          },
        ],
      },
      [],
    ],
    [
      'a Gateway as target',
      backendsOf({ target: { kind: 'Gateway' } }),
      ['error GEN-21 backends.0.target.kind', 'warning GEN-29 backends.0.target'],
    ],
    [
      'a CA from a Secret',
      backendsOf({ validation: { mode: 'custom', ca: { kind: 'Secret' } } }),
      ['warning GEN-16 backends.0.validation.ca.kind'],
    ],
    ['TLS versions', { tlsVersions: { minimum: '1.2' } }, ['error GEN-16 tlsVersions']],
    [
      'TLS versions the wrong way round',
      { tlsVersions: { minimum: '1.3', maximum: '1.1' } },
      ['error GEN-31 tlsVersions.minimum', 'error GEN-16 tlsVersions', 'warning GEN-32 tlsVersions.maximum'],
    ],
    [
      'a client certificate where the Gateway has no field for it',
      { clientCertificate: {}, setting: { implementation: 'any', gatewayApi: { release: '1.4' } } },
      ['error GEN-17 clientCertificate'],
    ],
    [
      'two wishes for one target',
      backendsOf({ validation: system }, { validation: { mode: 'custom' }, rule: 1 }),
      ['error GEN-08 backends.1.validation'],
    ],
    ['one wish twice', backendsOf({ validation: system }, { validation: system, rule: 1 }), []],
    [
      'two names for one port',
      backendsOf(service('a', { portName: 'https' }), service('a', { portName: 'tls' })),
      ['error GEN-06 backends.1.target.portName', 'error GEN-19 backends.1.target.portName'],
    ],
    [
      'two ports with one name',
      backendsOf(service('a', { port: 1 }), service('a', { port: 2 })),
      ['error GEN-19 backends.1.target.portName', 'warning GEN-39 -'],
    ],
    [
      'once headless, once not',
      backendsOf(service('a', { port: 1 }), service('a', { port: 2, portName: 'b', headless: true })),
      ['error GEN-19 backends.1.target.headless'],
    ],
    ['16 backends in a rule', many(16, (index) => service(`s${index}`)), []],
    ['17 backends in a rule', many(17, (index) => service(`s${index}`)), ['error GEN-26 backends.0.rule']],
    ['17 rules', many(17, (rule) => ({ ...service(`s${rule}`), rule })), ['error GEN-26 backends.16.rule']],
    [
      'two rules of a TLSRoute',
      {
        ...many(2, (rule) => ({ ...service(`s${rule}`), rule })),
        route: { kind: 'TLSRoute' },
        gateway: { listener: { protocol: 'TLS' } },
      },
      ['error GEN-26 backends.1.rule'],
    ],
    [
      'a TLSRoute without host names',
      { route: { kind: 'TLSRoute', hostnames: [] }, gateway: { listener: { protocol: 'TLS' } } },
      ['error GEN-27 route.hostnames'],
    ],
    [
      'an HTTPRoute on a TLS listener',
      { gateway: { listener: { protocol: 'TLS' } } },
      ['error GEN-20 gateway.listener.protocol'],
    ],
    [
      'a policy where TLS passes through',
      { route: { kind: 'TLSRoute' }, gateway: { listener: { protocol: 'TLS', tlsMode: 'Passthrough' } } },
      ['error GEN-07 gateway.listener.tlsMode'],
    ],
    [
      'a TCPRoute',
      { route: { kind: 'TCPRoute' }, gateway: { listener: { protocol: 'TCP' } } },
      ['warning GEN-07 route.kind', 'warning GEN-16 route.kind'],
    ],
    [
      'a TCPRoute on a TLS listener',
      { route: { kind: 'TCPRoute' }, gateway: { listener: { protocol: 'TLS' } } },
      ['warning GEN-16 route.kind', 'warning GEN-33 route.kind'],
    ],
    [
      'skip without a reason',
      backendsOf({ validation: { mode: 'skip', reviewBy: '2030-01-01' } }),
      [
        'error GEN-10 backends.0.validation.mode',
        'warning GEN-29 backends.0.target',
        'info GEN-24 backends.0.validation.reason',
      ],
    ],
  ])('%s', (_, input, expected) => {
    const configuration = configured({ ...input, setting: { implementation: 'any', ...input.setting } });
    // What `any` itself says of the system's CAs stands in its golden pairs.
    expect(
      findingsOf(configuration)
        .filter(({ id }) => id !== 'GEN-35')
        .map(line),
    ).toEqual(expected);
  });

  it('are mended by the fixes, each of which can be read and takes its finding away', () => {
    let fixes = 0;
    fc.assert(
      fc.property(arbitraryConfiguration({ implementation: fc.constant('any') }), (configuration) => {
        for (const finding of findingsOf(configuration)) {
          for (const fix of finding.fixes) {
            fixes += 1;
            const after = fixed(configuration, fix);
            if (after.setting.implementation !== 'any') continue;
            const left = findingsOf(after).filter(
              (one) => line(one) === line(finding) && one.message === finding.message,
            );
            expect(left, `${finding.id} after “${fix.label}”`).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(fixes).toBeGreaterThan(20);
  }, 30_000);
});

const POLICY = 'BackendTLSPolicy';
const base = configured({ backends: [{ validation: { mode: 'custom' } }] });

/** The manifests of the defaults, changed by hand. */
function edited(kind: string, ...wishes: readonly Wish[]): readonly K8sObject[] {
  return implementation
    .write(base)
    .map(({ object }) => (object.kind === kind ? changeObject(object, wishes).after : object));
}

function idsOf(objects: readonly K8sObject[]): readonly string[] {
  const found = foundOf(objects);
  return standardFindings(base, found, implementation.observe(found, base.setting)).map(
    ({ id, severity }) => `${severity} ${id}`,
  );
}

const hostname = ['spec', 'validation', 'hostname'];
const target = ['spec', 'targetRefs', 0];
const reference = ['spec', 'validation', 'caCertificateRefs'];

describe('manifests that were changed by hand', () => {
  it.each<[string, readonly K8sObject[], readonly string[]]>([
    ['nothing', edited(POLICY), []],
    ['an IPv4 address as host name', edited(POLICY, { path: hostname, value: '10.0.0.1' }), ['error GEN-09']],
    ['an IPv6 address as host name', edited(POLICY, { path: hostname, value: '2001:db8::1' }), ['error GEN-09']],
    ['capitals', edited(POLICY, { path: hostname, value: 'Api.example' }), ['error GEN-02']],
    ['a wildcard as host name', edited(POLICY, { path: hostname, value: '*.example' }), ['error GEN-02']],
    ['a port in the host name', edited(POLICY, { path: hostname, value: 'a.example:443' }), ['error GEN-02']],
    ['a label of 64 letters', edited(POLICY, { path: hostname, value: `${'a'.repeat(64)}.b` }), ['error GEN-02']],
    ['a label of 63 letters', edited(POLICY, { path: hostname, value: `${'a'.repeat(63)}.b` }), []],
    ['no host name', edited(POLICY, { path: hostname, value: undefined }), ['error GEN-02']],
    [
      'both sources of CAs',
      edited(POLICY, { path: ['spec', 'validation', 'wellKnownCACertificates'], value: 'System' }),
      ['error GEN-03'],
    ],
    ['no source of CAs', edited(POLICY, { path: reference, value: undefined }), ['error GEN-03']],
    [
      'two CA references',
      edited(POLICY, { path: [...reference, 1], value: { group: '', kind: 'ConfigMap', name: 'more' } }),
      ['warning GEN-22'],
    ],
    [
      'a CA in another namespace',
      edited(POLICY, { path: [...reference, 0, 'namespace'], value: 'elsewhere' }),
      ['error GEN-01'],
    ],
    [
      'the CA’s ConfigMap elsewhere',
      edited('ConfigMap', { path: ['metadata', 'namespace'], value: 'x' }),
      ['error GEN-01'],
    ],
    [
      'a listener for other host names',
      edited('Gateway', { path: ['spec', 'listeners', 0, 'hostname'], value: '*.example.org' }),
      ['error GEN-46'],
    ],
    [
      'a listener for all names below',
      edited('Gateway', { path: ['spec', 'listeners', 0, 'hostname'], value: '*.com' }),
      [],
    ],
    [
      'a route for all names below, on a listener for one of them',
      [
        ...edited('Gateway', { path: ['spec', 'listeners', 0, 'hostname'], value: 'a.example.com' }).filter(
          ({ kind }) => kind !== 'HTTPRoute',
        ),
        ...edited('HTTPRoute', { path: ['spec', 'hostnames', 0], value: '*.example.com' }).filter(
          ({ kind }) => kind === 'HTTPRoute',
        ),
      ],
      [],
    ],
    ['a target in another namespace', edited(POLICY, { path: [...target, 'namespace'], value: 'x' }), ['error GEN-01']],
    [
      'the policy in another namespace',
      edited(POLICY, { path: ['metadata', 'namespace'], value: 'x' }),
      ['error GEN-01', 'error GEN-01', 'warning GEN-29'],
    ],
    [
      'the port’s number as section',
      edited(POLICY, { path: [...target, 'sectionName'], value: '8443' }),
      ['error GEN-06', 'warning GEN-29'],
    ],
    [
      'two targets',
      edited(POLICY, { path: ['spec', 'targetRefs', 1], value: { group: '', kind: 'Service', name: 'more' } }),
      ['warning GEN-34'],
    ],
    [
      'a second policy with other validation',
      [
        ...edited(POLICY),
        ...edited(
          POLICY,
          { path: ['metadata', 'name'], value: 'zz' },
          { path: hostname, value: 'other.example' },
        ).filter(({ kind }) => kind === POLICY),
      ],
      ['error GEN-08'],
    ],
    [
      'a second policy for the whole Service',
      [
        ...edited(POLICY),
        ...edited(
          POLICY,
          { path: ['metadata', 'name'], value: 'zz' },
          { path: [...target, 'sectionName'], value: undefined },
        ).filter(({ kind }) => kind === POLICY),
      ],
      ['warning GEN-08'],
    ],
    [
      'a backend in another namespace without a grant',
      edited('HTTPRoute', { path: ['spec', 'rules', 0, 'backendRefs', 0, 'namespace'], value: 'x' }),
      ['warning GEN-12', 'warning GEN-29'],
    ],
    [
      'plain-text HTTP/2 on a port with a policy',
      edited('Service', { path: ['spec', 'ports', 0, 'appProtocol'], value: 'kubernetes.io/h2c' }),
      ['warning GEN-25'],
    ],
    [
      'a listener of another name',
      edited('Gateway', { path: ['spec', 'listeners', 0, 'name'], value: 'x' }),
      ['error GEN-20'],
    ],
    [
      'a client certificate in another namespace without a grant',
      edited('Gateway', {
        path: ['spec', 'tls', 'backend', 'clientCertificateRef'],
        value: { name: 'client', namespace: 'x' },
      }),
      ['warning GEN-12'],
    ],
  ])('%s', (_, objects, expected) => {
    expect(idsOf(objects)).toEqual(expected);
  });
});
