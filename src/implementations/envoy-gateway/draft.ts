import type { BackendRef } from '../../gateway-api/backend-refs.ts';
import type { Evidence } from '../../gateway-api/evidence.ts';
import type { Anchors, Because, CheckedName, Connection, Endpoint } from '../../gateway-api/hop.ts';
import type { K8sObject } from '../../manifest/object.ts';

/** What is known of a connection from its own backendRef, before the rule's other backends have their say. */
export interface Draft {
  readonly ref: BackendRef;
  readonly to: Endpoint;
  /** Backends that are found by DNS and others get Envoy clusters of their own. */
  readonly addresses: 'endpoints' | 'dns' | 'static';
  readonly outcome: TlsDraft | { readonly kind: 'settled'; readonly connection: Connection };
  /** The Backend referred to; its own client settings win over those of EnvoyProxy. */
  readonly backend: K8sObject | undefined;
  readonly because: readonly Because[];
  readonly evidence: readonly Evidence[];
  readonly unsure: readonly string[];
}

export interface TlsDraft {
  readonly kind: 'tls';
  readonly anchors: Anchors;
  /** A name that is always sent: from the policy or from `sni`. */
  readonly sni: string | null;
  /** Names of the endpoints, where each is sent its own. */
  readonly endpointNames: readonly string[];
  /** Names from subjectAltNames; empty where there are none. */
  readonly sans: readonly CheckedName[];
  /** Whether any name is possible from the request: a dynamic resolver always takes the Host. */
  readonly alwaysHost: boolean;
}

export function settled(connection: Connection): Draft['outcome'] {
  return { kind: 'settled', connection };
}

export function refused(reason: string): Draft['outcome'] {
  return settled({ kind: 'refused', reason });
}
