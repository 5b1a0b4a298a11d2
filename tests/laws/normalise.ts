import { serviceOf } from '../../src/configuration/backends.ts';
import {
  type Backend,
  type Configuration,
  DEFAULTS,
  type ServiceTarget,
} from '../../src/configuration/configuration.ts';
import type { Endpoint } from '../../src/gateway-api/hop.ts';
import { matchBackends, withLeftOver } from '../../src/gateway-api/match-backends.ts';
import type { Written } from '../../src/gateway-api/written.ts';
import { pick, pickList, pickNumber, pickString, sameJson } from '../../src/manifest/json.ts';

/**
 * What is left of a Configuration once it is written as manifests and read again beside another one, `old`: every clause
 * is something that manifests cannot say, or say in one way for several Configurations. What no clause names comes back as
 * it was.
 */

/** What a clause can look at. */
export interface Case {
  /** What was written. */
  readonly c: Configuration;
  readonly old: Configuration;
  /** The manifests of `c`. */
  readonly written: readonly Written[];
}

export interface Clause {
  readonly says: string;
  of(here: Configuration, given: Case): Configuration;
}

export interface BackendClause {
  readonly says: string;
  /** `base` is the backend of `old` that is taken for the same. */
  of(backend: Backend, base: Backend, given: Case): Backend;
}

/** The clauses of one implementation, beside those of all. */
export interface OwnClauses {
  readonly clauses: readonly Clause[];
  readonly backends: readonly BackendClause[];
  /** What is left once the backends are. */
  readonly last?: Clause;
}

export function normalise(given: Case, own: OwnClauses): Configuration {
  const here = [...CLAUSES, ...own.clauses].reduce((sofar, clause) => clause.of(sofar, given), given.c);
  const backends = normalisedBackends(here.backends, given, [...BACKEND_CLAUSES, ...own.backends]);
  const whole = { ...here, backends };
  return own.last?.of(whole, given) ?? whole;
}

const CLAUSES: readonly Clause[] = [
  {
    says: 'What is shown and downloaded is no part of the manifests; setting and output are those of `old`.',
    of: (here, { old }) => ({ ...here, setting: old.setting, output: old.output }),
  },
  {
    says: 'Only a TLS listener has a mode to say, and only one that ends TLS a certificate.',
    of: (here, { old }) => {
      const { listener } = here.gateway;
      const before = old.gateway.listener;
      const isTls = listener.protocol === 'TLS';
      const ends = listener.protocol === 'HTTPS' || (isTls && listener.tlsMode === 'Terminate');
      const tlsMode = isTls ? listener.tlsMode : before.tlsMode;
      const certificateSecret = ends ? listener.certificateSecret : before.certificateSecret;
      return { ...here, gateway: { ...here.gateway, listener: { ...listener, tlsMode, certificateSecret } } };
    },
  },
  {
    says: 'A TCPRoute has no host names.',
    of: (here, { old }) =>
      here.route.kind === 'TCPRoute' ? { ...here, route: { ...here.route, hostnames: old.route.hostnames } } : here,
  },
];

/** What becomes of the CA of a backend. */
export const CERTIFICATES_AS_TEXT: BackendClause = {
  says: 'White space around certificates is not written, and a ConfigMap with certificates is text, whoever names it.',
  of: (backend, base, { written }) => {
    const { validation } = backend;
    const namespace = backend.target.namespace;
    if (validation.mode !== 'custom' || (validation.ca.kind !== 'PEM' && validation.ca.kind !== 'ConfigMap'))
      return backend;
    const { name } = validation.ca;
    const pem = pickString(objectOf(written, 'ConfigMap', namespace, name), 'data', 'ca.crt');
    if (pem === undefined) return backend;
    const known = base.validation.mode === 'custom' && base.validation.ca.kind === 'PEM' ? base.validation.ca.pem : '';
    const ca = { kind: 'PEM', name, pem: known.trim() === pem.trim() ? known : pem } as const;
    return { ...backend, validation: { ...validation, ca } };
  },
};

const BACKEND_CLAUSES: readonly BackendClause[] = [
  {
    says: 'A port that several backends reach is told once, by the first of them; without a name beside other ports it gets one.',
    of: (backend, _, { c, written }) => withPortOf(backend, serviceOf(backend, c), written),
  },
  {
    says: 'The weight of a rule’s only backend says nothing, unless it is 0.',
    of: (backend, base, { c }) => {
      const alone = c.backends.filter(({ rule }) => rule === backend.rule).length === 1;
      return alone && backend.weight !== 0 ? { ...backend, weight: base.weight === 0 ? 1 : base.weight } : backend;
    },
  },
  CERTIFICATES_AS_TEXT,
];

/** The protocol that is spoken with a backend stands nowhere. */
export const SILENT_PROTOCOL: BackendClause = {
  says: 'Which protocol a backend speaks stands nowhere.',
  of: (backend, { protocol }) => ({ ...backend, protocol }),
};

/** Names are listed in any case, so a host name that is no subject alternative name looks like one. */
export const LISTED_HOST_NAME: BackendClause = {
  says: 'The host name is listed also where it is no subject alternative name.',
  of: (backend, base) => {
    const { validation } = backend;
    if (validation.mode === 'skip') return backend;
    const alone = [{ type: 'Hostname', hostname: validation.hostname }] as const;
    if (validation.subjectAltNames.length > 0 && !sameJson([...validation.subjectAltNames], [...alone])) return backend;
    const before = base.validation.mode === 'skip' ? [] : base.validation.subjectAltNames;
    const subjectAltNames = sameJson([...before], [...alone]) ? before : [];
    return { ...backend, validation: { ...validation, subjectAltNames } };
  },
};

function withPortOf(backend: Backend, service: ServiceTarget | undefined, written: readonly Written[]): Backend {
  const { target } = backend;
  if (service === undefined || target.kind === 'ExternalHost') return backend;
  const object = objectOf(written, 'Service', service.namespace, service.name);
  const entry = pickList(object, 'spec', 'ports').find((one) => pickNumber(one, 'port') === service.port);
  const portName = pickString(entry, 'name') ?? null;
  if (target.kind !== 'Service') return { ...backend, target: { ...target, portName } };
  const targetPort = pickNumber(entry, 'targetPort') ?? service.port;
  const headless = pickString(object, 'spec', 'clusterIP') === 'None';
  return { ...backend, target: { ...target, portName, targetPort, headless } };
}

export function objectOf(written: readonly Written[], kind: string, namespace: string, name: string) {
  return written.find(
    ({ object }) =>
      object.kind === kind &&
      object.metadata.namespace === namespace &&
      object.metadata.name === name &&
      (kind !== 'ConfigMap' || pick(object, 'data') !== undefined),
  )?.object;
}

function normalisedBackends(
  backends: Configuration['backends'],
  given: Case,
  clauses: readonly BackendClause[],
): Configuration['backends'] {
  const bases = basesOf(given);
  const [first, ...rest] = backends.map((backend, index) =>
    clauses.reduce((here, clause) => clause.of(here, bases[index] ?? DEFAULTS.backends[0], given), backend),
  );
  return first === undefined ? backends : [first, ...rest];
}

/** The backend of `old` that each one is taken for. */
function basesOf({ c, old }: Case): readonly (Backend | undefined)[] {
  const inRoute = inOrderOfRules(c.backends.map((backend, index) => ({ backend, index, rule: backend.rule })));
  const counts = new Map<number, number>();
  const ends = inRoute.map(({ backend }) => {
    const place = counts.get(backend.rule) ?? 0;
    counts.set(backend.rule, place + 1);
    return { rule: backend.rule, place, to: endOf(backend, c) };
  });
  const { route } = old;
  const sameRoute = route.kind === c.route.kind && route.namespace === c.route.namespace && route.name === c.route.name;
  const partners = withLeftOver(matchBackends(ends, old, sameRoute), old);
  const bases: (Backend | undefined)[] = [];
  inRoute.forEach(({ index }, at) => {
    bases[index] = partners[at]?.backend;
  });
  return bases;
}

function endOf(backend: Backend, c: Configuration): Endpoint {
  const service = serviceOf(backend, c);
  if (service !== undefined) return { ...service, portName: null };
  const { target } = backend;
  const hostname = target.kind === 'ExternalHost' ? target.hostname : '';
  return { kind: 'Host', hostname, port: target.port };
}

/** The order of a route: backends by rule, within a rule as they stand. */
export function inOrderOfRules<T extends { readonly rule: number }>(list: readonly T[]): readonly T[] {
  return [...list].sort((a, b) => a.rule - b.rule);
}
