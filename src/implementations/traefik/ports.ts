import { type Found, lookUp } from '../../gateway-api/found.ts';
import { type Json, pick, pickList, pickNumber, pickString } from '../../manifest/json.ts';
import { describeRef, type ObjectRef } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';

/** Which protocol Traefik speaks with a port of a Service when nobody says so: it guesses, in two ways. */

export interface Port {
  readonly number: number | null;
  readonly name: string | null;
  readonly appProtocol: string | null;
  /** Whether the Service is at hand, so that name and appProtocol are known. */
  readonly known: boolean;
}

/** `port` is a number or a port's name. */
export function portOf(found: Found, service: ObjectRef, port: Json | undefined): Port {
  const object = lookUp(found, service);
  const ports = pickList(object, 'spec', 'ports');
  const entry = ports.find((one) => pick(one, typeof port === 'string' ? 'name' : 'port') === port);
  return {
    number: pickNumber(entry, 'port') ?? (typeof port === 'number' ? port : null),
    name: pickString(entry, 'name') ?? (typeof port === 'string' ? port : null),
    appProtocol: pickString(entry, 'appProtocol') ?? null,
    known: object !== undefined,
  };
}

/** Why an entry of a TraefikService has no port of its Service, as far as the manifests tell. */
export function portProblem(found: Found, service: ObjectRef, port: Json | undefined): string | null {
  if (port === undefined || port === 0 || port === '')
    return 'Traefik refuses an entry of a TraefikService without port.';
  const ports = pickList(lookUp(found, service), 'spec', 'ports');
  const named = ports.some((one) => pick(one, typeof port === 'string' ? 'name' : 'port') === port);
  return ports.length === 0 || named
    ? null
    : `${describeRef(service)} has no port ${port}, and Traefik refuses the entry.`;
}

export type Guess = 'plain' | 'tls' | 'refused';

const APP_PROTOCOLS: { readonly [kind in 'HTTPRoute' | 'GRPCRoute']: { readonly [name: string]: Guess } } = {
  HTTPRoute: {
    http: 'plain',
    'kubernetes.io/ws': 'plain',
    'kubernetes.io/h2c': 'plain',
    https: 'tls',
    'kubernetes.io/wss': 'tls',
  },
  GRPCRoute: { 'kubernetes.io/h2c': 'plain', https: 'tls' },
};

/** For the Service of a route, without a policy. */
export function guessOf(kind: 'HTTPRoute' | 'GRPCRoute', port: Port, abilities: Abilities): Guess {
  if (port.appProtocol !== null && abilities.appProtocol !== 'no') {
    return APP_PROTOCOLS[kind][port.appProtocol.toLowerCase()] ?? 'refused';
  }
  return kind === 'HTTPRoute' && looksLikeTls(port) ? 'tls' : 'plain';
}

/** For an entry of a TraefikService; appProtocol says nothing there. */
export function schemeOf(entry: Json, port: Port): Guess {
  const scheme = pickString(entry, 'scheme') ?? '';
  if (scheme === '') return looksLikeTls(port) ? 'tls' : 'plain';
  if (scheme === 'https') return 'tls';
  return scheme === 'http' || scheme === 'h2c' ? 'plain' : 'refused';
}

function looksLikeTls({ number, name }: Port): boolean {
  return number === 443 || (name?.startsWith('https') ?? false);
}

/** What could make the guess wrong. */
export function portDoubts(port: Port, service: ObjectRef): readonly string[] {
  if (port.known || port.number === 443 || port.name !== null) return [];
  return [
    `Service ${service.namespace}/${service.name} is not in the manifests: a port name that begins with https, or an appProtocol, makes TLS.`,
  ];
}
