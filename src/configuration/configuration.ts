import * as v from 'valibot';
import {
  DNS_LABEL,
  DNS_SUBDOMAIN,
  HOST_NAME,
  type NameForm,
  PORT_NAME,
  SAN_URI,
  SERVICE_NAME,
  WILDCARD_HOST_NAME,
} from './names.ts';
import { isVersion } from './version.ts';

/**
 * What the user asks for. Plain, serializable and versioned: the form edits it, links and files carry it, manifests are
 * written from it. Reading is tolerant of what is missing (defaults) and strict about what is unknown or malformed.
 */

const name = (form: NameForm) =>
  v.pipe(v.string('Expected text.'), v.maxLength(form.maxLength, form.says), v.regex(form.pattern, form.says));
const flag = (preset: boolean) => v.optional(v.boolean('Expected true or false.'), preset);
const portNumber = v.pipe(
  v.number('Expected a port number.'),
  v.integer('A port is a whole number from 1 to 65535.'),
  v.minValue(1, 'A port is a whole number from 1 to 65535.'),
  v.maxValue(65535, 'A port is a whole number from 1 to 65535.'),
);
const wholeNumber = (maximum: number) => {
  const says = `A whole number from 0 to ${maximum}.`;
  return v.pipe(v.number('Expected a number.'), v.integer(says), v.minValue(0, says), v.maxValue(maximum, says));
};
const choice = <const T extends readonly [string, ...string[]]>(options: T) =>
  v.picklist(options, `Expected one of: ${options.join(', ')}.`);

export const GATEWAY_API_RELEASES = ['1.2', '1.3', '1.4', '1.5', '1.6'] as const;
export const CHANNELS = ['standard', 'experimental'] as const;
export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'] as const;
export const MODES = ['system', 'custom', 'skip'] as const;
export const CA_KINDS = ['ConfigMap', 'Secret', 'ClusterTrustBundle', 'PEM', 'ClusterCA'] as const;
export const TARGET_KINDS = ['Service', 'ExternalHost', 'Gateway', 'HTTPRoute'] as const;
export const LISTENER_PROTOCOLS = ['HTTP', 'HTTPS', 'TLS', 'TCP'] as const;
export const BACKEND_PROTOCOLS = ['http/1.1', 'h2', 'grpc'] as const;
export const TLS_VERSIONS = ['1.0', '1.1', '1.2', '1.3'] as const;

/** Bounds of lists and texts: larger input is refused before anything is computed from it. */
export const LIMITS = { backends: 1000, hostnames: 16, subjectAltNames: 5, pem: 200_000, reason: 500 } as const;

const gatewayApi = v.strictObject({
  release: v.optional(choice(GATEWAY_API_RELEASES), '1.6'),
  channel: v.optional(choice(CHANNELS), 'standard'),
  /** Kinds that this release and channel has and this cluster has not (managed sets leave some out). */
  missingKinds: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.regex(/^[A-Z][A-Za-z]{1,62}$/, 'Expected a kind, such as BackendTLSPolicy.'))),
      v.maxLength(20),
    ),
    [],
  ),
});

const setting = v.strictObject({
  implementation: v.optional(
    v.pipe(
      v.string('Expected text.'),
      v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Expected the id of an implementation.'),
      v.maxLength(60),
    ),
    'envoy-gateway',
  ),
  version: v.optional(
    v.pipe(v.string('Expected text.'), v.check(isVersion, 'Expected a version such as 1.9 or 1.9.0, or “unlisted”.')),
    '1.9',
  ),
  gatewayApi: v.optional(gatewayApi, {}),
  clusterDomain: v.optional(name(DNS_SUBDOMAIN), 'cluster.local'),
});

const gateway = v.strictObject({
  namespace: v.optional(name(DNS_LABEL), 'shop'),
  name: v.optional(name(DNS_SUBDOMAIN), 'gateway'),
  className: v.optional(name(DNS_SUBDOMAIN), 'gateway-class'),
  listener: v.optional(
    v.strictObject({
      name: v.optional(name(DNS_SUBDOMAIN), 'https'),
      port: v.optional(portNumber, 443),
      protocol: v.optional(choice(LISTENER_PROTOCOLS), 'HTTPS'),
      /** What a TLS listener does; HTTPS always terminates, HTTP and TCP have no TLS. */
      tlsMode: v.optional(choice(['Terminate', 'Passthrough']), 'Terminate'),
      /** Secret with the certificate that clients see. */
      certificateSecret: v.optional(name(DNS_SUBDOMAIN), 'gateway-certificate'),
    }),
    {},
  ),
});

const route = v.strictObject({
  kind: v.optional(choice(ROUTE_KINDS), 'HTTPRoute'),
  namespace: v.optional(name(DNS_LABEL), 'shop'),
  name: v.optional(name(DNS_SUBDOMAIN), 'api'),
  hostnames: v.optional(v.pipe(v.array(name(WILDCARD_HOST_NAME)), v.maxLength(LIMITS.hostnames)), ['api.example.com']),
});

const serviceTarget = v.strictObject({
  kind: v.literal('Service'),
  namespace: v.optional(name(DNS_LABEL), 'shop'),
  name: v.optional(name(SERVICE_NAME), 'api'),
  port: v.optional(portNumber, 8443),
  /** `null` for the unnamed port of a Service with a single port. */
  portName: v.optional(v.nullable(name(PORT_NAME)), 'https'),
  /** The pods' port; it matters where traffic goes by DNS to a headless Service. */
  targetPort: v.optional(portNumber, 8443),
  headless: flag(false),
});
const externalTarget = v.strictObject({
  kind: v.literal('ExternalHost'),
  /** Namespace of the object that stands for the host, where the implementation has one. */
  namespace: v.optional(name(DNS_LABEL), 'shop'),
  hostname: v.optional(name(HOST_NAME), 'api.example.org'),
  port: v.optional(portNumber, 443),
});
const policyTarget = <const K extends 'Gateway' | 'HTTPRoute'>(kind: K) =>
  v.strictObject({
    kind: v.literal(kind),
    namespace: v.optional(name(DNS_LABEL), 'shop'),
    name: v.optional(name(DNS_SUBDOMAIN), kind === 'Gateway' ? 'gateway' : 'api'),
    /** Listener name or route rule name; `null` for the whole object. */
    sectionName: v.optional(v.nullable(name(DNS_SUBDOMAIN)), null),
    /** The Service, in the route's namespace, that the traffic reaches behind it. */
    service: v.optional(name(SERVICE_NAME), 'api'),
    port: v.optional(portNumber, 8443),
    portName: v.optional(v.nullable(name(PORT_NAME)), 'https'),
  });

const subjectAltName = v.variant(
  'type',
  [
    v.strictObject({ type: v.literal('Hostname'), hostname: name(WILDCARD_HOST_NAME) }),
    v.strictObject({ type: v.literal('URI'), uri: name(SAN_URI) }),
  ],
  'Expected type Hostname or URI.',
);

const caSource = v.variant(
  'kind',
  [
    v.strictObject({ kind: v.literal('ConfigMap'), name: v.optional(name(DNS_SUBDOMAIN), 'api-ca') }),
    v.strictObject({ kind: v.literal('Secret'), name: v.optional(name(DNS_SUBDOMAIN), 'api-ca') }),
    v.strictObject({ kind: v.literal('ClusterTrustBundle'), name: v.optional(name(DNS_SUBDOMAIN), 'api-ca') }),
    /** Certificates given as text: a ConfigMap of this name is written. */
    v.strictObject({
      kind: v.literal('PEM'),
      name: v.optional(name(DNS_SUBDOMAIN), 'api-ca'),
      pem: v.optional(v.pipe(v.string('Expected text.'), v.maxLength(LIMITS.pem, 'At most 200,000 characters.')), ''),
    }),
    /** `kube-root-ca.crt`, which every namespace has. */
    v.strictObject({ kind: v.literal('ClusterCA') }),
  ],
  `Expected one of: ${CA_KINDS.join(', ')}.`,
);

const hostname = v.optional(name(HOST_NAME), 'api.internal.example');
const subjectAltNames = v.optional(
  v.pipe(v.array(subjectAltName), v.maxLength(LIMITS.subjectAltNames, 'At most 5 subject alternative names.')),
  [],
);
const validation = v.variant(
  'mode',
  [
    v.strictObject({ mode: v.literal('system'), hostname, subjectAltNames }),
    v.strictObject({
      mode: v.literal('custom'),
      hostname,
      subjectAltNames,
      ca: v.optional(caSource, { kind: 'ConfigMap', name: 'api-ca' }),
    }),
    v.strictObject({
      mode: v.literal('skip'),
      /** SNI to send, where the implementation can; `null` leaves it to the implementation. */
      hostname: v.optional(v.nullable(name(HOST_NAME)), null),
      reason: v.optional(
        v.pipe(v.string('Expected text.'), v.maxLength(LIMITS.reason, `At most ${LIMITS.reason} characters.`)),
        '',
      ),
      /** Date by which somebody looks at this again; `''` for none. */
      reviewBy: v.optional(
        v.union(
          [v.literal(''), v.pipe(v.string(), v.isoDate('Expected a date such as 2027-03-01.'))],
          'Expected a date such as 2027-03-01.',
        ),
        '',
      ),
    }),
  ],
  `Expected one of: ${MODES.join(', ')}.`,
);

const backend = v.strictObject({
  target: v.optional(
    v.variant(
      'kind',
      [serviceTarget, externalTarget, policyTarget('Gateway'), policyTarget('HTTPRoute')],
      `Expected one of: ${TARGET_KINDS.join(', ')}.`,
    ),
    {
      kind: 'Service',
    },
  ),
  validation: v.optional(validation, { mode: 'custom' }),
  protocol: v.optional(choice(BACKEND_PROTOCOLS), 'http/1.1'),
  /** Share of the rule's traffic, relative to the rule's other backends. */
  weight: v.optional(wholeNumber(1_000_000), 1),
  /** Index of the route's rule that refers to this backend, from 0. */
  rule: v.optional(wholeNumber(999), 0),
});

const clientCertificate = v.strictObject({
  /** Secret of type kubernetes.io/tls. */
  secret: v.optional(name(DNS_SUBDOMAIN), 'gateway-client'),
  namespace: v.optional(name(DNS_LABEL), 'shop'),
});

const tlsVersions = v.strictObject({
  /** `null` leaves the implementation's default. */
  minimum: v.optional(v.nullable(choice(TLS_VERSIONS)), null),
  maximum: v.optional(v.nullable(choice(TLS_VERSIONS)), null),
});

const output = v.strictObject({
  /** Whole objects for everything (Gateway, route, Service) instead of changes to what is there. */
  completeExample: flag(false),
  /** Put a link to this state into downloads. */
  permalink: flag(false),
});

const nonEmptyBackends = v.pipe(
  v.tupleWithRest([backend], backend, 'Expected a list of backends.'),
  v.check((list) => list.length <= LIMITS.backends, `At most ${LIMITS.backends} backends.`),
);

export const configurationSchema = v.strictObject({
  schema: v.optional(v.literal(1, 'This version reads schema 1.'), 1),
  setting: v.optional(setting, {}),
  gateway: v.optional(gateway, {}),
  route: v.optional(route, {}),
  backends: v.optional(nonEmptyBackends, [{}]),
  clientCertificate: v.optional(v.nullable(clientCertificate), null),
  tlsVersions: v.optional(tlsVersions, {}),
  output: v.optional(output, {}),
  /** Answers to the implementation's own questions, by field id; the middle never looks inside. */
  options: v.optional(
    v.record(
      v.pipe(
        v.string(),
        v.regex(
          /^[a-z0-9-]+(\.[a-zA-Z0-9-]+)+$/,
          'Expected an option such as aws-load-balancer-controller.targetType.',
        ),
        v.maxLength(120),
      ),
      v.union([v.pipe(v.string(), v.maxLength(1000)), v.boolean()], 'Expected text, true or false.'),
    ),
    {},
  ),
});

export type Configuration = v.InferOutput<typeof configurationSchema>;
export type ConfigurationInput = v.InferInput<typeof configurationSchema>;
export type Setting = Configuration['setting'];
export type GatewayApiSetting = Setting['gatewayApi'];
export type GatewaySetup = Configuration['gateway'];
export type Backend = Configuration['backends'][number];
export type Target = Backend['target'];
export type ServiceTarget = Extract<Target, { kind: 'Service' }>;
export type Validation = Backend['validation'];
export type CaSource = Extract<Validation, { mode: 'custom' }>['ca'];
export type SubjectAltName = v.InferOutput<typeof subjectAltName>;
export type RouteKind = (typeof ROUTE_KINDS)[number];
export type TargetKind = (typeof TARGET_KINDS)[number];
export type Mode = (typeof MODES)[number];
export type CaKind = (typeof CA_KINDS)[number];
export type Channel = (typeof CHANNELS)[number];
export type GatewayApiRelease = (typeof GATEWAY_API_RELEASES)[number];
export type TlsVersion = (typeof TLS_VERSIONS)[number];
export type ClientCertificate = NonNullable<Configuration['clientCertificate']>;

/** A place in a Configuration: keys and indexes joined by dots, as `backends.0.validation.hostname`. */
export type FieldPath = string;

/** The Configuration that an empty page shows. */
export const DEFAULTS: Configuration = v.parse(configurationSchema, {});
