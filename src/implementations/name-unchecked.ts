import type { Evidence } from '../gateway-api/evidence.ts';
import type { Finding, Fix } from '../gateway-api/finding.ts';
import { type Hop, stateOf } from '../gateway-api/hop.ts';

/** What an implementation knows of a name that nobody checks. */
export interface NameUnchecked {
  readonly id: string;
  readonly message?: string;
  /** Why it is so here, and what would mend it. */
  readonly reason: string;
  readonly evidence: readonly Evidence[];
  readonly fixes?: readonly Fix[];
}

/**
 * A connection whose chain is checked and no name. An error with all implementations: whoever gives CAs asks for
 * verification, and any certificate of these CAs passes. Manifests that leave the name out in so many words ask for just that.
 */
export function nameUnchecked(hop: Hop, say: (cause: Hop['because'][number]) => NameUnchecked): readonly Finding[] {
  const [cause] = hop.because;
  if (!missesName(hop) || cause === undefined) return [];
  const { message = 'The name in the certificate is not checked.', fixes = [], ...rest } = say(cause);
  return [{ ...rest, severity: 'error', message, fixes, at: { object: cause.object, path: cause.path } }];
}

function missesName({ connection }: Hop): boolean {
  if (connection.kind !== 'tls' || stateOf(connection) !== 'chain-only') return false;
  return connection.names.kind !== 'unchecked' || connection.names.onPurpose !== true;
}
