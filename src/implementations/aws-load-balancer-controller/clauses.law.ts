import type { BackendClause, Case, Clause, OwnClauses } from '../../../tests/laws/normalise.ts';
import type { Backend, Configuration } from '../../configuration/configuration.ts';
import { pickString } from '../../manifest/json.ts';
import { answer, switched } from '../field.ts';
import { withAnswer } from '../read-answer.ts';
import * as aws from './fields.ts';
import { isGatewayWide } from './target-group-configuration.ts';

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

export const clauses: OwnClauses = { clauses: awsClauses(), backends: awsBackendClauses(), last: awsNegotiation };
