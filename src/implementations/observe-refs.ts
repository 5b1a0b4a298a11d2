import {
  type BackendRef,
  backendRefsOf,
  type ListenerMode,
  listenerModes,
  serviceEndpoint,
} from '../gateway-api/backend-refs.ts';
import type { Evidence } from '../gateway-api/evidence.ts';
import type { Found } from '../gateway-api/found.ts';
import type { Because, Connection, Endpoint, Hop } from '../gateway-api/hop.ts';

/** A backendRef with what stands around it, for those who say what an implementation makes of it. */
export interface RefAround {
  readonly found: Found;
  readonly ref: BackendRef;
  /** The backendRef as if it named a Service. */
  readonly to: Extract<Endpoint, { kind: 'Service' }>;
  /** What the listeners of its route do with TLS. */
  readonly modes: ReadonlySet<ListenerMode>;
}

/** What comes of a backendRef. */
export interface Verdict {
  readonly connection: Connection;
  /** The objects that make it so, the most telling first; the backendRef itself is added. */
  readonly because?: readonly Because[];
  readonly evidence?: readonly Evidence[];
  readonly unsure?: readonly string[];
  /** Where it leads, if not to the Service of its name. */
  readonly to?: Endpoint;
}

/** One hop per backendRef; `speaker` is who makes the connections. */
export function observeRefs(found: Found, speaker: string, verdictOf: (around: RefAround) => Verdict): readonly Hop[] {
  return backendRefsOf(found).map((ref): Hop => {
    const modes = listenerModes(found, ref.route);
    const around = { found, ref, to: serviceEndpoint(found, ref), modes };
    const { connection, because = [], evidence = [], unsure = [], to = around.to } = verdictOf(around);
    return {
      from: { route: ref.routeRef, rule: ref.rule, backendRef: ref.index },
      to,
      speaker,
      connection,
      because: [...because, { object: ref.routeRef, path: ref.path, says: 'refers to the backend' }],
      evidence,
      unsure: [...unsure, ...listenerDoubt(modes)],
    };
  });
}

function listenerDoubt(modes: ReadonlySet<ListenerMode>): readonly string[] {
  return modes.has('unknown') ? ['The Gateway’s listener is not in the manifests: it could pass TLS through.'] : [];
}

/** What comes of a backendRef about which nothing is said: what the client sends after the listener goes on as it is. */
export function untouched({ ref, modes }: RefAround): Connection {
  const { kind } = ref.routeRef;
  // A listener that passes TLS through takes no routes of requests, whatever other listeners of their Gateway do.
  const isStream = kind === 'TLSRoute' || kind === 'TCPRoute';
  const bytesPass = isStream && (modes.has('passthrough') || (kind === 'TCPRoute' && modes.has('plain')));
  return { kind: bytesPass ? 'passthrough' : 'plaintext' };
}
