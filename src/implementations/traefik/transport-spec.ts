import {
  type Configuration,
  TLS_VERSIONS,
  type TlsVersion,
  type Validation,
} from '../../configuration/configuration.ts';
import { CLUSTER_CA_CONFIG_MAP } from '../../gateway-api/resources.ts';
import type { JsonObject } from '../../manifest/json.ts';
import { compact } from '../../manifest/object.ts';
import type { Abilities } from './abilities.ts';
import { type Bounds, isSetAside, leavesNoVersion } from './servers-transport.ts';

/** What a ServersTransport says for a validation and the client's side of TLS, as far as this version can. */
export function transportSpec(
  { clientCertificate, tlsVersions }: Configuration,
  validation: Validation,
  abilities: Abilities,
): JsonObject {
  const { minimum, maximum } = abilities.transportVersions === 'no' ? NO_BOUNDS : sayableBounds(tlsVersions);
  return compact({
    ...validated(validation, abilities),
    certificatesSecrets: clientCertificate === null ? undefined : [clientCertificate.secret],
    minVersion: versionName(minimum),
    maxVersion: versionName(maximum),
  });
}

const NO_BOUNDS = { minimum: null, maximum: null } as const;

/** The bounds that come nearest to these and that Traefik takes: an oldest version needs a newer newest one beside it. */
export function sayableBounds({ minimum, maximum }: Bounds): Bounds {
  if (leavesNoVersion({ minimum, maximum })) return { minimum: '1.0', maximum: '1.1' };
  if (minimum === null) return { minimum, maximum };
  const whole = { minimum, maximum: maximum ?? '1.3' };
  if (!isSetAside(whole)) return whole;
  // Without an oldest version Go’s own counts, 1.2: no other version can be asked for alone.
  if (minimum === '1.2' && maximum === '1.2') return { minimum: null, maximum };
  const newest = whole.maximum === '1.0' ? '1.1' : whole.maximum;
  return { minimum: TLS_VERSIONS[TLS_VERSIONS.indexOf(newest) - 1] ?? null, maximum: newest };
}

/** Whether bounds that can be said let no more through than these. */
export function canBeSaid(bounds: Bounds): boolean {
  const spoken = ({ minimum, maximum }: Bounds) => [minimum ?? '1.2', maximum ?? '1.3'].join();
  return leavesNoVersion(bounds) ? bounds.maximum === '1.1' : spoken(sayableBounds(bounds)) === spoken(bounds);
}

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
