import { backendPath, serviceOf } from '../configuration/backends.ts';
import type { Backend, Configuration, FieldPath } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { type HopState, stateOf, type TlsConnection } from '../gateway-api/hop.ts';
import type { ReviewedHop } from './review.ts';

/** Where wish and observation meet: a hop that does not do what the form asks for is an error, whatever the manifests look like. */

/** The state that fulfils a mode. */
const FULFILS: { readonly [mode in Backend['validation']['mode']]: HopState } = {
  system: 'verified',
  custom: 'verified',
  skip: 'unverified',
};

/** What the user has asked an implementation's own questions for, where it changes what fulfils the wish. */
export interface Wanted {
  /** TLS passes through, and the client verifies. */
  readonly passesThrough: boolean;
  /** Of all checks only the name is skipped. */
  readonly skipsNameOnly: boolean;
}

export const NOTHING_SPECIAL: Wanted = { passesThrough: false, skipsNameOnly: false };

/** A part of the wish that a hop can miss by itself. */
export type Aspect = 'validation' | 'clientCertificate' | 'tlsVersions';

/**
 * What of the wish a hop misses. Where TLS is meant to pass through, the client does all of it in the gateway's place, and
 * the hop has to leave its bytes alone.
 */
export function missedAspects(
  configuration: Configuration,
  backend: Backend,
  { hop: { connection } }: ReviewedHop,
  wanted: Wanted = NOTHING_SPECIAL,
): readonly Aspect[] {
  if (wanted.passesThrough) return connection.kind === 'passthrough' ? [] : ['validation'];
  if (connection.kind !== 'tls' || !validates(backend, connection, wanted)) return ['validation'];
  return [
    ...(showsCertificate(configuration, connection) ? [] : (['clientCertificate'] as const)),
    ...(keepsVersions(configuration, connection) ? [] : (['tlsVersions'] as const)),
  ];
}

function validates({ validation }: Backend, connection: TlsConnection, { skipsNameOnly }: Wanted): boolean {
  const state = stateOf(connection);
  if (validation.mode === 'skip') return state === (skipsNameOnly ? 'chain-only' : FULFILS.skip);
  if (state !== FULFILS[validation.mode]) return false;
  if ((validation.mode === 'system') !== (connection.anchors.kind === 'system')) return false;
  if (connection.names.kind !== 'checked') return false;
  const wished =
    validation.subjectAltNames.length === 0
      ? [validation.hostname]
      : validation.subjectAltNames.map((san) => (san.type === 'URI' ? san.uri : san.hostname));
  const checked = connection.names.names.map((name) => name.value);
  return checked.every((name) => wished.includes(name)) && wished.every((name) => checked.includes(name));
}

function showsCertificate(
  { clientCertificate: wished }: Configuration,
  { clientCertificate: shown }: TlsConnection,
): boolean {
  return wished === null || (shown?.name === wished.secret && shown.namespace === wished.namespace);
}

function keepsVersions(
  { tlsVersions }: Configuration,
  { minimumVersion, maximumVersion }: Pick<TlsConnection, 'minimumVersion' | 'maximumVersion'>,
): boolean {
  const { minimum, maximum } = tlsVersions;
  return (minimum === null || minimum === minimumVersion) && (maximum === null || maximum === maximumVersion);
}

/** One finding for each backend, and part of the wish, that is missed and about which no other error speaks. */
export function fulfilmentFindings(
  configuration: Configuration,
  hops: readonly ReviewedHop[],
  specific: readonly Finding[],
  wanted: Wanted = NOTHING_SPECIAL,
): readonly Finding[] {
  const errors = specific.flatMap(({ severity, at }) => (severity === 'error' ? [at.field ?? ''] : []));
  const byBackend = hopsByBackend(hops);
  return configuration.backends.flatMap((backend, index) => {
    const mine = byBackend.get(index) ?? [];
    const missed =
      mine.length === 0
        ? new Set<Aspect>(['validation'])
        : new Set(mine.flatMap((hop) => missedAspects(configuration, backend, hop, wanted)));
    return [...missed]
      .filter((aspect) => !errors.some((field) => speaksOf(field, configuration, index, aspect)))
      .map((aspect) => missedFinding(aspect, index, mine[0]?.explanation));
  });
}

function hopsByBackend(hops: readonly ReviewedHop[]): ReadonlyMap<number | null, readonly ReviewedHop[]> {
  const groups = new Map<number | null, ReviewedHop[]>();
  for (const hop of hops) {
    const group = groups.get(hop.backend);
    if (group === undefined) groups.set(hop.backend, [hop]);
    else group.push(hop);
  }
  return groups;
}

/**
 * Whether an error at `field` explains that backend `index` misses a part of the wish. What holds for all backends with the
 * same wish is said once, at the first of them, and what is wrong with a Service at one of those that lead to it.
 */
function speaksOf(field: FieldPath, configuration: Configuration, index: number, aspect: Aspect): boolean {
  if (isAt(field, 'backends')) {
    const { backends } = configuration;
    const other = Number(field.split('.')[1] ?? index);
    const [one, two] = [backends[index], backends[other]];
    if (other === index) return true;
    if (one === undefined || two === undefined) return false;
    return (
      wishOf(one) === wishOf(two) ||
      (isAt(field, `${backendPath(other)}.target`) && shareService(one, two, configuration))
    );
  }
  for (const own of ['clientCertificate', 'tlsVersions'] as const) if (isAt(field, own)) return aspect === own;
  return true;
}

function wishOf({ target, validation }: Backend): string {
  return `${target.kind} ${validation.mode} ${validation.mode === 'custom' ? validation.ca.kind : ''}`;
}

function shareService(one: Backend, two: Backend, configuration: Configuration): boolean {
  const [a, b] = [serviceOf(one, configuration), serviceOf(two, configuration)];
  return a !== undefined && a.namespace === b?.namespace && a.name === b.name;
}

function isAt(field: FieldPath, place: FieldPath): boolean {
  return field === place || field.startsWith(`${place}.`);
}

const WISHES: { readonly [aspect in Aspect]: string } = {
  validation: 'These manifests do not do what the form asks for.',
  clientCertificate: 'The client certificate is not shown to this backend.',
  tlsVersions: 'The TLS versions that the form asks for are not set for this backend.',
};

function missedFinding(aspect: Aspect, index: number, explanation: string | undefined): Finding {
  return {
    id: 'GEN-00',
    severity: 'error',
    message: WISHES[aspect],
    reason: explanation ?? 'No route leads to this backend.',
    at: { field: aspect === 'validation' ? `${backendPath(index)}.validation.mode` : aspect },
    evidence: [],
    fixes: [],
  };
}
