import type { Backend, Configuration, TlsVersion } from '../../src/configuration/configuration.ts';
import { TLS_VERSIONS } from '../../src/configuration/configuration.ts';
import * as aws from '../../src/implementations/aws-load-balancer-controller/fields.ts';
import { isGatewayWide } from '../../src/implementations/aws-load-balancer-controller/target-group-configuration.ts';
import * as envoy from '../../src/implementations/envoy-gateway/fields.ts';
import { write as writeEnvoy } from '../../src/implementations/envoy-gateway/write.ts';
import { answer, type Field, switched } from '../../src/implementations/field.ts';
import { withAnswer } from '../../src/implementations/read-answer.ts';
import { pickString, sameJson } from '../../src/manifest/json.ts';
import { type BackendClause, type Case, type Clause, type OwnClauses, SILENT_PROTOCOL } from './normalise.ts';

function clientTlsOfEnvoy(here: Configuration, { c, old, written }: Case): Configuration {
  const objects = written.map(({ object }) => object);
  const read = { ...here, options: old.options };
  const answersTo = (field: Field) => [answer(field, old), field.preset, answer(field, c)];
  const candidates = [old.tlsVersions, versionsIn(written)].flatMap((tlsVersions) =>
    answersTo(envoy.clientCertificateThrough).flatMap((through) =>
      answersTo(envoy.existingEnvoyProxy).map((proxy) =>
        withAnswer(
          withAnswer({ ...read, tlsVersions }, envoy.clientCertificateThrough, through),
          envoy.existingEnvoyProxy,
          proxy,
        ),
      ),
    ),
  );
  const same = (candidate: Configuration) => {
    const { tlsVersions, options } = candidate;
    return sameJson(
      writeEnvoy({ ...c, tlsVersions, options }).map(({ object }) => object),
      objects,
    );
  };
  return candidates.find(same) ?? read;
}

function versionsIn(written: Case['written']): Configuration['tlsVersions'] {
  const bound = (field: string): TlsVersion | null => {
    const texts = written.flatMap(
      ({ object }) => pickString(object, 'spec', 'tls', field) ?? pickString(object, 'spec', 'backendTLS', field) ?? [],
    );
    return TLS_VERSIONS.find((version) => version === texts[0]) ?? null;
  };
  return { minimum: bound('minVersion'), maximum: bound('maxVersion') };
}

const isNlb = ({ route }: Configuration) => route.kind === 'TCPRoute' || route.kind === 'TLSRoute';
const passes = (c: Configuration) => isNlb(c) && switched(aws.passthrough, c);
const isPool = ({ target }: Backend) => target.kind === 'Service' && target.headless;

function awsClauses(): readonly Clause[] {
  return [
    {
      says: 'Load balancers have no client certificate and no TLS versions.',
      of: (here, { old }) => ({
        ...here,
        clientCertificate: old.clientCertificate,
        tlsVersions: old.tlsVersions,
        options: old.options,
      }),
    },
    {
      says: 'Only an NLB can pass TLS through.',
      of: (here, { c }) => (isNlb(c) ? withAnswer(here, aws.passthrough, switched(aws.passthrough, c)) : here),
    },
    {
      says: 'Without a default for the Gateway, the whole Gateway is as good as each Service.',
      of: (here, given) => withAnswer(here, aws.scope, scopeIn(given, answer(aws.scope, here))),
    },
    {
      says: 'Targets of headless Services are pods, whatever is asked for.',
      of: (here, { c }) =>
        c.backends.every(isPool) ? here : withAnswer(here, aws.targetType, answer(aws.targetType, c)),
    },
    {
      says: 'Only a listener that ends TLS has a certificate.',
      of: (here, { c }) =>
        aws.certificateArn.asked(c) ? withAnswer(here, aws.certificateArn, answer(aws.certificateArn, c)) : here,
    },
    {
      says: 'Path and codes are said only where the health check is a request.',
      of: (here, { c }) => {
        const fields = aws.checksByRequest(c) ? [aws.healthCheckPath, aws.healthCheckMatcher] : [];
        return [aws.healthCheckProtocol, ...fields].reduce(
          (sofar, field) => withAnswer(sofar, field, answer(field, c)),
          here,
        );
      },
    },
  ];
}

function scopeIn({ c }: Case, before: string): string {
  const asked = answer(aws.scope, c);
  const isWide = isGatewayWide({ ...c, options: { [aws.scope.id]: 'gateway' } });
  if (asked === 'route' || (asked === 'gateway' && isWide)) return asked;
  return before === 'gateway' && !isWide ? before : 'service';
}

function awsBackendClauses(): readonly BackendClause[] {
  return [
    {
      says: 'What passes through is verified by the client, and nothing is said of it.',
      of: (backend, base, { c }) => (passes(c) ? { ...backend, validation: base.validation } : backend),
    },
    {
      says: 'No name is sent to targets, and a Service, or a Gateway, has one place for the reason of all its backends.',
      of: (backend, base, given) => (passes(given.c) ? backend : withSharedReason(backend, base, given)),
    },
    {
      says: 'A target group says its protocol behind HTTPRoute and HTTPS only; all backends on a Service have one.',
      of: (backend, base, { c }) => {
        if (c.route.kind !== 'HTTPRoute' || c.gateway.listener.protocol !== 'HTTPS')
          return { ...backend, protocol: base.protocol };
        return { ...backend, protocol: firstOn(backend, c).protocol };
      },
    },
  ];
}

const awsNegotiation: Clause = {
  says: 'Behind an NLB that ends TLS, all that is said is whether any backend speaks HTTP/2.',
  of: (here, { c }) => {
    const speaks = ({ backends }: Configuration) => backends.some(({ protocol }) => protocol !== 'http/1.1');
    if (!isNlb(c) || !aws.certificateArn.asked(c) || speaks(here) === speaks(c)) return here;
    const [first, ...rest] = here.backends;
    if (speaks(c)) return { ...here, backends: [{ ...first, protocol: 'h2' }, ...rest] };
    const plain = (backend: Backend): Backend => ({ ...backend, protocol: 'http/1.1' });
    return { ...here, backends: [plain(first), ...rest.map(plain)] };
  },
};

function firstOn(backend: Backend, { backends }: Configuration): Backend {
  const { namespace } = backend.target;
  const name = nameOf(backend);
  return backends.find((other) => other.target.namespace === namespace && nameOf(other) === name) ?? backend;
}

function nameOf({ target }: Backend): string {
  return target.kind === 'Service' ? target.name : '';
}

function withSharedReason(backend: Backend, base: Backend, { written }: Case): Backend {
  if (backend.validation.mode !== 'skip') return backend;
  const configurations = written.filter(({ object }) => object.kind === 'TargetGroupConfiguration');
  const own = configurations.find(
    ({ object }) =>
      object.metadata.namespace === backend.target.namespace &&
      pickString(object, 'spec', 'targetReference', 'name') === nameOf(backend),
  );
  const wide = configurations.find(({ object }) => pickString(object, 'spec', 'targetReference', 'name') === undefined);
  const bearers = [own, wide].flatMap((entry) =>
    entry === undefined ? [] : [entry.object.metadata.annotations ?? {}],
  );
  const [annotations = {}] = bearers;
  const hostname = base.validation.mode === 'skip' ? base.validation.hostname : null;
  return {
    ...backend,
    validation: {
      mode: 'skip',
      hostname,
      reason: annotations['upstream-tls/skip-reason'] ?? '',
      reviewBy: annotations['upstream-tls/review-by'] ?? '',
    },
  };
}

/** What the manifests of each implementation leave out, by its id. */
export const OWN_CLAUSES: { readonly [id: string]: OwnClauses } = {
  any: {
    clauses: [
      { says: 'The standard has no TLS versions.', of: (here, { old }) => ({ ...here, tlsVersions: old.tlsVersions }) },
    ],
    backends: [SILENT_PROTOCOL],
  },
  'envoy-gateway': {
    clauses: [
      {
        says: 'One bound may need the other written, and several answers can come to the same objects: `old` stays if it does, then the preset.',
        of: clientTlsOfEnvoy,
      },
    ],
    backends: [SILENT_PROTOCOL],
  },
  'aws-load-balancer-controller': { clauses: awsClauses(), backends: awsBackendClauses(), last: awsNegotiation },
};
