import { type BackendRef, listenerModes } from '../../gateway-api/backend-refs.ts';
import type { Found } from '../../gateway-api/found.ts';
import type { Connection } from '../../gateway-api/hop.ts';
import { factOf } from '../fact.ts';
import type { Abilities } from './abilities.ts';
import { type Draft, settled } from './draft.ts';
import { facts } from './facts.ts';

type Modes = ReturnType<typeof listenerModes>;

/** Without TLS of its own, Envoy forwards what the listener leaves of the client's bytes. */
export function bytesOf(found: Found, ref: BackendRef): Draft['outcome'] {
  const modes = listenerModes(found, ref.route);
  const untouched = modes.has('passthrough') || (ref.routeRef.kind === 'TCPRoute' && modes.has('plain'));
  return settled({ kind: untouched ? 'passthrough' : 'plaintext' });
}

/** What the listener makes of TLS towards the backend, where that is not simply TLS; `undefined` where it is. */
export function listenerVerdict(kind: string, modes: Modes, abilities: Abilities): Connection | undefined {
  if (kind === 'TLSRoute' && modes.has('terminates') && abilities.tlsRouteTerminates === 'no') {
    return { kind: 'refused', reason: factOf(facts, 'tlsroute-passthrough-only').claim };
  }
  if (!modes.has('passthrough') || (kind !== 'TLSRoute' && kind !== 'TCPRoute')) return undefined;
  const reason =
    'Envoy wraps the client’s own TLS in a TLS connection of its own: only a backend that takes off both understands it.';
  return { kind: 'unknown', reason };
}

/** What the listener leaves doubtful. */
export function listenerDoubts(modes: Modes): readonly string[] {
  return modes.has('unknown') ? ['The Gateway’s listener is not in the manifests: it could pass TLS through.'] : [];
}
