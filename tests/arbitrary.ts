import {
  BACKEND_PROTOCOLS,
  type Backend,
  type CaSource,
  CHANNELS,
  type Configuration,
  GATEWAY_API_RELEASES,
  LISTENER_PROTOCOLS,
  ROUTE_KINDS,
  type Setting,
  type SubjectAltName,
  type Target,
  TLS_VERSIONS,
  type Validation,
} from '../src/configuration/configuration.ts';
import fc from './fast-check.ts';

/**
 * Configurations for property tests: every variant of every part, with names from a small pool (so that they collide)
 * and now and then from the whole range. All of them pass `readConfiguration` unchanged.
 */

/** Narrows what is generated; what is left out is arbitrary. */
export interface Narrowed {
  readonly implementation?: fc.Arbitrary<string>;
  /** Defaults to minors and patches of any number, and `unlisted`. */
  readonly version?: fc.Arbitrary<string>;
  readonly options?: fc.Arbitrary<Configuration['options']>;
  readonly maxBackends?: number;
}

export function arbitraryConfiguration(narrowed: Narrowed = {}): fc.Arbitrary<Configuration> {
  return fc.record<Configuration>({
    schema: fc.constant(1),
    setting: setting(narrowed),
    gateway: fc.record<Configuration['gateway']>({
      namespace: namespace(),
      name: pool(subdomain(), 'gateway', 'edge'),
      className: pool(subdomain(), 'gateway-class', 'eg'),
      listener: fc.record<Configuration['gateway']['listener']>({
        name: pool(subdomain(), 'https', 'tls'),
        port: port(),
        protocol: fc.constantFrom(...LISTENER_PROTOCOLS),
        tlsMode: fc.constantFrom('Terminate', 'Passthrough'),
        certificateSecret: pool(subdomain(), 'gateway-certificate'),
      }),
    }),
    route: fc.record<Configuration['route']>({
      kind: fc.constantFrom(...ROUTE_KINDS),
      namespace: namespace(),
      name: pool(subdomain(), 'api', 'orders'),
      hostnames: fc.array(wildcardHostName(), { maxLength: 3 }),
    }),
    backends: backends(narrowed.maxBackends ?? 4),
    clientCertificate: fc.option(fc.record({ secret: pool(subdomain(), 'gateway-client'), namespace: namespace() }), {
      nil: null,
      freq: 3,
    }),
    tlsVersions: fc.record({
      minimum: fc.option(fc.constantFrom(...TLS_VERSIONS), { nil: null }),
      maximum: fc.option(fc.constantFrom(...TLS_VERSIONS), { nil: null }),
    }),
    output: fc.record({ completeExample: fc.boolean(), permalink: fc.boolean() }),
    options: narrowed.options ?? options(),
  });
}

export function arbitraryTarget(): fc.Arbitrary<Target> {
  const policyTarget = <const K extends 'Gateway' | 'HTTPRoute'>(kind: K) =>
    fc.record({
      kind: fc.constant(kind),
      namespace: namespace(),
      name: pool(subdomain(), 'gateway', 'api'),
      sectionName: fc.option(pool(subdomain(), 'https'), { nil: null }),
      service: serviceName(),
      port: port(),
      portName: portName(),
    });
  return fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record<Extract<Target, { kind: 'Service' }>>({
        kind: fc.constant('Service'),
        namespace: namespace(),
        name: serviceName(),
        port: port(),
        portName: portName(),
        targetPort: port(),
        headless: fc.boolean(),
      }),
    },
    fc.record<Extract<Target, { kind: 'ExternalHost' }>>({
      kind: fc.constant('ExternalHost'),
      namespace: namespace(),
      hostname: hostName(),
      port: port(),
    }),
    policyTarget('Gateway'),
    policyTarget('HTTPRoute'),
  );
}

export function arbitraryValidation(): fc.Arbitrary<Validation> {
  const subjectAltNames = fc.array(subjectAltName(), { maxLength: 5 });
  return fc.oneof(
    fc.record<Extract<Validation, { mode: 'system' }>>({
      mode: fc.constant('system'),
      hostname: hostName(),
      subjectAltNames,
    }),
    fc.record<Extract<Validation, { mode: 'custom' }>>({
      mode: fc.constant('custom'),
      hostname: hostName(),
      subjectAltNames,
      ca: caSource(),
    }),
    fc.record<Extract<Validation, { mode: 'skip' }>>({
      mode: fc.constant('skip'),
      hostname: fc.option(hostName(), { nil: null }),
      reason: anyText(80),
      reviewBy: fc.constantFrom('', '2026-12-01', '2030-02-28'),
    }),
  );
}

/** A certificate in form only: the right frame around base64 that nobody decodes. */
export const SAMPLE_CERTIFICATE = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUQw==\n-----END CERTIFICATE-----\n';

/** A private key in form only. */
export const SAMPLE_PRIVATE_KEY = '-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEG\n-----END PRIVATE KEY-----\n';

function setting(narrowed: Narrowed): fc.Arbitrary<Setting> {
  return fc.record<Setting>({
    implementation:
      narrowed.implementation ??
      fc.constantFrom('any', 'envoy-gateway', 'aws-load-balancer-controller', 'nobody-knows'),
    version: narrowed.version ?? version(),
    gatewayApi: fc.record<Setting['gatewayApi']>({
      release: fc.constantFrom(...GATEWAY_API_RELEASES),
      channel: fc.constantFrom(...CHANNELS),
      missingKinds: fc.oneof(
        { weight: 3, arbitrary: fc.constant<string[]>([]) },
        fc.subarray(['BackendTLSPolicy', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'ReferenceGrant']),
      ),
    }),
    clusterDomain: pool(subdomain(), 'cluster.local', 'cluster.local', 'k8s.example.com'),
  });
}

function backends(max: number): fc.Arbitrary<[Backend, ...Backend[]]> {
  const backend = fc.record<Backend>({
    target: arbitraryTarget(),
    validation: arbitraryValidation(),
    protocol: fc.constantFrom(...BACKEND_PROTOCOLS),
    weight: fc.oneof(fc.constant(1), fc.nat(1_000_000)),
    rule: fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, fc.nat(3), { weight: 1, arbitrary: fc.nat(999) }),
  });
  return fc
    .tuple(backend, fc.array(backend, { maxLength: Math.max(0, max - 1) }))
    .map(([first, rest]): [Backend, ...Backend[]] => [first, ...rest]);
}

function caSource(): fc.Arbitrary<CaSource> {
  const named = <const K extends 'ConfigMap' | 'Secret' | 'ClusterTrustBundle'>(kind: K) =>
    fc.record({ kind: fc.constant(kind), name: pool(subdomain(), 'api-ca') });
  return fc.oneof(
    named('ConfigMap'),
    named('Secret'),
    named('ClusterTrustBundle'),
    fc.record<Extract<CaSource, { kind: 'PEM' }>>({
      kind: fc.constant('PEM'),
      name: pool(subdomain(), 'api-ca'),
      pem: fc.oneof(
        fc.constantFrom('', SAMPLE_CERTIFICATE, SAMPLE_CERTIFICATE.repeat(2), SAMPLE_PRIVATE_KEY + SAMPLE_CERTIFICATE),
        anyText(200),
      ),
    }),
    fc.record<Extract<CaSource, { kind: 'ClusterCA' }>>({ kind: fc.constant('ClusterCA') }),
  );
}

function subjectAltName(): fc.Arbitrary<SubjectAltName> {
  return fc.oneof(
    fc.record<Extract<SubjectAltName, { type: 'Hostname' }>>({
      type: fc.constant('Hostname'),
      hostname: wildcardHostName(),
    }),
    fc.record<Extract<SubjectAltName, { type: 'URI' }>>({
      type: fc.constant('URI'),
      uri: fc.constantFrom('spiffe://cluster.local/ns/shop/sa/api', 'https://api.example.com/id?x=1#y'),
    }),
  );
}

function version(): fc.Arbitrary<string> {
  return fc.oneof(
    fc.constantFrom('1.5', '1.6', '1.8', '1.8.3', '1.9', '1.9.0', '2.13', '2.14', '3.1', '3.2', '3.5', 'unlisted'),
    fc.tuple(fc.nat(9999), fc.nat(9999)).map(([major, minor]) => `${major}.${minor}`),
    fc.tuple(fc.nat(9), fc.nat(30), fc.nat(30)).map((numbers) => numbers.join('.')),
  );
}

function options(): fc.Arbitrary<Configuration['options']> {
  const id = fc
    .tuple(label(8), fc.stringMatching(/^[a-zA-Z0-9-]{1,12}$/))
    .map(([implementation, field]) => `${implementation}.${field}`);
  return fc.dictionary(id, fc.oneof(fc.boolean(), anyText(60)), { maxKeys: 3, noNullPrototype: true });
}

function namespace(): fc.Arbitrary<string> {
  return pool(label(63), 'shop', 'shop', 'shop', 'default', 'edge');
}

function serviceName(): fc.Arbitrary<string> {
  return pool(
    label(62).map((name) => `s${name}`),
    'api',
    'api',
    'orders',
    'kubernetes',
  );
}

function portName(): fc.Arbitrary<string | null> {
  return fc.option(
    pool(
      label(62).map((name) => `p${name}`),
      'https',
      'https',
      'grpc',
    ),
    { nil: null },
  );
}

function port(): fc.Arbitrary<number> {
  return fc.oneof(fc.constantFrom(443, 8443), fc.integer({ min: 1, max: 65535 }));
}

function hostName(): fc.Arbitrary<string> {
  const any = fc
    .array(label(20), { minLength: 1, maxLength: 5 })
    .map((labels) => labels.join('.'))
    .filter((name) => !/^\d{1,3}(\.\d{1,3}){3}$/.test(name));
  return pool(any, 'api.internal.example', 'api.internal.example', 'kubernetes.default.svc', 'localhost');
}

function wildcardHostName(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: hostName() },
    hostName()
      .filter((name) => name.length < 250)
      .map((name) => `*.${name}`),
  );
}

function subdomain(): fc.Arbitrary<string> {
  return fc.array(label(24), { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'));
}

/** An RFC 1123 label. */
function label(maxLength: number): fc.Arbitrary<string> {
  const end = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789');
  const inner = fc.string({
    unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789-'),
    maxLength: maxLength - 2,
  });
  return fc.oneof(
    end,
    fc.tuple(end, inner, end).map((parts) => parts.join('')),
  );
}

/** Text of any characters, hostile ones among them. */
function anyText(maxLength: number): fc.Arbitrary<string> {
  return fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc.constantFrom(
      '',
      '<script>alert(1)</script>',
      'a: [b',
      '---\n# no',
      "it's “quoted”",
      '__proto__',
      '\u0000\ufeff',
    ),
  );
}

function pool<T>(any: fc.Arbitrary<T>, ...common: readonly [T, ...T[]]): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...common) }, { weight: 1, arbitrary: any });
}
