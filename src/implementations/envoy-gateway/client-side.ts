import { type Setting, TLS_VERSIONS, type TlsVersion } from '../../configuration/configuration.ts';
import { gatewaysOf } from '../../gateway-api/backend-refs.ts';
import { entryKeys } from '../../gateway-api/entries.ts';
import { type Found, identityOf, lookUp, namespaceOf } from '../../gateway-api/found.ts';
import { leaveFor } from '../../gateway-api/grants.ts';
import type { Because } from '../../gateway-api/hop.ts';
import { clientCertificateField } from '../../gateway-api/releases.ts';
import { isJsonObject, type Json, pick, pickString } from '../../manifest/json.ts';
import { describeRef, type K8sObject, type ObjectRef } from '../../manifest/object.ts';
import { type Abilities, doubts } from './abilities.ts';
import { settingsOfProxy } from './proxy-settings.ts';

/** The client's part of a TLS connection: the certificate that Envoy shows, and the versions that it speaks. */
export interface ClientSide {
  readonly certificate: ObjectRef | null;
  readonly minimum: TlsVersion | null;
  readonly maximum: TlsVersion | null;
  /** Why the connection fails for it; `null` where it does not. */
  readonly problem: string | null;
  readonly because: readonly Because[];
  readonly unsure: readonly string[];
}

/** Settings of EnvoyProxy or Backend, with the object that they stand in. */
export interface Settings {
  readonly owner: ObjectRef;
  readonly path: readonly string[];
  readonly value: Json | undefined;
}

/** What a route's Gateway has to say, the same for all of the route's backends. */
export interface GatewaySide {
  readonly proxy: Settings | undefined;
  readonly certificate: ObjectRef | null;
  readonly unsure: readonly string[];
}

export function gatewaySide(found: Found, route: K8sObject, abilities: Abilities, setting: Setting): GatewaySide {
  const [gateway, ...others] = gatewaysOf(found, route);
  const unsure =
    others.length > 0 ? ['The route is attached to several Gateways, and the first one’s settings are shown.'] : [];
  if (gateway === undefined) return { proxy: undefined, certificate: null, unsure };
  const proxy = settingsOfProxy(found, gateway, abilities);
  if (!speaksForItself(gateway, abilities, setting)) return { proxy, certificate: null, unsure };
  return {
    proxy: undefined,
    certificate: grantedCertificate(found, gateway),
    unsure: proxy === undefined ? unsure : [...unsure, ...doubts(abilities, 'gatewayCertificate')],
  };
}

/** Whether the Gateway's own settings count, and with them none of EnvoyProxy's. */
export function speaksForItself(gateway: K8sObject, abilities: Abilities, { gatewayApi }: Setting): boolean {
  return (
    abilities.gatewayCertificate !== 'no' &&
    clientCertificateField(gatewayApi) === 'spec.tls.backend' &&
    isJsonObject(pick(gateway, 'spec', 'tls', 'backend'))
  );
}

/** Without leave from its namespace, of another kind, or without certificate and key, no Secret is shown at all. */
function grantedCertificate(found: Found, gateway: K8sObject): ObjectRef | null {
  const certificate = secretOf(pick(gateway, 'spec', 'tls', 'backend', 'clientCertificateRef'), namespaceOf(gateway));
  if (certificate === null || certificate.group !== '' || certificate.kind !== 'Secret') return null;
  if (leaveFor(found, identityOf(gateway), certificate) === 'missing') return null;
  const keys = entryKeys(lookUp(found, certificate));
  return keys === undefined || PAIR.every((key) => keys.includes(key)) ? certificate : null;
}

const PAIR = ['tls.crt', 'tls.key'];

/** Field by field: the Backend's own settings before those of the Gateway, or without any there of its EnvoyProxy. */
export function clientSide(gateway: GatewaySide, backend: K8sObject | undefined, abilities: Abilities): ClientSide {
  const own = backend === undefined || abilities.backendClientTls === 'no' ? undefined : settingsOfBackend(backend);
  const sources = [own, gateway.proxy].filter((source) => source !== undefined);
  const problem = sources.map((source) => certificateProblem(source, abilities)).find((says) => says !== null) ?? null;
  return {
    certificate: certificateOf(own) ?? gateway.certificate ?? certificateOf(gateway.proxy),
    minimum: versionOf(sources, 'minVersion'),
    maximum: versionOf(sources, 'maxVersion'),
    problem,
    because: sources.flatMap(becauseOf),
    unsure: [...gateway.unsure, ...sources.flatMap((source) => namespaceDoubt(source, abilities))],
  };
}

export function settingsOfBackend(backend: K8sObject): Settings {
  return { owner: identityOf(backend), path: ['spec', 'tls'], value: pick(backend, 'spec', 'tls') };
}

function certificateOf(source: Settings | undefined): ObjectRef | null {
  return source === undefined ? null : secretOf(pick(source.value, 'clientCertificateRef'), source.owner.namespace);
}

function secretOf(ref: Json | undefined, namespace: string): ObjectRef | null {
  const name = pickString(ref, 'name');
  if (name === undefined) return null;
  return {
    group: pickString(ref, 'group') ?? '',
    kind: pickString(ref, 'kind') ?? 'Secret',
    namespace: pickString(ref, 'namespace') ?? namespace,
    name,
  };
}

/** The first that says anything wins; `Auto` says that Envoy's default holds. */
function versionOf(sources: readonly Settings[], field: 'minVersion' | 'maxVersion'): TlsVersion | null {
  const given = sources.map(({ value }) => pickString(value, field)).find((text) => text !== undefined);
  return TLS_VERSIONS.find((version) => version === given) ?? null;
}

/** Why the client certificate of an EnvoyProxy or Backend cannot be used; `null` where it can, or there is none. */
export function certificateProblem({ owner, value }: Settings, abilities: Abilities): string | null {
  const ref = pick(value, 'clientCertificateRef');
  const name = pickString(ref, 'name');
  if (name === undefined) return null;
  const namespace = pickString(ref, 'namespace');
  if (namespace === undefined) {
    return abilities.certificateNamespace === 'no'
      ? `This version needs the namespace of the client certificate in ${describeRef(owner)} written out.`
      : null;
  }
  return namespace === owner.namespace
    ? null
    : `The client certificate ${namespace}/${name} is not in the namespace of ${describeRef(owner)}.`;
}

function namespaceDoubt({ owner, value }: Settings, abilities: Abilities): string[] {
  const ref = pick(value, 'clientCertificateRef');
  if (ref === undefined || pickString(ref, 'namespace') !== undefined) return [];
  return abilities.certificateNamespace === 'maybe'
    ? [
        `Before 1.6.3 the connection fails, because ${describeRef(owner)} names the client certificate without its namespace.`,
      ]
    : [];
}

function becauseOf({ owner, path, value }: Settings): Because[] {
  const says = ['clientCertificateRef', 'minVersion', 'maxVersion'].some((field) => pick(value, field) !== undefined);
  return says ? [{ object: owner, path, says: 'sets client certificate and TLS versions' }] : [];
}
