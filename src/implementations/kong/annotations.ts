import { type NonEmpty, pick, pickString } from '../../manifest/json.ts';
import type { K8sObject } from '../../manifest/object.ts';

/** The annotations by which Kong is told how to speak to a Service, and how its controllers read them. */

export const KONG_ANNOTATIONS = {
  protocol: 'konghq.com/protocol',
  verify: 'konghq.com/tls-verify',
  depth: 'konghq.com/tls-verify-depth',
  caConfigMaps: 'konghq.com/ca-certificates-configmaps',
  caSecrets: 'konghq.com/ca-certificates-secrets',
  hostHeader: 'konghq.com/host-header',
  clientCertificate: 'konghq.com/client-cert',
} as const;

/** On a route: whether the backend gets the Host that the client sent. */
export const PRESERVE_HOST = 'konghq.com/preserve-host';
/** Targets are then the Service’s own address instead of its pods. */
const SERVICE_UPSTREAM = 'ingress.kubernetes.io/service-upstream';
const PREFIX = 'konghq.com/';

/** On a route: over what clients may come. One letter from what a Service says, and right where it is. */
const PROTOCOLS = 'konghq.com/protocols';

export const ALL_ANNOTATIONS: NonEmpty<string> = [PROTOCOLS, PRESERVE_HOST, ...Object.values(KONG_ANNOTATIONS)];

export function annotationOf(object: K8sObject | undefined, name: string): string | undefined {
  return pickString(object, 'metadata', 'annotations', name);
}

/** All of Kong’s own annotations of a Service: those that the Services of a rule have to have alike. */
export function kongAnnotationsOf(service: K8sObject): ReadonlyMap<string, string> {
  const all = pick(service, 'metadata', 'annotations');
  if (all === undefined || all === null || typeof all !== 'object') return new Map();
  const own = Object.entries(all).flatMap(([name, value]) =>
    name.startsWith(PREFIX) && typeof value === 'string' ? [[name, value] as const] : [],
  );
  return new Map(own);
}

/** `undefined`: neither. Such a value is passed over without a word. */
export function asBoolean(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return true;
  return ['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text) ? false : undefined;
}

export function namesIn(list: string | undefined): readonly string[] {
  return (list ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]));
}

export function usesServiceAddress(service: K8sObject | undefined): boolean {
  return annotationOf(service, SERVICE_UPSTREAM) === 'true';
}

/** Protocols that Kong speaks to a Service; any other text is passed over. */
export const TLS_PROTOCOLS: ReadonlySet<string> = new Set(['https', 'grpcs', 'tls', 'wss']);
const PLAIN_PROTOCOLS: ReadonlySet<string> = new Set(['http', 'grpc', 'tcp', 'ws', 'udp', 'tls_passthrough']);

export function knownProtocol(text: string | undefined): string | undefined {
  return text !== undefined && (TLS_PROTOCOLS.has(text) || PLAIN_PROTOCOLS.has(text)) ? text : undefined;
}
