import { backendPath } from '../../configuration/backends.ts';
import type { Configuration } from '../../configuration/configuration.ts';
import type { Finding, FindingPlace, Fix } from '../../gateway-api/finding.ts';
import type { Endpoint, Hop, TlsConnection } from '../../gateway-api/hop.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';
import type { Json } from '../../manifest/json.ts';
import { attributeHops } from '../attribute.ts';
import { sharingPolicy } from './origin.ts';
import { CLUSTER_CA, GEP_1911, PUBLIC_NAMES } from './sources.ts';

/** What is doubtful about the connections themselves, however they came about: GEN-13, GEN-28, GEN-29. */
export function hopFindings(configuration: Configuration, hops: readonly Hop[]): readonly Finding[] {
  const owners = attributeHops(hops, configuration);
  return hops.flatMap((hop, index) => {
    const owner = owners[index] ?? null;
    const { connection, to } = hop;
    const at = (field: string) => place(hop, owner, field);
    if (connection.kind === 'plaintext') return plainTextPort(hop, at);
    if (connection.kind !== 'tls') return [];
    return [...privateNames(connection, configuration, owner, at), ...clusterCa(connection, to, configuration, at)];
  });
}

/** The place of a finding, by the field of its backend: asked for where there is something to say only. */
type PlaceAt = (field: string) => FindingPlace;

function place({ because: [cause] }: Hop, backend: number | null, field: string): FindingPlace {
  return {
    ...(cause === undefined ? {} : { object: cause.object, path: cause.path }),
    ...(backend === null ? {} : { field: `${backendPath(backend)}.${field}` }),
  };
}

/** Endings that no public CA certifies. */
const PRIVATE_ENDINGS = [
  '.svc',
  '.local',
  '.internal',
  '.localhost',
  '.lan',
  '.home.arpa',
  '.test',
  '.invalid',
  '.localdomain',
];

function isPrivate(name: string, clusterDomain: string): boolean {
  if (!name.includes('.')) return true;
  return PRIVATE_ENDINGS.some((ending) => name.endsWith(ending)) || name.endsWith(`.${clusterDomain}`);
}

function privateNames(
  { anchors, names }: TlsConnection,
  configuration: Configuration,
  owner: number | null,
  at: PlaceAt,
): Finding[] {
  const { clusterDomain } = configuration.setting;
  if (anchors.kind !== 'system' || names.kind !== 'checked') return [];
  if (!names.names.every(({ type, value }) => type === 'URI' || isPrivate(value, clusterDomain))) return [];
  const [first] = names.names;
  return [
    {
      id: 'GEN-13',
      severity: 'warning',
      message: `No public CA issues a certificate for ${first.value}.`,
      reason:
        '“System” means the CAs that the gateway’s own system trusts, not the cluster’s CA. A private name is verified against a CA of your own, unless yours has been added to the gateway’s system store.',
      at: at('validation.hostname'),
      evidence: [PUBLIC_NAMES],
      fixes: customCa(owner, configuration),
    },
  ];
}

function customCa(backend: number | null, configuration: Configuration): Fix[] {
  const { target, validation } = (backend === null ? undefined : configuration.backends[backend]) ?? {};
  if (backend === null || validation?.mode !== 'system') return [];
  // A policy on a Gateway or route makes no connection so: another backend’s, on the same Service, does.
  if (target?.kind !== 'Service' && target?.kind !== 'ExternalHost') return [];
  const value: Json = { ...validation, mode: 'custom', ca: { kind: 'ConfigMap', name: 'api-ca' } };
  const edits = sharingPolicy(configuration, backend).map((index) => ({
    at: `${backendPath(index)}.validation`,
    value,
  }));
  return [{ label: 'Verify against a CA of your own', edits }];
}

function clusterCa({ anchors }: TlsConnection, to: Endpoint, { setting }: Configuration, at: PlaceAt): Finding[] {
  if (anchors.kind !== 'references' || isApiServer(to, setting.clusterDomain)) return [];
  if (!anchors.references.some(({ kind, name }) => kind === 'ConfigMap' && name === CLUSTER_CA_CONFIG_MAP)) return [];
  return [
    {
      id: 'GEN-28',
      severity: 'warning',
      message: 'The cluster’s own CA signs the API server’s certificate; does it sign this backend’s too?',
      reason: `${CLUSTER_CA_CONFIG_MAP} fits only where the backend’s certificate chains to the same CA. One that cert-manager or a service mesh issued does not.`,
      at: at('validation.ca'),
      evidence: [CLUSTER_CA],
      fixes: [],
    },
  ];
}

function isApiServer(to: Endpoint, clusterDomain: string): boolean {
  if (to.kind === 'Service') return to.namespace === 'default' && to.name === 'kubernetes';
  return ['kubernetes.default', 'kubernetes.default.svc', `kubernetes.default.svc.${clusterDomain}`].includes(
    to.hostname,
  );
}

const TLS_PORTS: ReadonlySet<number | null> = new Set([443, 6443, 8443, 9443]);

function plainTextPort({ to, speaker }: Hop, at: PlaceAt): Finding[] {
  const named = to.kind === 'Service' && to.portName !== null && /https|tls/.test(to.portName);
  if (!named && !TLS_PORTS.has(to.port)) return [];
  const what = to.kind === 'Service' ? `Service ${to.namespace}/${to.name}` : to.hostname;
  return [
    {
      id: 'GEN-29',
      severity: 'warning',
      message: `Port ${named ? to.portName : to.port} of ${what} looks like TLS, and ${speaker} speaks plain text to it.`,
      reason:
        'By the standard, neither a port’s number nor its name switches TLS on. A backend that expects TLS answers plain text with an error, mostly a 400.',
      at: at('target'),
      evidence: [GEP_1911],
      fixes: [],
    },
  ];
}
