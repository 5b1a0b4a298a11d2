import type { Configuration, Validation } from '../../configuration/configuration.ts';
import type { Connection, Names, Sni } from '../../gateway-api/hop.ts';
import { type NonEmpty, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';

/** The annotations of a Service by which HAProxy Ingress speaks TLS to it: written, and what they do. */

const PREFIX = 'haproxy-ingress.github.io/';
export const annotation = (name: string) => `${PREFIX}${name}`;
const OLD_PREFIX = 'ingress.kubernetes.io/';
/** Annotations that count only over TLS. */
const DEPENDENT = ['secure-verify-ca-secret', 'secure-sni', 'secure-verify-hostname', 'secure-crt-secret'] as const;

/** The first is the one that everything hangs on. */
export const ANNOTATIONS: NonEmpty<string> = [
  annotation('secure-backends'),
  `${OLD_PREFIX}secure-backends`,
  ...['backend-protocol', ...DEPENDENT].flatMap((name) => [annotation(name), `${OLD_PREFIX}${name}`]),
];

/** In the order in which they are written. */
export function annotationsOf(
  { clientCertificate }: Configuration,
  validation: Validation,
): readonly (readonly [string, string])[] {
  const { hostname } = validation;
  const ca = validation.mode === 'custom' && validation.ca.kind === 'Secret' ? validation.ca.name : null;
  const entries: readonly (readonly [string, string | null])[] = [
    ['secure-backends', 'true'],
    ['secure-verify-ca-secret', ca],
    ['secure-sni', hostname],
    // Without a CA no name is checked.
    ['secure-verify-hostname', ca === null ? null : hostname],
    ['secure-crt-secret', clientCertificate === null ? null : clientCertificate.secret],
  ];
  return entries.flatMap(([name, value]) => (value === null ? [] : [[annotation(name), value] as const]));
}

function given(service: K8sObject | undefined, name: string): string {
  // The older prefix is read as well.
  const values = [PREFIX, OLD_PREFIX].map((prefix) =>
    pickString(service, 'metadata', 'annotations', `${prefix}${name}`),
  );
  return values.find((value) => value !== undefined) ?? '';
}

/** Whether the Service is spoken to over TLS. */
export function isSecure(service: K8sObject | undefined): boolean {
  return (
    given(service, 'secure-backends') === 'true' || given(service, 'backend-protocol').toLowerCase().endsWith('-ssl')
  );
}

/** The annotations that only count over TLS, of those that are there. */
export function dependent(service: K8sObject): readonly string[] {
  return DEPENDENT.filter((name) => given(service, name) !== '');
}

/** A name to check, and no CA: there is nothing that would check it. */
export function nameWithoutCa(service: K8sObject): boolean {
  return given(service, 'secure-verify-hostname') !== '' && given(service, 'secure-verify-ca-secret') === '';
}

export function secureConnection(service: K8sObject | undefined, namespace: string): Connection {
  const [ca, certificate] = [given(service, 'secure-verify-ca-secret'), given(service, 'secure-crt-secret')];
  const sni = sniOf(given(service, 'secure-sni'));
  return {
    kind: 'tls',
    sni,
    anchors: ca === '' ? { kind: 'unchecked' } : { kind: 'references', references: [secret(ca, namespace)] },
    names: ca === '' ? { kind: 'unchecked' } : namesOf(sni, given(service, 'secure-verify-hostname')),
    clientCertificate: certificate === '' ? null : secret(certificate, namespace),
    minimumVersion: null,
    maximumVersion: null,
  };
}

/** A Secret may be named with its namespace. */
function secret(name: string, namespace: string): ObjectRef {
  const [one = '', other] = name.split('/');
  return { group: '', kind: 'Secret', namespace: other === undefined ? namespace : one, name: other ?? one };
}

function sniOf(value: string): Sni {
  if (value === '') return { kind: 'none' };
  return value === 'host' || value === 'sni' ? { kind: 'request-host' } : { kind: 'name', name: value };
}

/** What is sent is what is checked; the host name counts where nothing is sent. */
function namesOf(sni: Sni, hostname: string): Names {
  if (sni.kind === 'request-host') return { kind: 'request-host' };
  const value = sni.kind === 'name' ? sni.name : hostname;
  return value === '' ? { kind: 'unchecked' } : { kind: 'checked', names: [{ type: 'Hostname', value }] };
}
