import {
  BACKEND_PROTOCOLS,
  CHANNELS,
  type Configuration,
  DEFAULTS,
  GATEWAY_API_RELEASES,
  ROUTE_KINDS,
  TARGET_KINDS,
} from '../../src/configuration/configuration.ts';
import { readConfiguration } from '../../src/configuration/read-configuration.ts';
import { type ChoiceId, noteOf } from '../../src/implementations/fact.ts';
import type { Field } from '../../src/implementations/field.ts';
import type { Card, Implementation } from '../../src/implementations/implementation.ts';
import { TEST_CA } from '../test-ca.ts';
import type { Case, Dimensions } from './pairwise.ts';

/** What the form can express, as questions with answers; every implementation adds its versions and its own questions. */

/** `system`, `skip`, or the kind of CA of mode `custom`. */
export const VALIDATIONS = ['system', 'skip', 'ConfigMap', 'Secret', 'ClusterTrustBundle', 'PEM', 'ClusterCA'] as const;
export const LISTENERS = ['HTTP', 'HTTPS', 'TLS Terminate', 'TLS Passthrough', 'TCP'] as const;

const [firstRelease, ...otherReleases] = GATEWAY_API_RELEASES.flatMap((release) =>
  CHANNELS.map((channel) => `${release} ${channel}`),
);
export const GATEWAY_APIS: readonly [string, ...string[]] = [firstRelease ?? '', ...otherReleases];

export function versionsOf({ versions }: Implementation): readonly [string, ...string[]] {
  return ['unlisted', ...versions.flatMap(({ minor, newestPatch }) => [minor, newestPatch])];
}

/** The questions whose every combination is tried by the long run. */
export function coreDimensions(implementation: Implementation) {
  return {
    version: versionsOf(implementation),
    validation: VALIDATIONS,
    target: TARGET_KINDS,
    route: ROUTE_KINDS,
    gatewayApi: GATEWAY_APIS,
  } as const satisfies Dimensions;
}

/** All questions, those of the implementation included. */
export function allDimensions(implementation: Implementation): Dimensions {
  return {
    ...coreDimensions(implementation),
    listener: LISTENERS,
    names: ['hostname', 'SAN Hostname', 'SAN URI', 'SANs'],
    protocol: BACKEND_PROTOCOLS,
    port: ['named', 'unnamed', 'headless'],
    place: ['same namespace', 'other namespace'],
    backends: ['one', 'two Services', 'two ports', 'two modes', 'two rules'],
    clientCertificate: ['none', 'same namespace', 'other namespace'],
    tlsVersions: ['default', 'minimum', 'maximum'],
    output: ['changes', 'complete example'],
    ...Object.fromEntries(implementation.fields.map((field) => [field.id, answersTo(field)])),
  };
}

/**
 * The questions with those answers only that the facts do not refuse outright: cases of these are mostly without errors,
 * so that there is something to judge.
 */
export function promisingDimensions(implementation: Implementation): Dimensions {
  const { listener: _, ...all } = allDimensions(implementation);
  const can = (choice: ChoiceId) => offers(implementation, choice);
  return {
    ...all,
    version: versionsOf(implementation),
    validation: kept(VALIDATIONS, (validation) =>
      validation === 'system' || validation === 'skip'
        ? can(`mode-${validation}`)
        : can('mode-custom') && can(`ca-${validation}`),
    ),
    target: kept(TARGET_KINDS, (kind) => can(`target-${kind}`)),
    route: kept(ROUTE_KINDS, (kind) => can(`route-${kind}`)),
    gatewayApi: ['1.6 experimental', '1.6 standard', '1.5 standard', '1.4 experimental'],
    names: can('subject-alt-names') ? (all.names ?? ['hostname']) : ['hostname'],
    clientCertificate: can('client-certificate') ? ['none', 'same namespace', 'other namespace'] : ['none'],
    tlsVersions: can('tls-versions') ? ['default', 'minimum', 'maximum'] : ['default'],
    backends: ['one', 'two Services', 'two ports', 'two rules'],
  };
}

/** Whether a choice is honoured in some version, for some route and target. */
function offers(implementation: Implementation, choice: ChoiceId): boolean {
  const [{ target }] = DEFAULTS.backends;
  return versionsOf(implementation).some((version) =>
    ROUTE_KINDS.some(
      (route) =>
        noteOf(implementation.facts, choice, { ...DEFAULTS.setting, version }, route, target).available !== 'no',
    ),
  );
}

function kept<T extends string>(answers: readonly T[], keep: (answer: T) => boolean): readonly [string, ...string[]] {
  const [first, ...rest] = answers.filter(keep);
  return first === undefined ? [answers[0] ?? ''] : [first, ...rest];
}

function answersTo(field: Field): readonly [string, ...string[]] {
  if (field.type === 'switch') return ['true', 'false'];
  if (field.type === 'text') return field.preset === '' ? [''] : [field.preset, ''];
  const [first, ...rest] = field.choices.map((choice) => choice.value);
  return [first ?? field.preset, ...rest];
}

/** The listener that a route of this kind is usually attached to. */
export const USUAL_LISTENER: { readonly [kind: string]: (typeof LISTENERS)[number] } = {
  HTTPRoute: 'HTTPS',
  GRPCRoute: 'HTTPS',
  TLSRoute: 'TLS Terminate',
  TCPRoute: 'TCP',
};

/** The Configuration of a case; questions without an answer have the form's defaults. */
export function configurationOf(card: Card, implementation: Implementation, row: Partial<Case>): Configuration {
  const route = row.route ?? 'HTTPRoute';
  const [protocol, tlsMode = 'Terminate'] = (row.listener ?? USUAL_LISTENER[route] ?? 'HTTPS').split(' ');
  const [release, channel] = (row.gatewayApi ?? '1.6 standard').split(' ');
  const reading = readConfiguration({
    setting: { implementation: card.id, version: row.version ?? 'unlisted', gatewayApi: { release, channel } },
    gateway: { listener: { protocol, tlsMode } },
    route: { kind: route },
    backends: backendsOf(row),
    clientCertificate: clientCertificateOf(row),
    tlsVersions: {
      ...(row.tlsVersions === 'minimum' ? { minimum: '1.2' } : {}),
      ...(row.tlsVersions === 'maximum' ? { maximum: '1.3' } : {}),
    },
    output: { completeExample: row.output === 'complete example' },
    options: optionsOf(implementation, row),
  });
  if (!reading.ok) throw new Error(`${describeCase(row)}: ${JSON.stringify(reading.problems)}`);
  return reading.configuration;
}

function backendsOf(row: Partial<Case>): object[] {
  const first = { target: targetOf(row), validation: validationOf(row), protocol: row.protocol ?? 'http/1.1' };
  const isService = first.target.kind === 'Service';
  switch (row.backends) {
    case 'two Services':
      return [first, { ...first, weight: 3, target: isService ? { ...first.target, name: 'api-v2' } : first.target }];
    case 'two ports':
      return [
        first,
        {
          ...first,
          target: isService ? { ...first.target, port: 9443, portName: 'admin', headless: false } : first.target,
        },
      ];
    case 'two modes':
      return [
        first,
        { target: { kind: 'Service', name: 'other' }, validation: { mode: 'system', hostname: 'o.example' } },
      ];
    case 'two rules':
      return [first, { ...first, target: isService ? { ...first.target, name: 'api-v2' } : first.target, rule: 1 }];
    default:
      return [first];
  }
}

function targetOf(row: Partial<Case>): { kind: string; [field: string]: unknown } {
  const kind = row.target ?? 'Service';
  if (kind !== 'Service') return { kind };
  return {
    kind,
    namespace: row.place === 'other namespace' ? 'backends' : 'shop',
    portName: row.port === 'unnamed' ? null : 'https',
    headless: row.port === 'headless',
  };
}

function validationOf(row: Partial<Case>): object {
  const validation = row.validation ?? 'ConfigMap';
  if (validation === 'skip') return { mode: 'skip' };
  const hostname = { type: 'Hostname', hostname: 'san.internal.example' };
  const uri = { type: 'URI', uri: 'spiffe://cluster.local/ns/shop/sa/api' };
  const subjectAltNames =
    { 'SAN Hostname': [hostname], 'SAN URI': [uri], SANs: [hostname, uri] }[row.names ?? ''] ?? [];
  if (validation === 'system') return { mode: 'system', subjectAltNames };
  return {
    mode: 'custom',
    subjectAltNames,
    ca: validation === 'PEM' ? { kind: 'PEM', pem: TEST_CA } : { kind: validation },
  };
}

function clientCertificateOf(row: Partial<Case>): object | null {
  if (row.clientCertificate === 'same namespace') return { namespace: 'shop' };
  return row.clientCertificate === 'other namespace' ? { namespace: 'certificates' } : null;
}

function optionsOf(implementation: Implementation, row: Partial<Case>): object {
  return Object.fromEntries(
    implementation.fields.flatMap(({ id, type }) => {
      const answer = row[id];
      if (answer === undefined) return [];
      return [[id, type === 'switch' ? answer === 'true' : answer]];
    }),
  );
}

/** One line that names a case in a failure. */
export function describeCase(row: Partial<Case>): string {
  return Object.entries(row)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}
