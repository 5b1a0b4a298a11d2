import { TLS_VERSIONS, type TlsVersion } from '../../configuration/configuration.ts';
import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, identityOf, lookUp } from '../../gateway-api/found.ts';
import { BARE_TLS, type CheckedName, type Connection, type Names, type TlsConnection } from '../../gateway-api/hop.ts';
import { isJsonObject, type Json, pick, pickList, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { factOf } from '../fact.ts';
import { facts } from './facts.ts';
import { SYSTEM_CA_FILE } from './plan.ts';
import { secretProblem } from './secret-problem.ts';

/** What the TLS settings of an Upstream come to. */
export interface SslOutcome {
  readonly connection: Connection;
  readonly unsure: readonly string[];
}

/** `undefined` where the Upstream speaks no TLS. */
export function sslOutcome(found: Found, upstream: K8sObject): SslOutcome | undefined {
  const ssl = pick(upstream, 'spec', 'sslConfig');
  if (!isJsonObject(ssl)) return byPort(upstream);
  const outcome = verified(found, upstream, ssl);
  if (pick(ssl, 'oneWayTls') !== true || outcome.connection.kind !== 'tls') return outcome;
  const connection = { ...outcome.connection, anchors: BARE_TLS.anchors, names: BARE_TLS.names };
  return { connection, unsure: [...outcome.unsure, factOf(facts, 'one-way-tls').claim] };
}

/** TLS that nobody has asked for. */
function byPort(upstream: K8sObject): SslOutcome | undefined {
  const hosts = pickList(upstream, 'spec', 'static', 'hosts');
  const useTls = pick(upstream, 'spec', 'static', 'useTls');
  const speaks = useTls === true || (useTls !== false && hosts.some((host) => pick(host, 'port') === 443));
  if (!speaks) return undefined;
  return { connection: { ...BARE_TLS, sni: sniOf(upstream, undefined) }, unsure: [] };
}

/** The address of a static host comes before `sni`. */
export function sniOf(upstream: K8sObject, ssl: Json | undefined): TlsConnection['sni'] {
  const [host] = pickList(upstream, 'spec', 'static', 'hosts');
  const rewrites = host !== undefined && pick(upstream, 'spec', 'static', 'autoSniRewrite') !== false;
  const name =
    pickString(host, 'sniAddr') || (rewrites ? pickString(host, 'addr') : undefined) || pickString(ssl, 'sni');
  return name === undefined || name === '' ? { kind: 'none' } : { kind: 'name', name };
}

function verified(found: Found, upstream: K8sObject, ssl: Json): SslOutcome {
  const client = {
    ...BARE_TLS,
    sni: sniOf(upstream, ssl),
    minimumVersion: versionOf(ssl, 'minimumProtocolVersion'),
    maximumVersion: versionOf(ssl, 'maximumProtocolVersion'),
  };
  const names = namesOf(ssl);
  if (isJsonObject(pick(ssl, 'sds'))) {
    return { connection: { kind: 'unknown', reason: 'CA and certificate come from an SDS server.' }, unsure: [] };
  }
  const secret = secretOf(upstream, ssl);
  if (secret !== undefined) return withSecret(found, secret, client, names);
  const rootCa = pickString(ssl, 'sslFiles', 'rootCa');
  if (rootCa === undefined) return withoutCa(client, names);
  if (rootCa !== SYSTEM_CA_FILE) {
    const reason = `What the file ${rootCa} of the proxy’s container holds is not known here.`;
    return { connection: { kind: 'unknown', reason }, unsure: [] };
  }
  const connection = { ...client, anchors: { kind: 'system' }, names } as const;
  return { connection, unsure: [factOf(facts, 'system-ca').claim] };
}

/** The Secret that an Upstream names, with the namespace that it means. */
export function secretOf(upstream: K8sObject, ssl: Json | undefined): ObjectRef | undefined {
  const name = pickString(ssl, 'secretRef', 'name');
  if (name === undefined) return undefined;
  const namespace = pickString(ssl, 'secretRef', 'namespace') ?? identityOf(upstream).namespace;
  return { group: '', kind: 'Secret', namespace, name };
}

function withSecret(found: Found, secret: ObjectRef, client: TlsConnection, names: Names): SslOutcome {
  const problem = secretProblem(found, secret);
  if (problem !== undefined) return { connection: { kind: 'refused', reason: problem }, unsure: [] };
  const keys = entryKeys(lookUp(found, secret));
  const shown = keys === undefined || keys.includes('tls.crt') ? secret : null;
  if (keys !== undefined && !keys.includes('ca.crt')) return withoutCa({ ...client, clientCertificate: shown }, names);
  const connection: Connection = {
    ...client,
    anchors: { kind: 'references', references: [secret] },
    names,
    clientCertificate: shown,
  };
  const unsure =
    keys === undefined
      ? [
          `The content of ${describeRef(secret)} is not in the manifests: it needs the type kubernetes.io/tls and a ca.crt. Without ca.crt the Upstream is rejected where it lists names, and verifies nothing where it does not. Whether it has a client certificate, as tls.crt and tls.key, is not seen either; what it has is shown.`,
        ]
      : [];
  return { connection, unsure };
}

function withoutCa(client: TlsConnection, names: Names): SslOutcome {
  const connection: Connection =
    names.kind === 'checked' ? { kind: 'refused', reason: factOf(facts, 'names-need-ca').claim } : client;
  return { connection, unsure: [] };
}

function namesOf(ssl: Json): Names {
  const [first, ...rest] = pickList(ssl, 'verifySubjectAltName').flatMap((name): CheckedName[] =>
    typeof name === 'string' ? [{ type: name.includes('://') ? 'URI' : 'Hostname', value: name }] : [],
  );
  return first === undefined ? { kind: 'unchecked' } : { kind: 'checked', names: [first, ...rest] };
}

function versionOf(ssl: Json, field: string): TlsVersion | null {
  const given = pickString(ssl, 'parameters', field);
  return TLS_VERSIONS.find((version) => `TLSv${version.replace('.', '_')}` === given) ?? null;
}
