import { TLS_VERSIONS, type TlsVersion } from '../../configuration/configuration.ts';
import { isAddress } from '../../configuration/names.ts';
import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import type { Anchors, CheckedName, Connection, Names, Sni } from '../../gateway-api/hop.ts';
import { type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';

/** What a ServersTransport makes of a connection whose scheme is https. */

/** `host` is what the servers are called: the name of an ExternalName Service, or `null` for the addresses of pods. */
export function transportConnection(
  found: Found,
  transport: K8sObject,
  host: string | null,
  abilities: Abilities,
): Connection {
  const spec = pick(transport, 'spec');
  if (pick(spec, 'spiffe') !== undefined) {
    return { kind: 'unknown', reason: 'SPIFFE identities decide, which are not in the manifests.' };
  }
  const bounds = boundsOf(spec, abilities);
  if (isSetAside(bounds)) return defaultConnection(host);
  if (leavesNoVersion(bounds)) {
    return { kind: 'refused', reason: 'No TLS version is left to speak: without minVersion, Go speaks 1.2 and later.' };
  }
  const trust = trustOf(found, transport, host, abilities);
  if (trust === undefined) return { kind: 'refused', reason: POD_ADDRESS };
  const [clientCertificate = null] = pickList(spec, 'certificatesSecrets')
    .flatMap((secret) => (typeof secret === 'string' ? [inNamespaceOf(transport, 'Secret', secret)] : []))
    .filter((secret) => holdsKeyPair(lookUp(found, secret)));
  return {
    kind: 'tls',
    ...trust,
    clientCertificate,
    minimumVersion: bounds.minimum,
    maximumVersion: bounds.maximum,
  };
}

/** For whatever has no ServersTransport, and for one that Traefik sets aside. */
export function defaultConnection(host: string | null): Connection {
  if (host === null) return { kind: 'refused', reason: POD_ADDRESS };
  return {
    kind: 'tls',
    sni: sniOf(host),
    anchors: { kind: 'system' },
    names: checked([{ type: 'Hostname', value: host }]),
    clientCertificate: null,
    minimumVersion: null,
    maximumVersion: null,
  };
}

/** Go sends no address as SNI, and checks the certificate for it all the same. */
function sniOf(name: string | null): Sni {
  return name === null || isAddress(name) ? { kind: 'none' } : { kind: 'name', name };
}

export const POD_ADDRESS =
  'Traefik checks the certificate for the pod’s IP address, since nothing gives a name; hardly any certificate has it, and requests are answered with 500.';

interface Trust {
  readonly sni: Sni;
  readonly anchors: Anchors;
  readonly names: Names;
}

/** `undefined` where a certificate for an IP address is demanded. */
function trustOf(found: Found, transport: K8sObject, host: string | null, abilities: Abilities): Trust | undefined {
  const spec = pick(transport, 'spec');
  const name = pickString(spec, 'serverName') || host;
  const sni = sniOf(name);
  const [first, ...rest] = peerNames(transport, abilities);
  if (pick(spec, 'insecureSkipVerify') === true) {
    if (first === undefined) return { sni, anchors: { kind: 'unchecked' }, names: { kind: 'unchecked' } };
    return {
      sni,
      anchors: anchorsOf(found, transport, abilities),
      names: { kind: 'checked', names: [first, ...rest] },
    };
  }
  if (name === null) return undefined;
  return { sni, anchors: anchorsOf(found, transport, abilities), names: checked([{ type: 'Hostname', value: name }]) };
}

function checked(names: readonly [CheckedName]): Names {
  return { kind: 'checked', names };
}

/** The names of which the certificate needs one, beside or in place of `serverName`. */
export function peerNames(transport: K8sObject, abilities: Abilities): readonly CheckedName[] {
  const uri = pickString(transport, 'spec', 'peerCertURI');
  const listed = abilities.transportNames === 'no' ? [] : pickList(transport, 'spec', 'peerCertSANs');
  return [
    ...listed.flatMap((san): CheckedName[] => {
      const value = pickString(san, 'value');
      if (value === undefined) return [];
      return [{ type: pickString(san, 'type') === 'URI' ? 'URI' : 'Hostname', value }];
    }),
    ...(uri === undefined || uri === '' ? [] : [{ type: 'URI', value: uri } as const]),
  ];
}

/** A CA that is not found is left out, and when none is left the system’s count. */
function anchorsOf(found: Found, transport: K8sObject, abilities: Abilities): Anchors {
  const [first, ...rest] = caRefs(transport, abilities).filter((ref) => holdsCa(lookUp(found, ref)));
  return first === undefined ? { kind: 'system' } : { kind: 'references', references: [first, ...rest] };
}

/** The CA objects that this version reads. */
export function caRefs(transport: K8sObject, abilities: Abilities): readonly ObjectRef[] {
  const listed = abilities.rootCas === 'no' ? [] : pickList(transport, 'spec', 'rootCAs');
  return [
    ...pickList(transport, 'spec', 'rootCAsSecrets').flatMap((name) =>
      typeof name === 'string' ? [inNamespaceOf(transport, 'Secret', name)] : [],
    ),
    ...listed.flatMap((entry) => {
      const [secret, configMap] = [pickString(entry, 'secret'), pickString(entry, 'configMap')];
      if (secret !== undefined) return configMap === undefined ? [inNamespaceOf(transport, 'Secret', secret)] : [];
      return configMap === undefined ? [] : [inNamespaceOf(transport, 'ConfigMap', configMap)];
    }),
  ];
}

/** Whether Traefik finds a CA in it, as far as its content is at hand; of a Secret with one key, whatever it is called. */
export function holdsCa(object: K8sObject | undefined): boolean {
  const keys = entryKeys(object);
  if (keys === undefined) return true;
  return keys.includes('tls.ca') || keys.includes('ca.crt') || (object?.kind === 'Secret' && keys.length === 1);
}

/** Traefik passes over a Secret that lacks half of the pair. */
function holdsKeyPair(secret: K8sObject | undefined): boolean {
  const keys = entryKeys(secret);
  return keys === undefined || (keys.includes('tls.crt') && keys.includes('tls.key'));
}

function inNamespaceOf(transport: K8sObject, kind: string, name: string): ObjectRef {
  return { group: '', kind, namespace: namespaceOf(transport), name };
}

export interface Bounds {
  readonly minimum: TlsVersion | null;
  readonly maximum: TlsVersion | null;
}

export function boundsOf(spec: Json | undefined, abilities: Abilities): Bounds {
  const bound = (field: string): TlsVersion | null => {
    if (abilities.transportVersions === 'no') return null;
    const given = pickString(spec, field);
    return TLS_VERSIONS.find((version) => given === `VersionTLS${version.replace('.', '')}`) ?? null;
  };
  return { minimum: bound('minVersion'), maximum: bound('maxVersion') };
}

/** Traefik takes a minVersion only beside a newer maxVersion: otherwise nothing of the ServersTransport counts. */
export function isSetAside({ minimum, maximum }: Bounds): boolean {
  return minimum !== null && (maximum === null || TLS_VERSIONS.indexOf(minimum) >= TLS_VERSIONS.indexOf(maximum));
}

/** Go’s clients speak 1.2 at least unless they are told otherwise. */
export function leavesNoVersion({ minimum, maximum }: Bounds): boolean {
  return minimum === null && (maximum === '1.0' || maximum === '1.1');
}
