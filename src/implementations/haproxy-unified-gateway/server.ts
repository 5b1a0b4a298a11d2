import {
  type Configuration,
  TLS_VERSIONS,
  type TlsVersion,
  type Validation,
} from '../../configuration/configuration.ts';
import type { Connection, Names, Sni } from '../../gateway-api/hop.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';
import { type Json, type JsonObject, pickString } from '../../manifest/json.ts';
import { compact, type ObjectRef } from '../../manifest/object.ts';

/** HAProxy's server settings for TLS, as a Backend has them: written, and what they do. */

const SYSTEM = '@system-ca';
/** Where the CAs that the form names are to be mounted in the gateway's pod, each object in a folder of its own. */
const MOUNTS = '/etc/haproxy/upstream-ca';
/** What every pod with access to the API has. */
const SERVICE_ACCOUNT_CA = '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';

export function serverOf({ tlsVersions }: Configuration, validation: Validation): JsonObject {
  const { hostname } = validation;
  return compact({
    ssl: 'enabled',
    verify: validation.mode === 'skip' ? 'none' : 'required',
    ssl_cafile: caFileOf(validation),
    sni: hostname === null ? undefined : `str(${hostname})`,
    ssl_min_ver: versionName(tlsVersions.minimum),
    ssl_max_ver: versionName(tlsVersions.maximum),
  });
}

function versionName(version: TlsVersion | null): string | undefined {
  return version === null ? undefined : `TLSv${version}`;
}

function caFileOf(validation: Validation): string | undefined {
  if (validation.mode === 'system') return SYSTEM;
  return validation.mode === 'custom' ? caFile(validation) : undefined;
}

/** The file that a CA is expected in. */
export function caFile({ ca }: Extract<Validation, { mode: 'custom' }>): string {
  return ca.kind === 'ClusterCA' ? SERVICE_ACCOUNT_CA : `${MOUNTS}/${ca.kind.toLowerCase()}/${ca.name}/ca.crt`;
}

/** The object that is mounted where a file is, by the names that are written here; the file itself for any other. */
export function mountedAt(file: ObjectRef, namespace: string): ObjectRef {
  const ref = (kind: string, name: string): ObjectRef => ({ group: '', kind, namespace, name });
  if (file.name === SERVICE_ACCOUNT_CA) return ref('ConfigMap', CLUSTER_CA_CONFIG_MAP);
  const [kind = '', name = ''] = file.name.startsWith(`${MOUNTS}/`)
    ? file.name.slice(MOUNTS.length + 1).split('/')
    : [];
  if (name === '' || (kind !== 'configmap' && kind !== 'secret')) return file;
  return ref(kind === 'secret' ? 'Secret' : 'ConfigMap', name);
}

/** What HAProxy makes of a server's settings; `undefined` where they say nothing of TLS. */
export function serverConnection(server: Json | undefined): Connection | undefined {
  if (pickString(server, 'ssl') !== 'enabled') return undefined;
  const skips = pickString(server, 'verify') === 'none';
  const file = pickString(server, 'ssl_cafile') ?? '';
  if (!skips && file === '') return { kind: 'refused', reason: NO_CA };
  const [minimumVersion, maximumVersion] = [boundOf(server, 'ssl_min_ver'), boundOf(server, 'ssl_max_ver')];
  if (contradicts(minimumVersion, maximumVersion)) {
    return {
      kind: 'refused',
      reason: `TLS ${minimumVersion} at least and ${maximumVersion} at most leave no version.`,
    };
  }
  const certificate = pickString(server, 'ssl_certificate') ?? '';
  const sni = sniOf(pickString(server, 'sni') ?? '');
  return {
    kind: 'tls',
    sni,
    anchors: skips
      ? { kind: 'unchecked' }
      : file === SYSTEM
        ? { kind: 'system' }
        : { kind: 'references', references: [fileRef(file)] },
    names: skips ? { kind: 'unchecked' } : namesOf(sni, pickString(server, 'verifyhost') ?? ''),
    clientCertificate: certificate === '' ? null : fileRef(certificate),
    minimumVersion,
    maximumVersion,
  };
}

export const NO_CA =
  'HAProxy verifies unless verify is none, and refuses its configuration where there is no CA file to verify against.';

function fileRef(name: string): ObjectRef {
  return { group: '', kind: 'File', namespace: '', name };
}

/** `str(name)` is a name; any other expression takes it from the request. */
function sniOf(expression: string): Sni {
  const name = /^str\(([^)]*)\)$/.exec(expression)?.[1];
  if (name !== undefined) return { kind: 'name', name };
  return expression === '' ? { kind: 'none' } : { kind: 'request-host' };
}

/** What is sent is what is checked; verifyhost counts only where nothing is sent. */
function namesOf(sni: Sni, verifyhost: string): Names {
  if (sni.kind === 'request-host') return { kind: 'request-host' };
  const value = sni.kind === 'name' ? sni.name : verifyhost;
  return value === '' ? { kind: 'unchecked' } : { kind: 'checked', names: [{ type: 'Hostname', value }] };
}

function boundOf(server: Json | undefined, field: string): TlsVersion | null {
  return TLS_VERSIONS.find((version) => pickString(server, field) === `TLSv${version}`) ?? null;
}

export function contradicts(minimum: TlsVersion | null, maximum: TlsVersion | null): boolean {
  return minimum !== null && maximum !== null && TLS_VERSIONS.indexOf(minimum) > TLS_VERSIONS.indexOf(maximum);
}
