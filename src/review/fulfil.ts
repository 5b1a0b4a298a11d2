import { backendPath } from '../configuration/backends.ts';
import type { Backend, Configuration } from '../configuration/configuration.ts';
import type { Finding } from '../gateway-api/finding.ts';
import { type HopState, stateOf } from '../gateway-api/hop.ts';
import type { ReviewedHop } from './review.ts';

/** Where wish and observation meet: a hop that does not do what the form asks for is an error, whatever the manifests look like. */

/** The states that fulfil a mode. */
const FULFILS: { readonly [mode in Backend['validation']['mode']]: readonly HopState[] } = {
  system: ['verified'],
  custom: ['verified'],
  skip: ['unverified'],
};

/**
 * Whether the hop does what its backend's validation asks for: state, anchors and names. Where TLS is meant to pass
 * through, the client does all of that, and the hop has to leave its bytes alone.
 */
export function fulfils(backend: Backend, reviewed: ReviewedHop, passesThrough = false): boolean {
  const { connection } = reviewed.hop;
  if (passesThrough) return connection.kind === 'passthrough';
  if (!FULFILS[backend.validation.mode].includes(stateOf(connection))) return false;
  if (connection.kind !== 'tls') return false;
  const { validation } = backend;
  if (validation.mode === 'skip') return true;
  if ((validation.mode === 'system') !== (connection.anchors.kind === 'system')) return false;
  if (connection.names.kind !== 'checked') return false;
  const wished =
    validation.subjectAltNames.length === 0
      ? [validation.hostname]
      : validation.subjectAltNames.map((san) => (san.type === 'URI' ? san.uri : san.hostname));
  const checked = connection.names.names.map((name) => name.value);
  return wished.length === checked.length && wished.every((name) => checked.includes(name));
}

/** One finding for each backend that is not fulfilled and about which no other error speaks. */
export function fulfilmentFindings(
  configuration: Configuration,
  hops: readonly ReviewedHop[],
  specific: readonly Finding[],
  passesThrough = false,
): readonly Finding[] {
  if (specific.some((finding) => finding.severity === 'error')) return [];
  return configuration.backends.flatMap((backend, index) => {
    const mine = hops.filter((hop) => hop.backend === index);
    if (mine.length > 0 && mine.every((hop) => fulfils(backend, hop, passesThrough))) return [];
    return [
      {
        id: 'GEN-00',
        severity: 'error' as const,
        message: 'These manifests do not do what the form asks for.',
        reason: mine[0]?.explanation ?? 'No route leads to this backend.',
        at: { field: `${backendPath(index)}.validation.mode` },
        evidence: [],
        fixes: [],
      },
    ];
  });
}
