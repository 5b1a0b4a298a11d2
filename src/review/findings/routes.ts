import { backendPath } from '../../configuration/backends.ts';
import type { Configuration, FieldPath } from '../../configuration/configuration.ts';
import { routesOf } from '../../gateway-api/backend-refs.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { Finding, Fix } from '../../gateway-api/finding.ts';
import { type Found, identityOf } from '../../gateway-api/found.ts';
import { pickList } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef, versionOf } from '../../manifest/object.ts';
import { ROUTE_TYPES, TCP_ROUTE_TYPES, TLS_ROUTE_TYPES } from './sources.ts';

/** The bounds of the route kinds: GEN-26 for the number of rules and backendRefs, GEN-27 for TLSRoute's host names. */
export function routeFindings(configuration: Configuration, found: Found): readonly Finding[] {
  return routesOf(found).flatMap((route) => {
    const ref = identityOf(route);
    const own = ref.name === configuration.route.name && ref.kind === configuration.route.kind;
    const subject = { route, ref, configuration: own ? configuration : null };
    return [...tooManyRules(subject), ...backendRefs(subject), ...withoutHostname(subject)];
  });
}

interface Subject {
  readonly route: K8sObject;
  readonly ref: ObjectRef;
  /** The Configuration that the route comes from; `null` for a route from elsewhere. */
  readonly configuration: Configuration | null;
}

const MOST_BACKEND_REFS = 16;

/** TLSRoute from v1alpha3 and TCPRoute v1 have one rule; everything else has up to 16. */
function mostRules({ apiVersion, kind }: K8sObject): number {
  const version = versionOf(apiVersion);
  if (kind === 'TLSRoute') return version === 'v1alpha2' ? 16 : 1;
  return kind === 'TCPRoute' && version === 'v1' ? 1 : 16;
}

function tooManyRules({ route, ref, configuration }: Subject): Finding[] {
  const count = pickList(route, 'spec', 'rules').length;
  const most = mostRules(route);
  if (count <= most) return [];
  return [
    {
      id: 'GEN-26',
      severity: 'error',
      message: `${describeRef(ref)} has ${count} rules; ${route.kind} ${versionOf(route.apiVersion)} takes ${most}.`,
      reason: 'The API server refuses the route. Put the backends into fewer rules, or split the route.',
      at: { object: ref, path: ['spec', 'rules'], ...fieldOf(configuration, (rule) => rule >= most) },
      evidence: [typesOf(route)],
      fixes: configuration === null ? [] : oneRule(configuration, most),
    },
  ];
}

function oneRule({ backends }: Configuration, most: number): Fix[] {
  const edits = backends.flatMap(({ rule }, index) =>
    rule < most ? [] : [{ at: `${backendPath(index)}.rule`, value: 0 }],
  );
  return most === 1 && backends.length <= MOST_BACKEND_REFS
    ? [{ label: 'Put all backends into the one rule', edits }]
    : [];
}

function backendRefs({ route, ref, configuration }: Subject): Finding[] {
  const counts = pickList(route, 'spec', 'rules').map((rule) => pickList(rule, 'backendRefs').length);
  const common = { id: 'GEN-26', severity: 'error', evidence: [typesOf(route)], fixes: [] } as const;
  const tooMany = counts.flatMap((count, index): Finding[] => {
    if (count <= MOST_BACKEND_REFS) return [];
    const message = `Rule ${index} of ${describeRef(ref)} has ${count} backendRefs; ${MOST_BACKEND_REFS} are allowed.`;
    const at = { object: ref, path: ['spec', 'rules', index], ...fieldOf(configuration, (rule) => rule === index) };
    return [{ ...common, message, reason: 'The API server refuses the route.', at }];
  });
  const empty = counts.indexOf(0);
  if (empty < 0 || (route.kind !== 'TLSRoute' && route.kind !== 'TCPRoute')) return tooMany;
  return [
    ...tooMany,
    {
      ...common,
      message: `Rule ${empty} of ${describeRef(ref)} has no backend.`,
      reason: `Each rule of a ${route.kind} needs at least one backendRef; the API server refuses the route without.`,
      at: { object: ref, path: ['spec', 'rules', empty], ...(configuration === null ? {} : { field: 'backends' }) },
    },
  ];
}

function withoutHostname({ route, ref, configuration }: Subject): Finding[] {
  if (route.kind !== 'TLSRoute' || route.apiVersion.endsWith('/v1alpha2')) return [];
  if (pickList(route, 'spec', 'hostnames').length > 0) return [];
  return [
    {
      id: 'GEN-27',
      severity: 'error',
      message: `${describeRef(ref)} has no host name.`,
      reason: 'A TLSRoute picks connections by their SNI, and its v1 needs at least one name to compare with.',
      at: { object: ref, path: ['spec', 'hostnames'], ...(configuration === null ? {} : { field: 'route.hostnames' }) },
      evidence: [TLS_ROUTE_TYPES],
      fixes: [],
    },
  ];
}

/** The rule field of the first backend whose rule is meant. */
function fieldOf(configuration: Configuration | null, meant: (rule: number) => boolean): { field?: FieldPath } {
  const index = configuration?.backends.findIndex(({ rule }) => meant(rule)) ?? -1;
  return index < 0 ? {} : { field: `${backendPath(index)}.rule` };
}

function typesOf({ kind }: K8sObject): Evidence {
  return kind === 'TLSRoute' ? TLS_ROUTE_TYPES : kind === 'TCPRoute' ? TCP_ROUTE_TYPES : ROUTE_TYPES;
}
