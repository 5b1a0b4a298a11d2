import type { Found } from '../../gateway-api/found.ts';
import type { Anchors, CheckedName, Connection, Names, Sni } from '../../gateway-api/hop.ts';
import { type JsonObject, pickList, pickString } from '../../manifest/json.ts';
import type { K8sObject, ObjectRef } from '../../manifest/object.ts';
import { caObject, caProblem, credentialNamed, pairProblem } from './credentials.ts';
import type { Dialect, GatewayProxy } from './dialect.ts';

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
  if (textOf(settings, 'credentialName') !== undefined) return originated(settings, client);
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

function originated(settings: JsonObject, client: Client): Outcome {
  const obstacle = obstacleTo(settings, client);
  if (obstacle !== undefined) return certain(obstacle);
  const anchors = anchorsOf(settings, client);
  return certain({
    kind: 'tls',
    sni: sniOf(settings, client),
    anchors,
    names: anchors.kind === 'unchecked' ? { kind: 'unchecked' } : namesOf(settings, client),
    clientCertificate: shows(settings) ? (objectOf(settings, client) ?? null) : null,
    minimumVersion: null,
    maximumVersion: null,
  });
}

/** What keeps the proxy from what it needs of a credential. Where it skips and shows nothing, it needs nothing. */
function obstacleTo(settings: JsonObject, { found, proxy }: Client): Connection | undefined {
  const name = textOf(settings, 'credentialName');
  if (name === undefined || (skips(settings) && !shows(settings))) return undefined;
  const credential = credentialNamed(name, proxy.namespace);
  if (credential.kind !== 'object') return credential;
  const { reference } = credential;
  const problem =
    (shows(settings) ? pairProblem(found, reference) : undefined) ??
    (skips(settings) ? undefined : caProblem(found, caObject(found, reference)));
  if (problem === undefined) return undefined;
  return { kind: 'refused', reason: `${problem} The proxy never gets what it needs, and refuses every connection.` };
}

export function skips(settings: JsonObject): boolean {
  return settings.insecureSkipVerify === true;
}

function shows(settings: JsonObject): boolean {
  return settings.mode === 'MUTUAL';
}

/** An empty text is none. */
export function textOf(settings: JsonObject, field: string): string | undefined {
  const text = pickString(settings, field);
  return text === '' ? undefined : text;
}

function anchorsOf(settings: JsonObject, client: Client): Anchors {
  if (skips(settings)) return { kind: 'unchecked' };
  const object = objectOf(settings, client);
  if (object !== undefined) return { kind: 'references', references: [caObject(client.found, object)] };
  const file = textOf(settings, 'caCertificates');
  if (file === undefined || file === 'system') return { kind: 'system' };
  return { kind: 'references', references: [{ group: '', kind: 'File', namespace: '', name: file }] };
}

/** The object that a credential names. */
function objectOf(settings: JsonObject, { proxy }: Client): ObjectRef | undefined {
  const name = textOf(settings, 'credentialName');
  const credential = name === undefined ? undefined : credentialNamed(name, proxy.namespace);
  return credential?.kind === 'object' ? credential.reference : undefined;
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
