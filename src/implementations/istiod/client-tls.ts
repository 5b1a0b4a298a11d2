import { type Found, lookUp } from '../../gateway-api/found.ts';
import type { Anchors, CheckedName, Connection, Names, Sni } from '../../gateway-api/hop.ts';
import { type JsonObject, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import type { Dialect, GatewayProxy } from './dialect.ts';
import { CONFIG_MAP_SCHEME, caProblem, UNREADABLE } from './policy-rules.ts';

/** What surrounds TLS settings: whose Secrets are read, and whether requests have a Host. */
export interface Client {
  readonly found: Found;
  readonly dialect: Dialect;
  readonly proxy: GatewayProxy;
  readonly isHttp: boolean;
  readonly entry: K8sObject | undefined;
}

export interface Outcome {
  readonly connection: Connection;
  readonly unsure: readonly string[];
}

/** The suffix of a Secret that holds the CA apart from the key pair. */
export const CA_SUFFIX = '-cacert';

/** What TLS settings make of a connection. Without a mode they are switched off. */
export function connectionOf(settings: JsonObject, client: Client): Outcome {
  const mode = settings.mode ?? 'DISABLE';
  switch (mode) {
    case 'SIMPLE':
      return originated(settings, client);
    case 'MUTUAL':
      return mutual(settings, client);
    case 'ISTIO_MUTUAL':
      return certain({
        kind: 'unknown',
        reason: 'The mesh’s own mutual TLS: it works with backends that have a sidecar, which take it off again.',
      });
    default:
      return certain({ kind: 'plaintext' });
  }
}

function certain(connection: Connection): Outcome {
  return { connection, unsure: [] };
}

/** Key and certificate come from a Secret or from files in the proxy; with neither, no TLS is set up at all. */
function mutual(settings: JsonObject, client: Client): Outcome {
  if (textOf(settings, 'credentialName') !== undefined) return originated(settings, client, secretOf(settings, client));
  const hasFiles = textOf(settings, 'clientCertificate') !== undefined && textOf(settings, 'privateKey') !== undefined;
  if (hasFiles) {
    const { connection, unsure } = originated(settings, client);
    return {
      connection,
      unsure: [...unsure, 'The client certificate is a file in the proxy, which no manifest shows.'],
    };
  }
  return {
    connection: { kind: 'plaintext' },
    unsure: ['The webhook refuses MUTUAL without a certificate; where it is not asked, no TLS is set up.'],
  };
}

function originated(settings: JsonObject, client: Client, clientCertificate: ObjectRef | null = null): Outcome {
  const anchors = anchorsOf(settings, client);
  if (anchors === undefined) {
    const reason = 'The CA cannot be read, so the proxy never gets one and refuses every connection.';
    return certain({ kind: 'refused', reason });
  }
  const sni = sniOf(settings, client);
  const names = anchors.kind === 'unchecked' ? ({ kind: 'unchecked' } as const) : namesOf(settings, client);
  return certain({
    kind: 'tls',
    sni,
    anchors,
    names,
    clientCertificate,
    minimumVersion: null,
    maximumVersion: null,
  });
}

export function skips(settings: JsonObject): boolean {
  return settings.insecureSkipVerify === true;
}

/** An empty text is none. */
export function textOf(settings: JsonObject, field: string): string | undefined {
  const text = pickString(settings, field);
  return text === '' ? undefined : text;
}

function anchorsOf(settings: JsonObject, client: Client): Anchors | undefined {
  if (skips(settings)) return { kind: 'unchecked' };
  const credential = textOf(settings, 'credentialName');
  if (credential === UNREADABLE || isEmpty(credential, client)) return undefined;
  if (credential !== undefined) return { kind: 'references', references: [caOf(credential, client)] };
  const file = textOf(settings, 'caCertificates');
  if (file === undefined || file === 'system') return { kind: 'system' };
  return { kind: 'references', references: [{ group: '', kind: 'File', namespace: '', name: file }] };
}

/** Whether a ConfigMap in the manifests gives no CA. */
function isEmpty(credential: string | undefined, { found }: Client): boolean {
  const configMap = configMapIn(credential ?? '');
  return configMap !== undefined && caProblem(found, configMap) !== undefined;
}

/** `configmap://namespace/name`; `undefined` for anything else. */
export function configMapIn(credential: string): ObjectRef | undefined {
  if (!credential.startsWith(CONFIG_MAP_SCHEME)) return undefined;
  const [namespace = '', name = ''] = credential.slice(CONFIG_MAP_SCHEME.length).split('/');
  return { group: '', kind: 'ConfigMap', namespace, name };
}

/** The object that a credential’s CA is read from. */
function caOf(credential: string, client: Client): ObjectRef {
  const configMap = configMapIn(credential);
  if (configMap !== undefined) return configMap;
  const own = secretNamed(credential, client);
  const apart = { ...own, name: `${own.name}${CA_SUFFIX}` };
  return lookUp(client.found, apart) === undefined ? own : apart;
}

function secretOf(settings: JsonObject, client: Client): ObjectRef {
  return secretNamed(textOf(settings, 'credentialName') ?? '', client);
}

/** `kubernetes://` in front of a name says nothing more. */
function secretNamed(credential: string, { proxy }: Client): ObjectRef {
  const path = credential.replace(/^kubernetes:\/\//, '').split('/');
  const name = path.at(-1) ?? '';
  return { group: '', kind: 'Secret', namespace: path.length > 1 ? (path[0] ?? '') : proxy.namespace, name };
}

function sniOf(settings: JsonObject, { isHttp }: Client): Sni {
  const name = textOf(settings, 'sni');
  if (name !== undefined) return { kind: 'name', name };
  return { kind: isHttp ? 'request-host' : 'none' };
}

/** With an SNI and without names nothing but the chain is checked; with neither, HTTP takes the request’s Host for both. */
function namesOf(settings: JsonObject, { isHttp, entry }: Client): Names {
  const own = texts(pickList(settings, 'subjectAltNames'));
  const [first, ...rest] = own.length > 0 ? own : texts(pickList(entry, 'spec', 'subjectAltNames'));
  if (first !== undefined) return { kind: 'checked', names: [checked(first), ...rest.map(checked)] };
  return { kind: isHttp && textOf(settings, 'sni') === undefined ? 'request-host' : 'unchecked' };
}

function texts(list: ReturnType<typeof pickList>): readonly string[] {
  return list.filter((one) => typeof one === 'string');
}

function checked(value: string): CheckedName {
  return { type: value.includes('://') ? 'URI' : 'Hostname', value };
}
