import type { TlsVersion } from '../configuration/configuration.ts';
import type { NonEmpty } from '../manifest/json.ts';
import type { ObjectRef } from '../manifest/object.ts';
import type { Evidence } from './evidence.ts';

/** One connection that the gateway makes: a backendRef of a route rule, as the manifests really make it. */
export interface Hop {
  /** The route rule's backendRef; `null` where no route in the manifests leads there. */
  readonly from: { readonly route: ObjectRef; readonly rule: number; readonly backendRef: number } | null;
  readonly to: Endpoint;
  /** What speaks in the connection, for the text alternative and the explanation: `Envoy`, `the load balancer`. */
  readonly speaker: string;
  readonly connection: Connection;
  /** The objects, and fields in them, that make it so. */
  readonly because: readonly Because[];
  readonly evidence: readonly Evidence[];
  /** What could make this statement wrong, in words; empty where nothing is known to. */
  readonly unsure: readonly string[];
}

export type Endpoint =
  | {
      readonly kind: 'Service';
      readonly namespace: string;
      readonly name: string;
      /** `null` where the backendRef has none. */
      readonly port: number | null;
      readonly portName: string | null;
    }
  | { readonly kind: 'Host'; readonly hostname: string; readonly port: number | null };

export interface Because {
  readonly object: ObjectRef;
  /** Path in the object; empty for the object as a whole. */
  readonly path: readonly (string | number)[];
  readonly says: string;
}

export type Connection =
  | { readonly kind: 'plaintext' }
  /** The bytes of the client's own TLS connection go through untouched. */
  | { readonly kind: 'passthrough' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly reason: string }
  | TlsConnection;

export interface TlsConnection {
  readonly kind: 'tls';
  readonly sni: Sni;
  readonly anchors: Anchors;
  readonly names: Names;
  /** Secret of the client certificate that is shown to the backend. */
  readonly clientCertificate: ObjectRef | null;
  /** `null`: not set, the implementation's default. */
  readonly minimumVersion: TlsVersion | null;
  readonly maximumVersion: TlsVersion | null;
}

/** TLS with nothing checked, and nothing else said. */
export const BARE_TLS: TlsConnection = {
  kind: 'tls',
  sni: { kind: 'none' },
  anchors: { kind: 'unchecked' },
  names: { kind: 'unchecked' },
  clientCertificate: null,
  minimumVersion: null,
  maximumVersion: null,
};

/** `request-host`: the Host of each request. */
export type Sni =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'request-host' }
  | { readonly kind: 'none' };

export type Names =
  | { readonly kind: 'checked'; readonly names: NonEmpty<CheckedName> }
  | { readonly kind: 'request-host' }
  /** `onPurpose`: the manifests leave the name out in so many words, and not because something is missing. */
  | { readonly kind: 'unchecked'; readonly onPurpose?: true };

export interface CheckedName {
  readonly type: 'Hostname' | 'URI';
  readonly value: string;
}

export type Anchors =
  | { readonly kind: 'system' }
  | { readonly kind: 'references'; readonly references: NonEmpty<ObjectRef> }
  | { readonly kind: 'unchecked' };

/** What the diagram shows: the one word for a connection. */
export type HopState = 'verified' | 'chain-only' | 'unverified' | 'plaintext' | 'passthrough' | 'refused' | 'unknown';

export function stateOf(connection: Connection): HopState {
  if (connection.kind !== 'tls') return connection.kind;
  if (connection.anchors.kind === 'unchecked') return 'unverified';
  return connection.names.kind === 'unchecked' ? 'chain-only' : 'verified';
}
