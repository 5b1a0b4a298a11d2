import { type BackendRef, listenerModes } from '../../gateway-api/backend-refs.ts';
import type { Found } from '../../gateway-api/found.ts';
import { type Draft, settled } from './draft.ts';

/** Without TLS of its own, Envoy forwards what the listener leaves of the client's bytes. */
export function bytesOf(found: Found, ref: BackendRef): Draft['outcome'] {
  const modes = listenerModes(found, ref.route);
  const untouched = modes.has('passthrough') || (ref.routeRef.kind === 'TCPRoute' && modes.has('plain'));
  return settled({ kind: untouched ? 'passthrough' : 'plaintext' });
}

/** What the listener makes doubtful, or worse, about TLS towards the backend. */
export function listenerDoubts(found: Found, ref: BackendRef): readonly string[] {
  const modes = listenerModes(found, ref.route);
  const streams = ref.routeRef.kind === 'TLSRoute' || ref.routeRef.kind === 'TCPRoute';
  return [
    ...(modes.has('passthrough') && streams
      ? [
          'The listener passes the client’s own TLS through, so it comes out as TLS in TLS: the backend has to take off both.',
        ]
      : []),
    ...(modes.has('unknown') ? ['The Gateway’s listener is not in the manifests: it could pass TLS through.'] : []),
  ];
}
