import type { Configuration, TlsVersion, Validation } from '../../configuration/configuration.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';
import { leavesNoVersion } from './servers-transport.ts';

/** What a ServersTransport says for a validation and the client's side of TLS, as far as this version can. */
export function transportSpec(
  { clientCertificate, tlsVersions }: Configuration,
  validation: Validation,
  abilities: Abilities,
): JsonObject {
  const { minimum, maximum } = abilities.transportVersions === 'no' ? NO_BOUNDS : tlsVersions;
  return compact({
    ...validated(validation, abilities),
    certificatesSecrets: clientCertificate === null ? undefined : [clientCertificate.secret],
    // Go’s clients speak 1.2 at least until they are told otherwise: less at most needs less at least.
    minVersion: versionName(minimum ?? (leavesNoVersion({ minimum, maximum }) ? maximum : null)),
    maxVersion: versionName(maximum),
  });
}

const NO_BOUNDS = { minimum: null, maximum: null } as const;

function validated(validation: Validation, abilities: Abilities): { readonly [field: string]: JsonObject[string] } {
  if (validation.mode === 'skip') {
    return { insecureSkipVerify: true, ...(validation.hostname === null ? {} : { serverName: validation.hostname }) };
  }
  const names = namesBeside(validation);
  const byNames = names.length > 0 && abilities.transportNames !== 'no';
  return {
    serverName: validation.hostname,
    // Switches the check of serverName off; the names, and the chain with them, are checked all the same.
    ...(byNames ? { insecureSkipVerify: true, peerCertSANs: names } : {}),
    ...anchors(validation, abilities),
  };
}

/** A list with the host name alone is the check of the host name itself. */
function namesBeside({ hostname, subjectAltNames }: Exclude<Validation, { mode: 'skip' }>): readonly JsonObject[] {
  const [only] = subjectAltNames;
  if (subjectAltNames.length === 1 && only?.type === 'Hostname' && only.hostname === hostname) return [];
  return subjectAltNames.map((san) =>
    san.type === 'URI' ? { type: 'URI', value: san.uri } : { type: 'DNSName', value: san.hostname },
  );
}

function anchors(validation: Validation, abilities: Abilities): { readonly [field: string]: JsonObject[string] } {
  if (validation.mode !== 'custom') return {};
  const { ca } = validation;
  if (ca.kind === 'ClusterTrustBundle') return {};
  if (ca.kind === 'Secret') {
    return abilities.rootCas === 'no' ? { rootCAsSecrets: [ca.name] } : { rootCAs: [{ secret: ca.name }] };
  }
  // Before 3.4 there is no place for a ConfigMap; a finding says so.
  if (abilities.rootCas === 'no') return {};
  return { rootCAs: [{ configMap: ca.kind === 'ClusterCA' ? CLUSTER_CA_CONFIG_MAP : ca.name }] };
}

/** How Go calls a version: `VersionTLS12`. */
export function versionName(version: TlsVersion | null): string | undefined {
  return version === null ? undefined : `VersionTLS${version.replace('.', '')}`;
}
